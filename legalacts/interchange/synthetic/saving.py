"""Made-up acts into the database through the import of texts, with relations and days of force; and out again."""

from collections.abc import Callable
from random import Random

from django.db import transaction

from legalacts.interchange.importing import import_document
from legalacts.models import (
    Act,
    Evidence,
    Jurisdiction,
    LifecycleEvent,
    Provision,
    Relation,
    Source,
    record_change,
    record_changes,
)
from legalacts.models.databases import count_for_the_planner

from .acts import PLACES, PREFIX, MadeUp, documents, made_up_acts
from .words import Words

LANGUAGES = ("ky", "ru", "en")
ENDED = 0.15
# So many acts later SQLite counts again what its indexes hold: else each act takes longer than the one before.
COUNTED_AFTER = 200


class OtherContent(Exception):
    """There is law here that somebody keeps."""


class CorpusStands(Exception):
    """There is a made-up corpus already."""


def synthesize(provisions: int, *, beside: bool = False, progress: Callable[[int], None] = lambda _: None) -> int:
    """Make a corpus of so many provisions; return how many acts it has. Beside other content only if told so."""
    if Act.objects.filter(key__startswith=PREFIX).exists():
        raise CorpusStands
    if not beside and Act.objects.exclude(key__startswith=PREFIX).exists():
        raise OtherContent
    make_places()
    words = {language: Words(language) for language in LANGUAGES}
    done, acts = 0, list(made_up_acts(provisions))
    for number, act in enumerate(acts, 1):
        with transaction.atomic():
            save(act, words)
        done += act.size
        progress(done)
        if number % COUNTED_AFTER == 0:
            count_for_the_planner()
    count_for_the_planner()
    return len(acts)


def make_places() -> None:
    """The states and the union whose acts these are."""
    for position, place in enumerate(PLACES, 900):
        title = f"{place.replace('-', ' ').title()} (synthetic)"
        titles = {f"title_{language}": title for language in LANGUAGES}
        kind = "union" if place == "union" else "state"
        made = Jurisdiction.objects.create(key=PREFIX + place, kind=kind, position=position, **titles)
        record_change(made)


def save(made_up: MadeUp, words: dict[str, Words]) -> None:
    """An act with its texts, its days of force and what it relates to."""
    for document in documents(made_up, words):
        import_document(document)
    act = Act.objects.get(key=made_up.key)
    chance = Random(made_up.key)
    days = {LifecycleEvent.Kind.IN_FORCE: made_up.adopted}
    if chance.random() < ENDED:
        days[LifecycleEvent.Kind.REPEALED] = made_up.adopted.replace(year=made_up.adopted.year + 3)
    sources = list(Source.objects.filter(key__startswith=f"{act.key}-text-"))
    events = [LifecycleEvent.objects.create(act=act, kind=kind, date=day) for kind, day in days.items()]
    others = list(Act.objects.filter(key__startswith=PREFIX, pk__lt=act.pk).order_by("-pk")[:200])
    predicates = (Relation.Predicate.BASED_ON, Relation.Predicate.AMENDS)
    pairs = zip(predicates, chance.sample(others, min(2, len(others))), strict=False)
    relations = [Relation.objects.create(from_act=act, predicate=how, to_act=other) for how, other in pairs]
    for record in (*events, *relations):
        Evidence.objects.create(record=record, source=sources[0])
        record_change(record)


def remove_corpus() -> int:
    """Take every made-up act away with all that belongs to it; return how many there were."""
    acts = Act.objects.filter(key__startswith=PREFIX)
    count = 0
    for pk in list(acts.values_list("pk", flat=True)):
        with transaction.atomic():
            remove(Act.objects.get(pk=pk))
        count += 1
    with transaction.atomic():
        Source.objects.filter(key__startswith=PREFIX).delete()
        places = Jurisdiction.objects.filter(key__startswith=PREFIX)
        record_changes("jurisdiction", list(places.values_list("pk", flat=True)))
        places.delete()
    return count


def remove(act: Act) -> None:
    """Take one act away and note it."""
    record_changes("provision", list(act.provisions.values_list("pk", flat=True)))
    record_change(act)
    Evidence.objects.filter(source__key__startswith=f"{act.key}-").delete()
    Provision.objects.filter(act=act).update(parent=None)
    act.delete()
