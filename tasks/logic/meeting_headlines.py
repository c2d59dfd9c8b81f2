"""Headlines over the sentences that they sum up: "Friday's meeting" in a headline has its side from the text below."""

from __future__ import annotations

from datetime import timedelta

from tasks.logic.meeting_groups import Told

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
