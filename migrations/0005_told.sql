-- What people are told, how and when: preferences, daily reports, muted tickets, extra addresses, one outbox for all mails.

-- Where they arrive once signed in.
ALTER TABLE people ADD COLUMN start_page TEXT NOT NULL DEFAULT 'home';
ALTER TABLE people ADD COLUMN reports_suspended BOOLEAN NOT NULL DEFAULT FALSE;
-- Reports due together come in one mail (spec.md §9.1).
ALTER TABLE people ADD COLUMN groups_reports BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE people ADD COLUMN gets_empty_reports BOOLEAN NOT NULL DEFAULT TRUE;

-- How long alerts of a department wait, to come together.
ALTER TABLE department_managers ADD COLUMN pace TEXT NOT NULL DEFAULT 'immediate';
-- The daily report of a department (spec.md §9.1).
ALTER TABLE department_managers ADD COLUMN report TEXT NOT NULL DEFAULT 'managed_member_free';
ALTER TABLE department_managers ADD COLUMN report_hour BIGINT NOT NULL DEFAULT 8;
ALTER TABLE department_managers ADD COLUMN report_second_hour BIGINT;
ALTER TABLE department_managers ADD COLUMN report_weekend BOOLEAN NOT NULL DEFAULT FALSE;

-- Extra monitoring (spec.md §6.7): a level of NULL is inherited.
ALTER TABLE departments ADD COLUMN watch_level TEXT;
ALTER TABLE departments ADD COLUMN watch_address TEXT NOT NULL DEFAULT '';
ALTER TABLE categories ADD COLUMN watch_level TEXT;
ALTER TABLE categories ADD COLUMN watch_address TEXT NOT NULL DEFAULT '';

-- Who asked to hear no more of a ticket.
CREATE TABLE mutes (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    muted_at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, person_id)
);

-- The outbox again, for mails that are about no ticket or for no person. Keys are given anew, in the same order.
CREATE TABLE outbox_new (
    id {{id}},
    -- Of an alert: the ticket, and the command that it announces.
    ticket_id BIGINT REFERENCES tickets (id),
    batch BIGINT,
    -- Its reader: a person, or an address that watches a place (spec.md §6.7).
    person_id BIGINT REFERENCES people (id),
    address TEXT,
    tag TEXT NOT NULL,
    -- The rule that selected this reader, as JSON (spec.md §8.3).
    reason TEXT NOT NULL,
    -- The same at every attempt, so that a duplicate can be recognised.
    message_id TEXT NOT NULL UNIQUE,
    -- What the links of this mail carry; empty when it has none.
    link_key TEXT NOT NULL DEFAULT '',
    -- The domain that it goes to: one that is slow keeps no other waiting.
    destination TEXT NOT NULL DEFAULT '',
    -- Alerts of one reader about one ticket by this author leave together; NULL: whoever the authors.
    author_id BIGINT REFERENCES people (id),
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    -- When it was to leave.
    leaves_at BIGINT NOT NULL,
    -- While waiting: not before this instant, and nobody else takes it until then.
    next_at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The last words of the server, or why it was not sent.
    outcome TEXT NOT NULL DEFAULT '',
    -- It leaves within this other mail, and shares its fate.
    led_by_id BIGINT REFERENCES outbox_new (id),
    UNIQUE (ticket_id, batch, person_id),
    UNIQUE (ticket_id, batch, address)
);
INSERT INTO outbox_new (ticket_id, batch, person_id, tag, reason, message_id, state, attempts, created_at, leaves_at,
    next_at, settled_at, outcome)
    SELECT ticket_id, batch, person_id, tag, reason, message_id, state, attempts, created_at, created_at, next_at,
        settled_at, outcome
    FROM outbox ORDER BY id;

CREATE TABLE captured_new (
    outbox_id BIGINT PRIMARY KEY REFERENCES outbox_new (id),
    captured_at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    source TEXT NOT NULL
);
INSERT INTO captured_new (outbox_id, captured_at, recipient, subject, text, html, source)
    SELECT n.id, c.captured_at, c.recipient, c.subject, c.text, c.html, c.source
    FROM captured_mails c JOIN outbox o ON o.id = c.outbox_id JOIN outbox_new n ON n.message_id = o.message_id;
DROP TABLE captured_mails;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
ALTER TABLE captured_new RENAME TO captured_mails;

-- What waits: a mail that failed once lets fresh ones pass.
CREATE INDEX outbox_fresh ON outbox (next_at, id) WHERE state = 'waiting' AND led_by_id IS NULL AND attempts = 0;
CREATE INDEX outbox_deferred ON outbox (next_at, id) WHERE state = 'waiting' AND led_by_id IS NULL AND attempts > 0;
CREATE INDEX outbox_of_reader ON outbox (ticket_id, person_id) WHERE state = 'waiting';
CREATE INDEX outbox_led ON outbox (led_by_id) WHERE led_by_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_by_key ON outbox (link_key) WHERE link_key <> '';
-- What an administrator looks at.
CREATE INDEX outbox_troubled ON outbox (created_at) WHERE state IN ('waiting', 'refused', 'expired');

-- One report per manager, department, hour and local day, whatever happens (spec.md §9.2).
CREATE TABLE reports (
    person_id BIGINT NOT NULL REFERENCES people (id),
    department_id BIGINT NOT NULL REFERENCES departments (id),
    -- The day on the installation's clock, as 2026-03-10, and the hour asked for.
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    outbox_id BIGINT NOT NULL REFERENCES outbox (id),
    PRIMARY KEY (person_id, department_id, day, hour)
);
