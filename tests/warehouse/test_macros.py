import datetime as dt

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.connection import read_only_session
from warehouse.definitions import FOLDER, all_definitions, definitions
from warehouse.questions import Question, _answer, _question

PARTIES = [
    ("URY", "Uruguay", "Uruguayan", "Montevideo"),
    ("CIV", "Côte d'Ivoire", "Ivorian", "Ivory Coast"),
    ("GIN", "Guinea", "Guinean", "Conakry"),
    ("GNB", "Guinea-Bissau", "Bissau-Guinean", "Bissau"),
    ("USA", "United States", "American", "Washington"),
]


@pytest.fixture(scope="module")
def facts(empty_warehouse, tmp_path_factory):
    """Five parties, two issues, four meetings, two positions and three documents."""
    path = tmp_path_factory.mktemp("macros") / "facts.duckdb"
    path.write_bytes(empty_warehouse.read_bytes())
    with duckdb.connect(str(path)) as con:
        for code, name, demonym, capital in PARTIES:
            con.execute("INSERT INTO parties (code, name, kind) VALUES (?, ?, 'state')", [code, name])
            con.execute(
                "INSERT INTO party_aliases (alias, code, kind) VALUES (?, ?, 'demonym'), (?, ?, 'capital')",
                [demonym, code, capital, code],
            )
        con.execute(
            "INSERT INTO party_aliases (alias, code) VALUES ('Guineans', 'GIN'), ('Guineans', 'GNB'), ('U.S.', 'USA')"
        )
        con.execute(
            "INSERT INTO party_aliases (alias, code, valid_to) VALUES ('Kaloum', 'GIN', NULL), ('Kaloum', 'GNB', '1990'), "
            "('Portuguese Guinea', 'GNB', '1973')"
        )
        con.execute("INSERT INTO issues VALUES ('trade', 'Trade', 'tariffs'), ('fishing', 'Fishing rights', 'fleets')")
        for number, (start, end, status, people) in enumerate(
            [
                ("2019-03-06", None, "held", ["Ana Núñez", "Luis Rojas"]),
                ("2019-03", None, "scheduled", []),
                ("2019-02-27", "2019-03-04", "postponed", ["Luis Rojas"]),
                (None, None, "proposed", []),
            ]
        ):
            con.execute(
                "INSERT INTO meetings BY NAME SELECT ? AS meeting_id, 'Meeting ' || ? AS title, ['CIV', 'URY'] AS parties, "
                "? AS people, ? AS start_date, ? AS end_date, ? AS status, ['trade'] AS issues, 1 AS n_documents, "
                "1 AS n_independent_sources",
                [f"m_{number}0", number, people, start, end, status],
            )
        for document_id, text in [
            ("d_a", "Tariffs fell. Nothing else fell."),
            (
                "d_b",
                "The U.S. lowers a tariff, says Ana NÚÑEZ in a long text of many other words about the fishing fleets.",
            ),
            ("d_c", "Nobody says anything."),
        ]:
            con.execute(
                "INSERT INTO documents BY NAME SELECT ? AS document_id, ? || '.txt' AS document, document AS source, ? AS text, "
                "length(text) AS n_characters, 's' AS sha256, 'i' AS input_sha256, '1' AS extractor_version, now() AS ingested_at",
                [document_id, document_id, text],
            )
            con.execute(
                "INSERT INTO sentences BY NAME SELECT ? AS document_id, nth - 1 AS sentence, 0 AS paragraph, 0 AS char_start, "
                "1 AS char_end, 'body' AS kind, parts[nth] AS text FROM (SELECT string_split(?, '. ') AS parts), "
                "unnest(range(1, len(parts) + 1)) AS numbers (nth)",
                [document_id, text],
            )
        for position_id, stance, confidence in (("p_1", "oppose", 0.9), ("p_2", "support", 0.6)):
            con.execute(
                "INSERT INTO positions BY NAME SELECT ? AS position_id, 'd_b' AS document_id, 'd_b.txt' AS document, "
                "'Ana Núñez' AS holder, 'URY' AS party, 'trade' AS issue, ? AS stance, 'state' AS act, "
                "[{'char_start': 4, 'char_end': 10, 'text': 'lowers a tariff'}] AS evidence, 'r' AS rule, '{}' AS origins, "
                "? AS confidence",
                [position_id, stance, confidence],
            )
    with read_only_session(path) as con:
        yield con


def values(con, query, *parameters):
    return [value for (value, *_) in con.execute(query, list(parameters)).fetchall()]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("URY", "URY", id="a code"),
        pytest.param("ury", "URY", id="a code in small letters"),
        pytest.param("uruguay", "URY", id="a name"),
        pytest.param("Cote d'ivoire", "CIV", id="a name without its accent"),
        pytest.param("the Ivory Coast", "CIV", id="another name, with an article"),
        pytest.param("Montevideo", "URY", id="a capital"),
        pytest.param("Guinea", "GIN", id="a name that another one begins with"),
        pytest.param("Kaloum", "GIN", id="what another one was called before"),
        pytest.param("Portuguese Guinea", "GNB", id="what it was called before"),
        pytest.param(None, None, id="nobody"),
    ],
)
def test_a_party_is_found_however_it_is_written(written, code, facts):
    assert values(facts, "SELECT party_code(?)", written) == [code]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT party_code('Xanadu')", "no party is called 'Xanadu'; FROM party() lists all"),
        (
            "SELECT party_code('guin')",
            "no party is called 'guin'; is one of these meant? GIN (Guinea), GNB (Guinea-Bissau)",
        ),
        (
            "SELECT party_code('Guineans')",
            "several parties are called 'Guineans'; give the code: GIN (Guinea), GNB (Guinea-Bissau)",
        ),
        ("SELECT party_code('')", "no party is called ''"),
        ("FROM meetings_of('Xanadu')", "no party is called 'Xanadu'"),
        ("FROM meetings_between('URY', 'Xanadu')", "no party is called 'Xanadu'"),
        ("FROM upcoming('Xanadu')", "no party is called 'Xanadu'"),
        ("FROM stance_on('fish')", "no issue is called 'fish'; is one of these meant? fishing"),
        ("FROM positions_of('URY', 'war')", "no issue is called 'war'; FROM issue() lists all"),
        ("FROM meetings_of(since := 'March')", "'March' is no date: write 2022-01-10, 2022-01, 2022"),
        ("FROM meetings_on('2019-02-30')", "'2019-02-30' is no date"),
        ("FROM meetings_of(status := 'hold')", "no meeting has the status 'hold'; there are held, ongoing"),
        ("FROM who_met('Quispe')", "no meeting and no position names 'Quispe'; FROM person() lists who is named"),
        ("FROM passages_of('m_9')", "no meeting and no position has an id that begins with 'm_9'"),
        ("FROM passages_of('m_')", "several facts have ids that begin with 'm_'"),
    ],
)
def test_what_nothing_is_called_is_an_error_that_helps(query, told, facts):
    with pytest.raises(duckdb.Error) as error:
        facts.execute(query).fetchall()
    assert told in str(error.value)


@given(day=st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)), length=st.sampled_from([4, 7, 10]))
def test_a_day_lies_in_the_day_month_and_year_that_it_is_written_as(day, length, facts):
    edtf = day.isoformat()[:length]
    ((first, last),) = facts.execute("SELECT edtf_first(?), edtf_last(?)", [edtf, edtf]).fetchall()
    assert first <= day <= last
    assert (last - first).days == {4: 364 + (last.year % 4 == 0 and (last.year % 100 > 0 or last.year % 400 == 0)),
                                   7: last.day - 1, 10: 0}[length]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param("2019-03-06", ["m_10", "m_00"], id="the day itself, and a month that it lies in"),
        pytest.param("2019-03-04", ["m_20", "m_10"], id="the last day of a window"),
        pytest.param("2019-02", ["m_20"], id="a month that a window begins in"),
        pytest.param("2019-03-05/2019-03-09", ["m_10", "m_00"], id="a window"),
        pytest.param("2019", ["m_20", "m_10", "m_00"], id="a year"),
        pytest.param("2020", [], id="another year; a meeting without a day is in none"),
        pytest.param(dt.date(2019, 3, 6), ["m_10", "m_00"], id="a date of SQL"),
    ],
)
def test_meetings_on_a_day_are_those_that_may_have_been_then(days, found, facts):
    assert values(facts, "SELECT meeting_id FROM meetings_on(?)", days) == found
    assert values(facts, "SELECT meeting_id FROM meetings_of(since := ?, until := ?)", days, days) == found


def test_only_a_meeting_that_was_on_no_other_day_is_certain(facts):
    assert values(facts, "SELECT meeting_id FROM meetings_on('2019-03-06') WHERE certain") == ["m_00"]
    assert values(facts, "SELECT meeting_id FROM meetings_on('2019-03') WHERE certain") == ["m_10", "m_00"]


def test_meetings_without_a_day_stand_last_and_a_status_is_taken_in_any_case(facts):
    assert values(facts, "SELECT meeting_id FROM meetings_of('Uruguay')") == ["m_20", "m_10", "m_00", "m_30"]
    assert values(facts, "SELECT meeting_id FROM meetings_between('ivorian', 'ury', status := 'HELD')") == ["m_00"]
    assert values(facts, "SELECT meeting_id FROM meetings_of('GIN')") == []


def test_a_part_of_a_name_tells_whom_a_person_met(facts):
    assert facts.execute("SELECT person, others FROM who_met('nunez')").fetchall() == [("Ana Núñez", ["Luis Rojas"])]
    assert values(facts, "SELECT title FROM who_met('Rojas')") == ["Meeting 0"]  # the other one was put off


def test_counterparts_tell_what_was_held_and_what_fell_through(facts):
    query = "SELECT counterpart, n_meetings, n_held, n_planned, n_fell_through, last_held FROM counterparts_of('URY')"
    assert facts.execute(query).fetchall() == [("CIV", 4, 1, 2, 1, "2019-03-06")]


def test_a_stance_can_be_asked_of_sure_readings_only(facts):
    assert values(facts, "SELECT stance FROM stance_on('TRADE')") == ["oppose", "support"]
    assert values(facts, "SELECT stance FROM stance_on('trade', sure := 0.75)") == ["oppose"]
    assert values(facts, "SELECT position_id FROM positions_of('Montevideo', about := 'trade', sure := 0.9)") == ["p_1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("tariffs", ["d_a", "d_b"], id="a plural finds its singular, and a shorter text comes first"),
        pytest.param("TARIFF", ["d_a", "d_b"], id="a singular finds its plural, in any case"),
        pytest.param("tarif", [], id="a part of a word finds nothing"),
        pytest.param("tarif*", ["d_a", "d_b"], id="but with a star it does"),
        pytest.param("nunez", ["d_b"], id="accents do not matter"),
        pytest.param("US", ["d_b"], id="nor do the dots of initials"),
        pytest.param("tariff fleets", ["d_b", "d_a"], id="who has both words comes first"),
        pytest.param("says", ["d_c", "d_b"], id="a verb"),
        pytest.param("", [], id="no word"),
        pytest.param("') OR true; -- [.* \\", [], id="what is no word is none"),
    ],
)
def test_search_finds_words(words, found, facts):
    assert values(facts, "SELECT id FROM search(?, kind := 'document')", words) == found


def test_search_finds_facts_by_names_and_passages_and_shows_what_says_it(facts):
    found = facts.execute("SELECT kind, id, passage FROM search('núñez lowers') WHERE score > 0").fetchall()
    assert ("position", "p_1", "lowers a tariff") in found
    assert values(facts, "SELECT id FROM search('Rojas', kind := 'meeting')") == ["m_20", "m_00"]
    assert values(facts, "SELECT passage FROM search('nothing')") == ["Nothing else fell."]
    assert len(values(facts, "FROM search('tariff', most := 1)")) == 1


def test_help_lists_every_macro_with_what_it_gives(facts):
    calls = values(facts, "SELECT call FROM help()")
    assert sorted(call.removeprefix("FROM ").split("(")[0] for call in calls) == [
        path.stem for path in sorted((FOLDER / "macros").glob("*.sql"))
    ]
    assert values(facts, "FROM help() WHERE gives IS NULL") == []
    assert values(facts, "SELECT call FROM help('postponed')") != calls


@pytest.mark.parametrize("macro", definitions("macros"), ids=lambda macro: macro.name)
def test_each_macro_is_called_like_its_file_and_shows_how(macro):
    assert macro.signature.startswith(f"{macro.name}(")
    assert any(macro.name in example for example in macro.examples)
    assert macro.gives_rows == macro.script.startswith("-- One row per ")


def test_examples_are_whole_queries():
    examples = [example for definition in all_definitions() for example in definition.examples]
    assert [example for example in examples if not example.endswith(";") or example.count(";") > 1] == []
    assert sum(definition.script.count("-- Example:") for definition in all_definitions()) == len(examples)


def test_a_question_is_its_words_a_remark_and_a_query():
    asked = _question("-- Who met?\n-- In short:\n-- all.\nSELECT 1\nFROM meetings;\n")
    assert asked == Question("Who met?", "In short:\nall.", "SELECT 1\nFROM meetings;")


def test_an_answer_brings_no_mark_up_into_the_page(facts):
    hostile = Question("?", "", "SELECT '<b>|[x](y)\n`c`' AS \"a|b\", ['*', NULL] AS l, true AS t, NULL AS n")
    assert list(_answer(facts, hostile)) == [
        "| a\\|b | l | t | n |",
        "|---|---|---|---|",
        "| \\<b\\>\\|\\[x\\](y) \\`c\\` | \\*;  | true |  |",
    ]
