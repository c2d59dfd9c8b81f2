"""Meetings by the build of their sentence: absences, second halves behind 'with', relative clauses, calls, company."""

import datetime as dt

import pytest

from tests.logic.told import Reader

TUESDAY = dt.date(2013, 5, 14)
MONDAY = "2013-05-13"
MISSED = {
    "who skipped it": ("Mali skipped a meeting with Ghana in Lome on Monday.", MONDAY),
    "who boycotted it": ("Mali boycotted Monday's talks with Ghana in Lome.", MONDAY),
    "who refused to attend": ("Mali refused to attend a meeting with Ghana in Lome on Monday.", MONDAY),
    "who said so": ("Mali said it would not attend talks with Ghana in Lome on May 20.", "2013-05-20"),
    "who said so in the past": ("Mali said it skipped talks with Ghana in Lome on Monday.", MONDAY),
    "who failed to show up": ("Peru failed to show up for talks with Chile in Lima on Monday.", MONDAY),
    "who stayed away": ("Chile stayed away from Monday's talks with Peru in Lima.", MONDAY),
    "both, as planned": ("Ghana and Mali did not meet in Lome on Monday as planned.", MONDAY),
}
GOES_ON = {
    "a threat": "Mali threatened to boycott Friday's talks with Ghana.",
    "a doubt": "Mali may not attend Friday's talks with Ghana.",
    "a condition": "Mali will not attend talks with Ghana on May 20 unless its demands are met.",
    "a denial": "Mali denied it would boycott Friday's talks with Ghana in Lome.",
    "the talks of others": "Mali boycotted Monday's talks between Ghana and Togo.",
    "no time": "Mali said it would not attend talks with Ghana.",
}


@pytest.mark.parametrize(("text", "day"), MISSED.values(), ids=MISSED)
def test_two_do_not_meet_where_one_stays_away(read: Reader, text: str, day: str) -> None:
    (report,) = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert (report["status"], report["start_date"]) == ("cancelled", day)


@pytest.mark.parametrize("text", GOES_ON.values(), ids=GOES_ON)
def test_nothing_is_called_off_by(read: Reader, text: str) -> None:
    assert "cancelled" not in read(text, published=TUESDAY).meeting_reports["status"].to_list()


HALVES = {
    "officials": "Ghana's foreign minister met in Accra on Monday with Mali's foreign minister and in Lome on Tuesday with Togo's president.",
    "states": "Ghana met in Accra on Monday with Mali and in Lome on Tuesday with Togo.",
    "a counterpart and one more": "Ghana's premier met his Malian counterpart in Accra on Monday and his Togolese one in Lome on Tuesday.",
    "the place behind": "Ghana's premier met on Monday in Accra with Mali and on Tuesday with Togo in Lome.",
}


@pytest.mark.parametrize("text", HALVES.values(), ids=HALVES)
def test_the_second_of_two_partners_has_a_day_and_place_of_its_own(read: Reader, text: str) -> None:
    reports = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert {(*sorted(r["parties"]), r["start_date"], r["place"]) for r in reports} == {
        ("GHA", "MLI", MONDAY, "Accra"),
        ("GHA", "TGO", "2013-05-14", "Lome"),
    }


@pytest.mark.parametrize("deed", ["delayed", "rescheduled", "shelved"])
def test_who_puts_off_a_meeting_was_to_be_at_it(read: Reader, deed: str) -> None:
    (report,) = read(f"Ghana {deed} Friday's talks with Mali.", published=TUESDAY).meeting_reports.to_dicts()
    assert (set(report["parties"]), report["status"]) == ({"GHA", "MLI"}, "postponed")


def test_another_counterpart_who_only_speaks_met_nobody(read: Reader) -> None:
    text = "Ghana's premier met his Malian counterpart on Monday and his Togolese one said he was pleased."
    assert len(read(text, published=TUESDAY).meeting_reports) == 1


PARTIES = {
    "who held talks by his own word": ("Mali said it held talks with Ghana in Lome on Monday.", "MLI GHA"),
    "talks that two held": ("The talks, which Ghana and Mali held in Lome on Monday, lasted three hours.", "GHA MLI"),
    "a meeting at which two agreed": (
        "A meeting was held on Monday in Lima, at which Peru and Chile agreed to reopen the border.",
        "PER CHL",
    ),
    "a call from an office": (
        "Ghana's president received a telephone call from Togo's president on Monday.",
        "GHA TGO",
    ),
    "a call on a day from an office": (
        "Ghana's president received a phone call on Monday from Togo's president.",
        "GHA TGO",
    ),
    "by whom it was discussed": (
        "Trade was discussed on Monday by the foreign ministers of Peru and Chile in Lima.",
        "PER CHL",
    ),
    "together with whom": (
        "Together with Togo's foreign minister, Ghana's foreign minister met Mali's president in Bamako on Monday.",
        "TGO GHA MLI",
    ),
    "a counterpart in company": (
        "Ghana's foreign minister, accompanied by his Togolese counterpart, met Mali's president in Bamako on Monday.",
        "TGO GHA MLI",
    ),
}
SILENT = {
    "a demand by phone": "Ghana's president received a call from Togo's president to reopen the border.",
    "one state and its parliament": "Trade was discussed by Peru and its parliament on Monday.",
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_who_took_part(read: Reader, text: str, parties: str) -> None:
    (report,) = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert set(report["parties"]) == set(parties.split())


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_no_meeting(read: Reader, text: str) -> None:
    assert read(text, published=TUESDAY).meeting_reports.is_empty()
