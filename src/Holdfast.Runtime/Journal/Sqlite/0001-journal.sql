-- What the tree commits to. Nothing in it is ever changed.
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  kind     INTEGER NOT NULL,
  codec    INTEGER NOT NULL,
  at       INTEGER NOT NULL, -- 100 ns since 1970
  id       BLOB,             -- 16 bytes: fingerprint of an event's id
  mark     INTEGER NOT NULL, -- fingerprint of an event's content by value
  leaf     BLOB    NOT NULL  -- 32 bytes: the leaf of the tree
) STRICT;

-- Policies and disposals are few, and are asked for by kind.
CREATE INDEX entry_other_than_event ON entry (kind, position) WHERE kind <> 1;

-- Kept apart from the entry, so that it can be disposed of and the tree still be verified.
CREATE TABLE content (
  position INTEGER PRIMARY KEY,
  salted   BLOB NOT NULL -- 16 random bytes, then the content
) STRICT;

CREATE TABLE disposal (
  position INTEGER PRIMARY KEY, -- whose content went
  by       INTEGER NOT NULL,    -- the entry that says so
  digest   BLOB    NOT NULL     -- SHA-256 of what was there
) STRICT;

-- Which event has which id, for telling repeats. It follows the entries at some distance.
CREATE TABLE event_id (
  id       BLOB    PRIMARY KEY,
  position INTEGER NOT NULL,
  mark     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Roots of complete subtrees of heights 8, 16, 24 ...
CREATE TABLE node (
  height INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash   BLOB    NOT NULL,
  PRIMARY KEY (height, number)
) STRICT, WITHOUT ROWID;

-- The newest signed head, and one of every 4,096 entries or so before it.
CREATE TABLE head (
  size      INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  root      BLOB    NOT NULL,
  signature BLOB    NOT NULL,
  is_kept   INTEGER NOT NULL
) STRICT;

CREATE TABLE journal (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  public_key BLOB NOT NULL, -- SubjectPublicKeyInfo of the key that signs
  indexed    INTEGER NOT NULL -- the ids of entries before this position are all in event_id
) STRICT;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;

CREATE TRIGGER content_is_never_changed BEFORE UPDATE ON content
BEGIN SELECT raise(ABORT, 'content is never changed'); END;

CREATE TRIGGER content_goes_by_disposal_only BEFORE DELETE ON content
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE position = OLD.position)
BEGIN SELECT raise(ABORT, 'content goes by disposal only'); END;
