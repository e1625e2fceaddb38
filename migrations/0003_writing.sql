-- What people write with: files, drafts, canned responses.

-- A content that the file store keeps, once, under its digest.
CREATE TABLE blobs (
    -- SHA-256 in hexadecimal.
    digest TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    -- When somebody last sent it: what is being sent is not cleaned away.
    touched_at BIGINT NOT NULL
);

-- A file that somebody sent; it waits for its form until that gives it to a ticket.
CREATE TABLE files (
    id {{id}},
    -- NULL once erased.
    digest TEXT REFERENCES blobs (digest),
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- What its bytes are: 'png', 'pdf'… or 'other', which is never shown.
    kind TEXT NOT NULL,
    -- What the scanner said: 'clean', 'unchecked' when it was down, 'none' when there is none.
    scan TEXT NOT NULL,
    sent_by_id BIGINT NOT NULL REFERENCES people (id),
    sent_at BIGINT NOT NULL,
    ticket_id BIGINT REFERENCES tickets (id)
);
CREATE INDEX files_by_ticket ON files (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX files_waiting ON files (sent_by_id, sent_at) WHERE ticket_id IS NULL;
CREATE INDEX files_by_digest ON files (digest) WHERE digest IS NOT NULL;

-- What somebody is writing, kept as they type.
CREATE TABLE drafts (
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- The token of the form that it is typed in: two pages open keep two drafts.
    token TEXT NOT NULL,
    -- Where that form is sent: '/tickets', '/tickets/4812/comment'.
    place TEXT NOT NULL,
    category TEXT NOT NULL DEFAULT '',
    -- Who was to read it: what was meant for managers alone does not come back for everybody.
    scope TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    -- Keys of the files that wait with it, separated by spaces.
    files TEXT NOT NULL DEFAULT '',
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, token)
);
CREATE INDEX drafts_by_place ON drafts (person_id, place, saved_at);
CREATE INDEX drafts_by_age ON drafts (saved_at);

-- Reusable texts (spec.md §12.2): somebody's, a department's, or everybody's.
CREATE TABLE responses (
    id {{id}},
    person_id BIGINT REFERENCES people (id),
    department_id BIGINT REFERENCES departments (id),
    label TEXT NOT NULL,
    message TEXT NOT NULL,
    uses BIGINT NOT NULL DEFAULT 0,
    used_at BIGINT,
    changed_by_id BIGINT NOT NULL REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    -- Of its words: uses do not change it.
    version BIGINT NOT NULL DEFAULT 1
);
-- A label names one response of those who share it: a form sent twice makes one.
CREATE UNIQUE INDEX responses_by_person ON responses (person_id, label) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX responses_by_department ON responses (department_id, label) WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX responses_global ON responses (label) WHERE person_id IS NULL AND department_id IS NULL;
