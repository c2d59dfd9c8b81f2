"""What tells a meeting apart from another one of the same parties, whatever their days and places."""

from __future__ import annotations

import re

from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_invitations import is_another_to_come

FACE_TO_FACE = frozenset({"meet", "host", "host_for", "passive", "with_object", "meal"})
PAIR = 2
_COUNT = 30  # characters
_AGAIN = re.compile(r"\b(?:his|her|their|the|a)\s+(?:second|third|fourth|fifth|latest)\s+(?:[a-z-]+\s+){0,2}\Z", re.I)
_FIRST = re.compile(r"\b(?:had|have)\s+first\s+\Z|\b(?:his|her|their|the)\s+first\s+(?:[a-z-]+\s+){0,2}\Z", re.I)
_AHEAD = frozenset({"scheduled", "proposed"})
_AGREED_TO = re.compile(
    r"\band\s+(?:(?:they|both|he|she)\s+)?(?:also\s+)?(?:agreed|decided|promised|accepted|undertook|pledged)\b[^;:]{0,60}\bto\s"
)


def are_two(one: Told, other: Told) -> bool:
    """Whether the words of one mention say that it is no mention of the other's meeting."""
    return (
        _is_wished_since(one, other)
        or _is_invited_to(one, other)
        or _is_one_by_one(one, other)
        or _is_with_a_third(one, other)
        or _is_agreed_at(one, other)
        or _is_the_second(one, other)
    )


def _is_invited_to(asked: Told, met: Told) -> bool:
    """'A met B, and invited him to Lima': the visit is still to come."""
    return is_another_to_come(asked.draft, asked.status, met.status)


def _is_with_a_third(third: Told, told: Told) -> bool:
    """'A and B held talks. The two then met C': both with C, where before they were alone."""
    draft = third.draft
    both = {p for a in draft.subject for p in a.parties}
    met = draft.frame in FACE_TO_FACE and bool(draft.partners) and len(both) >= PAIR
    alone = both == set(told.parties) and not told.draft.anaphoric and bool(told.draft.people)
    alone = alone and draft.clause is not told.draft.clause  # not 'A and B shook hands before talks hosted by C'
    return met and alone and both < set(third.parties)


def _is_agreed_at(plan: Told, met: Told) -> bool:
    """'A met B and agreed to hold a summit in July': what they agree on is another meeting than the one they are at."""
    if plan.draft.clause is not met.draft.clause or plan.status not in _AHEAD or met.status != "held":
        return False
    return _AGREED_TO.search(plan.draft.clause.text, met.draft.end, plan.draft.trigger.start) is not None


def _is_the_second(one: Told, first: Told) -> bool:
    """'His second meeting with B' and 'had first met in Lima'."""
    at = one.draft.trigger.start
    counted = _AGAIN.search(one.draft.clause.text, max(0, at - _COUNT), at)
    met = first.draft.trigger.start
    return counted is not None and _FIRST.search(first.draft.clause.text, max(0, met - _COUNT), met) is not None


def _is_one_by_one(one: Told, told: Told) -> bool:
    """'A saw B and C separately' beside a meeting of all three."""
    return one.draft.rule.endswith("+separate") and set(one.parties) < set(told.parties)


def _is_wished_since(wish: Told, met: Told) -> bool:
    """'Is willing to meet B, whom he first saw in 1993': the wish is for another meeting than the one of long ago."""
    return wish.status == "proposed" and not wish.when.start and met.status == "held" and met.draft.bygone
