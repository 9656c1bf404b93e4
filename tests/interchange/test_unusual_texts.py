"""What typists, portals and old programs do to codes; the articles stand at their places all the same."""

from django.test import SimpleTestCase

from legalacts.interchange.document import NoteKind
from legalacts.interchange.plain_text import read_document
from legalacts.interchange.web_page import read_web_page

HEAD = "key: a-b\nlanguage: ru\n\n"


def units(body: str) -> dict:
    return {unit.eid: unit for unit in read_document((HEAD + body).encode()).units}


class Headings(SimpleTestCase):
    def test_spread_out_shortened_and_in_two_alphabets(self):
        read = units(
            "Г л а в а 1. Труд\nС т а т ь я  1. Первая\nТекст.\nCтатья 2. С латинской буквой\nТекст.\n"
            "Ст. 3. Сокращённая\nТекст.\nСтатья 3–1. С тире\nТекст.\n"
        )
        self.assertEqual(list(read), ["chp_1", "art_1", "art_2", "art_3", "art_3-1"])
        self.assertEqual(read["art_2"].heading, "С латинской буквой")

    def test_a_raised_figure_printed_apart(self):
        read = units("Статья 30. Одна\nТекст.\nСтатья 30 1. Вставленная\nТекст.\nСтатья 31. Другая\nТекст.\n")
        self.assertEqual(list(read), ["art_30", "art_30-1", "art_31"])
        self.assertEqual(read["art_30-1"].heading, "Вставленная")

    def test_raised_figures_that_were_lost_in_long_rows_and_at_the_end(self):
        inserted = "".join(f"Статья 12{n}. Вставка\nТекст.\n" for n in range(1, 21))
        read = units(f"Статья 12. Да\nТекст.\n{inserted}Статья 13. Нет\nТекст.\nСтатья 131. Конец\nТекст.\n")
        self.assertEqual(list(read), ["art_12", *(f"art_12-{n}" for n in range(1, 21)), "art_13", "art_13-1"])

    def test_chapters_that_lost_theirs(self):
        read = units("Глава 8. А\nСтатья 1. А\nГлава 81. Б\nСтатья 2. Б\nГлава 9. В\nСтатья 3. В\n")
        self.assertIn("chp_8-1", read)

    def test_sections_are_counted_in_words(self):
        self.assertIn("sec_21", units("РАЗДЕЛ ДВАДЦАТЬ ПЕРВЫЙ. КОНЕЦ\nСтатья 1. А\nТекст.\n"))
        self.assertIn("sec_11", units("ОН БИРИНЧИ БӨЛҮМ. АЯГЫ\n1-берене. А\nТекст.\n"))

    def test_articles_repealed_together_or_without_a_stop(self):
        read = units(
            "Статья 1. А\nТекст.\nСтатьи 2 - 4. Утратили силу. - Закон от 01.01.2001 N 1.\n"
            "Статья 5 - Исключена Законом от 01.01.2001 № 1.\nСтатья 6 Утратила силу.\nСтатья 7. Б\nТекст.\n"
        )
        self.assertEqual(list(read), [f"art_{n}" for n in range(1, 8)])
        self.assertEqual([n for n in range(1, 8) if read[f"art_{n}"].is_repealed], [2, 3, 4, 5, 6])
        read = units("1-берене. А\nТекст.\n2–3-беренелер. Күчүн жоготту. КР Мыйзамы № 5.\n")
        self.assertTrue(read["art_3"].is_repealed)

    def test_lines_that_divide_a_paragraph_sign(self):
        read = units(
            "Глава 4. А\n§ 2. Б\n1. Общее\nСтатья 1. В\n1. Текст.\n2. Текст.\n2. Особое\nСтатья 2. Г\n1. Текст.\n"
            "2. Форма без точки\nСтатья 3. Д\nТекст.\n"
        )
        self.assertEqual(read["chp_4__subchp_2__subchp_2"].heading, "Особое")
        self.assertEqual(read["art_2__para_2"].text, "Форма без точки")


class WordsBetween(SimpleTestCase):
    def test_a_list_of_contents_in_other_words(self):
        read = units(
            "СОДЕРЖАНИЕ\nРаздел 1. Общее\nГлава 1. Начала\nСтатья 1. Предмет\nСтатья 2. Слова\nГлава 2. Права\n"
            "Статья 3. Права\nСтатья 4. Долги\n\nНастоящий Кодекс написан для проверки.\n\nРАЗДЕЛ I. ОБЩЕЕ\n"
            "Глава 1. Основные начала\nСтатья 1. Предмет\nТекст.\nСтатья 2. Слова\nТекст.\nГлава 2. Права\n"
            "Статья 3. Права\nТекст.\nСтатья 4. Долги\nТекст.\n"
        )
        self.assertEqual(list(read), ["preamble_1", "sec_I", "chp_1", "art_1", "art_2", "chp_2", "art_3", "art_4"])
        self.assertEqual(read["preamble_1"].text, "Настоящий Кодекс написан для проверки.")

    def test_a_quotation_mark_left_open_hides_no_article(self):
        read = units('Статья 1. А\n"Начало без конца.\nСтатья 2. Б\nТекст.\nСлово и «слово"\nСтатья 3. В\nТекст.\n')
        self.assertEqual(list(read), ["art_1", "art_2", "art_3"])

    def test_a_table_copied_with_tabs(self):
        read = units("Статья 1. Ставки\n№\tВид\tСтавка\n1.\tПервый\t10\n2.\tВторой\t20\nСтатья 2. Б\n1.\tТекст.\n")
        self.assertEqual(read["art_1"].heading, "Ставки")
        self.assertEqual(read["art_1"].lines, ["| № | Вид | Ставка |", "| 1. | Первый | 10 |", "| 2. | Второй | 20 |"])
        self.assertEqual(read["art_2__para_1"].text, "Текст.")

    def test_short_lines_of_one_length_are_no_broken_paragraphs(self):
        body = "".join(f"Статья {n}. Порядок\nОрган обязан решить дело в пять дней.\n" for n in range(1, 40))
        self.assertTrue(all(unit.heading == "Порядок" for unit in units(body).values()))

    def test_words_on_force_and_suspension_are_notes(self):
        notes = [
            "(Вводится в действие с 1 января 2025 года Законом КР от 3 мая 2020 года № 5)",
            "(Действие статьи приостановлено до 1 января 2026 года Законом КР от 3 мая 2020 года № 5)",
        ]
        article = units("Статья 1. А\nТекст.\n" + "\n".join(notes) + "\n")["art_1"]
        self.assertEqual([(note.kind, note.text) for note in article.notes], [(NoteKind.AMENDMENT, n) for n in notes])

    def test_an_old_encoding_of_windows(self):
        data = (HEAD.replace("a-b", "a-c") + "Статья 1. Предмет\nТекст статьи.\n").encode("windows-1251")
        self.assertEqual(read_document(data).units[0].heading, "Предмет")


class Pages(SimpleTestCase):
    def test_menus_of_a_site_are_not_law(self):
        page = (
            "<div><a href='/'>Главная</a> <a href='/x'>Поиск</a></div><p>Статья 1. А</p>"
            "<p>Текст <a href='/y'>закона</a>.</p><p><a href='#z'>Статья 2. Б</a></p><p>Текст.</p>"
            "<div><a href='/about'>О портале</a></div>"
        )
        read = {unit.eid: unit for unit in read_web_page((HEAD.replace("\n", "<br>") + page).encode()).units}
        self.assertEqual(list(read), ["art_1", "art_2"])
        self.assertEqual(read["art_1"].text, "Текст закона.")
        self.assertEqual(read["art_2"].text, "Текст.")
