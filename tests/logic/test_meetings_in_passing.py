"""Articles tell encounters in passing: stops of a journey, shuttles, invitations that came to nothing, 'there'."""

import datetime as dt

import pytest

from tests.logic.told import told_meetings

PUBLISHED = dt.date(2013, 5, 16)  # a Thursday
TOLD = [
    ("a stop behind a stop", "John Kerry visited Maputo in mid-April and Lusaka a week later.",
     [("MOZ USA", "2013-04-11", "held"), ("USA ZMB", "2013-04-18", "held")]),
    ("three stops", "John Kerry was in Maputo on May 3, in Lusaka the next day and in Harare on May 8.",
     [("MOZ USA", "2013-05-03", "held"), ("USA ZMB", "2013-05-04", "held"), ("USA ZWE", "2013-05-08", "held")]),
    ("a stop that is still to come", "Ban Ki-moon flew to Maputo last weekend and was to be in Lusaka today.",
     [("MOZ UN", "2013-05-11", "held"), ("UN ZMB", "2013-05-16", "scheduled")]),
    ("no stop behind a visit", "John Kerry visited Maputo on May 3 and Zambia rejected his plan a week later.", [("MOZ USA", "2013-05-03", "held")]),
    ("there", "Uhuru Kenyatta wanted talks in Nairobi. Ban Ki-moon flew there on 3 May to press the point.", [("KEN UN", "2013-05-03", "held")]),
    ("there, where a venue is lent", "Envoys quarrelled in Geneva. John Kerry flew there in April.", []),
    ("there at no time", "Uhuru Kenyatta wanted talks in Nairobi. Ban Ki-moon flew there.", []),
    ("back and forth", "Kenya and Uganda quarrel. Ban Ki-moon went back and forth between the two capitals on 9 and 10 April.", [("KEN UGA UN", "2013-04-09", "held")]),
    ("a call on two capitals", "Kenya and Uganda quarrel. Ban Ki-moon called on both capitals in April.", [("KEN UGA UN", "2013-04", "held")]),
    ("an appeal to two capitals", "Kenya and Uganda quarrel. Ban Ki-moon called on both capitals to stop.", []),
    ("a stop of a tour", "In February John Kerry toured Beirut, Amman and Muscat. In Amman he spent an hour with Saeb Erekat, the Palestinian negotiator.",
     [("JOR LBN OMN USA", "2013-02", "held"), ("PSE USA", "2013-02", "held")]),
    ("in a capital by the way", "John Kerry, in Kampala in April, assured Yoweri Museveni of his support.", [("UGA USA", "2013-04", "held")]),
    ("in another's capital by the way", "John Kerry, in Rome in April, warned Yoweri Museveni of a war.", []),
    ("an invitation that came to nothing", "John Kerry invited Yoweri Museveni to the White House for April 27. That meeting never took place.",
     [("UGA USA", "2013-04-27", "cancelled")]),
    ("talked about that", "Yoweri Museveni talked about that with Ban Ki-moon in Kampala last month.", [("UGA UN", "2013-04", "held")]),
    ("a pair of eyes", "Yoweri Museveni and Uhuru Kenyatta held a tête-à-tête in Jinja on May 3.", [("KEN UGA", "2013-05-03", "held")]),
    ("who speaks for whom", "Grace Apio, who speaks for the Ugandan government, met Peter Otieno, who leads the Kenyan panel, in Jinja on May 3.", [("KEN UGA", "2013-05-03", "held")]),
    ("who leads no delegation", "Peter Otieno, who leads Kenya's largest bank, met Yoweri Museveni in Jinja on May 3.", []),
    ("an office held at the time", "A secret meeting in July 2009 between Grace Apio, then Uganda's negotiator, and Peter Otieno, the Kenyan envoy, restored it.", [("KEN UGA", "2009-07", "held")]),
    ("talks that would be backed", "John Kerry said his country would support talks with Uganda.", []),
    ("who chaired a session", "Ban Ki-moon chaired a session with Kenya and Uganda on 18 June.", [("KEN UGA UN", "2012-06-18", "held")]),
    ("who will chair a session", "Ban Ki-moon will chair a session with Kenya and Uganda on 18 June.", [("KEN UGA UN", "2013-06-18", "scheduled")]),
    ("a day that is told more of", "On May 3, the day that the dam broke, John Kerry was in Kampala.", [("UGA USA", "2013-05-03", "held")]),
    ("offices behind the names that hold them", "Amina Mohamed and Sam Kutesa, the Kenyan and Ugandan foreign ministers, met Salva Kiir in Juba on May 3.", [("KEN SSD UGA", "2013-05-03", "held")]),
    ("offices of strangers behind their names", "Peter Otieno and Grace Apio, the Kenyan and Ugandan envoys, met Salva Kiir in Juba on May 3.", [("KEN SSD UGA", "2013-05-03", "held")]),
    ("a national who heads a body's mission", "Adam Berg, the Swede who heads the EU mission, met Salva Kiir in Juba on May 3.", [("EU SSD", "2013-05-03", "held")]),
    ("a countryman who heads a body's mission", "Adam Berg, the American who heads the OSCE's mission, met Salva Kiir in Juba on May 3.", [("OSCE SSD", "2013-05-03", "held")]),
    ("and was elsewhere", "Mahmoud Abbas saw Mohamed Morsi in Cairo on May 3, and was in Ankara on Monday.",
     [("EGY PSE", "2013-05-03", "held"), ("PSE TUR", "2013-05-13", "held")]),
    ("in a town of those whom the text is about", "The Palestinians want a state. A Palestinian official said so. Palestine has friends. Catherine Ashton was in Gaza last week.",
     [("EU PSE", "2013-05-06", "held")]),
    ("in a town of others", "Catherine Ashton was in Istanbul last week.", []),
    ("both", "Salva Kiir and Omar al-Bashir quarrel. Ban Ki-moon met both in Accra on May 3.", [("SDN SSD UN", "2013-05-03", "held")]),
    ("both offers", "Salva Kiir and Omar al-Bashir quarrel. Ban Ki-moon received both offers in Accra on May 3.", []),
    ("one after the other", "John Kerry toured the region in April, seeing Salva Kiir in Juba and Omar al-Bashir in Khartoum.",
     [("SDN USA", "2013-04", "held"), ("SSD USA", "2013-04", "held")]),
    ("the last time of a year", "Salva Kiir and Omar al-Bashir saw each other three times in 2011, the last time on 16 August.", [("SDN SSD", "2011-08-16", "held")]),
    ("he and another", "Salva Kiir is pleased. When Omar al-Bashir and he spoke on the telephone on May 3, they joked.", [("SDN SSD", "2013-05-03", "held")]),
    ("the American", "John Kerry met Salva Kiir in Juba on May 3. From there the American flew to Khartoum on May 4.",
     [("SDN USA", "2013-05-04", "held"), ("SSD USA", "2013-05-03", "held")]),
    ("an American", "John Kerry met Salva Kiir in Juba on May 3. An American flew to Khartoum on May 4.", [("SSD USA", "2013-05-03", "held")]),
    ("the two as guests, twice", "Salva Kiir and Omar al-Bashir quarrel. Hailemariam Desalegn hosted the two in Gonder in January 2013 and in Mekelle in March 2013.",
     [("ETH SDN SSD", "2013-01", "held"), ("ETH SDN SSD", "2013-03", "held")]),
    ("a meeting of the two", "Salva Kiir and Omar al-Bashir quarrel. A meeting of the two in Gonder last January yielded a text.", [("SDN SSD", "2013-01", "held")]),
    ("the last of several rounds", "Three rounds of talks between Sudan and South Sudan in 2011, the last of them at Gonder in August, broke down.", [("SDN SSD", "2011-08", "held")]),
    ("again on a day", "Turkey's Ahmet Davutoglu was in Kampala again on Wednesday.", [("TUR UGA", "2013-05-15", "held")]),
    ("whom alone one invites", "Omar al-Bashir has invited Salva Kiir alone to Khartoum for June.", [("SDN SSD", "2013-06", "proposed")]),
    ("a conflict talked over with a person", "Omar al-Bashir discussed the conflict with Salva Kiir in Juba on May 3.", [("SDN SSD", "2013-05-03", "held")]),
    ("a conflict with a state", "Omar al-Bashir discussed the conflict with South Sudan in Rome on May 3.", []),
    ("the government of a movement's home", "The FARC sat down with the government at a hotel outside Bogota on May 3.", [("COL FARC", "2013-05-03", "held")]),
    ("the government of another state", "The FARC sat down with the government of Norway in Oslo on May 3.", [("FARC NOR", "2013-05-03", "held")]),
    ("who visited", "Kenya is in turmoil. The Kenyan government wants peace. Kenya needs it. John Kerry, who visited on 2 and 3 May, was hopeful.", [("KEN USA", "2013-05-02", "held")]),
    ("before another round was called off", "Kenyan and Ugandan negotiators met in Jinja in April 2011 before Museveni called off the next round.", [("KEN UGA", "2011-04", "held")]),
    ("visited him", "Salva Kiir is angry. John Kerry had visited him in Juba on 3 May and returned with a promise.", [("SSD USA", "2013-05-03", "held")]),
    ("will be there before that", "John Kerry will be in Kampala before that.", [("UGA USA", None, "scheduled")]),
    ("was there before that", "John Kerry was in Kampala before that.", []),
    ("will be at a lent venue", "John Kerry will be in Geneva before that.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_encounters_told_in_passing(read, text, expected):
    assert told_meetings(read, text, PUBLISHED, "parties", "start_date", "status") == expected
