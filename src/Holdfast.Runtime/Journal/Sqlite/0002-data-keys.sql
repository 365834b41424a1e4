-- The keys that contents are sealed under from a position on, each wrapped by the master key, which is not here. What
-- stands before the first is as it was written.
CREATE TABLE data_key (
  number   INTEGER PRIMARY KEY,
  position INTEGER NOT NULL, -- of the first entry that is sealed under it
  wrapped  BLOB    NOT NULL
) STRICT;

CREATE TRIGGER data_key_is_never_changed BEFORE UPDATE ON data_key
BEGIN SELECT raise(ABORT, 'a data key is never changed'); END;

CREATE TRIGGER data_key_is_never_deleted BEFORE DELETE ON data_key
BEGIN SELECT raise(ABORT, 'a data key is never deleted'); END;
