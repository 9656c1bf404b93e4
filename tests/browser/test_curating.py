"""Curators' forms in a browser: links found as people type, three languages side by side, nothing inline."""

import pytest
from playwright.sync_api import expect

GRIDS = ("responsibility/grid/", "rule/grid/", "question/ways/")
LISTS = ("act", "provision", "rule", "institution", "problem", "term")


@pytest.fixture
def sign_in(page_at, curator):
    """Return a function that opens the admin at a width, signed in."""

    def open_admin(width):
        visit = page_at("/admin/", width=width, lang="ru")
        visit.page.fill("#id_username", curator[0])
        visit.page.fill("#id_password", curator[1])
        visit.follow("#login-form [type=submit]")
        return visit

    return open_admin


def open_first(visit, kind):
    visit.page.goto(f"/admin/legalacts/{kind}/")
    visit.follow("#result_list tbody th a >> nth=0")
    visit.page.wait_for_load_state("networkidle")


def tops(page, *ids):
    """How far down some fields are."""
    return [page.locator(f"#{name}").bounding_box()["y"] for name in ids]


@pytest.mark.parametrize("width", [360, 1280])
def test_forms_keep_to_the_content_policy_and_to_the_screen(sign_in, width):
    visit = sign_in(width)
    for kind in LISTS:
        open_first(visit, kind)
        for more in visit.page.locator(".add-row a").all():
            more.click()
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width, kind
    for path in GRIDS:
        visit.page.goto(f"/admin/legalacts/{path}")
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width, path
    assert visit.violations == []
    assert visit.errors == []
    assert visit.third_party == []


def test_languages_stand_side_by_side_and_wrap_on_a_phone(sign_in):
    columns = ("id_title_ky", "id_title_ru", "id_title_en")
    wide, narrow = sign_in(1280), sign_in(360)
    for visit in (wide, narrow):
        open_first(visit, "act")
    assert len(set(tops(wide.page, *columns))) == 1
    assert len(set(tops(narrow.page, *columns))) == 3


def test_a_link_is_found_in_kyrgyz_typed_without_its_letters(sign_in):
    page = sign_in(1280).page
    page.goto("/admin/legalacts/lifecycleevent/add/")
    page.click("#id_act + .select2")
    page.locator(".select2-container--open .select2-search__field").press_sequentially("миграциясы жонундо")
    page.click(".select2-results__option[aria-selected]")
    expect(page.locator("#id_act")).not_to_have_value("")


def test_the_language_is_chosen_for_the_admin_alone(sign_in):
    visit = sign_in(1280)
    visit.follow("#kb-language [value=ky]")
    assert visit.page.get_attribute("html", "lang") == "ky"
    assert {cookie["path"] for cookie in visit.cookies} == {"/admin/"}
