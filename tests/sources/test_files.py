"""Files and folders as raw documents, and what becomes of those that cannot be read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.sources.files import RAW_SCHEMA, MissingSource, collect

LIMIT = 100_000
TEXT = "The envoys of both islands met on Monday. They will meet again."


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(*sources: str | Path, limit_bytes: int = LIMIT) -> dict[str, Any]:
    frame = collect(list(sources), limit_bytes)
    assert frame.height == 1
    return frame.row(0, named=True)


def test_one_file_is_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    assert only(path) == {
        "document_id": f"d_{sha256[:16]}",
        "document": "a.txt",
        "source": str(path),
        "media_type": "text/plain",
        "text": TEXT,
        "n_bytes": len(TEXT),
        "sha256": sha256,
        "title": None,
        "publisher": None,
        "url": None,
        "published": None,
        "language": None,
        "author": None,
        "source_name": None,
        "raw_sha256": None,
        "fetched_at": None,
        "problem": None,
        "problem_detail": None,
    }


def test_folders_are_searched_in_sorted_order_for_documents_alone(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a.md",
        "sub/c.HTM",
        "sub/deep/d.txt",
        ".hidden.txt",
        ".git/e.txt",
        "f.pdf",
        "g.json",
        "h.txt~",
    ]:
        write(tmp_path / name, f"{TEXT} {name}")
    frame = collect([tmp_path], LIMIT)
    assert frame["document"].to_list() == ["a.md", "b.txt", "c.HTM", "d.txt"]
    assert frame["media_type"].to_list() == ["text/markdown", "text/plain", "text/html", "text/plain"]
    assert frame.schema == pl.Schema(RAW_SCHEMA)


def test_no_files_no_rows(tmp_path: Path) -> None:
    assert collect([tmp_path], LIMIT).schema == pl.Schema(RAW_SCHEMA)
    assert collect([], LIMIT).height == 0


def test_a_missing_source_is_named_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    with pytest.raises(MissingSource, match="nowhere"):
        collect([tmp_path, tmp_path / "nowhere"], LIMIT)


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert collect([tmp_path, path, str(path)], LIMIT).height == 1


def test_folders_that_link_in_a_circle_are_searched_once(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert collect([tmp_path], LIMIT)["document"].to_list() == ["a.txt"]


class TestText:
    def test_line_ends_become_those_of_read_text(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", "One.\r\nTwo.\rThree.\n")
        assert only(path)["text"] == "One.\nTwo.\nThree.\n" == path.read_text(encoding="utf-8")

    def test_a_byte_order_mark_stays_a_character(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", b"\xef\xbb\xbfOne.")
        assert only(path)["text"] == "\ufeffOne." == path.read_text(encoding="utf-8")

    def test_the_hash_is_that_of_the_text(self, tmp_path: Path) -> None:
        row = only(write(tmp_path / "a.txt", "Één.\r\n"))
        assert row["sha256"] == hashlib.sha256("Één.\n".encode()).hexdigest()
        assert row["n_bytes"] == len("Één.\r\n".encode())

    def test_an_empty_file_is_a_document_without_text(self, tmp_path: Path) -> None:
        row = only(write(tmp_path / "a.txt", ""))
        assert (row["text"], row["problem"]) == ("", None)


class TestProblems:
    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            pytest.param(b"Caf\xe9 talks", "undecodable", id="another encoding"),
            pytest.param("Talks".encode("utf-16"), "undecodable", id="UTF-16"),
            pytest.param(b"Talks\x00 end", "binary", id="NUL bytes"),
            pytest.param(bytes(range(1, 32)) * 20, "binary", id="control characters"),
            pytest.param(b"x" * (LIMIT + 1), "too_large", id="over the limit"),
        ],
    )
    def test_a_file_that_is_no_text_says_why(self, content: bytes, problem: str, tmp_path: Path) -> None:
        row = only(write(tmp_path / "a.txt", content))
        assert (row["problem"], row["text"], row["document_id"]) == (problem, "", None)
        assert row["problem_detail"]
        known = None if problem == "too_large" else hashlib.sha256(content).hexdigest()
        assert row["sha256"] == known
        assert row["n_bytes"] == len(content)

    def test_the_limit_itself_is_allowed(self, tmp_path: Path) -> None:
        assert only(write(tmp_path / "a.txt", "x" * LIMIT))["problem"] is None

    def test_a_link_to_nothing_is_unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
        row = only(tmp_path)
        assert (row["problem"], row["sha256"]) == ("unreadable", None)

    def test_a_pipe_is_unreadable_and_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.txt")
        assert only(tmp_path)["problem"] == "unreadable"

    def test_a_name_that_is_no_unicode_can_be_shown(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
        Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
        assert only(tmp_path)["document"] == "caf?.txt"


class TestSidecars:
    def test_its_values_are_the_documents(self, tmp_path: Path) -> None:
        about = {"title": " Envoys\nmeet ", "publisher": "Gazette", "url": "https://news.example/1", "language": "EN"}
        write(tmp_path / "a.json", json.dumps(about | {"published": "2014-05-06", "author": 7}))
        write(tmp_path / "a.txt")
        row = only(tmp_path)
        assert (row["title"], row["publisher"], row["url"]) == ("Envoys meet", "Gazette", "https://news.example/1")
        assert (row["published"], row["language"]) == (dt.date(2014, 5, 6), "en")

    def test_it_is_found_beside_a_single_file(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", '{"title": "Envoys meet"}')
        assert only(write(tmp_path / "a.txt"))["title"] == "Envoys meet"

    def test_nulls_and_empty_values_say_nothing(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", '{"title": null, "publisher": " ", "published": ""}')
        row = only(write(tmp_path / "a.txt"))
        assert (row["title"], row["publisher"], row["published"], row["problem"]) == (None, None, None, None)

    @pytest.mark.parametrize(
        ("content", "detail"),
        [
            pytest.param("{", "not JSON", id="no JSON"),
            pytest.param(b"\xff\xfe\x00", "not JSON", id="no text"),
            pytest.param("[" * 100_000, "not JSON", id="nested without end"),
            pytest.param('["title"]', "not a JSON object but list", id="a list"),
            pytest.param('{"title": 5}', "title is int", id="a number for a title"),
            pytest.param('{"published": "6 May 2014"}', "not a day as YYYY-MM-DD", id="a day written out"),
            pytest.param('{"published": "2014-02-30"}', "published is '2014-02-30'", id="a day that never was"),
            pytest.param('{"published": "20140506"}', "not a day as YYYY-MM-DD", id="a day without hyphens"),
            pytest.param('{"title": "\\ud800"}', "title is not valid Unicode", id="half a character"),
        ],
    )
    def test_a_broken_one_is_a_problem_of_the_document(self, content: str | bytes, detail: str, tmp_path: Path) -> None:
        write(tmp_path / "a.json", content)
        row = only(write(tmp_path / "a.txt"))
        assert (row["problem"], row["text"], row["document_id"]) == ("broken_sidecar", "", None)
        assert detail in row["problem_detail"]
        assert row["problem_detail"].startswith("a.json: ")
        assert row["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


class TestNames:
    def test_one_name_for_two_contents_gets_its_folder(self, tmp_path: Path) -> None:
        write(tmp_path / "a" / "x.txt", "One.")
        write(tmp_path / "b" / "x.txt", "Two.")
        assert collect([tmp_path], LIMIT)["document"].to_list() == ["x.txt", "b/x.txt"]

    def test_the_order_of_the_sources_does_not_decide(self, tmp_path: Path) -> None:
        one, two = write(tmp_path / "a" / "x.txt", "One."), write(tmp_path / "b" / "x.txt", "Two.")
        names = [
            dict(collect(order, LIMIT).select("source", "document").iter_rows()) for order in ([one, two], [two, one])
        ]
        assert names[0] == names[1]

    def test_one_folders_name_taken_too_gets_a_tag(self, tmp_path: Path) -> None:
        for folder in ["a/m", "b/m", "c/m"]:
            write(tmp_path / folder / "x.txt", folder)
        names = collect([tmp_path], LIMIT)["document"].to_list()
        assert names[:2] == ["x.txt", "m/x.txt"]
        assert names[2].startswith("m/x.txt#")

    def test_one_name_for_one_content_is_one_name(self, tmp_path: Path) -> None:
        write(tmp_path / "a" / "x.txt")
        write(tmp_path / "b" / "x.txt")
        assert collect([tmp_path], LIMIT)["document"].to_list() == ["x.txt", "x.txt"]


PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet | Gazette</title>
<meta property="og:title" content="Envoys meet"><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2014-05-06T10:00:00Z">
<link rel="canonical" href="https://news.example/2014/envoys"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet</h1>
<p>The envoys of both islands met in the harbour office on Monday and spoke for three hours, officials said.</p>
<p>Neither side would say whether the crossings were on the table, but a second round is planned for the autumn.</p>
<p>The hosts spoke of a good beginning and thanked the delegations for their patience in a difficult week.</p>
</article><footer>Copyright Gazette. <a href="/privacy">Privacy</a></footer></body></html>"""


class TestPages:
    def test_the_text_is_the_main_text_and_the_mark_up_says_the_rest(self, tmp_path: Path) -> None:
        row = only(write(tmp_path / "a.html", PAGE))
        assert "spoke for three hours" in row["text"]
        assert "Privacy" not in row["text"]
        assert "<" not in row["text"]
        assert (row["title"], row["publisher"]) == ("Envoys meet", "Harbour Gazette")
        assert (row["url"], row["published"]) == ("https://news.example/2014/envoys", dt.date(2014, 5, 6))
        assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()

    def test_paragraphs_of_a_brief_stay_apart(self, tmp_path: Path) -> None:
        page = "<article><h1>Envoys meet</h1><p>They met on Monday in the old harbour office.</p><p>They parted.</p></article>"
        text = only(write(tmp_path / "a.html", f"<html><body>{page}</body></html>"))["text"]
        assert text.split("\n") == ["Envoys meet", "They met on Monday in the old harbour office.", "They parted."]

    def test_the_sidecar_goes_before_the_page(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", '{"title": "Islands talk", "published": "2014-05-07"}')
        row = only(write(tmp_path / "a.html", PAGE))
        assert (row["title"], row["published"], row["publisher"]) == (
            "Islands talk",
            dt.date(2014, 5, 7),
            "Harbour Gazette",
        )

    @pytest.mark.parametrize("markup", ["", "<html></html>", "<p>", "plain words"])
    def test_a_page_without_main_text_has_none(self, markup: str, tmp_path: Path) -> None:
        row = only(write(tmp_path / "a.html", markup))
        assert (row["text"], row["problem"]) == ("", None)

    def test_the_declared_charset_is_honoured(self, tmp_path: Path) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("harbour office", "café")
        assert "café" in only(write(tmp_path / "a.html", page.encode("windows-1252")))["text"]

    def test_an_unknown_charset_is_undecodable(self, tmp_path: Path) -> None:
        assert only(write(tmp_path / "a.html", b'<meta charset="klingon">caf\xe9'))["problem"] == "undecodable"


@given(
    content=st.binary(max_size=200),
    sidecar=st.one_of(st.none(), st.binary(max_size=40), st.text(max_size=20).map(str.encode)),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_row(tmp_path: Path, content: bytes, sidecar: bytes | None) -> None:
    path = write(tmp_path / "a.txt", content)
    (tmp_path / "a.json").unlink(missing_ok=True)
    if sidecar is not None:
        write(tmp_path / "a.json", sidecar)
    row = only(path)
    assert (row["problem"] is None) == (row["document_id"] is not None)
    if row["problem"] is None:
        assert row["text"] == path.read_text(encoding="utf-8")
        assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
    else:
        assert row["text"] == ""
        assert row["problem_detail"]


def test_thousands_of_files_take_little_time(tmp_path: Path) -> None:
    for i in range(1_000):
        (tmp_path / f"{i}.txt").write_text(f"{TEXT} {i}", encoding="utf-8")
        (tmp_path / f"{i}.json").write_text('{"title": "Envoys meet"}', encoding="utf-8")
    start = time.process_time()
    assert collect([tmp_path], LIMIT).height == 1_000
    assert time.process_time() - start < 1
