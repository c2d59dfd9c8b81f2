"""Sidecars: what `NAME.json` says of the document `NAME.txt` beside it."""

import datetime as dt
import json
import re
from typing import Any

KEYS = ("title", "publisher", "url", "published", "language")

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BrokenSidecarError(Exception):
    """A sidecar that cannot be used; the message says why."""


def read_sidecar(content: bytes) -> dict[str, Any]:
    """Return the values of one sidecar by key, published as a date; keys not in KEYS and empty values are left out.

    Raises BrokenSidecarError if it is not a JSON object in UTF-8, a value is no string, or published is no day.
    """
    try:
        stated = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenSidecarError(f"not JSON: {error}"[:200]) from error
    if not isinstance(stated, dict):
        raise BrokenSidecarError(f"not a JSON object but {type(stated).__name__}")
    about: dict[str, Any] = {}
    for key in KEYS:
        value = stated.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise BrokenSidecarError(f"{key} is {type(value).__name__}, not a string")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise BrokenSidecarError(f"{key} is not valid Unicode: {error.reason}") from error
        if value.strip():
            about[key] = " ".join(value.split())
    if "published" in about:
        about["published"] = _day(about["published"])
    if "language" in about:
        about["language"] = about["language"].lower()
    return about


def _day(value: str) -> dt.date:
    try:
        if _ISO_DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError as error:
        raise BrokenSidecarError(f"published is '{value}': {error}") from error
    raise BrokenSidecarError(f"published is '{value[:40]}', not a day as YYYY-MM-DD")
