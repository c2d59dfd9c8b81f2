"""That the comparison of tables, on which the other tests here lean, finds a difference where there is one."""

import shutil

import duckdb
import pytest


def test_a_copy_has_the_same_tables(first_night, same_tables, tmp_path):
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(first_night("good").settings.warehouse, copy)
    with duckdb.connect(str(copy)) as con:
        con.execute("UPDATE generation SET number = 7, built_at = now()")
        con.execute("UPDATE documents SET ingested_at = now()")
    same_tables(first_night("good").settings, copy)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meetings SET title = 'Another' WHERE meeting_id = (SELECT min(meeting_id) FROM meetings)",
        "DELETE FROM sentences WHERE sentence = 1",
        "INSERT INTO issues VALUES ('another', 'Another', NULL)",
        "DROP TABLE gate_results",
    ],
)
def test_a_difference_of_one_row_or_table_is_found(first_night, same_tables, tmp_path, change):
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(first_night("good").settings.warehouse, copy)
    with duckdb.connect(str(copy)) as con:
        con.execute(change)
    with pytest.raises(AssertionError, match=r"missing|too many"):
        same_tables(first_night("good").settings, copy)
