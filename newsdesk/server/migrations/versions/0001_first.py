"""The first tables: events, complaints, pictures and the archive, each with its guards. Never changed; a later version adds."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0001", None


def _name(*columns: str) -> str:
    """The SHA-256 over what columns say, with the length before each, so that nothing can slip from one into the next."""
    said = " || ".join(f"length({column}::text)::text || ':' || {column}::text" for column in columns)
    return f"encode(sha256(replace({said}, E'\\\\', E'\\\\\\\\')::bytea), 'hex')"


EVENT = f"""
CREATE TABLE newsdesk.event (
  device text NOT NULL CHECK (device ~ '^[0-9a-f]{{16}}$'),
  seq integer NOT NULL CHECK (seq > 0),
  clock bigint NOT NULL CHECK (clock > 0),
  previous text NOT NULL CHECK (previous ~ '^([0-9a-f]{{64}})?$'),
  kind text NOT NULL CHECK (kind ~ '^[a-z]{{1,20}}[.][a-z-]{{1,19}}$'),
  article text NOT NULL CHECK (article ~ '^([0-9a-f]{{16}})?$'),
  payload text NOT NULL CHECK (octet_length(payload) <= 4000000),
  at text NOT NULL CHECK (length(at) <= 40),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{{64}}$'),
  signature text NOT NULL CHECK (length(signature) = 88),
  row text PRIMARY KEY GENERATED ALWAYS AS
    ({_name("device", "seq", "clock", "previous", "kind", "article", "payload", "at", "hash", "signature")}) STORED
)"""
PICTURE = """
CREATE TABLE newsdesk.picture (
  digest text PRIMARY KEY CHECK (digest = encode(sha256(data), 'hex')),
  data bytea NOT NULL CHECK (octet_length(data) <= 60000000)
)"""
ENTRY = f"""
CREATE TABLE newsdesk.entry (
  headline text NOT NULL CHECK (length(headline) <= 2000),
  url text NOT NULL CHECK (length(url) <= 4000),
  published text NOT NULL CHECK (length(published) <= 40),
  author text NOT NULL CHECK (length(author) <= 2000),
  category text NOT NULL CHECK (length(category) <= 2000),
  tags text NOT NULL CHECK (length(tags) <= 20000),
  body text NOT NULL CHECK (octet_length(body) <= 1000000),
  source text NOT NULL CHECK (length(source) <= 4000),
  digest text PRIMARY KEY GENERATED ALWAYS AS
    ({_name("headline", "url", "published", "author", "category", "tags", "body", "source")}) STORED,
  words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.indonesian', headline), 'A') ||
    setweight(to_tsvector('pg_catalog.indonesian', left(body, 400000)), 'B')) STORED
)"""
REFUSE = """
CREATE FUNCTION newsdesk.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
$$BEGIN RAISE EXCEPTION 'what is in the newsroom''s server is never changed' USING ERRCODE = 'insufficient_privilege'; END$$"""
TELL = """
CREATE FUNCTION newsdesk.tell() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
$$BEGIN IF EXISTS (SELECT FROM new_rows) THEN PERFORM pg_notify('newsdesk', ''); END IF; RETURN NULL; END$$"""


def upgrade() -> None:
    """Make the tables, what refuses a change of them, what tells of news, and the rights of the app's role."""
    for statement in (EVENT, "CREATE INDEX event_number ON newsdesk.event (device, seq)",
                      "CREATE TABLE newsdesk.complaint (row text PRIMARY KEY CHECK (row ~ '^[0-9a-f]{64}$'))",
                      PICTURE, "ALTER TABLE newsdesk.picture ALTER COLUMN data SET STORAGE EXTERNAL",
                      ENTRY, "CREATE INDEX entry_words ON newsdesk.entry USING gin (words)", REFUSE, TELL):
        op.execute(statement)
    for table in ("event", "complaint", "picture", "entry"):
        op.execute(f"CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.{table} "
                   "FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse()")
        op.execute(f"GRANT SELECT, INSERT ON newsdesk.{table} TO newsdesk_app")
    for table in ("event", "complaint"):
        op.execute(f"CREATE TRIGGER tell AFTER INSERT ON newsdesk.{table} REFERENCING NEW TABLE AS new_rows "
                   "FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.tell()")
    op.execute("GRANT SELECT ON newsdesk.alembic_version TO newsdesk_app")
