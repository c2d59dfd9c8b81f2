"""The time of a stop that its own sentence does not date: 'In May she toured Peru and Chile. In Lima she saw B'."""

from __future__ import annotations

from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_times import NEVER, When
from tasks.logic.sentence_view import Actor, place_name

_BACK = 2  # sentences from a stop to the tour


def day_of_tour(draft: Draft, where: Actor | None, earlier: list[Told]) -> When:
    """The time of the tour told right before, of which the meeting's place is a stop, by one of those who meet."""
    if where is None or any(d.first is not None for d in draft.clause.dates):
        return NEVER
    for told in reversed(earlier):
        if draft.clause.index - told.draft.clause.index > _BACK:
            break
        tour = told.draft.frame in JOURNEYS and told.when.start is not None and told.status == "held"
        of_a_day = told.when.first == told.when.last and len(told.draft.hosts) == 1
        if not tour or of_a_day or told.draft.clause is draft.clause or not set(told.draft.people) & set(draft.people):
            continue
        if where.text in told.draft.clause.text or place_name(where) in told.draft.host_places.values():
            return told.when._replace(near=200, at=None)
    return NEVER
