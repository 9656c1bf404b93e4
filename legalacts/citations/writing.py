"""An act or a provision as a lawyer cites it in Kyrgyz, Russian and English: what `resolve` reads."""

import re
from datetime import date

from legalacts.language.dates import long_date, short_date
from legalacts.language.genitive import kyrgyz_genitive, russian_genitive
from legalacts.models import LANGUAGES, Act, Provision, Trilingual

from .labels import has_hyphens, numbered_parts, place_label

# Of each unit: Kyrgyz with its possessive ending and in the genitive, Russian and English abbreviations.
UNITS = {
    "sec": ("бөлүмү", "бөлүмүнүн", "разд.", "sec."),
    "part": ("бөлүгү", "бөлүгүнүн", "ч.", "pt."),
    "chp": ("главасы", "главасынын", "гл.", "ch."),
    "art": ("беренеси", "беренесинин", "ст.", "art."),
    "para": ("пункту", "пунктунун", "п.", "para."),
    "point": ("пунктчасы", "пунктчасынын", "подп.", "pt."),
    "annex": ("тиркемеси", "тиркемесинин", "", "annex"),
}
# Numbers of Russian and Belarusian acts in Latin letters.
LATIN = str.maketrans("ФЗКН", "FZKN")
EXPLAINED = re.compile(r" \((?!\d{4}\))[^()]{4,}\)\Z")
NUMBERED = re.compile(r"\A(?:\d[\w-]*|[IVXLC]+|[a-zа-я])\Z")


def cite(record: Act | Provision, day: date, edition: str = "") -> Trilingual:
    """The citation in each language, with the edition (ISO) where one is held, else with the day it was read for.

    A provision costs a query unless its act is fetched along.
    """
    act, places = (record, []) if isinstance(record, Act) else (record.act, places_of(record))
    labels = (
        Trilingual("", "", "")
        if isinstance(record, Act)
        else Trilingual(*(place_label(record, language) for language in LANGUAGES))
    )
    writers = {"ky": _kyrgyz, "ru": _russian, "en": _english}
    return Trilingual(
        *(writers[language](act, places, getattr(labels, language), day, edition) for language in LANGUAGES)
    )


def places_of(provision: Provision) -> list[tuple[str, str]]:
    """The units of a provision's eId from the outside in; empty where one has no number to cite it by."""
    places = numbered_parts(provision.eid, provision.number, has_hyphens(provision))
    is_plain = all(unit in UNITS and NUMBERED.match(number) for unit, number, _shown in places)
    return [(unit, shown) for unit, _number, shown in places] if is_plain else []


def _name(act: Act, language: str) -> str:
    """The title without what only explains it here, in brackets at its end; a year in brackets tells acts apart."""
    name = act.title.best(language).text.strip()
    return EXPLAINED.sub("", name) if act.number or act.adopted_on else name


def _is_in(name: str, act: Act) -> tuple[bool, bool]:
    """Whether a name already says the year of adoption and the number."""
    year = str(act.adopted_on.year) if act.adopted_on else ""
    numbers = {act.number, act.number.translate(LATIN)}
    has_number = bool(act.number) and any(number in name for number in numbers)
    return bool(year) and bool(re.search(rf"(?<!\d){year}(?!\d)", name)), has_number


def _kyrgyz(act: Act, places, label: str, day: date, edition: str) -> str:
    name = _name(act, "ky")
    has_year, has_number = _is_in(name, act)
    known = [
        "" if has_year else long_date(act.adopted, "ky"),
        f"№ {act.number}" if act.number and not has_number else "",
        f"{long_date(edition, 'ky', 'of')} редакция" if edition else f"{long_date(day, 'ky', 'to')} карата",
    ]
    genitive = kyrgyz_genitive(name) if places else ""
    last = len(places) - 1
    units = [f"{number}-{UNITS[unit][0 if at == last else 1]}" for at, (unit, number) in enumerate(places)]
    where = " ".join([genitive, *units]) if genitive else _beside(name, label)
    return f"{where} ({', '.join(filter(None, known))})"


def _russian(act: Act, places, label: str, day: date, edition: str) -> str:
    name = _name(act, "ru")
    genitive = russian_genitive(name) if places and places[0][0] != "annex" else ""
    dated = _dated_russian(genitive or name, act)
    units = [f"{UNITS[unit][2]} {number}" for unit, number in reversed(places)]
    where = " ".join([*units, dated]) if genitive else _beside(dated, label)
    held = f"ред. от {short_date(edition, 'ru')}" if edition else f"по состоянию на {short_date(day, 'ru')}"
    return f"{where} ({held})"


def _dated_russian(name: str, act: Act) -> str:
    """A name with its date and number before the title in quotation marks, or after it."""
    has_year, has_number = _is_in(name, act)
    known = ""
    if act.adopted and not has_year:
        day = long_date(act.adopted, "ru", "of").removesuffix(" года")
        known = f" {day} г." if len(act.adopted) == 4 else f" от {day} г."
    known += f" № {act.number}" if act.number and not has_number else ""
    head, quote, title = name.partition(" «")
    return f"{head}{known}{quote}{title}"


def _english(act: Act, places, label: str, day: date, edition: str) -> str:
    name = _name(act, "en")
    has_year, has_number = _is_in(name, act)
    name += f" of {long_date(act.adopted, 'en')}" if act.adopted and not has_year else ""
    name += f", No {act.number.translate(LATIN)}" if act.number and not has_number else ""
    units: list[str] = []
    for unit, number in places:
        in_brackets = unit in ("para", "point") and number.isalnum() and len(number) < 4
        if units and in_brackets and not units[-1].startswith("annex"):
            units[-1] += f"({number})"
        else:
            units.append(f"{UNITS[unit][3]} {number}")
    where = ", ".join([name, *units]) if places else _beside(name, label)
    return f"{where} (as of {long_date(edition or day, 'en')})"


def _beside(name: str, label: str) -> str:
    """The name and the place beside each other, where they cannot be put into one phrase."""
    return ", ".join(filter(None, [name, label]))
