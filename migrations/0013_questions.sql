-- What a category asks, as JSON; nothing: as the category above it. What was answered in a form that waits, as JSON.

ALTER TABLE categories ADD COLUMN questions TEXT;
ALTER TABLE drafts ADD COLUMN answers TEXT NOT NULL DEFAULT '[]';
