"""The admin works in a browser under the same content policy as the public pages."""

import pytest


@pytest.fixture
def admin(page_at, curator):
    """Open the admin, signed in."""
    visit = page_at("/admin/", width=1280, lang="ru")
    visit.page.fill("#id_username", curator[0])
    visit.page.fill("#id_password", curator[1])
    visit.follow("[type=submit]")
    return visit


def test_curator_signs_in_and_out(admin):
    assert admin.page.locator("#user-tools").is_visible()
    admin.follow("#logout-form button")
    admin.page.goto("/admin/")
    assert admin.page.locator("#id_password").is_visible()


def test_nothing_breaks_the_content_policy(admin):
    for path in ("/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/password_change/"):
        admin.page.goto(path)
    assert admin.violations == []
    assert admin.errors == []
    assert admin.third_party == []


def test_cookies_stay_in_the_admin(admin):
    assert {cookie["path"] for cookie in admin.cookies} == {"/admin/"}


def test_the_way_in_sets_no_cookie(page_at):
    visit = page_at("/healthz")
    assert visit.cookies == []
