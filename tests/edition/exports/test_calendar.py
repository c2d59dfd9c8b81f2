"""The calendar, read back by vobject."""

import datetime as dt

import pytest
import vobject

from tasks.edition.exports.calendar import write_calendar
from tasks.edition.exports.carried import carried
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY, SITE, STAMP, told_apart


def events(path):
    """Events by their UID, and the calendar."""
    content = path.read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "RFC 5545: lines of 75 octets"
    calendar = vobject.readOne(content.decode("utf-8"))
    return {event.uid.value: event for event in calendar.contents.get("vevent", [])}, calendar


@pytest.fixture
def calendar(con, tmp_path):
    """Write the calendar of meetings with these histories of (event, status), and read it back."""

    def write(*meetings, history=(("announced", "scheduled"),), stamp=STAMP, ingested=(made_up.INGESTED_AT,)):
        text = "Envoys will meet."
        made_up.insert(
            con,
            "documents",
            [made_up.document(f"d_{n}", text, ingested_at=moment) for n, moment in enumerate(ingested)],
        )
        made_up.insert(con, "meetings", list(meetings))
        steps = [
            made_up.step(met, f"d_{min(number, len(ingested)) - 1}", number, event, status)
            for met in meetings
            for number, (event, status) in enumerate(history, start=1)
        ]
        made_up.insert(con, "meeting_status_history", steps)
        write_calendar(told_apart(con), stamp, tmp_path / "meetings.ics", 1000)
        return events(tmp_path / "meetings.ics")

    return write


def test_a_scheduled_meeting_is_an_event_of_its_day(calendar):
    found, _ = calendar(made_up.meeting("m_1"))
    event = found["m_1@parley"]
    assert (event.dtstart.value, event.dtend.value) == (dt.date(2019, 3, 12), dt.date(2019, 3, 13))
    assert (event.status.value, event.sequence.value, event.transp.value) == ("CONFIRMED", "0", "TRANSPARENT")
    assert event.summary.value == "Chile–Uruguay meeting"
    assert event.location.value == "Montevideo, Uruguay"
    assert "Parties: Chile, Uruguay" in event.description.value
    assert event.url.value == "urn:parley:meeting:m_1"


@pytest.mark.parametrize(
    ("start", "end", "status", "days", "told"),
    [
        pytest.param("2019-03-12", "2019-03-14", "scheduled", (12, 15), "CONFIRMED", id="several days"),
        pytest.param("2019-03-12", None, "proposed", (12, 13), "TENTATIVE", id="a proposal is tentative"),
        pytest.param("2019-03-12", None, "cancelled", (12, 13), "CANCELLED", id="called off"),
        pytest.param("2019-03-12", None, "postponed", (12, 13), "CANCELLED", id="put off: not on that day"),
        pytest.param("2019-03", "2019-03", "scheduled", (1, 32), "TENTATIVE", id="a month is tentative as a whole"),
        pytest.param("2019-03-14", "2019-03-12", "scheduled", (14, 15), "CONFIRMED", id="an end before the beginning"),
    ],
)
def test_days_and_status(calendar, start, end, status, days, told):
    found, _ = calendar(made_up.meeting("m_1", start_date=start, end_date=end, status=status))
    event = found["m_1@parley"]
    first = dt.date(2019, 3, 1)
    assert [(moment.value - first).days + 1 for moment in (event.dtstart, event.dtend)] == list(days)
    assert event.status.value == told
    assert ("(day not known)" in event.summary.value) == (start == "2019-03")


@pytest.mark.parametrize("start", ["2019", None])
def test_what_has_no_month_is_counted_and_not_shown(calendar, start):
    found, whole = calendar(made_up.meeting("m_1", start_date=start, end_date=None))
    assert found == {}
    assert "even their month: 1." in whole.contents["x-wr-caldesc"][0].value


def test_a_meeting_that_was_never_announced_is_not_in_it(calendar):
    found, _ = calendar(made_up.meeting("m_1", status="held"), history=[("held", "held")])
    assert found == {}


def test_a_change_is_a_later_sequence_at_the_time_of_the_night_that_brought_it(calendar):
    later = made_up.INGESTED_AT + dt.timedelta(days=3)
    found, _ = calendar(
        made_up.meeting("m_1", status="cancelled"),
        history=[
            ("announced", "scheduled"),
            ("repeated", "scheduled"),
            ("moved", "scheduled"),
            ("cancelled", "cancelled"),
        ],
        ingested=(made_up.INGESTED_AT, later),
    )
    event = found["m_1@parley"]
    assert (event.sequence.value, event.status.value) == ("2", "CANCELLED")
    assert event.summary.value == "Cancelled: Chile–Uruguay meeting"
    assert event.created.value == made_up.INGESTED_AT
    assert event.dtstamp.value == event.last_modified.value == later


def test_with_an_address_events_link_to_their_pages(calendar):
    found, _ = calendar(made_up.meeting("m_1"), stamp=SITE)
    assert found["m_1@parley"].url.value == "https://parley.example.org/meetings/m_1.html"


def test_nasty_titles_are_events_like_others(nasty_edition):
    found, _ = events(nasty_edition / "feeds" / "meetings.ics")
    assert {uid: event.summary.value for uid, event in found.items()} == {
        f"m_{number:02d}@parley": carried(text) for number, text in enumerate(NASTY)
    }
