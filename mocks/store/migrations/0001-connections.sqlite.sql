CREATE TABLE connections (
  id          INTEGER PRIMARY KEY,
  project_id  TEXT NOT NULL,
  name        TEXT NOT NULL COLLATE NOCASE,
  connection  TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX connections_name ON connections (project_id, name);
