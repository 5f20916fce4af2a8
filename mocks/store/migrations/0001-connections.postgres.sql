CREATE TABLE drs_contract.connections (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  TEXT COLLATE "C" NOT NULL,
  name        TEXT COLLATE "C" NOT NULL,
  connection  TEXT COLLATE "C" NOT NULL
);

-- Of the letters, "C" changes A to Z alone. In a Turkish database, lower() would make an I a dotless one.
CREATE UNIQUE INDEX connections_name ON drs_contract.connections (project_id, lower(name));
