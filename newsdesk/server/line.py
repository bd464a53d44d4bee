"""The line to the newsroom's server: opened for one piece of work, closed after it; what goes wrong is said by a code.

The driver (psycopg) is an extra and imported with the first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from newsdesk.errors import Refused
from newsdesk.server.address import Address

if TYPE_CHECKING:
    import psycopg

OLDEST = 15
TABLES = "0001"
"""The version of the tables that this program reads and writes: the newest in migrations/versions."""
SECONDS = 10
"""How long is waited for a server that does not answer."""
_SILENT_MS = 20_000
"""After so long without an answer to what was sent the line is dead."""
_SEALS = ("ssl", "tls", "certificate")


def open_line(address: Address, password: str) -> psycopg.Connection[Any]:
    """A connection of the driver's own, outside of a transaction until one is begun.

    Raises Refused("server-extra-missing") where the driver is not installed, ("server-away", host, port),
    ("server-password-wrong", user), ("server-not-admitted", user), ("server-full"), ("server-database-unknown", database),
    ("server-tls-failed", host).
    """
    require_driver()
    import psycopg

    options: dict[str, Any] = {
        "host": address.host, "port": address.port, "dbname": address.database, "user": address.user, "sslmode": address.mode,
        "connect_timeout": SECONDS, "application_name": "newsdesk", "client_encoding": "utf8", "tcp_user_timeout": _SILENT_MS,
        "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
        "options": "-c search_path=pg_catalog -c standard_conforming_strings=on -c default_transaction_isolation=read\\ committed",
    }
    if password:
        options["password"] = password
    if address.certificate:
        options["sslrootcert"] = address.certificate
    if psycopg.pq.version() >= 160000:
        options["require_auth"] = "!password"  # no server gets the password itself to read
    try:
        return psycopg.connect("", **options)
    except psycopg.Error as wrong:
        raise unreachable(str(wrong), address) from None  # its words name the person; ours say what to do


def require_driver() -> None:
    """Raise Refused("server-extra-missing") where the driver is not installed."""
    try:
        import psycopg  # noqa: F401
    except ImportError as missing:
        raise Refused("server-extra-missing") from missing


def unreachable(said: str, address: Address) -> Refused:
    """Why no line came about, from what the driver says."""
    said = re.sub("""\"[^\"]*\"|'[^']*'""", "", said).lower()  # names of hosts and people may say anything
    if "no pg_hba.conf entry" in said:
        sealed = "no encryption" not in said
        return Refused("server-not-admitted", user=address.user) if sealed else Refused("server-tls-failed", host=address.host)
    if "too many" in said:
        return Refused("server-full")
    if "password" in said or ("role" in said and ("does not exist" in said or "not permitted" in said)):
        return Refused("server-password-wrong", user=address.user)
    if "database" in said and "does not exist" in said:
        return Refused("server-database-unknown", database=address.database)
    if any(word in said for word in _SEALS):
        return Refused("server-tls-failed", host=address.host)
    return Refused("server-away", host=address.host, port=address.port)


@contextmanager
def line(address: Address, password: str) -> Iterator[Connection]:
    """A line for one piece of work, as SQLAlchemy has it; closed at the end.

    Raises what `open_line` does, and for what happens on the way Refused("server-line-lost"), ("server-no-rights"),
    ("server-full"), ("server-not-set-up").
    """
    require_driver()
    # What is sent are texts of articles: no error may carry them into a log.
    engine = create_engine("postgresql+psycopg://", creator=lambda: open_line(address, password), poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as wrong:
        raise refusal(wrong.orig) from wrong
    finally:
        engine.dispose()


def refusal(wrong: object) -> Exception:
    """What an error of the server means for a person: a Refused for the world's faults, else the error itself."""
    state = str(getattr(wrong, "sqlstate", None) or "")
    if state == "42501":
        return Refused("server-no-rights")
    if state in ("42P01", "3F000", "42883"):
        return Refused("server-not-set-up")
    if state[:2] == "53" or state == "25006":
        return Refused("server-full")
    if not state or state[:2] in ("08", "57"):
        return Refused("server-line-lost")
    return wrong if isinstance(wrong, Exception) else Refused("server-line-lost")


def look_over(connection: Connection) -> str:
    """The version of a server whose tables are ours, ``15.4``.

    Raises Refused("server-too-old", version), ("server-not-set-up"), ("server-tables-older"), ("server-tables-newer").
    """
    version = old_enough(connection)
    if not connection.scalar(text("SELECT to_regclass('newsdesk.alembic_version') IS NOT NULL")):
        raise Refused("server-not-set-up")
    there = str(connection.scalar(text("SELECT max(version_num) FROM newsdesk.alembic_version")) or "")
    if there != TABLES:
        raise Refused("server-tables-newer" if there > TABLES else "server-tables-older")
    return version


def old_enough(connection: Connection) -> str:
    """The version of a server. Raises Refused("server-too-old", version)."""
    version = str(connection.scalar(text("SHOW server_version"))).split()[0]
    if int(connection.scalar(text("SHOW server_version_num")) or 0) < OLDEST * 10_000:
        raise Refused("server-too-old", version=version)
    return version
