"""Files that vanish or change while they are read, and what else may lie in a folder: a row each, and never a halt."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.sources.files import collect
from tests.breaking.same_tables import tables_of
from tests.flows.conftest import FirstNight
from warehouse.settings import Settings

LIMIT = 100_000
TEXT = "The envoys of both islands met on Monday. They will meet again."
happening: list[tuple[str, str, Callable[[], object]]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if happening and event == happening[0][0] and str(arguments[0]).endswith(happening[0][1]):
        happening.pop(0)[2]()


sys.addaudithook(_hook)


@pytest.fixture
def when() -> Iterator[Callable[[str, str, Callable[[], object]], None]]:
    """Have something happen just before this process opens or lists a path that ends so."""
    yield lambda event, ending, what: happening.append((event, ending, what))
    assert not happening, "what was to happen has not"


When = Callable[[str, str, Callable[[], object]], None]


def found(*sources: Path) -> dict[str, str | None]:
    """The documents found, each with its problem."""
    return dict(collect(sources, LIMIT).select("document", "problem").iter_rows())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents, one of them below."""
    (tmp_path / "news" / "below").mkdir(parents=True)
    for name in ("a.txt", "below/b.txt"):
        (tmp_path / "news" / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    return tmp_path / "news"


def test_a_file_that_vanishes_before_it_is_read_is_a_row(folder: Path, when: When) -> None:
    when("open", "a.txt", (folder / "a.txt").unlink)
    assert found(folder) == {"a.txt": "unreadable", "b.txt": None}
    assert found(folder) == {"b.txt": None}


def test_a_folder_that_vanishes_before_it_is_listed_is_a_row(folder: Path, when: When) -> None:
    when("open", "a.txt", lambda: shutil.rmtree(folder / "below"))
    assert found(folder) == {"a.txt": None, "below": "unreadable"}


def test_a_sidecar_that_vanishes_is_a_row_and_the_next_night_reads_the_document_without(
    folder: Path, when: When
) -> None:
    sidecar = folder / "a.json"
    sidecar.write_text('{"title": "Envoys meet"}', encoding="utf-8")
    when("open", "a.json", sidecar.unlink)
    assert found(folder) == {"a.txt": "broken_sidecar", "b.txt": None}
    assert found(folder) == {"a.txt": None, "b.txt": None}


def test_a_file_that_grows_for_ever_is_read_once_or_is_a_row_and_holds_up_nothing(folder: Path) -> None:
    """Another process appends as fast as it can, until its input closes."""
    growing = folder / "growing.txt"
    growing.write_text("x" * 50_000, encoding="utf-8")
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:  # nothing here but system calls: other threads of the parent may hold any lock
        os.close(write)
        os.set_blocking(read, False)
        target = os.open(growing, os.O_WRONLY | os.O_APPEND)
        while True:
            os.pwrite(target, b"y", os.fstat(target).st_size)
            try:
                if os.read(read, 1) == b"":
                    os._exit(0)
            except BlockingIOError:
                continue
    os.close(read)
    try:
        problems = {found(folder)["growing.txt"] for _ in range(20)}
    finally:
        os.close(write)
        os.waitpid(pid, 0)
    assert problems <= {None, "unreadable", "too_large"}
    assert collect([growing], 10**9)["n_bytes"].item() == growing.stat().st_size


def odd_things(folder: Path) -> None:
    """Put into a folder all that is no document, or has a name that nobody expects."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "zeros.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may have no more than 108 bytes
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(here)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "around").symlink_to(folder)
    (folder / "not_mounted").symlink_to("/nowhere/archive")
    for number, name in enumerate((b"two\nlines.txt", b"caf\xe9.txt", b"Case.txt", b"case.txt", b"'; DROP.txt")):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{TEXT} No. {number}.", encoding="utf-8")


def test_whatever_lies_in_a_folder_is_a_row_or_a_folder_searched_once(folder: Path) -> None:
    odd_things(folder)
    assert found(folder) == {
        "a.txt": None,
        "b.txt": None,
        "pipe.txt": "unreadable",
        "zeros.txt": "unreadable",
        "socket.txt": "unreadable",
        "loop.txt": "unreadable",
        "not_mounted": "unreadable",
        "two\nlines.txt": None,
        "caf?.txt": None,
        "Case.txt": None,
        "case.txt": None,
        "'; DROP.txt": None,
    }


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_over_such_a_folder_ends_and_what_vanished_is_read_by_the_next(
    folder: Path,
    when: When,
    after: Callable[[str], FirstNight],
    night: Callable[..., Any],
    settings: Settings,
) -> None:
    lima = after("lima").documents / "lima.txt"
    before = tables_of(settings.warehouse)
    odd_things(folder)
    copy = folder / "oslo.txt"
    copy.write_text(lima.read_text(encoding="utf-8").replace("Lima", "Oslo"), encoding="utf-8")
    text = copy.read_bytes()
    when("open", "oslo.txt", copy.unlink)
    assert night(lima.parent, folder).is_completed()
    first = tables_of(settings.warehouse)
    assert any("oslo.txt" in row for row in first["quarantine"])
    assert any("two\nlines.txt" in row for row in first["documents"])
    copy.write_bytes(text)
    assert night(lima.parent, folder).is_completed()
    second = tables_of(settings.warehouse)
    assert any("oslo.txt" in row for row in second["documents"])
    assert second["documents"] > first["documents"] > before["documents"]
