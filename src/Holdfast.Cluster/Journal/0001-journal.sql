-- Run once, in a schema of its own, by the role that is to own it. The role that Holdfast works by is given the few
-- rights it needs afterwards.

-- What the tree commits to. Nothing in it is ever changed.
CREATE TABLE entry (
  position bigint   PRIMARY KEY,
  kind     smallint NOT NULL,
  codec    smallint NOT NULL,
  at       bigint   NOT NULL, -- 100 ns since 1970
  id       uuid     UNIQUE,   -- fingerprint of an event's id, for telling repeats
  mark     bigint   NOT NULL, -- fingerprint of an event's content by value
  leaf     bytea    NOT NULL  -- 32 bytes: the leaf of the tree
);

-- Policies and disposals are few, and are asked for by kind.
CREATE INDEX entry_other_than_event ON entry (kind, position) WHERE kind <> 1;

-- Kept apart from the entry, so that it can be disposed of and the tree still be verified.
CREATE TABLE content (
  position bigint PRIMARY KEY,
  salted   bytea  NOT NULL -- 16 random bytes, then the content
);

-- Compressing takes longer than writing.
ALTER TABLE content ALTER COLUMN salted SET STORAGE EXTERNAL;

CREATE TABLE disposal (
  position bigint PRIMARY KEY, -- whose content went
  by       bigint NOT NULL,    -- the entry that says so
  digest   bytea  NOT NULL     -- SHA-256 of what was there
);

-- Roots of complete subtrees of heights 8, 16, 24 ...
CREATE TABLE node (
  height smallint NOT NULL,
  number bigint   NOT NULL,
  hash   bytea    NOT NULL,
  PRIMARY KEY (height, number)
);

-- A signed head of every 4,096 entries or so.
CREATE TABLE head (
  size      bigint PRIMARY KEY,
  at        bigint NOT NULL,
  root      bytea  NOT NULL,
  signature bytea  NOT NULL
);

-- The one row that changes: the newest signed head, and which writer in turn may go on from it.
CREATE TABLE journal (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  version    integer NOT NULL,
  public_key bytea   NOT NULL, -- SubjectPublicKeyInfo of the key that signs
  writer     bigint  NOT NULL, -- counts the openings for writing
  size       bigint  NOT NULL,
  at         bigint  NOT NULL,
  root       bytea   NOT NULL,
  signature  bytea   NOT NULL
) WITH (fillfactor = 10);

-- Every group begins with this: whoever does not know the newest head, or is not the newest writer, writes nothing.
CREATE FUNCTION advance(
  writer_then bigint, size_then bigint, size_now bigint, at_now bigint, root_now bytea, signature_now bytea)
RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE journal SET size = size_now, at = at_now, root = root_now, signature = signature_now
  WHERE writer = writer_then AND size = size_then;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'another writer goes on with this journal' USING ERRCODE = 'HF001';
  END IF;
END $$;

-- The only way by which content goes: after the entry that says so was written. It runs with the rights of the owner,
-- for the role that Holdfast works by may delete nothing.
CREATE FUNCTION dispose(gone bigint, said_by bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF said_by <= gone OR NOT EXISTS (SELECT FROM entry WHERE position = said_by AND kind = 3) THEN
    RAISE EXCEPTION 'entry % says of no disposal', said_by USING ERRCODE = 'HF002';
  END IF;
  INSERT INTO disposal (position, by, digest)
  SELECT position, said_by, sha256(salted) FROM content WHERE position = gone;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % has no content to dispose of', gone USING ERRCODE = 'HF002';
  END IF;
  DELETE FROM content WHERE position = gone;
END $$;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what % holds is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'HF003';
END $$;

CREATE FUNCTION refuse_unless_disposed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM disposal WHERE position = OLD.position) THEN
    RAISE EXCEPTION 'content goes by disposal only' USING ERRCODE = 'HF003';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_changed BEFORE UPDATE ON content FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER goes_by_disposal BEFORE DELETE ON content FOR EACH ROW EXECUTE FUNCTION refuse_unless_disposed();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON disposal FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON node FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON head FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_deleted BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON disposal FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON node FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON head FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse();

REVOKE ALL ON FUNCTION advance, dispose FROM PUBLIC;
