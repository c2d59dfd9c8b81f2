"""Two nights at once, and what else changes a warehouse beside a night: one is done, the other says so."""

import pytest

from tests.breaking.conftest import copy_warehouse, held_feed
from tests.breaking.test_stopped import wait_until
from warehouse.nights import nights
from warehouse.settings import load_settings

UNDER_WAY = 3


@pytest.fixture(scope="module")
def alone(first_night):
    """A night over the good documents that was alone."""
    return first_night("good")


@pytest.mark.in_turn(1, among="whole nights")
def test_of_two_nights_that_begin_together_one_runs_and_the_other_says_so(warm, alone, same_tables, tmp_path):
    (tmp_path / "parley.toml").write_text(f'sources = ["{alone.documents}"]\n')
    both = [warm.start(tmp_path, "run") for _ in range(2)]
    codes = {night.wait(): night for night in both}
    assert sorted(codes) == [0, UNDER_WAY], [night.said for night in both]
    assert "a night is under way (process" in codes[UNDER_WAY].said
    same_tables(alone.settings, load_settings(tmp_path))
    assert len(nights(load_settings(tmp_path))) == 1


@pytest.fixture(scope="module")
def beside(warm, alone, tmp_path_factory):
    """What each command does in the middle of a second night, and the night itself when it is over."""
    folder = tmp_path_factory.mktemp("beside")
    copy_warehouse(alone.settings.warehouse.parent, folder / "var")
    with held_feed() as feed:
        (folder / "parley.toml").write_text(feed.sources(alone.documents))
        night = warm.start(folder, "run")
        wait_until(lambda: feed.asked)
        before = (folder / "var" / "parley.duckdb").read_bytes()
        commands = {
            "run": ["run"],
            "publish": ["publish"],
            "rollback": ["rollback"],
            "backfill": ["backfill", "--from", "2021-03-01", "--to", "2021-03-31"],
        }
        found = {name: warm.run(folder, *arguments) for name, arguments in commands.items()}
        assert (folder / "var" / "parley.duckdb").read_bytes() == before
        feed.go.set()
        night.wait()
    return found, night


@pytest.mark.in_turn(1, among="whole nights")
@pytest.mark.parametrize("command", ["run", "publish", "rollback", "backfill"])
def test_beside_a_night_nothing_else_changes_the_warehouse(beside, command):
    found, night = beside
    assert found[command].code == UNDER_WAY, found[command].said
    assert f"a night is under way (process {night.pid}, since " in found[command].said
    assert night.code == 0, night.said
