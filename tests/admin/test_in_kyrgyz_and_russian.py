"""No page of the admin says in English what Django or another package wrote: neither in Kyrgyz nor in Russian."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import django
import polib
import simple_history
from django.contrib.auth import get_user_model
from django.utils.translation.template import templatize

from legalacts.models import Act, Rule, Status, Topic
from tests import factories as make

from .curator import CuratorTestCase, address

CATALOGUES = [
    *(
        Path(django.__file__).parent / part
        for part in ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
    ),
]
TEMPLATES = Path(simple_history.__file__).parent / "templates"
IN_TEMPLATES = re.compile(r"gettext\(u?(?:'(.+?)'|\"(.+?)\")\)", re.S)
# The same in all languages, or the name of a thing.
NAMES = {"IPv4", "IPv6", "URL", "English", "Text", "JSON"}
PLACEHOLDER = re.compile(r"%\\\(\w+\\\)[sdr]|%[sd]|\\\{\w*\\\}")
READ_ALOUD = {"title", "aria-label", "aria-description", "alt", "placeholder", "data-name"}


class Words(HTMLParser):
    """What is read on a page: its text, and the attributes that are shown or read aloud."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], None

    def handle_starttag(self, tag, attributes):
        if tag in {"script", "style"}:
            self.silent = tag
        self.found += [value for name, value in attributes if name in READ_ALOUD and value]
        if dict(attributes).get("type") in {"submit", "button"}:
            self.found.append(dict(attributes).get("value", ""))

    def handle_endtag(self, tag):
        if tag == self.silent:
            self.silent = None

    def handle_data(self, text):
        if not self.silent:
            self.found.append(text)


def words_of(response):
    words = Words()
    words.feed(response.content.decode())
    return {" ".join(word.split()).rstrip(":").strip() for word in words.found}


def english() -> re.Pattern:
    """Any message that the packages have in English, whole, with anything in the place of a placeholder."""
    messages = {
        text
        for folder in CATALOGUES
        for entry in polib.pofile(str(folder / "locale" / "en" / "LC_MESSAGES" / "django.po"))
        for text in (entry.msgid, entry.msgid_plural)
    }
    for file in TEMPLATES.rglob("*.html"):
        messages |= {one or other for one, other in IN_TEMPLATES.findall(templatize(file.read_text()))}
    said = {" ".join(text.split()).rstrip(":") for text in messages}
    # Where nothing but placeholders is left of a message, anything would be one.
    said = {text for text in said - NAMES if re.search("[A-Za-z]{2}", PLACEHOLDER.sub("", re.escape(text)))}
    return re.compile("|".join(PLACEHOLDER.sub(".+", re.escape(text)) for text in said))


class InKyrgyzAndRussian(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.act = make.make_act(status=Status.DRAFT)
        cls.rule = make.make_rule(status=Status.DRAFT)
        cls.rule.save()
        cls.topic = make.make_topic()
        cls.person = get_user_model().objects.create_user("aida", is_staff=True)
        cls.english = english()

    def assert_no_english(self, response, name):
        for language in ("ky", "ru"):
            with self.subTest(name, language=language):
                self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
                self.assertEqual([word for word in words_of(response()) if self.english.fullmatch(word)], [])

    def test_pages(self):
        for page in (
            "/admin/", "/admin/legalacts/", "/admin/auth/", "/admin/axes/", "/admin/password_change/", "/admin/codes/",
            "/admin/auth/user/", "/admin/auth/user/add/", f"/admin/auth/user/{self.person.pk}/change/",
            f"/admin/auth/user/{self.person.pk}/password/", "/admin/auth/group/", "/admin/auth/group/add/",
            "/admin/axes/accessfailurelog/", "/admin/nowhere/",
            address(Rule, "changelist"), address(Rule, "changelist") + "?_facets=True&o=1.2&q=x",
            address(Rule, "changelist") + "?status__exact=draft&p=nothing", address(Act, "add"), address(self.act),
            address(self.rule), address(self.rule, "history"), address(self.rule, "delete"),
            address(self.topic, "delete"), address(Rule, "changelist") + "table/",
            f"{address(self.rule, 'history')}{self.rule.history.first().history_id}/",
        ):  # fmt: skip
            self.assert_no_english(lambda page=page: self.client.get(page), page)

    def test_what_is_said_of_a_record_that_is_gone(self):
        gone = address(Act, "changelist") + "999999/change/"
        self.assert_no_english(lambda: self.client.get(gone, follow=True), "gone")

    def test_faults_of_forms(self):
        for page, typed in {
            address(Topic, "add"): {"position": "x", "key": "а б"},
            address(Act, "add"): {"key": "а б", "kind": "nothing", "adopted_on": "yesterday", "topics": ["x", "99"]},
            address(Rule, "add"): {"valid_from": "2020-02-31", "amount": "1e999", "regime": "99"},
            "/admin/auth/user/add/": {"username": "a b", "password1": "123", "password2": "1234"},
            "/admin/password_change/": {"old_password": "x", "new_password1": "1", "new_password2": "1"},
            f"/admin/auth/user/{self.person.pk}/change/": {"email": "x", "username": "", "groups": ["99"]},
        }.items():
            self.assert_no_english(lambda page=page, typed=typed: self.client.post(page, typed), page)

    def test_what_is_said_after_saving_and_deleting(self):
        def saved():
            self.assert_saved(self.send(self.topic, position="7", _continue="1"))
            return self.client.get(address(self.topic))

        def marked():
            chosen = {"action": "delete_selected", "_selected_action": [self.topic.pk]}
            return self.client.post(address(Topic, "changelist"), chosen)

        def deleted():
            topic = make.make_topic()
            return self.client.post(address(topic, "delete"), {"post": "yes"}, follow=True)

        def nothing_marked():
            return self.client.post(address(Topic, "changelist"), {"action": "delete_selected"}, follow=True)

        for step in (saved, marked, deleted, nothing_marked):
            self.assert_no_english(step, step.__name__)

    def test_links_that_go_with_a_record_are_counted_in_the_words_of_the_admin(self):
        self.act.topics.add(self.topic)
        page = self.client.get(address(self.topic, "delete"), headers={"accept-language": "ky"})
        self.assertContains(page, "Актылар – темалар: 1")
        self.assertNotContains(page, "Act_topics object")

    def test_permissions_are_named_in_the_words_of_the_admin(self):
        for page in ("/admin/auth/group/add/", f"/admin/auth/user/{self.person.pk}/change/"):
            answer = self.client.get(page, headers={"accept-language": "ky"})
            self.assertContains(answer, "Акт: өзгөртүү")
            self.assertContains(answer, "Кыргызчага которуу")
            self.assertNotRegex(answer.content.decode(), "Can (add|change|delete|view)|May ")

    def test_the_way_in_and_out(self):
        def signed_out():
            self.client.force_login(self.curator)
            return self.client.post("/admin/logout/")

        self.assert_no_english(signed_out, "logout")
        self.assert_no_english(lambda: self.client.get("/admin/login/"), "login")
        wrong = {"username": "aida", "password": "wrong"}
        self.assert_no_english(lambda: self.client.post("/admin/login/", wrong), "wrong password")

    def test_scripts_of_the_admin(self):
        for language, word in (("ky", "Бүгүн"), ("ru", "Сегодня")):
            answer = self.client.get("/admin/jsi18n/", headers={"accept-language": language})
            self.assertContains(answer, f'"Today": {json.dumps(word)}')

    def test_fields_that_suggest_records_speak_kyrgyz(self):
        page = self.client.get(address(Act, "add"), headers={"accept-language": "ky"})
        self.assertContains(page, "admin/js/vendor/select2/i18n/ky.js")

    def test_finds_english_where_there_is_some(self):
        page = self.client.get(address(self.topic, "delete"), headers={"accept-language": "en"})
        self.assertIn("Yes, I’m sure", [word for word in words_of(page) if self.english.fullmatch(word)])
