"""How each word of a query, or phrase of the glossary, is matched in the texts of a language."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tantivy import Query as Matching

from legalacts.language import is_stop_word

from .clauses import all_of, any_of, has, term
from .schema import ROOT as ROOT_SIGN
from .schema import marks_of
from .vocabulary import Vocabulary
from .words import Form, Word

# What a match is worth, by field.
FIELDS = {"title": 1.5, "body": 1.0, "context": 0.4}
ROOT = 0.35
# A word of another name for the same tells more than a word as such: it is sure to be meant.
NAMED = 1.5
ROOT_COVERS = 0.5
# Another name for a word that is searched for itself: its own texts come first.
SYNONYM, SYNONYM_COVERS = 0.75, 0.75
SHARED = 0.5
# A word that so many texts have needs neither its root nor other names to be found by: those that have it come first.
COMMON = 2000


Boosts = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Group:
    """One word of a query, or one phrase of the glossary: how it is matched, and how much it tells."""

    boosts: Boosts
    """The words of the index, each by field and key, that an entry is looked for by, with what each is worth.

    The best of a plain union are soon found. So the single words of a name of several stand here too; what has but
    some of them is left out when `covering` is looked at.
    """
    covering: tuple[tuple[Matching, float], ...]
    """What an entry may have of it, one at least, each with how surely the word is meant then, from 0 to 1."""
    finding: tuple[Matching, ...]
    """Match the same entries without a score, quickly; of articles where only they are wanted."""
    weight: float
    names: Boosts = field(default_factory=dict)
    """The words of its other names, where it has words of its own."""
    naming: tuple[tuple[Matching, float], ...] = ()
    """What an entry may have of these: whole names."""
    is_known: bool = True
    is_marked: bool = True
    """Whether it matches in the texts it is meant for alone."""
    is_common: bool = False
    """Whether so many entries have it that other names would find nothing that is shown."""
    is_even: bool = False
    """Whether all that it is found by covers it as well, so that nothing needs to be looked up."""


def union(boosts: Boosts) -> list[Matching]:
    """Entries with some words of the index, each for what it is worth."""
    return [term(*at, boost) for at, boost in boosts.items()]


@dataclass(frozen=True)
class Texts:
    """The texts that are searched: those of a language, of today or of all times."""

    language: str
    today: bool = True

    @property
    def marks(self) -> tuple[str, ...]:
        """What the index marks their words with."""
        return marks_of(self.language, today=self.today)

    def stems(self, form: Form, worth: float = 1.0) -> Boosts:
        """A word by its stem, wherever it stands."""
        return {
            (f"{name}_stem", mark + form.stem): worth * boost for mark in self.marks for name, boost in FIELDS.items()
        }

    def having(self, field: str, key: str) -> Matching:
        """Entries with a key in a field of marked ones."""
        return any_of([has(field, mark + key) for mark in self.marks])

    def found(self, key: str) -> Matching:
        """Articles alone that have a key, they or one of their parts."""
        return self.having("counted", key)


def is_common(form: Form, texts: Texts, vocabulary: Vocabulary) -> bool:
    """Whether so many of the texts have a word that they hide all which have but its root or another name of it."""
    return sum(vocabulary.count("words", mark + form.stem) for mark in texts.marks) >= COMMON


def form_boosts(form: Form, texts: Texts, vocabulary: Vocabulary) -> Boosts:
    """A word in the index: by its stem and its root; one that says nothing as it is written."""
    if is_stop_word(form.exact):
        return {(f"{name}_exact", form.exact): boost for name, boost in FIELDS.items()}
    if is_common(form, texts, vocabulary):
        return texts.stems(form, form.share)
    return texts.stems(form, form.share) | {("root", mark + form.root): ROOT * form.share for mark in texts.marks}


def as_written(form: Form) -> Matching:
    """Entries that have a word as it is written."""
    return any_of([has(f"{name}_exact", form.exact) for name in FIELDS])


def form_finding(form: Form, texts: Texts) -> Matching:
    """The entries that have a word, as quickly as they can be counted: whatever has a stem has its root."""
    if is_stop_word(form.exact):
        return as_written(form)
    return texts.found(f"{ROOT_SIGN}{form.root}")


def form_covering(form: Form, texts: Texts, vocabulary: Vocabulary) -> list[tuple[Matching, float]]:
    """Whether a word is there: fully by its stem, by half by its root; what tells nothing more is left out."""
    if is_stop_word(form.exact):
        return [(as_written(form), 1.0)]
    if is_common(form, texts, vocabulary):
        return [(texts.having("words", form.stem), form.share)]
    found, known = [], 0
    for name, key, share in (("words", form.stem, 1.0), ("root", form.root, ROOT_COVERS)):
        count = sum(vocabulary.count(name, mark + key) for mark in texts.marks)
        if count > known:
            found.append((texts.having(name, key), form.share * share))
            known = count
    return found


def word_group(word: Word, tongues: tuple[str, ...], vocabulary: Vocabulary, texts: Texts) -> Group | None:
    """The group of a word in some languages; none if it can be of none of them."""
    forms = unique([form for tongue in tongues for form in word.forms.get(tongue, [])])
    if not forms:
        return None
    count = max(vocabulary.has_stem(form.stem) for form in forms)
    covering = tuple(part for form in forms for part in form_covering(form, texts, vocabulary))
    return Group(
        highest([form_boosts(form, texts, vocabulary) for form in forms]),
        covering,
        tuple(form_finding(form, texts) for form in forms),
        telling(forms, count, vocabulary),
        is_known=count > 0,
        is_common=any(is_common(form, texts, vocabulary) for form in forms),
        is_marked=not any(is_stop_word(form.exact) for form in forms),
        is_even=len(covering) == 1,
    )


def highest(several: Iterable[Boosts]) -> Boosts:
    """Each of some words with the most it is worth."""
    most: Boosts = {}
    for boosts in several:
        for at, boost in boosts.items():
            most[at] = max(boost, most.get(at, 0.0))
    return most


def unique(forms: list[Form]) -> list[Form]:
    """Each form once; a number is the same in all languages."""
    return list({(form.exact, form.stem, form.root): form for form in forms}.values())


def telling(forms: list[Form], count: int, vocabulary: Vocabulary) -> float:
    """How much a word tells; one known by its root alone as much as the root, one unknown nothing, as none has it."""
    sure = max((form.share for form in forms if vocabulary.has_stem(form.stem)), default=1.0)
    count = count or max(vocabulary.has_root(form.root) for form in forms)
    return sure * vocabulary.rarity(count) if count else 0.0


def missing_group(word: Word, vocabulary: Vocabulary) -> Group:
    """The group of a word that no entry can have: nothing matches, but it was asked for."""
    weights = [vocabulary.weight(form.stem) for forms in word.forms.values() for form in forms]
    return Group({}, (), (), min(weights, default=0.0), is_known=False)


def label_group(
    labels: list[list[Form]], vocabulary: Vocabulary, texts: Texts, boost: float = NAMED, covers: float = 1.0
) -> Group:
    """The group of a concept's names: an entry must have all words of one of them."""
    enough = shortest(labels)
    return Group(
        highest(
            texts.stems(form, boost / len(label) ** SHARED)
            for label in labels
            for form in telling_words(label, vocabulary)
        ),
        tuple((all_of([texts.having("words", form.stem) for form in label]), covers) for label in enough),
        tuple(all_of([texts.found(form.stem) for form in label]) for label in enough),
        min(sum(vocabulary.weight(form.stem) for form in label) for label in labels),
        is_even=len(labels) == len(labels[0]) == 1,
    )


def telling_words(label: list[Form], vocabulary: Vocabulary) -> list[Form]:
    """The words of a name by which entries are looked for that may have all of it; common ones only if all are."""
    counts = [vocabulary.has_stem(form.stem) for form in label]
    most = max(COMMON, min(counts, default=0))
    return [form for form, count in zip(label, counts, strict=True) if count <= most]


def shortest(labels: list[list[Form]]) -> list[list[Form]]:
    """The names without those that only add words to another: what has these has that one too."""
    stems = {frozenset(form.stem for form in label): label for label in reversed(labels)}
    return [label for words, label in stems.items() if not any(other < words for other in stems)]


def either(word: Group, names: Group) -> Group:
    """A word or other names for what it names."""
    return Group(
        word.boosts,
        word.covering,
        (*word.finding, *names.finding),
        word.weight,
        names=names.boosts,
        naming=names.covering,
        is_marked=word.is_marked,
    )
