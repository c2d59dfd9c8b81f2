"""Meetings of one document: who, when, where, how, at which stage; and what is no meeting."""

import datetime as dt
import hashlib
import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic import actors, dates, meetings
from tests.read_together import reference_of_ours

REFERENCE = reference_of_ours()
THURSDAY = dt.date(2013, 5, 16)


def read(
    *sentences: str,
    published: dt.date | None = THURSDAY,
    latest: dt.date | None = None,
    kinds: dict[int, str] | None = None,
):
    """The meeting reports and the unresolved triggers of a document of these sentences."""
    text = " ".join(sentences)
    document_id = "d_" + hashlib.sha256(text.encode()).hexdigest()[:16]
    documents = pl.DataFrame(
        {
            "document_id": [document_id],
            "document": ["story.txt"],
            "text": [text],
            "published": [published],
            "published_earliest": [published],
            "published_latest": [latest or published],
        },
        schema_overrides={"published": pl.Date, "published_earliest": pl.Date, "published_latest": pl.Date},
    )
    rows, at = [], 0
    for number, sentence in enumerate(sentences):
        rows.append((document_id, number, 0, at, at + len(sentence), (kinds or {}).get(number, "body"), "en", sentence))
        at += len(sentence) + 1
    columns = ["document_id", "sentence", "paragraph", "char_start", "char_end", "kind", "language", "text"]
    split = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        pl.col("sentence", "paragraph", "char_start", "char_end").cast(pl.Int32)
    )
    anchors = pl.DataFrame({"document_id": [document_id], "anchor": [published]}, schema_overrides={"anchor": pl.Date})
    return meetings.meeting_reports(
        documents,
        split,
        actors.mentions(documents, split, REFERENCE),
        dates.date_mentions(split, anchors, REFERENCE),
        REFERENCE,
    )


def one(*sentences: str, **options):
    """The only meeting of a document."""
    reports, _ = read(*sentences, **options)
    assert reports.height == 1, reports.select("parties", "people", "start_date", "rule").rows()
    return reports.row(0, named=True)


PARTIES = [
    ("object of met", "German Chancellor Angela Merkel met Polish President Bronislaw Komorowski in Warsaw on Tuesday.", "DEU POL"),
    ("met with", "Russian Foreign Minister Sergei Lavrov met with Turkish President Abdullah Gul in Ankara on Tuesday.", "RUS TUR"),
    ("plural subject", "The presidents of Kenya and Uganda met in Nairobi on Monday.", "KEN UGA"),
    ("talks between", "Talks between Armenia and Azerbaijan opened in Vienna on Monday.", "ARM AZE"),
    ("compound noun", "A Japan-India summit took place in Tokyo on Wednesday.", "IND JPN"),
    ("demonyms joined", "Israeli-Egyptian talks were held in Cairo on Wednesday.", "EGY ISR"),
    ("topic of the talks takes no part", "Russian and Iranian officials held talks on Syria in Moscow on Monday.", "IRN RUS"),
    ("topic of a discussion takes no part", "Chinese President Xi Jinping discussed North Korea with US President Barack Obama on Monday.", "CHN USA"),
    ("venue lends no party", "Israeli and Palestinian negotiators met in Geneva on Monday.", "ISR PSE"),
    ("visitor received", "French President Francois Hollande received Malian President Dioncounda Traore in Paris on Monday.", "FRA MLI"),
    ("passive", "Iraqi Prime Minister Nuri al-Maliki was received by Turkish President Abdullah Gul on Monday.", "IRQ TUR"),
    ("told visiting", "Vietnamese President Truong Tan Sang told visiting Cuban Foreign Minister Bruno Rodriguez on Monday that ties were strong.", "CUB VNM"),
    ("visit", "Brazilian President Dilma Rousseff will visit Portugal next month.", "BRA PRT"),
    ("visit as a noun", "During a visit to Ethiopia on Monday, Egyptian Foreign Minister Mohamed Kamel Amr praised the plan.", "EGY ETH"),
    ("arrival for talks", "Ukrainian President Viktor Yanukovich arrived in Astana on Monday for talks.", "KAZ UKR"),
    ("tour", "British Prime Minister David Cameron will visit Norway, Sweden and Finland in June.", "FIN GBR NOR SWE"),
    ("session of a body", "The UN Security Council held an emergency meeting in New York on Monday.", "UN"),
    ("summit attended", "Indian Prime Minister Manmohan Singh will attend the ASEAN summit in Brunei in October.", "ASEAN IND"),
    ("phone", "US President Barack Obama telephoned Israeli Prime Minister Benjamin Netanyahu on Wednesday.", "ISR USA"),
    ("known format", "The six-party talks resumed in Beijing in September 2005.", "CHN JPN KOR PRK RUS USA"),
    ("format of three", "The Weimar Triangle meeting was held in Weimar on 29 August 2021.", "DEU FRA POL"),
    ("format of two", "The Franco-German summit opened in Nantes in November 2001.", "DEU FRA"),
    ("format of groups", "The intra-Afghan talks opened in Doha on 12 September 2020.", "AFG TALIBAN"),
    ("mediator", "Talks between Sudan and South Sudan brokered by the African Union opened in Addis Ababa on Monday.", "AU SDN SSD"),
    ("leader of a delegation", "US Secretary of State John Kerry will lead the American delegation to talks with Cuba in Havana on Friday.", "CUB USA"),
    ("got together", "Norwegian Foreign Minister Espen Barth Eide got together with Indian Foreign Minister Salman Khurshid in Oslo on Monday.", "IND NOR"),
    ("came face to face", "Armenia and Azerbaijan came face to face in Vienna on Monday.", "ARM AZE"),
    ("conferred with", "Chilean President Sebastian Pinera conferred with Peruvian President Ollanta Humala in Lima on Monday.", "CHL PER"),
    ("subjects with titles behind their names", "Francois Hollande, the French President, and Mariano Rajoy, the Spanish Prime Minister, held talks on banks in Paris on Monday.", "ESP FRA"),
    ("counterpart after a caption's side", "French President Francois Hollande, left, and his Polish counterpart Bronislaw Komorowski meet in Warsaw on Monday.", "FRA POL"),
    ("members of an organisation", "Turkey met the members of ASEAN in Jakarta on Monday.", "ASEAN TUR"),
    ("those who attend in a relative clause", "A session of the OSCE in Vienna on May 21, in which delegations from Georgia and Moldova will take part, was prepared.", "GEO MDA OSCE"),
    ("nobody receives himself", "US President Barack Obama appeared beside Francois Hollande after he had received the French President in Washington on Monday.", "FRA USA"),
    ("pronoun that points ahead", "On Monday, when he had met Turkish President Abdullah Gul in Ankara, Polish President Bronislaw Komorowski flew home.", "POL TUR"),
    ("participle that points ahead", "Having met Turkish President Abdullah Gul in Ankara on Monday, Polish President Bronislaw Komorowski flew home.", "POL TUR"),
    ("one of the officials", "After talks with one of Peru's senior diplomats in Lima on Monday, Chilean Foreign Minister Alfredo Moreno smiled.", "CHL PER"),
    ("arms talks by their treaty", "Talks on START should have been held in Oslo in March 2013, but were postponed.", "RUS USA"),
    ("calls on governments", "Norwegian Foreign Minister Espen Barth Eide will call on the governments of Kenya and Uganda in June.", "KEN NOR UGA"),
    ("members of a body on their way", "Ministers of the ten ASEAN members head to Brunei on May 21 to speak of trade.", "ASEAN"),
    ("talked with", "The Kenyans talked with Uganda in Nairobi on Monday.", "KEN UGA"),
    ("meeting of one with another", "A meeting of Chilean President Sebastian Pinera with Peruvian President Ollanta Humala took place in Lima on Monday.", "CHL PER"),
    ("leaders' meeting of a named body", "Thai Prime Minister Yingluck Shinawatra will attend the 21st APEC Economic Leaders' Meeting in Bali in October.", "APEC THA"),
    ("body spelt out and abbreviated", "Omani Foreign Minister Yusuf bin Alawi attended the Gulf Cooperation Council (GCC) summit in Manama in December 2012.", "GCC OMN"),
    ("attended by, in a relative clause", "The OSCE ministerial meeting, which will be attended by Ukrainian Foreign Minister Leonid Kozhara, opens in Kiev in December.", "OSCE UKR"),
    ("summit that brings together", "The summit in Astana on May 20 brings together Kazakhstan, Belarus and Russia.", "BLR KAZ RUS"),
    ("on behalf of others", "Irish Foreign Minister Eamon Gilmore spoke on behalf of the EU at a meeting of the OSCE in Vienna on Monday.", "IRL OSCE"),
    ("tour that takes somebody somewhere", "The tour of Brazilian Foreign Minister Antonio Patriota will also take him to Angola in June.", "AGO BRA"),
    ("visit of one to another", "Warsaw welcomed news of the visit of Swedish King Carl XVI Gustaf to Poland in June.", "POL SWE"),
    ("visit to one by another", "Envoys prepared a visit to Latvia by Norwegian Foreign Minister Espen Barth Eide in June.", "LVA NOR"),
    ("left a city for another country", "Moldovan Prime Minister Iurie Leanca left Chisinau on Monday for Romania.", "MDA ROU"),
    ("arrived on a day in a country", "Moldovan Prime Minister Iurie Leanca arrived late Tuesday in Bucharest.", "MDA ROU"),
    ("a delegation travels", "A Peruvian delegation arrived in Santiago on Monday.", "CHL PER"),
    ("town of a country", "Greek Prime Minister Antonis Samaras paid a flying visit to the Turkish town of Bodrum on Monday.", "GRC TUR"),
    ("styled names of hosts", "Norwegian King Harald V will visit the Republic of Kenya and the United Republic of Tanzania in June.", "KEN NOR TZA"),
    ("those listed between dashes", "Neighbours of the lake -- Kenya, Uganda and Tanzania -- will meet in Kampala on Friday.", "KEN TZA UGA"),
    ("relative clause between subject and verb", "Peruvian President Ollanta Humala, who had asked UN Secretary-General Ban Ki-moon for time, met Chilean President Sebastian Pinera in Lima on Monday.", "CHL PER"),
    ("clause between dashes", "Peruvian President Ollanta Humala -- who is due to meet Chilean President Sebastian Pinera on Friday -- smiled.", "CHL PER"),
    ("participle of the name before", "Peruvian President Ollanta Humala, meeting on Monday with Chilean President Sebastian Pinera, smiled.", "CHL PER"),
    ("participle in front", "While meeting Chilean President Sebastian Pinera on Monday, Peruvian President Ollanta Humala smiled.", "CHL PER"),
    ("speaker behind his words", "\"We are friends,\" said Peruvian President Ollanta Humala on Monday, after talks with Chilean President Sebastian Pinera.", "CHL PER"),
    ("officials of the place", "Norwegian Foreign Minister Espen Barth Eide held talks on Monday with officials in Ashgabat.", "NOR TKM"),
    ("officials of two countries", "Norwegian Foreign Minister Espen Barth Eide met Danish and Swedish political leaders in Oslo on Monday.", "DNK NOR SWE"),
    ("saw somebody somewhere", "Norwegian Foreign Minister Espen Barth Eide saw Indian Foreign Minister Salman Khurshid in Oslo on Monday.", "IND NOR"),
    ("spent hours with somebody", "Norwegian Foreign Minister Espen Barth Eide spent more than two hours on Monday with Indian Foreign Minister Salman Khurshid.", "IND NOR"),
    ("shook hands", "Cuban President Raul Castro shook hands with US President Barack Obama in Soweto on Monday.", "CUB USA"),
    ("mediators of indirect talks", "The African Union is mediating proximity talks between Sudan and South Sudan in Addis Ababa this week.", "AU SDN SSD"),
    ("told a guest who is in town", "Vietnamese President Truong Tan Sang told Cuban Foreign Minister Bruno Rodriguez, who is in Hanoi for a summit, on Monday that ties were strong.", "CUB VNM"),
    ("leader of the other delegation", "Sudanese President Omar al-Bashir met members of a Ugandan delegation led by Foreign Minister Sam Kutesa in Khartoum on Monday.", "SDN UGA"),
    ("talks with a third party in a country that lends the venue", "Iraqi Prime Minister Nuri al-Maliki arrived in Amman on Monday for talks with US President Barack Obama.", "IRQ USA"),
    ("envoys who are sent", "Hamas sent a delegation led by its representative in Syria to Cairo on Monday.", "EGY HAMAS"),
    ("call from somebody", "Indonesian President Susilo Bambang Yudhoyono received a telephone call from Australian Prime Minister Julia Gillard on Monday.", "AUS IDN"),
    ("police for a summit take no part", "The Philippines will deploy policemen for the ASEAN summit in Cebu on May 20.", "ASEAN"),
    ("party of a name by its owner", "Norwegian Foreign Minister Espen Barth Eide met Peru's Jorge Quispe in Oslo on Monday.", "NOR PER"),
    ("talks that they held", "Envoys recalled the talks that Armenia and Azerbaijan held in Vienna in January.", "ARM AZE"),
    ("brought together", "The African Union plans to bring together Kenya and Uganda in Addis Ababa on Friday.", "AU KEN UGA"),
    ("invitation accepted", "Norwegian Foreign Minister Espen Barth Eide accepted an invitation to visit Peru in June.", "NOR PER"),
    ("official is an adjective", "Iraqi President Jalal Talabani held official talks with Iranian President Mahmoud Ahmadinejad in Tehran on Monday.", "IRN IRQ"),
    ("country said by its kind", "China and Mongolia became partners when Chinese President Xi Jinping paid a state visit to the country in March.", "CHN MNG"),
    ("clause behind that", "Polish President Bronislaw Komorowski said that Russia and NATO will sign a treaty at a summit in Paris on May 27.", "NATO RUS"),
    ("words between the meeting and its subject", "During a meeting with Peruvian President Ollanta Humala, held in a \"very good\" mood, Chilean President Sebastian Pinera smiled on Monday.", "CHL PER"),
    ("guest who wins support", "Palestinian President Mahmoud Abbas won the support of visiting British Prime Minister David Cameron on Monday.", "GBR PSE"),
    ("guest at a joint press conference", "At a joint press conference with Peruvian President Ollanta Humala on Monday, visiting Chilean President Sebastian Pinera smiled.", "CHL PER"),
    ("talks before a summit are not the summit", "Chinese President Xi Jinping and US President Barack Obama talked for an hour on Monday before a G20 summit.", "CHN USA"),
    ("country before the visit", "Chinese President Xi Jinping ended his Peru visit on Monday.", "CHN PER"),
    ("possessor and country before the visit", "Envoys praised Chinese President Xi Jinping's recent Peru trip on Monday.", "CHN PER"),
    ("ministers who were meeting", "OPEC ministers were meeting in Abuja on Monday.", "OPEC"),
    ("lawmakers", "Chilean President Sebastian Pinera held meetings in Lima on Monday with members of the Peruvian parliament and Foreign Minister Rafael Roncagliolo.", "CHL PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), [c[1:] for c in PARTIES], ids=[c[0] for c in PARTIES])
def test_parties_are_those_who_take_part(text, parties):
    assert sorted(one(text)["parties"]) == parties.split()


SILENT = [
    ("press conference", "Russian Foreign Minister Sergei Lavrov held a press conference in Moscow on Monday."),
    ("demands are met", "Iran must meet the demands of the United States by Monday, German officials said."),
    ("cabinet", "The Japanese cabinet met in Tokyo on Monday."),
    ("football", "Brazil met Germany in the semifinals of the football World Cup in Fortaleza on Monday."),
    ("no anchor", "Negotiations between Serbia and Kosovo are difficult."),
    ("one government", "Turkish President Abdullah Gul met Turkish Prime Minister Recep Tayyip Erdogan in Ankara on Monday."),
    ("refusal", "Iranian President Mahmoud Ahmadinejad refused to meet Israeli Prime Minister Benjamin Netanyahu."),
    ("no plans", "US Secretary of State John Kerry has no plans to meet North Korean officials in Beijing on Monday."),
    ("tourists", "Chinese tourists visited Thailand in May."),
    ("troops", "British troops arrived in Cyprus on Monday."),
    ("medical treatment", "Algerian President Abdelaziz Bouteflika flew to Paris on Monday for medical treatment."),
    ("business", "The trade forum in Shanghai opened on Monday, French businessmen said."),
    ("appeal", "Norwegian Foreign Minister Espen Barth Eide called on Iran on Monday to free the sailors."),
    ("talked with the press", "Norwegian Foreign Minister Espen Barth Eide talked with reporters on Monday."),
    ("day of a departure", "Kenyan and Ugandan envoys left Nairobi on Tuesday after waiting a week for a reply to their request to begin talks."),
    ("appeal for calm", "French President Francois Hollande called on Mali on Monday for restraint."),
    ("coming together without time, place or person", "Europe and Africa must come together for talks, Kenya and Uganda said."),
    ("a country is met on the pitch", "France met Spain in Paris on Monday."),
    ("saw somebody do something", "Norwegian Foreign Minister Espen Barth Eide saw Indian Foreign Minister Salman Khurshid leave Oslo on Monday."),
    ("saw a document", "Norwegian Foreign Minister Espen Barth Eide saw the Indian proposal in Oslo on Monday."),
    ("left for good", "Norwegian Foreign Minister Espen Barth Eide left the cabinet for good on Monday."),
    ("either of two, not both", "The envoy rejected mounting calls for talks with Iran or Syria in Geneva on Monday."),
    ("decision is welcomed", "Norwegian Foreign Minister Espen Barth Eide welcomed the EU leaders' decision in Oslo on Monday."),
    ("he talks, a verb", "Norwegian Foreign Minister Espen Barth Eide is calm when he talks with Americans in Oslo on Monday."),
    ("a sight, not a state", "Chinese Foreign Minister Wang Yi criticised the visit to the Yasukuni Shrine on Monday."),
    ("the future of another verb is no journey", "Zambian President Michael Sata is going to urge Angola to open its border on Monday."),
    ("hospital abroad", "Zambian President Michael Sata will travel to South Africa on Monday where he is to receive medical treatment."),
    ("dialogue as a wish", "Norwegian Foreign Minister Espen Barth Eide praised trade, dialogue and cooperation with Iran on Monday."),
    ("a tour of the party", "The tour took the band to Norway in May."),
    ("a stay of a team", "The Brazilian team arrived in Tokyo on Monday."),
    ("visiting forces", "The Visiting Forces Agreement covers American soldiers in the Philippines, Manila said on Monday."),
    ("guest of nobody named", "Visiting Chilean President Sebastian Pinera smiled on Monday."),
    ("an immigrant community", "Dutch Interior Minister Ronald Plasterk met members of the Turkish community in The Hague on Monday."),
    ("money that arrives", "Norwegian Foreign Minister Espen Barth Eide praised the money from Kuwait arriving in Palestinian coffers on Monday."),
    ("delegation sent to a conference", "Peru, which has sent a delegation led by envoys to the climate talks, is a party to the Kyoto protocol."),
    ("a country's visit to the cinema", "Chinese tourists ended their Peru visit on Monday."),
    ("letter that is sent", "France sent a letter from its foreign minister to Iran on Monday."),
    ("troops that are sent", "Britain sent troops to Cyprus on Monday."),
    ("sitting of one government", "The Norwegian ministers huddled in Oslo on Monday."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in SILENT], ids=[c[0] for c in SILENT])
def test_no_meeting_is_read_where_none_is_told(text):
    reports, _ = read(text)
    assert reports.select("parties", "rule").rows() == []


STATUS = [
    ("past", "Spanish Prime Minister Mariano Rajoy met Italian Prime Minister Enrico Letta in Rome on Monday.", "held"),
    ("will", "Spanish Prime Minister Mariano Rajoy will meet Italian Prime Minister Enrico Letta in Rome on Monday.", "scheduled"),
    ("due to", "Spanish Prime Minister Mariano Rajoy is due to meet Italian Prime Minister Enrico Letta in Rome.", "scheduled"),
    ("headline infinitive", "Spanish PM Mariano Rajoy to meet Italian PM Enrico Letta in Rome", "scheduled"),
    ("a date ahead is not held", "Talks between Spain and Italy take place in Rome on May 30, 2013.", "scheduled"),
    ("offer", "Spanish Prime Minister Mariano Rajoy offered to meet Italian Prime Minister Enrico Letta in Rome.", "proposed"),
    ("readiness", "Cuban President Raul Castro is ready to meet US President Barack Obama.", "proposed"),
    ("invitation", "Indian Prime Minister Manmohan Singh invited Pakistani Prime Minister Nawaz Sharif to visit New Delhi.", "proposed"),
    ("postponed", "Talks between Spain and Italy in Rome have been postponed, officials said.", "postponed"),
    ("put off", "Greek Prime Minister Antonis Samaras put off a meeting with Albanian Prime Minister Sali Berisha.", "postponed"),
    ("cancelled", "Greek Prime Minister Antonis Samaras cancelled a meeting with Albanian Prime Minister Sali Berisha.", "cancelled"),
    ("was to have met", "Peruvian President Ollanta Humala was to have met Chilean President Sebastian Pinera in Lima.", "cancelled"),
    ("on a visit", "Finnish President Sauli Niinisto is in Jakarta on a state visit.", "ongoing"),
    ("talks that began today", "Kenya and Uganda began fresh talks in Nairobi on Thursday.", "ongoing"),
    ("talks that began weeks ago", "Kenya and Uganda began talks in Nairobi on April 4, 2013.", "held"),
    ("talks that are to last", "Kenya and Uganda began talks in Nairobi in April, which are expected to last for a year.", "ongoing"),
    ("arrival in the news of the day", "Finnish President Sauli Niinisto arrived in Jakarta on Thursday.", "ongoing"),
    ("departure for a visit", "Finnish President Sauli Niinisto left Helsinki on Thursday for Indonesia.", "scheduled"),
    ("off to talks", "Cypriot Foreign Minister Ioannis Kasoulides left on Thursday for talks with Finnish President Sauli Niinisto.", "scheduled"),
    ("the first to visit", "Finnish President Sauli Niinisto is the first leader to visit Indonesia.", "held"),
    ("mission called off", "Kenya has pulled the plug on Ugandan Foreign Minister Sam Kutesa's visit to Nairobi.", "cancelled"),
    ("guest is welcome to come", "Cuba welcomes Chinese Foreign Minister Wang Yi to visit Havana in June.", "proposed"),
    ("efforts to convene", "Norway reported progress in efforts to resume peace talks between Sri Lanka and India in Oslo.", "proposed"),
    ("not met since", "Cuban President Raul Castro and Chinese President Xi Jinping have not met since March 2013.", "held"),
    ("told in a relative clause", "The Kenya-Uganda talks in Nairobi, in which envoys are to take part, will conclude the week.", "scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [c[1:] for c in STATUS], ids=[c[0] for c in STATUS])
def test_status_is_told_by_tense_and_modality(text, status):
    assert one(text)["status"] == status


WHEN = [
    ("day of the clause", "Moldovan Prime Minister Iurie Leanca met Romanian President Traian Basescu on May 14, 2013.", "2013-05-14", "2013-05-14"),
    ("day before the noun", "Envoys of Mali and Niger attended the May 3, 2013 meeting in Niamey.", "2013-05-03", "2013-05-03"),
    ("month", "Moldova and Romania held talks in Bucharest in March 2013.", "2013-03", "2013-03"),
    ("range", "Georgian President Mikheil Saakashvili visited Estonia from March 4 to 6, 2013.", "2013-03-04", "2013-03-06"),
    ("day of the report is not the meeting's", "Moldovan Prime Minister Iurie Leanca met Romanian President Traian Basescu in Bucharest, a spokesman said on Wednesday.", None, None),
    ("year of a treaty is not the meeting's", "Envoys of Peru and Chile met in Lima over the 1929 treaty.", None, None),
    ("no time", "Moldovan Prime Minister Iurie Leanca met Romanian President Traian Basescu.", None, None),
    ("exact day beside a vague one", "On May 7, some weeks later, Moldovan Prime Minister Iurie Leanca met Romanian President Traian Basescu.", "2013-05-07", "2013-05-07"),
    ("day of the next clause", "On May 21, Moldova will hold talks with Romania in Bucharest, and on May 28 it will open a museum.", "2013-05-21", "2013-05-21"),
    ("day on which", "On Monday, when he met Romanian President Traian Basescu, Moldovan Prime Minister Iurie Leanca smiled.", "2013-05-13", "2013-05-13"),
    ("relative clause of the talks", "The Moldova-Romania talks, which begin tomorrow, are the second round.", "2013-05-17", "2013-05-17"),
    ("statement after the talks", "Moldovan Prime Minister Iurie Leanca said on Tuesday after talks with Romanian President Traian Basescu that all was well.", "2013-05-14", "2013-05-14"),
    ("deal clinched after the talks", "Envoys praised the deal signed on Tuesday over the dam after talks between Ethiopia and Egypt.", "2013-05-14", "2013-05-14"),
    ("middle of a month", "Moldovan Prime Minister Iurie Leanca will meet Romanian President Traian Basescu in mid-June.", "2013-06-11", "2013-06-20"),
    ("end of a month", "Moldovan Prime Minister Iurie Leanca will meet Romanian President Traian Basescu at the end of June.", "2013-06-21", "2013-06-30"),
    ("early next year", "Moldovan Prime Minister Iurie Leanca will meet Romanian President Traian Basescu early next year.", "2014-01-01", "2014-03-31"),
    ("later this month", "Moldovan Prime Minister Iurie Leanca will meet Romanian President Traian Basescu later this month.", "2013-05-16", "2013-05-31"),
    ("within a span", "Moldovan Prime Minister Iurie Leanca will meet Romanian President Traian Basescu within the next two weeks.", "2013-05-16", "2013-06-02"),
    ("length of a visit that ended", "Moldovan Prime Minister Iurie Leanca ended a three-day visit to Romania on May 14.", "2013-05-12", "2013-05-14"),
    ("length of a visit that begins", "Moldovan Prime Minister Iurie Leanca begins a three-day visit to Romania on May 20.", "2013-05-20", "2013-05-22"),
    ("a day behind, not ahead", "The deal was made at the AU summit held in Libreville on June 9.", "2012-06-09", "2012-06-09"),
    ("day of the second verb", "Moldovan Prime Minister Iurie Leanca arrived on Sunday and met Romanian President Traian Basescu on Tuesday.", "2013-05-14", "2013-05-14"),
    ("a month behind, not ahead", "Moldovan Prime Minister Iurie Leanca paid an official visit to Romania in mid-July.", "2012-07-11", "2012-07-20"),
    ("day on which it was called off", "Moldovan Prime Minister Iurie Leanca on Wednesday cancelled a visit to Romania.", None, None),
    ("day of an offer", "Moldovan Prime Minister Iurie Leanca on Wednesday offered to meet Romanian President Traian Basescu.", None, None),
    ("day for which it was planned", "Moldovan Prime Minister Iurie Leanca cancelled a meeting with Romanian President Traian Basescu planned for May 20, 2013.", "2013-05-20", "2013-05-20"),
    ("last meeting", "Moldovan Prime Minister Iurie Leanca and Romanian President Traian Basescu have not met since March 2013.", "2013-03", "2013-03"),
    ("talks since a month", "The African Union has been mediating talks between Moldova and Romania since March 2013.", "2013-03", None),
    ("day of a clause in between", "Moldovan Prime Minister Iurie Leanca, who arrived on Sunday, met Romanian President Traian Basescu.", None, None),
    ("days before the next summit are not its own", "Moldovan Prime Minister Iurie Leanca met Romanian President Traian Basescu on May 3, 2013, before the June summit.", "2013-05-03", "2013-05-03"),
    ("put off to a day ahead", "The meeting of Moldovan Prime Minister Iurie Leanca with Romanian President Traian Basescu was put off until Friday.", "2013-05-17", "2013-05-17"),
    ("second day of a summit", "Moldovan Prime Minister Iurie Leanca spoke on the second day of a summit with Romanian President Traian Basescu on May 14.", "2013-05-13", "2013-05-14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), [c[1:] for c in WHEN], ids=[c[0] for c in WHEN])
def test_time_is_the_one_of_the_meeting_and_never_guessed(text, start, end):
    row = one(text)
    assert (row["start_date"], row["end_date"]) == (start, end)


def test_lead_sentence_dates_what_was_said_at_the_meeting():
    row = one(
        "Mongolian President Tsakhiagiin Elbegdorj on Wednesday called for closer ties.",
        "Elbegdorj said when meeting with Kazakh Foreign Minister Erlan Idrissov that trade had doubled.",
    )
    assert (row["start_date"], json.loads(row["origins"])["start_date"]) == ("2013-05-15", "inferred")


def test_remarks_after_talks_date_them():
    row = one(
        "Visiting Kazakh Foreign Minister Erlan Idrissov said on Tuesday that trade had doubled.",
        "Idrissov made the remarks after talks with Mongolian President Tsakhiagiin Elbegdorj.",
    )
    assert (row["start_date"], json.loads(row["origins"])["start_date"]) == ("2013-05-14", "inferred")


def test_day_of_remarks_months_ago_dates_no_talks():
    row = one(
        "On January 8, 2013, Kazakh Foreign Minister Erlan Idrissov spoke of trade.",
        "Idrissov made other remarks after talks with Mongolian President Tsakhiagiin Elbegdorj.",
    )
    assert row["start_date"] is None


def test_what_the_same_person_also_did_was_on_the_same_day():
    reports, _ = read(
        "Kazakh Foreign Minister Erlan Idrissov met Mongolian President Tsakhiagiin Elbegdorj on Tuesday.",
        "He also met Mongolian Prime Minister Norovyn Altankhuyag.",
    )
    assert reports["start_date"].to_list() == ["2013-05-14", "2013-05-14"]


def test_stops_with_their_own_days_are_entries_of_their_own():
    reports, _ = read(
        "Chilean President Sebastian Pinera will pay visits to Peru, Ecuador and Panama from May 20 to 27.",
        "Pinera will visit Peru from May 20 to 22.",
        "The last leg of his tour will take him to Panama from May 25 to 27.",
    )
    assert sorted((sorted(r["parties"]), r["start_date"]) for r in reports.iter_rows(named=True)) == [
        (["CHL", "ECU"], "2013-05-20"),
        (["CHL", "PAN"], "2013-05-25"),
        (["CHL", "PER"], "2013-05-20"),
    ]


def test_session_between_the_two_is_of_those_spoken_of_last():
    reports, _ = read(
        "Talks between Kenya and Uganda were held in Nairobi on Monday.",
        "A further session between the two is expected in Kampala next month.",
    )
    assert [sorted(p) for p in reports["parties"]] == [["KEN", "UGA"], ["KEN", "UGA"]]


def test_country_that_only_hosts_a_summit_is_not_visited():
    row = one("Chilean President Sebastian Pinera flew to Ecuador on Monday to attend the UNASUR summit in Quito.")
    assert sorted(row["parties"]) == ["CHL", "UNASUR"]


def test_capital_in_apposition_does_not_hide_the_summit():
    row = one(
        "Nepali Prime Minister Khil Raj Regmi left Kathmandu for Dhaka, capital of Bangladesh, to attend the SAARC summit."
    )
    assert sorted(row["parties"]) == ["NPL", "SAARC"]


def test_arrival_the_day_before_and_talks_are_one():
    row = one(
        "Chilean President Sebastian Pinera arrived in Lima on Tuesday.",
        "Pinera held talks with Peruvian President Ollanta Humala on Wednesday.",
    )
    assert (sorted(row["parties"]), row["start_date"]) == (["CHL", "PER"], "2013-05-15")


def test_reception_at_the_airport_belongs_to_the_visit():
    row = one(
        "Chilean President Sebastian Pinera arrived in Lima on Thursday for a three-day visit.",
        "Pinera was greeted by Peruvian Foreign Minister Rafael Roncagliolo.",
        "Peruvian President Ollanta Humala is to meet Pinera.",
    )
    assert (row["status"], sorted(row["people"])) == ("ongoing", ["Ollanta Humala", "Sebastian Pinera"])


def test_summit_and_those_who_join_it_are_one():
    row = one(
        "The summit of the South Asian Association for Regional Cooperation (SAARC) opened in Kathmandu on Thursday.",
        "Leaders from Bhutan and India arrived on Wednesday to join the two-day summit.",
    )
    assert (sorted(row["parties"]), row["status"]) == (["BTN", "IND", "SAARC"], "ongoing")


def test_phone_call_is_not_the_meeting_in_person():
    reports, _ = read(
        "Chilean President Sebastian Pinera met Peruvian President Ollanta Humala.",
        "Pinera discussed copper with Humala in a telephone call.",
    )
    assert sorted(filter(None, reports["format"])) == ["in_person", "phone"]


def test_here_is_the_place_of_the_nearest_dateline():
    reports, _ = read(
        "LIMA, May 15 (Xinhua) -- Prices rose on Wednesday.",
        "QUITO, May 15 (Xinhua) -- Chilean President Sebastian Pinera arrived here Wednesday.",
    )
    assert reports["parties"].to_list() == [["CHL", "ECU"]]


def test_guest_at_the_dateline_visits_its_country():
    row = one("LIMA, May 16 (Xinhua) -- Visiting Chilean President Sebastian Pinera praised trade on Thursday.")
    assert (sorted(row["parties"]), row["status"]) == (["CHL", "PER"], "ongoing")


PLACE = [
    ("city", "Peruvian and Chilean envoys held talks in Brasilia on Monday.", "Brasilia", "BRA"),
    ("country visited", "Danish Prime Minister Helle Thorning-Schmidt visited Mongolia on Monday.", "Mongolia", "MNG"),
    ("capital by its adjective", "Peruvian and Chilean envoys held talks in the Brazilian capital on Monday.", "Brasilia", "BRA"),
    ("city that names a summit", "Danish Prime Minister Helle Thorning-Schmidt spoke with Mongolian President Tsakhiagiin Elbegdorj at the Vienna summit on Monday.", "Vienna", "AUT"),
    ("capital travelled to", "Danish Prime Minister Helle Thorning-Schmidt flew to Riyadh on Monday.", "Riyadh", "SAU"),
    ("country of the host of a visitor", "Visiting Danish Prime Minister Helle Thorning-Schmidt met Mongolian President Tsakhiagiin Elbegdorj on Monday.", "Mongolia", "MNG"),
    ("place of a conflict is not the meeting's", "US President Barack Obama met Jordan's King Abdullah II to end the war in Syria.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "country"), [c[1:] for c in PLACE], ids=[c[0] for c in PLACE])
def test_place_is_where_the_meeting_is(text, place, country):
    row = one(text)
    assert (row["place"], row["country"]) == (place, country)


def test_here_is_the_place_of_the_dateline():
    row = one(
        "HANOI, May 15 (Xinhua) -- Lao Prime Minister Thongsing Thammavong met Vietnamese President Truong Tan Sang here on Wednesday."
    )
    assert row["place"] == "Hanoi"


FORMAT = [
    ("by phone", "US Secretary of State John Kerry discussed Egypt with Saudi Foreign Minister Saud al-Faisal by phone on Monday.", "phone"),
    ("video", "The leaders of Russia and China held a video conference on Monday.", "video"),
    ("bare talks do not tell", "Serbia and Albania held talks on Monday.", None),
    ("visit", "Croatian President Ivo Josipovic visited Hungary on Monday.", "in_person"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form"), [c[1:] for c in FORMAT], ids=[c[0] for c in FORMAT])
def test_format_is_told_by_cues(text, form):
    assert one(text)["format"] == form


LENGTH = [
    ("for hours", "Kosovan Prime Minister Hashim Thaci met Serbian Prime Minister Ivica Dacic for five hours in Brussels on Monday.", 300),
    ("adjective", "Swiss President Ueli Maurer held 40-minute talks with Austrian President Heinz Fischer in Bern on Monday.", 40),
    ("nearly", "After a nearly three-hour meeting with Swiss President Ueli Maurer on Monday, Austrian President Heinz Fischer smiled.", 180),
    ("length of a trip is not the meeting's", "Swiss President Ueli Maurer met Austrian President Heinz Fischer on Monday after a two-hour flight.", None),
    ("talked for hours", "Swiss President Ueli Maurer and Austrian President Heinz Fischer talked for two hours in Bern on Monday.", 120),
    ("by the clock", "The meeting of Swiss President Ueli Maurer with Austrian President Heinz Fischer in Bern began at 9:40 a.m. and ended at 11:10 a.m.", 90),
    ("over midnight", "The meeting of Swiss President Ueli Maurer with Austrian President Heinz Fischer in Bern began at 11:30 p.m. and ended at 1 a.m.", 90),
    ("a start alone has no length", "The meeting of Swiss President Ueli Maurer with Austrian President Heinz Fischer in Bern began at 9:40 a.m.", None),
    ("half a day apart is another zone", "The meeting of Swiss President Ueli Maurer with Austrian President Heinz Fischer in Bern began at 9 a.m. and ended at 8 a.m.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "minutes"), [c[1:] for c in LENGTH], ids=[c[0] for c in LENGTH])
def test_duration_in_minutes(text, minutes):
    assert one(text)["duration_minutes"] == minutes


def test_end_by_the_clock_may_stand_in_the_next_sentence_and_in_the_guests_zone():
    row = one(
        "Swiss President Ueli Maurer telephoned Chilean President Sebastian Pinera on Monday.",
        "Their phone call started at 4:10 p.m. Chilean time, and that was 10:10 p.m. in Bern.",
        "It did not end before 10:55 p.m., officials said.",
    )
    assert row["duration_minutes"] == 45


def test_region_of_a_trip_and_hosts_of_the_next_sentence_are_one_tour():
    row = one(
        "Norwegian Foreign Minister Espen Barth Eide is travelling through Asia from May 14 to 20.",
        "Eide will call on the governments of Japan, India and Vietnam.",
    )
    assert (sorted(row["parties"]), row["start_date"], row["end_date"]) == (
        ["IND", "JPN", "NOR", "VNM"],
        "2013-05-14",
        "2013-05-20",
    )


def test_each_date_of_a_series_has_its_own_meeting():
    reports, _ = read(
        "On May 21, Georgia is to hold talks with NATO, and on May 22 it is to attend a meeting with Armenia and the"
        " other member states of the OSCE."
    )
    assert sorted((r["start_date"], sorted(r["parties"])) for r in reports.iter_rows(named=True)) == [
        ("2013-05-21", ["GEO", "NATO"]),
        ("2013-05-22", ["ARM", "GEO", "OSCE"]),
    ]


def test_fronted_day_frames_what_its_speaker_had_done_before():
    row = one(
        "On May 14, 2013, US President Barack Obama spoke of jobs.",
        "He did so after he had received Turkish President Abdullah Gul at the White House.",
    )
    assert (row["start_date"], json.loads(row["origins"])["start_date"]) == ("2013-05-14", "inferred")


def test_coming_together_once_more_is_another_meeting():
    reports, _ = read(
        "Kenya and Uganda held talks in Nairobi on May 14, 2013.",
        "Kenya and Uganda will come together once more in Kampala on May 28, 2013.",
    )
    assert sorted(zip(reports["start_date"], reports["status"], strict=True)) == [
        ("2013-05-14", "held"),
        ("2013-05-28", "scheduled"),
    ]


def test_own_trip_in_an_infinitive_is_the_one_of_the_person_told():
    row = one(
        "Kenyan President Uhuru Kenyatta warned Ugandan President Yoweri Museveni to be careful during his own trip to China in June."
    )
    assert sorted(row["parties"]) == ["CHN", "UGA"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenyan ministers meet envoys of Uganda in Nairobi on May 21, 2013.", "scheduled"),
        ("Kenyan ministers met envoys of Uganda in Nairobi on May 21, 2013.", "held"),
        ("Talks between Kenya and Uganda were held in Nairobi on May 21, 2013.", "held"),
    ],
    ids=["present", "past", "passive past"],
)
def test_a_day_that_may_lie_ahead_is_held_only_where_the_past_tense_says_so(text, status):
    assert one(text, latest=dt.date(2013, 6, 30))["status"] == status


def test_starting_talks_is_no_treaty():
    assert sorted(one("Iran and Japan will start talks in Tokyo on May 21, 2013.")["parties"]) == ["IRN", "JPN"]


def test_mentions_of_one_meeting_fold_into_one_report_with_a_passage_each():
    row = one(
        "Swedish Foreign Minister Carl Bildt met Latvian Foreign Minister Edgars Rinkevics in Riga on Tuesday.",
        "During their meeting, Bildt and Rinkevics spoke of trade.",
        "Tuesday's talks lasted two hours.",
    )
    assert len(row["evidence"]) >= 2


def test_partners_of_one_official_on_two_days_are_two_meetings():
    reports, _ = read(
        "Icelandic President Olafur Ragnar Grimsson will meet Danish Prime Minister Helle Thorning-Schmidt in Copenhagen"
        " on Monday and Finnish President Sauli Niinisto in Helsinki on Tuesday."
    )
    assert sorted((sorted(r["parties"]), r["place"]) for r in reports.iter_rows(named=True)) == [
        (["DNK", "ISL"], "Copenhagen"),
        (["FIN", "ISL"], "Helsinki"),
    ]


def test_rounds_with_other_dates_stay_apart():
    reports, _ = read(
        "Serbia and Kosovo held talks in Brussels on April 17, 2013.",
        "A new round of talks between Serbia and Kosovo will take place in Brussels on May 21, 2013.",
    )
    assert sorted(reports["start_date"]) == ["2013-04-17", "2013-05-21"]


def test_talks_on_a_visit_and_the_visit_are_one():
    row = one(
        "South Korean President Park Geun-hye visited Vietnam on Tuesday.",
        "Park met Vietnamese President Truong Tan Sang on Tuesday.",
    )
    assert (sorted(row["parties"]), row["place"]) == (["KOR", "VNM"], "Vietnam")


def test_trigger_without_parties_is_unresolved_and_not_dropped():
    reports, unresolved = read("The talks were held in Geneva on Monday.")
    assert (reports.height, unresolved["kind"].to_list()) == (0, ["meeting_without_parties"])


def test_furniture_is_outside_the_document():
    reports, _ = read("Angola and Zambia held talks in Luanda on Monday.", published=THURSDAY, kinds={0: "furniture"})
    assert reports.height == 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=120)
        | st.sampled_from(
            [
                "Putin met Merkel in İzmir.",
                "talks " * 60,
                "U.S.-U.S.-U.S. talks, and, and met",
                "visit to to to ((((",
                "met " * 200,
            ]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_passages_quote_their_text_whatever_the_text(sentences):
    reports, _ = read(*sentences)
    text = " ".join(sentences)
    for evidence in reports["evidence"].to_list():
        for passage in evidence:
            assert text[passage["char_start"] : passage["char_end"]] == passage["text"]


def test_the_month_of_may_makes_no_meeting_a_mere_wish(read):
    text = "German Chancellor Paul Kern will travel to Ankara on 5 May 2010 to meet Turkish President Orhan Demir."
    assert read(text).meeting_reports["status"].to_list() == ["scheduled"]


def test_talks_on_some_weekday_are_not_those_of_a_month():
    reports, _ = read(
        "Kenya and Fiji wrapped up trade talks in Suva on Thursday.",
        "President Uhuru Kenyatta and Fijian President Ratu Tora shook hands in Lima in December 2012.",
        published=None,
    )
    assert sorted(row["start_date"] or "" for row in reports.to_dicts()) == ["", "2012-12"]


def test_a_weekday_is_a_time_where_the_text_has_no_day():
    reports, _ = read("The leaders of Kenya and Uganda will meet Thursday over the lake.", published=None)
    assert [set(p) for p in reports["parties"]] == [{"KEN", "UGA"}]
    assert read("The leaders of Kenya and Uganda will meet over the lake.", published=None)[0].is_empty()
