"""How the words of a query were understood, to be said to who asked."""

from legalacts.language import as_cyrillic_layout, as_latin_layout, fold, tokenize

from .understanding import Search

MOST_UNDERSTOOD = 3
LONGEST_ABBREVIATION = 6


def correction(search: Search) -> str:
    """What was taken to be wrong with the words: the keyboard's layout, Latin letters, the spelling; or nothing."""
    mended = [word for word in search.asked.words if word.mended]
    if not mended:
        return ""
    typed = search.query.q
    retyped = {token.folded for layout in (as_cyrillic_layout, as_latin_layout) for token in tokenize(layout(typed))}
    if all(word.mended in retyped and word.mended == word.typed for word in mended):
        return "layout"
    return "latin" if all(word.typed.isascii() and not word.mended.isascii() for word in mended) else "spelling"


def understood(search: Search) -> tuple[tuple[str, str], ...]:
    """The abbreviations among the words, each as typed and with what it stands for."""
    found = {}
    for named in search.concepts:
        word = search.asked.words[named.first]
        concept = next((concept for concept in named.concepts if not concept.loose), None)
        name = concept.called.get(search.spoken, "") if concept else ""
        if named.end == named.first + 1 and not word.mended and is_abbreviated(name, word.typed):
            found[search.query.q[word.start : word.end]] = name
    return tuple(found.items())[:MOST_UNDERSTOOD]


def is_abbreviated(name: str, typed: str) -> bool:
    """Whether a short word stands for a name of several words: it begins like the name and is no part of it."""
    words = [token.folded for token in tokenize(name)]
    is_short = 1 < len(typed) <= LONGEST_ABBREVIATION < len(fold(name)) and len(words) > 1
    return is_short and words[0][0] == typed[0] and not any(word.startswith(typed) for word in words)
