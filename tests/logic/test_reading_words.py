"""Word lists, and the constructions that they fill."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tasks.logic.lexicon import load_reference
from tasks.logic.reading_words import Construction, WordLists, word_lists
from tasks.logic.reference_words import READING_LISTS

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds/reference"
LISTS = WordLists([("said", "said"), ("said", "said so"), ("judging", "reject*"), ("lasting", "isn't over")])


def test_a_construction_has_the_words_of_its_lists_longest_first():
    found = LISTS[Construction(r"\b{said}\b")].search("Oslo said  so.")
    assert found is not None and found.group() == "said  so"
    assert LISTS[Construction(r"{judging}\Z")].match("rejecting")
    assert LISTS[Construction("{lasting}")].match("isn’t over")


def test_a_construction_is_compiled_once():
    construction = Construction(r"\b{said}\b")
    assert LISTS[construction] is LISTS[construction]


def test_a_list_without_words_finds_nothing_and_one_that_there_is_not_is_refused():
    assert LISTS[Construction("{move}|Oslo")].search("a move") is None
    with pytest.raises(KeyError, match="so_not"):
        Construction("{so_not}")


def test_stems_are_kept_apart_from_their_asterisk():
    assert LISTS.starts["judging"] == ("reject",)
    assert LISTS.words["said"] == {"said", "said so"}


def test_every_construction_is_a_pattern_with_the_words_that_we_ship():
    lists = word_lists(load_reference(SEEDS))
    modules = [importlib.import_module(f"tasks.logic.{path.stem}") for path in (ROOT / "tasks/logic").glob("*.py")]
    found = {c for module in modules for c in vars(module).values() if isinstance(c, Construction)}
    assert found and all(lists[construction] for construction in found)


def test_every_list_that_the_code_names_has_words_and_is_asked_for():
    lists = word_lists(load_reference(SEEDS))
    assert [name for name in READING_LISTS if not lists.words[name]] == []
    code = "".join(path.read_text() for path in (ROOT / "tasks/logic").glob("*.py") if path.stem != "reference_words")
    assert [name for name in sorted(READING_LISTS) if f"{{{name}}}" not in code and f'["{name}"]' not in code] == []
