"""The description of the API is a page like the others: it works, and it leaves no trace."""

import pytest


@pytest.fixture
def docs(page_at):
    visit = page_at("/api/docs/", width=1280, lang="en")
    visit.page.wait_for_selector(".opblock")
    return visit


def test_lists_the_addresses_of_the_api(docs):
    assert "/api/v1/rules/" in docs.page.inner_text("#swagger-ui").replace("\u200b", "")


def test_keeps_to_the_content_policy(docs):
    docs.page.click(".opblock-summary")
    assert docs.violations == []
    assert docs.errors == []


def test_leaves_no_trace(docs):
    assert docs.cookies == []
    assert docs.third_party == []
