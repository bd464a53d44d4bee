"""The checklist: what blocks, what warns, where to go, and no check that fails in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdesk.article.content import Content, Guess, Picture
from newsdesk.portal import checks
from newsdesk.portal.checks import Finding, checklist
from newsdesk.portal.context import Context
from newsdesk.portal.shape import Profile
from tests.core.portal_samples import ADVERTORIAL, ARTICLE, CONTEXT, PROFILE

LINKED = replace(CONTEXT, links={"newsdesk:article/abc": "https://jateng.disway.id/read/2/b"})


def found(content: Content, context: Context = LINKED) -> set[tuple[str, str, str]]:
    return {(f.check, f.level, f.spot) for f in checklist(content, PROFILE, context)}


def test_a_finished_article_has_nothing_to_say() -> None:
    assert found(ARTICLE) == set() and found(ADVERTORIAL) == set()


@pytest.mark.parametrize(("content", "finding"), [
    (replace(ARTICLE, headline=""), ("missing-headline", "block", "headline")),
    (replace(ARTICLE, body=" \n"), ("missing-body", "block", "body")),
    (replace(ARTICLE, reporters=()), ("missing-reporters", "block", "reporters")),
    (replace(ARTICLE, lead=None), ("missing-lead", "warn", "lead")),
    (replace(ARTICLE, category=""), ("missing-category", "warn", "category")),
    (replace(ARTICLE, tags=()), ("missing-tags", "warn", "tags")),
    (replace(ARTICLE, headline="x" * 110), ("headline-long", "warn", "headline")),
    (replace(ARTICLE, headline="Pendek"), ("headline-short", "warn", "headline")),
    (replace(ARTICLE, guesses=(Guess("related:0", "Judul"),)), ("guess-open", "block", "guess:related:0")),
    (replace(ARTICLE, lead=Picture("lead")), ("picture-missing", "warn", "lead")),
    (replace(ARTICLE, lead=Picture("lead", "a" * 64)), ("picture-alt", "warn", "lead")),
    (replace(ARTICLE, pictures=(Picture("p1", "a" * 64),)), ("picture-credit", "warn", "body:6")),
    (replace(ARTICLE, pictures=()), ("picture-unknown", "warn", "body:6")),
    (replace(ADVERTORIAL, sponsor=""), ("advertorial-sponsor", "warn", "sponsor")),
    (replace(ARTICLE, sponsor="Dinas"), ("sponsor-without-label", "block", "advertorial")),
    (replace(ARTICLE, body="## Hanya judul"), ("body-no-paragraph", "warn", "body:0")),
    (replace(ARTICLE, body=ARTICLE.body + "\n\nBACA JUGA: [Lain](newsdesk:title)"), ("related-no-address", "warn", "related:2")),
    (replace(ARTICLE, body=ARTICLE.body + "\n\nBACA JUGA: [J](javascript:x)"), ("related-no-address", "warn", "related:2")),
    (replace(ARTICLE, body=ARTICLE.body + f"\n\nBACA JUGA: [X]({CONTEXT.address})"), ("related-itself", "block", "related:2")),
    (replace(ARTICLE, body=ARTICLE.body + f"\n\nBACA JUGA: [{ARTICLE.headline}](newsdesk:title)"),
     ("related-itself", "block", "related:2")),
    (replace(ARTICLE, body=ARTICLE.body + "\n\nBACA JUGA: [Sama](https://jateng.disway.id/read/2/b)"),
     ("related-twice", "warn", "related:2")),
])
def test_each_check_finds_what_it_is_for(content: Content, finding: tuple[str, str, str]) -> None:
    assert finding in found(content)


def test_what_blocks_comes_first() -> None:
    levels = [f.level for f in checklist(Content(guesses=(Guess("place", "x"),)), PROFILE, Context())]
    assert levels == sorted(levels) and {"block", "warn"} == set(levels)


def test_a_check_that_crashes_blocks_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def crashing(*_: object) -> list[Finding]:
        raise RuntimeError("aduh")

    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, crashing))
    assert checklist(ARTICLE, PROFILE, LINKED) == (
        Finding("check-failed", "block", "headline", {"name": "crashing", "why": "aduh"}),)


def test_a_newsroom_says_what_holds_which_step() -> None:
    content = replace(ARTICLE, headline="harga beras Naik di Pasar Slawi Jelang Lebaran", body="Warga [CEK] antre sejak pagi.")
    strict = replace(PROFILE, submit_blocks=("mark-open",), approve_blocks=("headline-case",), checks_off=("missing-tags",))

    def levels(profile: Profile, stage: str) -> dict[str, str]:
        return {f.check: f.level for f in checklist(content, profile, CONTEXT, stage)}

    assert levels(PROFILE, "submit")["mark-open"] == "warn" and levels(PROFILE, "approve")["mark-open"] == "block"
    assert levels(strict, "submit")["mark-open"] == "block" and levels(strict, "submit")["headline-case"] == "warn"
    assert levels(strict, "approve")["headline-case"] == "block" and levels(strict, "export")["headline-case"] == "warn"
    assert "missing-tags" not in levels(replace(strict), "export")


def test_language_checks_lead_to_their_paragraph() -> None:
    content = replace(ARTICLE, body="Pembuka.\n\nKanopi ambruk Rabu (3/3/2026).\n\nSeorang pria gantung diri di kebun.")
    spots = {f.check: f.spot for f in checklist(content, PROFILE, CONTEXT)}
    assert spots["weekday-wrong"] == "body:1" and spots["suicide"] == spots["suicide-help"] == "body:2"


def test_an_article_that_checks_a_rumour_is_no_rumour_and_accuses_nobody() -> None:
    body = "Beredar informasi bahwa kepala desa diduga korupsi, kata Rina."
    told = {f.check for f in checklist(replace(ARTICLE, body=body), PROFILE, CONTEXT)}
    content = replace(ARTICLE, body=body, headline="Cek Fakta: Kabar Kepala Desa Korupsi Tidak Benar")
    checked = {f.check for f in checklist(content, PROFILE, CONTEXT)}
    assert {"unverified-note", "one-source"} <= told and not {"unverified-note", "one-source"} & checked
