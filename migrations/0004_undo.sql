-- The last command of each ticket, for as long as its author may take it back.

CREATE TABLE undos (
    ticket_id BIGINT PRIMARY KEY REFERENCES tickets (id),
    -- The version of the ticket that the command made.
    batch BIGINT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES people (id),
    action TEXT NOT NULL,
    -- The mails of the command leave then, and no other about the ticket before.
    until BIGINT NOT NULL,
    -- Since when one such delay has followed another: mails are not held back for ever.
    since BIGINT NOT NULL,
    -- What the history does not tell of the moment before, as JSON.
    memory TEXT NOT NULL
);
CREATE INDEX undos_by_end ON undos (until);
