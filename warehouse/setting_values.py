"""The value of one setting, read and checked, from `parley.toml`, the environment or the command line.

Each function is given the value, the folder from which relative paths are taken, and where it was given, in words.

    BrokenSettings    a setting that cannot be used: where it was given, what is wrong, what to do
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

RUNNER_KINDS = ("processes", "threads", "dask")
Reader = Callable[[object, Path, str], object]


class BrokenSettings(ValueError):  # noqa: N818  (named for what it tells people)
    """A setting that cannot be used; the message names the file or variable, the key and what to do."""


def read_path(value: object, folder: Path, where: str) -> Path:
    """Read a path, taken from the folder; symbolic links are kept."""
    if not isinstance(value, str | os.PathLike) or not str(value):
        raise BrokenSettings(f"{where}: must be a path, not {value!r}")
    return Path(os.path.abspath(folder / Path(value).expanduser()))  # noqa: PTH100  (keeps symbolic links)


def read_paths(value: object, folder: Path, where: str) -> tuple[str, ...]:
    """Read files, folders and addresses, as they are."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str | os.PathLike) for item in value):
        raise BrokenSettings(f"{where}: must be a list of files, folders or addresses, not {value!r}")
    return tuple(os.fspath(item) for item in value if os.fspath(item))


def read_count(value: object, folder: Path, where: str) -> int:
    """Read a whole number from 1."""
    number = int(value) if isinstance(value, str) and value.strip().isdecimal() else value
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise BrokenSettings(f"{where}: must be a whole number from 1, not {value!r}")
    return number


def read_count_or_all(value: object, folder: Path, where: str) -> int | None:
    """Read a whole number from 0, or None for 'all'."""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text != "all" and not text.isdecimal():
        raise BrokenSettings(f"{where}: must be a whole number from 0, or 'all', not {value!r}")
    return None if text == "all" else int(text)


def read_text(value: object, folder: Path, where: str) -> str:
    """Read a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise BrokenSettings(f"{where}: must be a text, not {value!r}")
    return value.strip()


def read_site_url(value: object, folder: Path, where: str) -> str:
    """Read a web address, and end it in a slash."""
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"https?://[^\s/?#\"'<>]+(/[^\s?#\"'<>]*)?", text):
        raise BrokenSettings(f"{where}: must be a web address, as https://parley.example.org/, not {value!r}")
    return text if text.endswith("/") else f"{text}/"


def read_kind(value: object, folder: Path, where: str) -> str:
    """Read what reads the batches."""
    if value not in RUNNER_KINDS:
        raise BrokenSettings(f"{where}: must be one of {', '.join(RUNNER_KINDS)}, not {value!r}")
    return str(value)


def read_address(value: object, folder: Path, where: str) -> str:
    """Read the address of a Dask scheduler."""
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"(?:tcp|tls|ws|wss)://[^\s/]+:\d+", text):
        raise BrokenSettings(f"{where}: must be the address of a Dask scheduler, as tcp://10.0.0.5:8786, not {value!r}")
    return text


def read_store(value: object, folder: Path, where: str) -> str:
    """Read an address that fsspec knows; a path is taken from the folder, as all paths are."""
    if not isinstance(value, str) or "://" not in value:
        return str(read_path(value, folder, where))
    if re.match(r"[^:]+://[^/]*:[^/]*@", value):
        raise BrokenSettings(f"{where}: must not hold a password; the store's own environment variables are the place")
    return value.rstrip("/")


# By the type of the setting.
READERS: dict[object, Reader] = {
    Path: read_path,
    tuple[str, ...]: read_paths,
    int: read_count,
    int | None: read_count_or_all,
    str: read_text,
}
