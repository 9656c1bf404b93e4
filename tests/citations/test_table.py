"""The table: how laws, courts and people cite in three languages, and what only looks like it."""

import pytest
from django.db import transaction

from legalacts.citations import resolve
from tests.citations.law import make_law

EAEU, LAW, CODE, KG, CONCEPT = (
    "eaeu-treaty-2014", "ru-law-2002-115", "ru-offences-code-2001", "kg-law-2000-61", "kg-concept-2021",
)  # fmt: skip

CITED = [
    # Kyrgyz
    ("97-берене", EAEU, "art_97"),
    ("97-берененин 6-пункту", EAEU, "art_97__para_6"),
    ("97‑берененин 6‑пунктуна ылайык", EAEU, "art_97__para_6"),
    ("97-берененин 6-пунктунун экинчи абзацы", EAEU, "art_97__para_6"),
    ("97-берененин 5-пунктунун а) пунктчасы", EAEU, "art_97__para_5"),
    ("97 берене 6 пункт", EAEU, "art_97__para_6"),
    ("97 берененин 6 пункту", EAEU, "art_97__para_6"),
    ("97-статьянын 6-пункту", EAEU, "art_97__para_6"),
    ("ЕАЭБ келишиминин 97-беренесинин 1-пункту", EAEU, "art_97__para_1"),
    ("ЕАЭБ Келишимидин XXVI бөлүмү", EAEU, "sec_XXVI"),
    ("26-бөлүм ЕАЭБ келишими", EAEU, "sec_XXVI"),
    ("ЕАЭБ келишимине 30-тиркеме", EAEU, "annex_30"),
    ("30-тиркеменин 4-пункту", EAEU, "annex_30__para_4"),
    ("КР 2000-жылдын 17-июлундагы № 61 Мыйзамы", KG, ""),
    ("Кыргыз Республикасынын «Тышкы миграция жөнүндө» Мыйзамынын 5-беренеси", KG, "art_5"),
    ('Кыргыз Республикасынын "Тышкы миграция жөнүндө" Мыйзамынын 5-беренесинин 2-пункту', KG, "art_5__para_2"),
    ("«Тышкы миграция жөнүндө» мыйзамдын 1-беренеси", KG, "art_1"),
    ("тышкы миграция жонундо мыйзамдын 13-беренеси", KG, "art_13"),
    ("«Тышкы миграция жөнүндө» Мыйзамдын 1¹-беренеси", KG, "art_1-1"),
    ("РФ КоАПтын 18.8-беренесинин 1-бөлүгү", CODE, "art_18-8__para_1"),
    ("РФ КоАПтын 18-главасы", CODE, "chp_18"),
    ("РФнын 115-ФЗ мыйзамынын 13.3-беренеси", LAW, "art_13-3"),
    # Russian
    ("ст. 97 п. 6 Договора о ЕАЭС", EAEU, "art_97__para_6"),
    ("п. 6 ст. 97", EAEU, "art_97__para_6"),
    ("п.6 ст.97", EAEU, "art_97__para_6"),
    ("пункт 6 статьи 97 Договора о ЕАЭС", EAEU, "art_97__para_6"),
    ("пунктом 6 статьи 97 Договора о Евразийском экономическом союзе", EAEU, "art_97__para_6"),
    ("подпункт «а» пункта 5 статьи 97", EAEU, "art_97__para_5__point_a"),
    ('пп. "а" п. 5 ст. 97', EAEU, "art_97__para_5__point_a"),
    ("абзац второй пункта 6 статьи 97", EAEU, "art_97__para_6"),
    ("97 статья 6 пункт", EAEU, "art_97__para_6"),
    ("Договор о ЕАЭС, ст. 97", EAEU, "art_97"),
    ("раздел XXVI", EAEU, "sec_XXVI"),
    ("раздел ХХVI Договора о ЕАЭС", EAEU, "sec_XXVI"),
    ("приложение № 30 к Договору о ЕАЭС", EAEU, "annex_30"),
    ("пункт 4 приложения № 30", EAEU, "annex_30__para_4"),
    ("статья 13.3 Федерального закона № 115-ФЗ", LAW, "art_13-3"),
    ("ст. 13.3 115-ФЗ", LAW, "art_13-3"),
    ("ст.13.3 ФЗ-115", LAW, "art_13-3"),
    ("подпункт 3 пункта 1 статьи 13.3", LAW, "art_13-3__para_1__point_3"),
    ("пп. 3 п. 1 ст. 13.3 закона № 115-ФЗ", LAW, "art_13-3__para_1__point_3"),
    ('пп. "а" п. 2 ст. 5 Федерального закона от 25.07.2002 № 115-ФЗ', LAW, "art_5__para_2__point_a"),
    ("ФЗ-115", LAW, ""),
    ("115-ФЗ от 25.07.2002", LAW, ""),
    ("Федеральный закон от 25 июля 2002 г. № 115-ФЗ", LAW, ""),
    ("статьёй 13 закона о правовом положении иностранных граждан", LAW, "art_13"),
    ("ст. 13 закона об иностранцах", LAW, "art_13"),
    ("часть 2 статьи 18.8 КоАП РФ", CODE, "art_18-8__para_2"),
    ("ч. 2.1 ст. 18.8", CODE, "art_18-8__para_2-1"),
    ("ч. 1.1 ст. 18.8 КоАП", CODE, "art_18-8__para_1-1"),
    ("частью 1¹ статьи 18.8 КоАП РФ", CODE, "art_18-8__para_1-1"),
    ("КоАП РФ ст. 18.10", CODE, "art_18-10"),
    ("глава 18 КоАП РФ", CODE, "chp_18"),
    ("ч. 2 ст. 18.8 КоАП РФ", CODE, "art_18-8__para_2"),
    ("статья 5 Закона Кыргызской Республики «О внешней миграции»", KG, "art_5"),
    ("Закон КР от 17 июля 2000 года № 61, ст. 5", KG, "art_5"),
    ("пункт 1 статьи 5 Закона КР от 17 июля 2000 года № 61", KG, "art_5__para_1"),
    ("статья 1-1 Закона КР «О внешней миграции»", KG, "art_1-1"),
    # English
    ("Article 97(6) of the EAEU Treaty", EAEU, "art_97__para_6"),
    ("Article 97(5)(a)", EAEU, "art_97__para_5__point_a"),
    ("Art. 97, para. 6", EAEU, "art_97__para_6"),
    ("art. 97 para. 6", EAEU, "art_97__para_6"),
    ("paragraph 6 of Article 97 of the EAEU Treaty", EAEU, "art_97__para_6"),
    ("the second subparagraph of Article 97(6)", EAEU, "art_97__para_6"),
    ("97(6)", EAEU, "art_97__para_6"),
    ("EAEU Treaty, Article 98", EAEU, "art_98"),
    ("Section XXVI of the EAEU Treaty", EAEU, "sec_XXVI"),
    ("Annex 30 to the EAEU Treaty", EAEU, "annex_30"),
    ("section 2 of Chapter 3", CONCEPT, "chp_3__sec_2"),
    ("Article 13.3 of Federal Law No. 115-FZ", LAW, "art_13-3"),
    ("Art. 5 of the Law on External Migration", KG, "art_5"),
    # as it is typed: another hyphen, a space that does not break, letters without ө and ё
    ("97-беренеси", EAEU, "art_97"),
    ("ст. 97", EAEU, "art_97"),
    ("статьей 97", EAEU, "art_97"),
    ("97-БЕРЕНЕ", EAEU, "art_97"),
]

LISTED = [
    ("97, 98-беренелер", ["art_97", "art_98"]),
    ("96–98-беренелер", ["art_96", "art_97", "art_98"]),
    ("96-98-беренелер", ["art_96", "art_97", "art_98"]),
    ("96, 97 жана 98-беренелер", ["art_96", "art_97", "art_98"]),
    ("97-берененин 1- жана 6-пункттары", ["art_97__para_1", "art_97__para_6"]),
    ("статьи 96 и 98 Договора о ЕАЭС", ["art_96", "art_98"]),
    ("статьи 96, 97 и 98", ["art_96", "art_97", "art_98"]),
    ("статьями 96–98 Договора о ЕАЭС", ["art_96", "art_97", "art_98"]),
    ("статьи с 96 по 98", ["art_96", "art_97", "art_98"]),
    ("статьи 5, 7 и 9–11 Федерального закона № 115-ФЗ", ["art_5", "art_7", "art_9", "art_10", "art_11"]),
    ("пп. 1, 5 ст. 97", ["art_97__para_1", "art_97__para_5"]),
    ("пункты 1 и 6 статьи 97", ["art_97__para_1", "art_97__para_6"]),
    ("пункт 3 статьи 96 и статья 98 Договора о ЕАЭС", ["art_96__para_3", "art_98"]),
    ("пунктом 1 и подпунктом «а» пункта 5 статьи 97", ["art_97__para_1", "art_97__para_5__point_a"]),
    ("arts. 96-98", ["art_96", "art_97", "art_98"]),
    ("Articles 96 to 98", ["art_96", "art_97", "art_98"]),
    ("Articles 96 and 98 of the EAEU Treaty", ["art_96", "art_98"]),
]

NO_CITATIONS = [
    "97 %", "97%", "ст. лейтенант", "ст. лейтенант 97", "от 6 до 97", "п. Ленинский", "п. Ленинский, 97", "art. of war",
    "art of war 97", "97-үй", "статья расходов 5", "статьи расходов и 97", "2015-жылдын 12-августу",
    "+996 555 97-97-97", "тел. 97-98-96", "глава 18 семьи", "глава 3 государства", "Article in the newspaper 97",
    "97 articles", "97 статей", "5 пунктов", "2 части воды", "мамлекет 5 бөлүктөн турат", "часть населения 5",
    "две статьи", "может стать 97",
    "97 год", "ст. 97 лет", "пункт назначения 6", "пункт обмена 97", "97 день", "в течение 97 дней", "97 күн",
    "үй 97, кв. 6", "ул. Чуй, 97", "паспорт AN 97", "97 сом", "97 сомов", "кабинет 97", "школа № 97", "97-мектеп",
    "маршрут 97", "part of 97 people", "point 97 degrees", "annex of the house 97", "section of the road 97",
    "ст. 97 ГК РФ", "статья 13 Гражданского кодекса № 15", "статья 97 закона № 9999", "пунктуальный 97",
    "главный 18", "главврач 18", "частный 97", "1980 г., № 22, ст. 97", "разделить на 26", "97:98", "97/98",
]  # fmt: skip


@pytest.fixture(scope="module")
def law(django_db_setup, django_db_blocker):
    """Make the law once for the whole table; nothing here changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_law()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def of_the_law(law, db):
    """Each citation is read in a transaction on top of it."""


def first(text):
    readings = resolve(text)
    return (readings[0].act, readings[0].eid) if readings else None


def test_table_is_as_long_as_legal_usage_asks():
    assert len(CITED) + len(LISTED) >= 60
    assert len(NO_CITATIONS) >= 40


@pytest.mark.parametrize(("text", "act", "eid"), CITED)
def test_citation_means_the_provision(text, act, eid):
    assert first(text) == (act, eid)


@pytest.mark.parametrize(("text", "eids"), LISTED)
def test_list_or_range_means_each_of_its_places_in_order(text, eids):
    readings = [reading for reading in resolve(text) if reading.exact]
    best = [reading for reading in readings if reading.act == readings[0].act]
    assert [reading.eid for reading in best] == eids
    assert all(text[reading.start : reading.end] == reading.words for reading in best)
    assert [reading.start for reading in best] == sorted(reading.start for reading in best)


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_what_only_looks_like_a_citation_means_nothing(text):
    assert resolve(text) == []
