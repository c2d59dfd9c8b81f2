import duckdb
import pytest

from warehouse import schema

CONTRACT = {
    "documents": {
        "document": "VARCHAR", "title": "VARCHAR", "publisher": "VARCHAR", "url": "VARCHAR",
        "published_earliest": "DATE", "published_latest": "DATE", "published_basis": "VARCHAR", "language": "VARCHAR",
        "sha256": "VARCHAR", "ingested_at": "TIMESTAMP WITH TIME ZONE",
    },
    "meetings": {
        "meeting_id": "VARCHAR", "title": "VARCHAR", "parties": "VARCHAR[]", "people": "VARCHAR[]",
        "start_date": "VARCHAR", "end_date": "VARCHAR", "place": "VARCHAR", "country": "VARCHAR", "format": "VARCHAR",
        "status": "VARCHAR", "duration_minutes": "INTEGER", "issues": "VARCHAR[]", "n_documents": "INTEGER",
        "confidence": "DOUBLE",
    },
    "meeting_reports": {
        "document": "VARCHAR", "meeting_id": "VARCHAR", "parties": "VARCHAR[]", "people": "VARCHAR[]",
        "start_date": "VARCHAR", "end_date": "VARCHAR", "place": "VARCHAR", "country": "VARCHAR", "format": "VARCHAR",
        "status": "VARCHAR", "duration_minutes": "INTEGER",
        "evidence": "STRUCT(char_start INTEGER, char_end INTEGER, \"text\" VARCHAR)[]",
    },
    "positions": {
        "document": "VARCHAR", "position_id": "VARCHAR", "holder": "VARCHAR", "party": "VARCHAR", "issue": "VARCHAR",
        "stance": "VARCHAR", "act": "VARCHAR", "stated_on": "VARCHAR", "quote": "VARCHAR",
        "evidence": "STRUCT(char_start INTEGER, char_end INTEGER, \"text\" VARCHAR)[]", "confidence": "DOUBLE",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        schema.create_schema(con)
        yield con


@pytest.mark.parametrize("table", CONTRACT)
def test_what_readers_were_promised_is_there(con, table):
    columns = dict(con.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())
    assert CONTRACT[table].items() <= columns.items()


def test_every_table_view_and_column_says_what_it_is(con):
    silent = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL "
        "UNION ALL SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal "
        "UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
    ).fetchall()
    assert silent == []


@pytest.mark.parametrize("folder", ["tables", "views"])
def test_each_file_makes_the_one_relation_it_is_named_for(con, folder):
    kind = {"tables": "BASE TABLE", "views": "VIEW"}[folder]
    made = con.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_type = ? ORDER BY 1", [kind]
    ).fetchall()
    paths = sorted((schema.FOLDER / folder).glob("*.sql"))
    assert [name for (name,) in made] == [path.stem for path in paths]
    assert all(path.read_text(encoding="utf-8").startswith("-- One row") for path in paths)


def test_the_schema_page_is_fresh():
    assert schema.main(["--check"]) == 0


def test_a_stale_schema_page_is_told(monkeypatch, tmp_path, capsys):
    page = tmp_path / "SCHEMA.md"
    page.write_text("stale")
    monkeypatch.setattr(schema, "PAGE", page)
    assert schema.main(["--check"]) == 1
    assert "SCHEMA.md is stale: run `python -m warehouse.schema`" in capsys.readouterr().err
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0
