"""Which reports of all that are held may share a meeting with a few: looked up by their parties and times.

A night looks for the reports beside its own some times over. What all are looked up by is laid out once, small (numbers
of rows, months); whole rows are read only of those that are found.
"""

from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from warehouse.merged import COMPARED, PUBLISHED

_TIMES = Path(__file__).with_name("report_times.sql")
# Pairs of the first parties by code, and each organisation or group alone; one party alone where there is only one.
_PAIRS = r"""
    CREATE OR REPLACE TEMPORARY MACRO pairs_of(parties, most) AS list_distinct(
        flatten(list_transform(
            list_sort(list_distinct(parties))[:most],
            lambda one: list_transform(
                list_filter(list_sort(list_distinct(parties))[:most], lambda other: one < other),
                lambda other: one || ' ' || other
            )
        ))
        || list_filter(parties, lambda one: len(parties) = 1 OR NOT regexp_full_match(one, '[A-Z]{3}'))
    )
"""


class ReportsInReach:
    """The reports held, each to be found once.

    `most_parties` is how many of a report's parties make pairs; `month_days` and `moved_days` are those of merging.csv.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, *, most_parties: int, month_days: int, moved_days: int) -> None:
        self._con, self._most = con, most_parties
        self._limits = {"month_days": month_days, "moved_days": moved_days}
        con.execute("CREATE OR REPLACE TEMPORARY MACRO month_of(day) AS year(day) * 12 + month(day)")
        con.execute(_PAIRS)
        con.execute(
            "CREATE OR REPLACE TEMPORARY VIEW compared AS SELECT r.rowid AS place, status, published_earliest, "
            "start_date, end_date, r.place AS town FROM meeting_reports r JOIN documents USING (document_id)"
        )
        con.execute(
            f"CREATE OR REPLACE TEMPORARY TABLE report_times AS SELECT place, time FROM ({_times()}) WHERE found_under",
            self._limits,
        )
        con.execute(
            "CREATE OR REPLACE TEMPORARY TABLE report_pairs AS WITH pairs AS (SELECT parties, unnest(pairs_of(parties, "
            "$most)) AS pair FROM (SELECT DISTINCT parties FROM meeting_reports)) "  # most parties meet again and again
            "SELECT r.rowid AS place, pair FROM meeting_reports r JOIN pairs USING (parties)",
            {"most": self._most},
        )
        con.execute("CREATE OR REPLACE TEMPORARY TABLE looked_at (place BIGINT)")

    def beside(self, reports: pl.DataFrame) -> pl.DataFrame:
        """The reports, not given before, that share a pair of parties and a time with one of these; sorted by id."""
        con = self._con
        con.register("part_reports", reports.with_row_index("number"))
        con.execute(
            "CREATE OR REPLACE TEMPORARY VIEW compared AS "
            "SELECT number AS place, status, published_earliest, start_date, end_date, place AS town FROM part_reports"
        )
        con.execute(
            "CREATE OR REPLACE TEMPORARY TABLE wanted AS SELECT DISTINCT pair, time "
            f"FROM (SELECT place, time FROM ({_times()}) WHERE looks_under) "
            "JOIN (SELECT number AS place, unnest(pairs_of(parties, $most)) AS pair FROM part_reports) USING (place)",
            self._limits | {"most": self._most},
        )
        con.unregister("part_reports")
        con.execute(
            "CREATE OR REPLACE TEMPORARY TABLE found AS "
            "WITH paired AS (FROM report_pairs SEMI JOIN wanted USING (pair)) "
            "SELECT DISTINCT place FROM report_times JOIN paired USING (place) SEMI JOIN wanted USING (pair, time) "
            "ANTI JOIN looked_at USING (place)"
        )
        con.execute("INSERT INTO looked_at FROM found")
        columns = ", ".join(f"r.{name}" for name in COMPARED)
        beside: pl.DataFrame = con.sql(
            f"SELECT {columns}, {PUBLISHED} FROM meeting_reports r JOIN documents USING (document_id) "
            "WHERE r.rowid IN (SELECT place FROM found) ORDER BY report_id"
        ).pl()
        return beside


@cache
def _times() -> str:
    return _TIMES.read_text(encoding="utf-8")
