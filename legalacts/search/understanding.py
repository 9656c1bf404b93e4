"""What a query means: the language of its words, and for each word or phrase how it is matched in a language."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from legalacts.language import STOP_WORDS, guess_language
from legalacts.models import LANGUAGES

from .clauses import has
from .following import current_index
from .glossary import Concept, Found, Glossary, Label, glossary_of
from .groups import SYNONYM, SYNONYM_COVERS, Group, Texts, either, label_group, missing_group, word_group
from .index import Snapshot
from .mending import mend
from .query import Query
from .ranking import Ranked
from .semantic.question import meaning_of
from .snippets import Sought
from .states import states_asked_about
from .vocabulary import Vocabulary, vocabulary_of
from .words import Asked, Form, read_words

if TYPE_CHECKING:
    from .phrases import Phrased
    from .semantic.meaning import Meaning

MOST_LABELS = 8
# What a word tells of the language of a question that stands in names of the glossary alone.
NAMED_ONLY = 0.5


@dataclass
class Search:
    """One search: the query with everything it is answered from."""

    query: Query
    snapshot: Snapshot
    vocabulary: Vocabulary
    glossary: Glossary
    asked: Asked
    spoken: str
    """The language of the words."""
    concepts: list[Found] = field(default_factory=list)
    states: dict[int, frozenset[str]] = field(default_factory=dict)
    """The states asked about, by the place of each word that names them."""
    meaning: "Meaning | None" = None
    """What the words mean, where the semantic layer is on."""
    keys: dict[str, Sought] = field(default_factory=dict)
    """What to mark in texts of a language; filled as results in it are shown."""
    groups: dict[str, list[Group]] = field(default_factory=dict)
    """How the words are matched in texts of a language; filled as languages are searched."""
    phrased: dict[str, "Phrased | None"] = field(default_factory=dict)
    """The texts of a language that have the phrases asked for; filled as languages are searched."""
    twins: list[Ranked] | None = None
    """What the words find in their own language, when another is asked for; filled when it is needed."""

    @property
    def language(self) -> str:
        """The language that is searched first."""
        return self.query.language or self.spoken

    @property
    def other_languages(self) -> list[str]:
        """Those that are searched besides."""
        return [language for language in LANGUAGES if language != self.language]

    @property
    def asks_words(self) -> bool:
        """Whether words or phrases are asked for, not only filters."""
        return bool(self.asked.words or self.asked.phrases)

    @property
    def elsewhere(self) -> frozenset[str]:
        """The states that are not asked about, where one is."""
        asked = frozenset().union(*self.states.values())
        return self.glossary.states - asked if asked else frozenset()

    def texts(self, language: str) -> Texts:
        """What is searched in a language: the texts of today, or where a day is asked for all there ever were."""
        return Texts(language, today=self.query.on is None)


def understand(query: Query) -> Search:
    """Read a query against the index as it is now."""
    snapshot = current_index()
    vocabulary, glossary = vocabulary_of(snapshot), glossary_of(snapshot)
    vocabulary.named = glossary.stems
    asked = read_words(query.q)
    if query.correct:
        asked = mend(query.q, asked, vocabulary)
    spoken = language_of(asked, query, vocabulary)
    concepts = glossary.find(asked.words)
    meaning = meaning_of(query.q, asked, spoken)
    states = states_asked_about(query.q, asked, glossary)
    return Search(query, snapshot, vocabulary, glossary, asked, spoken, concepts, states, meaning)


def language_of(asked: Asked, query: Query, vocabulary: Vocabulary) -> str:
    """The language most of the words are known in; in doubt that of the reader, then what the letters say."""
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for word in asked.words:
        for tongue, forms in word.forms.items():
            if not word.is_number:
                scores[tongue] += max(known_as(form.stem, vocabulary) for form in forms) if forms else 0
    for language, words in STOP_WORDS.items():
        scores[language] += 0.4 * sum(word in words for word in asked.stop_words)
    likely = guess_language(query.q) if any(map(str.isalpha, query.q)) else query.reader
    return max(LANGUAGES, key=lambda language: (scores[language], language == query.reader, language == likely))


def known_as(stem: str, vocabulary: Vocabulary) -> float:
    """How well a language knows a stem: fully where an entry has it, by half where only a name has it."""
    return 1.0 if vocabulary.has_stem(stem) else NAMED_ONLY * (stem in vocabulary.named)


def tongues_in(language: str) -> tuple[str, ...]:
    """The languages whose words stand in texts of a language: Latin ones in all, Russian ones in English."""
    return (language, "en") if language != "en" else ("en", "ru")


def groups_in(search: Search, language: str) -> list[Group]:
    """How the words of a query are matched in texts of a language; remembered."""
    if language not in search.groups:
        read = native_groups if language == search.spoken else foreign_groups
        search.groups[language] = read(search, language)
    return search.groups[language]


def native_groups(search: Search, language: str) -> list[Group]:
    """Each word, or the other names of what a phrase names."""
    groups, texts = [], search.texts(language)
    for place, word in enumerate(search.asked.words):
        group = word_group(word, tongues_in(language), search.vocabulary, texts)
        if group is None:
            continue
        named = next((found for found in search.concepts if found.first <= place < found.end), None)
        labels = other_names(search, named, language) if named and not group.is_common else []
        if labels:
            group = by_any_name(group, labels, search.vocabulary, texts)
        groups.append(of_states(group, search.states.get(place)))
    return groups


def by_any_name(group: Group, labels: list[list[Form]], vocabulary: Vocabulary, texts: Texts) -> Group:
    """A word, or other names for what it names; these alone for a word that people say and no text has."""
    if not group.is_known:
        found = [label for label in labels if all(vocabulary.has_stem(form.stem) for form in label)]
        return label_group(found, vocabulary, texts) if found else group
    return either(group, label_group(labels, vocabulary, texts, SYNONYM, SYNONYM_COVERS))


def of_states(group: Group, states: Set[str] | None) -> Group:
    """A group that what a state made, or what holds there, has as well, if it names one that is asked about."""
    if not states:
        return group
    made_there = tuple((has("jurisdiction", state), 1.0) for state in sorted(states))
    return replace(group, covering=(*group.covering, *made_there), is_even=False)


def other_names(search: Search, named: Found, language: str) -> list[list[Form]]:
    """The other names, in the same language, of what a phrase names."""
    typed = {form.stem for word in search.asked.words[named.first : named.end] for form in word.forms.get(language, [])}
    labels = labels_in([concept for concept in named.concepts if not concept.loose], language)
    return [label for label in labels if not typed & {form.stem for form in label}][:MOST_LABELS]


def labels_in(concepts: Iterable[Concept], language: str) -> list[list[Form]]:
    """All names of some concepts in a language, each once."""
    unique: dict[tuple[str, ...], Label] = {}
    for concept in concepts:
        for label in concept.labels.get(language, ()):
            unique.setdefault(tuple(word.stem for word in label), label)
    return [[Form(word.exact, word.stem, word.root) for word in label] for label in unique.values()]


def foreign_groups(search: Search, language: str) -> list[Group]:
    """What the glossary calls the phrases in another language; other words as they are, if they are known there."""
    groups, place, texts = [], 0, search.texts(language)
    while place < len(search.asked.words):
        named = next((found for found in search.concepts if found.first == place), None)
        labels = translations(named, language) if named else []
        if labels:
            states = frozenset().union(*(search.states.get(at, ()) for at in range(place, named.end)))
            groups.append(of_states(label_group(labels, search.vocabulary, texts), states))
            place = named.end
            continue
        word = search.asked.words[place]
        group = word_group(word, tongues_in(language), search.vocabulary, texts)
        groups.append(group if group and group.is_known else missing_group(word, search.vocabulary))
        place += 1
    return groups if any(group.is_known for group in groups) else []


def translations(named: Found, language: str) -> list[list[Form]]:
    """What a phrase is called in a language: its own names, only without any those of what it is near to."""
    own = labels_in([concept for concept in named.concepts if not concept.loose], language)
    return (own or labels_in(named.concepts, language))[:MOST_LABELS]


def sought_keys(search: Search, language: str) -> Sought:
    """The keys of all words that were searched for in a language, with their weights: exact, stem and root."""
    if language in search.keys:
        return search.keys[language]
    weights: dict[str, float] = {}
    tongues = tongues_in(language)
    forms = [form for word in search.asked.words for tongue in tongues for form in word.forms.get(tongue, [])]
    for form in forms:
        remember(weights, form, 1.0, search.vocabulary)
    names = [label for named in search.concepts for label in translations(named, language)]
    for form in (label[0] for label in names if len(label) == 1):
        remember(weights, form, SYNONYM, search.vocabulary)
    longer = [
        {form.stem: SYNONYM * search.vocabulary.weight(form.stem) for form in label}
        for label in names
        if len(label) > 1
    ]
    return search.keys.setdefault(language, Sought(language, weights, longer))


def remember(weights: dict[str, float], form: Form, share: float, vocabulary: Vocabulary) -> None:
    """Enter the keys of a form."""
    weight = share * vocabulary.weight(form.stem)
    for key, part in ((f"={form.exact}", 1.0), (form.stem, 1.0), (f"~{form.root}", 0.5)):
        weights[key] = max(weights.get(key, 0.0), weight * part)
