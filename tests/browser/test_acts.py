"""An act in a browser: its citation is copied, its languages stand side by side or stack, its changes are marked."""

from datetime import datetime, timedelta

import pytest

ACT = "acts/eaeu-treaty-2014/"
ARTICLE = f"{ACT}art_97/"
CHANGES = "acts/kg-kz-agreement-2012-stay/changes/"


def test_copies_the_citation(page_at):
    visit = page_at(ARTICLE, lang="ru", permissions=["clipboard-read", "clipboard-write"])
    visit.page.clock.install()
    visit.page.clock.pause_at(datetime.now() + timedelta(minutes=1))  # the button says so until somebody looked
    visit.page.get_by_role("button", name="Копировать").first.click()
    visit.page.get_by_role("button", name="Скопировано").first.wait_for()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("ст. 97 Договора о Евразийском экономическом союзе от 29 мая 2014 г.")
    assert "/ru/acts/eaeu-treaty-2014/art_97/?on=" in copied
    assert visit.errors == visit.violations == []


def test_shows_the_citation_without_scripts(page_at):
    page = page_at(ARTICLE, lang="ru", javascript=False).page
    assert page.get_by_text("ст. 97 Договора о Евразийском экономическом союзе").first.is_visible()
    assert not page.get_by_role("button", name="Копировать").first.is_visible()


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True)])
def test_puts_languages_side_by_side_where_there_is_room(page_at, width, beside):
    page = page_at(f"{ARTICLE}?with=ky,en", lang="ru", width=width).page
    first, second = (page.locator(".cell").nth(place).bounding_box() for place in (0, 1))
    assert (first["y"] == second["y"]) is beside
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", [CHANGES, "changes/", f"{ACT}?state=kg&on=2015-08-11", "compare/provisions/"])
def test_fits_a_phone(page_at, path):
    visit = page_at(path, lang="ky")
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.errors == visit.violations == []
