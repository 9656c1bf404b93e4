"""Records that may be the same as one that is being entered, or are called almost the same."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from rapidfuzz import fuzz, process

from legalacts.language import fold

from .translated import LANGUAGES

ALIKE = 88
MOST_ALIKE = 5
ADDRESSES = ("url", "official_url")
SHORTEST = 4


def twins_of(record: models.Model) -> list[models.Model]:
    """Records with the same number and date, the same name in some language or the same address; three queries."""
    found = set(_same_number(record))
    names, address = set(_names(record)), _address(record)
    if names or address:
        for pk, row in _rows(type(record)):
            if names & set(_folded(row[: -len(ADDRESSES)])) or (
                address and address in map(_bare, row[-len(ADDRESSES) :])
            ):
                found.add(pk)
    return list(type(record)._base_manager.filter(pk__in=found - {record.pk})[:MOST_ALIKE])


def like(record: models.Model) -> list[models.Model]:
    """Records of the same kind that are called almost the same, the nearest first; two queries at most."""
    names = [name for name in _names(record) if len(name) >= SHORTEST]
    if not names:
        return []
    others = {}
    for pk, row in _rows(type(record)):
        if pk != record.pk:
            others |= {(pk, place): name for place, name in enumerate(_folded(row[: -len(ADDRESSES)]))}
    scores: dict[int, float] = {}
    for name in names:
        for _other, score, (pk, _place) in process.extract(
            name, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=4 * MOST_ALIKE
        ):
            scores[pk] = max(score, scores.get(pk, 0))
    nearest = sorted(scores, key=lambda pk: (-scores[pk], pk))[:MOST_ALIKE]
    known = type(record)._base_manager.in_bulk(nearest)
    return [known[pk] for pk in nearest]


def _same_number(record):
    number, day = getattr(record, "number", ""), getattr(record, "adopted_on", None)
    if not (number and day):
        return []
    same = type(record)._base_manager.filter(adopted_on=day, jurisdiction=record.jurisdiction_id)
    wanted = fold(number).replace(" ", "")
    return [pk for pk, other in same.values_list("pk", "number") if fold(other).replace(" ", "") == wanted]


def _rows(model):
    """The names and addresses of all records of a kind: pairs of primary key and cells."""
    columns = [*_name_columns(model), *ADDRESSES]
    held = [column for column in columns if _has(model, column)]
    for pk, *cells in model._base_manager.values_list("pk", *held):
        by_name = dict(zip(held, cells, strict=True))
        yield pk, [by_name.get(column) or "" for column in columns]


def _names(record) -> list[str]:
    return _folded([getattr(record, column, "") for column in _name_columns(type(record))])


def _name_columns(model) -> list[str]:
    names = [f"title_{language}" for language in LANGUAGES] if "title" in getattr(model, "translated_names", {}) else []
    return names or (["title"] if _has(model, "title") else [])


def _folded(cells) -> list[str]:
    return [" ".join(fold(cell).split()) for cell in cells if cell]


def _address(record) -> str:
    return next((bare for name in ADDRESSES if (bare := _bare(getattr(record, name, "")))), "")


def _bare(address: str) -> str:
    """An address without what differs by chance: the scheme, www, a slash at the end."""
    return address.partition("://")[2].lower().removeprefix("www.").rstrip("/") if address else ""


def _has(model, column: str) -> bool:
    try:
        return model._meta.get_field(column) is not None
    except FieldDoesNotExist:
        return False
