-- The official text that is shown beside a measure. It hangs on an object of its own for each measure, so that attaching it is an
-- event of the record; the latest number is shown, the earlier ones are kept.
CREATE TABLE official_text (
  object {{i64}} NOT NULL REFERENCES object (id),
  number {{i64}} NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes {{blob}} NOT NULL,
  person {{i64}} NOT NULL REFERENCES person (id),
  attached_at {{i64}} NOT NULL,
  PRIMARY KEY (object, number)
) {{strict}};

-- A change of a measure that officers try out. Nothing of it is in force, so nothing of it is in the record. Only what was edited is
-- kept, every version that was ever saved.
CREATE TABLE trial (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  act_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  base TEXT NOT NULL REFERENCES measure (hash),
  person {{i64}} NOT NULL REFERENCES person (id),
  created_at {{i64}} NOT NULL,
  changed_at {{i64}} NOT NULL,
  removed_at {{i64}}
) {{strict}};
CREATE TABLE trial_file (
  trial {{i64}} NOT NULL REFERENCES trial (id),
  path TEXT NOT NULL,
  version {{i64}} NOT NULL,
  bytes {{blob}} NOT NULL,
  person {{i64}} NOT NULL REFERENCES person (id),
  saved_at {{i64}} NOT NULL,
  PRIMARY KEY (trial, path, version)
) {{strict}};
