"""The set-up script for an office's computer does what the page in the docs says, and leaves nobody behind who may everything."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import psycopg
import pytest
from sqlalchemy import text

from newsdesk.server.address import read_address
from newsdesk.server.line import line
from tests.server.newsroom import PASSWORD
from tests.server.postgres import ADMIN, ADMIN_PASSWORD, postgres, programs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed (./test installs it)")
@pytest.mark.skipif(not which("openssl"), reason="openssl is not installed")
def test_the_script_sets_a_server_up_twice(tmp_path: Path) -> None:
    with postgres() as server:
        bin_ = programs()
        # The server keeps to the loopback whatever the script asks for: it is started anew by the test.
        restart = tmp_path / "restart"
        restart.write_text("#!/bin/sh\ntouch restarted\n", encoding="utf-8")
        restart.chmod(0o755)
        surroundings = os.environ | {
            "NEWSDESK_PSQL": f"{bin_}/psql -h {server.folder} -p {server.port} -U {ADMIN} -d postgres", "PGPASSWORD": ADMIN_PASSWORD,
            "NEWSDESK_RESTART": str(restart), "NEWSDESK_PERSON_PASSWORD": PASSWORD, "PATH": f"{bin_}:{os.environ['PATH']}"}
        for _ in range(2):
            done = subprocess.run(["sh", str(ROOT / "packaging" / "postgres" / "setup.sh"), "rina", "bayu"], cwd=tmp_path, env=surroundings,
                                  capture_output=True, text=True, timeout=300, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
        assert (tmp_path / "restarted").exists()
        assert PASSWORD not in done.stdout + done.stderr + server.log()
        with psycopg.connect(server.url(password=ADMIN_PASSWORD), autocommit=True) as admin:
            admin.execute("ALTER SYSTEM RESET listen_addresses")
            roles = {name for (name,) in admin.execute("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_'").fetchall()}
        assert roles == {ADMIN, "newsdesk_owner", "newsdesk_app", "rina", "bayu"}
        hba = (server.folder / "data" / "pg_hba.conf").read_text(encoding="utf-8")
        assert hba.count("hostssl redaksi +newsdesk_app samenet scram-sha-256") == 1
        server.stop()
        server.start()
        address, _ = read_address(server.url("rina", "redaksi"))
        sure = replace(address, host="localhost", sealed="verify-full", certificate=str(tmp_path / "newsdesk-server.crt"))
        with line(sure, PASSWORD) as connection:
            assert connection.scalar(text("SELECT count(*) FROM newsdesk.event")) == 0


def test_a_container_speaks_over_tls_only_with_a_password_from_a_file() -> None:
    yaml = pytest.importorskip("yaml")
    service = yaml.safe_load((ROOT / "packaging" / "postgres" / "compose.yml").read_text(encoding="utf-8"))["services"]["postgres"]
    assert "ssl=on" in service["command"]
    assert int(service["image"].partition(":")[2]) >= 15
    assert not [name for name in service["environment"] if "PASSWORD" in name and not name.endswith("_FILE")]
