"""Whether a text is in the language of its field: warned of, and never of a short one."""

import pytest

from legalacts.language.letters import doubt_of

KY = (
    "Эмгек мигранты келген күндөн тартып отуз күндүн ичинде каттоодон өтүүгө милдеттүү, бул мөөнөт өткөн соң айып "
    "салынат жана андан кийин чыгарылат, ошондуктан катталуу керек."
)
PLAIN = KY.translate(str.maketrans("ңөү", "ноу"))
RU = (
    "Трудовой мигрант обязан встать на миграционный учёт в течение тридцати дней со дня въезда, иначе назначается "
    "штраф и выдворение."
)
EN = "A migrant worker must register within thirty days of entry, or a fine is imposed on the worker and the employer."


@pytest.mark.parametrize(
    ("text", "language", "doubt"),
    [
        (KY, "ky", ""), (RU, "ru", ""), (EN, "en", ""),
        (RU, "ky", "russian"), (EN, "ky", "latin"), (PLAIN, "ky", "plain"),
        (KY, "ru", "kyrgyz"), (PLAIN, "ru", "kyrgyz"), (EN, "ru", "latin"),
        (KY, "en", "cyrillic"), (RU, "en", "cyrillic"),
        (RU + " См. Закон «Тышкы миграция жөнүндө».", "ru", ""),
        (RU + " Караңыз: «Тышкы миграция жөнүндө».", "ky", "russian"),
        ("Миграция", "ky", ""), ("30 дней", "ky", ""), ("ЕАЭБ", "ru", ""), ("", "en", ""), ("123 " * 500, "ky", ""),
    ],
)  # fmt: skip
def test_tells_a_text_in_another_language(text, language, doubt):
    assert doubt_of(text, language) == doubt
