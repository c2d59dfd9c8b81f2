import duckdb
import pytest

from expectations.gate import GateError
from warehouse.errors import MemoryTrouble
from warehouse.memory import told_of_memory
from warehouse.settings import load_settings


def too_much(path):
    """What DuckDB says when a group is larger than its memory."""
    # Not by `connect`, which gives DuckDB what the last night of this process had set.
    with duckdb.connect(str(path), config={"memory_limit": "20MB"}) as con, pytest.raises(duckdb.Error) as said:
        con.execute("SELECT list(repeat('x', 1000) || i) AS one FROM range(200_000) AS r(i)").fetchall()
    return said.value


@pytest.mark.parametrize("judged", [pytest.param(False, id="by DuckDB"), pytest.param(True, id="by the gate")])
def test_too_little_memory_is_told_with_the_setting_to_raise(tmp_path, judged):
    said = too_much(tmp_path / "w.duckdb")
    settings = load_settings(warehouse=str(tmp_path / "parley.duckdb"))
    with (
        pytest.raises(MemoryTrouble, match="set memory_megabytes in") as told,
        told_of_memory(settings),
    ):
        raise GateError(f"passages: a rule could not be judged: {said}") if judged else said
    assert f"{settings.memory_megabytes} MB" in str(told.value)
    assert "\n" not in str(told.value)


def test_other_errors_stay_as_they_are(tmp_path):
    settings = load_settings(warehouse=str(tmp_path / "parley.duckdb"))
    with pytest.raises(GateError, match=r"^another$"), told_of_memory(settings):
        raise GateError("another")
