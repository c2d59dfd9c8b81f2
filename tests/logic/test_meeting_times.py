"""The time of a meeting: reckoned from another day, spans, parts of a month, and days that are another event's."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from tasks.logic.lexicon import load_reference
from tasks.logic.reading import read

REFERENCE = load_reference(Path(__file__).parents[2] / "seeds" / "reference")
WEDNESDAY = dt.date(2013, 5, 15)


def times(text: str) -> list[tuple[str | None, str | None]]:
    """The first and last day of each meeting of a document of this text, published on 15 May 2013."""
    raw = pl.DataFrame(
        {
            "document_id": ["d_0123456789abcdef"],
            "document": ["story.txt"],
            "text": [text],
            "title": [None],
            "publisher": [None],
            "url": [None],
            "published": [WEDNESDAY],
            "language": ["en"],
            "sha256": ["0" * 64],
            "ingested_at": [dt.datetime(2013, 5, 16, tzinfo=dt.UTC)],
        },
        schema_overrides={"title": pl.String, "publisher": pl.String, "url": pl.String, "published": pl.Date},
    )
    reports = read(raw, REFERENCE).meeting_reports
    return list(reports.select("start_date", "end_date").iter_rows())


CASES = [
    ("days after a meeting are reckoned back from the day of speaking",
     "The offer on Sunday came three days after Chilean Foreign Minister Eva Rojas met Peruvian officials in Lima.",
     "2013-05-09", "2013-05-09"),
    ("a week before a meeting is reckoned ahead",
     "The envoys left Quito on April 2, a week before Peruvian President Luis Soto met Chilean officials in Lima.",
     "2013-04-09", "2013-04-09"),
    ("two days in a row joined by and are a span",
     "Norway's foreign minister held talks with his Russian counterpart on Monday and Tuesday in Murmansk.",
     "2013-05-13", "2013-05-14"),
    ("a week of a month has seven days",
     "Peruvian President Luis Soto hosted Chilean President Ana Vera in Lima in the first week of May.",
     "2013-05-01", "2013-05-07"),
    ("the last week of a month is not last week",
     "Peruvian and Chilean officials will meet in Lima in the last week of June.",
     "2013-06-24", "2013-06-30"),
    ("the day of an agreement to meet is not that of the meeting",
     "Negotiators from Peru and Chile agreed on Friday to meet again in Quito on May 22.",
     "2013-05-22", "2013-05-22"),
    ("a fronted day reaches over an aside",
     "On Monday, before leaving for Quito, Chilean Foreign Minister Eva Rojas met Peruvian President Luis Soto in Lima.",
     "2013-05-13", "2013-05-13"),
    ("a meeting put off from one day to another is on the latter",
     "The meeting between Libyan and Egyptian ministers was put off from Monday to Saturday.",
     "2013-05-18", "2013-05-18"),
    ("earlier in the day is the day named before",
     "They spoke in Lima on Monday, where Peruvian President Luis Soto had received Chilean President Ana Vera earlier in"
     " the day.",
     "2013-05-13", "2013-05-13"),
    ("talks that are due to begin have their own day",
     "Libyan delegates left Tripoli on Saturday for talks in Cairo with Egypt, due to begin on May 20.",
     "2013-05-20", "2013-05-20"),
    ("a day after an event between commas dates nothing",
     "Chilean Foreign Minister Eva Rojas arrived in Lima on May 8, a day after she took office, for talks with Peruvian"
     " President Luis Soto.",
     "2013-05-08", "2013-05-08"),
    ("remarks after talks are of the day of the lead",
     "Pressure for a truce mounted on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " talks in Lima with Peruvian President Luis Soto.",
     "2013-05-14", "2013-05-14"),
    ("a report in the press dates no meeting",
     "Chile wants a truce, local media reported on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " talks in Lima with Peruvian President Luis Soto.",
     None, None),
    ("remarks after earlier talks are not of the day of the lead",
     "Pressure for a truce mounted on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " previous talks in Lima with Peruvian President Luis Soto.",
     None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_time_of_a_meeting(text: str, start: str | None, end: str | None) -> None:
    assert (start, end) in times(text)
