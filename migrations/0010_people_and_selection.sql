-- Accounts that became one, administrators who look, and which departments somebody is offered.

-- The account that was kept: the history keeps the names, the old address leads here.
ALTER TABLE people ADD COLUMN merged_into_id BIGINT REFERENCES people (id);
CREATE INDEX people_merged ON people (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Whose pages an administrator looks at in this session, if anybody's.
ALTER TABLE sessions ADD COLUMN viewing_id BIGINT REFERENCES people (id);

-- The rules of the selection (spec.md §7), from the first.
CREATE TABLE selection_rules (
    position BIGINT PRIMARY KEY,
    -- NULL: for every purpose.
    purpose TEXT,
    condition TEXT NOT NULL,
    -- A pattern or the key of a department, as the condition wants it.
    operand TEXT NOT NULL,
    gift TEXT NOT NULL,
    target TEXT NOT NULL
);
