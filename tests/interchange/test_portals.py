"""Acts in the manner of each official portal, written for these tests: what is read in them without a hand."""

from django.test import SimpleTestCase

from legalacts.interchange.document import NoteKind
from legalacts.interchange.plain_text import read_document

PRAVO = """                       РОССИЙСКАЯ ФЕДЕРАЦИЯ

                ТРУДОВОЙ КОДЕКС РОССИЙСКОЙ ФЕДЕРАЦИИ

     Принят Государственной Думой                21 декабря 2001 года
     Одобрен Советом Федерации                   26 декабря 2001 года

     (В редакции федеральных законов от 24.07.2002 № 97-ФЗ;
от 25.07.2002 № 116-ФЗ; от 30.06.2003 № 86-ФЗ)

                            ЧАСТЬ ПЕРВАЯ

                     РАЗДЕЛ I. ОБЩИЕ ПОЛОЖЕНИЯ

               Глава 1. ОСНОВНЫЕ НАЧАЛА ТРУДОВОГО
                          ЗАКОНОДАТЕЛЬСТВА

     Статья 1. О чём образец
     Этот образец написан для проверки и показывает абзац, который
портал разбил на строки одной ширины, а читающая его программа
должна собрать снова, не потеряв при этом ни слова, ни запятой и
ни точки.
     Образец показывает также:
     строку короче других строк;
     слово, которое перенесено на следующую стро-
ку;
     (Абзац в редакции Федерального закона от 30.06.2006 № 90-ФЗ)
     Статья 2. Заголовок статьи, которому не хватило одной строки
и который поэтому занял ещё одну
     (Наименование в редакции Федерального закона от 30.06.2006
№ 90-ФЗ)
     Слова второй статьи.
     Статья 3. (Утратила силу - Федеральный закон от 30.06.2006
№ 90-ФЗ)
     Статья 31. Нормы
     Текст.
     Статья 4. Последняя
     Слова четвёртой статьи.
     В ней есть перечень:
     последняя строка перечня.

     Президент Российской Федерации                          В.Путин

     Москва, Кремль
     30 декабря 2001 года
     № 197-ФЗ
"""
CONSULTANT = """30 декабря 2001 года
N 195-ФЗ

КОДЕКС РОССИЙСКОЙ ФЕДЕРАЦИИ
ОБ АДМИНИСТРАТИВНЫХ ПРАВОНАРУШЕНИЯХ

Список изменяющих документов
(в ред. Федеральных законов от 25.04.2002 N 41-ФЗ,
от 25.07.2002 N 112-ФЗ)

Раздел I. ОБЩИЕ ПОЛОЖЕНИЯ

Глава 1. ЗАДАЧИ И ПРИНЦИПЫ ЗАКОНОДАТЕЛЬСТВА
ОБ АДМИНИСТРАТИВНЫХ ПРАВОНАРУШЕНИЯХ

Статья 1.1. Законодательство об административных правонарушениях

1. Законодательство состоит из настоящего Кодекса.
(часть 1 в ред. Федерального закона от 01.01.2020 N 1-ФЗ)
2. Настоящий Кодекс основывается на Конституции.
(в ред. Федерального закона от 01.01.2020 N 1-ФЗ)
(см. текст в предыдущей редакции)
2.1. Введённая часть.
(часть 2.1 введена Федеральным законом от 02.02.2021 N 2-ФЗ)
3. Утратил силу. - Федеральный закон от 02.02.2021 N 2-ФЗ.
КонсультантПлюс: примечание.
О выявлении конституционно-правового смысла ст. 1.2 см. Постановление КС РФ от 01.01.2020 N 1-П.

Статья 1.2. Утратила силу. - Федеральный закон от 07.05.2013 N 99-ФЗ.

Статья 18.10. Образец состава

1. Образец деяния -
влечет штраф:
1) для граждан;
а) первое;
б) второе.
2) для должностных лиц.
Заключительный абзац статьи.
Примечания:
1. В случае нарушения:
а) раз;
б) два.
2. Под незаконным понимается.

Статья 18.11. Нарушение

Влечет штраф. (в ред. Федерального закона от 03.03.2023 N 3-ФЗ)
Примечание. Исключено. - Федеральный закон от 03.03.2023 N 3-ФЗ.

Статья 3.5¹. Штраф
Текст.
--------------------------------
<1> Собрание законодательства, 2001, N 1.

Президент
Российской Федерации
В.ПУТИН
Москва, Кремль
"""
KYRGYZ = """Кыргыз Республикасынын
ЭМГЕК КОДЕКСИ

Бишкек шаары, 2025-жылдын 23-январы № 23

МАЗМУНУ
I БӨЛҮМ. ЖАЛПЫ ЖОБОЛОР
1-глава. Эмгек мыйзамдары
1-берене. Негизги түшүнүктөр
2-берене. Принциптер
II БӨЛҮМ. ЭМГЕК КЕЛИШИМИ
2-глава. Келишим
3-берене. Келишим

I БӨЛҮМ
ЖАЛПЫ ЖОБОЛОР

1-глава. Эмгек мыйзамдары

1-берене. Негизги түшүнүктөр

Бул Кодексте төмөнкү негизги түшүнүктөр колдонулат:
1) жумушчу - адам;
2) иш берүүчү - адам.
(КР 2026-жылдын 12-июнундагы № 134 Мыйзамынын редакциясына ылайык)

2-берене. Принциптер
1. Эмгек эркиндиги.
2. 1-беренеде көрсөтүлгөн укуктар.
12-1-берене. Кошумча берене
(КР 2026-жылдын 12-июнундагы № 134 Мыйзамына ылайык күчүн жоготту)

II БӨЛҮМ
ЭМГЕК КЕЛИШИМИ
2-глава. Келишим
§ 1. Жалпы
3-берене
Келишим түзүү
1. Келишим:
а) жазуу жүзүндө;
б) оозеки.

Кыргыз Республикасынын
Президенти
С.Жапаров
"""
BELARUS = """ТРУДОВОЙ КОДЕКС РЕСПУБЛИКИ БЕЛАРУСЬ
26 июля 1999 г. N 296-З

Принят Палатой представителей 8 июня 1999 года
Одобрен Советом Республики 30 июня 1999 года

(в ред. Законов Республики Беларусь от 20.07.2007 N 272-З,
от 06.05.2010 N 109-З)

ОГЛАВЛЕНИЕ
РАЗДЕЛ I ОБЩИЕ ПОЛОЖЕНИЯ ....... 3
ГЛАВА 1 ОБЩИЕ ПОЛОЖЕНИЯ ....... 3
Статья 1. Основные понятия ........ 3
Статья 2. Задачи ........ 4
Статья 3. Сфера ........ 4

РАЗДЕЛ I
ОБЩИЕ ПОЛОЖЕНИЯ

ГЛАВА 1
ОБЩИЕ ПОЛОЖЕНИЯ

Статья 1. Основные понятия

Для целей настоящего Кодекса применяются понятия:
агентство - юридическое лицо;
(абзац введен Законом Республики Беларусь от 18.07.2019 N 219-З)
наниматель - лицо.

Статья 2. Исключена.

Статья 3. Сфера
Часть первая статьи 3 применяется.
Часть вторая исключена. - Закон Республики Беларусь от 20.07.2007 N 272-З.
Пункт 1 статьи 5 применяется.
Приложение к договору подписывается.
"""
CIVIL = """ГРАЖДАНСКИЙ КОДЕКС
Часть первая
Раздел I. Общие положения
Подраздел 1. Основные положения
Глава 1. Гражданское законодательство
Статья 1. Основные начала
1. Текст.
Глава 4. Юридические лица
§ 1. Основные положения
Статья 48. Понятие
1. Юрлицо.
Статья 48¹. Вставка
Текст
§ 2. Товарищества
1. Общие положения о товариществах
Статья 66. Основные положения
Текст (пункт 1 статьи 5).
Подраздел 2. Лица
Глава 5. Лица
§ 1. Опять
Статья 124 - Субъекты
Статья 26 настоящего Кодекса применяется.
Статья 125 (исключена Законом РК от 01.01.2020 N 1)
ПРИЛОЖЕНИЕ 1
к Гражданскому кодексу
ПЕРЕЧЕНЬ
1. Имущество
2. Ещё:
1) а;
Статья 1. В приложении
Текст
"""
QUOTING = """ГЛАВА 1
ОБЩИЕ ПОЛОЖЕНИЯ
Статья 1. Предмет
1. В Законе «О миграции» статью 5 изложить в следующей редакции:
«Статья 5. Новая статья
1. Первый пункт.
2. Второй пункт.».
2. Настоящий закон вступает в силу.
(статья 1 отред. 12.03.20 ЗР-1)
Статья 12(1). Скобки
Текст
Статья 12.1-2 Без точки
Текст
"""


def read(body, language="ru"):
    return read_document(f"key: a-b\nlanguage: {language}\n\n{body}".encode())


def articles(document):
    return {unit.eid: unit.heading for unit in document.units if unit.kind == "article"}


def unit(document, eid):
    return next(unit for unit in document.units if unit.eid == eid)


def kinds(notes):
    return [note.kind for note in notes]


class WrappedText(SimpleTestCase):
    """As pravo.gov.ru prints: lines of one width, headings in the middle, notes with dashes."""

    document = read(PRAVO)

    def test_is_joined_to_paragraphs(self):
        self.assertEqual(
            unit(self.document, "art_1").lines,
            [
                "Этот образец написан для проверки и показывает абзац, который портал разбил на строки одной ширины, а "
                "читающая его программа должна собрать снова, не потеряв при этом ни слова, ни запятой и ни точки.",
                "Образец показывает также:",
                "строку короче других строк;",
                "слово, которое перенесено на следующую строку;",
            ],
        )

    def test_has_headings_over_several_lines(self):
        self.assertEqual(unit(self.document, "chp_1").heading, "ОСНОВНЫЕ НАЧАЛА ТРУДОВОГО ЗАКОНОДАТЕЛЬСТВА")
        self.assertEqual(
            articles(self.document)["art_2"],
            "Заголовок статьи, которому не хватило одной строки и который поэтому занял ещё одну",
        )

    def test_keeps_the_number_of_what_was_repealed(self):
        repealed = unit(self.document, "art_3")
        self.assertTrue(repealed.is_repealed)
        self.assertEqual((repealed.heading, repealed.text), ("", ""))

    def test_raises_a_number_that_lost_its_raise(self):
        self.assertEqual((unit(self.document, "art_3-1").number, self.document.warnings[0].line), ("3¹", 38))

    def test_ends_before_the_signature(self):
        self.assertEqual(unit(self.document, "art_4").lines[-1], "последняя строка перечня.")
        self.assertIn("Москва, Кремль", self.document.notes[-1].text)


class TextWithNotes(SimpleTestCase):
    """As legal databases print codes of Russia: a note after each changed part, remarks that are law."""

    document = read(CONSULTANT)

    def test_keeps_notes_from_the_words(self):
        self.assertEqual(unit(self.document, "art_1-1__para_2").text, "Настоящий Кодекс основывается на Конституции.")
        self.assertEqual(kinds(unit(self.document, "art_1-1__para_1").notes), [NoteKind.AMENDMENT])
        self.assertEqual(kinds(unit(self.document, "art_1-1").notes), [NoteKind.EDITORIAL, NoteKind.EDITORIAL])
        self.assertEqual(unit(self.document, "art_18-11").text, "Влечет штраф.")

    def test_takes_a_remark_for_law(self):
        self.assertEqual(unit(self.document, "art_18-10__note_1__point_2").text, "Под незаконным понимается.")
        self.assertEqual(unit(self.document, "art_18-10__note_1").number, "Примечания")

    def test_numbers_points_in_points_and_the_words_after_them(self):
        self.assertEqual(unit(self.document, "art_18-10__para_1__point_1__point_b").text, "второе.")
        self.assertEqual(unit(self.document, "art_18-10__para_1__wrapup_1").text, "Заключительный абзац статьи.")


class KyrgyzText(SimpleTestCase):
    document = read(KYRGYZ, "ky")

    def test_has_its_articles(self):
        self.assertEqual(
            articles(self.document),
            {
                "art_1": "Негизги түшүнүктөр",
                "art_2": "Принциптер",
                "art_12-1": "Кошумча берене",
                "art_3": "Келишим түзүү",
            },
        )

    def test_skips_the_contents_and_says_so(self):
        self.assertEqual([doubt.line for doubt in self.document.warnings], [9])

    def test_keeps_notes_and_the_signature_apart(self):
        self.assertEqual(kinds(unit(self.document, "art_1").notes), [NoteKind.AMENDMENT])
        self.assertTrue(unit(self.document, "art_12-1").is_repealed)
        self.assertEqual(self.document.notes[-1].text, "Кыргыз Республикасынын\nПрезиденти\nС.Жапаров")


class OtherTexts(SimpleTestCase):
    def test_sentences_about_parts_are_no_headings(self):
        document = read(BELARUS)
        self.assertEqual(articles(document), {"art_1": "Основные понятия", "art_2": "", "art_3": "Сфера"})
        self.assertEqual(len(unit(document, "art_3").lines), 3)

    def test_sections_subsections_and_paragraph_signs_nest(self):
        eids = [unit.eid for unit in read(CIVIL).units]
        for eid in ("part_1", "sec_I__subsec_1", "chp_4__subchp_2", "art_48-1", "chp_5__subchp_1", "annex_1__art_1"):
            self.assertIn(eid, eids)

    def test_words_quoted_from_another_act_are_only_words(self):
        document = read(QUOTING)
        self.assertEqual(list(articles(document)), ["art_1", "art_12-1", "art_12-1-2"])
        self.assertEqual(len(unit(document, "art_1__para_1").lines), 4)
