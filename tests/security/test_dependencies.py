"""Dependencies: pinned by hash, one version in all locks, listed in a release, and audited or not with a clear word."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import audit, build

ROOT = Path(__file__).parents[2]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


def pinned(lock):
    """Each line of a lock: the requirement, of which one package has several where Pythons differ, and its hashes."""
    text = (ROOT / lock).read_text(encoding="ascii").replace("\\\n", " ")
    lines = [line.split(" --hash=") for line in text.splitlines() if line.strip()]
    return [(Requirement(name.strip()), frozenset(digest.strip() for digest in hashes)) for name, *hashes in lines]


def version(requirement):
    return str(requirement.specifier).removeprefix("==")


def asked(page):
    """The requirements of a .in file, with those of the files that it names."""
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            yield from asked(line.removeprefix("-r "))
        elif line and not line.startswith("#"):
            yield Requirement(line)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_one_version_with_its_hashes_and_no_place(lock):
    text = (ROOT / lock).read_text(encoding="ascii")
    assert not re.search(r"://|^-|@ ", text, re.MULTILINE)
    held = pinned(lock)
    assert len(held) > 100
    for one, hashes in held:
        assert re.fullmatch(r"==[^*,]+", str(one.specifier)), one
        assert hashes, one
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), one


def test_all_locks_agree_and_the_one_for_developers_has_the_others_within():
    held = {lock: {(str(one), hashes) for one, hashes in pinned(lock)} for lock in LOCKS}
    assert set(held) == {"requirements.lock", "requirements-dask.lock", "requirements-dev.lock"}
    assert held["requirements.lock"] - held["requirements-dask.lock"] == set()
    # `make audit` asks for this one alone.
    assert held["requirements-dask.lock"] - held[audit.LOCK] == set()


@pytest.mark.parametrize(
    ("lock", "pages"),
    [("requirements.lock", ["requirements.in"]), ("requirements-dask.lock", ["requirements.in", "requirements-dask.in"]),
     ("requirements-dev.lock", ["requirements-dev.in"])],
)  # fmt: skip
def test_a_lock_has_all_that_is_asked_for_in_a_version_that_is_asked_for(lock, pages):
    held = {canonicalize_name(one.name): one for one, _ in pinned(lock)}
    for wanted in (one for page in pages for one in asked(page)):
        assert wanted.specifier.contains(version(held[canonicalize_name(wanted.name)]), prereleases=True), wanted


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A release of a copy of the checkout, since building leaves files in it."""
    folder = tmp_path_factory.mktemp("release")
    for name in ("flows", "tasks", "warehouse", "expectations", "seeds", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [ROOT / "pyproject.toml", ROOT / "README.md", ROOT / "LICENSE", *ROOT.glob("requirements*")]:
        shutil.copyfile(path, folder / path.name)
    build.build(folder, folder / "dist")
    return folder / "dist"


@pytest.mark.in_turn(1, among="whole nights")
def test_the_list_of_a_release_has_every_pinned_package_with_version_and_hashes_and_is_the_same_again(
    released, tmp_path
):
    listed = json.loads((released / build.BILL).read_text(encoding="utf-8"))
    found = {
        (one["name"], one["version"]): {
            f"sha256:{h['content']}" for ref in one["externalReferences"] for h in ref["hashes"]
        }
        for one in listed["components"]
    }
    assert found == {(one.name, version(one)): hashes for one, hashes in pinned("requirements.lock")}
    assert listed["metadata"]["component"]["name"] == "parley"
    assert "timestamp" not in listed["metadata"]
    assert "serialNumber" not in listed
    build.bill_of_materials(ROOT, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (released / build.BILL).read_bytes()


@pytest.mark.in_turn(1, among="whole nights")
def test_the_sums_of_a_release_are_those_of_its_files(released):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", build.SUMS], cwd=released, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == 4


@pytest.mark.in_turn(1, among="whole nights")
def test_the_wheel_holds_every_file_that_a_night_needs(released):
    """Everything in the folders that it packs, but bytecode and what only a checkout needs."""
    (wheel,) = released.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        names = {name for name in file.namelist() if ".dist-info/" not in name}
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    wanted = {
        path.relative_to(ROOT).as_posix()
        for top in {name.partition(".")[0] for name in packed} - {"docs"}
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {"docs/accuracy.md", "docs/codebook.md", "docs/questions.md"}
    assert wanted - names == set()


@pytest.mark.in_turn(1, among="whole nights")
def test_what_the_wheel_holds_reads_a_document_without_the_checkout(released, tmp_path):
    """Unpacked where nothing else of ours is."""
    (wheel,) = released.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from flows.cli import main; from warehouse.settings import CHECKOUT;"
        "assert str(CHECKOUT) == sys.argv[1]; sys.exit(main(['read', '--json', *map(str, (CHECKOUT / 'seeds/documents').glob('small*.txt'))]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["meetings"]


def test_an_audit_says_in_one_line_that_it_could_not_look(tmp_path, monkeypatch):
    """Through a proxy that is not there, wherever this runs."""
    lines = (ROOT / "requirements.lock").read_text(encoding="ascii").split("\nalembic")[0]
    (tmp_path / "one.lock").write_text(f"{lines}\n")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    code, told = audit.audit(tmp_path / "one.lock")
    assert code == audit.COULD_NOT_LOOK
    assert told.startswith("Nothing was audited: the database could not be asked (")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("vulns", "code", "told"),
    [([], 0, "Nothing is known against the 1 dependencies in one.lock."),
     ([{"id": "CVE-1", "fix_versions": ["2.0"]}], 1, "a 1: CVE-1, mended in 2.0\n1 known against the dependencies in one.lock.")],
)  # fmt: skip
def test_an_audit_tells_what_pip_audit_found(tmp_path, monkeypatch, vulns, code, told):
    """A program in the place of pip-audit answers as that does, for what OSV knows differs from day to day."""
    answer = json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": vulns}], "fixes": []})
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\necho '{answer}'\nexit {1 if vulns else 0}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert audit.audit(tmp_path / "one.lock") == (code, told)
