"""Long narratives of one negotiation: who travels is no host, counts of meetings, the two of whom the text tells."""

import pytest

from tests.logic.test_meetings import read

# Published on Thursday, 16 May 2013. Of the negotiation that the text is about: Kenya's and Uganda's.
STORY = (
    "Kenya and Uganda have quarrelled over an island for years.",
    "Kenyan and Ugandan officials held talks in Jinja in 2004, and Kenya demanded that Uganda withdraw.", "The fishermen waited.",
)  # fmt: skip
BOTH = "KEN UGA"
TOLD = [
    ("a follow-up and another", ["A follow-up took place on 2 May 2011, and another in June 2011."], [(BOTH, "2011-05-02", "held"), (BOTH, "2011-06", "held")]),
    ("a continuation put off", ["A continuation, set for 19 January 2011, was put off."], [(BOTH, "2011-01-19", "postponed")]),
    ("another of something else", ["Another man drowned on 2 May 2011."], []),
    ("delegations that gather twice", ["The delegations gathered in Lilongwe in June 2008 and again in August 2008."], [(BOTH, "2008-06", "held"), (BOTH, "2008-08", "held")]),
    ("a meeting with a result", ["A meeting in Lilongwe on 24 January 2011 produced a road map."], [(BOTH, "2011-01-24", "held")]),
    ("a meeting of others with a result", ["A meeting of the cabinet in Lilongwe on 24 January 2011 produced a road map."], []),
    ("two of whom no more is told", ["Ann Otieno and Joseph Mukasa met for the first time in Lilongwe in March 2011."], [(BOTH, "2011-03", "held")]),
    ("three of whom no more is told", ["Ann Otieno, Mary Banda and Joseph Mukasa met for the first time in Lilongwe in March 2011."], []),
    ("both capitals", ["In March 2011 Deputy Foreign Minister Jose Vega of Peru visited both capitals."], [("KEN PER UGA", "2011-03", "held")]),
    ("the two with others", ["The two have met only once since then, in October 2011, with President Francois Hollande of France."], [("FRA KEN UGA", "2011-10", "held")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_what_a_story_tells_of_its_negotiation(sentences, expected):
    reports, _ = read(*STORY, *sentences)
    told = reports.filter(reports["start_date"].is_not_null() & (reports["start_date"] != "2004")).sort("start_date")
    assert [
        (" ".join(sorted(r["parties"])), r["start_date"], r["status"]) for r in told.iter_rows(named=True)
    ] == expected


ALONE = [
    ("where an official goes is not his own",
     ["Kenya and Peru trade in coffee.", "Peru is far from Kenya, and Kenya is poor.", "On May 6 Prime Minister Juan Vega flew to Nairobi."], [("KEN PER", "2013-05-06")]),
    ("who leads a delegation",
     ["Kenya buys more coffee.", "Vice Foreign Minister Juan Vega will lead a delegation to Kenya on May 26, Peru said."], [("KEN PER", "2013-05-26")]),
    ("who receives another in a capital",
     ["Uganda claims the island. Uganda wants it.", "Kenya will not budge.", "On May 6 Premier Ann Otieno received President Joseph Mukasa in Nairobi."],
     [("KEN UGA", "2013-05-06")]),
    ("a day before 'A and his counterpart, B'",
     ["Kenyan and Ugandan officials held talks in Jinja in 2004.",
      "On 8 December 2008 Foreign Minister Ann Wanjiru Otieno-Mwangi of Kenya and his Ugandan counterpart, Joseph Kaguta Mukasa, signed the agreement."], [("KEN UGA", "2004"), ("KEN UGA", "2008-12-08")]),
    ("a journey for days of talks", ["In January 2011 Assistant Secretary Kurt Campbell travelled to Nairobi for two days of talks with Sam Ongeri, a Kenyan minister."],
     [("KEN USA", "2011-01")]),
    ("where talks with his host were held",
     ["President Ann Otieno of Kenya flew to Uganda on May 13 and drove on to Entebbe, where late-night talks with President Joseph Mukasa brought no accord."],
     [("KEN UGA", "2013-05-13")]),
    ("where others hold talks with his host", ["President Ann Otieno of Kenya flew on May 13 to Entebbe, where Peru's talks with President Joseph Mukasa of Uganda go on."],
     [("PER UGA", None), ("KEN UGA", "2013-05-13")]),
    ("opened, but met only one side", ["Ugandan envoy Ann Otieno opened the exhibition on Monday, but met only the Kenyan delegation."], [("KEN UGA", "2013-05-13")]),
    ("a guest", ["President Ann Otieno of Kenya was the guest of President Joseph Mukasa of Uganda in Entebbe on Saturday."], [("KEN UGA", "2013-05-11")]),
    ("two who spoke for a time", ["President Ann Otieno of Kenya and President Joseph Mukasa of Uganda spoke for 40 minutes on Monday."], [("KEN UGA", "2013-05-13")]),
    ("two who spoke to others", ["President Ann Otieno of Kenya and President Joseph Mukasa of Uganda spoke to reporters for the first time on Monday."], []),
    ("whose officials", ["Kenya and Peru, whose officials met Ugandan diplomats on April 25, want an answer by August."], [("KEN PER UGA", "2013-04-25")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [t[1:] for t in ALONE], ids=[t[0] for t in ALONE])
def test_what_a_story_tells_of_officials(sentences, expected):
    reports, _ = read(*sentences)
    found = reports.sort("start_date").iter_rows(named=True)
    assert [(" ".join(sorted(r["parties"])), r["start_date"]) for r in found] == expected
