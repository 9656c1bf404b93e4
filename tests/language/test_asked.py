import pytest

from legalacts.language.asked import language_asked


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ky", "ky"),
        ("ky-KG,ru;q=0.8", "ky"),
        ("ru-RU, ru; q=0.9, en; q=0.8", "ru"),
        ("en;q=0.5, ru;q=0.7", "ru"),
        ("de, fr;q=0.9, ru;q=0.1", "ru"),
        ("ky;q=0, ru;q=0.2", "ru"),
        ("KY", "ky"),
    ],
)
def test_the_language_liked_best_is_taken(accepted, language):
    assert language_asked(accepted) == language


@pytest.mark.parametrize("accepted", ["", "*", "de", "kyrgyz", ";;;,,,", "ky;q=0", "x" * 10_000 + ",ky", "\u0000"])
def test_who_asks_for_none_of_ours_is_told_in_english(accepted):
    assert language_asked(accepted) == "en"


def test_a_weight_that_cannot_be_read_counts_as_full():
    assert language_asked("ru;q=0.9, ky;q=much") == "ky"
