"""What earlier nights said: kept word for word, and given back as of any moment."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse import schema, upgrade
from warehouse.history import KEPT, write_history

AUDITS = schema.FOLDER.parent / "expectations" / "audits"
NEW_YEAR = datetime(2021, 1, 1, 23, tzinfo=UTC)
MEETING = (
    "INSERT INTO meetings (meeting_id, parties, people, status, issues, n_documents, n_independent_sources) VALUES "
)
POSITION = "INSERT INTO positions (position_id, document_id, document, holder, issue, stance, act, evidence, rule, origins) VALUES "

ids = st.sampled_from(["1", "2", "3"])
held = st.dictionaries(
    ids, st.tuples(st.sampled_from(["held", "scheduled"]), st.lists(st.sampled_from(["CHL", "PER"])))
)
stated = st.dictionaries(ids, st.sampled_from(["support", "oppose", "open"]))


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty warehouse, which each example empties again."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        schema.create_schema(con)
        yield con


def say(con: duckdb.DuckDBPyConnection, number: int, meetings: dict, positions: dict) -> int:
    """Make the present tables those of a generation, a day after the one before, and write the history."""
    for table in ("generation", *KEPT):
        con.execute(f"DELETE FROM {table}")
    con.execute(
        "INSERT INTO generation (number, built_at, as_of, schema_version) VALUES (?, now(), ?, '1')",
        [number, NEW_YEAR + timedelta(days=number)],
    )
    for identity, (status, parties) in meetings.items():
        con.execute(f"{MEETING} (?, ?, [], ?, [], 1, 1)", [identity, parties, status])
    for identity, stance in positions.items():
        evidence = "[{'char_start': 0, 'char_end': 1, 'text': 'A'}]"
        con.execute(
            f"{POSITION} (?, 'd', 'a.txt', 'Ana', 'trade', ?, 'state', {evidence}, 'r', '{{}}')", [identity, stance]
        )
    return write_history(con)


def said(con: duckdb.DuckDBPyConnection, table: str, moment: datetime | date | None = None) -> list[tuple[object, ...]]:
    """All rows of a table, now or as of a moment."""
    if moment is None:
        return con.execute(f"FROM {table} ORDER BY {KEPT[table]}").fetchall()
    return con.execute(f"FROM {table}_as_of(?) ORDER BY {KEPT[table]}", [moment]).fetchall()


def rows_of_history(con: duckdb.DuckDBPyConnection) -> int:
    return sum(con.execute(f"SELECT count(*) FROM {table}_history").fetchall()[0][0] for table in KEPT)


@pytest.fixture(autouse=True)
def forgotten(con: duckdb.DuckDBPyConnection) -> None:
    forget(con)


def forget(con: duckdb.DuckDBPyConnection) -> None:
    for table in KEPT:
        con.execute(f"DELETE FROM {table}_history")


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(held, stated), max_size=6))
def test_as_of_each_night_stands_exactly_what_that_night_said(con, nights):
    forget(con)
    told = []
    for number, (meetings, positions) in enumerate(nights, 1):
        say(con, number, meetings, positions)
        told.append({table: said(con, table) for table in KEPT})
        for audit in (
            f"{table}_{fault}" for table in KEPT for fault in ("said_twice_at_once", "history_of_other_words")
        ):
            assert con.execute(f"FROM ({(AUDITS / f'{audit}.sql').read_text()})").fetchall() == []
    for number, tables in enumerate(told, 1):
        night = NEW_YEAR + timedelta(days=number)
        for table in KEPT:
            assert said(con, table, night) == tables[table]
            assert said(con, table, night.date()) == tables[table]
            assert said(con, table, night + timedelta(hours=23)) == tables[table]
        facts = con.execute("SELECT kind || id FROM as_of(?) ORDER BY 1", [night]).fetchall()
        assert len(facts) == sum(len(rows) for rows in tables.values())
    assert said(con, "meetings", NEW_YEAR) == said(con, "positions", NEW_YEAR) == []


def test_a_night_that_says_the_same_adds_nothing(con):
    facts = {"1": ("held", ["CHL"])}, {"1": "open"}
    assert say(con, 1, *facts) == 2
    assert say(con, 2, *facts) == 0
    assert rows_of_history(con) == 2


def test_only_the_row_that_differs_is_closed_and_opened(con):
    say(con, 1, {"1": ("scheduled", []), "2": ("held", [])}, {"1": "open"})
    assert say(con, 2, {"1": ("held", []), "2": ("held", [])}, {"1": "open"}) == 2
    history = con.execute(
        "SELECT meeting_id, status, generation_from, generation_to FROM meetings_history ORDER BY ALL"
    ).fetchall()
    assert history == [("1", "held", 2, None), ("1", "scheduled", 1, 2), ("2", "held", 1, None)]


@pytest.mark.parametrize("day", ["DATE '2021-01-02'", "'2021-01-02'", "TIMESTAMPTZ '2021-01-02 23:59+00'"])
@pytest.mark.parametrize("zone", ["UTC", "America/Lima"])
def test_a_day_is_meant_to_its_end_in_utc_wherever_the_reader_is(con, day, zone):
    say(con, 1, {"1": ("held", [])}, {})
    con.execute(f"SET TimeZone = '{zone}'")
    try:
        assert con.execute(f"SELECT meeting_id FROM meetings_as_of({day})").fetchall() == [("1",)]
        assert con.execute("SELECT meeting_id FROM meetings_as_of(DATE '2021-01-01')").fetchall() == []
    finally:
        con.execute("SET TimeZone = 'UTC'")


@pytest.fixture(scope="module")
def editions() -> Iterator[duckdb.DuckDBPyConnection]:
    """Talks announced on 1 March, and held on 9 March says an edition of the 10th that takes back one of the 5th."""
    documents = [("plan", 1, None), ("first", 5, "second"), ("second", 10, None), ("undated", None, None)]
    steps = [("plan", 1, "announced", "scheduled", True), ("first", 2, "superseded", "cancelled", False),
             ("second", 3, "held", "held", True), ("undated", 4, "repeated", "held", True)]  # fmt: skip
    with duckdb.connect() as con:
        schema.create_schema(con)
        days = {name: date(2021, 3, day) if day else None for name, day, _ in documents}
        for name, _, later in documents:
            con.execute(
                "INSERT INTO documents BY NAME SELECT ? AS document_id, ? AS published_earliest, ? AS published_latest, "
                "? AS superseded_by, document_id AS document, 's' AS source, '' AS text, 0 AS n_characters, "
                "'' AS sha256, '' AS input_sha256, '' AS extractor_version, now() AS ingested_at",
                [name, days[name], days[name], later],
            )
        con.execute(f"{MEETING} ('m', ['CHL', 'PER'], [], 'held', [], 3, 3)")
        for name, step, event, status, credible in steps:
            con.execute(
                "INSERT INTO meeting_status_history BY NAME SELECT 'm' AS meeting_id, ? AS step, ? AS event, "
                "? AS status, ? AS credible, false AS decides, ? AS report_id, report_id AS document_id, "
                "report_id AS document, ?::DATE AS published_latest",
                [step, event, status, credible, name, days[name]],
            )
        evidence = "[{'char_start': 0, 'char_end': 1, 'text': 'A'}]"
        position = f"'Ana', 'trade', 'open', 'state', {evidence}, 'r', '{{}}'"
        columns = "position_id, document_id, document, holder, issue, stance, act, evidence, rule, origins"
        for name in ("plan", "second", "undated"):
            con.execute(f"INSERT INTO positions ({columns}) VALUES (?, ?, ?, {position})", [name] * 3)
        con.execute(
            f"INSERT INTO superseded_positions ({columns}, superseded_by) "
            f"VALUES ('first', 'first', 'first', {position}, 'second')"
        )
        yield con


@pytest.mark.parametrize(
    ("day", "status", "reports", "positions"),
    [
        pytest.param(1, "scheduled", 1, ["plan"], id="on the day of the plan it is planned"),
        pytest.param(5, "cancelled", 2, ["first", "plan"], id="what a later edition takes back stands until then"),
        pytest.param(10, "held", 2, ["plan", "second"], id="the later edition takes back the one before"),
    ],
)
def test_what_was_known_at_a_day_rests_on_what_was_published_by_then(editions, day, status, reports, positions):
    known = editions.execute("SELECT status, n_reports, status_now FROM known_at(?)", [date(2021, 3, day)]).fetchall()
    assert known == [(status, reports, "held")]
    stated = editions.execute("SELECT position_id FROM positions_known_at(?) ORDER BY 1", [date(2021, 3, day)])
    assert [name for (name,) in stated.fetchall()] == positions


def test_nothing_was_known_before_anything_was_published(editions):
    for macro in ("known_at", "positions_known_at"):
        assert editions.execute(f"FROM {macro}(DATE '2021-02-28')").fetchall() == []


@pytest.mark.parametrize("table", KEPT)
def test_a_history_has_the_columns_of_its_table_and_four_more(con, table):
    columns = list(schema.table_columns(con, table))
    assert list(schema.table_columns(con, f"{table}_history")) == [
        *columns, "recorded_from", "recorded_to", "generation_from", "generation_to",
    ]  # fmt: skip


def test_a_generation_of_another_schema_hands_its_history_on(con, tmp_path: Path):
    older, newer = tmp_path / "older.duckdb", tmp_path / "newer.duckdb"
    with duckdb.connect(str(older)) as earlier:
        schema.create_schema(earlier)
        say(earlier, 1, {"1": ("scheduled", [])}, {})
        say(earlier, 2, {"1": ("held", [])}, {})
        earlier.execute("ALTER TABLE meetings_history DROP COLUMN title")
    with duckdb.connect(str(newer)) as later:
        schema.create_schema(later)
        upgrade.carry_over(later, older)
        history = later.execute("SELECT title, status, generation_to FROM meetings_history ORDER BY ALL").fetchall()
    assert history == [(None, "held", None), (None, "scheduled", 2)]
