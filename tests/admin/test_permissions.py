"""Nobody without permission reaches anything."""

from django.test import TestCase

from legalacts.models import Act, Change, Term
from tests import factories as make

from .curator import address, make_staff
from .test_pages import MODELS, make_one_of_each


class Permissions(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_one_of_each()
        cls.act = Act.objects.first()

    def pages(self):
        for model in MODELS:
            yield address(model, "changelist")
            yield address(model, "add")
            for page in ("change", "history", "delete"):
                yield address(model.objects.first(), page)

    def test_a_visitor_is_asked_to_sign_in(self):
        for page in self.pages():
            with self.subTest(page=page):
                response = self.client.get(page)
                self.assertRedirects(response, f"/admin/login/?next={page}", fetch_redirect_response=False)

    def test_staff_without_permissions_reaches_nothing(self):
        self.client.force_login(make_staff())
        for page in self.pages():
            with self.subTest(page=page):
                self.assertEqual(self.client.get(page).status_code, 403)

    def test_suggestions_need_permission(self):
        asked = {"term": "", "app_label": "legalacts", "model_name": "lifecycleevent", "field_name": "act"}
        self.assertEqual(self.client.get("/admin/autocomplete/", asked).status_code, 302)
        self.client.force_login(make_staff())
        self.assertEqual(self.client.get("/admin/autocomplete/", asked).status_code, 403)

    def test_staff_without_permissions_sees_an_empty_start_page(self):
        self.client.force_login(make_staff())
        self.assertEqual(self.client.get("/admin/").context["app_list"], [])

    def test_actions_and_forms_do_nothing_without_permission(self):
        self.client.force_login(make_staff(permissions=["view_act"]))
        action = {"action": "withdraw", "_selected_action": [self.act.pk]}
        self.client.post(address(Act, "changelist"), action)
        hiding = {"record": [self.act.pk], "why": "Because"}
        self.assertEqual(self.client.post(f"{address(Act, 'changelist')}hide/", hiding).status_code, 403)
        self.assertEqual(self.client.post(address(self.act), {"status": "withdrawn"}).status_code, 403)
        self.assertEqual(Act.objects.get(pk=self.act.pk).status, "published")
        self.assertFalse(Change.objects.exists())

    def test_a_former_state_is_not_restored_without_permission(self):
        self.act.save()
        version = self.act.history.first().history_id
        self.client.force_login(make_staff(permissions=["view_act"]))
        response = self.client.post(f"{address(self.act, 'history')}{version}/", {"title_ky": "Жаңы"})
        self.assertNotEqual(Act.objects.get(pk=self.act.pk).title_ky, "Жаңы")
        self.assertIn(response.status_code, (200, 403))

    def test_who_may_only_look_sees_records_and_no_buttons(self):
        self.client.force_login(make_staff(permissions=[f"view_{model._meta.model_name}" for model in MODELS]))
        for model in MODELS:
            with self.subTest(model=model.__name__):
                self.assertEqual(self.client.get(address(model, "changelist")).status_code, 200)
                response = self.client.get(address(model.objects.first()))
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, 'name="_state"')
                self.assertNotContains(response, 'name="_save"')

    def test_who_may_edit_one_kind_edits_only_that(self):
        self.client.force_login(make_staff(permissions=["view_term", "change_term"]))
        self.assertEqual(self.client.get(address(Term.objects.first())).status_code, 200)
        self.assertEqual(self.client.get(address(self.act)).status_code, 403)

    def test_sources_are_needed_even_by_who_may_not_edit_them(self):
        term = make.make_term(status="draft")
        self.client.force_login(make_staff(permissions=["view_term", "change_term", "publish"]))
        titles = {name: getattr(term, name) for name in ("title_ky", "title_ru", "title_en")}
        data = {"key": term.key, "category": "law", "status": "published", **titles}
        self.assertEqual(self.client.post(address(term), data).status_code, 200)
        make.make_evidence(term)
        self.assertEqual(self.client.post(address(term), data).status_code, 302)
