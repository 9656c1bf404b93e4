"""Lists of words, written as people read them: on one line."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())
