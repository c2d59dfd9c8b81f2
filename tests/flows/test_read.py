"""`parley read`: everything found in a document, for people and for programs."""

import json

import pytest

from flows.cli import main

KEYS = ["document", "sentences", "actors", "dates", "attributions", "meetings", "positions"]


def as_json(capsys, *arguments):
    code = main(["read", *map(str, arguments), "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_line_a_file_with_the_promised_keys_in_the_order_given(good, capsys):
    code, documents = as_json(capsys, good / "oslo.txt", good / "lima.txt")
    assert code == 0
    assert [document["document"]["document"] for document in documents] == ["oslo.txt", "lima.txt"]
    for document in documents:
        assert list(document) == KEYS
        assert document["document"]["published_basis"] == "metadata"
    assert documents[1]["document"]["published_earliest"] == "2021-03-03"
    assert any(set(meeting["parties"]) == {"CHL", "PER"} for meeting in documents[1]["meetings"])


def test_every_span_quotes_its_text(good, capsys):
    _, documents = as_json(capsys, good)
    assert len(documents) == 3
    for document in documents:
        text = (good / document["document"]["document"]).read_text()
        quoting = document["sentences"] + document["actors"] + document["dates"]
        quoting += [passage for fact in document["meetings"] + document["positions"] for passage in fact["evidence"]]
        assert quoting
        for row in quoting:
            assert text[row["char_start"] : row["char_end"]] == row["text"]
        for attribution in document["attributions"]:
            assert attribution["cue"]
            assert all(
                0 <= s["char_start"] < s["char_end"] <= len(text) for s in attribution["cue"] + attribution["content"]
            )


def test_the_day_of_publication_can_be_given(good, capsys):
    _, (document,) = as_json(capsys, good / "lima.txt", "--published", "2022-03-02")
    assert document["document"]["published_latest"] == "2022-03-02"


def test_two_files_of_one_content_are_both_read(good, tmp_path, capsys):
    (tmp_path / "copy.txt").write_text((good / "lima.txt").read_text())
    _, documents = as_json(capsys, good / "lima.txt", tmp_path / "copy.txt", "--published", "2021-03-03")
    one, other = documents
    assert one["document"]["document_id"] == other["document"]["document_id"]
    assert [one[key] for key in ("sentences", "actors", "dates")] == [
        other[key] for key in ("sentences", "actors", "dates")
    ]
    assert [m["parties"] for m in one["meetings"]] == [m["parties"] for m in other["meetings"]]


def test_facts_have_the_ids_that_a_night_gives_them(good, shared_warehouse, capsys):
    _, documents = as_json(capsys, good)
    read = {position["position_id"] for document in documents for position in document["positions"]}
    main(
        ["sql", "SELECT position_id FROM positions", "--format", "json", "--warehouse", str(shared_warehouse.warehouse)]
    )
    assert read == {row["position_id"] for row in json.loads(capsys.readouterr().out)}


def test_what_cannot_be_read_is_told_and_the_rest_is_read(mixed, capsys):
    code, documents = as_json(capsys, mixed / "picture.txt", mixed / "lima.txt")
    assert code == 1
    assert [document["document"]["document"] for document in documents] == ["lima.txt"]
    assert main(["read", str(mixed / "picture.txt")]) == 1
    assert "binary" in capsys.readouterr().err


def test_an_empty_document_has_nothing_in_it(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    code, (document,) = as_json(capsys, tmp_path / "empty.txt")
    assert code == 0
    assert all(document[key] == [] for key in KEYS[1:])


@pytest.mark.parametrize("name", ["lima.txt", "oslo.txt"])
def test_people_see_the_text_marked_and_the_facts_in_tables(name, good, capsys):
    assert main(["read", str(good / name)]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "Marked:" in shown
    assert "⟦" in shown
    assert "M1" in shown
