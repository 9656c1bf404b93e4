"""A page is whole without scripts; a script may only add."""

import pytest

from tests.browser.pages import FAMILIES


@pytest.mark.parametrize("name", FAMILIES)
def test_says_the_same_without_scripts(page_at, name):
    plain = page_at(FAMILIES[name], lang="ru", javascript=False)
    scripted = page_at(FAMILIES[name], lang="ru")
    for visit in (plain, scripted):
        visit.page.evaluate("document.querySelectorAll('button[data-copy]').forEach((button) => button.remove())")
    assert plain.page.inner_text("main") == scripted.page.inner_text("main")
    assert plain.page.inner_text("h1").strip()


def test_search_works_without_scripts(page_at):
    visit = page_at("", lang="ru", javascript=False)
    visit.page.fill("#q", "патент")
    visit.page.press("#q", "Enter")
    assert "/ru/search/?q=" in visit.page.url


def test_a_comparison_can_be_chosen_without_scripts(page_at):
    visit = page_at("compare/", lang="ru", javascript=False)
    visit.page.select_option("select[name=citizenship]", "kg")
    visit.page.fill("input[name=on]", "2015-08-11")
    visit.page.click(".filters button")
    assert "СНГ" in visit.page.inner_text("thead")
    visit.page.fill("input[name=on]", "2015-08-12")
    visit.page.click(".filters button")
    assert "ЕАЭС" in visit.page.inner_text("thead")


def test_the_menu_opens_without_scripts(page_at):
    visit = page_at("", lang="ru", javascript=False)
    visit.page.click(".menu summary")
    assert visit.page.locator(".menu details a").first.is_visible()


def test_the_language_can_be_changed_without_scripts(page_at):
    visit = page_at("compare/?destination=kz&on=2018-06-01", lang="ky", javascript=False)
    visit.page.click(".langs a[hreflang=ru]")
    assert visit.page.url.endswith("/ru/compare/?destination=kz&on=2018-06-01")
