"""What people who see, hear or move differently meet: WCAG A and AA, as far as a program can judge it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import FAMILIES, LANGUAGES, MAIN, MISSING, WIDTHS

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
}
CASES = [
    (name, language)
    for name in FAMILIES
    for language in LANGUAGES
    if name in MAIN or language == LANGUAGES[list(FAMILIES).index(name) % 3]
]


def faults(page):
    """What axe finds, one line a place."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]} {node['failureSummary']}" for fault in found for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_has_no_fault_a_program_can_find(page_at, name, language):
    visit = page_at(FAMILIES[name], lang=language)
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert faults(visit.page) == [], f"{width} px"


@pytest.mark.parametrize("name", ["home", "compare", "act", "problem", "wrong day"])
def test_has_no_fault_in_the_dark(page_at, name):
    visit = page_at(FAMILIES[name], lang="ru", color_scheme="dark")
    assert faults(visit.page) == []


def test_has_no_fault_with_everything_opened(page_at):
    for name in ("compare", "institution", "terms"):
        visit = page_at(FAMILIES[name], lang="ky")
        visit.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert faults(visit.page) == [], name


@pytest.mark.parametrize("name", FAMILIES)
def test_leaves_no_trace_and_keeps_to_the_policy(page_at, name):
    visit = page_at(FAMILIES[name], lang="ru")
    assert visit.third_party == []
    assert visit.cookies == []
    assert visit.violations == []
    if name not in MISSING:
        assert visit.errors == []
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("name", FAMILIES)
def test_never_scrolls_sideways(page_at, name):
    visit = page_at(FAMILIES[name], lang="ky")
    for width in (320, 360, 1280):
        visit.page.set_viewport_size({"width": width, "height": 800})
        wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} px too wide at {width} px"


def test_the_comparison_is_a_table_to_a_screen_reader_on_a_phone(page_at):
    visit = page_at("compare/", width=360, lang="ru")
    rows = visit.page.locator("table.matrix tbody tr").count()
    tree = visit.page.context.new_cdp_session(visit.page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert roles.count("table") == 1
    assert roles.count("row") == rows + 1
    assert roles.count("cell") == visit.page.locator("table.matrix td").count() > 0
    assert roles.count("rowheader") > 0
    assert roles.count("columnheader") >= 3


def test_the_keyboard_reaches_the_content_first(page_at):
    visit = page_at("", width=1280, lang="ru")
    visit.page.keyboard.press("Tab")
    link = visit.page.locator(":focus")
    assert link.get_attribute("href") == "#main"
    assert link.is_visible()
    box = link.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_keyboard_sees_where_it_is(page_at):
    visit = page_at("", width=1280, lang="ru")
    for _ in range(20):
        visit.page.keyboard.press("Tab")
        focused = visit.page.locator(":focus")
        outline = focused.evaluate("(element) => getComputedStyle(element).outlineStyle")
        assert outline != "none", focused.evaluate("(element) => element.outerHTML")


def test_text_may_grow_to_twice_its_size(page_at):
    # A browser's zoom of 200 per cent is a window of half the width.
    visit = page_at("compare/", width=640, lang="ky")
    assert visit.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
