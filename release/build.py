"""`make release`: the files of a release in dist/, made offline.

A wheel and a source distribution by setuptools, `parley.cdx.json`, a list of all that a night needs with versions and
hashes (CycloneDX) made from requirements.lock, that lock itself, and SHA256SUMS over all of these. The same checkout
gives the same bytes, since files bear the time of the last commit (or SOURCE_DATE_EPOCH); only in the source
distribution does setuptools note when it was packed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
BILL = "parley.cdx.json"
SUMS = "SHA256SUMS"


def build(checkout: Path, dist: Path) -> list[Path]:
    """The files of a release of `checkout`, written into the folder `dist`, which is emptied first."""
    shutil.rmtree(dist, ignore_errors=True)
    shutil.rmtree(checkout / "build", ignore_errors=True)  # what an earlier build left there would go into the wheel
    dist.mkdir(parents=True)
    last_commit = _last_commit(checkout)
    for hook in ("build_sdist", "build_wheel"):
        made = f"import sys; from setuptools import build_meta; build_meta.{hook}(sys.argv[1])"
        _run(checkout, "-c", made, str(dist), SOURCE_DATE_EPOCH=os.environ.get("SOURCE_DATE_EPOCH", last_commit))
    bill_of_materials(checkout, dist / BILL)
    shutil.copyfile(checkout / LOCK, dist / LOCK)
    made_files = sorted(dist.iterdir())
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made_files]
    (dist / SUMS).write_text("".join(sums), encoding="ascii")
    return [*made_files, dist / SUMS]


def bill_of_materials(checkout: Path, target: Path) -> None:
    """Write the list of what a night needs: each line of the lock as a component with its version and hashes."""
    options = ("--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "-o", str(target))
    _run(checkout, "-m", "cyclonedx_py", "requirements", LOCK, *options)


def _run(checkout: Path, *arguments: str, **dated: str) -> None:
    # With -P, so that no module of the checkout stands before those that are called.
    command = [sys.executable, "-P", *arguments]
    around = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(  # noqa: S603  (our own words)
        command,
        cwd=checkout,
        env=around | dated | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{arguments[1]} failed:\n{done.stdout}{done.stderr}")


def _last_commit(checkout: Path) -> str:
    git = shutil.which("git")
    asked = [git or "git", "-C", str(checkout), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False) if git else None  # noqa: S603
    return done.stdout.strip() if done and done.returncode == 0 else "1577836800"  # 2020, where there is no history


def main(arguments: Sequence[str]) -> int:
    """Build a release into dist/, or the folder given, and say what it is; gives the exit code."""
    for path in build(CHECKOUT, Path(arguments[0] if arguments else CHECKOUT / "dist").absolute()):
        sys.stdout.write(f"{path.stat().st_size:>10,}  {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
