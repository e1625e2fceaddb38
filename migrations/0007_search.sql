-- Full-text search: a row per ticket, its words by who may read them. Each engine has its own table for that.
{{search}};

-- Which tokeniser the rows were made by, and how far reading every ticket again has come.
CREATE TABLE search_state (
    one BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    -- While they are read again: tickets up to this one are done.
    upto BIGINT NOT NULL
);
INSERT INTO search_state (one, version, upto) VALUES (1, 0, 0);

-- Whoever holds or held a ticket last finds themselves in it, whatever has become of their role.
CREATE INDEX tickets_by_last_holder ON tickets (holder_id);

-- Who wrote what: authors find their own messages whatever has become of their role.
CREATE INDEX events_by_author ON events (by_id, ticket_id);

-- The last tickets that somebody opened (spec.md §12.3).
CREATE TABLE visits (
    person_id BIGINT NOT NULL REFERENCES people (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    visited_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, ticket_id)
);
CREATE INDEX visits_by_date ON visits (person_id, visited_at);
