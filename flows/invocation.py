"""How this command was called, so that the commands it proposes can be copied."""

import os
import shlex
import sys
from pathlib import Path


def as_called() -> str:
    """Return `parley` if that is on the PATH, else the path by which it was called, from the working directory."""
    called = Path(sys.argv[0])
    if called.name != "parley":
        return "parley"
    on_path = any((Path(folder) / "parley").exists() for folder in os.get_exec_path())
    return "parley" if on_path else shlex.quote(os.path.relpath(called))


def as_typed(path: Path) -> str:
    """Return a path as one would type it: from the working directory, if it lies below."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def as_absolute(source: str) -> str:
    """Return a source as one that means the same from any working directory; an address is one already."""
    return source if "://" in source else os.path.abspath(source)  # noqa: PTH100  (keeps symbolic links)
