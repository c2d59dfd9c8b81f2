"""The gold facts of the bundled documents: written in the terms of the house, and quoting their documents."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from expectations.meetings import FORMATS, STATUSES
from expectations.positions import ACTS, STANCES

ROOT = Path(__file__).parents[2]
GOLD = sorted((Path(__file__).parent / "seeds").glob("*.yaml"))
DOCUMENTS = ROOT / "seeds" / "documents"
SHARED = ROOT.parent / "shared"
LONGEST_LOAN = 12  # words in a row that may not coincide with another text


def load(path: Path) -> tuple[dict[str, Any], str]:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    return gold, (DOCUMENTS / gold["document"]).read_text(encoding="utf-8").replace("\u00a0", " ")


def test_every_bundled_document_has_gold_facts() -> None:
    assert [path.stem for path in GOLD] == sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_facts_quote_their_document(path: Path) -> None:
    gold, text = load(path)
    passages = [passage for fact in gold["meetings"] + gold["positions"] for passage in fact["evidence"]]
    quotes = [position["quote"] for position in gold["positions"] if position["quote"]]

    assert [words for words in passages + quotes if words not in text] == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_facts_use_the_terms_of_the_house(path: Path) -> None:
    gold, _ = load(path)

    assert {status for meeting in gold["meetings"] for status in meeting["status"]} <= set(STATUSES)
    assert {form for meeting in gold["meetings"] for form in meeting["format"]} <= {*FORMATS, ""}
    assert {stance for position in gold["positions"] for stance in position["stance"]} <= set(STANCES)
    assert {act for position in gold["positions"] for act in position["act"]} <= set(ACTS)


@pytest.mark.skipif(not SHARED.exists(), reason="the texts that ours were written after are not part of the repository")
def test_bundled_documents_are_in_our_own_words() -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in (SHARED / "seeds").glob("*.txt"):
        theirs |= runs(path)

    loans = {path.name: runs(path) & theirs for path in DOCUMENTS.glob("*.txt")}
    assert {name: shared for name, shared in loans.items() if shared} == {}


def runs(path: Path) -> set[tuple[str, ...]]:
    """All runs of so many words in a text."""
    words = re.findall(r"\w+", path.read_text(encoding="utf-8").lower())
    return {tuple(words[start : start + LONGEST_LOAN]) for start in range(len(words) - LONGEST_LOAN + 1)}
