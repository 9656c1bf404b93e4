"""What the forms and menus of a page do without scripts; that every page says the same is seen on every page."""


def test_search_works_without_scripts(page_at):
    visit = page_at("", lang="ru", javascript=False)
    visit.page.fill("#q", "патент")
    with visit.page.expect_navigation():
        visit.page.press("#q", "Enter")
    assert "/ru/search/?q=" in visit.page.url


def test_a_comparison_can_be_chosen_without_scripts(page_at):
    visit = page_at("compare/", lang="ru", javascript=False)
    visit.page.select_option("select[name=citizenship]", "kg")
    visit.page.fill("input[name=on]", "2015-08-11")
    visit.follow(".filters button")
    assert "СНГ" in visit.page.inner_text("thead")
    visit.page.fill("input[name=on]", "2015-08-12")
    visit.follow(".filters button")
    assert "ЕАЭС" in visit.page.inner_text("thead")


def test_the_menu_opens_without_scripts(page_at):
    visit = page_at("", lang="ru", javascript=False)
    visit.page.click(".menu summary")
    assert visit.page.locator(".menu details a").first.is_visible()


def test_the_language_can_be_changed_without_scripts(page_at):
    visit = page_at("compare/?destination=kz&on=2018-06-01", lang="ky", javascript=False)
    visit.follow(".langs a[hreflang=ru]")
    assert visit.page.url.endswith("/ru/compare/?destination=kz&on=2018-06-01")
