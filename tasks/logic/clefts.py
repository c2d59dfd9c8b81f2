"""Sentences that put a place or a time first: 'It was in Lima last May that A and B met'."""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"\W*(?:(?:and|but|yet|for|so)\s+)?it\s+(?:was|is|were|had\s+been|will\s+be|would\s+be|may\s+have\s+been)\s+(?:(?:also|only|not|there|here|then|perhaps|"
    r"precisely|just|\w+ly)\s*,?\s+){0,2}(?:in|at|on|during|over|aboard|near|outside|inside|around|under|behind|(?:not\s+)?until|"
    r"(?:late|early|last|this|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a\s+few)\b)[^;:“”\"]{2,170}?,?\s+(?:that|when|where)\s+(?!is\b|was\b|were\b|are\b)",
    re.I,
)


def cleft(text: str) -> int:
    """Where the clause begins that a cleft sentence tells of its place or time; 0 for any other sentence."""
    head = _HEAD.match(text)
    return head.end() if head is not None else 0
