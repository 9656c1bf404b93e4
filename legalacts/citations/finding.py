"""The citations that wordings contain: each with its words, what stands around them, and the provision it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from legalacts.models import Act, Citation, Wording

from .mentions import Mention, read_mentions
from .names import ActNames, act_names
from .places import Place
from .sentences import sentence_spans
from .trees import Tree, read_trees

# What a sentence has that cites: a unit with a number near, or a word for acts with a number, a name in quotes.
NUMBER_OR_NAME = re.compile(r"[\d«\"“№]")
POINTING = (
    "настоящ", "указанн", "предыдущ", "следующ", "ушул", "аталган", "мурунку", "кийинки", "this ", "preceding ",
)  # fmt: skip
WORDS = re.compile(
    r"стат|\bст\b|пункт|\bпп?\b|част|\bч\b|глав|\bгл\b|раздел|разд|приложен|прил\b|абзац|берене|бөлү|болу|тиркеме|"
    r"артикл|\bart|para|point|clause|part|chapter|section|annex|append|indent|§|"
    r"кодекс|закон|фз\b|договор|соглаш|конвенц|конституц|мыйзам|келишим|макулдаш|\blaw|code|treaty|agreement|"
    r"convention|коап|постановл|указ|токтом|жарлык",
    re.IGNORECASE,
)
AROUND = 80
LONGEST_WORDS = 300
# A text with more citations than this is no law.
MOST_OF_ONE = 5000


@dataclass(frozen=True)
class Target:
    """What a citation means: an act (empty: not known here) and a provision of it (empty: the act, or not held)."""

    act: str = ""
    eid: str = ""


def find_citations(wordings: Iterable[Wording]) -> list[Citation]:
    """The citations of some wordings, not yet saved; linear in their length, four queries at most.

    The wordings come with their provision, its act and the act's jurisdiction.
    """
    wordings, names = list(wordings), act_names()
    read = [(wording, mentions_in(wording, names)) for wording in wordings]
    own = {wording.provision.act.key for wording, mentions in read if mentions}
    others = {key for _wording, mentions in read for mention in mentions for key in acts_of(mention)}
    trees = read_trees(own | others)
    keys = dict(Act.objects.filter(key__in=trees).values_list("key", "pk"))
    return [citation for wording, mentions in read for citation in citations_of(wording, mentions, trees, keys, names)]


def acts_of(mention: Mention) -> Iterable[str]:
    """The known acts that a mention may be of."""
    return mention.named.acts if mention.named else ()


def mentions_in(wording: Wording, names: ActNames) -> list[Mention]:
    """The citations of one wording, placed in its text."""
    text, found = wording.text, []
    if not may_cite(text):
        return found
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if may_cite(sentence) and WORDS.search(sentence):
            read = read_mentions(sentence, names, wording.provision.act.jurisdiction.key)
            found += [(start, mention) for mention in read if not (mention.place and mention.place.loose)]
        if len(found) > MOST_OF_ONE:
            break
    return [moved(mention, start) for start, mention in found]


def may_cite(text: str) -> bool:
    """Whether a text has a number, a name or a word that points; quick, as most texts have none."""
    if NUMBER_OR_NAME.search(text):
        return True
    small = text.lower()
    return any(word in small for word in POINTING)


def moved(mention: Mention, by: int) -> Mention:
    """A mention of a sentence, counted in the whole text."""
    return Mention(mention.start + by, mention.end + by, mention.place, mention.named, by)


def citations_of(
    wording: Wording, mentions: list[Mention], trees: dict[str, Tree], keys: dict[str, int], names: ActNames
) -> list[Citation]:
    """The citations of one wording, those that point at what was named before among them."""
    found, seen, last, open_chain = [], set(), Target(), None
    for mention in mentions:
        target = target_of(wording, mention, trees, names, last)
        if target is None:
            continue
        if target.act:
            last = target
        chain = None if target.act else (mention.sentence, mention.place.chain)
        if chain and chain == open_chain:  # one row for all of a list that leads nowhere
            found[-1] = made(wording, Mention(found[-1].start, mention.end), target, (None, None))
            continue
        open_chain = chain
        tree = trees.get(target.act)
        goal = (keys.get(target.act), tree.keys.get(target.eid) if tree else None)
        if (mention.start, mention.end, goal) not in seen:
            seen.add((mention.start, mention.end, goal))
            found.append(made(wording, mention, target, goal))
    return found


def made(wording: Wording, mention: Mention, target: Target, goal: tuple[int | None, int | None]) -> Citation:
    """The row of a citation."""
    text, start, end = wording.text, mention.start, min(mention.end, mention.start + LONGEST_WORDS)
    return Citation(
        wording=wording,
        start=start,
        end=end,
        text=text[start:end],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        reading=f"{target.act}#{target.eid}" if target.act else "",
        to_act_id=goal[0],
        to_provision_id=goal[1],
    )


def target_of(
    wording: Wording, mention: Mention, trees: dict[str, Tree], names: ActNames, last: Target
) -> Target | None:
    """What a mention means; nothing where it cites nothing, a target without an act where that is not known here."""
    here = wording.provision
    if mention.place is None:
        act = likeliest(mention.named.acts, names, day_of(wording))
        return Target(act) if act != here.act.key else None
    act = act_of(mention, here.act.key, names, last, day_of(wording))
    if not act:
        return Target() if outer(mention.place) else None
    found = provision_in(
        trees[act], mention, here.eid if act == here.act.key else "", last.eid if last.act == act else ""
    )
    if act != here.act.key:
        return Target(act, found) if found or outer(mention.place) else None
    if not found:
        return Target() if outer(mention.place) else None
    is_itself = found == here.eid or here.eid.startswith(f"{found}__")
    # «Статьи 16 настоящего Кодекса» is a reference in article 16 too; «настоящей статьи» alone is none.
    in_full = mention.named is not None and not mention.place.points
    return Target(act, found) if in_full or not is_itself else None


def outer(place: Place) -> bool:
    """Whether a place says more than «пункт 3»: its article, chapter or annex, in full."""
    return not place.points and bool(place.eids())


def day_of(wording: Wording) -> date:
    """The day on which a wording speaks: the last one it holds, today while it still does."""
    return wording.valid_to or timezone.localdate()


def act_of(mention: Mention, own: str, names: ActNames, last: Target, day: date) -> str:
    """The act a place is of; empty where it is not known here."""
    named = mention.named
    if named is None or mention.place.points in ("this", "before", "after"):
        return own
    if named.points == "this":
        return own
    if named.points:
        return last.act if last.act != own else ""
    return likeliest(named.acts, names, day)


def likeliest(acts: dict[str, float], names: ActNames, day: date) -> str:
    """The best of the acts a name may mean: of equals the one in force on the day, else the later one."""

    def weight(key):
        act = names.acts[key]
        return acts[key], act.holds_on(day), act.rank, str(act.adopted_on or "")

    return max(acts, key=weight, default="")


def provision_in(tree: Tree, mention: Mention, eid: str, named: str) -> str:
    """The provision of an act that a place means, seen from the provision `eid` of it; empty where none is held."""
    place = mention.place
    if place.points:
        outside = tree.meant(place, eid, named)
        return first_held(tree, place.readings(outside)) if outside else ""
    says_act = mention.named is not None
    annex = tree.this(eid, "annex")
    inside = first_held(tree, place.readings(annex)[:-1]) if annex and not place.parts.get("annex") else ""
    return inside or first_held(tree, place.readings(is_inside=says_act))


def first_held(tree: Tree, readings: list[tuple[str, bool]]) -> str:
    """The most exact of some eIds that the act has."""
    return next((eid for eid, _exact in readings if eid in tree.keys), "")
