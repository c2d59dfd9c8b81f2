"""Editions: what supersedes what, and what only looks like an edition."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.document_editions import document_editions, edition_marks, plain_title
from tasks.logic.document_signatures import document_signatures, likeness
from tasks.logic.near_duplicates import near_duplicates
from tests.logic.copy_texts import documents, sentences

STORY = sentences(1)
CORRECTED = [STORY[0].replace("envoys", "ministers").replace("border", "coast"), *STORY[1:]]
AT = {"url": "https://example.org/a"}
WIRE = {"publisher": "Wire", "title": "Envoys meet in the harbour"}


def day(number):
    return dt.date(2019, 3, number)


def editions(reference, *given_documents, order=None):
    limits = likeness(reference)
    frame, paragraphs = documents(*given_documents)
    frame = frame if order is None else frame[order]
    signatures = document_signatures(frame, paragraphs, limits)
    near = near_duplicates(signatures, frame, limits)
    return document_editions(frame, signatures, near, edition_marks(reference), limits)


def superseded(reference, *given_documents):
    made = editions(reference, *given_documents).drop_nulls("superseded_by")
    return dict(made.select("document_id", "superseded_by").iter_rows())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(AT, AT | {"published": day(6)}, id="one address, published later"),
        pytest.param(AT, AT | {"night": 7}, id="one address and day, fetched later"),
        pytest.param(AT | {"night": 7, "title": "Envoys meet"}, AT | {"title": "CORRECTED-Envoys meet"},
                     id="one address and day, marked as corrected, though fetched first"),
        pytest.param(AT | {"basis": "inferred", "published": day(9)}, AT | {"basis": "inferred", "night": 7},
                     id="days that were inferred do not tell the order, fetching does"),
        pytest.param(WIRE, WIRE | {"published": day(6)}, id="publisher and title, published later"),
        pytest.param(WIRE | {"title": "Envoys meet"}, WIRE | {"title": "UPDATE 2-Envoys meet"}, id="counted by the agency"),
        pytest.param(WIRE | {"title": "UPDATE 2-Envoys meet"}, WIRE | {"title": "UPDATE 10-Envoys meet"}, id="tenth update"),
        pytest.param(WIRE | {"title": "Envoys meet (LEAD)"}, WIRE | {"title": "Envoys meet (2nd LEAD)"}, id="second lead"),
    ],
)  # fmt: skip
def test_a_later_edition_supersedes(reference, first, second):
    one, other = first | {"sentences": STORY}, second | {"sentences": CORRECTED}
    assert superseded(reference, one, other) == {"d_0": "d_1"}
    assert superseded(reference, other | {"document_id": "d_1"}, one | {"document_id": "d_0"}) == {"d_0": "d_1"}


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param({"publisher": "A"}, {"publisher": "B"}, STORY, id="a copy in another paper"),
        pytest.param(WIRE | {"publisher": "Paper"}, WIRE, CORRECTED, id="the same title in another paper"),
        pytest.param(WIRE, WIRE | {"title": "Ferry delayed"}, CORRECTED, id="another title of the same publisher"),
        pytest.param(WIRE, WIRE | {"published": day(9)}, sentences(2), id="a standing headline over another text"),
        pytest.param(AT, {"url": "https://example.org/b"}, CORRECTED, id="another address"),
        pytest.param(AT, AT | {"published": day(9)}, sentences(2), id="a page with other news on another day"),
        pytest.param({"url": "https://example.org/"}, {"url": "https://example.org/", "night": 9}, CORRECTED, id="front page"),
        pytest.param({}, {}, STORY, id="nothing known of either"),
    ],
)  # fmt: skip
def test_what_is_no_edition_supersedes_nothing(reference, first, second, text):
    assert superseded(reference, first | {"sentences": STORY}, second | {"sentences": text}) == {}


def test_every_edition_is_superseded_by_the_present_one(reference):
    rewritten = [*STORY[:4], *sentences(3, 8)]
    made = editions(
        reference,
        AT | {"sentences": rewritten, "published": day(7)},
        AT | {"sentences": STORY},
        AT | {"sentences": CORRECTED, "published": day(6)},
    )
    assert made.rows() == [
        ("d_1", "d_1.txt", "d_1", 1, "d_0", "address"),
        ("d_2", "d_2.txt", "d_1", 2, "d_0", "address"),
        ("d_0", "d_0.txt", "d_1", 3, None, "address"),
    ]


@pytest.mark.parametrize(
    ("title", "plain", "count"),
    [
        ("Envoys meet in Oslo", "envoys meet in oslo", 0),
        ("UPDATE 3-Envoys meet in Oslo", "envoys meet in oslo", 4),
        ("CORRECTED-UPDATE 1-Envoys meet", "envoys meet", 3),
        ("Envoys meet (4th LEAD)", "envoys meet", 5),
        ("Envoys meet (updated 3)", "envoys meet", 4),
        ("2nd Ld Writethru: Envoys meet", "envoys meet", 3),
        ("Corrections officers meet", "corrections officers meet", 0),
        ("Update", "update", 0),
        ("", "", 0),
    ],
)
def test_titles_without_marks_of_editions(reference, title, plain, count):
    assert plain_title(title, edition_marks(reference)) == (plain, count)


DRAWN = st.lists(
    st.fixed_dictionaries(
        {
            "sentences": st.sampled_from([STORY, CORRECTED, STORY[:7], sentences(2)]),
            "published": st.integers(4, 6).map(day),
            "night": st.integers(6, 7),
            "url": st.sampled_from([None, "https://example.org/a", "https://example.org/b"]),
            "publisher": st.sampled_from([None, "Wire"]),
            "title": st.sampled_from([None, "Envoys meet", "UPDATE 1-Envoys meet"]),
        }
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=12, deadline=None)
@given(DRAWN, st.randoms(use_true_random=False))
def test_the_order_of_documents_plays_no_part(reference, drawn, random):
    order = list(range(len(drawn)))
    random.shuffle(order)
    assert editions(reference, *drawn).equals(editions(reference, *drawn, order=order))
