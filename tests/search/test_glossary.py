"""The glossary as it is shipped: what every term must be called for a search to cross from one language to another."""

from pathlib import Path

import pytest
import yaml

from legalacts.language import LANGUAGES, analyse, is_stop_word

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Words that are commoner than any name should be: as a whole name each would stand for half of all texts.
TOO_COMMON = {"ky": "документ адам мамлекет акы", "ru": "документ человек государство работа", "en": "document person"}


@pytest.fixture(scope="module")
def terms():
    """All terms, explained or for search alone."""
    files = [FIXTURES / "terms.yaml", *sorted((FIXTURES / "terms").glob("*.yaml"))]
    return [term for file in files for term in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)]


def names_of(term, language):
    alternative = (term.get("alt") or {}).get(language) or []
    return [term["title"].get(language), *alternative]


def test_every_term_has_a_name_in_each_language(terms):
    unnamed = [
        (term["key"], language)
        for term in terms
        for language in LANGUAGES
        if not all(isinstance(name, str) and name.strip() for name in names_of(term, language))
    ]
    assert unnamed == []


def test_every_explained_term_has_words_that_people_type_in_each_language(terms):
    explained = [term for term in terms if term["category"] != "word"]
    assert len(explained) > 300
    assert [term["key"] for term in explained if any(len(names_of(term, one)) < 2 for one in LANGUAGES)] == []


def test_no_name_stands_twice_in_a_term(terms):
    twice = [
        (term["key"], name)
        for term in terms
        for language in LANGUAGES
        for name in names_of(term, language)
        if [other.casefold() for other in names_of(term, language)].count(name.casefold()) > 1
    ]
    assert twice == []


def test_no_name_comes_down_to_a_word_that_stands_everywhere(terms):
    """Words that say nothing are left out of names: «нет документов» would be «документ»."""
    common = {one: {word.stem for word in analyse(words, one)} for one, words in TOO_COMMON.items()}
    general = [
        (term["key"], name)
        for term in terms
        if term["category"] != "word"
        for language in LANGUAGES
        for name in names_of(term, language)[1:]
        if len(left := stems_of(name, language)) == 1 and set(left) <= common[language] and " " in name
    ]
    assert general == []


def stems_of(name, language):
    return [word.stem for word in analyse(name, language) if not is_stop_word(word.exact, language)]
