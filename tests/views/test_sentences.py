"""The sentence under a result, whatever a text and a query hold."""

from html.parser import HTMLParser

from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from legalacts.citations import terms
from legalacts.language import analyse
from legalacts.search import Hit
from legalacts.search.snippets import Sought, snippet
from tests.factories import make_term

LETTERS = st.sampled_from(
    [*"абвңөүABC <>&\"'`=/!-.;\n\r\t…", "\0", "\u202e", "\u0301", "\u00ad", "💩", "</mark>", "<!--"]
)
WORDS = st.sampled_from(["ЕАЭС ", "СНГ ", "патент ", "Закон ", "<script>", "&amp;", "]]>", "{{ x }}", "{% x %}"])
TEXTS = st.lists(LETTERS | WORDS | st.characters(exclude_categories=["Cs"]), max_size=120).map("".join)
SHOWN = Template("{% load searching %}{% sentence hit %}")


class Reader(HTMLParser):
    """What a browser would show of mark-up, and which elements it has; complains of what is left open."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text, self.marked, self.open, self.tags = "", [], [], set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.open.append(dict(attributes).get("class") or tag)

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, text):
        if "tip" in self.open:
            return
        self.text += text
        if "mark" in self.open:
            self.marked.append(text)


class Sentences(TestCase):
    @classmethod
    def setUpTestData(cls):
        names = {"title_ru": "Евразийский союз", "title_ky": "Бирлик", "definition_ru": "<b>Союз</b> & «пять» стран"}
        terms._made.cache_clear()  # tests undo their changes, so the number of the newest one says nothing
        make_term("union", abbreviations={"ru": ["ЕАЭС"]}, category="union", **names)

    def shown(self, text, query):
        """The pieces of the sentence, and its mark-up as a reader of Russian gets it."""
        weights = {f"={word.exact}": 1.0 for word in analyse(query, "ru")}
        pieces = snippet(text, Sought("ru", weights))
        hit = Hit("provision", "law#art_1", "law", "art_1", "ru", "", pieces, 1.0, ("law", "art_1"))
        with override("ru"):
            return pieces, SHOWN.render(RequestContext(RequestFactory().get("/"), {"hit": hit}))

    def test_mark_another_name_where_the_whole_of_it_stands(self):
        registration, address = (word.stem for word in analyse("учёт адрес", "ru"))
        sought = Sought("ru", {"=закон": 1.0}, [{registration: 2.0, address: 2.0}])
        text = "Закон знает адрес. Их ставят на учёт по адресу. Учёт ведут."
        self.assertEqual([words for words, marked in snippet(text, sought) if marked], ["учёт", "адресу"])
        self.assertEqual([words for words, marked in snippet(text[:18], sought) if marked], ["Закон"])

    @settings(max_examples=150, deadline=None)
    @given(TEXTS, TEXTS)
    def test_are_the_words_of_the_text_with_whole_marks_and_nothing_else(self, text, query):
        pieces, html = self.shown(text, query)
        read = Reader(html)
        self.assertEqual(read.open, [])
        self.assertLessEqual(read.tags, {"mark", "span", "a"})
        self.assertEqual(read.text, "".join(words for words, _ in pieces))
        self.assertEqual(read.marked, [words for words, marked in pieces if marked])
        self.assertIn(read.text.removeprefix("… ").removesuffix(" …"), text.replace("\n", " "))

    def test_explain_a_term_without_harm(self):
        _, html = self.shown("Граждане ЕАЭС & <i>другие</i> работают без патента.", "патента")
        self.assertIn('<a href="/ru/terms/#union" aria-describedby="tip-union">ЕАЭС</a>', html)
        self.assertIn("&lt;b&gt;Союз&lt;/b&gt; &amp; «пять» стран", html)
        self.assertEqual(Reader(html).text, "Граждане ЕАЭС & <i>другие</i> работают без патента.")
