"""Words typed with the wrong keyboard layout on: gfntyn → патент, цщкл зукьше → work permit."""

from .folding import fold

LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
TO_CYRILLIC = str.maketrans(LATIN_KEYS + '~{}:"<>', CYRILLIC_KEYS + "ёхъжэбю")
TO_LATIN = str.maketrans(CYRILLIC_KEYS, LATIN_KEYS)


def as_cyrillic_layout(typed: str) -> str:
    """Return what the same keys give in the Cyrillic layout, folded."""
    return fold(typed.lower().translate(TO_CYRILLIC))


def as_latin_layout(typed: str) -> str:
    """Return what the same keys give in the Latin layout; a word that uses other keys comes back folded."""
    return typed.lower().translate(TO_LATIN)
