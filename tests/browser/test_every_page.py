"""What people who see, hear or move differently meet on every page: WCAG A and AA, as far as a program can judge it.

One visit answers all that is asked of a page in a language: opening it is what takes the time.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.pages import FAMILIES, LANGUAGES, MAIN, MISSING, WIDTHS

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
}
JUDGED = {
    (name, language)
    for name in FAMILIES
    for language in LANGUAGES
    if name in MAIN or language == LANGUAGES[list(FAMILIES).index(name) % 3]
}
CASES = [
    (name, language)
    for name in FAMILIES
    for language in LANGUAGES
    if language in ("ky", "ru") or (name, language) in JUDGED
]


def faults(page):
    """What axe finds, one line a place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("async (rules) => (await axe.run(rules)).violations", RULES)
    return [
        f"{fault['id']}: {node['html'][:200]} {node['failureSummary']}" for fault in found for node in fault["nodes"]
    ]


def overflow(page):
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def words(page):
    """What the page says, but for the buttons that only a script can serve."""
    page.evaluate("document.querySelectorAll('button[data-copy]').forEach((button) => button.remove())")
    return page.inner_text("main")


@pytest.mark.parametrize(("name", "language"), CASES)
def test_is_whole_for_everybody_and_leaves_no_trace(page_at, name, language):
    visit = page_at(FAMILIES[name], lang=language)
    assert (visit.third_party, visit.cookies, visit.violations) == ([], [], [])
    if name not in MISSING:
        assert visit.errors == []
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0
    for width in (320, *WIDTHS):
        visit.page.set_viewport_size({"width": width, "height": 800})
        wide = overflow(visit.page)
        assert wide <= 0, f"{wide} px too wide at {width} px"
        if width in WIDTHS and (name, language) in JUDGED:
            assert faults(visit.page) == [], f"{width} px"
    if language == "ru":
        visit.page.set_viewport_size({"width": 360, "height": 800})
        plain = page_at(FAMILIES[name], lang=language, javascript=False).page
        assert words(plain) == words(visit.page), "not the same without scripts"
        assert plain.inner_text("h1").strip()


@pytest.mark.parametrize("name", ["home", "compare", "act", "problem", "wrong day"])
def test_has_no_fault_in_the_dark(page_at, name):
    visit = page_at(FAMILIES[name], lang="ru", color_scheme="dark")
    assert faults(visit.page) == []


def test_has_no_fault_with_everything_opened(page_at):
    for name in ("compare", "institution", "terms"):
        visit = page_at(FAMILIES[name], lang="ky")
        visit.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert faults(visit.page) == [], name


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
    visit.page.wait_for_url("**#main")
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
