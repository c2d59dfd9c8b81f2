"""All pages of an edition, in the order of its navigation."""

from collections.abc import Iterator

from tasks.edition.facts import Facts
from tasks.edition.pages import calendar, documents, front, meetings, search
from tasks.edition.site import Page


def all_pages(facts: Facts) -> Iterator[Page]:
    """Give every page of the edition."""
    yield from front.pages(facts)
    yield from meetings.pages(facts)
    yield from calendar.pages(facts)
    yield from documents.pages(facts)
    yield from search.pages(facts)
