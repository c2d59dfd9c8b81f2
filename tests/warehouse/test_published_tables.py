"""Tables of an edition that take over slices of the edition before are to the byte those that are made from nothing."""

import shutil

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.connection import connect
from warehouse.published_tables import DATA, SLICES, TABLES, write_tables
from warehouse.schema import create_schema
from warehouse.time_slices import Day, slices_of

# More positions than one slice holds, over three years and some without a day; every tenth changes its party in 2021.
FILL = """
INSERT INTO documents (document_id, document, source, title, published_latest, language, "text", n_characters, sha256,
    input_sha256, extractor_version, ingested_at)
SELECT printf('d_%04d', n), n || '.txt', 'here', '=sum(' || n || ')', CASE WHEN n % 50 > 0 THEN DATE '2019-01-01' + CAST(n * 3 AS INTEGER) END,
    'en', 'text', 4, sha256('' || n), sha256('' || n), '1', TIMESTAMPTZ '2022-06-01 02:00:00+00' FROM range(300) t(n);
INSERT INTO positions (position_id, document_id, document, holder, party, issue, stance, act, evidence, rule, origins, confidence, quote)
SELECT printf('p_%06d', n), printf('d_%04d', n // 80), n // 80 || '.txt', 'Person ' || n % 40, 'P' || n % 6, 'issue', 'support', 'state',
    [{'char_start': 0, 'char_end': 4, 'text': 'te"xt, ' || n}], 'made_up', '{}', 0.7, 'said; ' || n FROM range(24000) t(n);
"""
CHANGES = {
    "nothing": "SELECT 1",
    "a row of one day": "UPDATE positions SET stance = 'oppose' WHERE position_id = 'p_012345'",
    "new rows at the end": """INSERT INTO positions SELECT * REPLACE ('q_' || position_id AS position_id) FROM positions
        WHERE document_id > 'd_0290'""",
    "a day that moves": "UPDATE documents SET published_latest = DATE '2018-03-03' WHERE document_id = 'd_0101'",
    "so few that one slice is left": "DELETE FROM positions WHERE position_id > 'p_001'",
    "none left": "DELETE FROM positions",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A warehouse, and the folder of its tables."""
    folder = tmp_path_factory.mktemp("filled")
    with connect(folder / "w.duckdb", read_only=False) as con:
        create_schema(con)
        con.execute(FILL)
    return folder / "w.duckdb", written(folder / "w.duckdb", folder / "edition", None)


def written(warehouse, folder, before):
    (folder / DATA).mkdir(parents=True)
    with connect(warehouse, read_only=True) as con:
        write_tables(con, folder, before)
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_the_tables_are_those_made_from_nothing_and_hold_the_rows(filled, tmp_path, change):
    warehouse, before = filled
    changed = shutil.copyfile(warehouse, tmp_path / "w.duckdb")
    with connect(changed, read_only=False) as con:
        con.execute(change)
    following = written(changed, tmp_path / "following", before)
    assert contents(following) == contents(written(changed, tmp_path / "anew", None))
    with connect(changed, read_only=True) as con:
        for kind in ("parquet", "csv"):
            read = f"(SELECT position_id, stance, quote FROM '{following / DATA / 'positions'}.{kind}')"
            own = "(SELECT position_id, stance, quote FROM positions)"
            assert con.execute(f"FROM ({read} EXCEPT ALL {own}) UNION ALL ({own} EXCEPT ALL {read})").fetchall() == []


def test_rows_stand_in_the_order_of_days_and_each_slice_is_a_row_group(filled):
    _, folder = filled
    with duckdb.connect() as con:
        days = con.execute(
            f"SELECT d.published_latest FROM '{folder / DATA / 'positions.parquet'}' AS p "
            f"JOIN '{folder / DATA / 'documents.parquet'}' AS d USING (document_id) ORDER BY p.file_row_number"
        ).fetchall()
        groups = con.execute(
            f"SELECT count(DISTINCT row_group_id) FROM parquet_metadata('{folder / DATA / 'positions.parquet'}')"
        ).fetchall()[0][0]
        slices = con.execute(f"SELECT slice FROM '{folder / SLICES}' WHERE \"table\" = 'positions'").fetchall()
    told = [str(day or "~") for (day,) in days]
    assert told == sorted(told)
    assert groups == len(slices)
    assert [name for (name,) in slices if not name.startswith("~")] == ["2019", "2020", "2021"]
    assert {name[:3] for (name,) in slices[3:]} == {"~~~"}, "those without a day, divided by their ids"


def test_a_table_that_did_not_change_is_a_link(filled, tmp_path):
    warehouse, before = filled
    folder = written(warehouse, tmp_path / "again", before)
    linked = {path.stem for path in (folder / DATA).iterdir() if path.stat().st_nlink > 1}
    assert {"positions", "documents", "position_timeline"} <= linked <= TABLES.keys()


def test_a_position_of_an_earlier_day_changes_no_later_slice_of_the_timeline(filled, tmp_path):
    warehouse, before = filled
    changed = shutil.copyfile(warehouse, tmp_path / "w.duckdb")
    with connect(changed, read_only=False) as con:
        con.execute("""INSERT INTO positions SELECT * REPLACE ('q_early' AS position_id, 'd_0002' AS document_id)
            FROM positions WHERE position_id = 'p_000200'""")
    following = written(changed, tmp_path / "following", before)
    with duckdb.connect() as con:
        told = f"SELECT slice, digest FROM '{{}}/{SLICES}' WHERE \"table\" = 'position_timeline'"
        fresh = con.execute(f"{told.format(following)} EXCEPT {told.format(before)}").fetchall()
    assert [name for name, _ in fresh] == ["2019"]


def test_what_another_program_wrote_is_not_taken_over(filled, tmp_path):
    warehouse, before = filled
    other = shutil.copytree(before, tmp_path / "other")
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE s AS SELECT * REPLACE ('another' AS made_by) FROM '{other / SLICES}'")
        con.execute(f"COPY s TO '{other / SLICES}' (FORMAT parquet)")
    (other / DATA / "positions.csv").write_text("spoiled")
    assert contents(written(warehouse, tmp_path / "anew", other)) == contents(before)


DAYS = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4], ""]))


@given(rows=st.dictionaries(DAYS, st.integers(1, 9)), most=st.integers(1, 20), data=st.data())
def test_slices_hold_each_day_once_in_order_whatever_the_order_of_rows(rows, most, data):
    days = [Day(day, n, hash(day)) for day, n in rows.items()]
    slices = slices_of(days, most)
    assert [day for each in slices for day in each.days] == sorted(rows)
    assert slices_of(data.draw(st.permutations(days)), most) == slices
    assert len({each.name for each in slices}) == len(slices)
    assert all(each.rows <= most or len(each.days) == 1 for each in slices)
    assert all(day.startswith(each.name) for each in slices for day in each.days)
