"""What must hold of the history of each meeting's status."""

from expectations.meetings import STATUSES
from expectations.rules import Suite, audit, complete, one_of
from expectations.thresholds import Thresholds

EVENTS = ("announced", "moved", "ongoing", "held", "postponed", "cancelled", "repeated", "superseded")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `meeting_status_history`."""
    return Suite(
        "meeting_status_history",
        (
            complete("report_id", "a step of a history rests on no report"),
            one_of("event", EVENTS, "a history has an event that we do not know"),
            one_of("status", STATUSES, "a history has a status that we do not know"),
            audit("history_steps_twice", "a step of a history is told twice, or one is missing"),
            audit("history_without_its_report", "a step of a history is told by no report of the meeting"),
            audit("meetings_without_history", "a meeting has no step, or several, that decides its status"),
            audit("meetings_of_another_status", "a meeting's status is not that of the step that decides it"),
            audit("history_quoting_other_words", "a step's passage is none of its report's"),
        ),
        key=("meeting_id", "step"),
    )
