"""The manner of web reports of agencies and broadcasters: whom an aside tells of, calls, rounds, hosts and mediators."""

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]
MONDAY = dt.date(2023, 5, 29)


def meetings(read: Reader, text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Parties, people, start, place and status of each meeting."""
    columns = ("parties", "people", "start_date", "place", "status")
    rows = read(text, published=MONDAY).meeting_reports.select(columns).rows()
    return sorted(((" ".join(sorted(a)), ", ".join(sorted(b)), *others) for a, b, *others in rows), key=str)


def positions(read: Reader, text: str) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of each position."""
    rows = read(text, published=MONDAY).positions.select("holder", "stance", "issue").rows()
    return sorted((str(holder), stance, issue) for holder, stance, issue in rows)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Norway and Chile, the parties to the 2015 accord that Peru abandoned in 2018, are to meet Bolivian officials "
            "in Quito on Friday.",
            [("BOL CHL NOR", "", "2023-06-02", "Quito", "scheduled")],
            id="whoever left an accord is not who meets, nor is that the day",
        ),
        pytest.param(
            "Peruvian Foreign Minister Ana Ruiz, whom Joe Biden praised in March, met Sergei Lavrov in Oslo on Sunday.",
            [("PER RUS", "Ana Ruiz, Sergei Lavrov", "2023-05-28", "Oslo", "held")],
            id="whom another praised",
        ),
        pytest.param(
            "The talks between Sergei Lavrov and President Joe Biden's special envoy, Ana Ruiz, took place in Oslo on Sunday.",
            [("RUS USA", "Ana Ruiz, Sergei Lavrov", "2023-05-28", "Oslo", "held")],
            id="the envoy is there, not who sent her",
        ),
    ],
)
def test_meetings_in_this_manner(
    read: Reader, sentence: str, told: list[tuple[str, str, str | None, str | None, str]]
) -> None:
    assert meetings(read, sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "The European Union, of which Chile is no member, has ruled out sanctions on Peru.",
            [("European Union", "oppose", "sanctions")],
            id="of which another is a member",
        ),
        pytest.param(
            '"Sergei Lavrov left on Sunday. Joe Biden did not," Peruvian Foreign Minister Ana Ruiz told reporters. '
            "She called on Russia to lift sanctions. Lavrov said that Biden was wrong. He called on Chile to lift sanctions.",
            [("Ana Ruiz", "oppose", "sanctions"), ("Sergei Lavrov", "oppose", "sanctions")],
            id="who goes on is who was quoted, not whom the quotation names",
        ),
    ],
)
def test_positions_in_this_manner(read: Reader, sentence: str, told: list[tuple[str, str, str]]) -> None:
    assert positions(read, sentence) == told
