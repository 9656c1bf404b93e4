"""Every word of the interface exists in Kyrgyz and Russian."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["ky", "ru"]
# Our own words, and what libraries say: in pages, and in scripts.
OURS, LIBRARIES, SCRIPTS = ("locale", "django"), ("locale_libraries", "django"), ("locale_libraries", "djangojs")
every_catalogue = pytest.mark.parametrize("which", [OURS, LIBRARIES, SCRIPTS], ids="/".join)


def catalogue(language, which=OURS, root=ROOT):
    """Return the entries of one language's catalogue by message and context."""
    folder, domain = which
    file = root / "kb" / folder / language / "LC_MESSAGES" / f"{domain}.po"
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


@every_catalogue
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language, which):
    entries = catalogue(language, which).values()
    assert entries
    assert [entry.msgid for entry in entries if not entry.translated()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_libraries_stand_once(language):
    """Where both catalogues have a message, ours is shown: the other would mislead who changes it."""
    assert catalogue(language).keys() & catalogue(language, LIBRARIES).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_the_messages_of_the_code(language, gathered):
    """If this fails, run `make messages` and translate what is new."""
    ours, fresh = catalogue(language), catalogue(language, root=gathered)
    assert sorted(fresh.keys() - ours.keys(), key=str) == [], "not in the catalogue"
    assert sorted(ours.keys() - fresh.keys(), key=str) == [], "no longer used"


@every_catalogue
@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_placeholders(language, which):
    wrong = []
    for entry in catalogue(language, which).values():
        for text in filter(None, [entry.msgstr, *entry.msgstr_plural.values()]):
            named, positional = placeholders(text)
            all_named, all_positional = placeholders(entry.msgid)
            if positional != all_positional or not named <= all_named | placeholders(entry.msgid_plural)[0]:
                wrong.append(f"{entry.msgid} -> {text}")
    assert wrong == []


def placeholders(text):
    """Return the placeholders of a message: those with a name, and the others in their order."""
    return set(re.findall(r"%\(\w+\)|\{\w+\}", text)), re.findall(r"%[a-z]|\{\}", text)
