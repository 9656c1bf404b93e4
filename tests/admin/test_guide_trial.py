"""A curator tries answers of the guide on a day that has not come."""

from datetime import date

from tests import factories as make

from .curator import CuratorTestCase, address

PAGE = "/admin/legalacts/question/ways/"


class Trying(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.first, cls.second = make.make_question("work", position=1), make.make_question("since", position=2)
        cls.first.leads_to = cls.second
        cls.first.save()
        yes = make.make_answer(cls.first, code="yes")
        make.make_answer(cls.second, code="long")
        cls.coming = make.make_outcome("new-duty", valid_from=date(2030, 1, 1))
        cls.coming.answers.add(yes)

    def test_shows_the_way_and_what_is_asked_next(self):
        response = self.client.get(PAGE, {"work": "yes"})
        self.assertContains(response, "Then is asked")
        self.assertContains(response, address(self.second))

    def test_shows_what_follows_on_the_day(self):
        now = self.client.get(PAGE, {"work": "yes", "since": "long"})
        self.assertContains(now, "Nothing follows from these answers.")
        then = self.client.get(PAGE, {"work": "yes", "since": "long", "on": "2030-01-01"})
        self.assertContains(then, address(self.coming))

    def test_a_wrong_answer_or_day_is_said_at_its_field(self):
        self.assertContains(self.client.get(PAGE, {"work": "perhaps"}), "Select a valid choice")
        self.assertContains(self.client.get(PAGE, {"on": "31.02.2030"}), "Enter a valid date")
