"""A damaged store opens with what is whole, says what is not, and every changed byte of a submitted text is found.

A few damaged files only; `./test kill damaging 100` does a hundred.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsdesk import drafting, finding, restoring, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store.health import faults
from newsdesk.store.pages import Image
from tests.kill.damaging import WAYS, damage_and_salvage, make_newsroom

BODY = "Warga Karangmalang membersihkan saluran air. " * 40


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, str]]:
    home = Home(tmp_path_factory.mktemp("model") / "newsroom")
    return home, make_newsroom(home)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_store_opens_with_what_is_whole_and_says_what_is_not(
    model: tuple[Home, dict[str, str]], tmp_path: Path, seed: int
) -> None:
    outcome = damage_and_salvage(*model, tmp_path / "copy", WAYS[seed % 3], random.Random(seed))
    assert outcome.untold == 0 and outcome.aside
    assert outcome.seen or outcome.older == 0


def test_the_rows_of_a_whole_store_are_read_without_sqlite(tmp_path: Path) -> None:
    desk = _newsroom(tmp_path)
    for n in range(40):
        desk.do(drafting.start, Content(headline=f"Naskah {n}", body=BODY * (n % 5)))
    rows = [row.values for row in Image.of(desk.home.store).rows() if row.table == "draft"]  # most of it in the log
    expected = desk.ask(lambda look: [tuple(row) for row in look.session.connection().exec_driver_sql("SELECT * FROM draft")])
    assert sorted(rows) == sorted(expected)
    desk.close()


def test_every_changed_byte_inside_a_revision_is_found(tmp_path: Path) -> None:
    desk = _newsroom(tmp_path)
    article = desk.do(drafting.start, Content(headline="Pasar Dibuka", body=BODY, reporters=("Rina Wulandari",))).result
    revision = desk.do(reviewing.submit, article).result
    desk.close()
    whole = desk.home.store.read_bytes()
    assert faults(desk.home.store) == ()
    places = [at for at in range(len(whole)) if whole.startswith(b"Karangmalang", at)]
    assert len(places) >= 80  # the draft, the event and the revision
    chance = random.Random(3)
    for at in chance.sample(places, 20):
        spoilt = bytearray(whole)
        spoilt[at + chance.randrange(12)] ^= 1 << chance.randrange(8)
        desk.home.store.write_bytes(spoilt)
        assert faults(desk.home.store)
    desk.home.store.write_bytes(whole)
    again = Desk.open(tmp_path)
    again.do(lambda act: act.session.connection().exec_driver_sql("UPDATE revision SET content = replace(content, 'air', 'aer')"))
    with pytest.raises(Refused) as refused:
        again.ask(reviewing.revision_content, revision)
    assert refused.value.code == "revision-damaged"
    again.close()


def test_a_damaged_draft_is_refused_and_comes_back(tmp_path: Path) -> None:
    desk = _newsroom(tmp_path)
    article = desk.do(drafting.start, Content(headline="Pasar Dibuka", body=BODY)).result
    desk.backup()
    desk.do(lambda act: act.session.connection().exec_driver_sql("UPDATE draft SET content = replace(content, 'air', 'aer')"))
    with pytest.raises(Refused) as refused:
        desk.ask(drafting.draft, article)
    assert refused.value.code == "draft-damaged"
    newest = desk.ask(restoring.versions, article)[0]
    desk.do(restoring.restore, article, newest.id)
    assert desk.ask(drafting.draft, article).content.body == BODY
    assert list(faults(desk.home.store)) == []
    desk.close()


def test_what_was_lost_with_the_log_is_still_found_and_written_on(model: tuple[Home, dict[str, str]], tmp_path: Path) -> None:
    """Nothing but drafts left: no backup, no log."""
    desk = _newsroom(tmp_path)
    article = desk.do(drafting.start, Content(headline="Pasar Dibuka", body=BODY)).result
    desk.do(lambda act: act.session.connection().exec_driver_sql("DROP TABLE event"))
    desk.close()
    told = restoring.salvage(desk.home)
    assert told.replaced == [] and told.backup == ""
    again = Desk.open(tmp_path)
    assert [row.id for row in again.ask(finding.articles, "all")] == [article]
    again.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    again.do(reviewing.submit, article)
    assert [row.id for row in again.ask(finding.articles, "submitted")] == [article]
    again.close()


def _newsroom(folder: Path) -> Desk:
    desk = Desk.open(folder)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    return desk
