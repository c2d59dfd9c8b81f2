"""The page of all charts, each with what it shows in words, its files for a slide, and the table behind it."""

from collections.abc import Iterator, Sequence

from tasks.edition.charts.write import Chart
from tasks.edition.site import Page

ADDRESS = "charts.html"


def pages(charts: Sequence[Chart]) -> Iterator[Page]:
    """Give the one page."""
    yield Page(ADDRESS, "Charts", "charts.html", {"charts": charts}, ADDRESS)
