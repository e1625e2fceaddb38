-- The hours whose daily reports have all been queued: whoever asks for one later waits for the next (spec.md §9.2).

CREATE TABLE report_slots (
    -- The day on the installation's clock, as 2026-03-10, and the hour.
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    PRIMARY KEY (day, hour)
);
