"""Phrases of a vocabulary, found in the words of a sentence."""

import pytest

from tasks.logic.cues import GAP, Phrases, words


def found(vocabulary: list[str], text: str) -> list[tuple[str, str]]:
    """Phrases found in a text, each with the characters that it was found in."""
    hits = Phrases((phrase, phrase) for phrase in vocabulary).find(words(text))
    return [(hit.value, text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "covered"),
    [
        ("put an end to", "Oslo put an end to it", "put an end to"),
        ("withdraw* troop*", "Withdrawing troops, it said", "Withdrawing troops"),
        ("won't go", "They won't go", "won't go"),
        ("send _ troops", "to send troops", "send troops"),
        ("send _ troops", "to send four thousand of its troops", "send four thousand of its troops"),
        ("send _ troop* to _ border", "send its troops to the long border", "send its troops to the long border"),
    ],
)
def test_a_phrase_is_found_in_words_stems_and_gaps(phrase: str, text: str, covered: str) -> None:
    assert found([phrase], text) == [(phrase, covered)]


@pytest.mark.parametrize(
    "text", ["put an ending to it", "put an", "withdraw the troops", "send " + "x " * GAP + "x troops"]
)
def test_what_only_begins_like_a_phrase_is_none(text: str) -> None:
    assert found(["put an end to", "withdraw* troop*", "send _ troops"], text) == []


def test_a_gap_ends_with_the_first_word_that_fits() -> None:
    text = "cut aid to Chad, not aid for Mali"
    assert found(["cut _ aid for", "cut _ aid"], text) == [("cut _ aid", "cut aid")]
    hits = Phrases([("cut _ troops", True)]).find(words("cut its last troops, no troops"))
    assert [hit.gaps for hit in hits] == [(1, 2)]


def test_of_phrases_with_one_first_word_the_longest_comes_first_and_stems_last() -> None:
    vocabulary = ["free* trade area", "free", "free trade", "free _ trade"]
    assert [value for value, _ in found(vocabulary, "free trade area")] == [
        "free _ trade",
        "free trade",
        "free",
        "free* trade area",
    ]


def test_a_whole_word_comes_before_a_stem_that_fits_it() -> None:
    vocabulary = ["troop cut*", "troop cut-backs", "troop cut-*"]
    assert found(vocabulary, "troop cut-backs")[0] == ("troop cut-backs", "troop cut-backs")
