"""The files of `deploy/` can be read by the programs they are for, and speak of what is there.

Those of PostgreSQL are started in tests/reliability.
"""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import crossplane
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())


def environment():
    """The example of an environment, as systemd would read it."""
    lines = (DEPLOY / "environment").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def unit(path):
    """A unit as sections of lists; a key may be there several times."""
    sections, section = {}, {}
    for line in path.read_text().splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition("=")
            section.setdefault(name, []).append(value)
    return sections


def test_nginx_can_read_its_file(tmp_path):
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"events {{}}\nhttp {{ include {DEPLOY / 'nginx.conf'}; }}\n")
    read = crossplane.parse(str(whole), strict=True, single=True)
    assert [error["error"] for error in read["errors"]] == []


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_accepts_its_file(tmp_path):
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example.org"]
    certificate += ["-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"]
    subprocess.run(certificate, check=True, capture_output=True)
    text = (DEPLOY / "nginx.conf").read_text()
    for folder in ("/etc/letsencrypt/live/example.org", "/var/cache/nginx/rights-path", "/var/log/nginx"):
        text = text.replace(folder, str(tmp_path))
    (tmp_path / "site.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ include {tmp_path}/site.conf; }}")
    done = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_nginx_keeps_no_address_and_no_query_of_readers():
    text = (DEPLOY / "nginx.conf").read_text()
    (kept,) = re.findall(r"log_format without_persons (.*?);\n", text, re.S)
    for name in ("remote_addr", "args", "request_uri", "$request ", "referer", "user_agent"):
        assert name not in kept


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_what_is_there(path):
    sections = unit(path)
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS
        return
    for command in sections["Service"]["ExecStart"]:
        for module in re.findall(r"manage\.py (\w+)", command):
            assert (ROOT / "legalacts" / "management" / "commands" / f"{module}.py").exists()
        for file in re.findall(r"[\w/]+\.py", command):
            assert (ROOT / file).exists()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_accepts_the_units():
    done = subprocess.run(["systemd-analyze", "verify", *UNITS], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if path_of_unit(line) and "is not executable" not in line]
    assert said == []


def path_of_unit(line):
    return any(path.name in line for path in UNITS)


def test_pgbouncer_lends_connections_for_a_transaction_to_the_databases_of_the_environment():
    file = configparser.ConfigParser(interpolation=None)
    file.read(DEPLOY / "pgbouncer.ini")
    assert file["pgbouncer"]["pool_mode"] == "transaction"
    given = environment()
    addresses = [given["DATABASE_URL"], *given["DATABASE_REPLICA_URLS"].split(",")]
    assert [address.rpartition("/")[2] for address in addresses] == list(file["databases"])
    assert all(f":{file['pgbouncer']['listen_port']}/" in address for address in addresses)


def test_the_environment_makes_a_deployment(tmp_path):
    given = {"PATH": os.environ["PATH"]} | environment() | {"VAR_DIR": str(tmp_path), "STATIC_ROOT": str(tmp_path)}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_alerts_ask_for_figures_that_there_are():
    rules = yaml.safe_load((DEPLOY / "prometheus.rules.yml").read_text())
    asked = {name for group in rules["groups"] for rule in group["rules"] for name in figures(rule["expr"])}
    there = set(figures((ROOT / "kb" / "metrics.py").read_text()))
    assert asked
    assert {name.removesuffix("_bucket") for name in asked} <= there
    assert yaml.safe_load((DEPLOY / "prometheus.yml").read_text())["scrape_configs"]


def figures(text):
    return re.findall(r"\bkb_\w+", text)


@pytest.mark.skipif(os.getuid() != 0 or not shutil.which("runuser"), reason="only root may become another user")
def test_commands_run_with_the_settings_and_as_the_user_of_the_site(tmp_path):
    (tmp_path / "environment").write_text("# a note\n\nSECRET_KEY=a$HOME `b` \"c' *&d=e\nVAR_DIR=/var/lib/x\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$SECRET_KEY|$VAR_DIR|$(pwd)|$(id -un)|$(umask)|$*"\n')
    python.chmod(0o755)
    own = {"ENVIRONMENT": str(tmp_path / "environment"), "SITE": str(tmp_path), "SITE_USER": "root"}
    command = [DEPLOY / "rights-path", "backup", "a b"]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True)
    assert done.stdout == f"a$HOME `b` \"c' *&d=e|/var/lib/x|{tmp_path}|root|0027|manage.py backup a b\n"


def test_the_database_can_reach_the_folder_of_its_archive():
    made = re.findall(r"install -d -o (\S+) -g \S+ -m 0(\d{3}) (.+)", (ROOT / "docs" / "deploying.md").read_text())
    folders = {Path(name): (owner, mode) for owner, mode, names in made for name in names.split("#")[0].split()}
    archive = (DEPLOY / "postgresql" / "primary.conf").read_text()
    (wal,) = {Path(name) for name in re.findall(r"cp %p (\S+)/%f", archive)}
    assert folders[wal] == ("postgres", "700")
    for folder in set(wal.parents) & set(folders):
        owner, mode = folders[folder]
        assert owner == "postgres" or int(mode[-1]) & 1, f"{folder} is closed to the database"


def test_old_backups_are_put_away_and_nothing_else(tmp_path):
    (find,) = [
        line
        for line in unit(DEPLOY / "systemd" / "rights-path-backup.service")["Service"]["ExecStart"]
        if "-delete" in line
    ]
    (tmp_path / "wal").mkdir()
    old, new, of_the_archive = (
        tmp_path / name for name in ("2020-01-01.backup", "2026-01-01.backup", "wal/0001.backup")
    )
    for file in (old, new, of_the_archive):
        file.touch()
    for file in (old, of_the_archive):
        os.utime(file, (0, 0))
    subprocess.run(shlex.split(find.replace("/var/backups/rights-path", str(tmp_path))), check=True)
    assert [file.exists() for file in (old, new, of_the_archive)] == [False, True, True]


def test_documents_speak_of_files_that_there_are():
    for file in [*DEPLOY.rglob("*"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]:
        for name in re.findall(r"\bdocs/[\w.-]+\.md\b|\bdeploy/[\w./-]*\w", file.read_text() if file.is_file() else ""):
            assert (ROOT / name).exists(), f"{file.name} speaks of {name}"
