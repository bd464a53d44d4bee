"""Setting a server up: the database, the role that owns its tables, the role of the app, the tables, and a login for each person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from newsdesk.errors import Refused
from newsdesk.server.address import Address
from newsdesk.server.line import line, look_over, old_enough, open_line, refusal
from newsdesk.server.tables import APP, OWNER, SCHEMA

if TYPE_CHECKING:
    import psycopg

SHORTEST = 10
"""Letters of a password."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_PERSON = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LOCK = 7_305_115
"""A number of ours: two set-ups of one server wait for each other."""


def set_up(address: Address, password: str, people: Mapping[str, str]) -> str:
    """Make what is missing of the newsroom on a server, and for each person (name -> password) a login; done twice it changes nothing
    but the passwords. address: of somebody who may make roles and databases. Returns the server's version.

    Raises what `line` does, Refused("server-too-old", version), ("server-encoding", encoding), ("server-person-wrong", person),
    ("server-password-short", person, least), ("server-tables-newer").
    """
    for person, secret in people.items():
        if not _PERSON.fullmatch(person) or person in (OWNER, APP):
            raise Refused("server-person-wrong", person=person[:40])
        if len(secret) < SHORTEST:
            raise Refused("server-password-short", person=person, least=SHORTEST)
    made = _make_database(address, password)
    with line(address, password) as connection, connection.begin():
        old_enough(connection)
        encoding = str(connection.scalar(text("SHOW server_encoding")))
        if encoding != "UTF8":
            raise Refused("server-encoding", encoding=encoding)
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _make_roles(connection)
        if made:
            _keep_others_out(connection)
        _make_tables(connection)
        for person, secret in people.items():
            _make_login(connection, person, secret)
        return look_over(connection)


def _make_database(address: Address, password: str) -> bool:
    """Make the database where there is none of that name; whether it was made."""
    try:
        open_line(address, password).close()
        return False
    except Refused as refused:
        if refused.code != "server-database-unknown":
            raise
    from psycopg import Error, sql
    from psycopg.errors import DuplicateDatabase

    with open_line(replace(address, database="postgres"), password) as bare:
        bare.autocommit = True
        try:
            bare.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(address.database)))
        except DuplicateDatabase:
            return False  # somebody else was as quick
        except Error as wrong:
            raise refusal(wrong) from wrong
    return True


def _make_roles(connection: Connection) -> None:
    """Nobody can log in as the owner of the tables, nor as the app: a person's login is a member of the app's role."""
    known = set(connection.scalars(text("SELECT rolname FROM pg_roles WHERE rolname IN (:owner, :app)"), {"owner": OWNER, "app": APP}))
    for role in (OWNER, APP):
        if role not in known:
            connection.execute(text(f"CREATE ROLE {role} NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE"))
    connection.execute(text(f"GRANT {OWNER} TO CURRENT_USER"))
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER}"))
    connection.execute(text(f"GRANT CONNECT ON DATABASE {_database(connection)} TO {APP}"))


def _keep_others_out(connection: Connection) -> None:
    """A database of our own is for nobody else; one that was there may be somebody's and is left as it is."""
    connection.execute(text(f"REVOKE ALL ON DATABASE {_database(connection)} FROM PUBLIC"))
    connection.execute(text("REVOKE ALL ON SCHEMA public FROM PUBLIC"))


def _database(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT quote_ident(current_database())")))


def _make_tables(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script.revision import ResolutionError
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
    connection.execute(text(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {APP}"))
    try:
        command.upgrade(config, "head")
    except (CommandError, ResolutionError) as wrong:  # a version that this program does not know
        raise Refused("server-tables-newer") from wrong
    connection.execute(text("RESET ROLE"))


def _make_login(connection: Connection, person: str, secret: str) -> None:
    """A login that may what the app may. Its password goes to the server as a SCRAM verifier: no log can hold the password itself."""
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    from psycopg import sql

    verifier = driver.pgconn.encrypt_password(secret.encode(), person.encode(), b"scram-sha-256").decode()
    there = connection.scalar(text("SELECT rolsuper OR rolcreaterole OR rolcreatedb OR NOT rolcanlogin FROM pg_roles "
                                   "WHERE rolname = :name"), {"name": person})
    if there:  # somebody who may more than write articles keeps their own password
        raise Refused("server-person-wrong", person=person)
    verb = "CREATE" if there is None else "ALTER"
    login = sql.SQL(verb + " ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(person), sql.Literal(verifier))
    driver.execute(login)
    driver.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(person)))
