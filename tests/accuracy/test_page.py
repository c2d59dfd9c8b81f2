"""The scoreboard as a page, and what it must not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from accuracy.corpus import load_corpus
from accuracy.layers import LAYERS
from accuracy.page import page, table
from accuracy.scoreboard import measured

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
FIGURE = re.compile(r"(\d\.\d{3})\*{0,2} \(P (\d\.\d\d), R (\d\.\d\d): (\d+)/(\d+)/(\d+)\)")
OURS = "Peru called for an end to the sanctions of its neighbours. Chad welcomed the visitors."
THEIRS = "Kenya demanded the release of all prisoners. Mali hosted a festival."
UNSEEN = "Norway called for a ceasefire. Togo counted its votes."


def position(party, issue, words):
    return {"holder": [party], "party": [party], "issue": [issue], "stance": ["oppose"], "act": ["call"], "quote": None,
            "evidence": [words]}  # fmt: skip


@pytest.fixture(scope="module")
def told(reference, tmp_path_factory):
    """The page of three small sets: ours, another's, and one held out; each has one miss."""
    root, shared = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("shared")
    texts = {"ours": (OURS, "Chad welcomed the visitors"), "theirs": (THEIRS, "Mali hosted a festival"),
             "unseen": (UNSEEN, "Togo counted its votes")}  # fmt: skip
    index = []
    for name, (text, missed) in texts.items():
        theirs = name == "theirs"
        folder = (shared if theirs else root) / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        gold = {"document": f"{name}.txt", "meetings": [], "positions": [position("TCD", "trade", missed)]}
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(gold), encoding="utf-8")
        place = f"shared/{name}" if theirs else name
        use = "held out" if name == "unseen" else "development"
        index.append({"name": name, "use": use, "gold": place, "texts": place, "note": "a set"})
    index.append({"name": "lost", "use": "development", "gold": "ours", "texts": "shared/lost", "note": "not there"})
    (root / "tests" / "golden").mkdir(parents=True)
    (root / "tests" / "golden" / "sets.yaml").write_text(yaml.safe_dump(index), encoding="utf-8")
    layers = [layer for layer in LAYERS if layer.name == "attributions"]
    return page(measured(load_corpus(root, shared), reference, layers))


def test_misses_of_our_texts_are_quoted(told):
    assert "missed position: TCD, trade, oppose: “Chad welcomed the visitors”" in told


def test_misses_of_other_texts_are_named_without_a_word_of_theirs(told):
    assert "theirs.txt\n  - missed position: TCD, trade, oppose\n" in told
    assert "festival" not in told


def test_misses_of_held_out_sets_are_only_counted(told):
    assert "unseen.txt" not in told
    assert "Togo" not in told


def test_sets_without_their_texts_are_left_out_with_a_word(told):
    assert "Left out, because their texts are missing: lost, timeml, attributions." in told


def test_layers_are_shown_beside_everything(told):
    assert "| **everything** |" in told
    assert "| attributions: who said what |" in told


def test_a_table_is_one_line_a_row():
    assert table(["set", "F1"], [["a", 0.5]]) == "| set | F1 |\n| --- | --: |\n| a | 0.5 |\n"


def test_the_figures_of_the_page_agree_with_their_counts():
    figures = FIGURE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(figures) >= 4 * 8
    for f1, precision, recall, hits, read, gold in figures:
        assert float(f1) == pytest.approx(2 * int(hits) / (int(read) + int(gold)), abs=0.0006)
        assert float(precision) == pytest.approx(int(hits) / int(read), abs=0.006)
        assert float(recall) == pytest.approx(int(hits) / int(gold), abs=0.006)
