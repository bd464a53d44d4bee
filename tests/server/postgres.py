"""A PostgreSQL server of our own: in a temporary folder, on the loopback, at a free port; started, killed and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

ADMIN, ADMIN_PASSWORD = "boss", "kunci kantor"
SECONDS = 60


def programs() -> Path | None:
    """The folder of the newest server's programs on this machine; None where there is no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    there = which("initdb")
    return found[-1].parent if found else Path(there).resolve().parent if there else None


def _as_nobody_special() -> dict[str, Any]:
    """A server refuses to run as root: it runs as an account that may nothing."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": ()}
    raise RuntimeError("there is no account for the server to run as")


class Postgres:
    """A running server. `settings` are added to its configuration."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder
        self._bin = programs()
        assert self._bin is not None
        self._who = _as_nobody_special()
        if self._who:
            os.chown(folder, self._who["user"], self._who["group"])
        secret = folder / "secret"
        secret.write_text(ADMIN_PASSWORD, encoding="utf-8")
        if self._who:
            os.chown(secret, self._who["user"], self._who["group"])
        self._run("initdb", "-D", str(folder / "data"), "-U", ADMIN, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8",
                  "--no-locale", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as config:
            config.write("\n".join(("listen_addresses = '127.0.0.1'", f"port = {self.port}", f"unix_socket_directories = '{folder}'",
                                    "max_connections = 60", "log_statement = 'ddl'", *settings)) + "\n")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def url(self, user: str = ADMIN, database: str = "postgres", password: str = "") -> str:
        """An address of this server."""
        secret = f":{password.replace(' ', '%20')}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"

    @property
    def admin(self) -> str:
        """The address of who may everything, in the database of the newsroom."""
        return self.url(database="redaksi", password=ADMIN_PASSWORD)

    def start(self) -> None:
        """Start it; comes back when it answers."""
        assert self._bin is not None
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen([str(self._bin / "postgres"), "-D", str(self.folder / "data")], stdout=log, stderr=log,
                                         cwd="/", start_new_session=True, **self._who)
        log.close()
        until = time.monotonic() + SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:])
            time.sleep(0.02)

    def kill(self) -> None:
        """kill -9 of the server and of every process that serves somebody."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)  # so that it starts nobody anew meanwhile
        for one in (*_children(self._process.pid), self._process.pid):
            os.kill(one, signal.SIGKILL)
        self._process.wait()
        self._process = None
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop it at once, as an office's power switch would, but in order."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None

    def log(self) -> str:
        """What the server wrote into its log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        return self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port), check=False) == 0

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        assert self._bin is not None
        done = subprocess.run([str(self._bin / program), *arguments], capture_output=True, text=True, cwd="/", check=False, **self._who)
        if check and done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.returncode


def _children(parent: int) -> list[int]:
    """The processes that a process started; each of a server's is in a session of its own."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(said[1]) == parent:
            found.append(int(stat.parent.name))
    return found


@contextmanager
def postgres(*settings: str) -> Iterator[Postgres]:
    """A server that is gone, with its folder, afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-postgres-"))
    folder.chmod(0o755)
    server: Postgres | None = None
    try:
        server = Postgres(folder, *settings)
        yield server
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
