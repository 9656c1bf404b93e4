"""What is wrong with a request is said in the reader's language, and to programs that ask for none in English."""

import json
import re

from django.test import TestCase, override_settings

from kb.overload import come_back
from tests import factories as make

REFUSED = [
    "acts/?page=zzz", "acts/?page=999", "acts/?page_size=a", "acts/?colour=red", "acts/?kind=zzz", "acts/?topic=zzz",
    "acts/?number=1&number=2", "acts/?q=%00", "acts/?lang=xx", "acts/nothing/", "nowhere/", "rules/?on=yesterday",
    "search/?q=a&kind=zzz", "search/?q=a&page=900", "compare/?destination=zzz", "compare/?regimes=zzz",
    "compare/?regimes=a&citizenship=kg", "citations/resolve/", "citations/resolve/?text=a&context=zzz",
    "institutions/?city=zzz", "institutions/?language=1", "relations/?provision=zzz", "relations/?direction=out",
    "changes/?page=0", "changes/?act=zzz", "changes/?topic=zzz", "changes/?page=999",
]  # fmt: skip
SITUATIONS = [
    "{", "[]", "{}", '{"destination": "r u"}', '{"destination": "ru", "entry": "x"}', '{"destination": ""}',
    '{"destination": "ru", "used": 999}', '{"destination": "ru", "used": -1}', '{"destination": "ru", "used": "x"}',
    '{"destination": "ru", "regimes": "a"}', '{"destination": "ru", "regimes": ["a", "b", "c", "d", "e"]}',
    '{"destination": "ru", "entry": "1700-01-01"}', '{"destination": "ru"}', '{"destination": null}',
    '{"destination": "ru", "citizenship": "kg"}',
]  # fmt: skip
# Keys, addresses and codes are the same in all languages.
CODES = re.compile(r"[“«].*?[”»]|/api/\S+|act=KEY|act[#/]e[iI]d|[A-Z]{2,}|[a-z_]+(?=[,.])|\b(?:act|zzz|str)\b")


class Refusals(TestCase):
    @classmethod
    def setUpTestData(cls):
        make.make_jurisdiction("ru")
        make.make_jurisdiction("kg")

    def message(self, answer, language):
        self.assertGreaterEqual(answer.status_code, 400)
        self.assertEqual(answer["Content-Language"], language)
        return answer.json()["error"]["message"]

    def assert_in_cyrillic(self, message):
        self.assertRegex(message, "[а-яё]{3}")
        self.assertNotRegex(CODES.sub("", message), "[A-Za-z]{3}")

    def test_are_said_in_kyrgyz_and_russian(self):
        for address in REFUSED:
            for language in ("ky", "ru"):
                with self.subTest(address, language=language):
                    answer = self.client.get(f"/api/v1/{address}", headers={"accept-language": language})
                    self.assert_in_cyrillic(self.message(answer, language))

    def test_of_what_is_sent_are_too(self):
        for sent in SITUATIONS:
            for language in ("ky", "ru"):
                with self.subTest(sent, language=language):
                    answer = self.client.post(
                        "/api/v1/deadlines/", sent, "application/json", headers={"accept-language": language}
                    )
                    self.assert_in_cyrillic(self.message(answer, language))

    def test_of_a_method_are_too(self):
        for language in ("ky", "ru"):
            answer = self.client.post("/api/v1/acts/", headers={"accept-language": language})
            self.assert_in_cyrillic(self.message(answer, language))

    def test_are_in_english_for_a_program_that_asks_for_no_language(self):
        for address in REFUSED:
            with self.subTest(address):
                message = self.message(self.client.get(f"/api/v1/{address}"), "en")
                self.assertNotRegex(message, "[а-яё]")

    def test_follow_the_parameter_before_the_browser(self):
        answer = self.client.get("/api/v1/acts/?page=zzz&lang=ru", headers={"accept-language": "ky"})
        self.assertEqual(self.message(answer, "ru"), "Страницы считаются с 1.")

    @override_settings(RATES={"api": 1})
    def test_of_too_many_requests_are_in_the_readers_language(self):
        answers = [self.client.get("/api/v1/acts/", headers={"accept-language": "ky"}) for _time in range(3)]
        self.assertEqual(answers[-1].status_code, 429)
        self.assert_in_cyrillic(answers[-1].json()["error"]["message"])

    def test_of_too_many_readers_are_too(self):
        request = self.client.get("/api/v1/", headers={"accept-language": "ru"}).wsgi_request
        self.assert_in_cyrillic(json.loads(come_back(request).content)["error"]["message"])
