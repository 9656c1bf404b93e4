from django.contrib.auth import get_user_model
from django.test import TestCase

from legalacts.models import Provision, Wording
from legalacts.models.keeping_history import keep_history
from tests.factories import make_provision, make_wording


class KeepHistory(TestCase):
    """The history of many records, written by the database."""

    def test_is_what_the_history_of_a_single_record_would_be(self):
        person = get_user_model().objects.create(username="curator")
        provisions = [make_provision(eid=f"art_{number}") for number in (1, 2)]
        for new, update in ((True, False), (False, True)):
            Provision.history.all().delete()
            Provision.history.bulk_history_create(
                provisions, update=update, default_user=person, default_change_reason="Imported text"
            )
            expected = rows(Provision)
            Provision.history.all().delete()
            keep_history(provisions, new=new, user=person, why="Imported text")
            self.assertEqual(rows(Provision), expected)

    def test_nothing_and_nobody_are_allowed(self):
        keep_history([], new=True)
        wording = make_wording(text="Иштөөгө укук")
        Wording.history.all().delete()
        keep_history([wording], new=True)
        self.assertEqual((Wording.history.get().text, Wording.history.get().history_user), ("Иштөөгө укук", None))


def rows(model) -> list[dict]:
    """The lines of history but for their number and moment."""
    return [
        {name: value for name, value in row.items() if name not in ("history_id", "history_date")}
        for row in model.history.order_by("id").values()
    ]
