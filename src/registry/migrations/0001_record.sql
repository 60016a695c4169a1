-- Who is known here. An organisation is an enterprise (code: 统一社会信用代码), a district's recommending unit (code: unit id)
-- or the bureau. `unit` is the recommending unit that handles the organisation.
CREATE TABLE org (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CONSTRAINT org_kind CHECK (kind IN ('enterprise', 'district', 'bureau', 'experts')),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT,
  data TEXT NOT NULL DEFAULT '{}',
  created_at {{i64}} NOT NULL
) {{strict}};

CREATE TABLE person (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password TEXT NOT NULL,
  contact TEXT NOT NULL DEFAULT '{}',
  failures {{i64}} NOT NULL DEFAULT 0,
  locked_until {{i64}},
  created_at {{i64}} NOT NULL
) {{strict}};

CREATE TABLE role_grant (
  person {{i64}} NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  org {{i64}} NOT NULL REFERENCES org (id),
  since {{i64}} NOT NULL,
  until {{i64}},
  PRIMARY KEY (person, role, org)
) {{strict}};

-- A conflict of interest between a person and an enterprise, once confirmed, erases every right.
CREATE TABLE recusal (
  person {{i64}} NOT NULL REFERENCES person (id),
  enterprise {{i64}} NOT NULL REFERENCES org (id),
  since {{i64}} NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (person, enterprise)
) {{strict}};

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  person {{i64}} NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  org {{i64}} NOT NULL REFERENCES org (id),
  created_at {{i64}} NOT NULL,
  seen_at {{i64}} NOT NULL,
  expires_at {{i64}} NOT NULL
) {{strict}};
CREATE INDEX session_expiry ON session (expires_at);

-- A form that came in after its sign-in had expired: kept until its sender has signed in again.
CREATE TABLE parked_form (
  token_hash TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  fields TEXT NOT NULL,
  created_at {{i64}} NOT NULL
) {{strict}};

-- The bytes of every measure that a round has pinned: an upgrade on disk changes no running round.
CREATE TABLE measure (
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  stored_at {{i64}} NOT NULL
) {{strict}};
CREATE TABLE measure_file (
  measure TEXT NOT NULL REFERENCES measure (hash),
  path TEXT NOT NULL,
  bytes {{blob}} NOT NULL,
  PRIMARY KEY (measure, path)
) {{strict}};

-- Everything the procedure moves: rounds, cases, reviews, panels, score sheets, lists, notices, documents, titles. Columns hold what
-- lists filter and sort on; what the object says of itself is canonical JSON in `data`, described by the measure's glossary.
CREATE TABLE object (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  state TEXT NOT NULL,
  version {{i64}} NOT NULL,
  round {{i64}},
  parent {{i64}},
  enterprise {{i64}} REFERENCES org (id),
  unit TEXT,
  handler {{i64}} REFERENCES person (id),
  owner {{i64}} REFERENCES person (id),
  kind TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  number TEXT UNIQUE,
  route TEXT NOT NULL DEFAULT '',
  verdict TEXT NOT NULL DEFAULT '',
  met {{i64}} NOT NULL DEFAULT 0,
  unmet {{i64}} NOT NULL DEFAULT 0,
  unknown {{i64}} NOT NULL DEFAULT 0,
  frozen {{i64}} NOT NULL DEFAULT 0 CONSTRAINT object_frozen CHECK (frozen IN (0, 1)),
  content {{i64}} NOT NULL DEFAULT 0,
  data TEXT NOT NULL DEFAULT '{}',
  due_day TEXT,
  created_at {{i64}} NOT NULL,
  changed_at {{i64}} NOT NULL
) {{strict}};
CREATE INDEX object_by_state ON object (type, state, due_day, id);
CREATE INDEX object_by_round ON object (round, type, state, id);
CREATE INDEX object_by_parent ON object (parent, type);
CREATE INDEX object_by_enterprise ON object (enterprise, type, id);
CREATE INDEX object_by_unit ON object (unit, type, state, due_day, id);
CREATE INDEX object_by_owner ON object (owner, type, state);

-- ART15.1: the slot of a credit code in a year; taken inside the act that submits, so that two at once cannot both have it.
CREATE TABLE slot (
  enterprise {{i64}} NOT NULL REFERENCES org (id),
  year {{i64}} NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (enterprise, year)
) {{strict}};

CREATE TABLE link (
  source {{i64}} NOT NULL REFERENCES object (id),
  kind TEXT NOT NULL,
  target {{i64}} NOT NULL REFERENCES object (id),
  position {{i64}} NOT NULL DEFAULT 0,
  PRIMARY KEY (source, kind, target)
) {{strict}};
CREATE INDEX link_target ON link (target, kind);

-- A case's content, frozen whenever it is submitted: canonical JSON, addressed by its hash, never changed.
CREATE TABLE content (
  object {{i64}} NOT NULL REFERENCES object (id),
  number {{i64}} NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  assessment TEXT NOT NULL,
  frozen_at {{i64}} NOT NULL,
  PRIMARY KEY (object, number)
) {{strict}};

-- A draft: one row per field, each with its own version, merged field by field. No events.
CREATE TABLE draft_field (
  object {{i64}} NOT NULL REFERENCES object (id),
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  version {{i64}} NOT NULL,
  person {{i64}} NOT NULL REFERENCES person (id),
  saved_at {{i64}} NOT NULL,
  PRIMARY KEY (object, path)
) {{strict}};

CREATE TABLE evidence (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  object {{i64}} NOT NULL REFERENCES object (id),
  clause TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size {{i64}} NOT NULL,
  person {{i64}} NOT NULL REFERENCES person (id),
  added_at {{i64}} NOT NULL,
  removed_at {{i64}}
) {{strict}};
CREATE INDEX evidence_of ON evidence (object, clause);

-- The record. The header is append-only and says nothing about anybody; the body can be erased (PIPL art. 47) and then the
-- header's commitment can no longer be tied to a person, because the salt goes with it.
CREATE TABLE event (
  seq {{i64}} PRIMARY KEY,
  object {{i64}} NOT NULL REFERENCES object (id),
  act TEXT NOT NULL,
  act_key TEXT NOT NULL UNIQUE,
  at {{i64}} NOT NULL,
  commitment TEXT NOT NULL,
  measure TEXT NOT NULL
) {{strict}};
CREATE INDEX event_of ON event (object, seq);
CREATE TABLE event_body (
  seq {{i64}} PRIMARY KEY REFERENCES event (seq),
  salt {{blob}} NOT NULL,
  body TEXT NOT NULL,
  person {{i64}},
  role TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
) {{strict}};
CREATE INDEX event_body_person ON event_body (person, seq);

-- What the first performance of an act key returned: the same key again gets the same answer.
CREATE TABLE act_result (
  act_key TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  result TEXT NOT NULL,
  at {{i64}} NOT NULL
) {{strict}};

-- Official documents are stored as content (canonical JSON) with its hash; the page or PDF is made from it, byte for byte the same.
CREATE TABLE document (
  id {{i64}} PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  object {{i64}} NOT NULL REFERENCES object (id),
  event {{i64}} NOT NULL REFERENCES event (seq),
  kind TEXT NOT NULL,
  number TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  made_at {{i64}} NOT NULL
) {{strict}};
CREATE INDEX document_of ON document (object, id);

-- What is due when. The key (object, act, due time) makes every job run once.
CREATE TABLE job (
  object {{i64}} NOT NULL REFERENCES object (id),
  act TEXT NOT NULL,
  due_at {{i64}} NOT NULL,
  done_at {{i64}},
  outcome TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (object, act, due_at)
) {{strict}};
CREATE INDEX job_due ON job (done_at, due_at);

CREATE TABLE message (
  id {{i64}} PRIMARY KEY,
  event {{i64}} NOT NULL REFERENCES event (seq),
  object {{i64}} NOT NULL REFERENCES object (id),
  role TEXT NOT NULL,
  org {{i64}},
  text TEXT NOT NULL,
  at {{i64}} NOT NULL,
  read_at {{i64}}
) {{strict}};
CREATE INDEX message_for ON message (role, org, id);

-- Refusals and failed sign-ins: bounded, not part of the record.
CREATE TABLE security_log (
  id {{i64}} PRIMARY KEY,
  at {{i64}} NOT NULL,
  person {{i64}},
  kind TEXT NOT NULL,
  detail TEXT NOT NULL
) {{strict}};

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value {{i64}} NOT NULL
) {{strict}};

-- facts.csv, loaded at start: which states of an object a role sees by which relation. Lists join it, so that a list, a count and a
-- search never know more than the page.
CREATE TABLE visible (
  type TEXT NOT NULL,
  role TEXT NOT NULL,
  relation TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (type, role, relation, state)
) {{strict}};
