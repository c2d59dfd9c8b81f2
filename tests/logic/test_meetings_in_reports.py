"""Longer reports tell meetings as background: who made an accord, which city a summit is called after, 'the visit'."""

import datetime as dt

import pytest

from tests.logic.told import told_meetings

PUBLISHED = dt.date(2013, 5, 16)  # a Thursday
TOLD = [
    ("an accord of a day and its signers", "The May 3 accord signed by Uhuru Kenyatta and Yoweri Museveni is in doubt.", [("KEN UGA", "2013-05-03", "held")]),
    ("signed on a day by", "The accord signed on Feb. 3 by Uhuru Kenyatta and Yoweri Museveni is in doubt.", [("KEN UGA", "2013-02-03", "held")]),
    ("reached between officials", "A deal reached in April between Uhuru Kenyatta and Yoweri Museveni fell apart.", [("KEN UGA", "2013-04", "held")]),
    ("hammered out by", "The truce was hammered out in Arusha on May 3 by Uhuru Kenyatta and Yoweri Museveni.", [("KEN UGA", "2013-05-03", "held")]),
    ("an envoy who was there for talks", "UN envoy Lars Holm, who was in Nairobi last week for talks with Kenyan officials, was to travel on to Kampala on Saturday.",
     [("KEN UN", "2013-05-06", "held"), ("UGA UN", "2013-05-18", "scheduled")]),
    ("a body's official who arrived for talks", "NATO Secretary-General Javier Solana arrived in Nairobi on Monday for talks with Kenyan leaders.", [("KEN NATO", "2013-05-13", "held")]),
    ("on the way to a session", "Paul Kagame left Kigali on Monday for Kampala, where he will attend an African Union summit on Friday.", [("AU RWA", "2013-05-17", "scheduled")]),
    ("also to meet another", "Kenyan and Ugandan leaders met in Jinja on Monday. Uhuru Kenyatta was also to meet Ugandan Prime Minister Amama Mbabazi on Friday.",
     [("KEN UGA", "2013-05-13", "held"), ("KEN UGA", "2013-05-17", "scheduled")]),
    ("said while meeting another", "Uhuru Kenyatta said on Monday while meeting Yoweri Museveni in Jinja that he was content.", [("KEN UGA", "2013-05-13", "held")]),
    ("said as he met another", "Uhuru Kenyatta said on Monday as he met Yoweri Museveni in Jinja that he was content.", [("KEN UGA", "2013-05-13", "held")]),
    ("quoted as telling another", "Uhuru Kenyatta was quoted as telling Yoweri Museveni in Jinja on Monday that he was content.", [("KEN UGA", "2013-05-13", "held")]),
    ("was reportedly to meet", "Uhuru Kenyatta was reportedly to meet Yoweri Museveni on Friday.", [("KEN UGA", "2013-05-17", "scheduled")]),
    ("a commission of two states", "The joint commission of Kenya and Uganda met in Jinja on Monday.", [("KEN UGA", "2013-05-13", "held")]),
    ("said that talks with another would be held", "Kenyan officials said talks with Rwanda would be held in Jinja next month.", [("KEN RWA", "2013-06", "scheduled")]),
    ("talks with another, one said", "Talks with Rwanda will resume in Jinja next month, Uhuru Kenyatta said.", [("KEN RWA", "2013-06", "scheduled")]),
    ("talks with another, a third said", "Talks with Rwanda are a good thing, Uhuru Kenyatta said in June.", []),
    ("it was ready", "Kenya said it was ready to hold talks with Rwanda in Jinja next month.", [("KEN RWA", "2013-06", "proposed")]),
    ("it was raining", "Kenya said it was raining at the talks with Rwanda in June.", []),
    ("is seeking talks", "Kenya is seeking talks with Rwanda in Jinja next month.", [("KEN RWA", "2013-06", "proposed")]),
    ("began and go on", "Talks between Kenya and Rwanda which began in Jinja on Monday are continuing.", [("KEN RWA", "2013-05-13", "ongoing")]),
    ("are in talks that began", "Kenya and Rwanda are in talks in Jinja that began on Monday.", [("KEN RWA", "2013-05-13", "ongoing")]),
    ("began and will last", "Talks between Kenya and Rwanda began in Jinja on Monday and will last a week.", [("KEN RWA", "2013-05-13", "ongoing")]),
    ("the talks of tomorrow called off", "Kenya called off Friday's talks with Rwanda in Jinja.", [("KEN RWA", "2013-05-17", "cancelled")]),
    ("signed with another on a day", "Kenya signed a free trade agreement with Rwanda on Monday.", [("KEN RWA", "2013-05-13", "held")]),
    ("signed by several with another", "Kenya and Uganda on Monday signed agreements with Japan.", [("JPN KEN UGA", "2013-05-13", "held")]),
    ("signed on a day between", "A pact signed in Jinja on Monday between Kenya and Uganda ends the dispute.", [("KEN UGA", "2013-05-13", "held")]),
    ("signed between ministers", "Kenya and Uganda signed it on Monday. In the pact, signed between Uhuru Kenyatta and Yoweri Museveni, both gave in.",
     [("KEN UGA", "2013-05-13", "held")]),
    ("signed with another, of no day", "Kenya signed a free trade agreement with Rwanda. Officials praised it on Monday.", []),
    ("signed with another long ago", "Kenya signed a free trade agreement with Rwanda in 1997.", []),
    ("a firm signed", "Kenya National Railways signed an agreement with Rwanda on Monday.", []),
    ("signed between states, of no day", "The pact signed between Kenya and Uganda expires on Monday.", []),
    ("a deal that was not reached", "No deal was reached in April between Uhuru Kenyatta and Yoweri Museveni.", []),
    ("a deal between sides", "The deal struck between the two sides in April is in doubt. Kenya and Uganda want it kept.", []),
    ("a deal of two states", "A pact concluded in 1997 between Kenya and Uganda has lapsed.", []),
    ("nothing signed", "Uhuru Kenyatta and Yoweri Museveni went to bed on Monday with nothing signed.", []),
    ("a list before a verb", "Ban Ki-moon briefed the leaders of Fiji, Peru, and Chad, and was to telephone Yoweri Museveni on May 20.", [("UGA UN", "2013-05-20", "scheduled")]),
    ("a cleft of place and time", "It was in Arusha in April that Uhuru Kenyatta met Yoweri Museveni.", [("KEN UGA", "2013-04", "held")]),
    ("a cleft of a day", "It was not until May 3 that Uhuru Kenyatta met Yoweri Museveni.", [("KEN UGA", "2013-05-03", "held")]),
    ("presidents of two states", "Last month the presidents of Kenya and Uganda, Uhuru Kenyatta and Yoweri Museveni, agreed to talk.", [("KEN UGA", "2013-04", "held")]),
    ("two pending meetings", "Yoweri Museveni kept his party out pending meetings with Uhuru Kenyatta 10 days ago and President Paul Kagame last week.",
     [("KEN UGA", "2013-05-06", "held"), ("RWA UGA", "2013-05-06", "held")]),
    ("counted and listed", "Uhuru Kenyatta has met Yoweri Museveni twice this year - in Arusha in January and in Jinja in March.",
     [("KEN UGA", "2013-01", "held"), ("KEN UGA", "2013-03", "held")]),
    ("counted and not listed", "Uhuru Kenyatta met Yoweri Museveni twice last year, and in March he went to Rwanda.", [("KEN UGA", "2012", "held"), ("KEN RWA", "2012-03", "held")]),
    ("a body's summit called after a city", "NATO decided at last year's Madrid summit to invite them.", [("NATO", "2012", "held")]),
    ("a country chosen", "Uhuru Kenyatta chose Uganda for his first trip abroad in April.", [("KEN UGA", "2013-04", "held")]),
    ("a country made the first stop", "Uhuru Kenyatta made Uganda the first stop of his tour in April.", [("KEN UGA", "2013-04", "held")]),
    ("a country that one likes", "Uhuru Kenyatta made Uganda the villain of his first speech in April.", []),
    ("as others did", "Uhuru Kenyatta, like his predecessor, Mwai Kibaki, chose Uganda for his first trip abroad in April.", [("KEN UGA", "2013-04", "held")]),
    ("the visit and its days", "Uhuru Kenyatta will visit Uganda next month. The visit, from June 3 to 5, will be short.", [("KEN UGA", "2013-06-03", "scheduled")]),
    ("a visit of nobody", "Kenya and Uganda are neighbours. The visit, from June 3 to 5, will be short.", []),
    ("a visit that is ending", "NAIROBI, Kenya (AP) - Yoweri Museveni said on Monday at the end of a two-day visit that he was pleased.", [("KEN UGA", "2013-05-12", "held")]),
    ("a visit of somebody in a month", "NAIROBI, Kenya (AP) - Officials spoke of the planned visit of Yoweri Museveni in June.", [("KEN UGA", "2013-06", "scheduled")]),
    ("the evening before", "Uhuru Kenyatta flew home on Monday. He had met Yoweri Museveni in Jinja the evening before.", [("KEN UGA", "2013-05-12", "held")]),
    ("was last in a capital", "John Kerry, who was last in Kampala in April, is a busy man. No meeting is planned.", [("UGA USA", "2013-04", "held")]),
    ("rung", "Uhuru Kenyatta had rung Yoweri Museveni on Monday.", [("KEN UGA", "2013-05-13", "held")]),
    ("a summit prepared for", "Officials now take part in planning for the NATO summit in April.", [("NATO", "2014-04", "scheduled")]),
    ("to the other's face, whose office stands between", "The meeting was short. John Kerry, the American envoy, confronted Yoweri Museveni in Kampala on Monday.", [("UGA USA", "2013-05-13", "held")]),
    ("a deal that one struck with another", "The deal that Uhuru Kenyatta struck with Yoweri Museveni in Arusha in April is in doubt.", [("KEN UGA", "2013-04", "held")]),
    ("a deal that one wanted to strike", "The deal that Uhuru Kenyatta wanted to strike with Yoweri Museveni in April is in doubt.", []),
    ("he, behind talks with another", "John Kerry arrived on Sunday. After talks with Uhuru Kenyatta in Nairobi on Monday, he saw Yoweri Museveni in Entebbe on Tuesday.",
     [("KEN USA", "2013-05-13", "held"), ("UGA USA", "2013-05-14", "held")]),
    ("she, behind a meeting with another and his office", "Hillary Clinton arrived on Sunday. Following a meeting with Uhuru Kenyatta, the Kenyan president, she saw Yoweri Museveni in Entebbe on Tuesday.",
     [("KEN USA", "2013-05-14", "held"), ("UGA USA", "2013-05-14", "held")]),
    ("talks before a journey to come", "After talks with Uhuru Kenyatta in Nairobi, John Kerry will travel to Kampala on Monday.",
     [("KEN USA", None, "held"), ("UGA USA", "2013-05-20", "scheduled")]),
    ("fresh from talks", "Fresh from talks with Uhuru Kenyatta in Nairobi, John Kerry saw Yoweri Museveni in Entebbe on Monday.",
     [("KEN USA", "2013-05-13", "held"), ("UGA USA", "2013-05-13", "held")]),
    ("nobody had been there", "No Kenyan president had set foot in Rwanda. Uhuru Kenyatta went there in April.", [("KEN RWA", "2013-04", "held")]),
    ("was to have opened", "Talks between Kenya and Uganda were to have opened in Jinja last Friday but were put off.", [("KEN UGA", "2013-05-10", "postponed")]),
    ("will be back", "Negotiators for Kenya and Uganda will be back in Jinja on May 24. The talks are over.", [("KEN UGA", "2013-05-24", "scheduled")]),
    ("gone to", "Uhuru Kenyatta had gone to Rwanda in April. No meeting is planned.", [("KEN RWA", "2013-04", "held")]),
    ("ahead of another journey", "Ahead of a trip to Kampala next week, Uhuru Kenyatta telephoned Paul Kagame.",
     [("KEN RWA", None, "held"), ("KEN UGA", "2013-05-20", "scheduled")]),
    ("ahead of his own journey", "Ahead of his trip to Kampala next week, Uhuru Kenyatta, Kenya's president, fell ill.", [("KEN UGA", "2013-05-20", "scheduled")]),
    ("when the latter comes", "Uhuru Kenyatta will discuss the lake with Yoweri Museveni when the latter comes to Nairobi on Monday.", [("KEN UGA", "2013-05-20", "scheduled")]),
    ("a summit that a city will host", "Paul Kagame will attend the African Union summit that Kampala will host on June 3.", [("AU RWA", "2013-06-03", "scheduled")]),
    ("an office behind a name, and a capital", "Sam Kutesa, Uganda's foreign minister, was in Nairobi on Saturday. No meeting is planned.", [("KEN UGA", "2013-05-11", "held")]),
    ("a day and a place, and a later one elsewhere", "Uhuru Kenyatta and Yoweri Museveni met on April 1 in Arusha and four days later in Jinja.",
     [("KEN UGA", "2013-04-01", "held"), ("KEN UGA", "2013-04-05", "held")]),
    ("a summit of a month", "The Kampala summit of June 2012 between Uhuru Kenyatta and Yoweri Museveni produced nothing.", [("KEN UGA", "2012-06", "held")]),
    ("his counterpart, and not he", "The meeting was short. Uhuru Kenyatta stayed at home. His counterpart from Uganda, Yoweri Museveni, was in the chair when Paul Kagame spoke on Monday.",
     [("RWA UGA", "2013-05-13", "held")]),
    ("states that are to sign in a city", "Kenya and Uganda are to sign a treaty in Arusha on Monday. The talks are over.", [("KEN UGA", "2013-05-20", "scheduled")]),
    ("states that will sign some day", "Kenya and Uganda will sign a treaty on Monday if Rwanda agrees. The talks are over.", []),
    ("a state that signs with a state", "Kenya signed a trade deal with Peru in Lima on Monday. The talks are over.", [("KEN PER", "2013-05-13", "held")]),
    ("a state that signs with a firm", "Kenya signed a trade deal with Boeing in Lima on Monday. The talks are over.", []),
    ("not since a place and a year", "Uhuru Kenyatta and Yoweri Museveni have not met since Arusha in 2009.", [("KEN UGA", "2009", "held")]),
    ("been there this month", "John Kerry has been to Kampala twice this month.", [("UGA USA", "2013-05", "held")]),
    ("a letter of somebody", "Paul Kagame arrived in Kampala on Monday with a letter from Uhuru Kenyatta for Yoweri Museveni.", [("RWA UGA", "2013-05-13", "held")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_a_report_tells_in_the_background(read, text, expected):
    assert told_meetings(read, text, PUBLISHED, "parties", "start_date", "status") == sorted(expected, key=str)


PLACED = [
    ("a summit set for a city", "The NATO summit set for Washington in June will be short.", "Washington"),
    ("a place put first", "It was in Arusha in April that Uhuru Kenyatta met Yoweri Museveni.", "Arusha"),
    ("of two listed the last", "Uhuru Kenyatta has met Yoweri Museveni twice, in Arusha in January and in Jinja in March.", "Jinja"),
    ("where a summit will be hosted", "Paul Kagame will attend the African Union summit that Kampala will host on June 3.", "Kampala"),
    ("where the text is, at the end of a visit", "NAIROBI, Kenya (AP) - Yoweri Museveni said on Wednesday at the end of a two-day visit that he was pleased.", "Nairobi"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in PLACED], ids=[t[0] for t in PLACED])
def test_where_it_was(read, text, expected):
    assert told_meetings(read, text, PUBLISHED, "start_date", "place")[-1][1] == expected
