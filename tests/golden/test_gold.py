"""The gold facts: written in the terms of the house, quoting texts that are ours and only pointing into others."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from accuracy.wordless import load_yaml
from expectations.meetings import FORMATS, STATUSES
from expectations.positions import ACTS, STANCES

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BUNDLED = sorted((HERE / "seeds").glob("*.yaml"))
OURS = BUNDLED + sorted((HERE / "articles").glob("*.yaml"))
THEIRS = sorted([*(HERE / "newswire").glob("*.yaml"), *(HERE / "agencies").glob("*.yaml")])
PASSAGES = sorted((HERE / "passages").glob("*.yaml"))
DOCUMENTS = ROOT / "seeds" / "documents"
SHARED = ROOT.parent / "shared"
LONGEST_NAME = 90  # characters of a name, a code or a line of the header
LONGEST_LOAN = 12  # words in a row that may not coincide with another text


@cache
def loaded(path: Path) -> Any:
    """What stands in a file, read once."""
    return load_yaml(path)


def load(path: Path) -> tuple[dict[str, Any], str]:
    gold = loaded(path)
    texts = DOCUMENTS if path in BUNDLED else path.parent
    return gold, (texts / gold["document"]).read_text(encoding="utf-8").replace("\u00a0", " ")


def test_every_bundled_document_has_gold_facts() -> None:
    assert [path.stem for path in BUNDLED] == sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


def test_every_gold_file_is_in_one_set_and_for_one_use() -> None:
    named: dict[str, list[str]] = {"seeds": [], "articles": [], "newswire": [], "agencies": []}
    for entry in loaded(HERE / "sets.yaml"):
        if entry.get("gold", "").startswith("tests/golden/"):
            folder = ROOT / entry["gold"]
            named[folder.name] += entry.get("documents") or [path.stem for path in folder.glob("*.yaml")]
        assert entry["use"] in ("development", "held out")
    files = [entry["passages"] for entry in loaded(HERE / "sets.yaml") if "passages" in entry]
    assert sorted(files) == [path.relative_to(ROOT).as_posix() for path in PASSAGES]
    assert {folder: sorted(stems) for folder, stems in named.items()} == {
        folder: sorted(path.stem for path in (HERE / folder).glob("*.yaml")) for folder in named
    }


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_gold_facts_quote_their_document(path: Path) -> None:
    gold, text = load(path)
    passages = [passage for fact in gold["meetings"] + gold["positions"] for passage in fact["evidence"]]
    quotes = [position["quote"] for position in gold["positions"] if position["quote"]]

    assert [words for words in passages + quotes if words not in text] == []


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_gold_facts_quote_their_passage(path: Path) -> None:
    lost = [
        (item["id"], words)
        for item in loaded(path)
        for fact in item["meetings"] + item["positions"]
        for words in [*fact["evidence"], fact.get("quote") or ""]
        if words not in item["text"]
    ]

    assert lost == []


@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.stem)
def test_gold_facts_of_other_texts_hold_no_words_of_theirs(path: Path) -> None:
    gold = loaded(path)
    passages = [passage for fact in gold["meetings"] + gold["positions"] for passage in fact["evidence"]]
    quotes = [position["quote"] for position in gold["positions"] if position["quote"]]

    assert all(0 <= start < end for start, end in passages + quotes)
    assert max(len(run) for run in re.findall(r"[^\[\],\n]+", path.read_text(encoding="utf-8"))) <= LONGEST_NAME


@pytest.mark.parametrize("path", OURS + THEIRS + PASSAGES, ids=lambda path: path.stem)
def test_gold_facts_use_the_terms_of_the_house(path: Path) -> None:
    items = loaded(path) if path in PASSAGES else [loaded(path)]
    gold = {kind: [fact for item in items for fact in item[kind]] for kind in ("meetings", "positions")}

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
