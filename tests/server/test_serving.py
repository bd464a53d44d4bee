"""The newsroom's server carries everything between laptops, and is believed nothing."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from newsdesk import drafting, exchanging, finding, reviewing, serving
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.log import size
from tests.core.machines import rewrite, started, views, wander
from tests.core.test_exchanging import body, head, stage
from tests.server.newsroom import PASSWORD, Laptops, laptop, owner, rounds
from tests.server.postgres import Postgres


def test_an_article_goes_there_and_back(laptops: Laptops) -> None:
    rina, bayu = both = laptops("rina", "bayu")
    article = started(rina)
    rounds(both)
    assert body(bayu, article) == body(rina, article)
    assert [r.name for r in rina.ask(exchanging.received, article)] == ["Bayu"]
    rewrite(rina, article, "sejak pagi", "sejak subuh")
    rewrite(bayu, article, "Perahu karet", "Dua perahu karet")
    rounds(both)
    assert body(bayu, article) == body(rina, article) == "Warga mengungsi ke posko sejak subuh. Dua perahu karet disiapkan."
    assert head(bayu, article) == head(rina, article)
    assert views(rina) == views(bayu)
    bayu.do(reviewing.approve, article, head(bayu, article), "")
    rounds(both)
    assert stage(rina, article) == "approved"


def test_ten_write_at_once_and_all_have_the_same(server: Postgres, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("sepuluh")
    together = threading.Barrier(10)

    def work(number: int) -> Desk:
        with laptop(folder / str(number), f"orang-{number}", server, "rina") as desk:
            for round_ in range(3):
                started(desk, f"Naskah {round_} dari laptop {number}. Warga mengungsi.")
                together.wait(60)
                serving.exchange(desk)
            return desk

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(work, range(10)))
    desks = [Desk.open(folder / str(number)) for number in range(10)]
    try:
        rounds(desks)
        assert len(desks[0].ask(finding.articles, limit=100)) == 30
        assert all(views(desk) == views(desks[0]) for desk in desks)
        with psycopg.connect(server.admin) as line:
            there = line.execute("SELECT count(*), count(DISTINCT hash), count(DISTINCT (device, seq)) FROM newsdesk.event").fetchone()
        assert there == (desks[0].ask(lambda look: size(look.session)),) * 3
    finally:
        for desk in desks:
            desk.close()


@pytest.mark.parametrize("seed", [1])
def test_three_laptops_end_up_the_same_by_the_server_alone(laptops: Laptops, seed: int) -> None:
    desks = laptops("rina", "bayu", "sari")
    wander(desks, random.Random(seed), 60)
    rounds(desks)
    assert views(desks[0]) == views(desks[1]) == views(desks[2])


CHANGES = {
    "device": "'ffffffffffffffff'", "seq": "seq + 100", "clock": "clock + 1", "previous": "repeat('0', 64)", "kind": "'step.talked'",
    "article": "'0123456789abcdef'", "payload": "replace(payload, 'Banjir', 'Banjar')", "at": "'2026-01-01T00:00:00.000000+00:00'",
    "hash": "repeat('a', 64)", "signature": "repeat('A', 86) || '=='",
}


def test_every_column_is_tried() -> None:
    from newsdesk.server.rows import COLUMNS
    from newsdesk.server.tables import EVENT

    assert set(CHANGES) == set(COLUMNS)
    assert {column.name for column in EVENT.columns} - set(COLUMNS) == {"row"}  # which the server counts itself


@pytest.mark.parametrize("column", CHANGES)
def test_a_row_that_somebody_changed_is_found_and_stops_no_other(laptops: Laptops, server: Postgres, column: str) -> None:
    rina, bayu, sari = laptops("rina", "bayu", "sari")
    hers, his = started(rina, "Teks Rina."), started(bayu, "Teks Bayu.")
    rounds((rina, bayu))
    with owner(server) as line:
        query = "SELECT device, seq FROM newsdesk.event WHERE kind = 'revision.made' AND article = %s"
        device, seq = line.execute(query, [hers]).fetchone()
        line.execute(f"UPDATE newsdesk.event SET {column} = {CHANGES[column]} WHERE device = %s AND seq = %s", [device, seq])
        found = f"{'ffffffffffffffff' if column == 'device' else device}/{seq + 100 if column == 'seq' else seq}"
    done = serving.exchange(sari)
    assert found in done.ignored, done.ignored
    assert body(sari, his) == "Teks Bayu."
    with pytest.raises(AssertionError):
        assert body(sari, hers) == "Teks Rina."


def test_who_has_the_right_row_puts_it_there_again(laptops: Laptops, server: Postgres) -> None:
    rina, sari = laptops("rina", "sari")
    article = started(rina, "Teks Rina.")
    serving.exchange(rina)
    with owner(server) as line:
        line.execute("UPDATE newsdesk.event SET payload = replace(payload, 'Teks', 'Seks') WHERE kind = 'revision.made'")
        line.execute("DELETE FROM newsdesk.event WHERE kind = 'step.taken'")
    assert list(serving.exchange(sari).ignored.values()) == ["parcel-damaged"]
    assert serving.exchange(rina).written == 2 + 1  # the text, the step, and that what sari says has come
    done = serving.exchange(sari)
    assert not done.ignored
    assert body(sari, article) == "Teks Rina."
    rounds((rina, sari))
    assert views(rina) == views(sari)


def test_nobody_is_kept_out_by_who_sits_on_a_number(laptops: Laptops, server: Postgres) -> None:
    rina, sari = laptops("rina", "sari")
    article = started(rina, "Teks Rina.")
    device = rina.ask(lambda look: look.device)
    with psycopg.connect(server.url("bayu", "redaksi", PASSWORD)) as thief:
        for seq in range(1, 30):
            thief.execute("INSERT INTO newsdesk.event (device, seq, clock, previous, kind, article, payload, at, hash, signature) VALUES "
                          "(%s, %s, 1, '', 'note.added', '', '{}', '', repeat('0', 64), repeat('0', 88))", [device, seq])
    serving.exchange(rina)  # by their numbers hers are there already
    assert set(serving.exchange(sari).ignored.values()) == {"parcel-damaged"}
    assert serving.exchange(rina).written > 3  # what sari complained about
    done = serving.exchange(sari)
    assert body(sari, article) == "Teks Rina."
    assert done.ignored  # the numbers that nobody has anything right under


def test_a_login_may_read_and_add_and_nothing_else(laptops: Laptops, server: Postgres) -> None:
    (rina,) = laptops("rina")
    started(rina)
    serving.exchange(rina)
    asked = [f"{verb} newsdesk.{table}{rest}" for table in ("event", "complaint", "picture", "entry")
             for verb, rest in (("UPDATE", " SET {0} = {0}"), ("DELETE FROM", ""), ("TRUNCATE", ""))]
    columns = {"event": "device", "complaint": "row", "picture": "data", "entry": "body"}
    asked = [one.format(columns[one.split("newsdesk.")[1].split()[0]]) for one in asked]
    for who in (server.url("rina", "redaksi", PASSWORD), server.admin):  # the owner's own hand is stopped by the triggers
        with psycopg.connect(who, autocommit=True) as line:
            for statement in asked:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    line.execute(statement)
    with psycopg.connect(server.url("rina", "redaksi", PASSWORD), autocommit=True) as line:
        for statement in ("SET ROLE newsdesk_owner", "ALTER TABLE newsdesk.event DISABLE TRIGGER ALL", "DROP TABLE newsdesk.event",
                          "CREATE TABLE newsdesk.more (n int)", "CREATE TABLE public.more (n int)",
                          "INSERT INTO newsdesk.alembic_version VALUES ('x')"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(statement)
    with psycopg.connect(server.admin) as line:
        assert line.execute("SELECT count(*) > 3 FROM newsdesk.event").fetchone() == (True,)
        query = "SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = 'newsdesk_app' AND table_name = %s"
        for table in columns:  # the rights alone would do, as would the triggers alone
            assert {right for (right,) in line.execute(query, [table]).fetchall()} == {"SELECT", "INSERT"}


def test_pictures_come_after_the_text(laptops: Laptops, server: Postgres, picture_file: bytes) -> None:
    rina, bayu = laptops("rina", "bayu")
    article, digest = with_picture(rina, picture_file)
    serving.exchange(rina)
    text_first: list[bool] = []
    done = serving.exchange(bayu, came=lambda articles: text_first.append(bayu.home.picture(digest).exists()))
    assert text_first == [False]
    assert (done.articles, done.pictures) == ([article], 1)
    assert bayu.home.picture(digest).read_bytes() == picture_file


def test_a_picture_that_somebody_changed_is_not_taken(laptops: Laptops, server: Postgres, picture_file: bytes) -> None:
    rina, bayu = laptops("rina", "bayu")
    article, digest = with_picture(rina, picture_file)
    serving.exchange(rina)
    with owner(server) as line:
        line.execute("ALTER TABLE newsdesk.picture DROP CONSTRAINT picture_check")
        line.execute("UPDATE newsdesk.picture SET data = data || '\\x00'")
    assert serving.exchange(bayu).ignored == {f"picture/{digest}": "parcel-damaged"}
    assert not bayu.home.picture(digest).exists()
    assert head(bayu, article)


def test_a_private_draft_leaves_no_picture_there(laptops: Laptops, server: Postgres, picture_file: bytes) -> None:
    (rina,) = laptops("rina")
    with_picture(rina, picture_file, submit=False)
    serving.exchange(rina)
    with psycopg.connect(server.admin) as line:
        assert line.execute("SELECT count(*) FROM newsdesk.picture").fetchone() == (0,)


def with_picture(desk: Desk, data: bytes, submit: bool = True) -> tuple[str, str]:
    """An article with a picture on a laptop, and the digest of it."""
    from dataclasses import replace

    article = started(desk) if submit else desk.do(drafting.start).result
    added = desk.do(drafting.add_image, data, "foto.jpg").result
    content = desk.ask(drafting.draft, article).content
    desk.do(drafting.save_draft, article, replace(content, lead=drafting.lead_picture(added, "foto.jpg")))
    if submit:
        desk.do(reviewing.submit, article)
    return article, added.digest


def test_what_is_in_the_way_is_said_and_the_laptop_goes_on(laptops: Laptops, server: Postgres) -> None:
    (rina,) = laptops("rina")
    article = started(rina)
    server.stop()
    try:
        with pytest.raises(Refused, match="server-away"):
            serving.exchange(rina)
        rewrite(rina, article, "sejak pagi", "sejak subuh")
    finally:
        server.start()
    assert serving.exchange(rina).written
