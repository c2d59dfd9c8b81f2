"""Reports of matches: who plays against whom, and what coaches hope for, is no diplomacy.

There 'Chile' is a team, which 'meets' another, 'asks' for a goal and 'refuses' to concede one. Such a report is known
by its words: several different ones of sport, in a share of the text that reports on a joint Olympic team do not reach.
"""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from tasks.logic.cues import Phrases, longest, words
from tasks.logic.lexicon import Reference


def without_sports(sentences: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The sentences (columns document_id, text and others) of all documents but reports of matches."""
    vocabulary, limits = _vocabulary(reference), _limits(reference)
    n_words: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    for document, text in sentences.select("document_id", "text").iter_rows():
        sentence = words(text)
        n_words[document] = n_words.get(document, 0) + len(sentence)
        if vocabulary.may_stand_in(sentence):
            found.setdefault(document, []).extend(hit.value for hit in longest(vocabulary.find(sentence)))
    sports = [
        document
        for document, cues in found.items()
        if len(set(cues)) >= limits["different_words"] and 100 * len(cues) >= limits["percent"] * n_words[document]
    ]
    return sentences.filter(~pl.col("document_id").is_in(sports)) if sports else sentences


@lru_cache(maxsize=4)
def _vocabulary(reference: Reference) -> Phrases[str]:
    return Phrases((cue, cue) for cue in reference.table("sports_words")["words"])


@lru_cache(maxsize=4)
def _limits(reference: Reference) -> dict[str, float]:
    return {name: float(value) for name, value in reference.table("sports_limits").select("name", "value").iter_rows()}
