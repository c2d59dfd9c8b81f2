"""Meetings of bodies and of series of summits: their names, their members, and what a relative clause tells of them."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from tasks.logic.lexicon import load_reference
from tasks.logic.reading import read

REFERENCE = load_reference(Path(__file__).parents[2] / "seeds" / "reference")
WEDNESDAY = dt.date(2013, 5, 15)


def meetings(text: str) -> list[tuple[set[str], str | None, str | None, str]]:
    """Parties, first day, place and status of each meeting of a document of this text, published on 15 May 2013."""
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
    rows = read(raw, REFERENCE).meeting_reports.select("parties", "start_date", "place", "status").iter_rows()
    return [(set(parties), start, place, status) for parties, start, place, status in rows]


TOLD = [
    ("an organisation that is called by its summit",
     "The Asia-Europe Meeting opened in Oslo on Tuesday.", {"ASEM"}, "2013-05-14", "Oslo", "ongoing"),
    ("a series of summits is no party beside those who attend",
     "Peruvian President Luis Soto attended the Ibero-American Summit in Quito on Monday.",
     {"PER"}, "2013-05-13", "Quito", "held"),
    ("a series of summits alone stands for those who attend",
     "The Summit of the Americas ended in Lima on Monday.", {"AMERICAS_SUMMIT"}, "2013-05-13", "Lima", "held"),
    ("a relative clause behind a short name",
     "Shops were shut during a meeting of the Arab League (AL), which is being held Wednesday in Tunis.",
     {"ARAB_LEAGUE"}, "2013-05-15", "Tunis", "ongoing"),
    ("members who wrap up their gathering",
     "Ministers from the 15 Southern African Development Community (SADC) members wrapped up their two-day gathering in"
     " Lusaka on Tuesday.", {"SADC"}, "2013-05-13", "Lusaka", "held"),
    ("ministers of a region stand for its organisation",
     "Arab foreign ministers met in Tunis on Monday.", {"ARAB_LEAGUE"}, "2013-05-13", "Tunis", "held"),
    ("those who are gathering on a day to come",
     "EU foreign ministers are gathering in Dublin on Friday.", {"EU"}, "2013-05-17", "Dublin", "scheduled"),
    ("talks that are taking place between two sides",
     "Talks are taking place in Oslo, Norway, between the government of Colombia and the FARC.",
     {"COL", "FARC"}, None, "Oslo", "ongoing"),
    ("talks that he held with them",
     "Chilean Foreign Minister Eva Rojas told reporters in Lima about talks she held on Monday with Peruvian leaders.",
     {"CHL", "PER"}, "2013-05-13", "Lima", "held"),
    ("the years of a plan are not those of the summit that adopts it",
     "A plan for 2014-2016 will be adopted at the African Union summit in Accra on Friday.",
     {"AU"}, "2013-05-17", "Accra", "scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "place", "status"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD]
)
def test_what_is_told(text: str, parties: set[str], start: str | None, place: str | None, status: str) -> None:
    assert meetings(text) == [(parties, start, place, status)]


def test_the_tour_takes_him_on() -> None:
    found = meetings(
        "Chilean President Juan Vera arrived in Lima on Monday. The tour will also bring him on to Ecuador and Bolivia."
    )
    assert {"CHL", "ECU", "BOL"} in [parties for parties, *_ in found]


SILENT = [
    ("an organisation that is called a conference speaks",
     "The Organisation of the Islamic Conference said on Monday that it was worried."),
    ("a forum without a meeting", "The Pacific Islands Forum was pleased on Monday with the harvest in Fiji."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in SILENT], ids=[c[0] for c in SILENT])
def test_what_is_no_meeting(text: str) -> None:
    assert meetings(text) == []
