"""Gate 1: what may be read, and what goes to quarantine for which reason."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations import raw_documents
from expectations.gate import RESULTS, DocumentsVerdict, admitted, judge_measures
from expectations.raw_documents import QUARANTINE
from expectations.thresholds import Thresholds

SCHEMA = {
    "document_id": pl.String, "document": pl.String, "source": pl.String, "media_type": pl.String, "text": pl.String,
    "n_bytes": pl.Int64, "sha256": pl.String, "title": pl.String, "publisher": pl.String, "url": pl.String,
    "published": pl.Date, "language": pl.String, "problem": pl.String, "problem_detail": pl.String,
}  # fmt: skip
JUDGED_AT = datetime(2024, 5, 6, 2, tzinfo=UTC)
NOBODY = pl.DataFrame(schema={"document_id": pl.String, "document": pl.String})


def raw(*documents: dict[str, object]) -> pl.DataFrame:
    """Raw documents: English articles named 0.txt, 1.txt, ... but for what is given."""
    rows = []
    for place, document in enumerate(documents):
        text = str(document.get("text", f"The envoys met in Quito for the {place}th time."))
        digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
        name = f"{place}.txt"
        given = {"document": name, "source": f"in/{name}", "language": "en", **document}
        rows.append({**given, "text": text, "sha256": digest, "document_id": f"d_{digest[:16]}", "n_bytes": len(text)})
    return pl.DataFrame(rows, schema=SCHEMA)


def judge_documents(documents, held, thresholds, judged_at=None) -> DocumentsVerdict:
    """Judge documents as gate 1 does, but all in one part."""
    verdict = judge_measures(raw_documents.measures(documents, held), thresholds, judged_at)
    return replace(verdict, admitted=admitted(documents, verdict.admitted))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


BROKEN = {
    "an empty file": ({"text": ""}, "empty", "nothing but white space"),
    "a file of spaces, line ends and a byte order mark": ({"text": "\ufeff \n\u00a0\t\n"}, "empty", "white space"),
    "a menu of one word a line": ({"text": "Home\nNews\nSport\nContact"}, "too_short", "more than 1 words"),
    "two words": ({"text": "They met."}, "too_short", "more than 2 words"),
    "digits only": ({"text": "1997 2001 2006 12 45"}, "too_short", "more than 0 words"),
    "control characters in the text": ({"text": "abc defg hijk\x00\x01\x02"}, "binary", "18.8%"),
    "many replacement characters": ({"text": "The env\ufffdys met in Qu\ufffdto."}, "undecodable", "U+FFFD"),
    "a body in another language": ({"language": "tr"}, "not_english", "'tr'"),
    "a problem that ingest met": (
        {"text": "", "problem": "broken_sidecar", "problem_detail": "line 2: a comma is missing"},
        "broken_sidecar",
        "line 2: a comma is missing",
    ),
    "a file too large to be read": ({"text": "", "problem": "too_large"}, "too_large", "larger than the limit"),
    "a file that may not be read": ({"text": "", "problem": "unreadable"}, "unreadable", "could not be read"),
    "a problem without a name": ({"text": "", "problem": "cursed"}, "unreadable", "'cursed'"),
    "bytes that are no text": ({"text": "", "problem": "undecodable"}, "undecodable", "no text"),
    "a picture": ({"text": "", "problem": "binary"}, "binary", "binary data"),
}


@pytest.fixture(scope="module")
def quarantined(thresholds: Thresholds) -> pl.DataFrame:
    """All broken documents in one night, beside a good one."""
    documents = [{**document, "document": f"{what}.txt"} for what, (document, _, _) in BROKEN.items()]
    verdict = judge_documents(raw({"document": "good.txt"}, *documents), NOBODY, thresholds, JUDGED_AT)
    assert verdict.admitted["document"].to_list() == ["good.txt"]
    return verdict.quarantine


@pytest.mark.parametrize("what", BROKEN)
def test_broken_documents_are_quarantined_with_their_reason(quarantined: pl.DataFrame, what: str) -> None:
    _, reason, detail = BROKEN[what]
    [row] = quarantined.filter(pl.col("document") == f"{what}.txt").to_dicts()

    assert row["reason"] == reason
    assert detail in row["detail"]
    assert row["expectation"].startswith("expect_column_values_to_")
    assert row["quarantined_at"] == JUDGED_AT


GOOD = {
    "a short sentence": {"text": "The envoys met."},
    "a form feed and a replaced character in a long text": {"text": "The envoys met in Quito. " * 50 + "\f\ufffd"},
    "a language that nobody could tell": {"language": None},
    "typographic quotes and accents": {"text": "“Não,” said the Élysée’s envoy — and left."},
}


def test_good_documents_are_admitted_as_they_came(thresholds: Thresholds) -> None:
    documents = raw(*({"document": f"{what}.txt", **document} for what, document in GOOD.items()))
    verdict = judge_documents(documents, NOBODY, thresholds)

    assert verdict.quarantine.is_empty()
    assert verdict.admitted.equals(documents)


SAID = "The ministers of Peru and Ecuador signed the treaty."


@pytest.mark.parametrize(
    ("names", "held", "admitted", "duplicates"),
    [
        pytest.param(
            ["b.txt", "a.txt"], {}, ["a.txt"], {"b.txt": "a.txt"}, id="twice in a night: the first by name stays"
        ),
        pytest.param(["b.txt"], {"a.txt": SAID}, [], {"b.txt": "a.txt"}, id="held under another name"),
        pytest.param(["a.txt"], {"a.txt": SAID}, ["a.txt"], {}, id="held under its own name: no duplicate of itself"),
        pytest.param(["a.txt", "b.txt"], {"a.txt": SAID}, ["a.txt"], {"b.txt": "a.txt"}, id="held, and copied since"),
        pytest.param(["b.txt"], {"a.txt": "Something else was said."}, ["b.txt"], {}, id="held with other content"),
    ],
)
def test_duplicates(
    thresholds: Thresholds, names: list[str], held: dict[str, str], admitted: list[str], duplicates: dict[str, str]
) -> None:
    documents = raw(*({"document": name, "text": SAID} for name in names))
    known = pl.DataFrame(
        {"document_id": [f"d_{sha256(text)[:16]}" for text in held.values()], "document": list(held)},
        schema=NOBODY.schema,
    )
    verdict = judge_documents(documents, known, thresholds)

    assert verdict.admitted["document"].to_list() == admitted
    assert {row["document"]: row["detail"] for row in verdict.quarantine.to_dicts()} == {
        name: f"same content as {first}" for name, first in duplicates.items()
    }


def test_documents_without_text_are_no_duplicates_of_each_other(thresholds: Thresholds) -> None:
    documents = raw(
        {"text": "", "problem": "unreadable"}, {"text": "", "problem": "binary"}, {"text": ""}, {"text": ""}
    )
    verdict = judge_documents(documents, NOBODY, thresholds)

    assert verdict.quarantine["reason"].to_list() == ["unreadable", "binary", "empty", "empty"]


def test_a_night_without_documents_is_judged_too(thresholds: Thresholds) -> None:
    verdict = judge_documents(raw(), NOBODY, thresholds)

    assert verdict.admitted.is_empty()
    assert verdict.quarantine.schema == QUARANTINE
    assert verdict.results.schema == RESULTS
    assert verdict.results["success"].all()


def test_results_count_what_failed(thresholds: Thresholds) -> None:
    verdict = judge_documents(raw({}, {"language": "de"}, {"language": "fr"}), NOBODY, thresholds)
    [row] = verdict.results.filter(~pl.col("success")).to_dicts()

    assert (row["gate"], row["suite"], row["column"]) == ("documents", "raw_documents", "language")
    assert row["unexpected_count"] == 2
    assert "'1.txt'" in row["observed"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries({
            "text": st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
            "problem": st.sampled_from([None, None, None, "binary", "x"]),
            "language": st.sampled_from(["en", "ru", None]),
        }),
        max_size=40,
    )
)  # fmt: skip
def test_no_document_is_lost_whatever_it_holds(thresholds: Thresholds, documents: list[dict[str, object]]) -> None:
    frame = raw(*documents)
    verdict = judge_documents(frame, NOBODY, thresholds)

    names = verdict.admitted["document"].to_list() + verdict.quarantine["document"].to_list()
    assert sorted(names) == sorted(frame["document"].to_list())


def test_measures_are_one_row_per_document_in_the_order_given() -> None:
    documents = raw({"text": "One\ntwo three four\n"}, {"text": "ab\x00\ufffd"})
    measured = raw_documents.measures(documents, NOBODY)

    assert measured.select(
        "row", "n_characters", "n_words_in_longest_line", "control_share", "replacement_share", "duplicate_of"
    ).rows() == [(0, 18, 3, 0.0, 0.0, None), (1, 4, 1, 0.25, 0.25, None)]
