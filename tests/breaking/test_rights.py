"""A right that is missing, and a disk that is mounted read-only: told before anything is begun, with the place and what to do.

Rights do not bind root. Where the tests are root, they give its rights up for the moment: the effective user is nobody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from flows.cli import main
from flows.embedded import ServerTrouble, prefect_server
from tasks.sources.files import collect
from tests.breaking.conftest import mounted
from tests.warehouse.conftest import reading, run_night
from warehouse.disks import check_disks
from warehouse.errors import DiskTrouble
from warehouse.settings import Settings, load_settings

NOBODY = 65534
LIMIT = 100_000


@contextmanager
def without_rights() -> Iterator[None]:
    """Be nobody, if this is root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that anybody can reach, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="parley-rights-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def of_a_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse with one night and its edition, to be copied."""
    settings = load_settings(tmp_path_factory.mktemp("a_night"))
    run_night(settings, reading("a.txt", "Ministers met today"), and_publish=True)
    return settings.warehouse.parent


@pytest.fixture
def settings(place: Path, of_a_night: Path) -> Settings:
    """A warehouse with one night, everything in which is everybody's to write."""
    settings = load_settings(place, published=place / "www" / "news")
    shutil.copytree(of_a_night, settings.warehouse.parent, symlinks=True)
    settings.editions_dir.mkdir(parents=True)
    subprocess.run(["chmod", "-R", "a+rwX", str(place)], check=True)
    return settings


PLACES: dict[str, Callable[[Settings], Path]] = {
    "the folder of the warehouse": lambda settings: settings.warehouse.parent,
    "the generations": lambda settings: settings.generations_dir,
    "the editions": lambda settings: settings.editions_dir,
    "the folder of the link to the edition": lambda settings: settings.published.parent,
}


@pytest.mark.parametrize("forbidden", PLACES.values(), ids=PLACES)
def test_a_folder_that_may_not_be_written_is_named_before_the_night(
    forbidden: Callable[[Settings], Path], settings: Settings
) -> None:
    with without_rights():
        check_disks(settings)
    folder = forbidden(settings)
    folder.chmod(0o555)
    with without_rights(), pytest.raises(DiskTrouble) as told:
        check_disks(settings)
    assert str(told.value).startswith(f"{folder} may not be used by this user ({NOBODY}), and a night writes to it; ")
    folder.chmod(0o777)
    with without_rights():
        check_disks(settings)


def test_a_disk_that_is_mounted_read_only_is_told_and_nothing_is_begun(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mount binds root too."""
    var, www = settings.warehouse.parent, settings.published.parent
    command = ["run", "--warehouse", str(settings.warehouse), "--publish", str(settings.published)]
    for folder, told in ((www, "is mounted read-only, and a night writes to"), (var, "Read-only file system")):
        with read_only(folder):
            before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
            assert main(command) != 0
            words = capsys.readouterr().err
            assert told in words
            assert str(folder) in words
            assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    with mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield


def test_a_home_of_prefect_that_may_not_be_written_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(place))
    server: AbstractContextManager[object] = prefect_server()
    with without_rights(), pytest.raises(ServerTrouble, match=f"its home in {place} .Permission denied"), server:
        pass


def test_a_document_that_may_not_be_read_is_a_row_and_read_once_it_may(place: Path) -> None:
    for name in ("open.txt", "closed.txt", "below/a.txt"):
        path = place / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The envoys met in {name}.", encoding="utf-8")
    (place / "closed.txt").chmod(0)
    (place / "below").chmod(0o300)
    with without_rights():
        rows = collect([place], LIMIT).select("document", "problem", "problem_detail").rows()
    assert rows == [
        ("closed.txt", "unreadable", "Permission denied"),
        ("open.txt", None, None),
        ("below", "unreadable", "folder cannot be listed: Permission denied"),
    ]
    (place / "closed.txt").chmod(0o644)
    (place / "below").chmod(0o755)
    with without_rights():
        assert collect([place], LIMIT)["problem"].to_list() == [None, None, None]
