"""Curators sign in with a password and a code; who guesses is stopped, and nobody else is."""

import re
from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "a long password for tests"
LOGIN, CODES = "/admin/login/", "/admin/codes/"


def code_of(device, later=0):
    """The code a telephone shows; `later`: that many codes later."""
    counter = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift + later)
    counter.time = timezone.now().timestamp()
    return f"{counter.token():06d}"


class SignInCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = get_user_model().objects.create_superuser("aida", password=PASSWORD)

    def sign_in(self, password=PASSWORD, code="", username="aida", **more):
        typed = {"username": username, "password": password, "code": code, "next": "/admin/"}
        return self.client.post(LOGIN, typed, headers={"Accept-Language": "en"}, **more)

    def is_in(self):
        return self.client.get("/admin/").status_code == 200

    def with_telephone(self):
        """An account with codes, and the recovery codes."""
        self.client.force_login(self.user)
        self.client.get(CODES)
        device = TOTPDevice.objects.get(user=self.user)
        page = self.client.post(CODES, {"code": code_of(device)}).content.decode()
        self.client.logout()
        return TOTPDevice.objects.get(), re.findall(r"<code>([a-z2-9]{10})</code>", page)


class Passwords(SignInCase):
    def test_alone_are_enough_on_ones_own_machine(self):
        self.assertRedirects(self.sign_in(), "/admin/")

    @override_settings(SECOND_FACTOR=True)
    def test_alone_lead_on_a_deployment_only_to_setting_up_codes(self):
        self.sign_in()
        self.assertFalse(self.is_in())
        found = self.client.get("/admin/", follow=True)
        self.assertEqual(found.redirect_chain[-1][0], CODES)
        self.assertContains(found, "<svg")
        self.assertEqual(self.client.post("/admin/legalacts/act/add/", {}).status_code, 302)


@override_settings(SECOND_FACTOR=True)
class Codes(SignInCase):
    def test_once_set_up_let_in_with_the_password_and_never_without(self):
        device, _recovery = self.with_telephone()
        self.assertContains(self.sign_in(), "Type the code from your telephone too.")
        self.assertFalse(self.is_in())
        self.sign_in(code=code_of(device, later=1))
        self.assertTrue(self.is_in())

    def test_are_taken_once(self):
        device, _recovery = self.with_telephone()
        code = code_of(device, later=1)
        self.sign_in(code=code)
        self.client.logout()
        self.sign_in(code=code)
        self.assertFalse(self.is_in())

    def test_that_are_wrong_are_told_from_a_wrong_clock_and_must_wait(self):
        self.with_telephone()
        self.assertContains(self.sign_in(code="000000"), "the time of your telephone")
        self.assertContains(self.sign_in(code="000000"), "Wait ")

    def test_for_recovery_work_once_each(self):
        _device, recovery = self.with_telephone()
        self.assertEqual(len(set(recovery)), 10)
        self.sign_in(code=recovery[0].upper())
        self.assertTrue(self.is_in())
        self.client.logout()
        self.sign_in(code=recovery[0])
        self.assertFalse(self.is_in())

    def test_are_not_set_up_anew_by_who_has_only_the_password(self):
        self.with_telephone()
        self.client.force_login(self.user)
        self.assertRedirects(self.client.get(CODES), f"{LOGIN}?next={CODES}")
        self.client.post(CODES, {"code": "123456"})
        self.assertEqual(TOTPDevice.objects.count(), 1)

    def test_move_to_another_telephone_and_the_former_one_stops(self):
        former, recovery = self.with_telephone()
        self.sign_in(code=recovery[0])
        self.client.get(CODES)
        new = TOTPDevice.objects.get(confirmed=False)
        self.client.post(CODES, {"code": code_of(new)})
        self.assertTrue(self.is_in())
        self.assertEqual(list(TOTPDevice.objects.all()), [new])
        self.assertNotEqual(new.key, former.key)

    def test_for_recovery_are_made_anew_for_a_code(self):
        device, recovery = self.with_telephone()
        self.sign_in(code=recovery[0])
        page = self.client.post(CODES, {"codes": "", "code": code_of(device, later=1)}).content.decode()
        self.assertNotIn(recovery[1], page)
        self.assertEqual(len(re.findall(r"<code>[a-z2-9]{10}</code>", page)), 10)

    def test_are_no_page_for_readers(self):
        self.assertRedirects(self.client.get(CODES), f"{LOGIN}?next={CODES}")
        self.assertFalse(TOTPDevice.objects.exists())


class LostTelephones(SignInCase):
    def take_away(self):
        action = {"action": "forget_codes", "_selected_action": [self.user.pk]}
        return self.client.post("/admin/auth/user/", action)

    def test_are_forgotten_by_an_administrator(self):
        self.with_telephone()
        self.client.force_login(get_user_model().objects.create_superuser("bek"))
        self.take_away()
        self.assertFalse(TOTPDevice.objects.filter(user=self.user).exists())

    def test_are_forgotten_by_nobody_else(self):
        self.with_telephone()
        clerk = get_user_model().objects.create_user("clerk", is_staff=True)
        self.client.force_login(clerk)
        self.assertEqual(self.take_away().status_code, 403)
        self.assertTrue(TOTPDevice.objects.filter(user=self.user).exists())

    def test_secrets_are_on_no_page_of_the_admin(self):
        self.client.force_login(self.user)
        self.assertEqual(self.client.get("/admin/otp_totp/totpdevice/").status_code, 404)
        self.assertEqual(self.client.get("/admin/otp_static/staticdevice/").status_code, 404)


class Guessing(SignInCase):
    def guess(self, times, **more):
        for _ in range(times):
            answer = self.sign_in(password="wrong", **more)
        return answer

    def test_closes_the_account_to_that_place_after_five_tries_and_says_for_how_long(self):
        self.assertEqual(self.guess(4).status_code, 200)
        answer = self.guess(1)
        self.assertContains(answer, "Try again in 15 minutes", status_code=429)
        self.assertEqual(answer["Retry-After"], "900")
        self.assertEqual(self.sign_in().status_code, 429)

    def test_closes_it_to_no_other_account_and_no_other_place(self):
        get_user_model().objects.create_superuser("bek", password=PASSWORD)
        self.guess(6)
        self.assertEqual(self.sign_in(username="bek").status_code, 302)
        self.client.logout()
        self.assertEqual(self.sign_in(REMOTE_ADDR="198.51.100.7").status_code, 302)

    def test_ends_after_a_quarter_of_an_hour(self):
        self.guess(6)
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
        self.assertEqual(self.sign_in().status_code, 302)

    def test_at_codes_counts_too(self):
        self.with_telephone()
        for _ in range(5):
            TOTPDevice.objects.update(throttling_failure_count=0)
            answer = self.sign_in(code="000000")
        self.assertEqual(answer.status_code, 429)

    @override_settings(BEHIND_PROXY=True)
    def test_cannot_hide_behind_a_made_up_address(self):
        for number in range(5):
            told = f"203.0.113.{number}, 192.0.2.1"
            answer = self.sign_in(password="wrong", HTTP_X_FORWARDED_FOR=told)
        self.assertEqual(answer.status_code, 429)

    def test_of_names_that_there_are_not_looks_the_same(self):
        self.assertEqual(self.guess(5, username="nobody").status_code, 429)


class Audit(SignInCase):
    def test_shows_administrators_who_signed_in_and_who_failed(self):
        self.sign_in(password="wrong")
        self.sign_in()
        for page in ("accesslog", "accessfailurelog"):
            self.assertContains(self.client.get(f"/admin/axes/{page}/"), "aida")
            self.assertEqual(self.client.post(f"/admin/axes/{page}/add/", {}).status_code, 403)

    def test_is_for_administrators_only(self):
        self.client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
        self.assertEqual(self.client.get("/admin/axes/accesslog/").status_code, 403)

    def test_is_forgotten_after_thirty_days(self):
        self.sign_in(password="wrong")
        self.sign_in()
        long_ago = timezone.now() - timedelta(days=31)
        AccessLog.objects.update(attempt_time=long_ago)
        AccessFailureLog.objects.update(attempt_time=long_ago)
        self.client.logout()
        self.sign_in()
        self.assertEqual(AccessLog.objects.count(), 1)
        self.assertFalse(AccessFailureLog.objects.exists())

    def test_holds_neither_passwords_nor_codes(self):
        self.sign_in(password="my dear secret", code="123456")
        kept = str(list(AccessAttempt.objects.values())) + str(list(AccessFailureLog.objects.values()))
        self.assertNotIn("my dear secret", kept)
        self.assertNotIn("123456", kept)
