-- Accounts (1) and customers (2) by a keyed hash of their exact text, or by its bytes where there is no master key: two
-- texts are never one timeline.
CREATE TABLE subject (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   INTEGER NOT NULL,
  text   BLOB    NOT NULL,
  UNIQUE (kind, text)
) STRICT;

-- Types of events and outcomes by their wire words, which keep their meaning when the order of an enum does not.
CREATE TABLE word (
  number INTEGER PRIMARY KEY,
  text   TEXT    NOT NULL UNIQUE
) STRICT;

-- Which entries tell of a subject, and what is needed to choose among them. What they say is in the journal alone.
CREATE TABLE timeline (
  subject  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind     INTEGER NOT NULL, -- as in the journal
  type     INTEGER,          -- a word
  outcome  INTEGER,          -- a word
  at       INTEGER NOT NULL, -- 100 ns since 1970: when it happened
  PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

-- Whose timelines an entry is in, so that it can be taken out of them when all that is left of it is its position.
CREATE TABLE timeline_entry (
  position INTEGER PRIMARY KEY,
  account  INTEGER,
  customer INTEGER
) STRICT;
