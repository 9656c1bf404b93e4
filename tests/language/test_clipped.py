import pytest

from legalacts.language import unclipped


@pytest.mark.parametrize(
    ("word", "russian", "rest"),
    [
        ("медполис", "медицинский", "полис"),
        ("госпошлина", "государственный", "пошлина"),
        ("юрпомощь", "юридический", "помощь"),
    ],
)
def test_a_compound_is_written_out(word, russian, rest):
    wholes, found = unclipped(word)
    assert (wholes["ru"], found) == (russian, rest)


@pytest.mark.parametrize("word", ["мед", "медь", "патент", "юрта", "полис"])
def test_other_words_are_left_alone(word):
    assert unclipped(word) is None
