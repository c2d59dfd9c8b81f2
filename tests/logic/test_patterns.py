"""Regular expressions that every Python from 3.11 on understands in the same way."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = [*ROOT.glob("tasks/logic/*.py"), *ROOT.glob("tasks/sources/*.py"), *ROOT.glob("seeds/reference/*.csv")]
# A group that is repeated possessively, or an atomic group: before Python 3.11.5 both match wrongly, without a word.
BROKEN = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.name)
def test_no_group_is_possessive(path):
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if BROKEN.search(line)] == []
