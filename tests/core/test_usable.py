"""What of a text is kept: no line turns its direction, no name hides anything, and what was kept before is still taken in."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import announcing, drafting, finding, mailing, staffing, trusting
from newsdesk.article.content import Content
from newsdesk.article.textpack import read_pack
from newsdesk.desk import Act, Desk
from newsdesk.store.tables import Event, Person
from newsdesk.text.usable import TURNING, clean_line, clean_name, clean_text
from newsdesk.vetting import vet
from tests.core.machines import carry, machines

TURNED = "Rina\u202eyrtnuhkaM\u202c \u2068Wulandari\u2069\u200b\U000e0041"


@given(st.text(st.one_of(st.characters(), st.sampled_from(TURNING + "\u200b\u00ad\ufeff ab\n"))))
def test_what_is_clean_stays_so_and_turns_nothing(text: str) -> None:
    for clean in (clean_line, clean_text, clean_name):
        assert clean(clean(text)) == clean(text)
    assert not set(TURNING) & set(clean_line(text)) and set(TURNING) & set(clean_text(text)) == set(TURNING) & set(text)
    hidden = {sign for sign in clean_name(text) if unicodedata.category(sign) in ("Cf", "Cc", "Cs")}
    assert hidden <= {"\u200c", "\u200d"}


def test_an_arabic_headline_keeps_its_marks() -> None:
    assert clean_line("Kata \u200fبسم الله\u200f, 5\u061c") == "Kata \u200fبسم الله\u200f, 5\u061c"


def test_names_of_others_are_shown_without_what_hides(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (hostile, here):
        hostile.do(_called, TURNED)
        hostile.do(trusting.introduce)
        article = hostile.do(drafting.start, Content(headline="Banjir", body="Isi.")).result
        hostile.do(_sent_as_before, article)
        pack = read_pack(hostile.do(mailing.letter, [article]).result.data)
        carry(hostile, here)
        clean = clean_name(TURNED)
        shown = [machine.name for machine in here.ask(trusting.machines)] + [person.name for person in here.ask(staffing.people)]
        assert clean in shown and not [name for name in shown if set(name) & set(TURNED) - set(clean)]
        assert [row.headline for row in here.ask(finding.articles, "all") if row.id == article] == ["cba Banjir"]
        said = here.ask(announcing.announced, pack)
        assert said.name == clean and [line.headline for line in said.articles] == ["cba Banjir"]
        assert here.do(mailing.receive, pack).result.headlines == {article: "cba Banjir"}


def _called(act: Act, name: str) -> None:
    """A person whose program cleans nothing."""
    act.record("person.enrolled", id=staffing.require_me(act).id, name=name, roles=["reporter"], code=name[:20])
    act.session.get_one(Person, staffing.require_me(act).id).name = name
    act.session.flush()


def _sent_as_before(act: Act, article: str) -> None:
    """A revision as it was kept when lines could turn: sound, by the rules of then."""
    content = json.loads(Content(headline="\u202ecba\u202c Banjir", body="Isi.", tags=("\u2066banjir\u2069",)).to_json())
    act.record("revision.made", article, content=content, parents=[], person="", number=1)
    name = act.session.execute(Event.__table__.select().where(Event.article == article, Event.kind == "revision.made")).first()
    assert name is not None
    from newsdesk.store.views import revision_hash

    act.record("step.taken", article, step="submit", stage="submitted", revision=revision_hash(article, [], content), person="")


def test_what_was_kept_before_is_still_taken_in_and_nothing_else_unclean(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    article = desk.do(drafting.start, Content(headline="Banjir", body="Isi.")).result
    desk.do(_sent_as_before, article)
    (event,) = desk.ask(lambda look: look.session.query(Event).where(Event.kind == "revision.made").all())
    vet(event)
    for wrong in ("a\u202e  b", " \u202ea", "\u2069\u0001"):
        event.payload = event.payload.replace("\u202ecba\u202c Banjir", wrong)
        with pytest.raises(Exception, match="parcel-damaged"):
            vet(event)
        event.payload = event.payload.replace(wrong, "\u202ecba\u202c Banjir")
    desk.close()
