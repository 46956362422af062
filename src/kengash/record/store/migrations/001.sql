-- The record, first shape. Every table and column is named as the field names things; see docs of the record.

CREATE TABLE documents (           -- what was read, whole
  id        INTEGER PRIMARY KEY,
  sha256    TEXT NOT NULL UNIQUE,  -- of the text's UTF-8 bytes
  url       TEXT,
  title     TEXT,
  outlet    TEXT,
  published TEXT,
  language  TEXT,
  input     TEXT,                  -- file (and line) it came from
  official  INTEGER NOT NULL DEFAULT 0, -- 1: it cites an office or press service that speaks for a side
  given     TEXT NOT NULL,         -- JSON: what its source said of it, for reading it again
  text      TEXT NOT NULL
);

CREATE TABLE readings (            -- as the reader produced them: zlib JSON; see the view readings_json
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  reader   TEXT NOT NULL,
  size     INTEGER NOT NULL,
  reading  BLOB NOT NULL
);

CREATE TABLE people (
  id   INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL               -- the fullest form written
);
CREATE TABLE person_names (        -- every way a person is written, with whom he speaks for and in what office
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  state   TEXT NOT NULL,           -- '' where not said
  office  TEXT NOT NULL,           -- '' where not said
  world   TEXT NOT NULL,           -- id in the world files, '' where unknown
  key     TEXT NOT NULL,           -- folded over all scripts
  surname TEXT NOT NULL,           -- folded
  person  INTEGER REFERENCES people,
  UNIQUE (name, state, office, world)
);
CREATE INDEX person_names_by_surname ON person_names (surname);
CREATE INDEX person_names_by_world ON person_names (world) WHERE world <> '';
CREATE INDEX person_names_by_person ON person_names (person);
CREATE TABLE offices (             -- every way an office is written
  id     INTEGER PRIMARY KEY,
  title  TEXT NOT NULL,
  office TEXT NOT NULL,            -- id in the world files, or ''
  rank   TEXT NOT NULL,            -- '' where unknown
  UNIQUE (title, office, rank)
);

CREATE TABLE organizations (
  id   TEXT PRIMARY KEY,           -- usual English short name
  name TEXT NOT NULL
);
CREATE TABLE bodies (              -- organs and standing formats that convene
  id           INTEGER PRIMARY KEY,
  slug         TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  organization TEXT REFERENCES organizations
);
CREATE TABLE body_names (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  world TEXT NOT NULL,
  key   TEXT NOT NULL,
  body  INTEGER REFERENCES bodies,
  UNIQUE (name, world)
);
CREATE INDEX body_names_by_key ON body_names (key);
CREATE INDEX body_names_by_body ON body_names (body);

CREATE TABLE encounters (          -- merged: one row, one encounter, however many report it
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  base      TEXT NOT NULL,         -- the slug without its number
  anchor    TEXT NOT NULL,         -- its first report by content; orders encounters of one base
  type      TEXT NOT NULL,
  status    TEXT NOT NULL,
  day       TEXT,                  -- first day, best attested
  until     TEXT,
  precision TEXT,
  basis     TEXT,
  city      TEXT,
  country   TEXT,
  body      INTEGER REFERENCES bodies,
  ordinal   INTEGER,
  part_of   INTEGER REFERENCES encounters ON DELETE SET NULL,
  reports   INTEGER NOT NULL
);
CREATE INDEX encounters_by_day ON encounters (day);
CREATE INDEX encounters_by_type ON encounters (type, day);
CREATE INDEX encounters_by_status ON encounters (status, day);
CREATE INDEX encounters_by_base ON encounters (base);
CREATE INDEX encounters_by_body ON encounters (body) WHERE body IS NOT NULL;
CREATE INDEX encounters_by_whole ON encounters (part_of) WHERE part_of IS NOT NULL;
CREATE TABLE former_slugs (        -- an id once given keeps leading to its report
  slug     TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  number   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE reports (             -- one encounter as one document tells it
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents,
  number     INTEGER NOT NULL,     -- e1, e2 … of its reading
  type       TEXT NOT NULL,
  status     TEXT NOT NULL,
  forms      TEXT NOT NULL,
  ordinal    INTEGER,
  body       INTEGER REFERENCES body_names,
  day        TEXT,
  until      TEXT,
  precision  TEXT,
  basis      TEXT,
  city       TEXT,
  country    TEXT,
  venue      TEXT,
  part_of    INTEGER REFERENCES reports ON DELETE SET NULL,
  start      INTEGER,              -- where the text states it, code points, half-open
  "end"      INTEGER,
  encounter  INTEGER REFERENCES encounters ON DELETE SET NULL,
  UNIQUE (document, number)
);
CREATE INDEX reports_by_encounter ON reports (encounter);
CREATE INDEX reports_by_whole ON reports (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX reports_by_body ON reports (body) WHERE body IS NOT NULL;

CREATE TABLE participations (      -- who takes part, as one report tells it
  report     INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  name       INTEGER REFERENCES person_names,
  office     INTEGER REFERENCES offices,
  represents TEXT,
  roles      TEXT NOT NULL,
  holder     TEXT,                 -- basis office: who held the office that day; inferred, proves nothing
  start      INTEGER,
  "end"      INTEGER,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX participations_by_name ON participations (name) WHERE name IS NOT NULL;
CREATE TABLE topics (
  report   INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  topic    TEXT NOT NULL,
  theme    TEXT,
  start    INTEGER,
  "end"    INTEGER,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE adopted_documents (
  report   INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  title    TEXT,
  act      TEXT NOT NULL,
  count    INTEGER,
  start    INTEGER,
  "end"    INTEGER,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

CREATE TABLE sides (               -- for search: which state or organization took part when, and how high
  represents TEXT NOT NULL,
  day        TEXT NOT NULL,
  encounter  INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  PRIMARY KEY (represents, day, encounter)
) WITHOUT ROWID;

CREATE TABLE merge_keys (          -- blocking: reports that share a row's key and window are compared
  key    INTEGER NOT NULL,
  window INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (key, window, report)
) WITHOUT ROWID;
CREATE TABLE likenesses (          -- pairs of reports that may tell of one encounter; both directions
  report INTEGER NOT NULL,
  other  INTEGER NOT NULL,
  score  INTEGER NOT NULL,
  PRIMARY KEY (report, other)
) WITHOUT ROWID;

CREATE TABLE decisions (           -- what a person decided; kept for ever, undone by marking
  id      INTEGER PRIMARY KEY,
  made    TEXT NOT NULL,
  kind    TEXT NOT NULL,           -- merge, split, confirm, reject
  about   TEXT NOT NULL,           -- encounter, person, body
  subject TEXT NOT NULL,           -- JSON: places in documents, names; nothing that a new reading renumbers
  undone  TEXT
);

CREATE VIEW documents_for_search AS SELECT id, title, text AS original, '' AS folded FROM documents;
CREATE VIRTUAL TABLE document_words USING fts5 (
  original, folded, content = 'documents_for_search', content_rowid = 'id', detail = column,
  tokenize = 'unicode61 remove_diacritics 2'
); -- detail = column: which words a document has, not where: half the size, and phrases are not asked for

CREATE VIEW readings_json AS       -- works in the sqlite3 shell, which has sqlar_uncompress
  SELECT d.sha256, r.reader, sqlar_uncompress(r.reading, r.size) AS reading
  FROM readings r JOIN documents d ON d.id = r.document;

CREATE VIEW facts AS               -- every value of every encounter with the document and the words that state it
  SELECT e.slug AS encounter, 'status' AS field, r.status AS value, d.outlet, d.published, d.url,
         substr(d.text, r.start + 1, r."end" - r.start) AS quote
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document
UNION ALL
  SELECT e.slug, 'date', r.day || coalesce('/' || r.until, '') || ' (' || r.basis || ')', d.outlet, d.published, d.url,
         substr(d.text, r.start + 1, r."end" - r.start)
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document WHERE r.day NOT NULL
UNION ALL
  SELECT e.slug, 'place', coalesce(r.city || ', ', '') || coalesce(r.country, ''), d.outlet, d.published, d.url,
         substr(d.text, r.start + 1, r."end" - r.start)
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document
  WHERE r.city NOT NULL OR r.country NOT NULL
UNION ALL
  SELECT e.slug, 'participant',
         coalesce(n.name, o.title, p.kind) || coalesce(' (' || p.represents || ')', '') || ': ' || p.roles,
         d.outlet, d.published, d.url, substr(d.text, p.start + 1, p."end" - p.start)
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document
  JOIN participations p ON p.report = r.id LEFT JOIN person_names n ON n.id = p.name LEFT JOIN offices o ON o.id = p.office
UNION ALL
  SELECT e.slug, 'topic', t.topic, d.outlet, d.published, d.url, substr(d.text, t.start + 1, t."end" - t.start)
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document
  JOIN topics t ON t.report = r.id
UNION ALL
  SELECT e.slug, 'document', a.act || ' ' || a.kind || coalesce(': ' || a.title, ''), d.outlet, d.published, d.url,
         substr(d.text, a.start + 1, a."end" - a.start)
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN documents d ON d.id = r.document
  JOIN adopted_documents a ON a.report = r.id;

CREATE VIEW offices_held AS        -- an office stated with a name on a date is a fact of the record
  SELECT q.slug AS person, q.name, o.office, o.title, p.represents,
         min(coalesce(r.day, d.published)) AS first_seen, max(coalesce(r.day, d.published)) AS last_seen,
         count(DISTINCT d.id) AS documents
  FROM participations p JOIN person_names n ON n.id = p.name JOIN people q ON q.id = n.person
  JOIN offices o ON o.id = p.office JOIN reports r ON r.id = p.report JOIN documents d ON d.id = r.document
  GROUP BY q.slug, o.office, p.represents;

CREATE VIEW who_met_whom AS        -- one row a pair of people who sat in one held encounter
  SELECT DISTINCT e.slug AS encounter, e.day, e.type, a.slug AS person, b.slug AS other
  FROM encounters e JOIN reports r ON r.encounter = e.id JOIN participations p ON p.report = r.id
  JOIN person_names n ON n.id = p.name JOIN people a ON a.id = n.person
  JOIN reports s ON s.encounter = e.id JOIN participations q ON q.report = s.id
  JOIN person_names m ON m.id = q.name JOIN people b ON b.id = m.person
  WHERE e.status = 'held' AND a.slug < b.slug;
