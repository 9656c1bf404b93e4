"""What somebody with a cheap phone, a keyboard or a printer meets in the guide, the comparison and the list of help."""

from datetime import date, timedelta

import pytest

from tests.browser.pages import LANGUAGES
from tests.browser.test_budget import weights
from tests.browser.test_every_page import faults, overflow

WORKER = "guide/?citizenship=kg&destination=ru&purpose=contract&since=month&papers=none"
RESULT = f"{WORKER}&trouble=none"
EMERGENCY = f"{WORKER}&trouble=seized"
TWO_DAYS = "compare/?on=2018-01-01,2026-11-22&regimes=eaeu-worker"
FOUR = "compare/?destination=ru&regimes=eaeu-worker,cis-patent,foreigner,union-state"
STATES = {
    "first question": "guide/",
    "last question": WORKER,
    "result": RESULT,
    "emergency": EMERGENCY,
    "four regimes": FOUR,
    "two states": "compare/?destination=ru,kz&regimes=eaeu-worker",
    "two days": TWO_DAYS,
    "differences only": f"{FOUR}&show=differing",
    "a citizen on two days": "compare/?destination=ru&citizenship=kg&on=2015-08-11,2015-08-12",
    "agreement of two states": "compare/?destination=kz&citizenship=kg",
    "police": "problems/police-demand-money/",
    "card": "problems/police-demand-money/card/",
    "lost papers": "problems/papers-lost/",
    "conflict": "compare/?destination=ru&regimes=foreigner&on=2026-01-15",
    "no rules": "compare/?destination=ru&on=1950-01-01",
    "help near me": "institutions/?state=ru",
    "help, city with a slip": "institutions/?city=Екатиренбург",
    "help, unknown city": "institutions/?city=Париж",
    "help, nothing found": "institutions/?language=hy&state=ru",
}
LIMITS = {"first question": 16, "last question": 16, "result": 22, "emergency": 22, "four regimes": 50, "two days": 50}
LIMITS |= {"two states": 50, "help near me": 20}
MOST_TABS = 90
YESTERDAY = date.today() - timedelta(days=1)


def press_to(page, name):
    """Press Tab until the link or button with these words has the focus, then Enter."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.innerText || ''"):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", name
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"The keyboard does not reach «{name}» at {page.url}")


def tab_to(page, selector):
    """Press Tab until an element has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"The keyboard does not reach {selector} at {page.url}")


def count_from(page, event, day):
    """Give one of one's days and have the others counted."""
    tab_to(page, f"input[name={event}]")
    page.keyboard.type(f"{day:%m%d%Y}")
    assert page.input_value(f"input[name={event}]") == day.isoformat()
    press_to(page, "Посчитать")


def answer(page, *answers):
    """Answer one question after another with Tab and Enter."""
    for words in answers:
        press_to(page, words)


WORK = ("Кыргызстан", "Россия", "Работаю по трудовому договору")


@pytest.mark.parametrize("javascript", [True, False])
def test_who_arrived_yesterday_learns_with_the_keyboard_when_to_register(page_at, javascript):
    page = page_at("", width=1280, lang="ru", javascript=javascript).page
    press_to(page, "Моя ситуация")
    answer(page, *WORK, "Меньше 30 дней", "Ещё не встал", "Ничего, хочу знать")
    first = page.inner_text(".steps > li >> nth=0")
    assert "30" in first and "97" in first
    count_from(page, "entry", YESTERDAY)
    assert page.locator("#dates .value").count()
    assert page.url.endswith("/guide/dates/#dates")


@pytest.mark.parametrize("javascript", [True, False])
def test_whose_contract_ended_learns_with_the_keyboard_how_long_to_stay(page_at, javascript):
    page = page_at("guide/", width=360, lang="ru", javascript=javascript).page
    answer(page, *WORK, "Больше 90 дней", "Учёт есть", "Ничего, хочу знать")
    assert "15" in page.inner_text("#dates + ul")
    count_from(page, "contract_end", YESTERDAY)
    assert page.locator("#dates .value").count()


@pytest.mark.parametrize("javascript", [True, False])
def test_who_is_not_paid_learns_with_the_keyboard_what_to_do(page_at, javascript):
    page = page_at("", width=360, lang="ru", javascript=javascript).page
    press_to(page, "не платит")
    assert page.locator(".steps > li").count() >= 3
    assert "консул" in page.inner_text(".steps")


def test_who_asks_about_a_patent_reads_of_the_union_first(page_at):
    page = page_at("", width=360, lang="ru").page
    press_to(page, "Сравнение")
    tab_to(page, "select[name=citizenship]")
    for _ in range(page.locator("select[name=citizenship] option").count()):
        if page.input_value("select[name=citizenship]") != "kg":
            page.keyboard.press("ArrowDown")
    assert page.input_value("select[name=citizenship]") == "kg"
    press_to(page, "Показать")
    assert "ЕАЭС" in page.inner_text(".matrix td >> nth=0")
    assert "патентом" not in page.inner_text(".matrix td >> nth=0")


def test_who_needs_help_near_by_finds_it_with_the_keyboard(page_at):
    for javascript in (True, False):
        page = page_at("institutions/", width=360, lang="ru", javascript=javascript).page
        tab_to(page, "input[name=city]")
        page.keyboard.type("Екатиренбург")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "Екатеринбург" in page.inner_text(".strip")
        press_to(page, "консульские учреждения")
        assert "Екатеринбург" in page.inner_text(".contacts")


@pytest.mark.parametrize("name", STATES)
def test_each_state_is_whole_at_every_width(page_at, name):
    judged = LANGUAGES[list(STATES).index(name) % 3]
    for language in {"ky", judged}:
        visit = page_at(STATES[name], lang=language)
        for width in (320, 360, 768, 1280):  # 320 px is also what a zoom of 400 per cent leaves of 1280
            visit.page.set_viewport_size({"width": width, "height": 800})
            wide = overflow(visit.page)
            assert wide <= 0, f"{language}: {wide} px too wide at {width} px"
            if width in (360, 1280) and language == judged:
                assert faults(visit.page) == [], f"{language}, {width} px"
        assert (visit.third_party, visit.violations, visit.errors, visit.cookies) == ([], [], [], [])


@pytest.mark.parametrize("name", ["result", "four regimes", "help near me"])
def test_no_fault_in_the_dark_nor_with_everything_opened(page_at, name):
    visit = page_at(STATES[name], lang="ky", color_scheme="dark")
    visit.page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
    assert faults(visit.page) == []


def test_dates_and_their_errors_are_whole_and_leave_no_trace(page_at):
    for value in ("2026-11-21", "2031-01-01"):
        visit = page_at(RESULT, lang="ky")
        page = visit.page
        for field in page.locator("form[action$='#dates'] input[type=date]").all():
            field.fill(value)
        visit.follow("form[action$='#dates'] button")
        assert value not in page.url and value not in page.title()
        assert page.locator("[role=alert]").count() == (value == "2031-01-01")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert faults(page) == []
        assert (visit.third_party, visit.violations, visit.cookies) == ([], [], [])


@pytest.mark.parametrize("name", LIMITS)
def test_comes_quickly_over_a_slow_line(site, name):
    for language in LANGUAGES:
        parts = weights(site, f"/{language}/{STATES[name]}")
        assert sum(parts.values()) <= LIMITS[name] * 1024, (language, parts)
        assert len(parts) <= 4, parts  # the page, the style sheet, the icon, the script


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_and_the_card_print_on_one_sheet(page_at, language):
    for path in (RESULT, STATES["card"]):
        page = page_at(path, width=1280, lang=language).page
        sheet = page.pdf(prefer_css_page_size=True, format="A4")
        assert sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page/") + sheet.count(b"/Type /Page ") == 1, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_of_the_card_needs_no_scrolling(page_at, language):
    page = page_at(STATES["police"], lang=language).page
    page.set_viewport_size({"width": 360, "height": 640})
    box = page.locator(".card li").first.bounding_box()
    assert box["y"] + box["height"] <= 640


def test_a_page_of_danger_opens_under_an_address_that_tells_nothing(page_at):
    page = page_at("problems/", lang="ru", javascript=False).page
    press_to(page, "отобрали паспорт")
    assert page.url.endswith("/ru/help/")
    assert page.locator(".steps > li").count() >= 3
    assert page.title().startswith("Помощь")


@pytest.mark.parametrize("path", ["guide/", RESULT, "institutions/?state=ru"])
def test_what_a_finger_hits_is_large_enough(page_at, path):
    page = page_at(path, lang="ky").page
    for target in page.locator(".options a, main .button, main button, .call").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 44, target.inner_text()
