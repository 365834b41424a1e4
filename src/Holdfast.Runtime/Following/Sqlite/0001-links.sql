-- What was used by whom: accounts, customers and things (devices, networks, payees …), each by a keyed hash of its kind
-- and exact text, or by its text where there is no master key. What it is called is read from the journal.
CREATE TABLE node (
  number INTEGER PRIMARY KEY,
  kind   INTEGER NOT NULL,
  name   BLOB    NOT NULL,
  UNIQUE (kind, name)
) STRICT;

-- That a thing and a subject stood in one event.
CREATE TABLE link (
  thing   INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  first   INTEGER NOT NULL, -- position of the first event
  last    INTEGER NOT NULL, -- position of a late one: it moves once an hour at most
  since   INTEGER NOT NULL, -- 100 ns since 1970: when the first happened
  seen    INTEGER NOT NULL, -- and the late one
  PRIMARY KEY (thing, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_of_subject ON link (subject, thing);
