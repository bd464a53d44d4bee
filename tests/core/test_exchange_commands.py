"""The commands of work that travels: what they print, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from newsdesk.cli import newsdesk


def test_merge_prints_a_text_without_marks_and_what_needs_a_person(tmp_path: Path) -> None:
    for name, text in (("base", "Satu dua. Tiga."), ("mine", "Satu dua lima. Tiga."), ("theirs", "Satu enam. Tiga empat.")):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{name}.md") for name in ("base", "mine", "theirs")]
    done = CliRunner().invoke(newsdesk, ["merge", *files, "--json"])
    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert said["text"] == "Satu dua lima. Tiga empat."
    assert [(c["mine"], c["theirs"], c["base"]) for c in said["conflicts"]] == [("Satu dua lima.", "Satu enam.", "Satu dua.")]
    clean = CliRunner().invoke(newsdesk, ["merge", files[0], files[1], files[0]])
    assert (clean.exit_code, clean.stdout) == (0, "Satu dua lima. Tiga.\n")
