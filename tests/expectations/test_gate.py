"""Gate 2 as a whole: its verdict, its rows, its Data Docs, and what it does when it cannot judge."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from expectations.gate import RESULTS, GateError, judge, judge_generation
from expectations.rules import Rule, Suite
from expectations.thresholds import Thresholds

Build = Callable[..., Path]


@pytest.fixture
def generation_with(unchecked_copy: Callable[[duckdb.DuckDBPyConnection], None], tmp_path: Path) -> Build:
    """Make a file that is the good generation, but for some statements."""

    def build(name: str, *statements: str) -> Path:
        path = tmp_path / f"{name}.duckdb"
        with duckdb.connect(str(path)) as con:
            unchecked_copy(con)
            for statement in statements:
                con.execute(statement)
        return path

    return build


def test_a_good_generation_passes_and_says_so_in_data_docs(
    good_generation: Path, thresholds: Thresholds, tmp_path: Path
) -> None:
    before = good_generation.read_bytes()
    verdict = judge_generation(good_generation, None, tmp_path / "docs", thresholds)

    assert (verdict.passed, verdict.reasons, verdict.warnings) == (True, [], [])
    assert verdict.results.schema == RESULTS
    assert verdict.results.select("suite", "expectation", "column").is_unique().all()
    assert good_generation.read_bytes() == before

    pages = {
        page.relative_to(tmp_path / "docs"): page.read_text("utf-8") for page in (tmp_path / "docs").rglob("*.html")
    }
    index = pages[Path("index.html")]
    assert "Gate 2: passed" in index
    links = set(re.findall(r'href="([^"]+)"', index))
    assert links == {str(name) for name in pages if name.parts[0] == "validations"}
    fetched = r"""<(?:script|link|img)\b[^>]*(?:src|href)=["'](?:https?:)?//"""
    assert not [name for name, page in pages.items() if re.search(fetched, page)]


def everywhere(table: str, changed: str) -> list[str]:
    """Statements that change a fact and what its history says of it alike."""
    return [f"update {name} set {changed}" for name in (table, f"{table}_history")]


def test_a_critical_failure_refuses_the_generation_and_a_warning_does_not(
    generation_with: Build, thresholds: Thresholds
) -> None:
    warned = judge_generation(
        generation_with("warned", *everywhere("meetings", "parties = ['URY'], actor_codes = ['URY']")),
        None,
        None,
        thresholds,
    )
    refused = judge_generation(
        generation_with("refused", *everywhere("positions", "quote = 'Never'")), None, None, thresholds
    )

    assert (warned.passed, warned.reasons) == (True, [])
    assert [warning.split(" (")[0] for warning in warned.warnings] == ["meetings: a meeting has fewer than two parties"]
    assert not refused.passed
    assert refused.reasons == [
        "positions: a quotation does not stand in its document word for word "
        "(1 row, such as position_id 'p_1', document 'envoys.txt', quote 'Never')"
    ]


MANY = (
    "insert into documents by name select document.* replace ("
    "'e_' || n as document_id, 'e' || n as document, 's' || n as sha256"
    ") from documents as document, range(40) as numbers (n) where document_id = 'd_2'"
)

SIGNED = (
    "insert into document_signatures by name select signature.* replace ('e_' || n as document_id) "
    "from document_signatures as signature, range(40) as numbers (n) where document_id = 'd_2'"
)


def test_documents_lost_since_the_last_generation_refuse_the_new_one(
    generation_with: Build, thresholds: Thresholds
) -> None:
    previous = generation_with("previous", MANY, SIGNED)
    lost = "delete from {} where document_id in ('e_1', 'e_2', 'e_3')"
    candidate = generation_with("candidate", MANY, SIGNED, lost.format("documents"), lost.format("document_signatures"))
    verdict = judge_generation(candidate, previous, None, thresholds)

    assert not verdict.passed
    assert [reason.split(":")[0] for reason in verdict.reasons] == ["figures"]
    assert "documents_kept 0.930" in verdict.reasons[0]


def test_a_rule_that_cannot_be_judged_is_an_error_and_no_verdict() -> None:
    rule = Rule("ExpectColumnValuesToBeUnique", {"column": "nowhere"}, "critical", "there are two")
    with duckdb.connect() as con:
        con.register("things", pl.DataFrame({"thing": [1]}))
        with pytest.raises(
            GateError, match=r"things: expect_column_values_to_be_unique\(nowhere\) could not be judged"
        ):
            judge(con, [Suite("things", (rule,))], data_docs=None)


def test_importing_the_expectations_costs_no_great_expectations() -> None:
    code = "import sys, expectations.gate, expectations.generation; sys.exit('great_expectations' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
