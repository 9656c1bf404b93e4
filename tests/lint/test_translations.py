"""Every word of the interface exists in Kyrgyz and Russian."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["ky", "ru"]


def catalogue(language, root=ROOT):
    """Return the entries of one language's catalogue by message and context."""
    file = root / "kb" / "locale" / language / "LC_MESSAGES" / "django.po"
    entries = polib.pofile(str(file)) if file.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """Gather the messages afresh in a copy of the sources, and return where."""
    if not shutil.which("xgettext"):
        pytest.skip("xgettext is not installed")
    copy = tmp_path_factory.mktemp("messages")
    for name in ("kb", "legalacts", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    (copy / "static").mkdir()
    shutil.copy(ROOT / "manage.py", copy)
    languages = [word for language in LANGUAGES for word in ("--locale", language)]
    command = [sys.executable, "manage.py", "makemessages", *languages, "--no-location", "--no-obsolete"]
    environment = os.environ | {"VAR_DIR": str(copy / "var"), "PYTHONPATH": str(copy)}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language):
    missing = [entry.msgid for entry in catalogue(language).values() if not entry.translated()]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_the_messages_of_the_code(language, gathered):
    """If this fails, run `make messages` and translate what is new."""
    ours, fresh = catalogue(language), catalogue(language, gathered)
    assert sorted(fresh.keys() - ours.keys(), key=str) == [], "not in the catalogue"
    assert sorted(ours.keys() - fresh.keys(), key=str) == [], "no longer used"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_placeholders(language):
    wrong = []
    for entry in catalogue(language).values():
        for text in filter(None, [entry.msgstr, *entry.msgstr_plural.values()]):
            if not placeholders(text) <= placeholders(entry.msgid + entry.msgid_plural):
                wrong.append(f"{entry.msgid} -> {text}")
    assert wrong == []


def placeholders(text):
    """Return the named placeholders of a message."""
    return {part.split(")")[0] for part in text.split("%(")[1:]}
