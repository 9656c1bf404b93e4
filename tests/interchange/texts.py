"""A law that exists in no state, for the tests of export and import; made of our own words."""

LAW = """key: kg-law-2001-7-1
kind: law
jurisdiction: kg
category: national
number: 7-1
adopted_on: 2001-03-05
title_ky: Сыноо мыйзамы
title_ru: Закон для проверки
language: ru
nature: official
valid_from: 2001-04-01
source_url: https://law.example.org/7-1

Мы, составители, пишем этот текст только для проверки.

Раздел I. Начало

Глава 1. Общее

Статья 1. О чём этот текст
1. Текст состоит из:
1) слов;
2) чисел & знаков < > " ';
а) букв.
2. Ничего больше.

Статья 1-1. Вставленная статья
Одна строка без числа.
И вторая строка.

Статья 13.3. Без частей

Глава 2. Конец

Статья 14. Последняя
1. Слова.
1.1. Слова ещё.
"""


def law(**changes: str) -> bytes:
    """The law as a file, with some fields of its head changed; an empty value takes the field away."""
    head, _blank, body = LAW.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n")) | changes
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return ("\n".join(lines) + "\n\n" + body).encode()
