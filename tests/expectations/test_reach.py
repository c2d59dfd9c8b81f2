"""What gate 2 looks at on top of a generation that has passed shows all that a look at everything shows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from expectations import generation, judged_before
from expectations.rules import Rule, Suite
from expectations.thresholds import Thresholds
from tests.expectations.test_poison import POISON, clone
from warehouse.schema import schema_version

LOOKED_AT = {
    "ExpectColumnValuesToNotBeNull": "{column} is null",
    "ExpectColumnValuesToBeUnique": "{column} in (select {column} from {table} group by 1 having count(*) > 1)",
    "ExpectColumnValuesToBeInSet": "{column} not in (select unnest({value_set}))",
    "ExpectColumnValuesToBeBetween": "{column} < {min_value} or {column} > {max_value}",
    "ExpectColumnPairValuesToBeEqual": "{column_A} is distinct from {column_B}",
}
# Another document, meeting, report and position, which nothing poisons, and a second name of an unknown party.
ASIDE = (
    clone("documents", "document_id = 'd_1'", document_id="'d_8'", document="'aside.txt'", sha256="'8'"),
    clone("document_signatures", "document_id = 'd_1'", document_id="'d_8'"),
    *(
        clone(table, "document_id = 'd_1'", document_id="'d_8'")
        for table in ("paragraphs", "sentences", "mentions", "dates", "attributions")
    ),
    clone("meetings", "meeting_id = 'm_1'", meeting_id="'m_8'"),
    *(
        clone(
            "meeting_reports",
            "report_id = 'r_1'",
            report_id="'r_8'",
            meeting_id="'m_8'",
            document_id="'d_8'",
            document="'aside.txt'",
        ),
        clone("meeting_status_history", meeting_id="'m_8'", report_id="'r_8'", document_id="'d_8'"),
        clone("meetings_history", "meeting_id = 'm_1'", meeting_id="'m_8'"),
    ),
    clone("positions", "position_id = 'p_1'", position_id="'p_8'", document_id="'d_8'", document="'aside.txt'"),
    clone("positions_history", "position_id = 'p_1'", position_id="'p_8'", document_id="'d_8'", document="'aside.txt'"),
)


@pytest.fixture(scope="module")
def suites(thresholds: Thresholds) -> list[Suite]:
    return [suite for suite in generation.suites(thresholds) if suite.table not in judged_before.WHOLE]


@pytest.fixture(scope="module")
def passed(good_generation: Path, suites: list[Suite], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation with more than one thing in it that these suites have passed."""
    path = tmp_path_factory.mktemp("passed") / "gen-000001.duckdb"
    with duckdb.connect(str(path)) as con:
        _copy(con, good_generation)
        for statement in ASIDE:
            con.execute(statement)
        version = judged_before.rules_version(suites)
        con.execute("update generation set schema_version = ?, gate_version = ?", [schema_version(), version])
    return path


@pytest.fixture
def candidate(passed: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        _copy(con, passed)
        yield con


def _copy(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    con.execute(f"attach '{path}' as origin (read_only)")
    for (table,) in con.execute("select table_name from duckdb_tables() where database_name = 'origin'").fetchall():
        con.execute(f"create table {table} as from origin.{table}")
    con.execute("detach origin")


def _condition(suite: Suite, rule: Rule) -> str:
    """The rows that break a rule of one column, as a condition."""
    given = {"min_value": "null", "max_value": "null", **rule.arguments}
    if "value_set" in given:
        given["value_set"] = list(given["value_set"])
    return f"from {suite.table} where " + LOOKED_AT[rule.expectation].format(table=suite.table, **given)


def broken(con: duckdb.DuckDBPyConnection, suites: list[Suite], known: frozenset[str]) -> set[tuple[str, str]]:
    """The rules that a look finds broken: at the part that is left to be judged for suites over `known` tables."""
    found = set()
    for suite in suites:
        part = judged_before.only_changed if suite.by_document else judged_before.only_near
        rules = [
            (rule.title, rule.arguments.get("unexpected_rows_query") or _condition(suite, rule)) for rule in suite.rules
        ]
        if suite.table in known:
            with part(con):
                found |= {(suite.table, title) for title, query in rules if con.execute(f"from ({query})").fetchall()}
        else:
            found |= {(suite.table, title) for title, query in rules if con.execute(f"from ({query})").fetchall()}
    return found


def both_looks(
    con: duckdb.DuckDBPyConnection, suites: list[Suite], passed: Path, judged: list[Suite] | None = None
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What is found broken by a look at what the changes reach, and by a look at everything (of `judged`, or of all)."""
    known = judged_before.compare(con, passed, suites, judged_before.rules_version(suites))
    assert known == {suite.table for suite in suites}
    with judged_before.only_changed(con):
        generation.prepare(con, pl.DataFrame({"nothing": [None]}))
    judged = suites if judged is None else judged
    near = broken(con, judged, known)
    con.execute("drop table passages")
    con.unregister("figures")
    generation.prepare(con, pl.DataFrame({"nothing": [None]}))
    return near, broken(con, judged, frozenset())


@pytest.mark.in_turn(15)
@pytest.mark.parametrize(
    ("table", "expectation"), [at for at in POISON if at[0] not in judged_before.WHOLE], ids=lambda part: part
)
def test_a_look_at_what_changed_finds_each_poison_and_nothing_else(
    candidate: duckdb.DuckDBPyConnection, suites: list[Suite], passed: Path, table: str, expectation: str
) -> None:
    for statement in POISON[table, expectation]:
        candidate.execute(statement)
    judged = [suite for suite in suites if suite.table == table]
    near, whole = both_looks(candidate, suites, passed, judged)

    assert near == whole
    assert expectation.rstrip(")") in {title.split(",")[0].rstrip(")") for _, title in near}


def test_what_stands_as_it_was_is_not_looked_at(
    candidate: duckdb.DuckDBPyConnection, suites: list[Suite], passed: Path
) -> None:
    candidate.execute("update positions set confidence = 0.5 where position_id = 'p_1'")
    candidate.execute("update positions_history set confidence = 0.5 where position_id = 'p_1'")
    near, whole = both_looks(candidate, suites, passed)

    assert near == whole == set()
    assert candidate.execute("select position_id from near_positions").fetchall() == [("p_1",)]
    assert candidate.execute("select count(*) from near_meetings where meeting_id = 'm_8'").fetchall() == [(0,)]


REACHING: dict[str, Callable[[duckdb.DuckDBPyConnection], object]] = {
    "a document goes that another one's report is a copy of": lambda con: con.execute(
        "update documents set superseded_by = 'd_2' where document_id = 'd_8'"
    ),
    "an unknown party is no more unresolved anywhere": lambda con: con.execute("delete from unresolved"),
    "a meeting goes of which a report stays": lambda con: con.execute("delete from meetings where meeting_id = 'm_8'"),
    "a report moves to another meeting": lambda con: con.execute(
        "update meeting_reports set meeting_id = 'm_8' where report_id = 'r_1'"
    ),
    "an original becomes a copy": lambda con: con.execute(
        "update documents set copy_of = 'd_2' where document_id = 'd_8'; "
        "update documents set copy_of = 'd_8' where document_id = 'd_1'"
    ),
}


@pytest.mark.parametrize("change", REACHING.values(), ids=REACHING)
def test_a_change_is_followed_to_rows_that_stand_as_they_were(
    candidate: duckdb.DuckDBPyConnection,
    suites: list[Suite],
    passed: Path,
    change: Callable[[duckdb.DuckDBPyConnection], object],
) -> None:
    change(candidate)
    near, whole = both_looks(candidate, suites, passed)

    assert near == whole
