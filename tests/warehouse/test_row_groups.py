"""What differs in two files is found without reading what they share, whatever was done to the copy."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import connect, literal
from warehouse.row_groups import Stretch, differing, shared_stretches

GROUP = 122_880
FACTS = (
    "CREATE TABLE facts AS SELECT i AS id, 'fact ' || (i * 7919) % 1000 AS words, [i, i + 1] AS span, 'en' AS language "
    f"FROM range({2 * GROUP + 10}) r(i)"
)


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("earlier") / "earlier.duckdb"
    with connect(path, read_only=False) as con:
        con.execute(FACTS)
    return path


@pytest.fixture
def compared(earlier: Path, tmp_path: Path) -> Callable[..., tuple[list[Stretch], set[int], set[int]]]:
    """Change a copy by statements; gives the stretches shared, the ids that are told apart, and those that differ."""

    def compare(*nights: str) -> tuple[list[Stretch], set[int], set[int]]:
        path = tmp_path / "candidate.duckdb"
        shutil.copyfile(earlier, path)
        for statements in nights:  # each closed, and so written to the file
            with connect(path, read_only=False) as con:
                con.execute(statements)
        with connect(path, read_only=True) as con:
            con.execute(f"ATTACH {literal(earlier)} AS previous (READ_ONLY)")
            found = {one for (one,) in con.execute(differing(con, "facts", ["id"])).fetchall()}
            return shared_stretches(con, "facts"), found, _differing_by_rows(con)

    return compare


def _differing_by_rows(con: duckdb.DuckDBPyConnection) -> set[int]:
    now, before = (
        Counter(con.execute(f"SELECT id, hash(facts) FROM {name}facts AS facts").fetchall())
        for name in ("", "previous.")
    )
    return {one for one, _ in (now - before) + (before - now)}


@pytest.mark.in_turn(4)
@pytest.mark.parametrize(
    ("nights", "groups"),
    [
        pytest.param([], 3, id="nothing was done"),
        pytest.param(["INSERT INTO facts SELECT * REPLACE (-id AS id) FROM facts LIMIT 100"], 3, id="rows were added"),
        pytest.param(["INSERT INTO facts FROM facts LIMIT 5"], 3, id="rows stand there twice"),
        pytest.param(["UPDATE facts SET words = 'other' WHERE id = 5"], 2, id="a text was changed"),
        pytest.param(["UPDATE facts SET language = 'de' WHERE id = 5"], 2, id="a value that all had was changed"),
        pytest.param([f"DELETE FROM facts WHERE id = {GROUP + 1}"], 2, id="a row was deleted"),
        pytest.param(
            ["UPDATE facts SET words = 'other' WHERE id = 5", "UPDATE facts SET words = 'fact 595' WHERE id = 5"],
            2,
            id="a change was undone",
        ),
        pytest.param(
            ["UPDATE facts SET id = id + 1 WHERE id < 3", "UPDATE facts SET id = id - 1 WHERE id BETWEEN 1 AND 3"],
            0,
            id="blocks were given free and taken again",
        ),
    ],
)
def test_what_differs_is_what_a_look_at_all_rows_tells(
    compared: Callable[..., tuple[list[Stretch], set[int], set[int]]], nights: list[str], groups: int
) -> None:
    shared, found, differs = compared(*nights)

    assert found == differs
    assert sum(stretch.stop - stretch.start for stretch in shared) >= max(0, groups - 1) * GROUP
