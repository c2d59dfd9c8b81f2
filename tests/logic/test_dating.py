"""When a document was published: from its record, its dateline, or a window from what it says."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic import dating
from tasks.logic.date_cycle import season_of
from tasks.logic.date_evidence import clues
from tasks.logic.date_values import Window
from tasks.logic.dates import tagger
from tasks.logic.lexicon import Reference

FOLDER = Path(__file__).parents[2] / "seeds" / "reference"
PEOPLE = pl.DataFrame(
    {
        "name": ["Ada Novak", "Piet Vos", "Ines Duarte", "Jan Krol", "Lena Brandt", "Ruth Stone"],
        "aliases": ["", "Pieter Vos", "", "", "", ""],
        "office": [
            "foreign minister",
            "defence minister",
            "president",
            "foreign minister",
            "chancellor",
            "interior minister",
        ],
        "valid_from": ["2015-03-01", "2015-01-01", "2001-01-01", "2016-02-01", "2015-06-01", "2003-01-01"],
        "valid_to": ["2016-02-01", "2019-12-31", "2019-12-31", "2018-06-30", "2017-12-31", "2004-12-31"],
    }
)
WORDS = pl.read_csv(FOLDER / "date_words.csv", infer_schema=False).fill_null("")
REFERENCE = Reference(FOLDER, "test dating", {"date_words": WORDS, "people": PEOPLE})
Lines = list[tuple[str, str]]


def dated(lines: Lines, published: date | None = None) -> tuple[date | None, date | None, str]:
    """Date one document of (kind, text) paragraphs, each read paragraph one sentence."""
    text = "\n\n".join(line for _, line in lines)
    paragraphs, sentences, start = [], [], 0
    for i, (kind, line) in enumerate(lines):
        end = start + len(line)
        paragraphs.append(("d_1", i, start, end, kind))
        if kind in ("title", "body", "caption", "list"):
            sentences.append(("d_1", len(sentences), start, end, kind, line))
        start = end + 2
    documents = pl.DataFrame(
        [("d_1", text, published)],
        schema={"document_id": pl.String, "text": pl.String, "published": pl.Date},
        orient="row",
    )
    frame = dating.date_documents(
        documents,
        pl.DataFrame(
            sentences,
            schema={
                "document_id": pl.String,
                "sentence": pl.Int32,
                "char_start": pl.Int32,
                "char_end": pl.Int32,
                "kind": pl.String,
                "text": pl.String,
            },
            orient="row",
        ),
        pl.DataFrame(
            paragraphs,
            schema={
                "document_id": pl.String,
                "paragraph": pl.Int32,
                "char_start": pl.Int32,
                "char_end": pl.Int32,
                "kind": pl.String,
            },
            orient="row",
        ),
        REFERENCE,
    )
    assert frame.schema == pl.Schema(dating.SCHEMA)
    return frame.select("published_earliest", "published_latest", "published_basis").row(0)


def test_the_source_s_own_record_comes_first() -> None:
    day = date(2004, 5, 6)
    assert dated([("body", "Published: 7 May 2009. They met.")], published=day) == (day, day, "metadata")


STAMPS: dict[str, tuple[Lines, date]] = {
    "a line that says published": ([("furniture", "Published: March 3, 2011 10:15 GMT"), ("body", "They met.")], date(2011, 3, 3)),
    "a line that says updated": ([("body", "Last updated 4 March 2011"), ("body", "They met.")], date(2011, 3, 4)),
    "a line that says updated, with a time": ([("furniture", "Last updated at 14:05 on 4 March 2011"), ("body", "They met.")], date(2011, 3, 4)),
    "a byline with its day": ([("title", "Talks open"), ("body", "By Eva Lund | Lima | March 3, 2011"), ("body", "They met.")], date(2011, 3, 3)),
    "the name of the paper above its day": (
        [("title", "Deal on the table"), ("body", "The Andes Courier\nFriday 4 March 2011 – morning edition, page 1"), ("body", "They met.")],
        date(2011, 3, 4),
    ),
    "a byline with the author's desk": (
        [("title", "What was agreed?"), ("body", "By Eva Lund, Asia editor | 3 March 2011, 09:15 GMT"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "slashes between rubric, day and author": ([("title", "Talks open"), ("body", "Analysis / 3 March 2011 / Eva Lund"), ("body", "They met.")], date(2011, 3, 3)),
    "how long it takes to read": (
        [("title", "Talks open"), ("body", "Eva Lund, diplomatic editor • 3 March 2011 • 5 min read"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "a live page": ([("title", "Talks open"), ("body", "Thursday 3 March 2011, as it happened"), ("body", "They met.")], date(2011, 3, 3)),
    "a day and the clock, and behind them a broadcast": (
        [("title", "Talks open"), ("body", "March 3, 2011 5:01 PM ET Heard on Evening News"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "lines run together, the year with the clock": (
        [("title", "Talks open"), ("body", "March 3, 20115:12 AM ESTUpdated 2 years ago"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "lines run together, the cue with the day": (
        [("title", "Talks open"), ("body", "Published3 March 2011Updated 4 March 2011"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "lines run together, the author with the day": (
        [("title", "Talks open"), ("body", "By Eva LundMarch 3, 2011"), ("body", "They met.")], date(2011, 3, 3)
    ),
    "the day in the agency's brackets": ([("body", "LIMA, (Agency / News Point - 6th Mar, 2011) Ministers met here.")], date(2011, 3, 6)),
    "place and day in brackets": ([("body", "[Lima, Sunday, March 6 2011] Ministers met here.")], date(2011, 3, 6)),
    "an agency's name between slashes": ([("body", "LIMA, March 6, 2011 /Agency/ -- Ministers met here.")], date(2011, 3, 6)),
    "an agency in small letters": ([("body", "LIMA, March 6, 2011 (pca) - Ministers met here.")], date(2011, 3, 6)),
    "a city in small letters": ([("body", "Lima, 6 March 2011 (Agency) - Ministers met here.")], date(2011, 3, 6)),
    "an agency before the city": ([("body", "Andes News, Lima, Mar 6, 2011 - Ministers met here.")], date(2011, 3, 6)),
    "the day behind the agency": ([("body", "LIMA (Agency) — March 6, 2011. Ministers met here.")], date(2011, 3, 6)),
    "a stop before the agency": ([("body", "LIMA, March 6, 2011. /Agency/. Ministers met here.")], date(2011, 3, 6)),
    "the place behind the day": ([("body", "(Agency) 6 March 2011, Lima -- Ministers met here.")], date(2011, 3, 6)),
    "the place in brackets behind the day": ([("body", "March 6, 2011 (LIMA) – Ministers met here.")], date(2011, 3, 6)),
    "a part of the day of the weekday told": (
        [("body", "LIMA, July 9 (Agency) -- Foreign Minister Jan Krol met Defence Minister Piet Vos here late on Saturday.")],
        date(2016, 7, 9),
    ),
    "the line is of a year in which all officials were in office, though a day told of is older": (
        [
            ("body", "LIMA, March 4 (Agency) -- Foreign Minister Ada Novak met Defence Minister Piet Vos here on Wednesday."),
            ("body", "They had met on February 20 and on February 25."),
        ],
        date(2015, 3, 4),
    ),
    "the weekday of the lead tells the year of an agency's line": (
        [("body", "LIMA, July 9 (Agency) -- Foreign Minister Jan Krol met Defence Minister Piet Vos here on Friday.")],
        date(2016, 7, 9),
    ),
    "of two years that fit, that of the weekday told and not of the day after": (
        [("body", "LIMA, July 9 (Agency) -- Foreign Minister Jan Krol met Defence Minister Piet Vos here on Saturday.")],
        date(2016, 7, 9),
    ),
    "a stamp without its year, by the officials in office and its weekday": (
        [("furniture", "Published: 06:30, Fri 14 Jul"), ("body", "Foreign Minister Jan Krol met Defence Minister Piet Vos.")],
        date(2017, 7, 14),
    ),
    "an ISO stamp alone": ([("title", "Talks open"), ("body", "2011-03-05T08:00:00Z"), ("body", "They met.")], date(2011, 3, 5)),
    "a date alone on its line": ([("title", "Talks open"), ("body", "Thursday, 3 March 2011"), ("body", "They met.")], date(2011, 3, 3)),
    "an agency's line with its year": ([("body", "LIMA, March 6, 2011 (Agency) -- Ministers met here.")], date(2011, 3, 6)),
    "an agency's line, the year from the text": (
        [("body", "SAN JOSE, Jan. 9 (Agency) -- Ministers met here."), ("body", "They had broken off in December 2010.")],
        date(2011, 1, 9),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "day"), STAMPS.values(), ids=STAMPS.keys())
def test_datelines(lines: Lines, day: date) -> None:
    assert dated(lines) == (day, day, "dateline")


WINDOWS: dict[str, tuple[Lines, date, date]] = {
    "a weekday named with a day tells its year, bare ones the days after it": (
        [
            ("body", "Foreign Minister Jan Krol met envoys in Lima on Tuesday, June 12."),
            ("body", "On Wednesday he flew to Quito, where he will speak on Thursday."),
        ],
        date(2018, 6, 13),
        date(2018, 6, 14),
    ),
    "a day in brackets behind its weekday": (
        [
            ("body", "Foreign Minister Jan Krol met envoys in Lima on Tuesday (12 June)."),
            ("body", "He flew home on Wednesday."),
        ],
        date(2018, 6, 13),
        date(2018, 6, 19),
    ),
    "a note that the text was put right, and the last weekday it tells of": (
        [
            ("body", "Ministers met in Lima on Thursday. They meet again on Monday."),
            ("footnote", "This article was amended on 6 March 2011. An earlier version misspelt a name."),
        ],
        date(2011, 3, 3),
        date(2011, 3, 6),
    ),
    "a note without its year, in the one year of all officials named": (
        [
            ("body", "Foreign Minister Ada Novak met Chancellor Lena Brandt in Lima on Friday."),
            ("footnote", "This article was corrected on 8 February."),
        ],
        date(2016, 2, 5),
        date(2016, 2, 8),
    ),
    "the day on which it was printed": (
        [
            ("body", "Ministers met in Lima on Wednesday night."),
            ("body", "A version of this article appears in print on March 4, 2011, on Page 5."),
        ],
        date(2011, 3, 2),
        date(2011, 3, 4),
    ),
    "an evening has its year as a day has": (
        [
            (
                "body",
                "On the evening of June 12, Foreign Minister Jan Krol sat down with Chancellor Lena Brandt and President Ines Duarte.",
            ),
            ("body", "Krol flew home on June 13 and will speak on June 16."),
            ("furniture", "© The Lima Courier 2017"),
        ],
        date(2017, 6, 13),
        date(2017, 6, 16),
    ),
    "the last day that a lead tells of, without its year, is that of the news": (
        [
            ("body", "Foreign Minister Jan Krol and Chancellor Lena Brandt agreed on March 16 to meet more often."),
            ("furniture", "© The Lima Courier 2017"),
        ],
        date(2017, 3, 16),
        date(2017, 4, 16),
    ),
    "yesterday beside its date": (
        [("body", "Ministers met in Lima yesterday, Saturday 5 March 2011.")],
        date(2011, 3, 6),
        date(2011, 3, 6),
    ),
    "the month of an issue": (
        [("title", "Paper 14"), ("body", "March 2011"), ("body", "Ministers met in Lima.")],
        date(2011, 3, 1),
        date(2011, 3, 31),
    ),
    "earlier this month beside its day": (
        [("body", "Earlier this month, on March 3, 2011, ministers met in Lima.")],
        date(2011, 3, 3),
        date(2011, 3, 31),
    ),
    "last week's summit with its day": (
        [("body", "Last week's summit in Lima, held on March 3, 2011, was a success.")],
        date(2011, 3, 7),
        date(2011, 3, 13),
    ),
    "the copyright line tells the year where nothing else does": (
        [
            ("body", "Ministers met in Lima on May 4."),
            ("body", "They will meet again on May 9."),
            ("furniture", "Copyright 2011 Herald. All rights reserved."),
        ],
        date(2011, 5, 4),
        date(2011, 5, 9),
    ),
    "history in full before the officials' time gives no year": (
        [
            ("caption", "Foreign Minister Jan Krol meets Defence Minister Piet Vos in Lima on Sunday, June 12."),
            ("body", "Relations were broken off in March 2011."),
            ("body", "They will meet again on June 20."),
        ],
        date(2016, 6, 12),
        date(2016, 6, 20),
    ),
    "after the last event told of, before the next one ahead": (
        [
            ("caption", "Delegates in Lima, March 28, 2011."),
            ("body", "Ministers met in Lima on April 4."),
            ("body", "They will meet again in Quito on April 12."),
        ],
        date(2011, 4, 4),
        date(2011, 4, 12),
    ),
    "the year turns between a full date and the days without one": (
        [
            ("body", "In December 2010 the rebels sent a list of demands."),
            ("body", "Ministers met on January 10."),
            ("body", "Talks will go on in Quito on January 13."),
        ],
        date(2011, 1, 10),
        date(2011, 1, 13),
    ),
    "a footnote was looked up on that day or later": (
        [
            ("body", "The envoy is touring Asia from May 9 to 15."),
            ("body", "On May 2, 2011, the minister resigned."),
            ("footnote", "[1] Herald, (Date of Accession: 10.05.2011)."),
        ],
        date(2011, 5, 10),
        date(2011, 5, 15),
    ),
    "this week and a weekday put it in the week of a date": (
        [
            ("caption", "Ministers in Lima on Apr. 5."),
            ("body", "In March 2011 the rebels had sent demands."),
            ("caption", "The hall in Lima, April 4, 2011."),
            ("body", "The envoy, who was in Lima this week, told reporters on Thursday that it was over."),
        ],
        date(2011, 4, 7),
        date(2011, 4, 10),
    ),
    "tomorrow's talks are those of a date": (
        [
            ("body", "In December 2010 both sides agreed on two rounds."),
            ("body", "Peru meets Chile in Lima on January 10, and Peru meets Brazil in Quito on January 12."),
            ("body", "The Brazil talks with Peru open tomorrow."),
        ],
        date(2011, 1, 11),
        date(2011, 1, 11),
    ),
    "a commentary is written after the day it discusses": (
        [
            ("furniture", "Editor's note: Eva Lund writes about the Andes."),
            ("caption", "Delegates in Lima, March 28, 2011."),
            ("body", "Ministers met in Lima on April 4."),
            ("body", "They will meet again in Quito on April 12."),
        ],
        date(2011, 4, 5),
        date(2011, 4, 12),
    ),
    "the terms of the officials named give the year": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Piet Vos on May 4."),
            ("body", "They will meet again on May 9."),
        ],
        date(2015, 5, 4),
        date(2015, 5, 9),
    ),
    "the days on which all officials named held their office, and some weeks around": (
        [("body", "Foreign Minister Ada Novak met Defence Minister Pieter Vos on Monday.")],
        date(2015, 1, 15),
        date(2016, 3, 17),
    ),
    "one of five officials was in office at another time": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Piet Vos and President Ines Duarte on Monday."),
            ("body", "Chancellor Lena Brandt called, and they spoke of Interior Minister Ruth Stone."),
        ],
        date(2015, 4, 17),
        date(2016, 3, 17),
    ),
    "a then-president dates nothing, and the next one's title is not that of the name before it": (
        [
            (
                "body",
                "They recalled then-President Ines Duarte. It took Defence Minister Piet Vos, Chancellor Lena Brandt",
            ),
            ("body", "and Foreign Minister Ada Novak, Defence Minister Piet Vos said, a night to agree."),
        ],
        date(2015, 4, 17),
        date(2016, 3, 17),
    ),
    "the Friday behind 'last Friday, July 1st'": (
        [
            ("body", "Foreign Minister Jan Krol left Defence Minister Piet Vos and Chancellor Lena Brandt on Friday."),
            ("body", "The text that he tabled last Friday, July 1st, had not been signed."),
        ],
        date(2016, 7, 8),
        date(2016, 7, 9),
    ),
    "a picture's day is the weekday of the lead": (
        [
            ("body", "Foreign Minister Jan Krol left Defence Minister Piet Vos in Lima on Monday night."),
            ("caption", "Krol and Vos in Lima, 21 November."),
            ("body", "They are to meet again on Thursday."),
        ],
        date(2016, 11, 21),
        date(2016, 11, 24),
    ),
    "the year of a day of 'this year' is that of later days": (
        [
            ("body", "They had parted in December 2010. Some met in Lima on 9 and 10 January this year."),
            ("body", "On 23 June the host put it off. On 27 July he called it off."),
            ("body", "They are to meet in September."),
        ],
        date(2011, 7, 27),
        date(2011, 8, 27),
    ),
    "one of four officials has left office since": (
        [
            ("body", "Foreign Minister Jan Krol saw Defence Minister Piet Vos and Chancellor Lena Brandt."),
            ("body", "Interior Minister Ruth Stone had come first. On Sunday, November 6th, they dined."),
            ("body", "They meet again on Friday."),
        ],
        date(2016, 11, 6),
        date(2016, 11, 11),
    ),
    "days told on from 'last year' are of that year": (
        [
            ("body", "Foreign Minister Jan Krol saw Defence Minister Piet Vos and Chancellor Lena Brandt."),
            ("body", "They had met on June 26th last year. A follow-up on August 21st failed."),
            ("body", "On Thursday, April 6th, they dined. They meet again on Friday."),
        ],
        date(2017, 4, 6),
        date(2017, 4, 7),
    ),
    "a day ahead ends the time in which all officials named held their office": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Piet Vos and Chancellor Lena Brandt on Monday."),
            ("body", "The truce will end on 31 December."),
        ],
        date(2015, 4, 17),
        date(2015, 12, 31),
    ),
    "a weekday behind the one day told of, which may be long past, tells no year": (
        [
            (
                "body",
                "The rebels signed a truce on Thursday. Foreign Minister Jan Krol and Defence Minister Piet Vos were there.",
            ),
            ("body", "Fighting broke out on December 15."),
            ("body", "The envoy left on Friday."),
        ],
        date(2015, 12, 18),
        date(2018, 8, 14),
    ),
    "an office before the name, and a former one behind it": (
        [
            (
                "body",
                "Foreign Minister Ada Novak, the former president, said nothing. Defence Minister Piet Vos left on Monday.",
            ),
        ],
        date(2015, 1, 15),
        date(2016, 3, 17),
    ),
    "the lead tells of a day with its year and weekday, and of no later one": (
        [
            ("body", "Ministers met in Lima on Saturday, January 25, 2014, to speak of fish."),
            ("body", "A round was called off in March 2013."),
        ],
        date(2014, 1, 25),
        date(2014, 1, 26),
    ),
    "several persons named without an office, whose terms have days in common": (
        [("body", "Ada Novak saw Piet Vos on Monday, and Ines Duarte wrote to Lena Brandt.")],
        date(2015, 4, 17),
        date(2016, 3, 17),
    ),
    "days of the last weeks told of, and nothing ahead": (
        [
            ("caption", "Delegates in Lima, March 28, 2011."),
            ("body", "Ministers met in Lima on April 4."),
        ],
        date(2011, 4, 4),
        date(2011, 5, 5),
    ),
    "an agency's line that fits two years is no day": (
        [("body", "LIMA, July 9 (Agency) -- Foreign Minister Jan Krol met Defence Minister Piet Vos here.")],
        date(2015, 12, 18),
        date(2018, 8, 14),
    ),
    "one year in which what is past and what is ahead can be": (
        [
            ("body", "Foreign Minister Ada Novak and Defence Minister Piet Vos opened the bridge in June."),
            ("body", "Last year Ines Duarte had refused. The second lane will be opened in September."),
        ],
        date(2015, 6, 1),
        date(2015, 9, 30),
    ),
    "officials of earlier times beside those in office": (
        [
            ("body", "Chancellor Lena Brandt and Foreign Minister Jan Krol signed it in March 2017."),
            ("body", "Foreign Minister Ada Novak had still said no."),
            ("body", "It rained hard in April. The houses will vote on it in May."),
        ],
        date(2017, 4, 1),
        date(2017, 5, 31),
    ),
    "one official with his office, others of his time, and one of an earlier one": (
        [
            ("body", "Ruth Stone had drawn the line."),
            ("body", "Jan Krol, the foreign minister, wants it moved. Piet Vos, Ines Duarte and Lena Brandt do not."),
        ],
        date(2015, 12, 18),
        date(2018, 2, 14),
    ),
    "this year, behind the last that the text gives": (
        [
            ("body", "The quarrel began in May 2014 and flared up in June 2015."),
            ("body", "This year Foreign Minister Jan Krol received Defence Minister Piet Vos on 12 September."),
            ("body", "They will meet again in December."),
        ],
        date(2016, 9, 12),
        date(2016, 12, 31),
    ),
    "a day that something was to be on lies neither ahead nor behind": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Piet Vos at the opening on April 6."),
            ("body", "The truce was to begin on July 25. It rained on August 1. They will meet in mid-September."),
        ],
        date(2015, 8, 1),
        date(2015, 9, 1),
    ),
    "'former' and 'late' that are said of others": (
        [
            ("body", "Ruth Stone, a former interior minister who advises Lena Brandt, flew home in late spring."),
            ("body", "Jan Krol, the foreign minister, wants it moved. Piet Vos and Ines Duarte do not."),
        ],
        date(2015, 12, 18),
        date(2018, 2, 14),
    ),
    "a month that says when a page was looked through": (
        [
            ("body", "In 1998 the first boats came. In 2001 and in 2003 there were more."),
            ("body", "Last reviewed: March 2014"),
        ],
        date(2014, 3, 1),
        date(2014, 3, 31),
    ),
    "the season of an issue": (
        [
            ("title", "The men on the bridge"),
            ("body", "Review of Small Wars, Volume 9, No. 2 (Summer 2011)"),
            ("body", "In 1998 the first boats came. In 2001 and in 2003 there were more."),
        ],
        date(2011, 6, 1),
        date(2011, 8, 31),
    ),
    "an invitation for a day on which nothing came of it, and a month pencilled in": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Pieter Vos in May. On July 10 they spoke again."),
            ("body", "Novak invited Vos to Lund for June 27. That meeting never took place."),
            ("body", "A further round is pencilled in for early September."),
        ],
        date(2015, 7, 10),
        date(2015, 9, 30),
    ),
    "the officials' time is cut at the last day told of and the next ahead": (
        [
            ("body", "Foreign Minister Ada Novak met Defence Minister Piet Vos on Monday."),
            ("body", "Flooding began in June 2015, and elections will be held on October 4, 2015."),
        ],
        date(2015, 6, 1),
        date(2015, 10, 4),
    ),
}


@pytest.mark.parametrize(("lines", "first", "last"), WINDOWS.values(), ids=WINDOWS.keys())
def test_windows_inferred_from_the_text(lines: Lines, first: date, last: date) -> None:
    assert dated(lines) == (first, last, "inferred")


UNDATED: dict[str, Lines] = {
    "days of history with their years": [
        ("body", "Envoys met on 11 October 1986 and on 12 October 1986. They had written on 29 September 1986."),
    ],
    "a weekday and a day with no year near": [("body", "They met on Tuesday, June 12, and parted on Wednesday.")],
    "a copyright line of many years": [
        ("body", "They met on May 4 and will meet on May 9."),
        ("furniture", "Copyright 2003-2011 Herald."),
    ],
    "no date at all": [("body", "Ministers met and left.")],
    "a year is only a lower bound": [("body", "They fought a war in 1994."), ("body", "They met on Monday.")],
    "one full date may be history": [("body", "The pact of August 23, 1939, still hurts.")],
    "a pair of historical days": [("body", "Bombs fell on August 6, 1945, and on August 9, 1945.")],
    "days with no year to be had": [("body", "They met on May 4."), ("body", "They will meet on May 9.")],
    "an official of many years": [("body", "President Ines Duarte spoke on May 4.")],
    "one official may be a namesake": [("body", "Foreign Minister Ada Novak met a delegation on Monday.")],
    "a former minister dates nothing": [("body", "Former foreign minister Ada Novak met Defence Minister Piet Vos.")],
    "a name without its office": [("body", "Ada Novak beat Piet Vos in straight sets on Monday.")],
    "persons without an office, one of another time": [
        ("body", "Ada Novak saw Piet Vos on Monday, Ines Duarte wrote to Lena Brandt, and Jan Krol to nobody.")
    ],
    "a former one among persons without an office": [
        ("body", "Ada Novak saw Piet Vos on Monday, and former president Ines Duarte wrote to Lena Brandt.")
    ],
    "a deputy minister is no minister": [
        ("body", "Vice Foreign Minister Ada Novak met Defence Minister Piet Vos on Monday."),
    ],
    "both sides of a handover": [("body", "Foreign Minister Jan Krol follows Foreign Minister Ada Novak on Monday.")],
    "nothing told of lies behind": [
        ("body", "Defence Minister Piet Vos met President Ines Duarte."),
        ("body", "A vote will be held on January 30, 2017, they said."),
        ("body", "It will be followed by another on February 20, 2017."),
    ],
    "one day told of may lie far behind": [
        ("body", "In March 2011 the rebels had sent demands."),
        ("body", "Ministers met in Lima on April 4."),
    ],
    "a history told on from year to year": [
        ("body", "In October 1995 the envoys met. In 1997 they parted, and in 1998 they wrote."),
        ("body", "They came to terms on October 26, 1998. In May of the next year they drank to it."),
    ],
    "teasers are no evidence": [("body", "Ministers met."), ("furniture", "Kings met in Rabat on June 22, 2022.")],
}


@pytest.mark.parametrize("lines", UNDATED.values(), ids=UNDATED.keys())
def test_no_window_where_nothing_tells(lines: Lines) -> None:
    assert dated(lines) == (None, None, "inferred")


def test_anchors_hold_both_ends_of_the_window() -> None:
    documents = pl.DataFrame(
        {"document_id": ["d_1"], "published_earliest": [date(2011, 4, 4)], "published_latest": [date(2011, 4, 12)]}
    )
    assert dating.anchors(documents).rows() == [("d_1", date(2011, 4, 12), date(2011, 4, 4))]


def test_no_expression_leans_on_a_window_of_years() -> None:
    documents = pl.DataFrame(
        {"document_id": ["d_1"], "published_earliest": [date(2011, 4, 4)], "published_latest": [date(2013, 4, 12)]}
    )
    assert dating.anchors(documents).rows() == [("d_1", None, None)]


def test_a_story_told_on_over_new_year_is_of_the_next_year() -> None:
    story = (
        "The talks of 6 September 2018 failed. The envoy was asked why. He had no answer. Nobody had. "
        "On 30 October he flew to Lima. On 22 November he was in Quito. On 6 December they met. "
        "A second meeting, on 3 January, ended badly. On 17 February they signed. On 10 June he resigned. "
        "He is due to report on 18 July."
    )
    assert dated([("body", told) for told in story.split(". ")]) == (date(2019, 6, 10), date(2019, 7, 18), "inferred")


def test_a_text_tells_on_step_by_step_from_its_last_day_with_a_year() -> None:
    lines = [
        ("body", "The premiers signed the treaty on 13 March."),
        ("body", "In September 2022 they fought. On 13 October 2023 they met. In July 2024 they failed."),
        (
            "body",
            "On 4 December 2024 their ministers agreed. They met in January. They initialled the text on 21 February.",
        ),
        ("body", "The border will be opened on 31 March."),
    ]
    assert dated(lines) == (date(2025, 3, 13), date(2025, 3, 31), "inferred")


def test_days_of_a_chronology_are_of_the_year_at_the_head_of_their_entry() -> None:
    lines = [
        ("body", "2009. The border was closed on June 8."),
        ("body", "2011. Ministers met on December 14 in Lima."),
        ("body", "2012. They met again on January 25. Nobody knows what comes next."),
    ]
    first, last, _ = dated(lines)
    assert first is None or (first.year == 2012 and last.month < 12)


KINDS = st.sampled_from(["title", "body", "caption", "list", "furniture", "footnote", "biography", "repeated"])
WORDS_OF_DATES = st.lists(
    st.sampled_from([*WORDS["word"].to_list()[:400], "Jan. 5", "May 4, 2011", "2011", "31", "Ada Novak", "met", "Published:", "tomorrow", "9999-12-31", "0001-01-01", "1.1.1901", "Lima Peru"]),
    min_size=1,
    max_size=12,
).map(" ".join)  # fmt: skip


@given(st.lists(st.tuples(KINDS, WORDS_OF_DATES), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_document_gets_an_ordered_window_or_none(lines: Lines) -> None:
    first, last, basis = dated(lines)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last
    assert basis in ("dateline", "inferred")


def test_cities_and_a_date_are_the_line_of_a_report() -> None:
    lines = [
        ("title", "A door left ajar"),
        ("body", "Lima/Quito/La Paz, 30 October 2013"),
        ("body", "They met in June."),
    ]
    assert dated(lines) == (date(2013, 10, 30), date(2013, 10, 30), "dateline")


def test_a_paper_s_number_and_date_are_its_line() -> None:
    lines = [("body", "Briefing Paper Number 839, 22 November 2013"), ("body", "They met in June.")]
    assert dated(lines) == (date(2013, 11, 22), date(2013, 11, 22), "dateline")


@pytest.mark.parametrize(
    ("sentences", "season"),
    [
        pytest.param(
            ("They met in February.", "It rained in May.", "The bridge was closed on 3 June."),
            (date(2015, 6, 3), date(2015, 12, 3)),
            id="half a year is silent",
        ),
        pytest.param(
            ("They met in February.", "It rained in June.", "The bridge was closed on 3 October."),
            None,
            id="no long silence",
        ),
        pytest.param(("They met in February.", "The bridge was closed on 3 June."), None, id="too few are told"),
    ],
)
def test_behind_the_last_month_told_of_stands_the_text(
    sentences: tuple[str, ...], season: tuple[date, date] | None
) -> None:
    found = clues(tagger(REFERENCE), [(number, "body", text) for number, text in enumerate(sentences)])
    assert season_of(found, Window(date(2015, 1, 15), date(2016, 3, 17))) == season
