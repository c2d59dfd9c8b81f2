"""The time of a meeting: reckoned from another day, spans, parts of a month, and days that are another event's."""

import datetime as dt

import pytest

from tests.logic.told import Reader

WEDNESDAY = dt.date(2013, 5, 15)


def times(read: Reader, text: str) -> list[tuple[str | None, str | None]]:
    """The first and last day of each meeting of a document of this text, published on 15 May 2013."""
    found = read(text, published=WEDNESDAY).meeting_reports
    return list(found.select("start_date", "end_date").iter_rows())


CASES = [
    ("days after a meeting are reckoned back from the day of speaking",
     "The offer on Sunday came three days after Chilean Foreign Minister Eva Rojas met Peruvian officials in Lima.",
     "2013-05-09", "2013-05-09"),
    ("a week before a meeting is reckoned ahead",
     "The envoys left Quito on April 2, a week before Peruvian President Luis Soto met Chilean officials in Lima.",
     "2013-04-09", "2013-04-09"),
    ("two days in a row joined by and are a span",
     "Norway's foreign minister held talks with his Russian counterpart on Monday and Tuesday in Murmansk.",
     "2013-05-13", "2013-05-14"),
    ("a week of a month has seven days",
     "Peruvian President Luis Soto hosted Chilean President Ana Vera in Lima in the first week of May.",
     "2013-05-01", "2013-05-07"),
    ("the last week of a month is not last week",
     "Peruvian and Chilean officials will meet in Lima in the last week of June.",
     "2013-06-24", "2013-06-30"),
    ("the day of an agreement to meet is not that of the meeting",
     "Negotiators from Peru and Chile agreed on Friday to meet again in Quito on May 22.",
     "2013-05-22", "2013-05-22"),
    ("a fronted day reaches over an aside",
     "On Monday, before leaving for Quito, Chilean Foreign Minister Eva Rojas met Peruvian President Luis Soto in Lima.",
     "2013-05-13", "2013-05-13"),
    ("a meeting put off from one day to another is on the latter",
     "The meeting between Libyan and Egyptian ministers was put off from Monday to Saturday.",
     "2013-05-18", "2013-05-18"),
    ("earlier in the day is the day named before",
     "They spoke in Lima on Monday, where Peruvian President Luis Soto had received Chilean President Ana Vera earlier in"
     " the day.",
     "2013-05-13", "2013-05-13"),
    ("talks that are due to begin have their own day",
     "Libyan delegates left Tripoli on Saturday for talks in Cairo with Egypt, due to begin on May 20.",
     "2013-05-20", "2013-05-20"),
    ("a day after an event between commas dates nothing",
     "Chilean Foreign Minister Eva Rojas arrived in Lima on May 8, a day after she took office, for talks with Peruvian"
     " President Luis Soto.",
     "2013-05-08", "2013-05-08"),
    ("remarks after talks are of the day of the lead",
     "Pressure for a truce mounted on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " talks in Lima with Peruvian President Luis Soto.",
     "2013-05-14", "2013-05-14"),
    ("a report in the press dates no meeting",
     "Chile wants a truce, local media reported on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " talks in Lima with Peruvian President Luis Soto.",
     None, None),
    ("remarks after earlier talks are not of the day of the lead",
     "Pressure for a truce mounted on Tuesday.\n\nChilean Foreign Minister Eva Rojas told reporters so after"
     " previous talks in Lima with Peruvian President Luis Soto.",
     None, None),
    ("talks on the sidelines of a summit are of its day",
     "Chilean Foreign Minister Eva Rojas met Peruvian President Luis Soto on the sidelines of a Mercosur summit in Lima"
     " on Monday.",
     "2013-05-13", "2013-05-13"),
    ("a gathering that opened on a day, told behind its long name",
     "The summit of the Gulf Cooperation Council that opened on Tuesday, Saudi King Abdullah said, will be brief.",
     "2013-05-14", "2013-05-14"),
    ("a second time in some weeks is no day ahead",
     "Chilean Foreign Minister Eva Rojas met Peruvian President Luis Soto for the second time in three weeks.",
     None, None),
    ("in time for what comes in some weeks is",
     "The report will be done in time for a Chile-Peru summit in two weeks.",
     "2013-05-27", "2013-06-02"),
    ("a partner named behind the day shares it",
     "Chilean Foreign Minister Eva Rojas met with Peruvian President Luis Soto on Monday, and with Bolivian President"
     " Jorge Paz.",
     "2013-05-13", "2013-05-13"),
    ("the one day of a sentence reaches over a long apposition",
     "Chilean Foreign Minister Eva Rojas met Luis Soto, deputy prime minister and minister of science, technology,"
     " forestry and higher education of the Republic of Peru, at the old customs house on Tuesday.",
     "2013-05-14", "2013-05-14"),
    ("what was said has no say in when it was said",
     "Pressure for a truce mounted on Tuesday.\n\n\"Peru has been patient,\" Chilean Foreign Minister Eva Rojas said after"
     " talks with Peruvian President Luis Soto.",
     "2013-05-14", "2013-05-14"),
    ("another day told in between ends the reach of the lead",
     "Pressure for a truce mounted on Tuesday.\n\nShe had been ill on Sunday.\n\nShares fell.\n\nChilean Foreign Minister"
     " Eva Rojas said after talks with Peruvian President Luis Soto that work was slow.",
     None, None),
    ("the lead dates the present tense of the headline",
     "Peruvian president visits Chile\n\nPeruvian President Luis Soto arrived in the port on Tuesday with a trade"
     " delegation.",
     "2013-05-14", "2013-05-14"),
    ("a lead that speaks of what is to come dates no headline",
     "Peruvian president visits Chile\n\nPeruvian President Luis Soto said on Tuesday that he will be back.",
     None, None),
    ("the day of leaving yields to that of the talks",
     "Chilean Foreign Minister Eva Rojas left for Lima on Wednesday to resume talks with Peru.\n\nThe two-day talks"
     " between Chile and Peru begin on Thursday.",
     "2013-05-16", "2013-05-17"),
    ("an agreement of the lead was reached at the meeting told next",
     "Peru and Chile agreed on Tuesday to reopen the pass.\n\nThe agreement was reached at a meeting between Peruvian"
     " President Luis Soto and Chilean Foreign Minister Eva Rojas.",
     "2013-05-14", "2013-05-14"),
    ("whoever acts in the lead also met somebody that day",
     "Chilean Foreign Minister Eva Rojas opened a dam on Monday.\n\nThe crowd cheered.\n\nRojas met Peruvian President"
     " Luis Soto.",
     "2013-05-13", "2013-05-13"),
    ("what the press reported on a day dates no meeting told behind it",
     "The daily Mercurio reported on Tuesday that Chile and Peru were in touch. Chilean Foreign Minister Eva Rojas met"
     " Peruvian President Luis Soto.",
     None, None),
    ("early next week ends on its Wednesday",
     "Chilean Foreign Minister Eva Rojas will meet Peruvian President Luis Soto early next week.",
     "2013-05-20", "2013-05-22"),
    ("late next week begins on its Thursday",
     "Chilean Foreign Minister Eva Rojas will meet Peruvian President Luis Soto late next week.",
     "2013-05-23", "2013-05-26"),
    ("a day that possesses what the next verb speaks of is not that of the talks",
     "Chilean Foreign Minister Eva Rojas, who met Peruvian President Luis Soto at a conference in Lima, called Tuesday's"
     " signing a success.",
     None, None),
    ("a day behind 'similar to' is no day that something was moved to",
     "The offer was similar to Monday's talks between Peruvian President Luis Soto and Chilean Foreign Minister Eva Rojas.",
     "2013-05-13", "2013-05-13"),
    ("what a visit includes lies ahead",
     "Chilean Foreign Minister Eva Rojas began a stay that includes talks Thursday with Peruvian President Luis Soto.",
     "2013-05-16", "2013-05-16"),
    ("signed on the last of so many days",
     "The accord was signed on Tuesday by Peruvian President Luis Soto, whose party had long been against it, and by his"
     " guest from the south, the Chilean foreign minister, Eva Rojas, at the end of three days of talks between Peru and"
     " Chile.",
     "2013-05-12", "2013-05-14"),
    ("the day in an agency's line is not that of a plan told under it",
     "LIMA, May 14, 2013 (Agency) -- Peruvian President Luis Soto will meet Chilean Foreign Minister Eva Rojas.",
     None, None),
    ("what is told under an agency's line is of its day",
     "LIMA, May 14, 2013 (Agency) -- Peruvian President Luis Soto met Chilean Foreign Minister Eva Rojas.",
     "2013-05-14", "2013-05-14"),
    ("a quotation that begins with the time",
     "The spokesman said Chilean Foreign Minister Eva Rojas could meet Peruvian President Luis Soto in Lima \"on Friday"
     " or not at all.\"",
     "2013-05-17", "2013-05-17"),
    ("an arrival lasts the days of the stay that is told behind it",
     "Chilean Foreign Minister Eva Rojas arrived in Lima Tuesday night for a three-day visit to a country that her"
     " predecessors avoided.",
     "2013-05-14", "2013-05-16"),
    ("a day between 'ahead of' and the noun is that of the meeting",
     "The trip comes ahead of May 21 talks between Peru and Chile.",
     "2013-05-21", "2013-05-21"),
    ("a visit of so many days",
     "Chilean Foreign Minister Eva Rojas will visit Peru for four days from Friday.",
     "2013-05-17", "2013-05-20"),
    ("a tour of several countries is no stay in the first of them",
     "Chilean Foreign Minister Eva Rojas arrived in Peru on Tuesday at the start of a ten-day trip to four Andean"
     " countries.",
     "2013-05-14", "2013-05-14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_time_of_a_meeting(read: Reader, text: str, start: str | None, end: str | None) -> None:
    assert (start, end) in times(read, text)
