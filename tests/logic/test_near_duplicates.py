"""Near-duplicates: copies are found however they were cut and titled, and texts about one event are none."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.connected import connected
from tasks.logic.document_signatures import document_signatures, likeness, shingles
from tasks.logic.near_duplicates import Known, candidates, copies, near_duplicates
from tests.logic.copy_texts import documents, sentences

STORY = sentences(1)


def found(reference, *texts):
    limits = likeness(reference)
    frame, paragraphs = documents(*({"sentences": text, "title": f"Title {n}"} for n, text in enumerate(texts)))
    return near_duplicates(document_signatures(frame, paragraphs, limits), frame, limits)


def lightly_edited(text):
    return [s.replace(" salmon ", " fish ").replace(" capital ", " city ") for s in text]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(STORY, id="the same text under another title"),
        pytest.param(STORY[:5], id="cut after five of twelve paragraphs"),
        pytest.param([STORY[0], *STORY[3:9]], id="cut in the middle and at the end"),
        pytest.param(lightly_edited(STORY), id="words exchanged"),
        pytest.param([*STORY[:8], *sentences(2, 2)], id="cut, with two paragraphs of its own"),
        pytest.param(["(Agency) " + STORY[0], *(s.upper() for s in STORY[1:])], id="an agency's mark, in capitals"),
        pytest.param(STORY[6:] + STORY[:6], id="paragraphs in another order"),
    ],
)
def test_a_copy_is_found(reference, copy):
    assert found(reference, STORY, copy).select("document_a", "document_b").rows() == [("d_0", "d_1")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(sentences(2), id="another text of the same words"),
        pytest.param([*STORY[:2], *sentences(2, 10)], id="two paragraphs of background in common"),
        pytest.param([STORY[0][:60]], id="one line of it, too short to be a copy"),
        pytest.param(["No."], id="a text without shingles"),
        pytest.param([], id="a headline alone"),
    ],
)
def test_what_is_no_copy_is_not_found(reference, other):
    assert found(reference, STORY, other).is_empty()


@pytest.mark.parametrize(
    ("text", "later", "copied"),
    [
        pytest.param(STORY[:9], 7, True, id="a cut version a week later"),
        pytest.param(STORY[:9], 8, False, id="a form filled in anew"),
        pytest.param(STORY, 300, True, id="a reprint of the whole"),
        pytest.param(STORY[:9], None, True, id="nobody knows when"),
    ],
)
def test_copy_is_printed_within_days(reference, text, later, copied):
    limits = likeness(reference)
    first = dt.date(2019, 3, 1)
    when = first + dt.timedelta(later) if later else None
    frame, paragraphs = documents({"sentences": STORY, "published": first}, {"sentences": text, "published": when})
    signatures = document_signatures(frame, paragraphs, limits)
    assert near_duplicates(signatures, frame, limits).height == copied


def test_likeness_and_containment_are_about_those_of_the_shingles(reference):
    limits = likeness(reference)
    half = STORY[:6]
    a, b = (shingles(" ".join(t).lower().replace(".", "").split(), limits.shingle_words) for t in (STORY, half))
    row = found(reference, STORY, half).row(0, named=True)
    assert row["likeness"] == pytest.approx(len(a & b) / len(a | b), abs=0.1)
    assert row["containment"] == pytest.approx(len(a & b) / len(b), abs=0.15)


def test_signatures_are_the_same_on_every_machine(reference):
    limits = likeness(reference)
    frame, paragraphs = documents({"sentences": ["Envoys of both sides met in the harbour on Monday."]})
    row = document_signatures(frame, paragraphs, limits).row(0, named=True)
    assert (row["n_shingles"], len(row["signature"])) == (6, limits.hashes)
    assert row["signature"][:3] == [923880315, 3332718878, 3276890500]


def test_a_text_in_many_papers_costs_pairs_in_proportion_to_their_number(reference):
    limits = likeness(reference)
    frame, paragraphs = documents(*({"sentences": STORY[: 9 + n % 4]} for n in range(60)))
    signatures = document_signatures(frame, paragraphs, limits)
    pairs = candidates(signatures, limits)
    assert pairs.height < 60 * 59 / 2
    assert connected(near_duplicates(signatures, frame, limits).select("document_a", "document_b").iter_rows()) == [
        sorted(frame["document_id"])
    ]


TEXTS = st.lists(st.tuples(st.integers(1, 3), st.integers(3, 12), st.integers(1, 20)), min_size=2, max_size=8)


@settings(max_examples=12, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_plays_no_part(reference, drawn, random):
    limits = likeness(reference)
    given_texts = [{"sentences": sentences(seed)[:cut], "published": dt_day(day)} for seed, cut, day in drawn]
    frame, paragraphs = documents(*given_texts)
    shuffled = frame.sample(fraction=1, shuffle=True, seed=random.randint(0, 1000))
    made = []
    for order in (frame, shuffled):
        signatures = document_signatures(order, paragraphs, limits)
        near = near_duplicates(signatures.sample(fraction=1, shuffle=True, seed=1), order, limits)
        about = order.select("document_id", "published_latest").join(
            signatures.select("document_id", "n_shingles"), on="document_id"
        )
        made.append((near, copies(about, near)))
    assert made[0][0].equals(made[1][0])
    assert made[0][1].equals(made[1][1])


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.integers(0, 8), st.integers(1, 4))
def test_what_was_found_before_and_what_is_fresh_give_what_looking_at_all_gives(reference, drawn, held, neighbours):
    limits = replace(likeness(reference), neighbours=neighbours)
    frame, paragraphs = documents(
        *({"sentences": sentences(seed)[:cut], "published": dt_day(day)} for seed, cut, day in drawn)
    )
    signatures = document_signatures(frame, paragraphs, limits)
    before = near_duplicates(
        signatures.filter(pl.col("document_id").is_in(frame["document_id"][:held].implode())), frame, limits
    )
    known = Known(before, frame["document_id"][held:])
    assert near_duplicates(signatures, frame, limits, known).equals(near_duplicates(signatures, frame, limits))


def dt_day(day):
    return dt.date(2019, 3, day)


def test_a_copy_is_one_of_the_document_published_first_and_of_these_the_longest():
    about = pl.DataFrame(
        {
            "document_id": ["d_a", "d_b", "d_c", "d_d", "d_e"],
            "published_latest": [dt_day(5), dt_day(4), dt_day(4), dt_day(3), None],
            "n_shingles": [90, 50, 80, 70, 99],
        }
    )
    pairs = pl.DataFrame({"document_a": ["d_a", "d_b", "d_a"], "document_b": ["d_b", "d_c", "d_x"]})
    assert copies(about, pairs).rows() == [("d_a", "d_c"), ("d_b", "d_c")]
