"""What a document says does not depend on what is read beside it: the tests that read one sentence each rely on it."""

import datetime as dt

import pytest

from tests.read_together import PUBLISHED, readings

TEXTS = [
    ("Peru called for a ceasefire. It rejected sanctions against Chile.", PUBLISHED),
    ("LIMA (Agency) - Chilean Foreign Minister Ana Rojas met President Hugo Banzer of Bolivia in Lima on Sunday.", PUBLISHED),
    ("Prime Minister Ana Rojas of Norway will visit Oslo next week, “if the talks go on,” she said.", dt.date(1999, 5, 4)),
    ("He met her there the day after. Both sides agreed to meet again.", None),
    ("Die Außenminister von Chile und Peru haben sich am Mittwoch in Lima getroffen.", PUBLISHED),
    ("", PUBLISHED),
    ("Copyright 2010\n\nPeru\n\nThe two presidents held talks in Quito, Rojas said.\n\nAll rights reserved.", PUBLISHED),
]  # fmt: skip


@pytest.fixture(scope="module")
def together(reference):
    return readings(TEXTS, reference)


@pytest.mark.parametrize("one", TEXTS, ids=[text[:20] for text, _ in TEXTS])
def test_a_text_is_read_among_others_as_it_is_alone(one, together, reference):
    alone = readings([one], reference)[one].frames()
    assert all(alone[name].equals(frame) for name, frame in together[one].frames().items())
    assert {name: frame.schema for name, frame in alone.items()} == {
        name: frame.schema for name, frame in together[one].frames().items()
    }


@pytest.mark.parametrize(("who", "whom"), [("Peru", "Chile"), ("Norway", "Chad"), ("Chile", "Peru")])
def test_each_case_is_given_what_it_asks_for(read, who, whom):
    for verb in ("urged", "asked"):
        text = f"{who} {verb} {whom} to lift the sanctions."
        found = read(text)
        assert found.documents["text"].to_list() == [text]
        assert found.positions["holder"].to_list() == [who]
