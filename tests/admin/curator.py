"""A curator at work: signs in, opens a form, types, presses a button."""

from html.parser import HTMLParser

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import reverse

from legalacts.models import Change

EVIDENCE = "legalacts-evidence-record_type-record_id"


def address(record, page="change"):
    """An address of the admin: of a record, or of a model (`address(Act, "add")`)."""
    arguments = [record.pk] if page in {"change", "delete", "history"} else []
    return reverse(f"admin:legalacts_{record._meta.model_name}_{page}", args=arguments)


def make_staff(name="clerk", permissions=()):
    """A member of staff with some permissions: `["change_act"]`."""
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


class CuratorTestCase(TestCase):
    """An administrator is signed in, and the admin speaks English."""

    @classmethod
    def setUpTestData(cls):
        cls.curator = get_user_model().objects.create_superuser("curator")

    def setUp(self):
        self.client.force_login(self.curator)
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def fill(self, record, page="change", **typed):
        """What a browser would send from a form, with some fields typed anew."""
        form = Form()
        form.feed(self.client.get(address(record, page)).content.decode())
        return form.values | typed

    def send(self, record, page="change", **typed):
        """Fill in a form, say why, and press “Save”."""
        typed.setdefault("why", "Compared with the text")
        return self.client.post(address(record, page), self.fill(record, page, **typed))

    def hide(self, *records, why="The figure is doubtful", button="checking"):
        """Press “Hide now”, say why, and press again."""
        page = address(type(records[0]), "changelist") + "hide/"
        return self.client.post(page, {"record": [record.pk for record in records], "why": why, button: ""})

    def add_part(self, prefix, **values):
        """The fields of one more part of a record, the first that is added."""
        return {f"{prefix}-TOTAL_FORMS": "1", **{f"{prefix}-0-{name}": value for name, value in values.items()}}

    def errors(self, response):
        """The errors of the main form, by field."""
        return response.context["adminform"].form.errors

    def assert_saved(self, response):
        if response.status_code == 200:
            found = [formset.formset.errors for formset in response.context["inline_admin_formsets"]]
            self.fail(f"not saved: {self.errors(response)} {found}")
        self.assertEqual(response.status_code, 302)

    def changes(self):
        """What the change log holds of records, as pairs of kind and number; not what is to be re-checked."""
        return set(Change.objects.exclude(kind="recheck").values_list("kind", "record_id"))


class Form(HTMLParser):
    """The values of all fields of a page, as a browser sends them."""

    def __init__(self):
        super().__init__()
        self.values = {}
        self.select = self.area = None

    def handle_starttag(self, tag, attributes):
        field = dict(attributes)
        name, value = field.get("name"), field.get("value", "")
        if tag == "input" and name and field.get("type") not in {"submit", "checkbox", "radio"}:
            self.values[name] = value or ""
        elif tag == "input" and field.get("type") == "checkbox" and "checked" in field:
            self.values[name] = value or "on"
        elif tag == "textarea":
            self.area = name
            self.values[name] = ""
        elif tag == "select":
            self.select = name
            self.values.setdefault(name, [] if "multiple" in field else "")
        elif tag == "option" and "selected" in field:
            self.choose(value)

    def choose(self, value):
        """Take an option of the select that is open."""
        if isinstance(self.values[self.select], list):
            self.values[self.select].append(value)
        else:
            self.values[self.select] = value

    def handle_data(self, text):
        if self.area:
            self.values[self.area] += text

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None
