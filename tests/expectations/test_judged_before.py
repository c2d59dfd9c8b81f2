"""Gate 2 looks at a document once: again only if a row of it, or what it is judged by, is another."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from expectations import generation, judged_before
from expectations.gate import GenerationVerdict, judge_generation
from expectations.thresholds import Thresholds
from warehouse.schema import schema_version

Judge = Callable[[list[str], list[str]], GenerationVerdict]

MISQUOTED = "update sentences set text = 'Others confer' where sentence = 0"
ELSEWHERE = "set evidence = [{'char_start': 0, 'char_end': 5, 'text': 'Never'}]"
MISPLACED = f"update positions {ELSEWHERE}; update positions_history {ELSEWHERE}"


@pytest.fixture
def judge_after(
    unchecked_copy: Callable[[duckdb.DuckDBPyConnection], None],
    thresholds: Thresholds,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Judge:
    """Judge a generation that some statements make of the good one, after one that others make, which has passed.

    By the suites alone that may leave a document out: the others are judged every night.
    """
    by_document = tuple(table for table in generation.TABLES if table.suite(thresholds).by_document)
    monkeypatch.setattr(generation, "TABLES", by_document)
    suites = generation.suites(thresholds)
    version = judged_before.rules_version(suites, generation.passages_query())

    def build(name: str, statements: list[str]) -> Path:
        path = tmp_path / f"{name}.duckdb"
        with duckdb.connect(str(path)) as con:
            unchecked_copy(con)
            con.execute(
                "update generation set schema_version = ?, gate_version = ?",
                [schema_version(), version],
            )
            for statement in statements:
                con.execute(statement)
        return path

    def judge(earlier: list[str], now: list[str]) -> GenerationVerdict:
        return judge_generation(build("candidate", now), build("earlier", earlier), None, thresholds)

    return judge


def test_a_document_that_passed_as_it_is_is_not_judged_again(judge_after: Judge) -> None:
    verdict = judge_after([MISQUOTED, MISPLACED], [MISQUOTED, MISPLACED])

    assert (verdict.passed, verdict.reasons) == (True, [])


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(
    ("broken", "suites"),
    [
        pytest.param(MISQUOTED, {"sentences"}, id="a sentence was changed on the way"),
        pytest.param(MISPLACED, {"passages"}, id="a fact was changed on the way"),
        pytest.param("delete from paragraphs where paragraph = 1", {"passages", "sentences"}, id="a row was lost"),
        pytest.param("insert into dates from dates", {"dates"}, id="a row stands there twice"),
    ],
)
def test_an_old_document_of_which_a_row_is_another_is_judged(judge_after: Judge, broken: str, suites: set[str]) -> None:
    verdict = judge_after([], [broken])

    assert not verdict.passed
    assert {reason.split(":")[0] for reason in verdict.reasons} == suites


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(
    "otherwise",
    [
        pytest.param("update generation set gate_version = 'other'", id="other rules"),
        pytest.param("update generation set schema_version = 'other'", id="another schema"),
        pytest.param("update parties set name = 'Chili' where code = 'CHL'", id="other parties"),
        pytest.param(
            "insert into gate_results by name "
            "select 'generation' as gate, 'sentences' as suite, 'any' as expectation, 'warning' as severity, false as success",
            id="a warning that would be lost",
        ),
        pytest.param("delete from generation", id="no generation to speak of"),
    ],
)
def test_everything_is_judged_where_the_earlier_verdict_does_not_hold(judge_after: Judge, otherwise: str) -> None:
    verdict = judge_after([MISQUOTED, otherwise], [MISQUOTED])

    assert [reason.split(":")[0] for reason in verdict.reasons] == ["sentences"]
