"""Entries of acts."""

from collections.abc import Iterator
from datetime import date, timedelta

from legalacts.citations.names import RANKS
from legalacts.models import LANGUAGES, Act, Force, LifecycleEvent, force_after
from legalacts.models.databases import in_parts

from .entries import Entry, joined, labels, with_topics

CHUNK = 1000
MONTHS = {
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
WEIGHT_OF_FORCE = {"in_force": 1.0, "not_yet": 0.8, "unknown": 0.85, "suspended": 0.4, "ended": 0.1}


def act_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published acts, of all or of some."""
    acts = Act.objects.published().select_related("jurisdiction").prefetch_related("lifecycle", "topics")
    for act in chosen(acts, keys):
        force = act.force_on(today)
        first, last = days_of(act)
        for language in LANGUAGES:
            title, short = getattr(act, f"title_{language}"), getattr(act, f"short_title_{language}")
            if not (title or short):
                continue
            yield Entry(
                kind="act",
                record_id=act.pk,
                key=act.key,
                language=language,
                title=title or short,
                short=short,
                names=joined(short, act.number, *labels(act.aliases, language), adopted(act, language)),
                context=with_topics(act.topics.all(), language),
                text=getattr(act, f"summary_{language}"),
                act=act.key,
                jurisdiction=act.jurisdiction.key,
                topics=[topic.key for topic in act.topics.all()],
                status=force,
                valid_from=first,
                valid_to=last,
                since=act.adopted,
                rank=0.8 * act_rank(act.kind, force),
            )


def adopted(act: Act, language: str) -> str:
    """The day of adoption as far as it is known, in the words it is cited by: 15 марта 2021."""
    year, _, rest = act.adopted.partition("-")
    month, _, day = rest.partition("-")
    return joined(day.lstrip("0"), MONTHS[language].split()[int(month) - 1] if month else "", year)


def days_of(act: Act) -> tuple[date | None, date | None]:
    """The first day an act was there, as far as that is known, and the last if it is no more."""
    events = [event for event in act.lifecycle.all() if event.provision_id is None]
    days = [event.date for event in events if event.kind == LifecycleEvent.Kind.IN_FORCE]
    first = min(days, default=act.adopted_on)
    deciding = [event for event in events if event.kind in LifecycleEvent.DECIDES]
    latest = max(deciding, key=lambda event: (event.date, event.pk), default=None)
    ended = latest is not None and force_after(latest.kind, None) == Force.ENDED
    last = latest.date - timedelta(days=1) if ended else None
    return first, last if last is None or first is None or last >= first else first


def act_rank(kind: str, force: str) -> float:
    """The standing weight of an act: its place in the order of law, less when it is no longer in force."""
    return RANKS.get(kind, 0.3) * WEIGHT_OF_FORCE.get(force, 0.8)


def chosen(records, keys: list[int] | None):
    """All records, or those with the given ids, a part at a time."""
    if keys is None:
        yield from records.iterator(chunk_size=CHUNK)
        return
    for some in in_parts(keys):
        yield from records.filter(pk__in=some)
