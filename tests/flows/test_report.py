"""The report of a night: what people and Prefect are told."""

import pytest

from flows.report import Report, count


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (
            Report("nothing new", base=3, generation=3, found=5),
            "Nothing new: all 5 documents are known; generation 3 stays.",
        ),
        (Report("nothing new"), "Nothing new: no document was found; there is no generation yet."),
        (
            Report("refused", base=2, reasons=["A.", "B."]),
            "Gate 2 refused the new generation; generation 2 stays. A. B.",
        ),
        (
            Report("new generation", generation=1, read=1, changes={"meeting new": 1200, "meeting gone": 1}),
            "Generation 1: 1 document read; meetings 1,200 new, 1 gone; positions unchanged.",
        ),
        (Report(error="the disk is full"), "The night failed: the disk is full"),
    ],
    ids=lambda value: value.outcome if isinstance(value, Report) else "",
)
def test_a_night_in_one_sentence(report, sentence):
    assert report.sentence() == sentence


def test_a_report_survives_the_log_of_nights():
    report = Report("refused", base=2, quarantined={"empty": 1}, reasons=["A."], notes=["kept"])
    assert Report.from_record(report.record() | {"at": "2021-03-03"}) == report


def test_what_was_read_again_and_refused_waits_and_leaves_only_the_new_in_quarantine():
    report = Report(
        "refused", read=1, read_again=3, waiting=2, quarantined={"empty": 1, "unreadable": 2}, reasons=["A."]
    )
    report.leave_out_what_was_read_again(unreadable=1)
    assert (report.read, report.read_again, report.waiting) == (1, 0, 5)
    assert (report.quarantined, report.rereading_refused) == ({"empty": 1, "unreadable": 1}, ["A."])
    report.leave_out_what_was_read_again(unreadable=1)
    assert report.quarantined == {"empty": 1}


def test_a_line_of_an_older_log_is_still_read():
    assert Report.from_record({"outcome": "nothing new", "colour": "blue"}).outcome == "nothing new"


def test_many_warnings_are_cut_short():
    report = Report(
        "new generation", generation=1, expectations=9, warnings=[f"table {n}: " + "long " * 60 for n in range(9)]
    )
    shown = [text for label, text in report.lines() if text.startswith("warning") or "more warning" in text]
    assert len(shown) == 4
    assert all(len(text) < 160 for text in shown)
    assert "6 more warnings" in shown[-1]


@pytest.mark.parametrize(("number", "text"), [(0, "0 documents"), (1, "1 document"), (2432, "2,432 documents")])
def test_numbers_agree_with_their_nouns(number, text):
    assert count(number, "document") == text
