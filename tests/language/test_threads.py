"""A server answers in many threads at once: what one of them reads never gets into the words of another."""

import random

import pytest

from legalacts.language.russian.stemmer import read
from legalacts.language.stemming import stem
from tests.threads import at_once

LETTERS = {"ky": "абгдежзыйклмноорстууча", "ru": "абвгдежзийклмнопрстуюя", "en": "abcdefghiklmnoprstuvw"}
ENDINGS = {
    "ky": ("ларынын", "дагы", "сыз", "лоого", "нын"),
    "ru": ("ированными", "ившаяся", "остями", "ейший", "аются"),
    "en": ("ationally", "fulness", "ings", "edly", "iveness"),
}
COUNT = 2000
THREADS = 4


def forgotten():
    """Let each word be worked on again."""
    stem.cache_clear()
    read.cache_clear()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_words_read_at_once_have_the_stems_they_have_alone(language):
    chance = random.Random(7)
    made = ["".join(chance.choices(LETTERS[language], k=chance.randint(3, 9))) for _ in range(COUNT)]
    words = [word + chance.choice(ENDINGS[language]) for word in made]
    forgotten()
    alone = [stem(word, language) for word in words]
    forgotten()
    assert at_once(lambda word: stem(word, language), words, THREADS) == alone
