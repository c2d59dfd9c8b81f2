import duckdb
import pytest

from warehouse.connection import ROWS_OF_A_GROUP, connect, read_only_session
from warehouse.errors import WarehouseError


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.duckdb"
    with connect(path, read_only=False) as con:
        con.execute("CREATE TABLE words AS SELECT 'parley' AS word")
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    return path


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("INSERT INTO words VALUES ('x')", id="writing"),
        pytest.param("CREATE TABLE more (a INTEGER)", id="a new table"),
        pytest.param("COPY words TO '{folder}/out.csv'", id="a file written"),
        pytest.param("FROM read_csv('{folder}/secret.csv')", id="a file read"),
        pytest.param("FROM '{folder}/secret.csv'", id="a file read by its name"),
        pytest.param("FROM glob('{folder}/*')", id="files listed"),
        pytest.param("ATTACH '{folder}/other.duckdb'", id="another database"),
        pytest.param("EXPORT DATABASE '{folder}/dump'", id="a dump"),
        pytest.param("INSTALL httpfs", id="an extension fetched"),
        pytest.param("LOAD httpfs", id="an extension loaded"),
        pytest.param("SET enable_external_access = true", id="the lock opened"),
        pytest.param("SET threads = 1", id="any setting changed"),
    ],
)
def test_a_session_for_queries_refuses(path, query):
    before = sorted(path.parent.iterdir())
    with read_only_session(path) as con, pytest.raises(duckdb.Error):
        con.execute(query.format(folder=path.parent)).fetchall()
    assert sorted(path.parent.iterdir()) == before


def test_a_session_for_queries_answers_in_utc(path):
    with read_only_session(path) as con:
        assert con.execute("SELECT word FROM words").fetchall() == [("parley",)]
        assert con.execute("SELECT CAST(TIMESTAMPTZ '2019-03-04 02:00:00+02' AS VARCHAR)").fetchall() == [
            ("2019-03-04 00:00:00+00",)
        ]


def test_a_new_file_can_be_read_by_the_release_before(path):
    with connect(path, read_only=True) as con:
        (tags,) = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'w'").fetchone()
    assert str(tags["storage_version"]).startswith("v1.5")


def test_one_row_more_has_few_of_the_others_written_anew(tmp_path):
    path = tmp_path / "w.duckdb"
    for more in (f"SELECT i FROM range({3 * ROWS_OF_A_GROUP}) r(i)", "SELECT -1", "SELECT -2"):
        with connect(path, read_only=False) as con:
            con.execute("CREATE TABLE IF NOT EXISTS numbers (i INTEGER PRIMARY KEY)")
            con.execute(f"INSERT INTO numbers {more}")
    with connect(path, read_only=True) as con:
        groups = con.execute(
            "SELECT sum(count) FROM pragma_storage_info('numbers') WHERE segment_type = 'INTEGER' "
            "GROUP BY row_group_id ORDER BY row_group_id"
        ).fetchall()
    assert groups == [(ROWS_OF_A_GROUP,)] * 3 + [(2,)]


def test_a_warehouse_that_is_not_there_is_an_error_that_says_what_to_do(tmp_path):
    with (
        pytest.raises(WarehouseError, match=r"there is no warehouse at .*parley run"),
        connect(tmp_path / "none.duckdb", read_only=True),
    ):
        pass
    assert list(tmp_path.iterdir()) == []
