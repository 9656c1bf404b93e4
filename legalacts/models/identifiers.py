"""Permanent identifiers of acts, provisions and wordings, derived from what the records say.

Each is an address from the root of the site. `/akn/…` follows the Akoma Ntoso Naming Convention, `/eli/…` the template
of the European Legislation Identifier; docs/identifiers.md explains both and how to read them.
"""

import re
from typing import NamedTuple

from legalacts.language.latin import latin_name

CODES = {"ky": "kir", "ru": "rus", "en": "eng"}
OFFICIAL = "official"
# Bodies that are no state have no code of their own in ISO 3166; xe is one of those left to users.
NO_STATE = "xe"
UNKNOWN_YEAR = "0000"

WORK = r"(?P<number>[a-z0-9]+(?:-[a-z0-9]+)*)"
PLACE = r"(?P<eid>[a-z]+_[A-Za-z0-9_-]{1,158})"
NATURE = r"(?P<nature>translation|summary)"
LANGUAGE = rf"(?P<language>{'|'.join(CODES.values())})"
DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
AKN = re.compile(
    r"\A/akn/(?:xe-)?(?P<jurisdiction>[a-z][a-z0-9-]*)/act/(?P<kind>[a-z]+)/(?P<date>\d{4}(?:-\d\d){0,2})/"
    rf"{WORK}(?:/{LANGUAGE}@{DAY}?(?:/{NATURE})?)?(?:/!main)?(?:/~{PLACE})?/?\Z",
    re.ASCII,
)
ELI = re.compile(
    r"\A/eli/(?P<jurisdiction>[a-z][a-z0-9-]*)/(?P<kind>[a-z]+)/(?P<date>\d{4}(?:/\d\d){0,2})/"
    rf"{WORK}(?:/{PLACE})?(?:/{DAY})?(?:/{NATURE})?(?:/{LANGUAGE})?/?\Z",
    re.ASCII,
)


class Identifier(NamedTuple):
    """What an address under /akn/ or /eli/ names, as far as it says."""

    jurisdiction: str
    kind: str
    date: str
    number: str
    eid: str
    language: str
    day: str


def read_identifier(address: str) -> Identifier | None:
    """The parts of an identifier; nothing when the address is not one."""
    found = (AKN.match(address) or ELI.match(address)) if len(address) <= 400 else None
    if found is None:
        return None
    parts = {name: found[name] or "" for name in ("jurisdiction", "kind", "date", "number", "eid", "day")}
    parts["date"] = parts["date"].replace("/", "-")
    return Identifier(**parts, language=next((name for name in CODES if CODES[name] == found["language"]), ""))


def date_and_number(act) -> tuple[str, str]:
    """The date of adoption as far as it is known and the number in Latin letters; the key where either is missing."""
    date, number = act.adopted, latin_name(act.number)
    return (date, number) if date and number else (date or UNKNOWN_YEAR, act.key)


class ActIdentifiers:
    """The identifiers of an act as a work, and of its text in one language from one day on."""

    @property
    def akn(self) -> str:
        """`/akn/kg/act/law/2000-07-17/61`."""
        country = self.jurisdiction.key if self.jurisdiction.kind == "state" else f"{NO_STATE}-{self.jurisdiction.key}"
        return "/".join(("/akn", country, "act", self.kind, *date_and_number(self)))

    @property
    def eli(self) -> str:
        """`/eli/kg/law/2000/07/17/61`."""
        date, number = date_and_number(self)
        return "/".join(("/eli", self.jurisdiction.key, self.kind, *date.split("-"), number))

    def expression_akn(self, language: str, day: str, nature: str = OFFICIAL, eid: str = "") -> str:
        """`/akn/kg/act/law/2000-07-17/61/rus@2018-01-01/~art_5`; what is not the official text says what it is."""
        parts = (self.akn, f"{CODES[language]}@{day}", "" if nature == OFFICIAL else nature, eid and f"~{eid}")
        return "/".join(part for part in parts if part)

    def expression_eli(self, language: str, day: str, nature: str = OFFICIAL, eid: str = "") -> str:
        """`/eli/kg/law/2000/07/17/61/art_5/2018-01-01/rus`."""
        parts = (self.eli, eid, day, "" if nature == OFFICIAL else nature, CODES[language])
        return "/".join(part for part in parts if part)


class ProvisionIdentifiers:
    """The identifiers of a place in an act; its act is read along."""

    @property
    def akn(self) -> str:
        """`/akn/kg/act/law/2000-07-17/61/~art_5`."""
        return f"{self.act.akn}/~{self.eid}"

    @property
    def eli(self) -> str:
        """`/eli/kg/law/2000/07/17/61/art_5`."""
        return f"{self.act.eli}/{self.eid}"


class WordingIdentifiers:
    """The identifiers of what a provision says in one language from one day on; provision and act are read along."""

    @property
    def akn(self) -> str:
        """`/akn/kg/act/law/2000-07-17/61/rus@2018-01-01/~art_5`."""
        return self.provision.act.expression_akn(self.language, self._first, self.nature, self.provision.eid)

    @property
    def eli(self) -> str:
        """`/eli/kg/law/2000/07/17/61/art_5/2018-01-01/rus`."""
        return self.provision.act.expression_eli(self.language, self._first, self.nature, self.provision.eid)

    @property
    def _first(self) -> str:
        return self.valid_from.isoformat() if self.valid_from else ""
