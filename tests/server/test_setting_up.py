"""Setting a server up, connecting with it, and what is said where that cannot be; no password is anywhere but in its own file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from click.testing import CliRunner, Result
from sqlalchemy import text

from newsdesk import serving
from newsdesk.cli import newsdesk
from newsdesk.errors import Refused
from newsdesk.server import line as lines
from newsdesk.server import setting_up
from newsdesk.server.address import Address, keep_password, kept_password, read_address
from newsdesk.server.line import line, unreachable
from newsdesk.server.tables import META, SCHEMA
from tests.core.machines import started
from tests.core.test_exchanging import body
from tests.server.newsroom import PASSWORD, Laptops
from tests.server.postgres import ADMIN_PASSWORD, Postgres, postgres


def run(*words: str, **surroundings: str) -> Result:
    return CliRunner().invoke(newsdesk, words, env=surroundings)


def test_the_tables_are_those_that_the_program_reads(server: Postgres) -> None:
    address, password = read_address(server.admin)
    with line(address, password) as connection:
        connection.execute(text("SET search_path = public"))
        context = MigrationContext.configure(connection, opts={
            "include_schemas": True, "version_table_schema": SCHEMA,
            "include_name": lambda name, kind, parents: kind != "schema" or name == SCHEMA})
        assert compare_metadata(context, META) == []
        assert context.get_current_heads() == (lines.TABLES,)


def test_the_newest_version_of_the_tables_is_the_one_that_is_asked_for() -> None:
    assert ScriptDirectory(str(setting_up._MIGRATIONS)).get_current_head() == lines.TABLES


def test_setting_up_twice_changes_nothing_but_the_password(laptops: Laptops, server: Postgres) -> None:
    (rina,) = laptops("rina")
    article = started(rina)
    serving.exchange(rina)
    serving.set_up(server.admin, {"rina": "sandi yang lain sekali"})
    with pytest.raises(Refused, match="server-password-wrong"):
        serving.exchange(rina)
    serving.connect(rina, server.url("rina", "redaksi"), "sandi yang lain sekali")
    (bayu,) = laptops("bayu")
    assert serving.exchange(bayu).articles == [article]
    assert body(bayu, article)


@pytest.mark.parametrize(("people", "code"), [
    ({"Rina Wulandari": PASSWORD}, "server-person-wrong"), ({"newsdesk_owner": PASSWORD}, "server-person-wrong"),
    ({"rina; drop": PASSWORD}, "server-person-wrong"), ({"rina": "pendek"}, "server-password-short"),
    ({"boss": PASSWORD}, "server-person-wrong"),
])
def test_who_cannot_be_a_person(server: Postgres, people: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        serving.set_up(server.admin, people)


def test_a_database_that_is_somebodys_is_left_as_it_is(server: Postgres) -> None:
    with psycopg.connect(server.url(password=ADMIN_PASSWORD), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS kantor WITH (FORCE)")
        admin.execute("CREATE DATABASE kantor TEMPLATE template0")
        admin.execute("DROP DATABASE IF EXISTS latin WITH (FORCE)")
        admin.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    serving.set_up(server.url(database="kantor", password=ADMIN_PASSWORD), {})
    with psycopg.connect(server.url(password=ADMIN_PASSWORD)) as admin:
        who = dict(admin.execute("SELECT datname, has_database_privilege('public', oid, 'CONNECT') FROM pg_database").fetchall())
    assert (who["kantor"], who["redaksi"]) == (True, False)
    with pytest.raises(Refused, match="server-encoding"):
        serving.set_up(server.url(database="latin", password=ADMIN_PASSWORD), {})


@pytest.mark.parametrize(("url", "password", "code"), [
    ("postgresql://rina@127.0.0.1:{port}/redaksi", "salah", "server-password-wrong"),
    ("postgresql://nobodyknows@127.0.0.1:{port}/redaksi", PASSWORD, "server-password-wrong"),
    ("postgresql://boss@127.0.0.1:{port}/tidakada", ADMIN_PASSWORD, "server-database-unknown"),
    ("postgresql://boss@127.0.0.1:{port}/postgres", ADMIN_PASSWORD, "server-not-set-up"),
    ("postgresql://rina@127.0.0.1:1/redaksi", PASSWORD, "server-away"),
    ("postgresql://rina@tidak.ada.invalid/redaksi", PASSWORD, "server-away"),
    ("postgresql://rina@127.0.0.1:{port}/redaksi?sslmode=require", PASSWORD, "server-tls-failed"),
])
def test_why_a_line_is_not_good_is_said_and_nothing_is_remembered(laptops: Laptops, server: Postgres, url: str, password: str,
                                                                  code: str) -> None:
    (sari,) = laptops("sari")
    with pytest.raises(Refused, match=code) as refused:
        serving.connect(sari, url.format(port=server.port), password)
    assert password not in str(refused.value)
    assert sari.ask(serving.address) == server.url("sari", "redaksi")
    assert kept_password(sari.home.server_password) == PASSWORD
    serving.exchange(sari)


def test_tables_of_another_version_are_told(laptops: Laptops, server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    (rina,) = laptops("rina")
    for ours, code in (("0002", "server-tables-older"), ("0000", "server-tables-newer")):
        monkeypatch.setattr(lines, "TABLES", ours)
        with pytest.raises(Refused, match=code):
            serving.exchange(rina)
    monkeypatch.undo()
    with psycopg.connect(server.admin) as admin:
        admin.execute("UPDATE newsdesk.alembic_version SET version_num = '9999'")
    with pytest.raises(Refused, match="server-tables-newer"):
        serving.set_up(server.admin, {})
    monkeypatch.setattr(lines, "OLDEST", 99)
    with pytest.raises(Refused, match="server-too-old"):
        serving.exchange(rina)


@pytest.mark.parametrize(("url", "code"), [
    ("", "address-wrong"), ("redaksi", "address-wrong"), ("mysql://rina@server/redaksi", "address-wrong"),
    ("postgresql://server/redaksi", "address-wrong"), ("postgresql://rina@server", "address-wrong"),
    ("postgresql://rina@server:x/redaksi", "address-wrong"), ("postgresql://rina@server/a/b", "address-wrong"),
    ("postgresql://rina@satu,dua/redaksi", "address-wrong"), ("postgresql://rina@127.0.0.1/redaksi?host=server", "address-wrong"),
    ("postgresql://rina@127.0.0.1/redaksi?hostaddr=10.0.0.1", "address-wrong"), ("postgresql://rina@/redaksi?host=server", "address-wrong"),
    ("postgresql://rina@server/redaksi?options=-c", "address-wrong"), ("postgresql://rina@server/redaksi?sslmode=disable", "needs-tls"),
    ("postgresql://rina@10.0.0.9/redaksi?sslmode=prefer", "needs-tls"), ("postgresql://rina@server/redaksi?sslmode=allow", "needs-tls"),
    ("postgresql://rina@server/redaksi?sslmode=verify-full&sslrootcert=/tidak/ada", "certificate-missing"),
])
def test_an_address_that_is_none_or_not_safe_is_refused(url: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_address(url)


@pytest.mark.parametrize(("url", "host", "mode", "password"), [
    ("postgresql://rina:kata%20sandi@server.redaksi.id/redaksi", "server.redaksi.id", "require", "kata sandi"),
    ("postgres://rina@10.0.0.9:5433/redaksi?sslmode=verify-full", "10.0.0.9", "verify-full", ""),
    ("postgresql://rina@127.0.0.1/redaksi", "127.0.0.1", "prefer", ""), ("postgresql://rina@[::1]/redaksi", "::1", "prefer", ""),
    ("postgresql://rina@localhost/redaksi?sslmode=disable", "localhost", "disable", ""),
    ("postgresql://rina@/redaksi?host=/var/run/postgresql", "/var/run/postgresql", "prefer", ""),
])
def test_an_address_is_sealed_unless_it_is_near_and_shows_no_password(url: str, host: str, mode: str, password: str) -> None:
    address, said = read_address(url)
    assert (address.host, address.mode, said) == (host, mode, password)
    assert read_address(address.url()) == (address, "")
    assert not password or (password not in address.url() and password not in repr(address))


def test_a_password_lies_in_a_file_that_only_one_may_read(tmp_path: Path) -> None:
    file = tmp_path / "server.password"
    for secret in ("satu", "dua"):
        keep_password(file, secret)
        assert kept_password(file) == secret
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    keep_password(file, "")
    assert (kept_password(file), list(tmp_path.iterdir())) == ("", [])


def test_the_commands_set_up_and_connect_and_tell_no_password(server: Postgres, tmp_path: Path) -> None:
    secret, home = "rahasia besar kantor", str(tmp_path / "rumah")
    done = run("server", "setup", server.url(database="redaksi"), "--person", "dewi", "--json",
               NEWSDESK_SERVER_PASSWORD=ADMIN_PASSWORD, NEWSDESK_PERSON_PASSWORD=secret)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["people"] == ["dewi"]
    nobody_to_ask = run("server", "setup", server.url(database="redaksi"), "--person", "tono", NEWSDESK_SERVER_PASSWORD=ADMIN_PASSWORD)
    assert nobody_to_ask.exit_code == 2
    run("me", "Dewi", "--home", home)
    said = [run("server", "connect", server.url("dewi", "redaksi"), "--home", home, NEWSDESK_SERVER_PASSWORD=secret),
            run("server", "connect", server.url("dewi", "redaksi", secret), "--home", home),
            run("server", "status", "--home", home), run("server", "status", "--json", "--home", home), run("exchange", "--home", home)]
    assert [one.exit_code for one in said] == [0] * 5, [one.output for one in said]
    assert json.loads(said[3].stdout) | {"events": 0} == {"address": server.url("dewi", "redaksi"), "connected": True, "events": 0,
                                                           "articles": 0, "version": json.loads(done.stdout)["version"]}
    wrong = run("server", "connect", server.url("dewi", "redaksi", "bukan rahasia besar"), "--home", home)
    assert isinstance(wrong.exception, Refused)
    everywhere = [done.output, str(wrong.exception), wrong.output, server.log(), *(one.output for one in said)]
    assert not any(secret in text or "bukan rahasia" in text for text in everywhere)
    files = [file for file in Path(home).rglob("*") if file.is_file() and secret.encode() in file.read_bytes()]
    assert [file.name for file in files] == ["server.password"]
    assert run("server", "leave", "--home", home).exit_code == 0
    assert not [file for file in Path(home).rglob("*") if file.is_file() and secret.encode() in file.read_bytes()]
    assert isinstance(run("server", "status", "--home", home).exception, Refused)


def test_a_line_over_tls_is_looked_at_as_far_as_was_asked(tmp_path: Path) -> None:
    """A server with a certificate of its own for `localhost`, as packaging/postgres makes it."""
    with postgres() as server:
        make_certificate(server.folder / "data", tmp_path / "server.crt")
        server.stop()
        with (server.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as config:
            config.write("ssl = on\n")
        hba = server.folder / "data" / "pg_hba.conf"
        hba.write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n", encoding="utf-8")
        server.start()
        address, _ = read_address(f"postgresql://boss@localhost:{server.port}/postgres")
        with line(address, ADMIN_PASSWORD) as connection:  # sealed where the server can
            assert connection.scalar(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        sure = replace(address, sealed="verify-full", certificate=str(tmp_path / "server.crt"))
        with line(sure, ADMIN_PASSWORD) as connection:
            assert connection.scalar(text("SELECT 1")) == 1
        make_certificate(tmp_path, tmp_path / "other.crt")
        foreign = replace(sure, certificate=str(tmp_path / "other.crt"))
        for wrong in (foreign, replace(sure, host="127.0.0.1"), replace(sure, sealed="disable")):
            with pytest.raises(Refused, match="server-tls-failed"), line(wrong, ADMIN_PASSWORD):
                pass


def make_certificate(folder: Path, copy: Path) -> None:
    """A key and a certificate that it signed itself, for the name localhost."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False).sign(key, hashes.SHA256()))
    for file, data in ((folder / "server.crt", made.public_bytes(serialization.Encoding.PEM)),
                       (folder / "server.key", key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                                                 serialization.NoEncryption()))):
        file.write_bytes(data)
        file.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(file, folder.stat().st_uid, folder.stat().st_gid)
    copy.write_bytes((folder / "server.crt").read_bytes())


def test_what_the_driver_says_in_other_words_is_still_no_fault_of_ours() -> None:
    address = Address("server", 5432, "redaksi", "rina")
    assert unreachable("Verbindung fehlgeschlagen", address).code == "server-away"


@pytest.mark.parametrize(("said", "code"), [
    ('connection to server at "ssl.password.id", port 5432 failed: Connection refused', "server-away"),
    ("failed to resolve host 'ssl.password.id': [Errno -2]", "server-away"),
    ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "rina", database "redaksi", SSL encryption', "server-not-admitted"),
    ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "rina", database "redaksi", no encryption', "server-tls-failed"),
    ("FATAL:  sorry, too many clients already", "server-full"), ("fe_sendauth: no password supplied", "server-password-wrong"),
    ('FATAL:  role "rina" is not permitted to log in', "server-password-wrong"),
    ("SSL error: certificate verify failed", "server-tls-failed"), ("FATAL:  the database system is starting up", "server-away"),
])
def test_what_the_driver_says_is_understood(said: str, code: str) -> None:
    assert unreachable(said, Address("ssl.password.id", 5432, "redaksi", "rina")).code == code


def test_a_laptop_without_the_driver_is_told_what_to_run(laptops: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    (rina,) = laptops("rina")
    started(rina)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Refused, match="server-extra-missing"):
        serving.exchange(rina)
    monkeypatch.undo()
    assert serving.exchange(rina).written


def test_who_uses_no_server_loads_no_driver() -> None:
    asked = "import sys, newsdesk.roads, newsdesk.archiving, newsdesk.cli; print(sorted({'psycopg', 'alembic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
