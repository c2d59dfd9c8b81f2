"""Who takes part in a meeting, where other sentences than that on the meeting itself tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.logic.told import told_meetings

DAY = dt.date(2014, 9, 10)  # a Wednesday


def _who(read, text: str) -> list[tuple[str, str]]:
    return told_meetings(read, text, DAY, "parties", "people")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "UN envoy Lars Holm urged Fijian President Ratu Tora and Samoan rebels to make peace. Progress was reported by the United Nations in"
            " talks between President Ratu Tora and Tongan Prime Minister Sione Vea, whom New Zealand wants to help. The two leaders last met"
            " in May 2011, the United Nations said.",
            ("FJI TON", "Ratu Tora, Sione Vea"), id="those whom an 'and' joins, and not the mediator",
        ),
        pytest.param(
            "Fijian President Ratu Tora, who leads the smaller island, and Tongan Prime Minister Sione Vea have been patient. The United"
            " Nations hopes to bring together the two leaders, who last met in May 2011.",
            ("FJI TON", "Ratu Tora, Sione Vea"), id="who brings two together is none of them",
        ),
    ],
)  # fmt: skip
def test_the_two_leaders(read, text, who):
    assert who in _who(read, text)


CONFERENCE = "The UN conference on fisheries opened in Suva on Tuesday. "


@pytest.mark.parametrize(
    ("told", "who"),
    [
        pytest.param("Oceans need rules, said Conference President Ratu Tora, the Fijian fisheries minister.", ("FJI UN", "Ratu Tora"), id="conference president"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, president of the conference, asked for rules.", ("FJI UN", "Ratu Tora"), id="president of it"),
        pytest.param("Rules are needed, said the chairman of the two-day conference, Fijian Fisheries Minister Ratu Tora.",
                     ("FJI UN", "Ratu Tora"), id="chairman before the name"),
        pytest.param("Rules are needed, said the conference's host, Fijian Fisheries Minister Ratu Tora.", ("FJI UN", "Ratu Tora"), id="its host"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, who will chair the conference, asked for rules.", ("FJI UN", "Ratu Tora"), id="who will chair it"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, who is hosting the conference, asked for rules.", ("FJI UN", "Ratu Tora"), id="who is hosting it"),
        pytest.param("Fijian Fisheries Minister Ratu Tora read out the Suva Declaration.", ("FJI UN", "Ratu Tora"), id="who reads its declaration"),
        pytest.param("Fijian Fisheries Minister Ratu Tora said in his opening speech that rules were needed.", ("FJI UN", "Ratu Tora"), id="opening speech"),
        pytest.param("Fijian Fisheries Minister Ratu Tora told delegates that rules were needed.", ("FJI UN", "Ratu Tora"), id="told delegates"),
        pytest.param("It was held in the presence of representatives from the European Union.", ("EU UN", ""), id="in whose presence"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, president of the fishermen's union, asked for rules.", ("UN", ""), id="president of another body"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, chairman of the conference committee, asked for rules.", ("UN", ""), id="chairman of a committee"),
        pytest.param("Fijian Fisheries Minister Ratu Tora, who will chair the next conference, asked for rules.", ("UN", ""), id="chair of the next"),
        pytest.param("Fijian Fisheries Minister Ratu Tora said in his closing speech to parliament that rules were needed.", ("UN", ""), id="a speech elsewhere"),
        pytest.param("Fijian Fisheries Minister Ratu Tora said that rules were needed.", ("UN", ""), id="one comment alone"),
    ],
)  # fmt: skip
def test_who_presides_over_or_addresses_a_gathering(read, told, who):
    assert _who(read, CONFERENCE + told)[0] == who


TALKS = "Fiji's government and the Moro Islamic Liberation Front held talks in Suva on Tuesday. "


@pytest.mark.parametrize(
    ("told", "people"),
    [
        pytest.param("No deal was reached, the chief truce negotiator for the Fijian government, Major General Ratu Tora, said.", "Ratu Tora",
                     id="the chief negotiator for a side"),
        pytest.param("No deal was needed, the chief engineer for the Fijian government, Major General Ratu Tora, said.", "", id="no negotiator"),
    ],
)  # fmt: skip
def test_who_negotiated(read, told, people):
    assert ("FJI MILF", people) in _who(read, TALKS + told)


def test_a_declaration_called_after_a_city_is_nobodys(read):
    text = "The Lisbon Declaration met the demands of Fijian President Ratu Tora on Tuesday."
    assert not _who(read, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "Fijian Minister of Trade, Commerce and Consumer Affairs Ratu Tora met Samoan Premier Tui Leota in Apia on Monday.",
            ("FJI WSM", "Ratu Tora, Tui Leota"), id="a ministry of three portfolios",
        ),
        pytest.param(
            "Tongan Ambassador Sione Vea met Fiji's fisheries minister on Monday. Samoa, where a bomb had gone off, thanked Samoans and the"
            " Samoan army. Fisheries Minister Ratu Tora said that he and Vea agreed.",
            ("FJI TON", "Ratu Tora, Sione Vea"), id="whom a sentence left without a name",
        ),
    ],
)  # fmt: skip
def test_who_an_official_is(read, text, who):
    assert who in [(parties, ", ".join(sorted(people.split(", ")))) for parties, people in _who(read, text)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "With the mediation of the African Union, Lusaka and the two rebel groups -- the Sudan Liberation Movement and the Justice and"
            " Equality Movement -- started the long-delayed seventh round of peace talks in Nairobi on Tuesday.",
            "AU JEM SLM ZMB", id="who mediates, told first, and a list between dashes",
        ),
        pytest.param("Under Omani mediation, Fijian Premier Ratu Tora met Samoan rebels and Tongan Premier Sione Vea on Tuesday.",
                     "FJI OMN TON WSM", id="under whose mediation"),
        pytest.param("With the support of the African Union, Fijian Premier Ratu Tora met Tongan Premier Sione Vea on Tuesday.",
                     "FJI TON", id="with whose support"),
        pytest.param("The EU Lisbon summit was held on Tuesday.", "EU", id="a city between a body and its summit"),
        pytest.param("The Singapore round of the WTO ministerial meeting opened on Tuesday.", "WTO", id="a round called after a city"),
        pytest.param('Fiji put forth its "two-plus-one" formula during a meeting with Samoan and Tongan officials in Apia on Tuesday.',
                     "FJI TON WSM", id="a word in quotation marks"),
        pytest.param("Fiji wants rules. Problems were to dominate the ASEAN forum prior to the WTO ministerial meeting in Nairobi on Friday.",
                     "WTO", id="a forum that comes before another body's meeting"),
        pytest.param("Fijian Premier Ratu Tora congratulated Samoa on successfully hosting the APEC summit on Tuesday.", "APEC WSM",
                     id="whom one praises for hosting a summit"),
        pytest.param("Fijian Premier Ratu Tora praised Samoa for its patience during the APEC summit on Tuesday.", "APEC FJI",
                     id="praise at a summit"),
        pytest.param(
            "Fiji's army seized power. Fiji's rulers met in Suva. Junta officials, among them Fijian generals, said nothing. Fiji is an island."
            " On Tuesday junta officials met the representative of the Red Cross in Suva.",
            "FJI ICRC", id="officials of the junta",
        ),
        pytest.param(
            "Fiji's army seized power. Fiji's rulers met in Suva. Fiji is an island."
            " On Tuesday foreign government officials met the representative of the Red Cross in Nairobi.",
            "", id="officials of some government",
        ),
    ],
)  # fmt: skip
def test_parties_of_a_sentence(read, text, parties):
    assert parties in ([told for told, _ in _who(read, text)] or [""])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("ECOWAS health ministers met in Abuja on Tuesday. Ghanaian Health Minister Kofi Asante said children needed vaccines.",
                     ("ECOWAS GHA", "Kofi Asante"), id="of one field"),
        pytest.param("After a meeting of ASEAN defence ministers in Hanoi on Tuesday, Thai Defence Minister Prawit Wong said he was content.",
                     ("ASEAN THA", "Prawit Wong"), id="after the meeting"),
        pytest.param("The SAARC summit opened in Thimphu on Tuesday. Nepalese Prime Minister Sushil Rai said roads were needed.",
                     ("NPL SAARC", "Sushil Rai"), id="at a summit"),
        pytest.param("ECOWAS health ministers met in Abuja on Tuesday. Ghanaian Trade Minister Kofi Asante said trade would suffer.",
                     ("ECOWAS", ""), id="of another field"),
        pytest.param("ECOWAS health ministers met in Abuja on Tuesday. Kenyan Health Minister Peter Mwangi said children needed vaccines.",
                     ("ECOWAS", ""), id="of a state that is no member"),
        pytest.param("ECOWAS health ministers met in Abuja on Tuesday. Ghanaian Health Minister Kofi Asante said in Accra that he was ill.",
                     ("ECOWAS", ""), id="in another city"),
        pytest.param("ECOWAS health ministers meet in Abuja on Friday. Ghanaian Health Minister Kofi Asante said in Accra on Tuesday before leaving for Abuja that he was well.",
                     ("ECOWAS GHA", "Kofi Asante"), id="who left for it"),
        pytest.param("Guinea hopes to be admitted to the bloc at an ECOWAS summit in July.", ("ECOWAS", ""), id="who hopes to join there"),
        pytest.param("ECOWAS health ministers met in Abuja last month. Ghanaian Health Minister Kofi Asante said on Tuesday that he was ill.",
                     ("ECOWAS", ""), id="long after"),
    ],
)  # fmt: skip
def test_members_of_a_body_who_speak_sat_in_its_session(read, text, who):
    assert _who(read, text)[0] == who


@pytest.mark.parametrize("link", [", including", ", among them", " including"])
def test_those_whom_one_met_are_named_behind_including(read, link):
    text = f"Fijian President Ratu Tora met Samoan officials{link} Samoan Premier Tui Leota, on Tuesday."
    assert _who(read, text) == [("FJI WSM", "Ratu Tora, Tui Leota")]
