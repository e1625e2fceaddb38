-- What an administrator looks at, pile by pile, newest first.

DROP INDEX outbox_troubled;
CREATE INDEX outbox_piles ON outbox (state, id) WHERE state = 'waiting' OR state = 'refused' OR state = 'expired';
