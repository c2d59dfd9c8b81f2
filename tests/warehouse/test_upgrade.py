"""Numbers of schemas, and what of a generation of another schema is taken over."""

import pytest

from warehouse import generations, released, schema
from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse
from warehouse.nights import night_lock
from warehouse.upgrade import readings_fit


def test_the_present_schema_has_a_number_and_what_it_changed():
    assert released.main(["--check"]) == 0
    rows = released.released()
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert len({row.version for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        pytest.param("1,abc,2026-11-24,first\n", [(1, "abc", "first"), (2, "now", "")], id="after a release a new row"),
        pytest.param("1,abc,,first\n", [(1, "now", "first")], id="before a release the same row"),
    ],
)
def test_a_changed_schema_is_told_until_it_has_a_row(last, rows, tmp_path, monkeypatch, capsys):
    table = tmp_path / "schema_versions.csv"
    table.write_text(f"number,schema_version,released,what\n{last}", encoding="utf-8")
    monkeypatch.setattr(released, "schema_version", lambda: "now")
    assert released.main(["--check"], table) == 1
    assert "run `python -m warehouse.released` and fill in `what`" in capsys.readouterr().err
    assert released.main([], table) == 0
    assert [(row.number, row.version, row.what) for row in released.released(table)] == rows
    assert released.main(["--check"], table) == (0 if rows[-1][2] else 1)


@pytest.mark.in_turn(2)
@pytest.mark.parametrize(
    ("change", "fits"),
    [
        pytest.param(
            "ALTER TABLE meetings DROP COLUMN origins", True, id="what is merged anew every time need not fit"
        ),
        pytest.param("DROP TABLE meeting_conflicts", True, id="a table that is made anew may be missing"),
        pytest.param("ALTER TABLE meeting_reports DROP COLUMN origins", False, id="a column of readings is missing"),
        pytest.param("DROP TABLE sentences", False, id="a table of readings is missing"),
        pytest.param(
            "ALTER TABLE positions ALTER quote TYPE VARCHAR[] USING [quote]", False, id="a column of another type"
        ),
    ],
)
def test_documents_are_read_again_only_if_tables_of_readings_have_changed(settings, one_night, rows, change, fits):
    path = one_night.path
    with connect(path, read_only=False) as con:
        for view in ("position_days", "fact_passages"):
            con.execute(f"DROP VIEW IF EXISTS {view}")
        con.execute(change)
        con.execute("UPDATE generation SET schema_version = 'older'")
    assert readings_fit(path) is fits
    with night_lock(settings):
        generations.recover(settings)
        candidate = generations.begin(settings)
        assert rows(candidate, "SELECT extractor_version FROM documents") == [("1" if fits else "",)]
        assert rows(candidate, "SELECT schema_version FROM generation") == [(schema.schema_version(),)]


def test_what_no_night_brings_back_must_fit(settings, one_night):
    with connect(one_night.path, read_only=False) as con:
        con.execute("DROP TABLE meeting_redirects")
        con.execute("CREATE TABLE meeting_redirects AS SELECT 'm_old' AS old_id, 'soon' AS since_generation")
        con.execute("UPDATE generation SET schema_version = 'older'")
    before = one_night.path.read_bytes()
    with night_lock(settings), pytest.raises(BrokenWarehouse, match=r"the table meeting_redirects of .* does not fit"):
        generations.begin(settings)
    assert one_night.path.read_bytes() == before
