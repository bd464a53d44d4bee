"""The desk from a terminal: steps with their reasons, comparing, facts, checks, and the audit, bad input included."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
from click.testing import CliRunner, Result

from newsdesk import drafting, noting, proposing, reviewing, staffing
from newsdesk.article.comparing import compare_contents, content_facts
from newsdesk.article.content import Content, Notice, Picture
from newsdesk.cli import main, newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.text.anchors import Anchor, anchor_at, line_text
from newsdesk.text.body import join_lines
from newsdesk.text.comparison import new_body, old_body

ONE, TWO = "Dua warga Desa Rajegwesi mengungsi ke posko sejak Minggu pagi.", "Camat Pagerbarang menutup jalan itu untuk truk."
THREE = "Perahu karet disiapkan di tiga titik."
FIRST = Content(headline="Dua Warga Mengungsi di Rajegwesi", body=join_lines([ONE, TWO, THREE]), tags=("banjir",), place="SLAWI",
                category="Tegal", reporters=("Rina",), editor="Bagus",
                lead=Picture("lead", caption="Posko", alt="Posko", photographer="Rina"))
SECOND = replace(FIRST, headline="Tiga Warga Mengungsi di Rajegwesi", body=join_lines([THREE, ONE.replace("Dua", "Tiga"), TWO]),
                 tags=("banjir", "rob"), lead=Picture("lead", caption="Posko warga", alt="Posko", photographer="Rina"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def article(home: Path) -> str:
    """An article of two revisions, the second one submitted, in a newsroom of an editor and a reporter."""
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Bagus", ("editor", "chief"), "disway-jateng")
    rina = desk.do(staffing.enrol, "Rina", ("reporter",)).result

    def sent(act, id: str, content: Content) -> str:
        with staffing.acting_as(act, rina):
            id = id or drafting.start(act, content, "somewhere")
            drafting.save_draft(act, id, content)
            reviewing.submit(act, id)
        return id

    id = desk.do(sent, "", FIRST).result
    desk.do(sent, id, SECOND)
    desk.close()
    return id


def run(home: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(newsdesk, [*map(str, arguments), "--home", str(home)])


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused(result: Result) -> str:
    assert isinstance(result.exception, Refused), result.output
    return result.exception.code


def test_comparing_revisions_drafts_and_files(home: Path, article: str, tmp_path: Path) -> None:
    (told,) = lines(run(home, "compare", f"{article}@1", f"{article}@2", "--json"))
    assert {f["field"] for f in told["fields"]} == {"headline", "tags"} and not told["same"]
    assert [f["came"] for f in told["fields"] if f["field"] == "tags"] == [["rob"]]
    assert [(p["field"], p["changed"]) for p in told["pictures"]] == [("lead", ["caption"])]
    assert len(told["moves"]) in (1, 2) and all(m["old"] for m in told["moves"]) and (told["removed"], told["added"]) == (1, 1)
    assert [line for row in told["paragraphs"] if row["kind"] != "moved-here" for line in row["old"]] == [ONE, TWO, THREE]
    (second,) = lines(run(home, "compare", f"{article}@2", article, "--json"))
    assert second["same"] and second["fields"] == second["pictures"] == []
    (tmp_path / "lama.md").write_text(f"# {FIRST.headline}\n\n{FIRST.body}\n", encoding="utf-8")
    (third,) = lines(run(home, "compare", tmp_path / "lama.md", f"{article}@1", "--json"))
    assert "headline" not in [f["field"] for f in third["fields"]] and all(row["kind"] == "same" for row in third["paragraphs"])
    said = run(home, "compare", f"{article}@1", f"{article}@2").stdout
    assert "[-Dua-]{+Tiga+} Warga" in said and "{+rob+}" in said and "(1)" in said and said.splitlines()[-1] == "-1 +1"


def test_revisions_by_their_hash(home: Path, article: str) -> None:
    head = lines(run(home, "steps", article, "--json"))[0]["revision"]
    assert lines(run(home, "compare", head[:8], f"{article}@2", "--json"))[0]["same"]
    for name in (f"{article}@3", f"{article}@" + "9" * 30, f"{article}@1.0"):
        assert refused(run(home, "compare", name, article)) == "revision-unknown"
    for name in ("ab", "zzzz", "%", "x" * 300, "", "tidak-ada.md", "/tidak/ada"):
        assert {refused(run(home, command, name, article)) for command in ("compare", "facts")} == {"text-unknown"}


def test_facts(home: Path, article: str) -> None:
    told = lines(run(home, "facts", f"{article}@1", f"{article}@2", "--json"))
    assert {(fact["kind"], fact["old"], fact["new"]) for fact in told} >= {("number", "Dua", "Tiga")}
    assert run(home, "facts", article, article).stdout == "" and "Dua  ->  Tiga" in run(home, "facts", f"{article}@1", article).stdout


def test_the_steps_from_a_terminal(home: Path, article: str, tmp_path: Path) -> None:
    (now,) = lines(run(home, "steps", article, "--json"))
    can = {step["step"] for step in now["steps"] if step["possible"]}
    assert now["stage"] == "submitted" and {"claim", "approve", "return"} <= can and "publish" not in can
    assert next(step["refused"]["code"] for step in now["steps"] if step["step"] == "publish") == "step-wrong-stage"
    assert lines(run(home, "claim", article, "--json"))[0]["stage"] == "submitted"
    assert refused(run(home, "return", article)) == "reason-missing"
    assert refused(run(home, "return", article, "--point", "sumber:Siapa?")) == "reason-unknown"
    assert run(home, "return", article, "--point", "source:Kata siapa?", "--point", "length").exit_code == 0
    (now,) = lines(run(home, "steps", article, "--json"))
    assert now["stage"] == "returned" and sorted(point["reason"] for point in now["points"]) == ["length", "source"]
    assert refused(run(home, "submit", article)) == "points-open"
    first, second = (point["id"] for point in now["points"])
    assert refused(run(home, "answer", article, first)) == "answer-missing"
    for point, said in ((first, "Camat."), (second, "--done")):
        assert run(home, "answer", article, point, said).exit_code == 0
    assert lines(run(home, "submit", article, "--target", "2026-05-10T17:00+07:00", "--json"))[0]["stage"] == "submitted"
    assert refused(run(home, "approve", article, "--revision", f"{article}@1")) == "revision-not-newest"
    assert run(home, "approve", article, "--revision", f"{article}@2").stdout.startswith("approved")
    assert run(home, "export", article, "--out", tmp_path / "out").exit_code == 0
    assert refused(run(home, "publish", article, "nowhere", "2026-05-10T17:00+07:00")) == "address-not-one"
    assert refused(run(home, "publish", article, "https://contoh.id/1", "kemarin")) == "time-not-one"
    assert run(home, "publish", article, "https://contoh.id/1", "2026-05-10T17:00+07:00").stdout.startswith("published")
    assert refused(run(home, "withdraw", article, " ")) == "reason-missing" and run(home, "correct", article).exit_code == 2
    assert run(home, "correct", article, "Jumlah warga keliru.").stdout.startswith("draft")
    assert run(home, "bin", article).stdout.startswith("binned") and run(home, "unbin", article).stdout.startswith("draft")
    said = run(home, "steps", article).stdout
    assert "+ submit" in said and "- approve     (submitted)" in said


def test_when_it_is_wanted_from_a_terminal(home: Path, article: str) -> None:
    assert refused(run(home, "aim", article, "besok sore")) == refused(run(home, "submit", article, "--target", "besok")) == "time-not-one"
    assert refused(run(home, "aim", "nope", "2026-05-10T17:00+07:00")) == "article-unknown"
    assert run(home, "aim", article, "2026-05-10T17:00+07:00").exit_code == 0
    assert [line["facts"]["target"] for line in lines(run(home, "log", article, "--json")) if line["kind"] == "target.set"] == [
        "2026-05-10T17:00+07:00"]


def test_a_reply_of_its_own_from_a_terminal(home: Path, article: str, tmp_path: Path) -> None:
    assert refused(run(home, "write-answer", article)) == "step-wrong-stage"
    for arguments in (("approve", article), ("export", article, "--out", tmp_path / "out"),
                      ("publish", article, "https://contoh.id/read/1/dua", "2026-05-10T17:00+07:00")):
        assert run(home, *arguments).exit_code == 0, arguments
    assert refused(run(home, "write-answer", "nope")) == "article-unknown"
    assert run(home, "write-answer", article, "--as", "hoax").exit_code == 2
    (made,) = lines(run(home, "write-answer", article, "--as", "correct", "--json"))
    (shown,) = lines(run(home, "show", made["id"], "--json"))
    assert shown["answers"] == {"kind": "correct", "target": f"newsdesk:article/{article}", "headline": SECOND.headline}


def test_notes_and_suggestions(home: Path, article: str) -> None:
    desk = Desk.open(home)
    at = line_text(SECOND.body).index("truk")
    note = desk.do(noting.add_note, article, SECOND, anchor_at("body", SECOND.body, at, at + 4), "Truk apa?").result
    desk.do(noting.reply, article, note, "Semua truk.")
    desk.do(drafting.save_draft, article, replace(SECOND, body=SECOND.body.replace("truk", "bus")))
    desk.do(proposing.propose, article)
    desk.close()
    (told,) = lines(run(home, "notes", article, "--json"))
    assert (told["quote"], told["lost"], told["state"], told["replies"][0]["words"]) == ("truk", False, "open", "Semua truk.")
    assert "Bagus: Truk apa?  (“truk”)" in run(home, "notes", article).stdout
    (change,) = lines(run(home, "suggestions", article, "--json"))
    assert (change["state"], change["old"].strip(), change["new"].strip(), change["person"]) == ("open", "truk", "bus", "Bagus")
    assert "truk  ->  bus" in run(home, "suggestions", article).stdout
    assert refused(run(home, "notes", "tidak-ada")) == refused(run(home, "suggestions", "tidak-ada")) == "article-unknown"


def test_the_audit(home: Path, article: str) -> None:
    desk = Desk.open(home)
    desk.do(noting.add_note, article, SECOND, Anchor(), "=HYPERLINK(1)")
    desk.do(drafting.save_draft, article, FIRST)
    desk.do(proposing.propose, article)
    desk.close()
    events = lines(run(home, "log", article, "--json"))
    assert [e["kind"] for e in events[:4]] == ["article.started", "revision.made", "step.taken", "revision.made"]
    assert all(len(e["hash"]) == 64 and e["whole"] for e in events) and events[1]["person"] == "Rina"
    assert "suggestion.made" in {e["kind"] for e in events} and "note.added" in {e["kind"] for e in events}
    table = list(csv.DictReader(io.StringIO(run(home, "log", article, "--csv").stdout)))
    assert [row["hash"] for row in table] == [e["hash"] for e in events] and json.loads(table[1]["facts"]) == events[1]["facts"]
    assert len(run(home, "log", article).stdout.splitlines()) == len(events)
    raw = sqlite.connect(Home(home).store)
    raw.execute("DROP TRIGGER event_no_update")
    raw.execute("UPDATE event SET payload = replace(payload, 'Dua Warga', 'Lima Warga') WHERE hash = ?", (events[1]["hash"],))
    raw.execute("UPDATE event SET payload = 'x' WHERE hash = ?", (events[2]["hash"],))
    raw.commit()
    raw.close()
    changed = run(home, "log", article, "--json")
    assert changed.exit_code == 1 and [e["whole"] for e in lines(changed)[:4]] == [True, False, False, True]
    assert refused(run(home, "log", "0" * 16)) == "article-unknown" and run(home, "log", article, "--csv", "--json").exit_code == 2


def test_checks_of_an_article_and_of_a_file(home: Path, article: str, tmp_path: Path) -> None:
    (tmp_path / "naskah.md").write_text("# Judul\n\nMenurut XX kata [isi nama], banjir surut.\n", encoding="utf-8")
    for target in (article, tmp_path / "naskah.md"):
        for found in lines(run(home, "check", target, "--json")):
            assert set(found) == {"check", "level", "spot", "facts", "levels", "why"}
            assert set(found["levels"]) == {"submit", "approve", "export"}
    other = tmp_path / "other"
    assert lines(run(other, "check", tmp_path / "naskah.md", "--json")) and not other.exists()
    assert refused(run(home, "check", "0" * 16)) == refused(run(home, "check", "tidak-ada.md")) == "text-unknown"
    (tmp_path / "kosong.jsonl").write_text("", encoding="utf-8")
    assert refused(run(home, "check", tmp_path / "kosong.jsonl")) == refused(run(home, "compare", tmp_path / "kosong.jsonl", article))


def test_looking_changes_no_byte(home: Path, article: str) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for command in (["steps", article], ["compare", f"{article}@1", article], ["facts", f"{article}@1", article], ["log", article],
                    ["check", article]):
        run(home, *command)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_contents_field_by_field() -> None:
    notice = Notice("correct", "Jumlah keliru.", "2026-05-10T17:00+07:00")
    old = replace(FIRST, pictures=(Picture("p1", caption="Posko"), Picture("p2")))
    new = replace(FIRST, pictures=(Picture("p1", caption="Posko", crop="0,0,1,1"), Picture("p3")), advertorial=True, notices=(notice,))
    done = compare_contents(old, new)
    assert {pair.field: (pair.old, pair.new) for pair in done.fields if not pair.same} == {
        "advertorial": ("", "✓"), "notices": ("", "Jumlah keliru.")}
    assert {pair.field: pair.changed for pair in done.pictures if not pair.same} == {
        "picture:p1": ("crop",), "picture:p2": (), "picture:p3": ()}
    assert old_body(done.rows) == new_body(done.rows) == FIRST.body and not done.same and compare_contents(old, old).same
    (fact,) = content_facts(FIRST, replace(FIRST, lead=Picture("lead", caption="Posko 7")))
    assert (fact.kind, fact.old, fact.new) == ("number", "", "7")


def test_the_door_says_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path, article: str) -> None:
    monkeypatch.setattr("sys.argv", ["newsdesk", "take-back", "tidak-ada", "--home", str(home)])
    with pytest.raises(SystemExit):
        main()
    assert "refused: article-unknown" in capsys.readouterr().err


def test_a_window_that_has_the_newsroom_open_is_no_hindrance_to_who_looks(home: Path, article: str) -> None:
    window = Desk.open(home)
    window.do(drafting.save_draft, article, replace(SECOND, headline="Empat Warga Mengungsi di Rajegwesi"))
    for arguments in (("steps", article), ("compare", f"{article}@1", article), ("facts", f"{article}@1", article), ("check", article),
                      ("log", article), ("notes", article), ("suggestions", article)):
        lines(run(home, *arguments, "--json"))
    assert "Empat" in run(home, "compare", f"{article}@2", article).stdout
    assert refused(run(home, "claim", article)) == "newsroom-in-use"
    assert window.ask(lambda look: drafting.draft(look, article)).content.headline.startswith("Empat") and window.close()


def test_files_that_hold_no_article(home: Path, article: str, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    for name, said, code in (("rusak.json", '{"a":', "file-damaged"), ("lain.json", '{"a": 1}', "page-without-article"),
                             ("bukan.docx", "PK\3\4bukan", "file-damaged"), ("nul.txt", "Isi\0berita", "file-not-text"),
                             ("kosong", "", "folder-without-article"), ("spasi.md", " \n\n ", "file-empty")):
        if said:
            (tmp_path / name).write_text(said, encoding="utf-8")
        for arguments in (("check", tmp_path / name), ("compare", tmp_path / name, article), ("facts", article, tmp_path / name)):
            assert refused(run(home, *arguments)) == code, arguments


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no /dev/full here to write to")
def test_a_full_disk_behind_the_output_is_told(home: Path, article: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "newsdesk.cli", "log", article, "--json", "--home", str(home)], stdout=full,
                              stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and done.stderr.startswith(b"refused: output-unwritable") and b"Traceback" not in done.stderr
