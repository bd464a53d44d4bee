"""Laptops of a newsroom that has a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from newsdesk import serving, staffing
from newsdesk.desk import Desk
from tests.server.postgres import Postgres

PASSWORD = "sandi yang panjang"
ROLES = {"rina": ("reporter",), "bayu": ("editor",), "sari": ("reporter", "editor", "chief")}
Laptops = Callable[..., list[Desk]]


@contextmanager
def laptop(folder: Path, name: str, server: Postgres, login: str = "") -> Iterator[Desk]:
    """A laptop of a person, connected; login: the server's, where it is not the person's name."""
    desk = Desk.open(folder)
    try:
        desk.do(staffing.settle_in, name.capitalize(), ROLES.get(name, ("reporter",)), "disway-jateng")
        serving.connect(desk, server.url(login or name, "redaksi"), PASSWORD)
        yield desk
    finally:
        with suppress(ValueError):  # closed already, so that a command could open it
            desk.close()


def rounds(desks: Sequence[Desk]) -> None:
    """Until nobody has anything new."""
    for _ in range(12):
        if not sum(done.taken + done.written for done in [serving.exchange(desk) for desk in desks]):
            return
    raise AssertionError("the laptops never come to rest")


@contextmanager
def owner(server: Postgres) -> Iterator[psycopg.Connection]:
    """Somebody who may everything and takes the guards off: what a thief with the server's disk could do."""
    with psycopg.connect(server.admin, autocommit=True) as line:
        for table in ("event", "complaint", "picture", "entry"):
            line.execute(f"ALTER TABLE newsdesk.{table} DISABLE TRIGGER ALL")
        yield line
        for table in ("event", "complaint", "picture", "entry"):
            line.execute(f"ALTER TABLE newsdesk.{table} ENABLE TRIGGER ALL")
