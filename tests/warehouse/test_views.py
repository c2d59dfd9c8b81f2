import pytest


def document(con, name, published="2019-03-04", text="Envoys met in Ñuñoa. They “agreed”."):
    con.execute(
        "INSERT INTO documents BY NAME SELECT ? AS document_id, ? AS document, '/' || document AS source, ? AS text, "
        "length(text) AS n_characters, 's' AS sha256, 'i' AS input_sha256, '1' AS extractor_version, "
        "now() AS ingested_at, ?::DATE AS published_earliest, published_earliest AS published_latest",
        [name, name, text, published],
    )


def meeting(con, meeting_id, parties=("CHL", "URY"), start="2019-03-06", end=None, status="scheduled"):
    con.execute(
        "INSERT INTO meetings BY NAME SELECT ? AS meeting_id, ?::VARCHAR[] AS parties, []::VARCHAR[] AS people, "
        "? AS start_date, ? AS end_date, ? AS status, []::VARCHAR[] AS issues, 1 AS n_documents, 1 AS n_independent_sources",
        [meeting_id, list(parties), start, end, status],
    )


def position(
    con, position_id, document_id, stance, *, party="URY", issue="trade", label=None, stated_on=None, at=(0, 6)
):
    con.execute(
        "INSERT INTO positions BY NAME SELECT ? AS position_id, ? AS document_id, document_id AS document, "
        "'Ana Duarte' AS holder, ? AS party, ? AS issue, ? AS issue_label, ? AS stance, 'state' AS act, "
        "? AS stated_on, [{'char_start': ?, 'char_end': ?, 'text': 'x'}] AS evidence, 'r' AS rule, '{}' AS origins",
        [position_id, document_id, party, issue, label, stance, stated_on, *at],
    )


def test_every_pair_of_a_meeting_counts_once_in_its_month(con):
    meeting(con, "m1", ["URY", "CHL", "ARG"], "2019-03-06", status="held")
    meeting(con, "m2", ["CHL", "URY"], "2019-03", status="cancelled")
    meeting(con, "m3", ["CHL", "URY"], "2019", status="proposed")
    meeting(con, "m4", ["CHL", "URY"], None)
    meeting(con, "m5", ["CHL"], "2019-03-06")
    found = con.execute(
        "SELECT party_a, party_b, month, n_meetings, n_held, n_proposed, n_cancelled FROM meetings_by_pair ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("ARG", "CHL", "2019-03", 1, 1, 0, 0),
        ("ARG", "URY", "2019-03", 1, 1, 0, 0),
        ("CHL", "URY", "2019", 1, 0, 1, 0),
        ("CHL", "URY", "2019-03", 2, 1, 0, 1),
        ("CHL", "URY", None, 1, 0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("start", "end", "status", "upcoming"),
    [
        pytest.param("2019-03-06", None, "scheduled", True, id="a scheduled meeting to come"),
        pytest.param("2019-03-04", None, "proposed", True, id="a meeting on the newest day itself"),
        pytest.param("2019-03-03", None, "scheduled", False, id="a meeting whose day has passed"),
        pytest.param("2019-03-01", "2019-03-08", "postponed", True, id="a window that is still open"),
        pytest.param("2019-03", None, "scheduled", True, id="a month that is not over"),
        pytest.param("2019-02", None, "scheduled", False, id="a month that is over"),
        pytest.param("2019", None, "proposed", True, id="a year that is not over"),
        pytest.param("2019-03-06", None, "held", False, id="a meeting that was held"),
        pytest.param("2019-03-06", None, "cancelled", False, id="a meeting that was cancelled"),
        pytest.param(None, None, "proposed", False, id="a meeting without a date"),
        pytest.param("2019-02-30", None, "scheduled", False, id="a day that there is not"),
    ],
)
def test_a_meeting_is_upcoming_as_long_as_its_window_is_open(con, start, end, status, upcoming):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-01-01")
    meeting(con, "m1", start=start, end=end, status=status)
    assert bool(con.execute("SELECT meeting_id FROM upcoming_meetings").fetchall()) is upcoming


def test_the_stance_stated_last_is_the_latest(con):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-03-10")
    position(con, "p1", "d1", "oppose")
    position(con, "p2", "d2", "support", stated_on="2019-03-01")
    position(con, "p3", "d2", "open")
    position(con, "p4", "d1", "support", party=None)
    position(con, "p5", "d1", "support", issue="other", label="whaling")
    position(con, "p6", "d1", "oppose", issue="other", label="football")
    found = con.execute(
        "SELECT party, issue, label, latest_stance, latest_on, latest_position_id, stances, n_positions, n_documents "
        "FROM stance_matrix ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("URY", "other", "football", "oppose", "2019-03-04", "p6", ["oppose"], 1, 1),
        ("URY", "other", "whaling", "support", "2019-03-04", "p5", ["support"], 1, 1),
        ("URY", "trade", None, "open", "2019-03-10", "p3", ["open", "oppose", "support"], 3, 2),
    ]


def test_the_stances_of_the_last_day_are_all_of_that_day_and_the_latest_is_the_timelines(con):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-03-10")
    position(con, "p1", "d2", "support", stated_on="2019-03")
    position(con, "p2", "d2", "oppose", stated_on="2019-03-09")
    position(con, "p3", "d2", "open")
    position(con, "p4", "d1", "oppose")
    found = con.execute("SELECT latest_stances, latest_position_id FROM stance_matrix").fetchall()
    assert found == [(["open", "support"], "p3")]
    assert con.execute("SELECT arg_max(position_id, step) FROM position_timeline").fetchall() == [("p3",)]


@pytest.mark.parametrize(
    ("published", "stated_on", "known_on", "told_on"),
    [
        pytest.param("2019-03-04", None, "2019-03-04", "2019-03-04", id="the day of publication, if nothing is told"),
        pytest.param("2019-03-04", "2019-03-01", "2019-03-01", "2019-03-01", id="the day that is told"),
        pytest.param("2019-03-04", "2019-02", "2019-02-28", "2019-02", id="the end of a month that is over"),
        pytest.param("2019-03-04", "2019-03", "2019-03-04", "2019-03", id="no later than it was published"),
        pytest.param(None, "2018", "2018-12-31", "2018", id="the end of a year, if nothing else is known"),
        pytest.param(None, None, None, None, id="no day, if nothing at all is known"),
    ],
)
def test_a_position_was_taken_by_the_day(con, published, stated_on, known_on, told_on):
    document(con, "d1", published)
    position(con, "p1", "d1", "open", party=None, stated_on=stated_on)
    found = con.execute("SELECT CAST(known_on AS VARCHAR), told_on, independent_source FROM position_days").fetchall()
    assert found == [(known_on, told_on, "d1")]


def test_who_speaks_for_a_party_is_counted_with_first_and_last_word(con):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-03-10")
    position(con, "p1", "d1", "oppose")
    position(con, "p2", "d2", "support")
    position(con, "p3", "d1", "support", issue="water_resources")
    position(con, "p4", "d1", "support", party=None)
    found = con.execute("SELECT * EXCLUDE (known_first, known_last) FROM party_speakers").fetchall()
    assert found == [("URY", "Ana Duarte", None, 3, 2, "p2")]
    days = con.execute(
        "SELECT CAST(known_first AS VARCHAR), CAST(known_last AS VARCHAR) FROM party_speakers"
    ).fetchall()
    assert days == [("2019-03-04", "2019-03-10")]


def test_who_speaks_is_told_with_the_office_that_documents_name_most(con):
    document(con, "d1", "2019-03-04")
    position(con, "p1", "d1", "oppose")
    for start, role in enumerate(["envoy", "foreign minister", None, "foreign minister", None, None]):
        con.execute(
            "INSERT INTO mentions BY NAME SELECT 'd1' AS document_id, 0 AS sentence, ? AS char_start, ? + 1 AS char_end, "
            "'x' AS text, 'person' AS type, 'Ana Duarte' AS name, [] AS people, [] AS parties, ? AS role",
            [start, start, role],
        )
    assert con.execute('SELECT "role" FROM party_speakers').fetchall() == [("foreign minister",)]


def test_two_other_things_without_a_label_are_no_change_of_stance(con):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-03-10")
    for number, label in enumerate([None, "whaling"]):
        position(con, f"p{number}a", "d1", "support", issue="other", label=label)
        position(con, f"p{number}b", "d2", "oppose", issue="other", label=label)
    assert con.execute("SELECT label FROM position_changes").fetchall() == [("whaling",)]


def test_a_passage_stands_in_its_context_counted_in_characters(con):
    text = "é" * 200 + "Envoys met in Ñuñoa." + "ü" * 30
    document(con, "d1", text=text)
    position(con, "p1", "d1", "open", at=(200, 220))
    found = con.execute(
        "SELECT fact_id, passage, context_start, context_end, before, after FROM fact_passages"
    ).fetchall()
    assert found == [("p1", 1, 40, 250, "é" * 160, "ü" * 30)]


def coded(con, meeting_id, parties, code, host=None):
    meeting(con, meeting_id, parties, status="held")
    con.execute(
        "UPDATE meetings SET cameo_code = ?, host = ?, plover_event = 'CONSULT', actor_codes = ? WHERE meeting_id = ?",
        [code, host, [f"{party}GOV" for party in parties], meeting_id],
    )


def events(con):
    return con.execute("SELECT source, cameo_code, target FROM coded_events ORDER BY ALL").fetchall()


def test_a_visit_is_made_from_the_one_side_and_hosted_from_the_other(con):
    coded(con, "m1", ["CHL", "PER"], "042", host="PER")
    assert events(con) == [("CHLGOV", "042", "PERGOV"), ("PERGOV", "043", "CHLGOV")]


def test_two_visitors_of_one_host_do_not_visit_each_other(con):
    coded(con, "m1", ["BOL", "CHL", "PER"], "042", host="PER")
    assert events(con) == [
        ("BOLGOV", "042", "PERGOV"),
        ("CHLGOV", "042", "PERGOV"),
        ("PERGOV", "043", "BOLGOV"),
        ("PERGOV", "043", "CHLGOV"),
    ]


def test_other_meetings_are_the_same_from_either_side(con):
    coded(con, "m1", ["CHL", "PER"], "044")
    coded(con, "m2", ["OAS"], "040")
    assert events(con) == [("CHLGOV", "044", "PERGOV"), ("PERGOV", "044", "CHLGOV")]


def test_a_position_is_an_event_of_its_holder_with_or_without_a_target(con):
    document(con, "d1")
    con.execute(
        "INSERT INTO parties BY NAME SELECT 'CHL' AS code, 'Chile' AS name, 'state' AS kind, 'CHL' AS cameo_actor"
    )
    position(con, "p1", "d1", "oppose")
    position(con, "p2", "d1", "support")
    con.execute("UPDATE positions SET holder_code = 'URYGOV', cameo_code = '100', plover_event = 'REQUEST'")
    con.execute("UPDATE positions SET towards = 'CHL' WHERE position_id = 'p2'")
    assert events(con) == [("URYGOV", "100", "CHL"), ("URYGOV", "100", None)]


def test_a_timeline_goes_by_what_was_said_when(con):
    document(con, "d1", "2019-03-04")
    document(con, "d2", "2019-03-10")
    position(con, "p1", "d2", "open")
    position(con, "p2", "d2", "support", stated_on="2019-03-01")
    position(con, "p3", "d2", "oppose", stated_on="2018")
    position(con, "p4", "d2", "oppose", stated_on="2019")
    position(con, "p5", "d1", "support", party=None)
    position(con, "p6", "d1", "support", issue="other", label="whaling")
    con.execute("UPDATE documents SET published_earliest = NULL, published_latest = NULL WHERE document = 'd1'")
    found = con.execute(
        "SELECT issue, step, CAST(known_on AS VARCHAR), stance, position_id, document, passage.text "
        "FROM position_timeline ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("trade", 1, "2018-12-31", "oppose", "p3", "d2", "x"),
        ("trade", 2, "2019-03-01", "support", "p2", "d2", "x"),
        ("trade", 3, "2019-03-10", "open", "p1", "d2", "x"),
        ("trade", 4, "2019-03-10", "oppose", "p4", "d2", "x"),
    ]


CHANGES = [
    pytest.param(["1 oppose", "2 support"], ["1>2"], id="another stance on a later day"),
    pytest.param(["1 oppose", "2 oppose", "3 open"], ["2>3"], id="the one before is the latest"),
    pytest.param(["1 oppose", "2 oppose"], [], id="the same stance"),
    pytest.param(["1 oppose", "1 support"], [], id="two stances on one day"),
    pytest.param(["1 oppose", "2 oppose", "2 support", "3 oppose"], [], id="a day with two stances is no step"),
    pytest.param(["1 oppose", "2 support", "3 oppose"], ["1>2", "2>3"], id="there and back"),
    pytest.param(["1 oppose CHL", "2 support PER"], [], id="towards two parties"),
    pytest.param(["1 oppose CHL", "2 support"], ["1>2"], id="towards one and towards nobody"),
    pytest.param(["1 oppose", "2 support CHL"], ["1>2"], id="towards nobody and towards one"),
    pytest.param(["1 oppose CHL", "2 support PER", "3 oppose CHL"], [], id="another party in between"),
    pytest.param(["1 oppose CHL", "2 support", "3 oppose CHL"], ["1>2", "2>3"], id="nobody in between"),
]


@pytest.mark.parametrize(("told", "expected"), CHANGES)
def test_a_change_of_mind_is_another_stance_than_the_one_before(con, told, expected):
    for day in "123":
        document(con, f"d{day}", f"2019-03-0{day}")
    for number, words in enumerate(told):
        day, stance, *towards = words.split()
        position(con, f"p{number}", f"d{day}", stance)
        con.execute("UPDATE positions SET towards = ? WHERE position_id = ?", [*(towards or [None]), f"p{number}"])
    found = con.execute(
        "SELECT document_before[2:] || '>' || document_after[2:] FROM position_changes ORDER BY 1"
    ).fetchall()
    assert [change for (change,) in found] == expected


def test_a_change_tells_both_passages_and_whether_the_holder_is_another(con):
    document(con, "d1", "2019-03-04", text="Envoys met.")
    document(con, "d2", "2019-03-10", text="Envoys met again.")
    position(con, "p1", "d1", "oppose")
    position(con, "p2", "d2", "support", at=(0, 9))
    con.execute("UPDATE positions SET holder = 'Luis Rojas' WHERE position_id = 'p2'")
    position(con, "p3", "d2", "oppose", party="CHL")
    found = con.execute(
        "SELECT party, issue, stance_before, stance_after, CAST(known_before AS VARCHAR), CAST(known_after AS VARCHAR), "
        "holder_before, holder_after, other_holder, position_before, position_after, passage_after.char_end "
        "FROM position_changes"
    ).fetchall()
    days = ("2019-03-04", "2019-03-10")
    assert found == [
        ("URY", "trade", "oppose", "support", *days, "Ana Duarte", "Luis Rojas", True, "p1", "p2", 9),
    ]
