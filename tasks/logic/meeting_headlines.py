"""Headlines over the sentences that they sum up: "Friday's meeting" in a headline has its side from the text below."""

from __future__ import annotations

from datetime import timedelta

from tasks.logic.meeting_groups import Folded, Told

_WEEK = timedelta(days=7)


def align_headlines(mentions: list[Told]) -> None:
    """Give the weekday of a headline without a verb of its own the week, and the stage, that the text below tells."""
    for told in mentions:
        day = told.when.first
        if told.draft.clause.kind != "title" or day is None or day != told.when.last or not told.draft.assumed:
            continue
        for below in mentions:
            same = below.when.first == below.when.last and below.draft.clause.kind != "title"
            if not same or below.when.first not in (day - _WEEK, day + _WEEK):
                continue
            if len(set(told.parties) & set(below.parties)) == len(told.parties):
                told.when, told.status = below.when._replace(near=told.when.near, at=told.when.at), below.status
                break


def is_headline_of_several(group: Folded, groups: list[Folded]) -> bool:
    """'A, B and C meet' in a headline, of whom the text below tells that A saw B and C one by one."""
    if any(m.draft.clause.kind != "title" for m in group.members):
        return False
    apart = [g for g in groups if any(m.draft.rule.endswith("+separate") for m in g.members)]
    below = [set(g.parties) for g in apart if set(g.parties) < set(group.parties)]
    return len(below) > 1 and set().union(*below) == set(group.parties)
