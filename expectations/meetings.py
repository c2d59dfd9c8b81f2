"""What must hold of the meetings, merged over documents."""

from expectations.rules import Suite, audit, between, complete, one_of, unique
from expectations.thresholds import Thresholds

FORMATS = ("in_person", "phone", "video")
STATUSES = ("held", "ongoing", "scheduled", "proposed", "postponed", "cancelled")


def suite(thresholds: Thresholds) -> Suite:
    """Return the suite of `meetings`."""
    longest = thresholds["max_meeting_minutes"]
    return Suite(
        "meetings",
        (
            complete("meeting_id", "a meeting has no id"),
            unique("meeting_id", "two meetings have the same id"),
            complete("title", "a meeting has no title"),
            one_of("status", STATUSES, "a meeting has a status that we do not know"),
            one_of("format", FORMATS, "a meeting has a format that we do not know"),
            between("confidence", "a confidence is not between 0 and 1", least=0, most=1),
            complete("confidence", "a meeting does not say how sure it is"),
            between(
                "duration_minutes",
                "a meeting lasts less than a minute or longer than any meeting does",
                least=1,
                most=longest.value,
                severity=longest.severity,
            ),
            audit("meetings_without_report", "a meeting has no report in any document"),
            audit("meetings_miscounting_documents", "a meeting counts other documents than those that report it"),
            audit("meetings_miscounting_sources", "a meeting counts copies of one text as several sources, or too few"),
            audit("meetings_of_fewer_than_two_parties", "a meeting has fewer than two parties", "warning"),
            audit("meetings_of_unknown_parties", "a meeting has a party that `parties` does not have"),
            audit("meetings_with_unknown_issues", "a meeting has an issue that `issues` does not have"),
            audit("meetings_with_odd_dates", "a meeting's date is no EDTF date (YYYY, YYYY-MM or YYYY-MM-DD)"),
            audit("meetings_that_end_before_they_start", "a meeting ends before it starts"),
            audit("meetings_held_after_publication", "a held meeting comes after every document that reports it"),
            audit("meetings_with_unknown_codes", "a meeting has codes that `event_codes` does not have together"),
            audit("meetings_with_absent_hosts", "a meeting's host does not take part in it"),
            audit("meetings_with_odd_actor_codes", "a meeting does not have an actor code for each of its parties"),
        ),
        key=("meeting_id", "title"),
    )
