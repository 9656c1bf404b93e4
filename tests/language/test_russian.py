"""Forms of Russian nouns that laws use have one stem, and words of another meaning have another."""

import pytest

from legalacts.language.stemming import stem

FAMILIES = [
    "кредит кредита кредиту кредитом кредите кредиты кредитов кредитам",
    "лимит лимита лимитом лимиты",
    "реквизит реквизиты реквизитов",
    "истец истца истцу истцом истцы истцов",
    "иностранец иностранца иностранцы иностранцев иностранцам",
    "беженец беженца беженцы беженцев",
    "владелец владельца владельцу владельцы владельцев",
    "продавец продавца продавцу продавцы",
    "отец отца отцу отцом",
    "участок участка участку участки участков",
    "список списка списку списки списков",
    "рынок рынка рынке рынков",
    "порядок порядка порядке порядком",
    "ребенок ребенка ребенку",
    "поток потока потоков",
    "срок срока сроки сроков",
    "судья судьи судье судей судьям",
    "суд суда суду судом суде суды судов",
    "месяц месяца месяцев",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_noun_share_a_stem(family):
    assert len({stem(word, "ru") for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["судья суд", "кредит кредо", "истец истечь", "участок участие", "отец отдел"])
def test_other_words_keep_their_own(pair):
    one, other = pair.split()
    assert stem(one, "ru") != stem(other, "ru")
