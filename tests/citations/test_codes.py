"""Codes are cited by their names without the state, and by the initials of their titles."""

from datetime import date

import pytest

from legalacts.citations import resolve
from legalacts.models import Act
from tests.citations.law import make_act, make_provisions
from tests.factories import make_lifecycle

CODES = {
    "kg-family-code": ("kg", "Семейный кодекс Кыргызской Республики", "Кыргыз Республикасынын Үй-бүлө кодекси"),
    "kg-criminal-procedure-code": ("kg", "Уголовно-процессуальный кодекс Кыргызской Республики", ""),
    "kg-civil-procedure-code": ("kg", "Гражданский процессуальный кодекс Кыргызской Республики", ""),
    "kg-civil-code": ("kg", "Гражданский кодекс Кыргызской Республики", ""),
    "kg-labour-code": ("kg", "Трудовой кодекс Кыргызской Республики (2025)", "Кыргыз Республикасынын Эмгек кодекси"),
    "kz-labour-code": ("kz", "Трудовой кодекс Республики Казахстан", ""),
    "kg-offences-code": ("kg", "Кодекс Кыргызской Республики о правонарушениях", ""),
}


@pytest.fixture(autouse=True)
def codes(db):
    for key, (state, russian, kyrgyz) in CODES.items():
        act = make_act(key, "code", state, title_ru=russian, title_ky=kyrgyz or russian)
        make_provisions(act, "art_5", "art_6", "art_20-1")


@pytest.mark.parametrize(
    ("text", "act", "eid"),
    [
        ("ст. 5 Семейного кодекса КР", "kg-family-code", "art_5"),
        ("ст. 5 Семейного кодекса", "kg-family-code", "art_5"),
        ("статья 5 Семейного кодекса Кыргызской Республики", "kg-family-code", "art_5"),
        ("ст. 5 СК КР", "kg-family-code", "art_5"),
        ("СК КР 5", "kg-family-code", "art_5"),
        ("Үй-бүлө кодексинин 5-беренеси", "kg-family-code", "art_5"),
        ("КР ҮБК 5-беренеси", "kg-family-code", "art_5"),
        ("ст. 5 УПК", "kg-criminal-procedure-code", "art_5"),
        ("ст 5 упк", "kg-criminal-procedure-code", "art_5"),
        ("УПК КР ст. 20.1", "kg-criminal-procedure-code", "art_20-1"),
        ("ГПК ст. 6", "kg-civil-procedure-code", "art_6"),
        ("ст. 6 ГК КР", "kg-civil-code", "art_6"),
        ("ст. 6 КоП", "kg-offences-code", "art_6"),
        ("ст. 5 ТК КР", "kg-labour-code", "art_5"),
        ("ст. 5 ТК РК", "kz-labour-code", "art_5"),
        ("ст. 5 Трудового кодекса Республики Казахстан", "kz-labour-code", "art_5"),
        ("ст. 5 Трудового кодекса Казахстана", "kz-labour-code", "art_5"),
    ],
)
def test_code_is_known_by_its_short_names(text, act, eid):
    assert [(reading.act, reading.eid) for reading in resolve(text)][:1] == [(act, eid)]


@pytest.mark.parametrize("text", ["ст. 5 ГК РФ", "ст. 5 УПК РФ", "ст. 5 Гражданского кодекса РФ", "РФ ГПК ст. 6"])
def test_code_of_another_state_is_not_meant(text):
    assert resolve(text) == []


def test_parliament_is_no_code():
    make_act("kg-criminal-code", "code", "kg", title_ky="Кыргыз Республикасынын Жазык кодекси")
    assert resolve("ЖК депутаттары") == []


def test_of_the_old_and_the_new_code_the_one_in_force_on_the_day_goes_before():
    old = make_act("kg-labour-code-old", "code", "kg", title_ru=CODES["kg-labour-code"][1].replace(" (2025)", ""))
    make_provisions(old, "art_5")
    new = Act.objects.get(key="kg-labour-code")
    make_lifecycle(old, kind="in_force", day=date(2004, 8, 7))
    make_lifecycle(old, kind="repealed", day=date(2025, 2, 1))
    make_lifecycle(new, kind="in_force", day=date(2025, 2, 1))
    for day, first in (
        ("2010-01-01", "kg-labour-code-old"),
        ("2025-01-31", "kg-labour-code-old"),
        ("2025-02-01", "kg-labour-code"),
        ("2026-01-01", "kg-labour-code"),
    ):
        for text in ("ст. 5 ТК КР", "статья 5 Трудового кодекса Кыргызской Республики"):
            assert resolve(text, on=date.fromisoformat(day))[0].act == first, (day, text)
