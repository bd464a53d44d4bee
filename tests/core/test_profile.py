"""Portal profiles: shipped ones are right, a newsroom's own come first, every mistake is told and the last good one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk.errors import Refused
from newsdesk.portal.profile import copy_profile, load_profile, profiles


@pytest.mark.parametrize("id", ["disway-jateng", "radartegal", "disway-id"])
def test_shipped_profiles_are_right(id: str) -> None:
    loaded = load_profile(id)
    assert not loaded.problems and loaded.profile.id == id
    assert {p.id for p in profiles()} == {"disway-jateng", "radartegal", "disway-id"}


def test_labels_are_the_profiles_own() -> None:
    assert [load_profile(i).profile.label for i in ("disway-jateng", "radartegal", "disway-id")] == [
        "DISWAY JATENG", "radartegal.com", "DISWAY.ID"]


def test_a_newsrooms_own_copy_comes_first(tmp_path: Path) -> None:
    folder = copy_profile("radartegal", tmp_path)
    assert sorted(f.name for f in folder.iterdir()) == ["page.html.j2", "profile.toml", "style.css"]
    change(folder / "profile.toml", 'label = "radartegal.com"', 'label = "RATEG"')
    assert load_profile("radartegal", tmp_path).profile.label == "RATEG"
    assert load_profile("radartegal").profile.label == "radartegal.com"
    copy_profile("radartegal", tmp_path)
    assert load_profile("radartegal", tmp_path).profile.label == "RATEG"


MISTAKES = [
    ("profile.toml", 'name = "Disway Jateng"', 'name = "Disway Jateng', "line 2", ""),
    ("profile.toml", 'zone = "Asia/Jakarta"', 'zone = "Asia/Tegal"', "zone", "time zone"),
    ("profile.toml", "headline_most = 109", 'headline_most = "banyak"', "headline_most", "a number"),
    ("profile.toml", "headline_most = 109", "headline_mst = 109", "headline_mst", "not a key"),
    ("profile.toml", 'site = "https://jateng.disway.id"', 'site = "javascript:x"', "site", "address"),
    ("profile.toml", 'people_line = "Reporter: {reporters}', 'people_line = "{0.__class__} {reporters}', "people_line", "braces"),
    ("profile.toml", 'required = ["headline"', 'required = ["judul"', "required", "judul"),
    ("profile.toml", 'form = ["headline"', "form = [1", "form", "list of texts"),
    ("page.html.j2", "{% if article.kicker %}", "{% iff article.kicker %}", "line", "iff"),
    ("page.html.j2", "{{ article.headline }}</h1>", "{{ article.hedline }}</h1>", "line", "hedline"),
    ("page.html.j2", "{{ article.headline }}</h1>", "{{ 1 / 0 }}</h1>", "line", "division"),
    ("page.html.j2", "{{ article.headline }}</h1>", "{{ ''.__class__.__mro__ }}</h1>", "line", "unsafe"),
    ("page.html.j2", "{{ body }}", "", "body", "{{ body }}"),
]


@pytest.mark.parametrize(("file", "old", "new", "where", "why"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_the_last_good_one_stays(
    tmp_path: Path, file: str, old: str, new: str, where: str, why: str
) -> None:
    folder = copy_profile("disway-jateng", tmp_path)
    change(folder / "profile.toml", 'label = "DISWAY JATENG"', 'label = "PUNYA KAMI"')
    assert load_profile("disway-jateng", tmp_path).profile.label == "PUNYA KAMI"
    right = (folder / file).read_text()
    if where == "line":
        where = f"line {right[: right.index(old)].count(chr(10)) + 1}"
    change(folder / file, old, new)
    loaded = load_profile("disway-jateng", tmp_path)
    assert loaded.profile.label == "PUNYA KAMI"
    assert [(p.file, p.where) for p in loaded.problems] == [(file, where)]
    assert why in loaded.problems[0].why
    (folder / file).write_text(right)
    assert load_profile("disway-jateng", tmp_path).problems == ()


def test_without_a_last_good_one_the_shipped_one_is_used(tmp_path: Path) -> None:
    folder = copy_profile("disway-id", tmp_path)
    (folder / "profile.toml").write_bytes(b"\xff\xfe nonsense")
    loaded = load_profile("disway-id", tmp_path)
    assert loaded.profile.label == "DISWAY.ID" and loaded.problems[0].file == "profile.toml"
    own = tmp_path / "baru"
    own.mkdir()
    (own / "profile.toml").write_text("name = 3\nlabel = true\n")
    loaded = load_profile("baru", tmp_path)
    assert loaded.profile.id == "disway-jateng" and [p.where for p in loaded.problems] == ["name", "label"]
    assert "baru" in {p.id for p in profiles(tmp_path)}


@pytest.mark.parametrize("id", ["tidak-ada", "../disway-jateng", "", "a/b", "."])
def test_a_profile_that_is_nowhere_is_refused(id: str, tmp_path: Path) -> None:
    for ask in (lambda: load_profile(id, tmp_path), lambda: copy_profile(id, tmp_path)):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "profile-unknown"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
