"""Where a meeting was whose own sentence does not tell."""

from datetime import date

import pytest

DAY = date(2009, 5, 11)  # a Monday


def places(reading):
    rows = reading.meeting_reports.select("parties", "start_date", "place").rows()
    return {(tuple(sorted(parties)), start): place for parties, start, place in rows}


@pytest.mark.parametrize(
    ("text", "parties", "start", "place"),
    [
        pytest.param(
            "The ministers of the African Union meet on May 13. The summit of the African Union will be held in Kampala "
            "on May 15.",
            ("AU",), "2009-05-13", "Kampala",
            id="the sessions of one body in one week",
        ),
        pytest.param(
            "The ministers of the African Union met in June 2007. The summit of the African Union will be held in Kampala "
            "on May 15.",
            ("AU",), "2007-06", None,
            id="a session of another year is elsewhere",
        ),
        pytest.param(
            "Peruvian President Ollanta Rojas held talks with Chilean President Arturo Soto in Santiago on Sunday. "
            "Rojas met Chilean Defence Minister Juan Vidal on Monday.",
            ("CHL", "PER"), "2009-05-11", "Santiago",
            id="who is at his hosts' meets all of them there",
        ),
        pytest.param(
            "Peruvian President Ollanta Rojas held talks with Chilean President Arturo Soto in Santiago on Sunday. "
            "Rojas met Ecuadoran Foreign Minister Juan Vidal on Monday.",
            ("ECU", "PER"), "2009-05-11", None,
            id="who meets somebody else may be anywhere",
        ),
        pytest.param(
            "Peruvian President Ollanta Rojas will pay a visit to Chile on May 20.",
            ("CHL", "PER"), "2009-05-20", "Chile",
            id="a visit is in the country of its host",
        ),
        pytest.param(
            "Peruvian President Ollanta Rojas and Chilean President Arturo Soto opened talks in Geneva on Monday. Rojas met "
            "Ecuadoran Foreign Minister Juan Vidal over breakfast on Monday.",
            ("ECU", "PER"), "2009-05-11", "Geneva",
            id="who is at talks in a city on a day meets others there",
        ),
        pytest.param(
            "GENEVA, May 11 (Agency) -- Peruvian and Chilean negotiators held talks in Geneva on Friday. Ecuadoran Foreign "
            "Minister Juan Vidal met Paraguayan Foreign Minister Luis Sosa on Sunday.",
            ("ECU", "PRY"), "2009-05-10", "Geneva",
            id="what a report tells of its days was at its dateline, where it tells of another meeting there",
        ),
        pytest.param(
            "Talks between Peru and Chile dragged into a third day in Arica on Monday.", ("CHL", "PER"), "2009-05-11", "Arica",
            id="talks that went into another day",
        ),
        pytest.param(
            "Peruvian President Ollanta Rojas invited Chilean President Arturo Soto to Arequipa in June.",
            ("CHL", "PER"), "2009-06", "Arequipa",
            id="where somebody is invited to",
        ),
        pytest.param(
            "GENEVA, May 11 (Agency) -- Traffic is dense. Ecuadoran Foreign Minister Juan Vidal met Paraguayan Foreign "
            "Minister Luis Sosa on Sunday.",
            ("ECU", "PRY"), "2009-05-10", None,
            id="a dateline alone tells no place of others",
        ),
        pytest.param(
            "Ministers of the African Union began a meeting here on Monday. They adopted a plan. Many of them live in fear. "
            "Traffic in Kampala came to a halt.",
            ("AU",), "2009-05-11", "Kampala",
            id="'here' is the one city that the text is in",
        ),
    ],
)  # fmt: skip
def test_a_place_told_elsewhere_in_the_document(read, text, parties, start, place):
    assert places(read(text, published=DAY))[(parties, start)] == place
