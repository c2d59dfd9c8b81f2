"""How this command was called, so that the commands it proposes can be copied."""

import os
import shlex
import sys
from pathlib import Path


def as_called(command: str = "parley") -> str:
    """Return a command of this environment: its name if that is on the PATH, else its path from the working directory.

    The path is that by which `parley` was called; what stands beside it is called likewise.
    """
    called = Path(sys.argv[0])
    on_path = any((Path(folder) / command).exists() for folder in os.get_exec_path())
    if called.name != "parley" or on_path:
        return command
    return shlex.quote(os.path.relpath(called.with_name(command)))


def as_typed(path: Path) -> str:
    """Return a path as one would type it: from the working directory, if it lies below."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def as_absolute(source: str) -> str:
    """Return a source as one that means the same from any working directory; an address is one already."""
    return source if "://" in source else os.path.abspath(source)  # noqa: PTH100  (keeps symbolic links)
