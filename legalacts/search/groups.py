"""How each word of a query, or phrase of the glossary, is matched in the texts of a language."""

from dataclasses import dataclass

from tantivy import Occur
from tantivy import Query as Matching

from legalacts.language import is_stop_word

from .clauses import all_of, always, any_of, best_of, has, term
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


@dataclass(frozen=True)
class Group:
    """One word of a query, or one phrase of the glossary: how it is matched, and how much it tells."""

    matching: Matching
    covering: tuple[tuple[Matching, float], ...]
    """What an entry may have of it, each with how surely the word is meant then, from 0 to 1."""
    finding: Matching
    """Matches the same entries without a score, quickly; of articles where only they are wanted."""
    weight: float
    is_known: bool = True
    terms: tuple[Matching, ...] | None = None
    """The words of the index whose scores added up are that of `matching`, if it is no more than that."""
    is_marked: bool = True
    """Whether it matches in the texts it is meant for alone."""


@dataclass(frozen=True)
class Texts:
    """The texts that are searched: those of a language, of today or of all times."""

    language: str
    today: bool = True

    @property
    def marks(self) -> tuple[str, ...]:
        """What the index marks their words with."""
        return marks_of(self.language, today=self.today)

    def stems(self, form: Form, boost: float = 1.0) -> list[Matching]:
        """A word by its stem, wherever it stands."""
        return [
            term(f"{name}_stem", mark + form.stem, boost * worth)
            for mark in self.marks
            for name, worth in FIELDS.items()
        ]

    def having(self, field: str, key: str) -> Matching:
        """Entries with a key in a field of marked ones."""
        return any_of([has(field, mark + key) for mark in self.marks])

    def found(self, key: str, field: str, counted: str) -> Matching:
        """The same of articles alone, where today's are searched; else of all."""
        return self.having("counted", counted) if self.today else self.having(field, key)


def form_terms(form: Form, texts: Texts) -> list[Matching]:
    """A word in the index: by its stem and its root; one that says nothing as it is written."""
    if is_stop_word(form.exact):
        return [term(f"{name}_exact", form.exact, boost) for name, boost in FIELDS.items()]
    roots = [term("root", mark + form.root, ROOT * form.share) for mark in texts.marks]
    return [*texts.stems(form, form.share), *roots]


def form_finding(form: Form, texts: Texts) -> Matching:
    """The same entries, as quickly as they can be counted: whatever has a stem has its root."""
    if is_stop_word(form.exact):
        return any_of(form_terms(form, texts))
    return texts.found(form.root, "root", f"{ROOT_SIGN}{form.root}")


def form_covering(form: Form, texts: Texts) -> list[tuple[Matching, float]]:
    """Whether a word is there: fully by its stem, by half by its root."""
    if is_stop_word(form.exact):
        return [(any_of(form_terms(form, texts)), 1.0)]
    found = [(texts.having("words", form.stem), 1.0), (texts.having("root", form.root), ROOT_COVERS)]
    return [(matching, form.share * share) for matching, share in found]


def word_group(word: Word, tongues: tuple[str, ...], vocabulary: Vocabulary, texts: Texts) -> Group | None:
    """The group of a word in some languages; none if it can be of none of them."""
    forms = unique([form for tongue in tongues for form in word.forms.get(tongue, [])])
    if not forms:
        return None
    count = max(vocabulary.has_stem(form.stem) for form in forms)
    terms = [form_terms(form, texts) for form in forms]
    return Group(
        best_of([any_of(of_form) for of_form in terms]),
        tuple(part for form in forms for part in form_covering(form, texts)),
        any_of([form_finding(form, texts) for form in forms]),
        telling(forms, count, vocabulary),
        is_known=count > 0,
        terms=tuple(terms[0]) if len(forms) == 1 else None,
        is_marked=not any(is_stop_word(form.exact) for form in forms),
    )


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
    nothing = Matching.empty_query()
    return Group(nothing, (), nothing, min(weights, default=0.0), is_known=False, terms=())


def label_group(
    labels: list[list[Form]], vocabulary: Vocabulary, texts: Texts, boost: float = NAMED, covers: float = 1.0
) -> Group:
    """The group of a concept's names: an entry must have all words of one of them."""
    terms = [[part for form in label for part in texts.stems(form, boost / len(label) ** SHARED)] for label in labels]
    needed = [[texts.having("words", form.stem) for form in label] for label in labels]
    wanted = [[texts.found(form.stem, "words", form.stem) for form in label] for label in labels]
    return Group(
        best_of([scored_all(*parts) for parts in zip(needed, terms, strict=True)]),
        tuple((all_of(parts), covers) for parts in needed),
        any_of([all_of(parts) for parts in wanted]),
        min(sum(vocabulary.weight(form.stem) for form in label) for label in labels),
        terms=tuple(terms[0]) if len(labels) == 1 == len(labels[0]) else None,
    )


def scored_all(needed: list[Matching], terms: list[Matching]) -> Matching:
    """Entries that have all of some words, with the score of these."""
    if len(needed) == 1:
        return any_of(terms)
    parts = [(Occur.Must, always(each, 0.0)) for each in needed]
    return Matching.boolean_query([*parts, *((Occur.Should, each) for each in terms)])


def either(word: Group, names: Group) -> Group:
    """A word or other names for what it names."""
    return Group(
        best_of([word.matching, names.matching]),
        (*word.covering, *names.covering),
        any_of([word.finding, names.finding]),
        word.weight,
        is_marked=word.is_marked,
    )
