"""Reports of matches: who plays against whom, and what coaches hope for, is no diplomacy.

There 'Chile' is a team, which 'meets' another, 'asks' for a goal and 'refuses' to concede one. Such a report is known
by its words: several different ones of sport, in a share of the text that reports on a joint Olympic team do not reach.
"""

from __future__ import annotations

import re
from functools import lru_cache

import polars as pl

from tasks.logic.cues import Phrases, longest, words
from tasks.logic.lexicon import Reference

_LETTERS = re.compile(r"[^\W_]+")


def without_sports(sentences: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The sentences (columns document_id, text and others) of all documents but reports of matches.

    Few documents have several phrases that may be of sport, and only these are taken apart into words.
    """
    n_likely = pl.col("text").str.count_matches(_likely(reference)).sum()
    perhaps = (
        sentences.group_by("document_id", maintain_order=True)
        .agg("text", n_likely=n_likely)
        .filter(pl.col("n_likely") >= _limits(reference)["different_words"])
    )
    texts = perhaps.select("document_id", "text").iter_rows()
    sports = [document for document, sentences_of in texts if _is_of_a_match(sentences_of, reference)]
    return sentences.filter(~pl.col("document_id").is_in(sports)) if sports else sentences


def _is_of_a_match(sentences: list[str], reference: Reference) -> bool:
    vocabulary, limits = _vocabulary(reference), _limits(reference)
    split = [words(text) for text in sentences]
    cues = [hit.value for sentence in split for hit in longest(vocabulary.find(sentence))]
    enough = 100 * len(cues) >= limits["percent"] * sum(map(len, split))
    return enough and len(set(cues)) >= limits["different_words"]


@lru_cache(maxsize=4)
def _likely(reference: Reference) -> str:
    """A pattern for the letters of any phrase of the vocabulary, where a word may begin and wherever it ends."""
    parted = r"[^\pL\pN]*"
    spelled = sorted({parted.join(_LETTERS.findall(cue)) for cue in reference.table("sports_words")["words"]})
    return rf"(?i)(?:^|[^\pL\pN])(?:{'|'.join(spelled)})"


@lru_cache(maxsize=4)
def _vocabulary(reference: Reference) -> Phrases[str]:
    return Phrases((cue, cue) for cue in reference.table("sports_words")["words"])


@lru_cache(maxsize=4)
def _limits(reference: Reference) -> dict[str, float]:
    return {name: float(value) for name, value in reference.table("sports_limits").select("name", "value").iter_rows()}
