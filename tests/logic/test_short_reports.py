"""Reports of one sentence, as agencies send them first: who, when, where, and who is whose."""

import datetime as dt

import polars as pl
import pytest

from tasks.logic.reading import read as read_documents
from tests.conftest import raw_document
from tests.logic.told import told_meetings, told_positions

WEDNESDAY = dt.date(2015, 6, 10)


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("Niger invited President Ann Berg to Niamey.", "Ann Berg", [[]]),
        ("Iran condemned President Barack Obama.", "Barack Obama", [["USA"]]),
        ("Peru praised Foreign Minister Ann Berg of Chile.", "Ann Berg", [["CHL"]]),
        ("Iraq's respected President Ann Berg spoke.", "Ann Berg", [["IRQ"]]),
        ("Russia urges Prime Minister Ann Berg to quit. Chile is calm.", "Ann Berg", [["CHL"]]),
    ],
)
def test_whom_a_state_deals_with_is_none_of_its_own(read, text, name, parties):
    found = read(text, published=WEDNESDAY).mentions.filter(name=name)
    assert found["parties"].to_list() == parties


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan and South Korea will hold their first summit in three years in Seoul next month.", [("JPN KOR", "2015-07", "Seoul")]),
        ("The premiers of Peru and Chile will meet in Lima in three months.", [("CHL PER", "2015-09", "Lima")]),
        ("Peruvian and Chilean officials have held five secret meetings since the beginning of 2014.", [("CHL PER", "2014", None)]),
        ("The presidents of Peru and Chile have not met since May.", [("CHL PER", "2015-05", None)]),
        ("The two Koreas held a rare round of talks at the border village of Panmunjom.", [("KOR PRK", None, "Panmunjom")]),
        ("Peru said its negotiators would meet Chilean officials in Quito on June 17.", [("CHL PER", "2015-06-17", "Quito")]),
        ("Colombia held talks with ELN rebels in Quito on June 3.", [("COL ELN", "2015-06-03", "Quito")]),
        ("Ministers of Peru and Chile met on the rebels in Syria on June 3.", [("CHL PER", "2015-06-03", None)]),
        ("Colombian negotiators return to Havana on June 17 for the 38th round of talks with FARC rebels.", [("COL FARC", "2015-06-17", "Havana")]),
        ("China and Taiwan held their first talks since 1949 on Tuesday in the city of Nanjing.", [("CHN TWN", "2015-06-09", "Nanjing")]),
        ("The presidents of Peru and Chile met for the first time since the war ended on Tuesday.", []),
        ("U.S. envoy Robert King visited Japan on June 3.", [("JPN USA", "2015-06-03", "Japan")]),
        ("IAEA inspector Tero Lund met Iranian atomic chief Ali Akbar Salehi in Tehran.", [("IAEA IRN", None, "Tehran")]),
        ("U.S. envoy Ann Berg's trip to Pyongyang was called off by North Korea.", [("PRK USA", None, "Pyongyang")]),
        ("Moldova's president met Transnistrian leader Ann Berg at Holmby on June 3.", [("MDA TRANSNISTRIA", "2015-06-03", "Holmby")]),
        ("The Peruvian president met Chilean lawmakers in Parliament on June 3.", [("CHL PER", "2015-06-03", None)]),
        ("Egyptian Foreign Minister Omar Berg met Sudanese President Omar al-Bashir twice, Chadian President Idriss Deby on June 3 and Libyan leader Ann Lund in Tripoli on June 4.", [("EGY LBY", "2015-06-04", "Tripoli"), ("EGY SDN", None, None), ("EGY TCD", "2015-06-03", None)]),
        ("African Union envoy Ann Berg is to brief UN chief Ban Ki-moon in New York on June 14.", [("AU UN", "2015-06-14", "New York")]),
        ("Peru and Chile will hold talks on the pipeline in Quito next month.", [("CHL PER", "2015-07", "Quito")]),
        ("Peru and Chile held talks on the war in Syria on June 3.", [("CHL PER", "2015-06-03", None)]),
        ("U.S. President Barack Obama talked with Russian President Vladimir Putin for half an hour.", [("RUS USA", None, None)]),
        ("U.S. President Barack Obama talked with Russian President Vladimir Putin in mind.", []),
        ("The premiers of Peru and Chile held talks about the pipeline on June 3.", [("CHL PER", "2015-06-03", None)]),
        ("The talks came about because Peru, late last autumn, moved troops to Chile's border. Peruvian envoy Ann Berg met Chilean envoy Bo Lund in Quito on June 3.",
         [("CHL PER", "2015-06-03", "Quito")]),
        ("The Colombian president flew to Havana on June 7 before he met Chilean officials.", [("COL CUB", "2015-06-07", "Havana")]),
    ],
    ids=["the first in three years", "in three months", "five since then", "none since then", "a village", "its negotiators",
         "rebels there", "about rebels there", "the venue of a round", "the first since, on a day",
         "since a war's end", "a man called King", "an inspector", "called off by the host", "a town that nobody lists",
         "in parliament", "one after the other", "to brief", "on a matter, somewhere", "on what is somewhere", "so long", "in mind", "talks about", "came about because", "a visit before a meeting"],
)  # fmt: skip
def test_reports_of_one_sentence(read, text, told):
    assert told_meetings(read, text, WEDNESDAY, "parties", "start_date", "place") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cuba called again on Washington to lift the embargo.", [("Cuba", "oppose", "sanctions")]),
        ("Cuba called Tuesday for an end to the embargo.", [("Cuba", "oppose", "sanctions")]),
        ("Iran brushed the sanctions aside.", [("Iran", "oppose", "sanctions")]),
        ("Mexico refused to renegotiate the trade pact.", [("Mexico", "support", "trade")]),
        ("China will retaliate against the U.S. tariffs.", [("China", "oppose", "trade")]),
        ("China will respond to the proposal for a ceasefire.", [("China", "support", "ceasefire")]),
        ("Syria's opposition rejected the truce.", [("Syrian opposition", "oppose", "ceasefire")]),
    ],
    ids=[
        "called again on",
        "called on a day for",
        "brushed aside",
        "renegotiate",
        "retaliate",
        "respond to a proposal",
        "an opposition",
    ],
)
def test_positions_of_one_sentence(read, text, told):
    assert told_positions(read, text, WEDNESDAY) == told


def test_a_report_that_names_nobody_but_a_format_is_read(reference):
    """Each format and body of the vocabulary alone in a text: what it stands for is no mention of anybody."""
    named = reference.table("meeting_cues").filter(pl.col("frame").is_in(["format", "body"]))
    forms = sorted({form for forms in named["forms"].to_list() for form in forms.split("|")})
    texts = [f"The {form.title()} has not convened since October 2010 in Berlin." for form in forms]
    assert len(texts) > 100
    raw = pl.concat([raw_document(text, f"{k}.txt", WEDNESDAY) for k, text in enumerate(texts)])
    assert len(read_documents(raw, reference).documents) == len(texts)
