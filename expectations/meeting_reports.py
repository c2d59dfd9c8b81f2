"""What must hold of the meetings as each document reports them."""

from expectations.meetings import FORMATS, STATUSES
from expectations.rules import Suite, audit, between, complete, one_of, unique
from expectations.thresholds import Thresholds


def suite(thresholds: Thresholds) -> Suite:
    """Return the suite of `meeting_reports`."""
    longest = thresholds["max_meeting_minutes"]
    return Suite(
        "meeting_reports",
        (
            complete("report_id", "a report has no id"),
            unique("report_id", "two reports have the same id"),
            complete("meeting_id", "a report belongs to no meeting"),
            one_of("status", STATUSES, "a report has a status that we do not know"),
            one_of("format", FORMATS, "a report has a format that we do not know"),
            complete("confidence", "a report does not say how sure it is"),
            between("confidence", "a confidence is not between 0 and 1", least=0, most=1),
            between(
                "duration_minutes",
                "a meeting lasts less than a minute or longer than any meeting does",
                least=1,
                most=longest.value,
                severity=longest.severity,
            ),
            audit("reports_of_superseded_documents", "a report of a superseded edition still counts as a fact"),
            audit("reports_without_document", "a report comes from a document that is not held"),
            audit("reports_without_meeting", "a report belongs to a meeting that does not exist"),
            audit("reports_without_passage", "a report has no passage to check it by"),
            audit("reports_of_unknown_parties", "a report has a party that `parties` does not have"),
            audit("reports_with_unknown_issues", "a report has an issue that `issues` does not have"),
            audit("reports_with_odd_dates", "a report's date is no EDTF date (YYYY, YYYY-MM or YYYY-MM-DD)"),
            audit("reports_that_end_before_they_start", "a reported meeting ends before it starts"),
            audit("reports_held_after_publication", "a document reports a meeting as held before it took place"),
            audit("reports_far_from_publication", "a meeting is decades from the document that reports it", "warning"),
            audit("reports_with_unknown_origins", "a value does not come from an origin that we know", "warning"),
            audit("reports_with_unknown_codes", "a report has codes that `event_codes` does not have together"),
            audit("reports_with_absent_hosts", "a reported meeting's host does not take part in it"),
            audit("reports_with_odd_actor_codes", "a report does not have an actor code for each of its parties"),
        ),
        key=("report_id", "document"),
    )
