"""Known stems: words that end like inflected ones and are not, and stems that settle between two possible cuts."""

from pathlib import Path

from legalacts.language.folding import fold

# Stems that lose a vowel before a suffix, or change their make: the form they take → the word.
ALTERED = {"орд": "орун", "убакт": "убакыт", "балд": "бала", "балдар": "бала", "мурд": "мурун"}


def read_stems() -> dict[str, frozenset[str]]:
    """The words of stems.txt by heading, folded and without the soft sign at their end."""
    sections: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("stems.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#") and line:
            words.update(word.removesuffix("ь") for word in fold(line).split())
    return {heading: frozenset(words) for heading, words in sections.items()}


SECTIONS = read_stems()
VERBS = SECTIONS["verbs"]
ABBREVIATIONS = SECTIONS["abbreviations"]
KNOWN = frozenset().union(*SECTIONS.values())
