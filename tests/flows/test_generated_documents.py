"""The made-up world of `make bench`: the same every time, and with something to read and to merge."""

from pathlib import Path
from statistics import mean

import polars as pl
import pytest

from flows.generated_documents import World, write_documents
from flows.growth import NEW, Night, _exponent
from tasks.logic.lexicon import load_reference
from tasks.logic.reading import read
from tasks.sources.files import collect

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="module")
def world():
    return World(REFERENCE)


def test_a_document_depends_on_its_number_and_the_seed_alone(world):
    assert world.text(4321) == World(REFERENCE).text(4321)
    assert world.text(4321) != world.text(4322)
    assert world.text(4321) != World(REFERENCE, seed=2).text(4321)


def test_no_two_documents_are_the_same_and_each_has_about_400_words(world):
    texts = [world.text(number)[0] for number in range(0, 2_000, 10)]
    assert len(set(texts)) == len(texts)
    assert 400 < mean(len(text.split()) for text in texts) < 500


def test_several_documents_tell_of_each_meeting(world, tmp_path):
    write_documents(world, range(100), tmp_path)
    raw = collect([tmp_path], 1_000_000)
    assert raw.height == 100
    assert raw["published"].null_count() == 34
    reading = read(raw.drop("problem", "problem_detail"), load_reference(REFERENCE))
    reports = reading.meeting_reports
    told = (
        reports.filter(pl.col("parties").list.len() > 1).group_by(pl.col("parties").list.join(" "), "start_date").len()
    )
    assert reports.height > 100
    assert reading.positions.height > 200
    assert told.filter(pl.col("len") > 1).height > 15


@pytest.mark.parametrize(("seconds", "power"), [(105, 1), (1_005, 2)], ids=["linear", "quadratic"])
def test_the_start_of_a_night_is_no_growth(seconds, power):
    alone, small = Night(NEW, 0, 6, 0, 0), Night(1_000, 0, 15, 0, 0)
    large = Night(10_000, 0, seconds, 0, 0)
    assert _exponent(small, large, alone) == pytest.approx(power, abs=0.01)
