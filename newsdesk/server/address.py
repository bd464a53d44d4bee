"""Where the newsroom's server is and as whom one speaks to it. A password is never part of an address that is kept or shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from newsdesk.errors import Refused

SAFE = ("require", "verify-ca", "verify-full")
"""What a line may be over a network: sealed, and at best with a server whose certificate was looked at."""
_PORT = 5432


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a server, and the role that a person has there."""

    host: str
    """A name or number; a path that begins with / is a socket of this machine."""
    port: int
    database: str
    user: str
    sealed: str = ""
    """libpq's ``sslmode`` where one was named."""
    certificate: str = ""
    """The file of the certificate that vouches for the server (``sslrootcert``); empty: none is asked for."""

    @property
    def near(self) -> bool:
        """Whether the line never leaves this machine."""
        if self.host.startswith("/") or self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def mode(self) -> str:
        """The ``sslmode`` that is asked for."""
        return self.sealed or ("prefer" if self.near else "require")

    def url(self) -> str:
        """The address as a person types it, without a password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        options = {"host": self.host} if self.host.startswith("/") else {}
        options |= {name: value for name, value in (("sslmode", self.sealed), ("sslrootcert", self.certificate)) if value}
        where = "" if self.host.startswith("/") else f"{host}:{self.port}"
        url = f"postgresql://{quote(self.user, safe='')}@{where}/{quote(self.database, safe='')}"
        return f"{url}?{urlencode(options)}" if options else url


def read_address(url: str) -> tuple[Address, str]:
    """An address as a person types it, ``postgresql://PERSON@HOST/DATABASE``, and the password where one is in it.

    Raises Refused("server-address-wrong", why) with why one of ``scheme``, ``person``, ``host``, ``port``, ``database``,
    ``option``; ("server-certificate-missing", file); ("server-needs-tls", host) where a line over a network would not be sealed.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORT
        options = {name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()}
    except ValueError as wrong:
        raise Refused("server-address-wrong", why="port") from wrong
    if parts.scheme not in ("postgresql", "postgres") or parts.fragment:
        raise Refused("server-address-wrong", why="scheme")
    if not parts.username:
        raise Refused("server-address-wrong", why="person")
    # Nothing else may be said there: libpq would let an option lead the line to another host, or take the seal off it.
    if not set(options) <= {"sslmode", "sslrootcert", "host"}:
        raise Refused("server-address-wrong", why="option")
    host = parts.hostname or options.get("host", "")
    if not host or "," in host or ("host" in options and (parts.hostname or not host.startswith("/"))):
        raise Refused("server-address-wrong", why="host")
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database:
        raise Refused("server-address-wrong", why="database")
    address = Address(host, port, database, unquote(parts.username), options.get("sslmode", ""), options.get("sslrootcert", ""))
    if address.sealed not in ("", *SAFE) and not address.near:
        raise Refused("server-needs-tls", host=host)
    if address.certificate and not Path(address.certificate).is_file():
        raise Refused("server-certificate-missing", file=address.certificate)
    return address, unquote(parts.password or "")


def keep_password(file: Path, password: str) -> None:
    """Put a password into a file that nobody else may read, in place of the one before; an empty one takes the file away.

    Raises OSError where it cannot be written.
    """
    if not password:
        file.unlink(missing_ok=True)
        return
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
        handle.write(password)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(new, file)


def kept_password(file: Path) -> str:
    """The password that was kept; empty where there is none: then libpq looks into the person's pgpass file."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
