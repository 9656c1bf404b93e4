"""Entries of acts and provisions."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Prefetch

from legalacts.citations.labels import provision_label
from legalacts.citations.names import RANKS
from legalacts.models import LANGUAGES, Act, Force, LifecycleEvent, Provision, Wording, force_after

from .entries import Entry, joined, labels, with_topics

CHUNK = 1000
# What kind of norm it is, in words people use for it.
NORMS = {
    "ky": {
        "right": "укук", "duty": "милдет", "prohibition": "тыюу салынат", "exemption": "керек эмес",
        "procedure": "тартип", "definition": "түшүнүк аныктама", "competence": "ыйгарым укук", "principle": "принцип",
        "sanction": "айып жоопкерчилик", "tax": "салык", "aim": "максат",
    },
    "ru": {
        "right": "право", "duty": "обязанность", "prohibition": "запрет нельзя", "exemption": "освобождение не нужно",
        "procedure": "порядок", "definition": "понятие определение", "competence": "полномочия",
        "principle": "принцип", "sanction": "штраф ответственность", "tax": "налог", "aim": "цель",
    },
    "en": {
        "right": "right", "duty": "duty", "prohibition": "prohibition", "exemption": "exemption",
        "procedure": "procedure", "definition": "definition", "competence": "powers", "principle": "principle",
        "sanction": "fine liability", "tax": "tax", "aim": "aim",
    },
}  # fmt: skip
WEIGHT_OF_FORCE = {"in_force": 1.0, "not_yet": 0.8, "unknown": 0.85, "suspended": 0.6, "ended": 0.5}


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
                names=joined(short, act.number, *labels(act.aliases, language), act.adopted[:4]),
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


def provision_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of public provisions: one for each published wording, one a language if there is none."""
    wordings = Prefetch("wordings", Wording.objects.published().order_by("valid_from", "pk"))
    headings = Prefetch("parent__wordings", Wording.objects.published().exclude(heading="").defer("text"))
    provisions = Provision.objects.public().select_related("parent").prefetch_related(wordings, headings, "topics")
    acts = ActsOfProvisions(today)
    for provision in chosen(provisions.order_by("act_id", "pk"), keys):
        act = acts.act(provision.act_id)
        for language in LANGUAGES:
            written = [wording for wording in provision.wordings.all() if wording.language == language]
            shown = main_wording(written, today)
            for wording in written:
                yield provision_entry(provision, wording, act, main=wording is shown)
        if not provision.wordings.all():
            for language in LANGUAGES:
                yield provision_entry(provision, Wording(provision=provision, language=language), act, main=True)


def main_wording(wordings: list[Wording], today: date) -> Wording | None:
    """Of the wordings in one language that of today, the most official first; else the latest."""
    holding = [wording for wording in wordings if wording.holds_on(today)]
    official = min(holding, key=lambda wording: Wording.NATURE_ORDER.index(wording.nature), default=None)
    return official or (wordings[-1] if wordings else None)


class ActsOfProvisions:
    """The acts that provisions belong to, each read once."""

    def __init__(self, today: date):
        self.today = today
        self.read: dict[int, tuple[Act, str]] = {}

    def act(self, act_id: int) -> tuple[Act, str]:
        """An act and whether it is in force."""
        if act_id not in self.read:
            act = Act.objects.select_related("jurisdiction").prefetch_related("lifecycle").get(pk=act_id)
            self.read[act_id] = act, act.force_on(self.today)
        return self.read[act_id]


def provision_entry(provision: Provision, wording: Wording, of: tuple[Act, str], *, main: bool) -> Entry:
    """The entry of one wording."""
    act, force = of
    language = wording.language
    name = getattr(act, f"short_title_{language}") or getattr(act, f"title_{language}") or str(act)
    label = provision_label(provision.eid, language)
    first, last = days_of(act)
    inside = parent_heading(provision.parent, language) if provision.parent else ""
    return Entry(
        kind="provision",
        record_id=provision.pk,
        key=f"{act.key}#{provision.eid}",
        language=language,
        title=joined(joined(label, name, by=", "), wording.heading, by=". "),
        short=joined(label or provision.number, wording.heading, by=". "),
        names=joined(*labels(provision.aliases, language)),
        context=joined(NORMS[language].get(provision.norm, ""), inside, with_topics(provision.topics.all(), language)),
        text=wording.text,
        act=act.key,
        eid=provision.eid,
        parent=act.key,
        jurisdiction=act.jurisdiction.key,
        topics=[topic.key for topic in provision.topics.all()],
        status=force,
        valid_from=max(filter(None, (wording.valid_from, first)), default=None),
        valid_to=min(filter(None, (wording.valid_to, last)), default=None),
        since=wording.starts,
        until=wording.ends,
        main=main,
        rank=min(1.0, act_rank(act.kind, force) + 0.05),
    )


def parent_heading(parent: Provision, language: str) -> str:
    """The heading of the provision that contains another."""
    return next((wording.heading for wording in parent.wordings.all() if wording.language == language), "")


def chosen(records, keys: list[int] | None):
    """All records, or those with the given ids, a part at a time."""
    if keys is None:
        yield from records.iterator(chunk_size=CHUNK)
        return
    for start in range(0, len(keys), CHUNK // 2):
        yield from records.filter(pk__in=keys[start : start + CHUNK // 2])
