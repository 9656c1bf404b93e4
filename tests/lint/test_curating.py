"""The text for curators: the same in three languages, in the words that the admin shows."""

import re
from pathlib import Path

import django
import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
# What comes first is what is shown.
LOCALES = [
    ROOT / "kb/locale",
    ROOT / "kb/locale_libraries",
    *(Path(django.__file__).parent / "contrib" / app / "locale" for app in ("admin", "auth")),
]
FILES = {"en": "curating.md", "ru": "curating.ru.md", "ky": "curating.ky.md"}
QUOTED = re.compile(r"“(.+?)”|«(.+?)»")
FORMAT = re.compile(r"\b(CSV|XLSX)\b")


def text(language):
    """One of the three texts."""
    return (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8")


def sections(language):
    """The words quoted under each heading, as the catalogue writes them."""
    return [
        sorted(FORMAT.sub("%(format)s", found[1] or found[2]) for found in QUOTED.finditer(part))
        for part in re.split(r"^#+ ", text(language), flags=re.M)
    ]


def names(language):
    """What the admin may call each message of the code, at the start of a label or within a sentence."""
    found, before = {}, set()
    for locale in LOCALES:
        entries = list(polib.pofile(str(locale / language / "LC_MESSAGES/django.po")))
        shown_here = [entry for entry in entries if (entry.msgctxt, entry.msgid) not in before]
        before.update((entry.msgctxt, entry.msgid) for entry in entries)
        for entry in shown_here:
            for message, shown in ((entry.msgid, entry.msgstr), (entry.msgid_plural, entry.msgstr_plural.get(1, ""))):
                for spelled in (message, message[:1].upper() + message[1:]):
                    same_case = shown if spelled == message else shown[:1].upper() + shown[1:]
                    found.setdefault(spelled, set()).add(same_case)
    return found


def headings(language):
    return [line.split()[0] for line in text(language).splitlines() if line.startswith("#")]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_every_language_has_the_same_headings_and_numbered_steps(language):
    steps = re.compile(r"^\d+\.", re.M)
    assert headings(language) == headings("en")
    assert steps.findall(text(language)) == steps.findall(text("en"))


@pytest.mark.parametrize("language", FILES)
def test_each_leads_to_the_other_two_at_its_top(language):
    top = text(language).split("## ")[0]
    assert [name for name in FILES.values() if f"({name})" in top] == [
        name for other, name in FILES.items() if other != language
    ]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_quoted_words_are_those_of_the_admin(language):
    shown = names(language)
    for english, ours in zip(sections("en"), sections(language), strict=True):
        unknown = [word for word in english if word not in shown]
        assert unknown == [], "no button or field is called so"
        strange = [word for word in english if not shown[word] & set(ours)]
        assert strange == [], f"called otherwise in {language}: {[shown[word] for word in strange]}"
        assert len(ours) == len(english), f"{english} / {ours}"
