-- One text for both engines. {{id}} is the identity column; times are milliseconds UTC; enums are text.

CREATE TABLE people (
    id {{id}},
    name TEXT NOT NULL,
    -- As typed; `login` is its case-folded form, by which people sign in and are found.
    address TEXT,
    login TEXT UNIQUE,
    -- What the directory says in one line: « UFR Sciences, poste 45 12 ».
    affiliation TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'fr',
    is_admin BOOLEAN NOT NULL DEFAULT FALSE,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    monitors_own BOOLEAN NOT NULL DEFAULT TRUE,
    monitoring_suspended BOOLEAN NOT NULL DEFAULT FALSE,
    password_hash TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    -- SHA-256 of the token in the cookie: a stolen database opens no session.
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    remembered BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
    -- What the guesses have in common: an address tried, or where they come from.
    subject TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    until BIGINT NOT NULL
);

CREATE TABLE departments (
    id {{id}},
    label TEXT NOT NULL UNIQUE,
    long_label TEXT NOT NULL,
    short_label TEXT NOT NULL,
    icon TEXT,
    is_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    position BIGINT NOT NULL,
    default_scope TEXT,
    default_priority BIGINT,
    default_subject TEXT,
    default_message TEXT
);

CREATE TABLE department_managers (
    department_id BIGINT NOT NULL REFERENCES departments (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    position BIGINT NOT NULL,
    -- Codes of the flags that are on, separated by spaces (spec.md §2.2).
    privileges TEXT NOT NULL,
    is_available BOOLEAN NOT NULL DEFAULT TRUE,
    rate BIGINT NOT NULL DEFAULT 100,
    monitoring_any TEXT NOT NULL DEFAULT 'creation',
    monitoring_category TEXT NOT NULL DEFAULT 'creation',
    monitoring_managed TEXT NOT NULL DEFAULT 'always',
    PRIMARY KEY (department_id, person_id)
);
CREATE INDEX department_managers_by_person ON department_managers (person_id);

CREATE TABLE categories (
    id {{id}},
    department_id BIGINT NOT NULL REFERENCES departments (id),
    parent_id BIGINT REFERENCES categories (id),
    position BIGINT NOT NULL,
    label TEXT NOT NULL,
    long_label TEXT NOT NULL,
    icon TEXT,
    search_words TEXT NOT NULL DEFAULT '',
    accepts_tickets BOOLEAN NOT NULL DEFAULT TRUE,
    inherits_members BOOLEAN NOT NULL DEFAULT TRUE,
    default_scope TEXT,
    default_priority BIGINT,
    default_subject TEXT,
    default_message TEXT
);
CREATE INDEX categories_by_department ON categories (department_id);
CREATE INDEX categories_by_parent ON categories (parent_id);

CREATE TABLE category_members (
    category_id BIGINT NOT NULL REFERENCES categories (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (category_id, person_id)
);

CREATE TABLE tickets (
    id {{id}},
    department_id BIGINT NOT NULL REFERENCES departments (id),
    category_id BIGINT NOT NULL REFERENCES categories (id),
    creation_department_id BIGINT NOT NULL REFERENCES departments (id),
    owner_id BIGINT NOT NULL REFERENCES people (id),
    creator_id BIGINT NOT NULL REFERENCES people (id),
    holder_id BIGINT REFERENCES people (id),
    status TEXT NOT NULL,
    subject TEXT NOT NULL,
    scope TEXT NOT NULL,
    priority BIGINT NOT NULL,
    origin TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_action_at BIGINT NOT NULL,
    closed_at BIGINT,
    version BIGINT NOT NULL
);
-- What waits for somebody: lists and counters read only these, however many tickets are done.
CREATE INDEX tickets_live ON tickets (department_id, status, last_action_at)
    WHERE status IN ('free', 'in_progress', 'incomplete', 'postponed', 'closed');
CREATE INDEX tickets_by_department ON tickets (department_id, last_action_at);
CREATE INDEX tickets_by_owner ON tickets (owner_id, last_action_at);
CREATE INDEX tickets_by_category ON tickets (category_id);

-- The history: rows are added, never changed. Replaying them gives the ticket.
CREATE TABLE events (
    id {{id}},
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    -- The version of the ticket that the command made: one command, one batch (spec.md §8.2).
    batch BIGINT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    by_id BIGINT REFERENCES people (id),
    at BIGINT NOT NULL,
    text TEXT,
    scope TEXT NOT NULL,
    status TEXT NOT NULL
);
CREATE INDEX events_by_ticket ON events (ticket_id, id);

-- One mail to one person about one batch. Written with the batch; a worker sends it afterwards.
CREATE TABLE outbox (
    id {{id}},
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    batch BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    tag TEXT NOT NULL,
    -- The rule that selected this reader, as JSON (spec.md §8.3).
    reason TEXT NOT NULL,
    -- The same at every attempt, so that a duplicate can be recognised.
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    -- While waiting: not before this instant, and nobody else takes it until then.
    next_at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The last words of the server, or why it was not sent.
    outcome TEXT NOT NULL DEFAULT '',
    UNIQUE (ticket_id, batch, person_id)
);
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting';

-- Forms already carried out: sending one twice does nothing twice.
CREATE TABLE submissions (
    token TEXT NOT NULL,
    -- Of what the form said: the same token with other words is not the same submission.
    fingerprint TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (token, person_id)
);
CREATE INDEX submissions_by_age ON submissions (created_at);

-- What the demo's mail transport was given instead of a relay: the mailbox of /demo/mail.
CREATE TABLE captured_mails (
    outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id),
    captured_at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    source TEXT NOT NULL
);
