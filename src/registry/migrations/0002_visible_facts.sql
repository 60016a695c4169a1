-- Lists also filter by facts that not everybody may see of what they know exists. Loaded at start, so nothing is lost.
DROP TABLE visible;
CREATE TABLE visible (
  type TEXT NOT NULL,
  fact TEXT NOT NULL,
  state TEXT NOT NULL,
  role TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (type, fact, state, role, relation)
) {{strict}};
