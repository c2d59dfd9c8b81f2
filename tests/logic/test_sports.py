"""Reports of matches give no facts; reports on the politics of sport do."""

MATCH = """Chile meet Peru in Lima

Chile coach Arturo Vidal refused to name his striker for the World Cup qualifier against Peru in Lima on Tuesday.

"We must attack and we will not concede another goal," he said. Peru midfielder Juan Soto met Chile goalkeeper Luis Rojas
in the stadium on Monday. Chile want to win the second leg and reach the semi-finals of the tournament.
"""
POLITICS = """Chile and Peru agree on joint bid

Chilean Foreign Minister Arturo Rojas met his Peruvian counterpart Juan Soto in Lima on Tuesday for talks on a joint bid for
the World Cup.

Rojas rejected a proposal to hold the talks in secret. He called for a trade agreement, and said that the border must
be open by then. Peru demanded compensation for the closure of the fishing grounds in 2019, and warned that without it
there would be no stadium. Both ministers promised to go on with the dialogue next month in Santiago.
"""


def test_a_report_of_a_match_gives_no_facts(read):
    reading = read(MATCH)
    assert reading.positions.is_empty()
    assert reading.meeting_reports.is_empty()
    assert not reading.mentions.is_empty()


def test_the_politics_of_sport_give_facts(read):
    reading = read(POLITICS)
    assert reading.meeting_reports["parties"].to_list()[0] == ["CHL", "PER"]
    assert {"trade", "compensation"} <= set(reading.positions["issue"])
