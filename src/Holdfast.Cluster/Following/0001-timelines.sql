-- What followers make of the journal, in its schema. All of it can be made again, so nothing here is kept from change;
-- nothing of the journal refers to it.

-- How far each follower has come. The root is of the tree of all entries before the position.
CREATE TABLE follower (
  name     text    PRIMARY KEY,
  version  integer NOT NULL,
  position bigint  NOT NULL,
  root     bytea   NOT NULL
);

CREATE TABLE set_aside (
  follower text    NOT NULL,
  position bigint  NOT NULL,
  reason   text    NOT NULL,
  tries    integer NOT NULL,
  at       bigint  NOT NULL, -- 100 ns since 1970
  PRIMARY KEY (follower, position)
);

-- Accounts (1) and customers (2) by a keyed hash of their exact text, or by its bytes where there is no master key: two
-- texts are never one timeline.
CREATE TABLE subject (
  number bigint   PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  kind   smallint NOT NULL,
  text   bytea    NOT NULL,
  UNIQUE (kind, text)
);

-- Which entries tell of a subject, and what is needed to choose among them. What they say is in the journal alone.
CREATE TABLE timeline (
  subject  bigint   NOT NULL,
  position bigint   NOT NULL,
  kind     smallint NOT NULL, -- as in the journal
  type     text,              -- of an event, as on the wire
  outcome  text,              -- of an event, as on the wire
  at       bigint   NOT NULL, -- 100 ns since 1970: when it happened
  PRIMARY KEY (subject, position)
);

-- An entry is taken out of timelines when all that is left of it is its position.
CREATE INDEX timeline_by_position ON timeline (position);
