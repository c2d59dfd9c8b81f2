"""The page of all charts, each with what it shows in words, its files for a slide, and the table behind it."""

from collections.abc import Sequence

from tasks.edition.charts.write import Chart
from tasks.edition.site import Page

ADDRESS = "charts.html"


def page(charts: Sequence[Chart]) -> Page:
    """Return the one page."""
    return Page(ADDRESS, "Charts", "charts.html", {"charts": charts}, ADDRESS)
