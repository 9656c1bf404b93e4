"""The people of the curators' desk, each in one role; they sign in with `self.as_author()` and the like."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from .curator import CuratorTestCase


def make_person(name, *roles):
    """A member of staff in some roles."""
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    assert user.groups.count() == len(roles), roles
    return user


class DeskTestCase(CuratorTestCase):
    """Aida writes, Bermet translates into Kyrgyz, Kanat reviews, Nurlan reviews too."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.aida = make_person("aida", "author")
        cls.bermet = make_person("bermet", "translator-ky")
        cls.kanat = make_person("kanat", "reviewer")
        cls.nurlan = make_person("nurlan", "reviewer")

    def sign_in(self, person):
        self.client.force_login(person)
        return person
