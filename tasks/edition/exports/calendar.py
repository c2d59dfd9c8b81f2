"""`feeds/meetings.ics`: meetings that were announced, for calendars that subscribe to it.

An event is on its day, or on its first to last; of a meeting of which only the month is known it spans the month, is
tentative, and says so. Meetings of which not even that is known cannot stand in a calendar; it tells how many they
are. Calendars load the whole each time: of very many meetings it has the latest (`calendar_events`). No event takes
up anybody's time (TRANSP). Of a meeting still proposed the event is tentative; one that was put off or called off is
cancelled, and confirmed again once a report gives it a new day. Times come from the nights that brought the reports,
so that an event changes only when a report of it came.
"""

from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import duckdb
from icalendar import Calendar, Event, vText

from tasks.edition import addresses
from tasks.edition.exports.carried import carried, urn
from tasks.edition.exports.edtf import first_day, is_day, last_day
from tasks.edition.exports.rows import rows
from tasks.edition.stamp import Stamp

STATUS = {
    "held": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "scheduled": "CONFIRMED",
    "proposed": "TENTATIVE",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
}
SAID_FIRST = {"postponed": "Postponed: ", "cancelled": "Cancelled: ", "proposed": "Proposed: "}
MONTH = len("2022-01")

# Announced once, whatever became of it: a meeting that was held stays in the calendar in which it was to come. A change
# is each report that moved, confirmed, put off or called off the meeting after it was first told of.
ANNOUNCED = """
    WITH history AS (
        SELECT
            meeting_id,
            count(*) FILTER (step > 1 AND event NOT IN ('repeated', 'superseded')) AS n_changes,
            min(documents.ingested_at) AS first_told,
            max(documents.ingested_at) AS last_told
        FROM meeting_status_history
        LEFT JOIN documents USING (document_id)
        GROUP BY meeting_id
        HAVING bool_or(status NOT IN ('held', 'ongoing'))
    )
    SELECT meetings.*, history.n_changes, history.first_told, history.last_told
    FROM meetings
    JOIN history USING (meeting_id)
    QUALIFY row_number() OVER (
        ORDER BY coalesce(end_date, start_date) DESC NULLS LAST, meetings.meeting_id DESC
    ) <= {most}
    ORDER BY meetings.meeting_id
"""


def write_calendar(con: duckdb.DuckDBPyConnection, stamp: Stamp, path: Path, most: int) -> None:
    """Write one event per announced meeting whose month, at least, is known; of more than so many the latest."""
    meetings = rows(con, ANNOUNCED.format(most=int(most)))
    names: dict[str, str] = dict(con.execute("SELECT code, name FROM parties").fetchall())
    issues: dict[str, str] = dict(con.execute("SELECT issue, label FROM issues").fetchall())
    placed = [(meeting, days) for meeting in meetings if (days := _days(meeting))]
    calendar = Calendar()
    calendar.add("prodid", "-//Parley//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Diplomatic meetings")
    calendar.add("x-wr-caldesc", vText(_description(len(placed), len(meetings) - len(placed))))
    for meeting, (first, last) in placed:
        calendar.add_component(_event(meeting, first, last, stamp, names, issues))
    path.write_bytes(calendar.to_ical())


def _description(shown: int, left_out: int) -> str:
    return f"{shown} meetings announced in the news. Not shown, since no report gives even their month: {left_out}."


def _days(meeting: dict[str, Any]) -> tuple[date, date] | None:
    """First and last day of the event; None where the month is not known."""
    start, end = meeting["start_date"], meeting["end_date"]
    first, last = first_day(start), last_day(end or start)
    if start is None or len(start) < MONTH or first is None:
        return None
    return first, max(last or first, first)


def _event(
    meeting: dict[str, Any], first: date, last: date, stamp: Stamp, names: dict[str, str], issues: dict[str, str]
) -> Event:
    event = Event()
    known = is_day(meeting["start_date"])
    told = (meeting["last_told"] or stamp.built_at).astimezone(UTC).replace(microsecond=0)
    created = (meeting["first_told"] or stamp.built_at).astimezone(UTC).replace(microsecond=0)
    parties = [names.get(party, party) for party in meeting["parties"]]
    title = meeting["title"] or ", ".join(parties) or meeting["meeting_id"]
    status = STATUS[meeting["status"]]
    event.add("uid", vText(f"{carried(meeting['meeting_id'])}@parley"))
    event.add("dtstamp", told)
    event.add("created", created)
    event.add("last-modified", told)
    event.add("sequence", meeting["n_changes"])
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("status", status if known or status == "CANCELLED" else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("summary", carried(SAID_FIRST.get(meeting["status"], "") + title + ("" if known else " (day not known)")))
    where = filter(None, (meeting["place"], names.get(meeting["country"] or "", meeting["country"])))
    if place := ", ".join(dict.fromkeys(where)):
        event.add("location", carried(place))
    event.add("description", carried("\n".join(_lines(meeting, parties, issues))))
    event.add("url", _page(meeting["meeting_id"], stamp))
    return event


def _lines(meeting: dict[str, Any], parties: list[str], issues: dict[str, str]) -> list[str]:
    days = " to ".join(dict.fromkeys(filter(None, (meeting["start_date"], meeting["end_date"]))))
    told = {
        "Status": meeting["status"],
        "Date as reported": days,
        "Parties": ", ".join(parties),
        "People": ", ".join(meeting["people"]),
        "About": ", ".join(issues.get(issue, issue) for issue in meeting["issues"]),
        "Documents": f"{meeting['n_documents']}, independent sources {meeting['n_independent_sources']}",
    }
    return [f"{name}: {value}" for name, value in told.items() if value]


def _page(meeting_id: str, stamp: Stamp) -> str:
    return stamp.site_url + addresses.meeting(meeting_id) if stamp.site_url else urn("meeting", meeting_id)
