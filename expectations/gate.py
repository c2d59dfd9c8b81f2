"""The two gates, judged by Great Expectations (imported late, because the import takes seconds).

GateError
└─ raised when a gate could not judge at all; a verdict, good or bad, is never an exception
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from expectations import figures, generation, judged_before, raw_documents
from expectations.data_docs import write_index, write_page
from expectations.rules import Rule, Suite
from expectations.thresholds import Thresholds
from expectations.thrift import configured_once, warm_up
from warehouse.connection import connect

RESULTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "gate": pl.String,
    "suite": pl.String,
    "expectation": pl.String,
    "column": pl.String,
    "severity": pl.String,
    "success": pl.Boolean,
    "observed": pl.String,
    "unexpected_count": pl.Int64,
    "reason": pl.String,
}


class GateError(RuntimeError):
    """The gate could not judge: what it was looking at, and what went wrong."""


@dataclass(frozen=True)
class DocumentsVerdict:
    """Gate 1's answer: rows of the raw documents that may be read, the others with their reason, and the results."""

    admitted: pl.DataFrame
    quarantine: pl.DataFrame
    results: pl.DataFrame


@dataclass(frozen=True)
class GenerationVerdict:
    """Gate 2's answer: whether the generation may become current, every result, and the failures in sentences.

    `rules_version` stands for the rules that it was judged by.
    """

    passed: bool
    results: pl.DataFrame
    reasons: list[str]
    warnings: list[str]
    rules_version: str


@dataclass(frozen=True)
class Judgement:
    """How one rule fared: `rows` is a query that selects what broke it, where there is one."""

    suite: Suite
    rule: Rule
    success: bool
    observed: str | None
    unexpected_count: int | None
    rows: str | None


def judge_measures(rows: pl.DataFrame, thresholds: Thresholds, judged_at: datetime | None = None) -> DocumentsVerdict:
    """The verdict on documents of which only `raw_documents.measures` are given, so that no text need be held.

    Its `admitted` are the numbers (`row`) of the documents that may be read.
    """
    suite = raw_documents.suite(thresholds)
    with duckdb.connect() as con:
        con.register(suite.table, rows)
        judgements = judge(con, [suite], data_docs=None)
        broken = pl.concat(
            [
                con.sql(judgement.rows).pl().select("row", rule=pl.lit(place, pl.Int64))
                for place, judgement in enumerate(judgements)
                if judgement.rows and not judgement.success
            ]
            or [pl.DataFrame(schema={"row": pl.Int64, "rule": pl.Int64})]
        )
    first = broken.group_by("row").agg(pl.col("rule").min())
    quarantine = raw_documents.quarantine(rows, first, thresholds, judged_at or datetime.now(UTC))
    left = rows.select("row").join(first, on="row", how="anti", maintain_order="left")
    if left.height + quarantine.height != rows.height:
        raise GateError(
            f"gate 1 was given {rows.height} documents, admitted {left.height} and quarantined {quarantine.height}"
        )
    return DocumentsVerdict(left, quarantine, _results("documents", judgements))


def admitted(raw: pl.DataFrame, rows: pl.DataFrame, first_row: int = 0) -> pl.DataFrame:
    """The documents whose numbers, counted from `first_row`, are among `rows`."""
    numbered = raw.with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64) + first_row)
    return numbered.join(rows, on="row", how="semi", maintain_order="left").drop("row")


def judge_generation(
    candidate: Path, previous: Path | None, data_docs: Path | None, thresholds: Thresholds
) -> GenerationVerdict:
    """Judge a generation of the warehouse before it becomes current; nothing in either file is changed.

    Counts and shares are compared with the previous generation where there is one; what stands there row for
    row, and was judged by the same rules, is not judged again (`judged_before`). With `data_docs` a site of the results
    is written into that folder.
    """
    suites = generation.suites(thresholds)
    version = judged_before.rules_version(suites, generation.passages_query())
    now, before = figures.count(candidate), figures.count(previous) if previous else None
    with connect(candidate, read_only=True) as con:
        known = judged_before.compare(con, previous, suites, version)

        def narrowed(suite: Suite) -> AbstractContextManager[None]:
            """What the tables hold while the suite is judged: everything, or what is left to be judged."""
            if suite.table not in known:
                return nullcontext()
            return judged_before.only_changed(con) if suite.by_document else judged_before.only_near(con)

        with narrowed(next(suite for suite in suites if suite.table == generation.LAID_OUT)):
            generation.prepare(con, figures.compare(now, before, thresholds))
        judgements = judge(con, suites, data_docs, narrowed)
    results = _results("generation", judgements)
    if data_docs is not None:
        write_index(data_docs, results)
    failures = [judgement for judgement in judgements if not judgement.success]
    critical = [_sentence(judgement) for judgement in failures if judgement.rule.severity == "critical"]
    milder = [_sentence(judgement) for judgement in failures if judgement.rule.severity != "critical"]
    return GenerationVerdict(not critical, results, critical, milder, version)


def _sentence(judgement: Judgement) -> str:
    count = judgement.unexpected_count
    rows = f"{count} row{'s' if count != 1 else ''}, such as " if count and judgement.suite.key else ""
    seen = f" ({rows}{judgement.observed})" if judgement.observed else ""
    return f"{judgement.suite.table}: {judgement.rule.reason}{seen}"


def _results(gate: str, judgements: Sequence[Judgement]) -> pl.DataFrame:
    """One row per rule of the gate, in the order of the suites."""
    return pl.DataFrame(
        [
            {
                "gate": gate,
                "suite": judgement.suite.table,
                "expectation": judgement.rule.title,
                "column": judgement.rule.column,
                "severity": judgement.rule.severity,
                "success": judgement.success,
                "observed": judgement.observed,
                "unexpected_count": judgement.unexpected_count,
                "reason": judgement.rule.reason,
            }
            for judgement in judgements
        ],
        schema=RESULTS,
    )


def judge(
    con: duckdb.DuckDBPyConnection,
    suites: Sequence[Suite],
    data_docs: Path | None,
    narrowed: Callable[[Suite], AbstractContextManager[None]] = lambda _: nullcontext(),
) -> list[Judgement]:
    """One judgement per rule, in the order of the suites, made by Great Expectations in SQL on the connection.

    Each suite is run within what `narrowed` gives for it.
    """
    warm_up()
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    sources: Any = context.data_sources  # its declared signature lacks `kwargs`, which it takes
    # All tables at once: for each that is added the context writes all that it knows into YAML.
    tables = sources.add_sql(
        "warehouse",
        connection_string="duckdb://",
        kwargs=_shared(con),
        assets=[_asset(suite.table) for suite in suites],
    )
    judgements = []
    with configured_once():
        for suite in suites:
            batch = tables.get_asset(suite.table).get_batch_definition(suite.table).get_batch()
            with narrowed(suite):
                outcome = _outcome(batch, suite)
            judgements += _judgements(suite, outcome.results)
            if data_docs is not None:
                write_page(data_docs, suite.table, outcome)
    return judgements


def _outcome(batch: Any, suite: Suite) -> Any:  # noqa: ANN401
    """Great Expectations' own results for the suite; which rows break a rule is asked only of rules that are broken."""
    import great_expectations as gx  # noqa: PLC0415

    rules = _expectations(suite)
    outcome = batch.validate(gx.ExpectationSuite(suite.table, expectations=rules), result_format="BASIC")
    broken = [_place(result) for result in outcome.results if not result.success]
    if broken:
        rows = {"result_format": "COMPLETE", "unexpected_index_column_names": list(suite.key)}
        asked = gx.ExpectationSuite(suite.table, expectations=[rules[place] for place in broken])
        found = {_place(result): result for result in batch.validate(asked, result_format=rows).results}
        outcome.results = [found.get(_place(result), result) for result in outcome.results]
    return outcome


def _place(result: Any) -> int:  # noqa: ANN401
    """The place in its suite of the rule that a result is about."""
    place: int = result.expectation_config.meta["rule"]
    return place


def _asset(table: str) -> dict[str, Any]:
    """A whole table, as Great Expectations names it."""
    return {"name": table, "type": "table", "table_name": table, "batch_definitions": [{"name": table}]}


def _judgements(suite: Suite, results: Sequence[Any]) -> list[Judgement]:
    """One judgement per rule of the suite, in its order; a rule that could not be judged is an error."""
    by_rule = {_place(result): result for result in results}
    judgements = []
    for place, rule in enumerate(suite.rules):
        result = by_rule[place]
        fault = _fault(result.exception_info or {})
        if fault:
            raise GateError(f"{suite.table}: {rule.title} could not be judged: {fault}")
        judgements.append(_judgement(suite, rule, bool(result.success), result.result))
    return judgements


def _judgement(suite: Suite, rule: Rule, success: bool, found: dict[str, Any]) -> Judgement:
    """How one rule fared, with one of the rows that broke it as an example."""
    if rule.name:
        rows = [] if success else found["details"]["unexpected_rows"]
        return Judgement(suite, rule, success, _example(rows), found["observed_value"], None)
    query = None if success else (found.get("unexpected_index_query") or "").removesuffix(";")
    rows = [] if success else found.get("unexpected_index_list") or []
    return Judgement(suite, rule, success, _example(rows), found.get("unexpected_count"), query)


def _fault(exception_info: dict[str, Any]) -> str | None:
    """What went wrong while a rule was judged; Great Expectations keeps it by metric, or plain."""
    infos = [exception_info, *(info for info in exception_info.values() if isinstance(info, dict))]
    messages = [str(info["exception_message"]) for info in infos if info.get("raised_exception")]
    return messages[0] if messages else None


def _example(rows: Sequence[dict[str, object]]) -> str | None:
    """The first of some rows, as `column value, column value`."""
    told = (", ".join(f"{column} {value!r}" for column, value in row.items()) for row in rows)
    return min(told, default="")[:300] or None


def _shared(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Arguments with which SQLAlchemy works on our own open connection, and neither rolls back nor closes it."""
    import sqlalchemy  # noqa: PLC0415
    from duckdb_sqlalchemy import ConnectionWrapper  # noqa: PLC0415

    class Shared(ConnectionWrapper):
        def close(self) -> None:
            """Leave the connection to its owner."""

    return {
        "isolation_level": "AUTOCOMMIT",
        "skip_autocommit_rollback": True,  # a rollback would drop DuckDB's unread result
        "poolclass": sqlalchemy.StaticPool,
        "creator": lambda: Shared(con),
    }


def _expectations(suite: Suite) -> list[Any]:
    """The suite's rules as Great Expectations' own objects; each carries its place in the suite."""
    import great_expectations.expectations as gxe  # noqa: PLC0415

    expectations = []
    for place, rule in enumerate(suite.rules):
        arguments = dict(rule.arguments)
        if rule.name:
            # Great Expectations reads braces as its own and wants to see the table named in them.
            query = str(arguments["unexpected_rows_query"]).replace("{", "{{").replace("}", "}}")
            arguments["unexpected_rows_query"] = f"{query}\n/* {{batch}} */"
        kind = getattr(gxe, rule.expectation)
        expectations.append(kind(**arguments, severity=rule.severity, notes=rule.reason, meta={"rule": place}))
    return expectations
