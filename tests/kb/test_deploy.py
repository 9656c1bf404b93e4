"""The files of `deploy/` can be read by the programs they are for, and speak of what is there.

Those of PostgreSQL are started in tests/reliability.
"""

import configparser
import os
import re
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
