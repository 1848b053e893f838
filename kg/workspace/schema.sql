-- One row for each article of each source. Of several with one id, that of the first source counts.
CREATE TABLE article (
  source TEXT NOT NULL,       -- file it came from; "-" for standard input
  rank TEXT NOT NULL,         -- sorts sources as a build reads them
  id TEXT NOT NULL,
  seen INTEGER NOT NULL,      -- number of the run that read it last
  fingerprint TEXT NOT NULL,  -- of everything but the origin
  body BLOB NOT NULL,         -- kg.model.Article
  PRIMARY KEY (source, id)
);
CREATE INDEX article_by_id ON article (id, rank);
CREATE INDEX article_by_fingerprint ON article (fingerprint);

CREATE VIEW winner AS
SELECT * FROM article AS one
WHERE NOT EXISTS (SELECT 1 FROM article AS other WHERE other.id = one.id AND other.rank < one.rank);

-- What became of an article: a result, or why there is none.
CREATE TABLE outcome (
  fingerprint TEXT PRIMARY KEY,
  version TEXT NOT NULL,      -- kg.versions.analysis_version
  result BLOB,                -- kg.model.ArticleResult
  reason TEXT
);

-- Articles that are being analysed: those left by a process that died are tried in a process of their own.
CREATE TABLE in_work (fingerprint TEXT PRIMARY KEY);

-- What the readers left out.
CREATE TABLE skipped (source TEXT NOT NULL, origin TEXT NOT NULL, reason TEXT NOT NULL, article_id TEXT);
CREATE INDEX skipped_by_source ON skipped (source);

-- Stretches of the graph that the store holds, and digests of what they were made from.
CREATE TABLE fragment (name TEXT PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  started TEXT NOT NULL,      -- UTC
  finished TEXT,              -- NULL for a run that was killed
  counts TEXT,                -- JSON
  seconds TEXT                -- JSON: stage -> seconds, summed over processes
);

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
