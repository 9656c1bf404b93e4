"""Every address of the admin against every role: a new page joins by itself, and is closed until somebody opens it."""

import re
from collections.abc import Iterator

from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import TestCase
from django.urls import URLResolver, get_resolver

from legalacts.models import Status
from legalacts.models.roles import ROLES
from tests import factories

from .people import make_person
from .test_pages import MODELS, make_one_of_each

# The way in, and what belongs to it.
OPEN = {"admin/login/", "admin/language/", "admin/logout/", "admin/codes/", "admin/jsi18n/"}
# What a translator may begin anew: a text in their language.
TEXTS = {"wording", "note"}
ACCOUNTS = ("auth", "axes")


def patterns(resolver, before="") -> Iterator[str]:
    """The patterns of all addresses below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern)


def filled(pattern: str, numbers: dict[str, int]) -> str:
    """The address with the number of a record that there is."""
    model = pattern.split("/")[2] if pattern.count("/") > 2 else ""
    number = str(numbers.get(model, 1))
    pattern = re.sub(r"\^\(\[\^/\]\+\)/history/\(\[\^/\]\+\)/\$", f"{number}/history/1/", pattern)
    pattern = pattern.replace("^(?P<app_label>auth|legalacts|axes)/$", "legalacts/").replace("(?P<url>.*)$", "nowhere")
    return "/" + re.sub(r"<[^>]+>", number, pattern)


class EveryAddress(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_one_of_each()
        factories.make_act("draft-act", status=Status.DRAFT)
        cls.numbers = {model._meta.model_name: model.objects.first().pk for model in MODELS}
        cls.addresses = {
            pattern: filled(pattern, cls.numbers)
            for pattern in patterns(get_resolver())
            if pattern.startswith("admin/") and pattern not in OPEN
        }
        cls.people = {role: make_person(role, role) for role in ROLES}

    def test_asks_a_visitor_to_sign_in(self):
        for pattern, path in self.addresses.items():
            for ask in (self.client.get, self.client.post):
                with self.subTest(pattern, method=ask.__name__):
                    answer = ask(path)
                    self.assertIn(answer.status_code, (302, 404))
                    if answer.status_code == 302:
                        self.assertTrue(
                            answer["Location"].startswith(("/admin/login/", f"{path}/")), answer["Location"]
                        )

    def test_is_closed_to_staff_without_a_role(self):
        self.client.force_login(make_person("nobody"))
        own = {"admin/", "admin/password_change/", "admin/password_change/done/"}
        for pattern, path in self.addresses.items():
            if pattern in own:
                continue
            with self.subTest(pattern):
                answer = self.client.get(path)
                # Where there is no such record, or it is another page's, it leads to the start, or on to that page.
                leads_on = answer.status_code == 302 and answer["Location"] in ("/admin/", f"{path}change/")
                self.assertTrue(leads_on or answer.status_code in (403, 404), answer.status_code)

    def test_never_breaks_and_opens_to_each_role_what_is_open_to_the_one_below(self):
        opened: set[str] = set()
        for role in ("translator-ky", "author", "reviewer", "administrator"):
            self.client.force_login(self.people[role])
            below, opened = opened, set()
            for pattern, path in self.addresses.items():
                with self.subTest(pattern, role=role):
                    status = self.client.get(path).status_code
                    self.assertLess(status, 500)
                    if status == 200:
                        opened.add(pattern)
            self.assertEqual(below - opened, set(), role)
            # Nobody below an administrator reaches accounts.
            self.assertEqual(role == "administrator", any(pattern.split("/")[1] in ACCOUNTS for pattern in opened))

    def test_of_accounts_is_for_administrators(self):
        for role, person in self.people.items():
            self.client.force_login(person)
            for app in ACCOUNTS:
                for model in (model for model in admin.site._registry if model._meta.app_label == app):
                    with self.subTest(model._meta.model_name, role=role):
                        expected = 200 if role == "administrator" else 403
                        path = f"/admin/{app}/{model._meta.model_name}/"
                        self.assertEqual(self.client.get(path).status_code, expected)

    def test_to_add_is_closed_to_translators_but_for_texts(self):
        for role in ("translator-ky", "translator-ru", "translator-en"):
            self.client.force_login(self.people[role])
            for model in MODELS:
                name = model._meta.model_name
                if name in TEXTS:
                    continue
                with self.subTest(name, role=role):
                    path = f"/admin/legalacts/{name}/add/"
                    self.assertEqual(self.client.post(path, {}).status_code, 403)

    def test_to_delete_what_is_public_is_closed_to_all_roles(self):
        public = [model for model in MODELS if getattr(model.objects.first(), "status", "") == Status.PUBLISHED]
        self.assertGreater(len(public), 10)
        for role in ("author", "reviewer", "administrator"):
            self.client.force_login(self.people[role])
            for model in public:
                with self.subTest(model._meta.model_name, role=role):
                    path = f"/admin/legalacts/{model._meta.model_name}/{self.numbers[model._meta.model_name]}/delete/"
                    self.client.post(path, {"post": "yes"})
                    self.assertTrue(model.objects.filter(pk=self.numbers[model._meta.model_name]).exists())


class Accounts(TestCase):
    """Who manages accounts cannot make themselves, or anybody, more than they are."""

    @classmethod
    def setUpTestData(cls):
        cls.manager = make_person("manager", "administrator")
        cls.root = make_person("root")
        cls.root.is_superuser = True
        cls.root.save()

    def setUp(self):
        self.client.force_login(self.manager)

    def form(self, user, **typed):
        joined = user.date_joined
        return {
            "username": user.username, "is_active": "on", "is_staff": "on", "date_joined_0": joined.date().isoformat(),
            "date_joined_1": joined.time().isoformat("seconds"), **typed,
        }  # fmt: skip

    def test_gives_roles(self):
        clerk = make_person("clerk")
        author = Group.objects.get(name="author")
        self.client.post(f"/admin/auth/user/{clerk.pk}/change/", self.form(clerk, groups=[author.pk]))
        self.assertEqual(list(clerk.groups.all()), [author])

    def test_does_not_rise_by_a_forged_form(self):
        self.client.post(f"/admin/auth/user/{self.manager.pk}/change/", self.form(self.manager, is_superuser="on"))
        self.manager.refresh_from_db()
        self.assertFalse(self.manager.is_superuser)

    def test_does_not_change_who_may_do_more(self):
        typed = {"password1": "a new long password", "password2": "a new long password"}
        self.assertEqual(self.client.post(f"/admin/auth/user/{self.root.pk}/password/", typed).status_code, 403)
        self.client.post(f"/admin/auth/user/{self.root.pk}/change/", self.form(self.root, username="taken"))
        self.root.refresh_from_db()
        self.assertEqual(self.root.username, "root")

    def test_deletes_nobody_whom_history_names(self):
        clerk = make_person("clerk")
        self.assertEqual(self.client.post(f"/admin/auth/user/{clerk.pk}/delete/", {"post": "yes"}).status_code, 403)
