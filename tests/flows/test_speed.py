"""`make speed`: what it prints, and what it says of an interpreter without spaCy."""

import sys
from pathlib import Path

import pytest

from flows.speed import Speed, _spacy, told


def test_documents_a_second_and_the_ratio_of_two():
    lines = told(Speed("ours", 2_432, 10.0), Speed("theirs", 2_432, 100.0)).splitlines()
    assert lines == [
        "ours: 2,432 documents in 10.0 s, 243.2 a second",
        "theirs: 2,432 documents in 100.0 s, 24.3 a second",
        "ratio: 10.0",
    ]


def test_without_spacy_there_is_no_ratio():
    assert told(Speed("ours", 5, 5.0), None) == "ours: 5 documents in 5.0 s, 1.0 a second\n"


def test_an_interpreter_that_lacks_the_model_is_named(tmp_path: Path):
    with pytest.raises(SystemExit, match="could not run spaCy with the model no_such_model"):
        _spacy(sys.executable, "no_such_model", ["One sentence."], tmp_path)
