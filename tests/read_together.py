"""Readings of one text, of which those that the cases of a test ask for are read in one batch.

A reading has a price of its own, ten times that of the sentence that most tests read; and what a document says does not
depend on what is read beside it (`tests/logic/test_read_together.py`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tasks.logic.lexicon import Reference, load_reference
from tasks.logic.reading import Reading
from tasks.logic.reading import read as read_documents

PUBLISHED = dt.date(2010, 3, 17)  # a Wednesday
RUNNING = pytest.StashKey[pytest.Item]()
Asked = tuple[str, dt.date | None]  # a text, and when it was published


@cache
def reference_of_ours() -> Reference:
    """The reference data of the checkout, loaded once in a process: what modules of tests ask for when they are imported."""
    return load_reference(Path(__file__).parents[1] / "seeds" / "reference")


def raw_documents(asked: Sequence[Asked], name: str = "report.txt") -> pl.DataFrame:
    """A frame of raw documents, as `tasks.sources` would hand it over."""
    data = [text.encode() for text, _ in asked]
    digests = [hashlib.sha256(each).hexdigest() for each in data]
    return pl.DataFrame(
        {
            "document_id": ["d_" + sha256[:16] for sha256 in digests],
            "document": name,
            "source": name,
            "media_type": "text/plain",
            "text": [text for text, _ in asked],
            "n_bytes": [len(each) for each in data],
            "sha256": digests,
            "title": None,
            "publisher": None,
            "url": None,
            "published": [published for _, published in asked],
            "language": "en",
            "problem": None,
            "problem_detail": None,
        },
        schema_overrides={"published": pl.Date, "title": pl.Utf8, "publisher": pl.Utf8, "url": pl.Utf8}
        | {"problem": pl.Utf8, "problem_detail": pl.Utf8},
    )


def readings(asked: Sequence[Asked], reference: Reference) -> dict[Asked, Reading]:
    """The reading of each of these texts, which are read together; of a text that was published twice, of the first."""
    once = list({text: (text, published) for text, published in reversed(asked)}.values())
    raw = raw_documents(once)
    frames = read_documents(raw, reference).frames()
    parts = {name: frame.partition_by("document_id", as_dict=True) for name, frame in frames.items()}
    return {
        one: Reading(**{name: parts[name].get((document_id,), frame.clear()) for name, frame in frames.items()})
        for one, document_id in zip(once, raw["document_id"], strict=True)
    }


class ReadTogether:
    """Reads a text; with the first text of a test those that its other cases will ask for, if these can be told.

    A test that changes how texts are read must not ask here, but have `readings` read while the change lasts.
    """

    def __init__(self, reference: Reference, stash: pytest.Stash) -> None:
        self._reference, self._stash = reference, stash
        self._cases: dict[str, list[pytest.Item]] = {}
        self._case: pytest.Item | None = None
        self._test = ""

    def _look_who_asks(self) -> None:
        case = self._stash[RUNNING]
        if case is self._case:
            return
        if not self._cases:
            for item in case.session.items:
                self._cases.setdefault(test_of(item), []).append(item)
        if test_of(case) != self._test:
            self._ready: dict[Asked, Reading] = {}
            self._looked_ahead: set[int] = set()
        self._case, self._test, self._calls = case, test_of(case), 0

    def __call__(self, text: str, published: dt.date | None = PUBLISHED) -> Reading:
        """The reading of a text, published on Wednesday 17 March 2010 unless told otherwise."""
        self._look_who_asks()
        asked = (text, published)
        ready = self._ready.pop(asked, None)
        if ready is None:
            others = self._to_be_asked(asked)
            try:
                together = readings([asked, *others], self._reference)
            except Exception:  # of another case, perhaps, which is to fail by itself
                together = readings([asked], self._reference)
            ready = together.pop(asked)
            self._ready |= together
        self._calls += 1
        return ready

    def _to_be_asked(self, asked: Asked) -> list[Asked]:
        """What the other cases ask for: what this one does, with their parameters in the place of its own.

        It is told once of each call of a test: where it is not what they ask for, it would not be the next time either.
        """
        cases = self._cases.get(self._test, [])
        if len(cases) < 2 or self._calls in self._looked_ahead:
            return []
        self._looked_ahead.add(self._calls)
        (text, published), mine = asked, parameters_of(self._case)
        names = {part: name for name, part in mine.items() if isinstance(part, str) and part and part in text}
        if not names:
            return []
        places = re.compile("|".join(re.escape(part) for part in sorted(names, key=len, reverse=True)))
        day = next((name for name, value in mine.items() if published is not None and value is published), "")
        theirs = [parameters_of(case) for case in cases if case is not self._case]
        return [
            (places.sub(lambda found, of=of: str(of.get(names[found[0]])), text), of.get(day, published))
            for of in theirs
        ]


def test_of(case: pytest.Item) -> str:
    """The test that a case is one of."""
    return case.nodeid.partition("[")[0]


def parameters_of(case: pytest.Item) -> dict[str, Any]:
    """The parameters of a case by their names."""
    return case.callspec.params if hasattr(case, "callspec") else {}
