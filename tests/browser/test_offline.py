"""Saving a page on one's own phone, by choice and only then; and the quick way off a page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import LANGUAGES

PAGES = (
    "problems/employer-does-not-pay/",
    "rules/ru-registration-eaeu-worker/",
    "compare/?destination=kz",
    "acts/eaeu-treaty-2014/art_97/",
)
KEPT = "async () => ({caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length})"
NOTHING = {"caches": [], "workers": 0}
SAVED = {"caches": ["kept"], "workers": 1}


def save(visit):
    visit.page.click("[data-save]")
    visit.page.wait_for_selector("[data-drop]:visible")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_kept_only_once_somebody_saves_it(page_at, path):
    visit = page_at(path, lang="ru")
    visit.page.wait_for_selector("[data-save]:visible")
    assert visit.page.evaluate(KEPT) == NOTHING
    assert not any("sw.js" in request for request in visit.requests)
    save(visit)
    assert visit.page.evaluate(KEPT) == SAVED
    assert (visit.cookies, visit.third_party, visit.violations, visit.errors) == ([], [], [], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_saved_page_opens_offline_with_the_day_it_was_saved(page_at, language):
    visit = page_at(PAGES[0], lang=language)
    heading, day = visit.page.inner_text("h1"), visit.page.text_content("[data-day]")
    save(visit)
    visit.page.context.set_offline(True)
    visit.page.reload()
    assert visit.page.inner_text("h1") == heading
    assert visit.page.inner_text("main [data-day]").strip() == day.strip()
    assert re.search(r"20\d\d", day)
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.steps')).listStyleType") == "none"
    assert visit.violations == []


def test_the_page_of_the_network_shows_no_day_of_saving(page_at):
    visit = page_at(PAGES[0], lang="ru")
    save(visit)
    visit.page.reload()
    expect(visit.page.locator("[data-drop]:visible")).to_have_count(1)
    assert visit.page.locator("[data-day]:visible").count() == 0


def test_nothing_else_opens_offline(page_at):
    visit = page_at(PAGES[0], lang="ru")
    save(visit)
    kept = visit.page.evaluate("async () => (await (await caches.open('kept')).keys()).map(({url}) => url)")
    kinds = sorted("static" if "/static/" in url else url.split("/ru/")[1] for url in kept)
    assert kinds == [PAGES[0], "saved/", "static", "static", "static"]


def test_deleting_the_page_leaves_nothing_behind(page_at):
    visit = page_at(PAGES[0], lang="ru")
    save(visit)
    visit.page.click("[data-drop]")
    visit.page.wait_for_selector("[data-save]:visible")
    assert visit.page.evaluate(KEPT) == NOTHING


def test_saved_pages_are_listed_and_deleted_offline_too(page_at):
    visit = page_at(PAGES[0], lang="ru")
    save(visit)
    visit.page.goto(f"/ru/{PAGES[1]}")
    save(visit)
    visit.page.context.set_offline(True)
    visit.page.goto("/ru/saved/")
    rows = visit.page.locator("[data-list] li")
    rows.nth(1).wait_for()
    assert rows.count() == 2
    assert re.search(r"20\d\d", rows.first.inner_text())
    rows.first.locator("button").click()
    expect(rows).to_have_count(1)
    assert visit.page.evaluate(KEPT) == SAVED
    visit.page.click("[data-all]")
    visit.page.wait_for_selector("[data-none]:visible")
    assert visit.page.evaluate(KEPT) == NOTHING


def test_failing_to_save_is_said_and_keeps_nothing(page_at):
    visit = page_at(PAGES[0], lang="en")
    visit.page.wait_for_selector("[data-save]:visible")
    visit.page.context.set_offline(True)
    visit.page.click("[data-save]")
    expect(visit.page.locator("[data-said]")).to_contain_text("Could not be saved")
    assert visit.page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("path", [*PAGES, "saved/"])
def test_without_scripts_there_is_no_control(page_at, path):
    visit = page_at(path, lang="ru", javascript=False)
    assert visit.page.locator("[data-save]:visible, [data-all]:visible").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_saved_pages_fits_a_phone(page_at, language):
    visit = page_at("saved/", lang=language, width=320)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320


def leaving(visit):
    """What the way off the page leads to, without going to another site."""
    visit.page.context.route(
        "https://**", lambda route: route.fulfill(body="<h1>weather</h1>", content_type="text/html")
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_a_key_leads_off_a_page_of_danger(page_at, javascript):
    visit = page_at("problems/slavery/", lang="ru", javascript=javascript)
    assert visit.page.title().startswith("Помощь")
    leaving(visit)
    visit.page.focus("[data-leave]")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("https://**")
    assert visit.page.inner_text("h1") == "weather"


def test_the_way_back_skips_the_page_of_danger(page_at):
    visit = page_at("problems/", lang="ru")
    visit.page.goto("/ru/problems/slavery/")
    leaving(visit)
    visit.page.click("[data-leave]")
    visit.page.wait_for_url("https://**")
    visit.page.go_back()
    assert visit.page.url.endswith("/ru/problems/")


def test_only_pages_of_danger_have_a_way_off(page_at):
    assert page_at(PAGES[0], lang="ru").page.locator("[data-leave]").count() == 0
