import json
from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from tests.api.world import LISTS


class Description(TestCase):
    def test_is_valid_without_a_warning(self):
        out = StringIO()
        call_command("spectacular", validate=True, fail_on_warn=True, stdout=out)
        self.assertTrue(out.getvalue().startswith("openapi: 3."))

    def test_names_every_address_and_the_shape_of_errors(self):
        described = json.loads(self.client.get("/api/schema/?format=json").content)
        addresses = [*LISTS, "compare", "search", "citations/resolve"]
        self.assertLessEqual({f"/api/v1/{name}/" for name in addresses}, set(described["paths"]))
        for path, operations in described["paths"].items():
            with self.subTest(path):
                operation = operations.get("get") or operations["post"]
                self.assertLessEqual({"200", "400", "404"}, set(operation["responses"]))
                self.assertIn("lang", {parameter["name"] for parameter in operation["parameters"]})

    def test_says_how_much_each_parameter_takes(self):
        described = json.loads(self.client.get("/api/schema/?format=json").content)["paths"]
        known = {item["name"]: item for item in described["/api/v1/problems/"]["get"]["parameters"]}
        self.assertEqual((known["page_size"]["schema"]["minimum"], known["page_size"]["schema"]["maximum"]), (1, 1000))
        self.assertEqual(known["emergency"]["schema"], {"type": "boolean"})
        self.assertTrue(known["level"]["allowEmptyValue"])
        self.assertEqual(self.client.get("/api/v1/problems/?level=&emergency=true&page=1").status_code, 200)

    def test_is_in_the_language_asked_for_and_in_no_other(self):
        self.assertEqual(self.client.get("/api/schema/?lang=ru").status_code, 200)
        for address in ("/api/schema/?lang=xx", "/api/schema/?lang=%00", "/api/schema/?colour=red"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 400)

    def test_is_a_page_without_inline_scripts_and_cookies(self):
        page = self.client.get("/api/docs/")
        self.assertContains(page, "swagger-ui-bundle.js")
        self.assertNotContains(page, "<style")
        self.assertNotContains(page, "<script>")
        script = self.client.get("/api/docs/?script=")
        self.assertEqual(script["Content-Type"].partition(";")[0], "application/javascript")
        self.assertFalse(page.cookies or script.cookies)
