"""What is searched for in vain becomes a name of a term, or a term."""

from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone

from legalacts.models import SearchCount, Term
from tests import factories as make

from .curator import CuratorTestCase, Form, address, make_staff

LIST = address(SearchCount, "changelist")


def make_count(words="авагадро", **given):
    defaults = {"day": timezone.localdate(), "language": "ru", "digest": words, "outcome": "none", "count": 7}
    return SearchCount.objects.create(words=words, **defaults | given)


class Searches(CuratorTestCase):
    def test_shows_one_row_for_the_same_words(self):
        make_count()
        make_count(day=timezone.localdate() - timedelta(days=2), count=2)
        make_count(outcome="few")
        make_count(words="", digest="rare")
        page = self.client.get(LIST)
        self.assertEqual(page.context["cl"].result_count, 2)
        (row,) = self.client.get(LIST, {"outcome__exact": "none"}).context["cl"].result_list
        self.assertEqual(row.total, 9)
        self.assertEqual(self.client.get(LIST, {"q": "авагадро"}).context["cl"].result_count, 2)

    def test_leads_to_a_term_filled_in(self):
        make_count()
        page = self.client.get(LIST).content.decode()
        self.assertIn("title_ru=%D0%B0%D0%B2", page)
        form = self.client.get(f"{address(Term, 'add')}?title_ru=авагадро&category=word").context["adminform"].form
        self.assertEqual((form["title_ru"].value(), form["category"].value()), ("авагадро", "word"))

    def test_becomes_another_name_of_a_term(self):
        count = make_count("виза на работу")
        term = make.make_term(title_ru="Рабочая виза", category="word")
        ways = f"{LIST}{count.pk}/alias/"
        self.assertIn(term, self.client.get(ways, {"q": "виза"}).context["terms"])
        way = f"{address(term)}?{urlencode({'also': 'виза на работу', 'in': 'ru'})}"
        self.assertContains(self.client.get(ways), f'href="{way}"'.replace("&", "&amp;"))
        form = Form()
        form.feed(self.client.get(way).content.decode())
        self.assert_saved(self.client.post(way, form.values | {"why": "Asked for in search"}))
        term.refresh_from_db()
        self.assertEqual(term.alternative_labels["ru"], ["виза на работу"])
        self.assertIn(("term", term.pk), self.changes())

    def test_a_name_in_an_address_is_not_saved_by_looking(self):
        term = make.make_term(title_ru="Рабочая виза", category="word")
        for query in ("?also=x&in=ru", "?also=x&in=xx", "?also=%00&in=ru", f"?also={'x' * 3000}&in=ru"):
            self.assertIn(self.client.get(address(term) + query).status_code, (200, 302))
        term.refresh_from_db()
        self.assertEqual(term.alternative_labels, {})

    def test_terms_with_a_like_name_are_offered(self):
        count = make_count("потент")
        term = make.make_term(title_ru="Патент")
        make.make_term(title_ru="Налоги")
        self.assertEqual(self.client.get(f"{LIST}{count.pk}/alias/").context["terms"][:1], [term])

    def test_needs_the_right_to_change_terms(self):
        count = make_count()
        self.assertEqual(self.client.get(f"{LIST}999/alias/").status_code, 404)
        self.client.force_login(make_staff(permissions=["view_searchcount"]))
        self.assertEqual(self.client.get(LIST).status_code, 200)
        self.assertEqual(self.client.get(f"{LIST}{count.pk}/alias/").status_code, 403)
        self.client.post(LIST, {"action": "settled", "_selected_action": [count.pk]})
        self.assertTrue(SearchCount.objects.exists())

    def test_settled_words_leave_the_list(self):
        count = make_count()
        self.client.post(LIST, {"action": "settled", "_selected_action": [count.pk]})
        self.assertFalse(SearchCount.objects.exists())
