"""YAML files in, entries out; an entry knows where it stands, so that every error can say so."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

import yaml

from legalacts.models.translated import LANGUAGES

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader

MISSING = object()
# What a file may be with its aliases written out, in values and letters.
LARGEST = 50_000_000
# The reader of YAML ends the whole process when it is led too deep.
DEEPEST = 100
DEEP_LINE = re.compile(rf"^[ \-?:]{{{2 * DEEPEST}}}", re.M)
BRACKET = re.compile(r"[\[\]{}]")


class Loader(SafeLoader):
    """YAML as people read it: only true and false are truth values; yes, no and on are words."""


BOOLEAN = "tag:yaml.org,2002:bool"
Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != BOOLEAN]
    for letter, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(BOOLEAN, re.compile(r"\A(?:true|false)\Z"), list("tf"))


class ContentError(Exception):
    """The content files cannot be loaded; `problems` lists every reason, one sentence each."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


class Entry:
    """One record of a content file; fields are taken one by one, what is left over is a mistake."""

    def __init__(self, place: str, fields: dict, problems: list[str]):
        self.problems = problems
        self.place = place
        if not isinstance(fields, dict):
            self.complain("is not a mapping")
            fields = {}
        self.fields = dict(fields)

    def complain(self, message: str) -> None:
        """Note a mistake of this entry."""
        self.problems.append(f"{self.place}: {message}")

    def take(self, name: str, default=MISSING):
        """The field's value; a missing field without default is a mistake and gives None."""
        value = self.fields.pop(name, MISSING)
        if value is MISSING or value is None:
            if default is MISSING:
                self.complain(f"{name} is missing")
                return None
            return default
        return value

    def take_list(self, name: str) -> list:
        """The field as a list; empty when it is not given."""
        value = self.take(name, [])
        if not isinstance(value, list):
            self.complain(f"{name} is not a list")
            return []
        return value

    def take_words(self, name: str, *, required=False) -> dict[str, str]:
        """The field's three languages as columns: `{"title_ky": …, "title_ru": …, "title_en": …}`."""
        value = self.take(name, MISSING if required else {})
        if isinstance(value, dict) and set(value) <= set(LANGUAGES) and not any(map(_is_nested, value.values())):
            return {f"{name}_{language}": str(value.get(language) or "").strip() for language in LANGUAGES}
        if value is not None:
            self.complain(f"{name} is not a mapping of ky, ru, en")
        return {f"{name}_{language}": "" for language in LANGUAGES}

    def take_labels(self, name: str) -> dict[str, list[str]]:
        """The field as labels by language."""
        value = self.take(name, {})
        if not isinstance(value, dict) or not set(value) <= set(LANGUAGES):
            self.complain(f"{name} is not a mapping of ky, ru, en")
            return {}
        if not all(isinstance(words, list | None) for words in value.values()):
            self.complain(f"{name} does not list words for each language")
            return {}
        return {
            language: [str(word) for word in value[language] or []] for language in LANGUAGES if value.get(language)
        }

    def take_day(self, name: str, *, last=False) -> tuple[date | None, str]:
        """A day and how exactly it is known; `2015` means its first day, or the last one for the end of a period."""
        value = self.take(name, None)
        if value is None:
            return None, "day"
        if isinstance(value, date):
            return value, "day"
        try:
            return partial_day(str(value), last=last)
        except ValueError:
            self.complain(f"{name}: {value!r} is not a date such as 2015, 2015-08 or 2015-08-12")
            return None, "day"

    def take_period(self) -> dict:
        """The columns of a period."""
        first, first_precision = self.take_day("valid_from")
        final, final_precision = self.take_day("valid_to", last=True)
        if first and final and final < first:
            self.complain("the period ends before it starts")
        return {
            "valid_from": first,
            "valid_from_precision": first_precision,
            "valid_to": final,
            "valid_to_precision": final_precision,
        }

    def nested(self, name: str) -> Iterator["Entry"]:
        """The records listed inside this one."""
        for number, fields in enumerate(self.take_list(name), 1):
            yield Entry(f"{self.place}, {name} {number}", fields, self.problems)

    def done(self) -> None:
        """Complain of fields nobody took."""
        for name in self.fields:
            self.complain(f"has an unknown field {name}")


def _is_nested(value) -> bool:
    return isinstance(value, dict | list)


def partial_day(text: str, *, last=False) -> tuple[date, str]:
    """`2015`, `2015-08`, `2015-08-12` -> the first (or last) day and the precision; ValueError for anything else."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), "day"
    if len(parts) == 2:
        year, month = parts
        return (_day_before(year + month // 12, month % 12 + 1) if last else date(year, month, 1)), "month"
    (year,) = parts
    return (date(year, 12, 31) if last else date(year, 1, 1)), "year"


def _day_before(year: int, month: int) -> date:
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def read_kind(folder: Path, kind: str, problems: list[str]) -> Iterator[Entry]:
    """The entries of `kind.yaml` and of the files in `kind/`, in order of file name."""
    for file in kind_files(folder, kind):
        place = file.relative_to(folder).as_posix()
        document = _parse(file, place, problems)
        if isinstance(document, dict):
            yield Entry(place, document, problems)
            continue
        if not isinstance(document, list | None):
            problems.append(f"{place}: is not a list")
            continue
        for number, fields in enumerate(document or [], 1):
            name = fields.get("key", f"entry {number}") if isinstance(fields, dict) else f"entry {number}"
            yield Entry(f"{place}: {name}", fields, problems)


def kind_files(folder: Path, kind: str) -> list[Path]:
    """The files of one kind."""
    return [file for file in [folder / f"{kind}.yaml"] if file.exists()] + sorted((folder / kind).glob("*.yaml"))


def _parse(file: Path, place: str, problems: list[str]):
    try:
        text = file.read_text(encoding="utf-8")
        _check_depth(text)
        document = yaml.load(text, Loader)
        if _size(document, {}) > LARGEST:
            raise ValueError("its aliases repeat too much")
        return document
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        problems.append(f"{place}: cannot be read: {' '.join(str(error).split())}")
        return []


def _check_depth(text: str) -> None:
    depth = accumulate(1 if found[0] in "[{" else -1 for found in BRACKET.finditer(text))
    if DEEP_LINE.search(text) or max(depth, default=0) > DEEPEST:
        raise ValueError(f"its values lie more than {DEEPEST} deep")


def _size(value, known: dict[int, int]) -> int:
    """How large a value is with each alias written out; what lies in itself has no end."""
    if not isinstance(value, dict | list):
        return len(value) + 1 if isinstance(value, str) else 1
    if id(value) not in known:
        known[id(value)] = LARGEST
        inside = value.values() if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_size(one, known) for one in inside)
    return known[id(value)]


def fingerprint(folder: Path) -> str:
    """A digest of all content files."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.yaml")):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
