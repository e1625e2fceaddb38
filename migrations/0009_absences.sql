-- When a manager is away from a department: days of the installation's calendar (`2026-03-10`), both included.

ALTER TABLE department_managers ADD COLUMN absent_from TEXT;
ALTER TABLE department_managers ADD COLUMN absent_until TEXT;
ALTER TABLE department_managers ADD COLUMN absence_note TEXT NOT NULL DEFAULT '';
