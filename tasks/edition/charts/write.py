"""The charts of an edition: for each that has something to show an SVG and a PNG in `charts/`, with what is said of it.

`write_charts` reads the published views; what a chart looks like is in the modules beside this one, as functions from
frames to figures.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.edition.charts.card import Figure, card, rendered
from tasks.edition.charts.course import stances_over_time
from tasks.edition.charts.documents import documents_by_publisher, documents_over_time
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.meetings import meetings_over_time
from tasks.edition.charts.pairs import who_meets_whom
from tasks.edition.charts.stances import who_stands_where
from tasks.edition.charts.timeline import meetings_timeline
from tasks.edition.charts.wording import one_line
from tasks.edition.stamp import Stamp
from tasks.edition.words import day, many

FOLDER = "charts"


@dataclass(frozen=True)
class Chart:
    """One chart of an edition: what is said of it, its two files relative to the edition, and the table behind it."""

    name: str
    title: str
    subtitle: str
    alt: str
    source: str
    svg: str
    png: str
    table: str


def write_charts(con: duckdb.DuckDBPyConnection, stamp: Stamp, folder: Path, legend: Legend) -> list[Chart]:
    """Write the charts of a generation to `folder`/charts, in the order in which a page shows them."""
    source = _source(con, stamp)
    (folder / FOLDER).mkdir(exist_ok=True)
    return [_write(figure, source, folder) for figure in figures(con, legend)]


def figures(con: duckdb.DuckDBPyConnection, legend: Legend) -> list[Figure]:
    """All figures that have something to show."""
    names = dict(con.execute("SELECT code, name FROM parties ORDER BY code").fetchall())
    labels = dict(con.execute("SELECT issue, label FROM issues ORDER BY issue").fetchall())
    frames = {name: con.sql(query).pl() for name, query in QUERIES.items()}
    n_met = con.execute(THAT_TOOK_PLACE).fetchall()[0][0]
    found = [
        meetings_over_time(frames["meetings_by_month"], legend),
        meetings_timeline(frames["meetings_of_pairs"], names, legend),
        who_meets_whom(frames["met"], n_met, names, legend),
        who_stands_where(frames["disputed_issues"], frames["stance_matrix"], labels, names, legend),
        *stances_over_time(frames["stances_by_day"], labels, names, legend),
        documents_by_publisher(frames["documents_by_day"], legend),
        documents_over_time(frames["documents_by_day"], legend),
    ]
    return [figure for figure in found if figure]


# Other issues differ from each other, and have no place beside those that have a name.
QUERIES = {
    "meetings_by_month": "SELECT * FROM meetings_by_month ORDER BY ALL",
    "meetings_of_pairs": "SELECT * FROM meetings_of_pairs ORDER BY ALL",
    "met": "SELECT party_a, party_b, CAST(sum(n_held + n_ongoing) AS INTEGER) AS n_meetings "
    "FROM meetings_by_pair GROUP BY party_a, party_b ORDER BY ALL",
    "disputed_issues": "SELECT * FROM disputed_issues WHERE issue <> 'other' ORDER BY ALL",
    "stance_matrix": "SELECT * FROM stance_matrix WHERE issue <> 'other' ORDER BY party, issue",
    "stances_by_day": "SELECT * FROM stances_by_day WHERE issue <> 'other' ORDER BY ALL",
    "documents_by_day": "SELECT * FROM documents_by_day ORDER BY ALL",
}
THAT_TOOK_PLACE = "SELECT count(*) FROM meetings WHERE status IN ('held', 'ongoing') AND len(parties) > 1"


def _source(con: duckdb.DuckDBPyConnection, stamp: Stamp) -> str:
    n = con.execute("SELECT count(*) FROM documents").fetchall()[0][0]
    return f"Source: Parley, generation {stamp.number}, {day(stamp.built_at.date())}; {many(n, 'document')} read."


def _write(figure: Figure, source: str, folder: Path) -> Chart:
    svg, png = (f"{FOLDER}/{figure.name}.{kind}" for kind in ("svg", "png"))
    drawn, pixels = rendered(card(figure, source), figure.description)
    (folder / svg).write_text(drawn, encoding="utf-8")
    (folder / png).write_bytes(pixels)
    said = (one_line(figure.title), one_line(figure.subtitle), one_line(figure.description))
    return Chart(figure.name, *said, source, svg, png, figure.table)
