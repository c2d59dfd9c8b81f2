"""What of an attributed content speaks for or against a stance in it: its words, how it is said, and what it is about.

Who says it is told apart from all others, who are kinds of actors only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.logic.confidence import Features
from tasks.logic.cues import Hit
from tasks.logic.issues import IssueCue
from tasks.logic.learned import KINDS, Mark, stem, tokens
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Row

_MOST = 28  # words of a content that are looked at
_BEFORE, _REACH = 6, 60  # words before it, and characters in which they are looked for
_WHOLE, _SKIPPED = 0.5, 0.5  # what words of the whole sentence, and pairs with a word between, count for
_MOST_ISSUES = 2


@dataclass(frozen=True)
class Saying:
    """What somebody says within one sentence: `start` and `end` are characters of the sentence."""

    row: Row
    said: Said
    holder: Holder
    start: int
    end: int
    mentions: list[Row]
    issues: list[Hit[IssueCue]]

    @property
    def passage(self) -> tuple[int, int]:
        """The characters of the document in which it is said."""
        return self.row["char_start"] + self.start, self.row["char_start"] + self.end


def of_saying(saying: Saying) -> Features:
    """The features of what somebody says."""
    return dict(_features(saying))


def _features(saying: Saying) -> Iterator[tuple[str, float]]:
    text, said, offset = saying.row["text"], saying.said, saying.row["char_start"]
    marks = _marks(saying)
    for form in {token.form for token in tokens(text, marks)}:
        yield f"s:{form}", _WHOLE
    for token in tokens(text, marks, max(0, saying.start - _REACH), saying.start)[-_BEFORE:]:
        yield f"before:{token.form}", 1.0
    forms = [token.form for token in tokens(text, marks, saying.start, saying.end)[:_MOST]]
    yield f"opens:{' '.join(forms[:2])}", 1.0
    for k, form in enumerate(forms):
        yield f"w:{form}", 1.0
        yield f"b:{' '.join(forms[k : k + 2])}", 1.0
        if k + 2 < len(forms):
            yield f"k:{form} _ {forms[k + 2]}", _SKIPPED
    cue = text[max(0, said.cue_start - offset) : max(0, said.cue_end - offset)].split()
    yield f"cue:{stem(cue[-1]) if cue else ''}", 1.0
    yield f"act:{said.act}", 1.0
    yield f"quoted:{said.quoted}", 1.0
    yield f"kind:{saying.row['kind']}", 1.0
    yield "length", len(forms) / _MOST
    issues = {hit.value.issue for hit in saying.issues if saying.start <= hit.start < saying.end}
    yield f"issues:{min(_MOST_ISSUES, len(issues))}", 1.0
    for issue in issues:
        yield f"issue:{issue}", 1.0


def _marks(saying: Saying) -> list[Mark[None]]:
    offset, parties = saying.row["char_start"], {*saying.holder.parties}
    return [
        Mark(
            m["char_start"] - offset, m["char_end"] - offset,
            f"<{'holder ' if parties.intersection(m['parties']) else ''}{KINDS[m['type']]}>",
        )
        for m in saying.mentions if m["parties"] and m["type"] in KINDS
    ]  # fmt: skip
