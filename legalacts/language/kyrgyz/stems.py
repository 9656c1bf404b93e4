"""Known stems: words that end like inflected ones and are not, and stems that settle between two possible cuts."""

from pathlib import Path

from legalacts.language.folding import fold

# Stems that lose a vowel before a suffix, or change their make: the form they take → the word.
ALTERED = {"орд": "орун", "убакт": "убакыт", "балд": "бала", "балдар": "бала", "мурд": "мурун"}


def read_stems() -> frozenset[str]:
    """The words of stems.txt, folded."""
    lines = Path(__file__).with_name("stems.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith(("#", "[")) for word in fold(line).split())


KNOWN = read_stems()
