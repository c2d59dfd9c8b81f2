"""The documents that the marks are measured on."""

import json

import yaml

from accuracy.corpus import load_corpus


def test_the_documents_of_facts_stay_apart_from_those_of_spans(tmp_path):
    root, shared = tmp_path / "checkout", tmp_path / "shared"
    golden = root / "tests" / "golden"
    (shared / "timeml").mkdir(parents=True)
    golden.mkdir(parents=True)
    (shared / "timeml" / "a.txt").write_text("Fiji voted on Monday.\n", encoding="utf-8")
    (shared / "timeml" / "a.gold.json").write_text("[]", encoding="utf-8")
    item = {"id": "p1", "published": "2011-05-04", "text": "Fiji met Chad.", "meetings": [], "positions": []}
    (golden / "items.yaml").write_text(yaml.safe_dump([item]), encoding="utf-8")
    index = {"name": "few", "use": "development", "passages": "tests/golden/items.yaml", "note": "a passage"}
    (golden / "sets.yaml").write_text(json.dumps([index]), encoding="utf-8")

    corpus = load_corpus(root, shared)

    assert corpus.raw["document"].to_list() == ["p1.txt"]
    assert [one.raw["document"].to_list() for one in corpus.spans] == [["a.txt"]]
