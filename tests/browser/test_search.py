"""The search box in a browser: suggestions by keyboard, by finger and not at all; every state of the results."""

import json
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.pages import LANGUAGES, WIDTHS
from tests.browser.test_budget import fetch
from tests.browser.test_every_page import faults, overflow

STATES = {
    "results": "search/?q=каттоо",
    "corrected": "search/?q=gfntyn",
    "cited": "search/?q=97-берене",
    "filters chosen": "search/?q=патент&kind=rule&on=2018-06-01",
    "other languages": "search/?q=патент&language=en",
    "nothing found": "search/?q=ъъъъъъъ&kind=term",
    "number of a passport": "search/?q=AN1234567 патент",
    "no such page": "search/?q=патент&page=99",
    "wrong filter": "search/?q=патент&on=yesterday",
}
SCRIPTS = 3 * 1024


@pytest.mark.parametrize("name", STATES)
def test_every_state_can_be_used_by_everybody(page_at, name):
    language = LANGUAGES[list(STATES).index(name) % 3]
    visit = page_at(STATES[name], lang=language)
    for width in (320, *WIDTHS):
        visit.page.set_viewport_size({"width": width, "height": 800})
        wide = overflow(visit.page)
        assert wide <= 0, f"{wide} px too wide at {width} px"
        assert faults(visit.page) == [], f"{width} px"
    assert visit.violations == visit.third_party == visit.cookies == []


@pytest.mark.parametrize("name", ["cited", "filters chosen", "nothing found"])
def test_has_no_fault_in_the_dark_or_opened(page_at, name):
    visit = page_at(STATES[name], lang="ru", color_scheme="dark")
    visit.page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
    assert faults(visit.page) == []


def type_into(visit, words, box="#q"):
    """Write words at once, as a phone's keyboard offers them, and wait for the list."""
    visit.page.click(box)
    visit.page.keyboard.insert_text(words)
    visit.page.locator(f"{box}-list:visible").wait_for()
    return visit.page.locator(box), visit.page.locator(f"{box}-list [role=option]")


def test_suggestions_are_reached_and_taken_by_keyboard(page_at):
    visit = page_at("", lang="ru")
    box, options = type_into(visit, "закон")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    assert faults(visit.page) == []
    visit.page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    assert options.nth(0).get_attribute("aria-selected") == "true"
    visit.page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    visit.page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    visit.page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "закон"
    visit.page.keyboard.press("ArrowDown")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert visit.page.locator("h1").inner_text()
    assert visit.violations == visit.errors == visit.third_party == []


def test_enter_searches_for_what_is_typed_while_nothing_is_chosen(page_at):
    visit = page_at("", lang="ru")
    type_into(visit, "патент")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert "/ru/search/?q=" in visit.page.url


def test_a_suggestion_can_be_touched(page_at):
    visit = page_at("", lang="ru", has_touch=True)
    _, options = type_into(visit, "115-фз")
    with visit.page.expect_navigation():
        options.first.tap()
    assert "/ru/acts/" in visit.page.url


def test_the_list_goes_when_the_box_is_left(page_at):
    visit = page_at("", lang="ru")
    box, _ = type_into(visit, "патент")
    visit.page.keyboard.press("Tab")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(visit.page.locator("#q-list")).to_be_hidden()


def test_little_is_asked_of_the_network(page_at):
    visit = page_at("", lang="ru")
    visit.page.clock.install()
    visit.page.clock.pause_at(datetime.now() + timedelta(minutes=1))
    visit.page.click("#q")
    visit.page.keyboard.type("п")
    visit.page.clock.run_for(500)
    assert not [address for address in visit.requests if "/suggest" in address]
    visit.page.keyboard.type("атент")
    visit.page.clock.run_for(500)
    visit.page.locator("#q-list:visible").wait_for()
    assert len([address for address in visit.requests if "/suggest" in address]) == 1


def test_the_head_of_other_pages_has_the_same_box(page_at):
    visit = page_at("problems/", lang="ru")
    visit.page.click(".find summary")
    expect(visit.page.locator("#q-head")).to_be_focused()
    _, options = type_into(visit, "патент", "#q-head")
    assert options.count() > 1


def test_the_head_searches_without_scripts(page_at):
    visit = page_at("problems/", lang="ru", javascript=False)
    visit.page.click(".find summary")
    visit.page.fill("#q-head", "патент")
    with visit.page.expect_navigation():
        visit.page.press("#q-head", "Enter")
    assert "/ru/search/?q=" in visit.page.url


def test_filters_work_without_scripts_on_a_phone(page_at):
    visit = page_at("search/?q=патент", lang="ru", javascript=False)
    visit.page.click(".narrow > summary")
    visit.follow(".narrow li a >> nth=0")
    assert "kind=" in visit.page.url
    visit.follow(".chosen a")
    assert "kind=" not in visit.page.url


def test_filters_stand_beside_the_results_where_there_is_room(page_at):
    visit = page_at("search/?q=патент", lang="ru", width=1280)
    link = visit.page.locator(".narrow li a").first
    assert link.is_visible()
    link.focus()
    assert visit.page.evaluate("document.activeElement.closest('.narrow') !== null")


def test_the_script_is_small(site):
    assert len(fetch(f"{site}/static/site.js")[0]) <= SCRIPTS


def test_suggestions_are_small_and_travel_well(site):
    body, _ = fetch(f"{site}/ky/suggest?q=ка")
    assert len(body) <= 2048
    assert len(json.loads(fetch(f"{site}/ky/suggest?q=ъъъ")[0])) == 5
