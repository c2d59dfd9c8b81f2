"""A clock that jumps: generations and histories keep their order, kept pages are asked for again, no lock is for ever."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tasks.sources.kept import Kept, Record
from tests.warehouse.conftest import merge, reading, run_night
from warehouse import clock, generations, history, store
from warehouse.connection import connect
from warehouse.nights import night_lock, nights
from warehouse.parts import write_part
from warehouse.settings import Settings

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
BEGAN = {
    "an ordinary night": NOON,
    "a day back": NOON - timedelta(days=1),
    "a year back": NOON - timedelta(days=365),
    "forwards to 2040": datetime(2040, 1, 1, tzinfo=UTC),
    "back from 2040": NOON + timedelta(days=1),
}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Have the clock stand at a moment from now on."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def night(settings: Settings, read: dict[str, pl.DataFrame]) -> None:
    """A night over one document, with its history."""
    with night_lock(settings) as work:
        write_part(work / "parts", "0000", read)
        candidate = generations.begin(settings)
        with connect(candidate, read_only=False) as con:
            store.write_documents(con, work / "parts")
            merge(con)
            history.write_history(con)
        generations.swap(settings, candidate)


def test_generations_and_histories_keep_their_order_whatever_the_clock_says(
    settings: Settings, at: Callable[[datetime], None]
) -> None:
    for number, moment in enumerate(BEGAN.values(), 1):
        at(moment)
        night(settings, reading("a.txt", f"Ministers met {number} times"))
        assert generations.current(settings).number == number
    built = {path.name: generations.moment_in(path) for path in sorted(settings.generations_dir.glob("gen-*.duckdb"))}
    assert list(built.values()) == sorted(set(built.values()))
    with connect(settings.warehouse, read_only=True) as con:
        histories = con.execute(
            "SELECT count(*), count(*) FILTER (recorded_to <= recorded_from) FROM meetings_history "
            "UNION ALL SELECT count(*), count(*) FILTER (recorded_to <= recorded_from) FROM positions_history"
        ).fetchall()
    assert all(rows > 0 and disordered == 0 for rows, disordered in histories)


def test_a_clock_that_jumps_in_the_middle_of_a_night_is_not_noticed(
    settings: Settings, at: Callable[[datetime], None]
) -> None:
    at(NOON)
    with night_lock(settings):
        at(NOON - timedelta(days=365))
        candidate = generations.begin(settings)
        at(datetime(2040, 1, 1, tzinfo=UTC))
        assert generations.swap(settings, candidate).number == 1
    at(NOON)
    assert run_night(settings, reading("a.txt", "Ministers met")).number == 2


@pytest.mark.parametrize("started", [NOON + timedelta(days=5000), NOON - timedelta(days=5000)], ids=["2040", "2013"])
def test_a_lock_is_held_by_a_process_and_by_no_date(
    started: datetime, settings: Settings, at: Callable[[datetime], None]
) -> None:
    settings.generations_dir.mkdir(parents=True)
    settings.lock_path.write_text(json.dumps({"pid": 1, "started": started.isoformat()}))
    at(NOON)
    with night_lock(settings) as work:
        assert work.is_dir()
    assert nights(settings) == []


@given(checked=st.floats(0, 4e9), lasts=st.floats(0, 86_400), now=st.floats(0, 4e9))
@hypothesis_settings(max_examples=200, deadline=None)
def test_a_kept_page_is_fresh_for_as_long_as_its_server_said_and_no_longer(
    checked: float, lasts: float, now: float
) -> None:
    record = Record("u", sha256="ab", checked_at=checked, fresh_until=checked + lasts)
    assert not record.is_fresh(now) or 0 <= now - checked <= lasts


def test_a_page_fetched_by_a_clock_of_2040_is_asked_for_again_and_then_rests_as_its_server_says(
    settings: Settings,
) -> None:
    then, now = datetime(2040, 1, 1, tzinfo=UTC).timestamp(), NOON.timestamp()
    with Kept(settings.kept_dir) as kept:
        kept.write(Record("u", sha256="ab", checked_at=then, fresh_until=then + 60, not_before=then + 60))
        record = kept.of("u")
        assert not record.is_fresh(now)
        assert not record.is_to_rest(now)
        record.checked_at, record.fresh_until, record.not_before = now, now + 60, now + 60
        kept.write(record)
        assert kept.of("u").is_fresh(now + 59)
        assert kept.of("u").is_to_rest(now + 59)
        assert not kept.of("u").is_fresh(now + 61)
        assert not kept.of("u").is_to_rest(now + 61)


@pytest.mark.parametrize(
    ("cron", "day", "expected"),
    [
        pytest.param("30 2 * * *", "2027-03-27", ["03-28", "03-29"], id="the hour that is left out in spring"),
        pytest.param("30 2 * * *", "2026-10-24", ["10-25", "10-26"], id="the hour that comes twice in autumn"),
    ],
)
def test_a_schedule_at_the_hour_of_the_change_to_or_from_summer_time_has_one_night_a_day(
    cron: str, day: str, expected: list[str]
) -> None:
    from prefect.server.schemas.schedules import CronSchedule

    zone = ZoneInfo("Europe/Vienna")
    start = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=zone)
    moments = asyncio.run(CronSchedule(cron=cron, timezone="Europe/Vienna").get_dates(2, start=start))
    assert [moment.astimezone(zone).strftime("%m-%d") for moment in moments] == expected
    assert (moments[1] - moments[0]) > timedelta(hours=20)
