-- Run once after 0001, by the role that owns the schema.

-- The keys that contents are sealed under from a position on, each wrapped by the master key, which is not here. What
-- stands before the first is as it was written.
CREATE TABLE data_key (
  number   bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  position bigint NOT NULL, -- of the first entry that is sealed under it
  wrapped  bytea  NOT NULL
);

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON data_key FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse();

-- What is kept may be sealed, and what the tree commits to is what was sealed: its digest is told. One that is wrong is
-- found by whoever verifies, for the leaf is made of it.
DROP FUNCTION dispose(bigint, bigint);

CREATE FUNCTION dispose(gone bigint, said_by bigint, digest_told bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF said_by <= gone OR NOT EXISTS (SELECT FROM entry WHERE position = said_by AND kind = 3) THEN
    RAISE EXCEPTION 'entry % says of no disposal', said_by USING ERRCODE = 'HF002';
  END IF;
  IF octet_length(digest_told) <> 32 OR NOT EXISTS (SELECT FROM content WHERE position = gone) THEN
    RAISE EXCEPTION 'entry % has no content to dispose of', gone USING ERRCODE = 'HF002';
  END IF;
  INSERT INTO disposal (position, by, digest) VALUES (gone, said_by, digest_told);
  DELETE FROM content WHERE position = gone;
END $$;

REVOKE ALL ON FUNCTION dispose FROM PUBLIC;

UPDATE journal SET version = 2;
