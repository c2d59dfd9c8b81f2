"""Counts and shares of a generation, and when they are compared at all."""

import duckdb
import polars as pl
import pytest

from expectations import figures
from expectations.thresholds import Thresholds


def counted(**values: float | None) -> pl.DataFrame:
    """A generation of 100 documents, 50 meetings, 60 reports and 80 positions, but for what is given."""
    usual = {"documents": 100, "meetings": 50, "meeting_reports": 60, "positions": 80, "unread": 0, "unread_share": 0.0}
    row = usual | dict.fromkeys(figures.SHARES, 0.25) | values
    return pl.DataFrame([row], schema=dict.fromkeys(row, pl.Float64))


FEW = counted(documents=5, meetings=5, meeting_reports=5, positions=5)


@pytest.mark.parametrize(
    ("unread", "judged"),
    [pytest.param(4, 0.8, id="four of five stumbled over"), pytest.param(2, None, id="two odd documents")],
)
def test_a_reading_that_stumbles_everywhere_is_judged(thresholds, unread, judged) -> None:
    [row] = figures.compare(counted(documents=1, unread=unread, unread_share=0.8), None, thresholds).to_dicts()

    assert row["unread_share"] == judged


def test_a_generation_is_compared_with_the_one_before(thresholds: Thresholds) -> None:
    [row] = figures.compare(counted(positions=40), counted(documents=200), thresholds).to_dicts()

    assert row["documents_kept"] == pytest.approx(0.5)
    assert row["positions_kept"] == pytest.approx(0.5)
    assert row["meetings_kept"] == pytest.approx(1.0)
    assert row["positions_per_document"] == pytest.approx(0.4)
    assert row["positions_per_document_change"] == pytest.approx(1.0)
    assert row["reports_per_document_change"] == pytest.approx(2.0)
    assert row["undated_documents_share"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(FEW, FEW, id="five documents say little about shares"),
        pytest.param(FEW, None, id="five documents in the first night"),
    ],
)
def test_too_little_is_not_judged(thresholds: Thresholds, now: pl.DataFrame, before: pl.DataFrame | None) -> None:
    [row] = figures.compare(now, before, thresholds).to_dicts()

    assert set(row.values()) == {None}


def test_the_first_night_is_judged_by_its_own_shares(thresholds: Thresholds) -> None:
    [row] = figures.compare(counted(positions=19, partyless_positions_share=1.0), None, thresholds).to_dicts()

    assert row["documents_kept"] is None
    assert row["reports_per_document_change"] is None
    assert row["reports_per_document"] == pytest.approx(0.6)
    assert row["largest_status_share"] == pytest.approx(0.25)
    assert row["partyless_positions_share"] is None  # of 19 positions: too few


def test_nothing_to_divide_by_is_not_judged(thresholds: Thresholds) -> None:
    [row] = figures.compare(counted(), counted(meetings=0, positions=0), thresholds).to_dicts()

    assert row["meetings_kept"] is None
    assert row["positions_per_document_change"] is None
    assert row["documents_kept"] == pytest.approx(1.0)


def test_figures_are_counted_from_the_tables(unchecked_copy, tmp_path) -> None:
    path = tmp_path / "generation.duckdb"
    with duckdb.connect(str(path)) as con:
        unchecked_copy(con)
    [row] = figures.count(path).to_dicts()

    assert row == {
        "documents": 3,
        "meetings": 1,
        "meeting_reports": 1,
        "positions": 1,
        "unresolved_per_document": pytest.approx(1 / 3),
        "undated_documents_share": pytest.approx(1 / 3),
        "undated_meetings_share": 0.0,
        "partyless_positions_share": 0.0,
        "largest_status_share": 1.0,
        "largest_meeting_share": 1.0,
        "quarantined_share": 0.25,
        "unread": 0,
        "unread_share": 0.0,
    }
