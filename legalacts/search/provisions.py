"""Entries of provisions: of articles with all their words, and of their paragraphs, which are counted with them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from legalacts.models import LANGUAGES, Act, Provision, Wording
from legalacts.models.databases import in_parts

from .acts import act_rank, days_of
from .entries import ALWAYS_FROM, ALWAYS_TO, Entry, joined, labels, record_name, with_topics
from .rows import Part, Said, public_acts

Period = tuple[date, date]
NUMBER = re.compile(r"\d[\d.]*")
DAY = timedelta(days=1)
# What is shown today though it does not hold: found without a day only.
NEVER = (ALWAYS_TO, ALWAYS_FROM)

# Parts of an act that only hold articles together; what is inside stands for itself.
CONTAINERS = ("part", "sec", "subsec", "chp", "annex", "book")
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


@dataclass
class Family:
    """An article with its paragraphs and points, or any provision that stands for itself."""

    head: Part
    members: list[Part] = field(default_factory=list)


def provision_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of public provisions; with ids given, those of whole families (see `family_members`)."""
    for act, parts in public_acts(keys):
        writer = ActEntries(act, today)
        for family in families(parts):
            yield from writer.entries(family)


def families(provisions: Iterable[Part]) -> Iterator[Family]:
    """The provisions of an act by articles; a paragraph whose article is not public stands for itself."""
    by_eid = {provision.eid: provision for provision in provisions}
    found = {eid: Family(provision) for eid, provision in by_eid.items() if head_of(eid, by_eid) == eid}
    for eid, provision in by_eid.items():
        if eid not in found:
            found[head_of(eid, by_eid)].members.append(provision)
    return iter(found.values())


def head_of(eid: str, public: Iterable[str]) -> str:
    """The nearest to the article of the provisions that contain this one and can be found; else itself."""
    parts = eid.split("__")
    for length in range(len(unit_of(eid).split("__")), len(parts)):
        if (above := "__".join(parts[:length])) in public:
            return above
    return eid


def unit_of(eid: str) -> str:
    """The eId of the article a provision belongs to: its first part that is no section, chapter or annex."""
    parts = eid.split("__")
    for place, part in enumerate(parts, start=1):
        if part.partition("_")[0] not in CONTAINERS:
            return "__".join(parts[:place])
    return eid


def lying_in(ids: set[int]) -> set[int]:
    """The ids of the provisions directly within some, as articles in a chapter: its heading is their context."""
    found: set[int] = set()
    for part in in_parts(ids):
        found.update(Provision.objects.filter(parent__in=part).values_list("pk", flat=True))
    return found


def family_members(ids: set[int]) -> set[int]:
    """The ids of all provisions in the families of some."""
    touched: dict[int, set[str]] = {}
    for part in in_parts(ids):
        for act_id, eid in Provision.objects.filter(pk__in=part).values_list("act_id", "eid"):
            touched.setdefault(act_id, set()).add(unit_of(eid))
    found = set()
    for part in in_parts(touched):
        rows = Provision.objects.filter(act_id__in=part).values_list("pk", "act_id", "eid")
        found.update(pk for pk, act_id, eid in rows if unit_of(eid) in touched[act_id])
    return found


@dataclass
class ActEntries:
    """Writes the entries of one act's provisions."""

    act: Act
    today: date

    def __post_init__(self):
        self.force = self.act.force_on(self.today)
        self.days = days_of(self.act)
        self.names = {language: name_of(self.act, language) for language in LANGUAGES}

    def entries(self, family: Family) -> Iterator[Entry]:
        """The entries of an article and of what it consists of."""
        if family.members:
            yield from self.with_all_words(family)
        else:
            yield from self.alone(family.head)
        for member in family.members:
            for entry in self.alone(member):
                entry.article, entry.article_eid = record_name("provision", family.head.pk), family.head.eid
                yield entry

    def alone(self, provision: Part) -> Iterator[Entry]:
        """One entry for each published wording of a provision, one a language if there is none."""
        for language in LANGUAGES:
            written = written_in(provision, language)
            shown = main_wording(written, self.today)
            for wording in written:
                yield self.entry(provision, wording, main=wording is shown)
        if not provision.written:
            for language in LANGUAGES:
                yield self.entry(provision, Said(language=language), main=True)

    def with_all_words(self, family: Family) -> Iterator[Entry]:
        """One entry of an article for each language and period in which none of its parts changes."""
        parts = [family.head, *family.members]
        for language in LANGUAGES:
            written = [written_in(part, language) for part in parts]
            shown = [main_wording(of_part, self.today) for of_part in written]
            dated = {period: [wording_on(of_part, period[0]) for of_part in written] for period in periods(written)}
            for period, said in dated.items():
                yield self.whole(family, language, said, period, main=said == shown)
            if any(shown) and shown not in dated.values():
                yield self.whole(family, language, shown, NEVER, main=True)
            if not dated and not all(part.written for part in parts):
                # What no text is known of is found by what it is called; so is its article.
                yield self.whole(family, language, shown, (ALWAYS_FROM, ALWAYS_TO), main=True)

    def whole(self, family: Family, language: str, said: list[Said | None], period: Period, *, main: bool) -> Entry:
        """The entry of an article with the words of all its parts."""
        own = said[0] or Said(language=language)
        texts = (joined(one.heading, one.text) for one in said[1:] if one)
        entry = self.entry(family.head, own, main=main)
        entry.text = joined(own.text, *texts, by="\n")
        entry.valid_from, entry.valid_to = latest(period[0], self.days[0]), earliest(period[1], self.days[1])
        topics = (topic.key for part in (family.head, *family.members) for topic in part.subjects)
        entry.topics = list(dict.fromkeys(topics))
        entry.besides = joined(*(self.found_by(member, language) for member in family.members))
        return entry

    def entry(self, provision: Part, wording: Said, *, main: bool) -> Entry:
        """The entry of one wording."""
        act, language = self.act, wording.language
        name = self.names[language]
        label = provision.label(language)
        first, last = self.days
        return Entry(
            kind="provision",
            record_id=provision.pk,
            key=f"{act.key}#{provision.eid}",
            language=language,
            title=joined(joined(label, name, by=", "), wording.heading, by=". "),
            heading=wording.heading,
            short=joined(label or provision.number, wording.heading, by=". "),
            names=self.other_names(provision, language),
            context=self.context(provision, language),
            text=wording.text,
            act=act.key,
            eid=provision.eid,
            parent=act.key,
            jurisdiction=act.jurisdiction.key,
            topics=[topic.key for topic in provision.subjects],
            status=self.force,
            valid_from=latest(wording.valid_from, first),
            valid_to=earliest(wording.valid_to, last),
            since=wording.starts,
            until=wording.ends,
            main=main,
            rank=min(1.0, act_rank(act.kind, self.force) + 0.05),
        )

    def other_names(self, provision: Part, language: str) -> str:
        """What a provision is called besides its heading."""
        return joined(*labels(provision.aliases, language), *NUMBER.findall(provision.label(language)))

    def context(self, provision: Part, language: str) -> str:
        """What a provision belongs to."""
        norm, inside = NORMS[language].get(provision.norm, ""), provision.inside.get(language, "")
        topics = with_topics(provision.subjects, language)
        return joined(norm, inside, provision.label(language), self.names[language], topics)

    def found_by(self, provision: Part, language: str) -> str:
        """What a part of an article is found by besides its heading and text."""
        return joined(self.other_names(provision, language), self.context(provision, language))


def name_of(act: Act, language: str) -> str:
    """What an act is called under the number of its provision."""
    return getattr(act, f"short_title_{language}") or getattr(act, f"title_{language}") or str(act)


def written_in(provision: Part, language: str) -> list[Said]:
    """The wordings of a provision in one language."""
    return [wording for wording in provision.written if wording.language == language]


def main_wording(wordings: list[Said], today: date) -> Said | None:
    """Of the wordings in one language that of today; else the latest."""
    return wording_on(wordings, today) or (wordings[-1] if wordings else None)


def wording_on(wordings: list[Said], day: date) -> Said | None:
    """Of the wordings in one language that hold on a day the most official."""
    holding = [wording for wording in wordings if wording.holds_on(day)]
    return min(holding, key=lambda wording: Wording.NATURE_ORDER.index(wording.nature), default=None)


def periods(written: list[list[Said]]) -> Iterator[Period]:
    """The stretches of time in which none of some wordings begins or ends, and one at least holds."""
    wordings = [wording for of_part in written for wording in of_part]
    starts = {wording.valid_from or ALWAYS_FROM for wording in wordings}
    starts |= {wording.valid_to + DAY for wording in wordings if wording.valid_to and wording.valid_to < ALWAYS_TO}
    for start, following in pairwise([*sorted(starts), None]):
        if any(wording.holds_on(start) for wording in wordings):
            yield start, following - DAY if following else ALWAYS_TO


def latest(*days: date | None) -> date | None:
    """The last of the days that are known."""
    return max(filter(None, days), default=None)


def earliest(*days: date | None) -> date | None:
    """The first of the days that are known."""
    return min(filter(None, days), default=None)
