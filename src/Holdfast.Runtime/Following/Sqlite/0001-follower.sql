-- How far each follower has come. The root is of the tree of all entries before the position.
CREATE TABLE follower (
  name     TEXT    PRIMARY KEY,
  version  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  root     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  follower TEXT    NOT NULL,
  position INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  tries    INTEGER NOT NULL,
  at       INTEGER NOT NULL, -- 100 ns since 1970
  PRIMARY KEY (follower, position)
) STRICT, WITHOUT ROWID;

-- By which key the names of subjects are hashed; empty where they are not.
CREATE TABLE naming (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id  TEXT NOT NULL
) STRICT;
