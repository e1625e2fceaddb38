-- Everything that surrounds a ticket: invitations, scopes, redirections, set aside and archived, followed and marked.

ALTER TABLE people ADD COLUMN identifier TEXT;
CREATE UNIQUE INDEX people_by_identifier ON people (identifier);
-- Name, identifier and address without case nor accents, by which people are searched.
ALTER TABLE people ADD COLUMN folded TEXT NOT NULL DEFAULT '';
-- 'directory' or 'external' (spec.md §2.1).
ALTER TABLE people ADD COLUMN account TEXT NOT NULL DEFAULT 'directory';
-- Codes of the alerts that are on, separated by spaces (spec.md §12.10).
ALTER TABLE people ADD COLUMN alerts TEXT NOT NULL DEFAULT 'own invited bookmarks expiry';
UPDATE people SET alerts = 'invited bookmarks expiry' WHERE NOT monitors_own;
ALTER TABLE people DROP COLUMN monitors_own;

-- Codes of the switches that are on, separated by spaces (spec.md §3.1).
ALTER TABLE departments ADD COLUMN settings TEXT NOT NULL DEFAULT '';
ALTER TABLE departments ADD COLUMN inter_service_tag TEXT NOT NULL DEFAULT '';
ALTER TABLE departments ADD COLUMN redirects_to BIGINT REFERENCES departments (id);
ALTER TABLE departments ADD COLUMN default_algorithm TEXT;
ALTER TABLE departments ADD COLUMN default_expiry_days BIGINT;

ALTER TABLE categories ADD COLUMN settings TEXT NOT NULL DEFAULT '';
ALTER TABLE categories ADD COLUMN redirects_to BIGINT REFERENCES categories (id);
ALTER TABLE categories ADD COLUMN default_algorithm TEXT;
ALTER TABLE categories ADD COLUMN default_expiry_days BIGINT;
-- Whom the cyclical algorithm chose last.
ALTER TABLE categories ADD COLUMN last_chosen_id BIGINT REFERENCES people (id);

CREATE TABLE permanent_invitees (
    department_id BIGINT NOT NULL REFERENCES departments (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (department_id, person_id)
);

ALTER TABLE tickets ADD COLUMN computer TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN is_anonymous BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE tickets ADD COLUMN spent_minutes BIGINT;
ALTER TABLE tickets ADD COLUMN link_id BIGINT REFERENCES tickets (id);
ALTER TABLE tickets ADD COLUMN recall_at BIGINT;
ALTER TABLE tickets ADD COLUMN moved_from_id BIGINT REFERENCES categories (id);
ALTER TABLE tickets ADD COLUMN moved_by_id BIGINT REFERENCES people (id);
CREATE INDEX tickets_to_recall ON tickets (recall_at) WHERE recall_at IS NOT NULL;

CREATE TABLE invitations (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- Invited by the department (R41): leaves with the ticket when it goes to another one.
    is_permanent BOOLEAN NOT NULL,
    invited_by_id BIGINT REFERENCES people (id),
    invited_at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, person_id)
);
CREATE INDEX invitations_by_person ON invitations (person_id);
CREATE INDEX invitations_by_author ON invitations (invited_by_id, invited_at);

CREATE TABLE follows (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (ticket_id, person_id)
);

CREATE TABLE bookmarks (
    person_id BIGINT NOT NULL REFERENCES people (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, ticket_id)
);
CREATE INDEX bookmarks_by_ticket ON bookmarks (ticket_id);

-- The version of a ticket that somebody has read; 0 once they marked it unread.
CREATE TABLE reads (
    person_id BIGINT NOT NULL REFERENCES people (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    version BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, ticket_id)
);

-- Recurring work: one row a job, leased by whoever runs it (spec.md §10).
CREATE TABLE schedule (
    job TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL DEFAULT 0,
    finished_at BIGINT,
    outcome TEXT NOT NULL DEFAULT ''
);

-- Where somebody moved tickets lately.
CREATE INDEX events_moves ON events (by_id, id) WHERE kind = 'moved';

-- Each group of tickets has its index: what is done and what is archived costs nothing to the lists of the others
-- (docs/decisions/0005-archive-is-a-status.md).
DROP INDEX tickets_by_department;
DROP INDEX tickets_by_owner;
DROP INDEX tickets_by_category;
CREATE INDEX tickets_done ON tickets (department_id, last_action_at)
    WHERE status IN ('approved', 'expired', 'cancelled', 'refused');
CREATE INDEX tickets_closed ON tickets (last_action_at)
    WHERE status IN ('closed', 'approved', 'expired', 'cancelled', 'refused');
CREATE INDEX tickets_by_owner ON tickets (owner_id, last_action_at) WHERE status <> 'archived';
CREATE INDEX tickets_archive ON tickets (department_id, last_action_at) WHERE status = 'archived';
CREATE INDEX tickets_archive_by_owner ON tickets (owner_id, last_action_at) WHERE status = 'archived';
