"""The project as a whole: migrations, settings and addresses fit together."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import Resolver404, resolve
from django.utils import translation

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["ky", "ru", "en"]
PAGES = [
    "",
    "search/",
    "acts/",
    "acts/eaeu-treaty-2014/",
    "acts/eaeu-treaty-2014/art_97__para_6/",
    "institutions/",
    "institutions/kg-government/",
    "compare/",
    "compare.csv",
    "problems/",
    "problems/employer-does-not-pay/",
    "terms/",
    "timeline/",
    "data/",
    "about/",
    "feed.atom",
]
RECORDS = [
    "acts", "provisions", "relations", "institutions", "responsibilities", "regimes", "indicators", "rules", "topics",
    "terms", "problems", "sources", "events", "recommendations", "datasets",
]  # fmt: skip
API = [*(f"v1/{name}/" for name in RECORDS), "v1/compare/", "v1/search/", "v1/citations/resolve/", "schema/", "docs/"]
OTHERS = ["/", "/healthz", "/readyz", "/sitemap.xml", "/admin/", "/kg/acts/"]
COMMANDS = ["load_kb", "check_content", "rebuild_index", "import_act", "export_act", "export_all", "evaluate_search"]
COMMANDS += ["backup", "restore", "check_index"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_contract_has_an_address(language, page):
    with translation.override(language):
        assert resolves(f"/{language}/{page}")


@pytest.mark.parametrize("address", API)
def test_every_part_of_the_api_has_an_address(address):
    assert resolves(f"/api/{address}")


@pytest.mark.parametrize("address", OTHERS)
def test_every_other_address_exists(address):
    assert resolves(address)


def resolves(address):
    """Tell whether an address leads to a view."""
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_contract_exists(name):
    assert find_spec(f"legalacts.management.commands.{name}")


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def manage(*words, **environment):
    """Run a management command in a process with an environment of its own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True)


def test_a_deployment_passes_the_checks(tmp_path):
    done = manage(
        "check",
        "--deploy",
        "--fail-level=WARNING",
        ALLOWED_HOSTS="law.example.org",
        SECRET_KEY="a-long-enough-key-that-is-not-used-anywhere-but-in-this-test-0123456789",
        VAR_DIR=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr


def test_a_deployment_needs_a_key(tmp_path):
    done = manage("check", ALLOWED_HOSTS="law.example.org", VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_a_local_site_makes_up_its_key_and_keeps_it(tmp_path):
    assert manage("check", VAR_DIR=str(tmp_path)).returncode == 0
    key = (tmp_path / "secret_key").read_text()
    assert manage("check", VAR_DIR=str(tmp_path)).returncode == 0
    assert (tmp_path / "secret_key").read_text() == key
    assert len(key) >= 50
