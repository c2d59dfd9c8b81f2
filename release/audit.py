"""`make audit`: what is known against the pinned dependencies.

pip-audit asks the database of OSV (osv.dev) for each line of requirements-dev.lock, which holds all lines of the other
locks. Its own exit code is 1 whether it found something or could not look, so that what it says is read here.

Exit codes: 0 nothing is known, 1 something is, 2 the database could not be reached.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
LOCK = "requirements-dev.lock"
NOTHING_KNOWN, FOUND, COULD_NOT_LOOK = 0, 1, 2
OPTIONS = ("--disable-pip", "--require-hashes", "--no-deps", "-s", "osv", "--progress-spinner", "off", "-f", "json")


def audit(lock: Path) -> tuple[int, str]:
    """The exit code for a lock, and what is to be told: a line for each thing known, or one line."""
    asked = [sys.executable, "-m", "pip_audit", *OPTIONS, "-r", str(lock)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  (no input but the lock)
    try:
        dependencies: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        return (
            COULD_NOT_LOOK,
            f"Nothing was audited: the database could not be asked ({said[-1] if said else 'no word'}).",
        )
    if known := list(_known(dependencies)):
        return FOUND, "\n".join([*known, f"{len(known)} known against the dependencies in {lock.name}."])
    return NOTHING_KNOWN, f"Nothing is known against the {len(dependencies)} dependencies in {lock.name}."


def _known(dependencies: Sequence[dict[str, Any]]) -> Iterator[str]:
    for dependency in dependencies:
        for flaw in dependency.get("vulns", ()):
            mended = ", ".join(flaw.get("fix_versions", ())) or "no version yet"
            yield f"{dependency['name']} {dependency['version']}: {flaw['id']}, mended in {mended}"


def main(arguments: Sequence[str]) -> int:
    """Print what is known against a lock, that of the checkout unless another is given; gives the exit code."""
    code, told = audit(Path(arguments[0]) if arguments else CHECKOUT / LOCK)
    (sys.stdout if code != COULD_NOT_LOOK else sys.stderr).write(f"{told}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
