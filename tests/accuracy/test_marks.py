"""What is counted as found, missed, wrong or neither."""

from __future__ import annotations

import datetime as dt

import pytest

from accuracy.gold import gold_document
from accuracy.marks import Mark, compared, marks, meeting_faults, meeting_slots, position_slots, together

TEXT = (
    "Norwegian Foreign Minister Anna Berg met Chilean President Pablo Rojas in Oslo on Tuesday. "
    "Peru called for an end to the sanctions. Chad rejected the ceasefire."
)
GOLD = """
document: report.txt
published: {earliest: 2010-03-17, latest: 2010-03-17}
meetings:
  - {parties: [NOR, CHL], people: [Anna Berg, Pablo Rojas], start: 2010-03-16, end: 2010-03-16, place: [Oslo],
     format: [in_person], status: [held], duration_minutes: [], evidence: ["met Chilean President Pablo Rojas in Oslo"]}
  - {parties: [PER, TCD], people: [], start: 2010-03-20, end: 2010-03-20, place: [], format: [], status: [held],
     duration_minutes: [], evidence: ["Chad rejected the ceasefire"]}
positions:
  - {holder: [Peru], party: [PER], issue: [sanctions], stance: [oppose], act: [call], quote: null,
     evidence: ["Peru called for an end to the sanctions"]}
  - {holder: [Chad], party: [TCD], issue: [ceasefire], stance: [oppose], act: [reject], quote: null,
     evidence: ["Chad rejected the ceasefire"], optional: true}
"""


@pytest.fixture
def result(read, tmp_path):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(GOLD, encoding="utf-8")
    return compared([gold_document(tmp_path / "report.yaml", tmp_path)], read(TEXT, published=dt.date(2010, 3, 17)))


def test_optional_facts_are_neither_missed_nor_wrong(result):
    assert marks(result) == {
        "meetings detect": Mark(1, 1, 2), "meetings exact": Mark(1, 1, 2),
        "positions detect": Mark(1, 1, 1), "positions exact": Mark(1, 1, 1),
    }  # fmt: skip
    assert [right for c in result.positions for _, right in c.verdicts()] == [True]


def test_slots_count_only_what_the_gold_gives(result):
    slots = meeting_slots(result)
    assert (slots["place"], slots["duration"]) == (Mark(1, 1, 1), Mark(0, 0, 0))
    assert position_slots(result)["holder"] == Mark(1, 1, 1)


def test_a_miss_tells_whether_anything_was_read_there(result):
    assert +meeting_faults(result) == {"missed, nothing read there": 1}


def test_sets_add_up(result):
    both = together([result, result])
    assert (both.documents, both.dated) == (2, 2)
    assert marks(both)["meetings detect"] == Mark(2, 2, 4)


def test_marks_of_nothing_are_zero():
    assert (Mark().precision, Mark().recall, Mark().f1) == (0, 0, 0)
    assert Mark(2, 4, 3).f1 == pytest.approx(4 / 7)
