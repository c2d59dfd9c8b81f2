import csv

import duckdb
import pytest

from warehouse import codebook, schema


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        schema.create_schema(con)
        yield con


@pytest.fixture(scope="module")
def page():
    return codebook.render_codebook()


def test_the_codebook_is_fresh():
    assert codebook.main(["--check"]) == 0


def test_a_stale_codebook_is_told_and_written_anew(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(codebook, "PAGE", tmp_path / "docs" / "codebook.md")
    assert codebook.main(["--check"]) == 1
    assert "docs/codebook.md is stale: run `python -m warehouse.codebook`" in capsys.readouterr().err
    assert codebook.main([]) == 0
    assert codebook.main(["--check"]) == 0
    codebook.PAGE.write_text("stale")
    assert codebook.main(["--check"]) == 1


def test_every_table_view_and_column_is_documented_once(con, page):
    sections = {part.split("\n", 1)[0]: part for part in page.split("\n### ")[1:]}
    for relation in schema.relations(con):
        assert page.count(f"\n### {relation.name}\n") == 1
        for column in relation.columns:
            assert f"| `{column.name}` | {column.type}" in sections[relation.name]
            assert f" | {column.comment} |" in sections[relation.name]


def test_every_word_that_a_column_may_hold_has_a_meaning_and_no_other_has(con):
    documented = {}
    for row in codebook.meanings().iter_rows(named=True):
        assert row["meaning"].endswith(".")
        for column in row["columns"].split("|"):
            documented.setdefault(column, []).append(row["value"])
    allowed = codebook.listed_values(con)
    assert {column: sorted(words) for column, words in documented.items()} == {
        column: sorted(words) for column, words in allowed.items()
    }


@pytest.mark.parametrize(
    "table", ["event_codes", "meeting_codes", "position_codes", "issue_matters", "actor_sectors", "issues"]
)
def test_the_code_lists_stand_in_it_row_by_row(page, table):
    with (codebook.REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hidden = {"note"} if table == "position_codes" else set()
    cells = [[value for name, value in row.items() if name not in hidden] for row in rows]
    lines = {line.replace("`", "") for line in page.splitlines()}
    assert [row for row in cells if f"| {' | '.join(row)} |" not in lines] == []


def test_no_cell_breaks_its_table(page):
    width = 0
    for line in page.splitlines():
        bars = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert bars in (0, width) or not width
        width = bars
