"""All pages of an edition, in the order of its navigation."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tasks.edition.charts.write import Chart
from tasks.edition.facts import Facts
from tasks.edition.pages import (
    calendar,
    charts,
    data,
    documents,
    front,
    issues,
    manual,
    meetings,
    parties,
    positions,
    quality,
    search,
)
from tasks.edition.site import Page


def all_pages(facts: Facts, drawn: Sequence[Chart], folder: Path) -> Iterator[Page]:
    """Give every page of the edition in `folder`, in which its charts and data stand."""
    yield from front.pages(facts)
    yield from meetings.pages(facts)
    yield from calendar.pages(facts)
    yield from positions.pages(facts)
    yield from parties.pages(facts)
    yield from issues.pages(facts)
    yield from charts.pages(drawn)
    yield from documents.pages(facts)
    yield from data.pages(facts, _sizes(folder))
    yield from quality.pages(facts, has_data_docs=(folder / "data_docs" / "index.html").is_file())
    yield from manual.pages()
    yield from search.pages(facts)


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of every file in the folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
