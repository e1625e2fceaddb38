-- The journal of the organisation: who changed which right or setting, and what it was before and after.

CREATE TABLE audit (
    id {{id}},
    at BIGINT NOT NULL,
    -- NULL: the command line.
    by_id BIGINT REFERENCES people (id),
    -- No reference: the journal outlives what it speaks of.
    department_id BIGINT,
    deed TEXT NOT NULL,
    -- What it was done to, by its name then.
    subject TEXT NOT NULL,
    -- A JSON list of what is not as it was.
    changes TEXT NOT NULL
);
CREATE INDEX audit_by_department ON audit (department_id, id);
