"""Passages with short notes: read as documents with gold, and what is wrong in a note is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from accuracy.gold import gold_of
from accuracy.wordless import places
from accuracy.written import write_passages

NOTED = """@ 2014-03-05
LIMA - Peru's Ana Ruiz saw Chile's Juan Soto on
Tuesday. She wants lower duties.
M PER CHL; 2014-03-04; held; saw Chile's Juan Soto on Tuesday
p PER; trade/other; support; wants lower duties

@ 2015-01-01
Nothing was told.
m - ; - ; scheduled; Nothing was
"""
WRITTEN = Path(__file__).parents[1] / "golden" / "written"


@pytest.fixture
def noted(tmp_path):
    path = tmp_path / "some.txt"
    path.write_text(NOTED)
    return path


def test_notes_are_gold_and_the_text_is_one_paragraph(noted, tmp_path):
    first, second = (gold_of(one, tmp_path) for one in write_passages([noted], tmp_path))
    text = first.path.read_text()
    assert text == "LIMA - Peru's Ana Ruiz saw Chile's Juan Soto on Tuesday. She wants lower duties.\n"
    (meeting,), (position,) = first.meetings, first.positions
    assert (meeting.parties, meeting.start, meeting.status) == ({"PER", "CHL"}, "2014-03-04", ("held",))
    assert text[slice(*meeting.spans[0])] == "saw Chile's Juan Soto on Tuesday"
    assert (position.party, position.issue, position.stance) == (("PER",), ("trade", "other"), ("support",))
    assert (meeting.optional, position.optional, second.meetings[0].optional) == (False, True, True)
    assert (second.meetings[0].parties, second.meetings[0].start) == (frozenset(), None)
    assert first.published == ("2014-03-05", "2014-03-05")


def test_a_snippet_that_the_text_lacks_is_named(noted, tmp_path):
    noted.write_text(NOTED.replace("; Nothing was", "; Nothing is"))
    with pytest.raises(ValueError, match=r"some\.txt, passage 2: the text does not say: Nothing is"):
        write_passages([noted], tmp_path)


def test_a_note_that_cannot_be_read_is_named(noted, tmp_path):
    noted.write_text(NOTED.replace("m - ; - ; scheduled; Nothing was", "m - ; scheduled"))
    with pytest.raises(ValueError, match=r"some\.txt, passage 2: no note of four fields: m - ; scheduled"):
        write_passages([noted], tmp_path)


def test_every_snippet_of_ours_quotes_its_passage_and_every_code_is_known(reference, tmp_path):
    golds = write_passages(sorted(WRITTEN.glob("*.txt")), tmp_path)
    issues = set(reference.table("issues")["issue"])
    for gold in golds:
        text = (tmp_path / gold["document"]).read_text()
        for fact in (*gold["meetings"], *gold["positions"]):
            assert all(places(words, text) for words in fact["evidence"]), gold["document"]
            assert set(fact.get("parties", fact.get("party"))) <= reference.party_names.keys(), gold["document"]
        assert all(
            set(one["issue"]) <= issues and set(one["stance"]) <= {"support", "oppose", "open"}
            for one in gold["positions"]
        )
    assert len(golds) > 3_000
