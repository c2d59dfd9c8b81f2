"""Twenty processes ask ten thousand questions while nights run back to back: no error, and no answer of two generations.

In generation k stand k documents with one report and one position each, of one meeting: whatever a session asks, each
answer tells the number of its generation. `docs/performance.md` has the figures; `-s` prints those of this run.
"""

import multiprocessing
import os
import statistics
import sys
import time
from dataclasses import dataclass

import pytest

from tests.warehouse.conftest import reading, run_night
from warehouse import generations
from warehouse.connection import connect, read_only_session
from warehouse.settings import load_settings

READERS = 20
SESSIONS_AT_REST, SESSIONS_IN_NIGHTS = 2, 8
QUESTIONS = (
    "SELECT number FROM generation",
    "SELECT count(*) FROM documents",
    "SELECT count(DISTINCT document_id) FROM documents JOIN meeting_reports USING (document_id)",
    "SELECT count(*) FROM meeting_reports JOIN meetings USING (meeting_id)",
    "SELECT n_documents FROM meetings",
    "SELECT sum(n_documents)::BIGINT FROM meetings",
    "SELECT count(*) FROM positions",
    "SELECT count(DISTINCT document_id) FROM unresolved",
    "SELECT count(*) FROM documents SEMI JOIN positions USING (document_id)",
    "SELECT count(DISTINCT document) FROM meeting_reports",
)
TIMES_IN_A_SESSION = 5


@dataclass
class Told:
    """What one reader saw: the generations, each answer that is not its session's, seconds of each question."""

    generations: list[int]
    torn: list[str]
    at_rest: list[float]
    in_nights: list[float]
    cpu: float


def session(settings, told, seconds):
    """One session: all questions several times, with whatever nights there are in between."""
    with read_only_session(settings.warehouse) as con:
        first = None
        for question in QUESTIONS * TIMES_IN_A_SESSION:
            began = time.perf_counter()
            answer = con.execute(question).fetchall()
            seconds.append(time.perf_counter() - began)
            first = first or answer
            if answer != first:
                told.torn.append(f"{question}: {answer}, in a session of {first}")
        told.generations.append(first[0][0])


def read(settings, all_ready, nights_begin, results):
    told = Told([], [], [], [], 0.0)
    os.nice(10)  # so that twenty of them do not keep the nights from happening
    began = time.process_time()
    try:
        all_ready.wait(600)
        for _ in range(SESSIONS_AT_REST):
            session(settings, told, told.at_rest)
        nights_begin.wait(600)
        for _ in range(SESSIONS_IN_NIGHTS):
            session(settings, told, told.in_nights)
        told.cpu = time.process_time() - began
        results.put(told)
    except Exception as error:
        results.put(f"{type(error).__name__}: {error}")


@pytest.fixture
def settings(tmp_path):
    return load_settings(tmp_path, keep_generations=2)


@pytest.mark.in_turn(1, among="whole nights")
def test_each_of_many_readers_sees_one_generation_from_start_to_end(settings):
    night(settings)
    # Forked from a process that has imported everything and has no threads: a child of this one might inherit their locks.
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["warehouse.connection"])
    all_ready, nights_begin, results = server.Barrier(READERS), server.Barrier(READERS + 1), server.SimpleQueue()
    readers = [server.Process(target=read, args=(settings, all_ready, nights_begin, results)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    nights_begin.wait(600)
    began, nights, told = time.process_time(), 0, []
    while len(told) < READERS:
        night(settings)
        nights += 1
        while not results.empty():
            told.append(results.get())
        assert {reader.exitcode for reader in readers} <= {None, 0}, "a reader died"
    of_nights = time.process_time() - began
    for reader in readers:
        reader.join(300)

    assert [one for one in told if isinstance(one, str)] == []
    assert [torn for one in told for torn in one.torn] == []
    asked = sum(len(one.at_rest) + len(one.in_nights) for one in told)
    assert asked == 10_000
    assert nights >= 3
    seen = {number for one in told for number in one.generations}
    assert len(seen) >= 3, "the nights ran, but nobody saw more than one"
    assert all(one.generations == sorted(one.generations) for one in told), "a reader went back in time"
    assert generations.current(settings).number == nights + 1

    at_rest = statistics.median(second for one in told for second in one.at_rest)
    in_nights = statistics.median(second for one in told for second in one.in_nights)
    sys.stdout.write(
        f"\n{nights} nights ({of_nights:.1f} s of the processor), {len(seen)} generations seen; median of a question "
        f"{at_rest * 1000:.2f} ms at rest, {in_nights * 1000:.2f} ms during nights; "
        f"{sum(one.cpu for one in told):.1f} s of the processor for {asked:,} questions\n"
    )
    # Twenty readers and a night share the cores in turn: this bounds waiting for a lock, not the scheduler.
    assert in_nights < 10 * at_rest + 0.05


def night(settings):
    """One more night, over one more document."""
    number = (current.number if (current := generations.current(settings)) else 0) + 1
    run_night(settings, reading(f"{number}.txt", f"Envoys{number} met today and spoke {number}"))


def test_who_stays_in_a_session_keeps_its_generation_when_its_file_is_pruned(settings):
    night(settings)
    with connect(generations.current(settings).path, read_only=True) as con:
        number = con.execute(QUESTIONS[0]).fetchall()
        for _ in range(3):
            night(settings)
        assert not (settings.generations_dir / "gen-000001.duckdb").exists()
        assert [con.execute(question).fetchall() for question in QUESTIONS] == [number] * len(QUESTIONS)
