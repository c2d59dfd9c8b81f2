"""Every link of every page leads somewhere, nothing is fetched from elsewhere, and nothing untrusted is active."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

ACTIVE = ("script", "iframe", "object", "embed", "svg", "form", "base")


@pytest.fixture(scope="module")
def pages(edition):
    """The parsed pages by their place in the edition; the site of Great Expectations is an annex and not ours."""
    found = sorted(edition.rglob("*.html"))
    return {
        path.relative_to(edition).as_posix(): html.fromstring(path.read_bytes())
        for path in found
        if "data_docs" not in path.parts
    }


def names(page):
    return {*page.xpath("//@id")}


def test_there_is_a_page_for_every_kind_of_fact(pages):
    kinds = {address.partition("/")[0] for address in pages}
    assert kinds >= {"index.html", "calendar.html", "meetings", "positions", "parties", "issues", "documents"}
    assert kinds >= {"quality.html", "accuracy.html", "codebook.html", "data.html", "search.html"}


def test_every_link_leads_to_a_file_and_to_a_place_in_it(edition, pages):
    broken = []
    for address, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), f"{address} links to {link}"
                continue
            target = (edition / address).parent / unquote(parts.path) if parts.path else edition / address
            inside = target.resolve().relative_to(edition).as_posix()
            if not target.is_file() or (
                parts.fragment and inside in pages and parts.fragment not in names(pages[inside])
            ):
                broken.append(f"{address} -> {link}")
    assert broken == []


def test_what_is_loaded_comes_with_the_edition(pages):
    for address, page in pages.items():
        for link in page.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src"):
            assert not urlsplit(link).scheme, f"{address} loads {link}"


def test_pages_hold_no_element_or_attribute_that_runs_what_a_document_says(pages):
    for address, page in pages.items():
        active = [element for kind in ACTIVE for element in page.iter(kind)]
        ours = [
            element
            for element in active
            if (element.tag == "script" and (element.get("src") or element.get("type") == "application/ld+json"))
            or (element.tag == "form" and element.get("role") == "search")
        ]
        assert active == ours, address
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style") == [], address


def test_every_passage_is_shown_with_its_document_and_place(pages):
    for address, page in pages.items():
        for figure in page.xpath("//figure[@class='passage']"):
            assert figure.xpath("blockquote/mark"), address
            assert figure.xpath("figcaption//a"), address
            assert "characters" in figure.xpath("string(figcaption)"), address


def test_from_every_list_of_facts_a_passage_is_at_most_two_links_away(edition, pages):
    facts = {address for address, page in pages.items() if page.xpath("//figure[@class='passage']")}
    for address in (
        "index.html",
        "meetings/index.html",
        "positions/index.html",
        "parties/index.html",
        "issues/index.html",
    ):
        within = {address}
        for _ in range(2):
            within |= {linked for here in within for linked in _linked(edition, here, pages)}
        assert facts & within, address
    meetings = {address for address in facts if address.startswith("meetings/")}
    assert meetings <= set(_linked(edition, "meetings/index.html", pages))
    cells = {address for address in facts if address.startswith("positions/") and "/none/" not in address}
    assert cells <= set(_linked(edition, "positions/index.html", pages))


def _linked(edition: Path, address: str, pages) -> set[str]:
    if address not in pages:
        return set()
    here = (edition / address).parent
    links = (urlsplit(link) for link in pages[address].xpath("//main//a/@href"))
    return {
        (here / unquote(parts.path)).resolve().relative_to(edition).as_posix()
        for parts in links
        if parts.path and not parts.scheme
    }
