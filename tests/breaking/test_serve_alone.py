"""`parley serve` killed without its night, and then without its database: it starts again, and nothing is lost."""

import re

import pytest

from flows.prefect_database import NAME
from tests.breaking.test_restarted import alive, begin, below, feed, run
from tests.breaking.test_stopped import wait_until
from tests.flows.served import Served
from warehouse.nights import holder_in, nights
from warehouse.settings import load_settings

__all__ = ["feed"]
AT_NIGHT = "0 2 * * *"


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_that_outlives_its_schedule_ends_as_any_other_and_a_lost_database_ends_the_next_schedule(
    prefect_home, feed, tmp_path, same_tables, first_night
):
    undisturbed = first_night("good")
    home, settings = tmp_path / ".prefect", load_settings(tmp_path)
    prefect_home(home)
    (tmp_path / "parley.toml").write_text(feed.sources(undisturbed.documents))
    served = Served(tmp_path, cron=AT_NIGHT)
    try:
        served.wait_for(lambda: "Ctrl-C" in served.log)
        orphan = begin(served, feed)
        night, _ = holder_in(settings.lock_path.read_bytes())
        others = [pid for pid in below(served.process.pid)[1:] if pid != night]
        served.process.kill()
        served.process.wait()
        wait_until(lambda: not alive(others))
        assert alive([night]), "the night goes on"

        served = Served(tmp_path, cron=AT_NIGHT, port=served.port)
        served.wait_for(lambda: "Ctrl-C" in served.log)
        assert run(served, orphan)["state_type"] == "RUNNING", "it holds the lock: nobody takes it for dead"
        feed.go.set()
        wait_until(lambda: not alive([night]))
        served.wait_for(lambda: run(served, orphan)["state_type"] == "COMPLETED")
        assert [record["outcome"] for record in nights(settings)] == ["new generation"]
        same_tables(undisturbed.settings, settings)

        every = below(served.process.pid)
        (home / NAME).unlink()
        assert served.process.wait(timeout=60) == 1, served.log
        what = "was deleted or moved away|is another file than before"  # the second once the server has begun a new one
        assert re.search(rf"parley: Prefect's database {home / NAME} ({what}) while its server ran", served.log)
        assert "Traceback" not in served.log
        wait_until(lambda: not alive(every))
        same_tables(undisturbed.settings, settings)
    finally:
        served.process.kill()
