"""Time expressions: spans, types, values and the days they cover."""

import json
import time
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.logic import date_values as dv
from tasks.logic import dates
from tasks.logic.lexicon import Reference

ROOT = Path(__file__).parents[2]
TIMEML = ROOT.parent / "shared" / "timeml"
TABLE = pl.read_csv(ROOT / "seeds" / "reference" / "date_words.csv", infer_schema=False).fill_null("")
REFERENCE = Reference(ROOT / "seeds" / "reference", "test", {"date_words": TABLE})
WEDNESDAY = date(2021, 6, 16)


def values(text: str, anchor: date | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(t.text, t.type, t.value) for t in dates.tag(text, anchor, reference=REFERENCE)]


def only(text: str, anchor: date | None = WEDNESDAY) -> dates.Timex:
    found = dates.tag(text, anchor, reference=REFERENCE)
    assert len(found) == 1, found
    return found[0]


RESOLVED = {
    "a full date": ("They signed it on May 26, 1991.", "DATE", "1991-05-26"),
    "day before month": ("The accord of 26 May 1991 holds.", "DATE", "1991-05-26"),
    "a weekday beside the date": ("Talks opened Tuesday, June 8.", "DATE", "2021-06-08"),
    "an ISO date": ("Stamped 2021-06-08 by the clerk.", "DATE", "2021-06-08"),
    "dots put the day first": ("Accessed 05.12.2022 by us.", "DATE", "2022-12-05"),
    "strokes put the month first": ("Filed 5/12/2022 in court.", "DATE", "2022-05-12"),
    "an ordinal word": ("It falls on March eighth.", "DATE", "2021-03-08"),
    "a day of the year past goes back": ("The envoys met on November 4.", "DATE", "2020-11-04"),
    "a day of the year ahead goes forward": ("The envoys will meet on November 4.", "DATE", "2021-11-04"),
    "the year said beside the day": ("They met on Nov. 4 last year.", "DATE", "2020-11-04"),
    "a weekday told of lies behind": ("The ministers met on Monday.", "DATE", "2021-06-14"),
    "a weekday to come lies ahead": ("The ministers will meet on Monday.", "DATE", "2021-06-21"),
    "the day of publication is today": ("The minister said Wednesday he was pleased.", "DATE", "2021-06-16"),
    "an infinitive of intention points ahead": ("They agreed to meet on Friday.", "DATE", "2021-06-18"),
    "a passive infinitive points ahead": ("Talks to be held on Friday were moved.", "DATE", "2021-06-18"),
    "a passive with will points ahead": ("The summit will be held Friday.", "DATE", "2021-06-18"),
    "a date put off points ahead": ("The vote was postponed until Friday.", "DATE", "2021-06-18"),
    "a fronted weekday takes the verb after it": ("On Friday, the envoy will fly home.", "DATE", "2021-06-18"),
    "a fronted weekday in the past": ("On Friday the envoy flew home.", "DATE", "2021-06-11"),
    "what had been due is over": ("The offer had been due to expire Friday.", "DATE", "2021-06-11"),
    "a participle has no tense": ("They are due to sign, followed by a summit on Friday.", "DATE", "2021-06-18"),
    "last weekday": ("He resigned last Wednesday.", "DATE", "2021-06-09"),
    "next weekday": ("He resigns next Wednesday.", "DATE", "2021-06-23"),
    "evening": ("They dined on Monday evening.", "TIME", "2021-06-14TEV"),
    "last night": ("Shots rang out last night.", "TIME", "2021-06-15TNI"),
    "today": ("Rain fell today.", "DATE", "2021-06-16"),
    "tomorrow": ("Rain will fall tomorrow.", "DATE", "2021-06-17"),
    "last week": ("They talked last week.", "DATE", "2021-W23"),
    "early next week": ("They will talk early next week.", "DATE", "2021-W25"),
    "the end of the week": ("They will talk at the end of the week.", "DATE", "2021-W24"),
    "in two weeks, ahead": ("The council will convene in two weeks.", "DATE", "2021-W26"),
    "in two weeks, a length": ("It was the third raid in two weeks.", "DURATION", "P2W"),
    "a month alone": ("Prices rose in October.", "DATE", "2020-10"),
    "late in a month": ("The army withdrew in late September.", "DATE", "2020-09"),
    "a month with its year": ("The treaty of March 1979 stands.", "DATE", "1979-03"),
    "a month of last year": ("They broke ties in July last year.", "DATE", "2020-07"),
    "earlier this month": ("They broke ties earlier this month.", "DATE", "2021-06"),
    "a quarter": ("Growth slowed in the first quarter.", "DATE", "2021-Q1"),
    "a quarter of next year": ("Growth slows in the first quarter of next year.", "DATE", "2022-Q1"),
    "half a year": ("Exports doubled in the first half of 2019.", "DATE", "2019-H1"),
    "a season": ("The front froze last winter.", "DATE", "2020-WI"),
    "a season with its year": ("It began in the autumn of 2014.", "DATE", "2014-FA"),
    "a year": ("He was elected in 1998.", "DATE", "1998"),
    "years ago": ("He was elected three years ago.", "DATE", "2018"),
    "a decade": ("They fought through the 1980s.", "DATE", "198"),
    "a century": ("It was a 19th century border.", "DATE", "18"),
    "a year read out": ("It was signed in nineteen ninety-six.", "DATE", "1996"),
    "a holiday": ("Families gathered on Christmas Day.", "DATE", "2020-12-25"),
    "a movable holiday": ("They spoke on Good Friday.", "DATE", "2021-04-02"),
    "hours": ("They argued for seven hours.", "DURATION", "PT7H"),
    "nearly eight hours": ("They argued for nearly eight hours.", "DURATION", "PT8H"),
    "a hyphened length": ("It was a three-day visit.", "DURATION", "P3D"),
    "half an hour": ("They argued for half an hour.", "DURATION", "PT30M"),
    "years and a half ago": ("They last met three and a half years ago.", "DATE", "2017"),
    "and a half": ("They argued for two hours and a half.", "DURATION", "PT2H30M"),
    "a vague length": ("They argued for several months.", "DURATION", "PXM"),
    "past months": ("Trade grew over the past two months.", "DURATION", "P2M"),
    "spelled-out number": ("It ran for twenty four years.", "DURATION", "P24Y"),
    "every day": ("They shell the town every day.", "SET", "P1D"),
    "each Monday": ("They vote each Monday.", "SET", "XXXX-WXX-1"),
    "daily": ("They meet daily there.", "SET", "P1D"),
    "now": ("They are now allies.", "DATE", "PRESENT_REF"),
    "recently": ("They met recently in Oslo.", "DATE", "PAST_REF"),
    "the near future": ("They hope to meet in the near future.", "DATE", "FUTURE_REF"),
    "clock and weekday": ("Firing began at 10:35 p.m. Monday.", "TIME", "2021-06-14T22:35"),
    "noon": ("Firing began at noon Monday.", "TIME", "2021-06-14T12:00"),
}


@pytest.mark.parametrize(("text", "type_", "value"), RESOLVED.values(), ids=RESOLVED.keys())
def test_values(text: str, type_: str, value: str) -> None:
    assert [(t, v) for _, t, v in values(text)] == [(type_, value)]


SILENT = {
    "may the verb": "It may rain and they march on.",
    "a count of people": "Some 2000 people and 1990 troops came.",
    "an amount": "It cost $1998 in all.",
    "an age": "A 62-year-old farmer and a man 40 years old were hurt.",
    "in his fifties": "The envoy is in his 50s.",
    "a quarter of": "They hold three-quarters of the land.",
    "a newspaper": "Reporters of China Daily wrote it.",
    "the fall of a government": "They cheered the fall of the cabinet.",
    "a round of a cup": "They lost in the quarter-finals.",
    "that the conjunction": "He said that four days seemed short."[:12],
    "soon names no time": "The two sides will soon meet.",
    "a score": "They won 3-2 and 21-19.",
    "a resolution's number": "It defied Security Council resolution 1441 and Resolution 2087.",
    "a flight": "Passengers of Flight 1990 were safe.",
    "a large number": "Some 1,500 envoys came.",
    "second in rank": "The second envoy came in second.",
    "a first name": "The singer April Jones and a Ms. May Lin came.",
    "a newspaper's name": "The Sunday Times printed it.",
    "a day that is a name": "They mourned Bloody Sunday.",
    "once in a century": "It was a once-in-a-century storm.",
    "the fall of prices": "The fall was steep and the spring broke.",
    "a quarter of a town": "They shelled the quarter of the old town.",
    "an age between commas": "Vos, 41, and Novak, 1.80 metres tall, came.",
    "parts of a whole": "A quarter of the 20 envoys sat in the second half.",
    "a session's early years": "It paid in early years.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_no_time_expression(text: str) -> None:
    assert values(text) == []


def test_days_of_one_month_are_each_an_expression_and_one_range() -> None:
    found = dates.tag("The Nov. 4-5 summit ended.", WEDNESDAY, reference=REFERENCE)
    assert [(t.text, t.value) for t in found] == [("Nov. 4", "2020-11-04"), ("5", "2020-11-05")]
    assert {(t.range_first, t.range_last) for t in found} == {(date(2020, 11, 4), date(2020, 11, 5))}


RANGES = {
    "day to day before the month": ("They will sit from 3 to 5 July.", date(2021, 7, 3), date(2021, 7, 5)),
    "between weekdays": ("He will tour Asia between Monday and Wednesday.", date(2021, 6, 21), date(2021, 6, 23)),
    "over the turn of a month": ("The May 30-June 2 forum failed.", date(2021, 5, 30), date(2021, 6, 2)),
    "from day to day": ("He toured Asia from June 5 to 11.", date(2021, 6, 5), date(2021, 6, 11)),
    "from month to month": ("It met November 29-December 6, 2020.", date(2020, 11, 29), date(2020, 12, 6)),
    "between years": ("Between 1994 and 1997 they fought.", date(1994, 1, 1), date(1997, 12, 31)),
    "day through weekday": ("It sat from Monday through Tuesday.", date(2021, 6, 14), date(2021, 6, 15)),
    "weekday through the next": ("It is being held Wednesday through Saturday.", date(2021, 6, 16), date(2021, 6, 19)),
    "over the turn of the year": ("Between October and March they fought.", date(2020, 10, 1), date(2021, 3, 31)),
}


@pytest.mark.parametrize(("text", "first", "last"), RANGES.values(), ids=RANGES.keys())
def test_ranges(text: str, first: date, last: date) -> None:
    one, two = dates.tag(text, WEDNESDAY, reference=REFERENCE)
    assert (one.range_first, one.range_last) == (two.range_first, two.range_last) == (first, last)


def test_two_days_named_together_are_no_range() -> None:
    found = dates.tag("They met on Monday and Tuesday.", WEDNESDAY, reference=REFERENCE)
    assert [t.range_first for t in found] == [None, None]


WINDOWS = {
    "a week": ("They met last week.", date(2021, 6, 7), date(2021, 6, 13), "2021-06-07/2021-06-13"),
    "a month": ("They met last month.", date(2021, 5, 1), date(2021, 5, 31), "2021-05"),
    "a year": ("They met in 1994.", date(1994, 1, 1), date(1994, 12, 31), "1994"),
    "a decade": ("They met in the 1990s.", date(1990, 1, 1), date(1999, 12, 31), "199X"),
    "a quarter": ("They met in the first quarter.", date(2021, 1, 1), date(2021, 3, 31), "2021-01-01/2021-03-31"),
    "a weekend": ("They met over the weekend.", date(2021, 6, 12), date(2021, 6, 13), "2021-06-12/2021-06-13"),
    "a winter": ("They met in the winter of 2019.", date(2019, 12, 1), date(2020, 2, 29), "2019-12-01/2020-02-29"),
}


@pytest.mark.parametrize(("text", "first", "last", "edtf"), WINDOWS.values(), ids=WINDOWS.keys())
def test_windows_are_as_wide_as_the_text(text: str, first: date, last: date, edtf: str) -> None:
    found = only(text)
    assert (found.first, found.last, found.edtf) == (first, last, edtf)


def test_an_hour_without_its_day_has_no_window() -> None:
    found = only("The guns fell silent at 6 a.m. and held.")
    assert (found.value, found.first) == ("2021-06-16T06:00", None)


def test_without_an_anchor_only_full_dates_resolve() -> None:
    found = dates.tag("On May 26, 1991, not on June 3 or Monday, they met.", None, reference=REFERENCE)
    assert [(t.value, t.first) for t in found] == [
        ("1991-05-26", date(1991, 5, 26)),
        ("XXXX-06-03", None),
        ("XXXX-WXX-1", None),
    ]


def sentences(*texts: str, document: str = "d_1", kind: str = "body") -> pl.DataFrame:
    starts = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
    rows = [(document, i, start, text, kind) for i, (start, text) in enumerate(zip(starts, texts, strict=True))]
    return pl.DataFrame(rows, schema=["document_id", "sentence", "char_start", "text", "kind"], orient="row")


def anchors(first: date | None, last: date | None, document: str = "d_1") -> pl.DataFrame:
    schema = {"document_id": pl.String, "anchor": pl.Date, "anchor_first": pl.Date}
    return pl.DataFrame([(document, last, first)], schema=schema, orient="row")


NARRATED = {
    "the following day": ("They met on May 3, 1991.", "The following day they signed.", "1991-05-04"),
    "the same day": ("They met on May 3, 1991.", "The same day they signed.", "1991-05-03"),
    "two days later": ("They met on May 3, 1991.", "Two days later they signed.", "1991-05-05"),
    "that year": ("They met on May 3, 1991.", "Later that year they signed.", "1991"),
    "a week earlier": ("They met on May 3, 1991.", "A week earlier they had signed.", "1991-W17"),
    "the day before": ("They met on May 3, 1991.", "The day before, they had fought.", "1991-05-02"),
    "the week before": ("They met on May 3, 1991.", "They had fought the week before.", "1991-W17"),
    "the year before": ("They met in 1991.", "They had fought the year before.", "1990"),
    "the previous day": ("They met on May 3, 1991.", "The previous day they had fought.", "1991-05-02"),
    "the day after an event is not guessed": (
        "They met on May 3, 1991.",
        "They fled the day after the raid.",
        "XXXX-XX-XX",
    ),
    "the following May": ("They met in October 1991.", "The following May they signed.", "1992-05"),
    "the following November": ("They met in October 1991.", "The following November they signed.", "1991-11"),
    "the previous May": ("They met in October 1991.", "They had signed the previous May.", "1991-05"),
    "a month of the following year": (
        "They met in October 1991.",
        "It was signed in March of the following year.",
        "1992-03",
    ),
    "a month of the next year": ("They met in October 1991.", "They signed in May of the next year.", "1992-05"),
    "early the next year": ("They met in October 1991.", "Early the next year they signed.", "1992"),
    "next year is no year of the past": ("They met in October 1991.", "They will sign it next year.", "2022"),
    "weeks behind a month are no week": ("They met in October 1991.", "Two weeks later they signed.", "P2W"),
    "that month, of a year": ("They met in 1991.", "Later that month they signed.", "1991-XX"),
    "a day in an unknown month": ("They met in May 1991.", "That day they signed.", "1991-05-XX"),
}


@pytest.mark.parametrize(("before", "after", "value"), NARRATED.values(), ids=NARRATED.keys())
def test_expressions_lean_on_the_day_named_before(before: str, after: str, value: str) -> None:
    frame = dates.date_mentions(sentences(before, after), anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame["value"].to_list()[-1] == value


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("They met on May 3, 1991.", "He had been in Lima that April.", "1991-04"),
        ("They met on May 3, 1991.", "The following June they signed.", "1991-06"),
        ("They met in May 1991. The flood came on December 26th last year.", "A month later they signed.", "P1M"),
    ],
)
def test_months_lean_on_a_day_where_the_day_of_writing_is_not_known(before: str, after: str, value: str) -> None:
    frame = dates.date_mentions(sentences(before, after), anchors(None, None), REFERENCE)
    assert frame["value"].to_list()[-1] == value


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    told = sentences("A bomb went off on Sunday, police said on Monday.", "The same day, troops came.")
    frame = dates.date_mentions(told, anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame["value"].to_list() == ["2021-06-13", "2021-06-14", "2021-06-13"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The premiers take their seats in Lima on Monday.", "2021-06-14"),
        ("The hall in Lima where the premiers will meet on Monday.", "2021-06-21"),
    ],
)
def test_a_caption_tells_in_the_present_of_what_has_been(text: str, value: str) -> None:
    frame = dates.date_mentions(sentences(text, kind="caption"), anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame["value"].to_list() == [value]


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("Monday was given over to the experts.", "2021-06-14TMO"),
        ("They signed it in May 1991.", "2021-06-16TMO"),
        ("They signed it on May 3, 1991.", "2021-06-16TMO"),
        ("They will sign it on Friday.", "2021-06-16TMO"),
    ],
)
def test_a_morning_is_of_the_day_told_last_if_that_is_one_of_the_news(before: str, value: str) -> None:
    told = sentences(before, "In the morning the envoys conferred.")
    frame = dates.date_mentions(told, anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame["value"].to_list()[-1] == value


def test_a_publication_window_gives_no_guessed_day() -> None:
    told = sentences("They met today.", "They met on Monday.", "They met in 1994.")
    frame = dates.date_mentions(told, anchors(date(2021, 6, 16), date(2021, 6, 18)), REFERENCE)
    assert frame.select("value", "first", "last").rows() == [
        ("2021-W24", date(2021, 6, 16), date(2021, 6, 18)),
        ("2021-06-14", date(2021, 6, 14), date(2021, 6, 14)),
        ("1994", date(1994, 1, 1), date(1994, 12, 31)),
    ]


def test_mentions_are_rows_with_offsets_of_the_document() -> None:
    told = sentences("They met on Monday.", "They left on Tuesday.")
    frame = dates.date_mentions(told, anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame.schema == pl.Schema(dates.SCHEMA)
    text = "\n".join(told["text"])
    assert [text[s:e] for s, e in frame.select("char_start", "char_end").rows()] == ["Monday", "Tuesday"]


def test_documents_do_not_share_their_focus() -> None:
    told = pl.concat([sentences("They met on May 3, 1991."), sentences("The following day they left.", document="d_2")])
    frame = dates.date_mentions(told, anchors(WEDNESDAY, WEDNESDAY), REFERENCE)
    assert frame.filter(pl.col("document_id") == "d_2")["value"].to_list() == ["XXXX-XX-XX"]


WORDS = st.sampled_from(
    [
        *TABLE["word"].to_list(),
        *[
            "0",
            "1",
            "31",
            "32",
            "1999",
            "2022",
            "99999",
            "10:30",
            "5.5",
            "1/2",
            "-",
            ",",
            ".",
            "(",
            ")",
            "$",
            "of",
            "said",
            "The\n\n",
            "x",
        ],
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.one_of(st.none(), st.dates()))
@example("March final quarter of the 99th century", date(1, 1, 1))
@example("9999 years later, 900 millennia ago", date(9999, 12, 31))
@settings(max_examples=400, deadline=None)
def test_any_words_give_spans_that_quote_and_windows_in_order(text: str, anchor: date | None) -> None:
    end = 0
    for timex in dates.tag(text, anchor, reference=REFERENCE, offset=7):
        assert text[timex.char_start - 7 : timex.char_end - 7] == timex.text
        assert timex.text.strip() == timex.text
        assert timex.char_start - 7 >= end
        end = timex.char_end - 7
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert (timex.first is None) == (timex.last is None) == (timex.edtf is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
        assert timex.first is None or timex.type in ("DATE", "TIME")


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for timex in dates.tag(text, WEDNESDAY, reference=REFERENCE):
        assert text[timex.char_start : timex.char_end] == timex.text


HOSTILE = {
    "digits": "1" * 3_000,
    "dotted digits": "1." * 6_000 + "a",
    "numbers": "one " * 3_000,
    "months": "May 5, " * 2_000,
    "dashes": "1-2-" * 3_000,
    "line ends": "\n \t" * 4_000,
    "letters with dots": "a." * 6_000 + "aa",
    "apostrophes": "'s" * 6_000,
    "modifiers": "the last next early " * 600 + "week",
}


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_not_faster(unit: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        dates.tag("Monday " + text, WEDNESDAY, reference=REFERENCE)
        return time.process_time() - start

    once, eight_times = seconds(unit), seconds(unit * 8)
    # Quadratic reading would take 64 times as long; a small text's cost is mostly noise.
    assert eight_times < 30 * once + 0.2


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(1, 7), st.sampled_from([-1, 0, 1]))
def test_weekdays_are_found_within_a_week(anchor: date, weekday: int, direction: int) -> None:
    found = dv.weekday_near(anchor, weekday, direction)
    if found is not None:
        assert found.isoweekday() == weekday
        assert 0 <= (found - anchor).days * (direction or -1) < 7


HOLIDAYS = {
    "Easter 2000": ("easter+0", 2000, date(2000, 4, 23)),
    "Easter 2021": ("easter+0", 2021, date(2021, 4, 4)),
    "Thanksgiving": ("11-4-4", 1999, date(1999, 11, 25)),
    "Memorial Day": ("05-L-1", 2021, date(2021, 5, 31)),
    "Election Day": ("11-E", 2020, date(2020, 11, 3)),
    "Christmas": ("12-25", 1994, date(1994, 12, 25)),
}


@pytest.mark.parametrize(("code", "year", "day"), HOLIDAYS.values(), ids=HOLIDAYS.keys())
def test_holidays(code: str, year: int, day: date) -> None:
    assert dv.holiday(code, year) == day


@pytest.mark.skipif(not TIMEML.exists(), reason="the annotated newswire is not on this machine")
def test_newswire_reaches_its_mark() -> None:
    hits = right = n_read = n_gold = 0
    for gold_path in sorted(TIMEML.glob("*.gold.json")):
        stem = gold_path.name.removesuffix(".gold.json")
        text = (TIMEML / f"{stem}.txt").read_text(encoding="utf-8")
        anchor = date.fromisoformat(json.loads((TIMEML / f"{stem}.json").read_text())["published"])
        read = dates.tag(text, anchor, reference=REFERENCE)
        gold = json.loads(gold_path.read_text())
        n_read, n_gold = n_read + len(read), n_gold + len(gold)
        for wanted in gold:
            near = [t for t in read if t.char_start < wanted["char_end"] and wanted["char_start"] < t.char_end]
            hits += bool(near)
            right += any(t.value == wanted["value"] for t in near)
    assert 200 * hits / (n_read + n_gold) > 91
    assert 200 * right / (n_read + n_gold) > 79  # whole documents as one text: sentences do better
