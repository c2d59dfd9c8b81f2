"""Every expectation of gate 2 fails on one poisoned row, and no other expectation does."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import duckdb
import polars as pl
import pytest

from expectations import figures, gate, generation
from expectations.rules import Rule, Suite
from expectations.thresholds import Thresholds


def clone(table: str, where: str = "true", **values: str) -> str:
    """A statement that inserts a copy of rows with other values (in SQL) in some columns."""
    replaced = ", ".join(f"{value} as {column}" for column, value in values.items())
    return f"insert into {table} select * replace ({replaced}) from {table} where {where}"


def passage(start: str, end: str, text: str) -> str:
    """A statement that leaves the position with one passage; `{...}` in SQL is a struct."""
    return f"update positions set evidence = [{{'char_start': {start}, 'char_end': {end}, 'text': {text}}}]"


TEXT = "(select text from documents where document_id = 'd_1')"
SECOND = {"document_id": "'d_3'", "document": "'third.txt'", "sha256": "'c'"}
REPORT = {"report_id": "'r_9'"}
POSITION = {"position_id": "'p_9'"}
CLOSED = {"recorded_to": "recorded_from + interval 1 day", "generation_to": "2"}

# A second meeting beside the good one, with all that belongs to it.
SECOND_MEETING = (
    clone("meetings", meeting_id="'m_2'"),
    clone("meeting_reports", meeting_id="'m_2'", report_id="'r_2'"),
    clone("meeting_status_history", meeting_id="'m_2'", report_id="'r_2'"),
)
APART = "insert into meetings_kept_apart values ('m_1', 'm_2', 'people', 1.6, 'r_1', 'r_2')"
CONFLICT = (
    "insert into meeting_conflicts values ('m_1', 'duration_minutes', '90', ['envoys.txt']), "
    "('m_1', 'duration_minutes', '60', ['envoys.txt'])"
)

# (table, expectation up to its first argument) -> what is wrong, and the statements that make it so
POISON: dict[tuple[str, str], tuple[str, ...]] = {
    ("documents", "expect_column_values_to_not_be_null(document_id)"): (
        clone("documents", "document_id = 'd_2'", **{**SECOND, "document_id": "null"}),
    ),
    ("documents", "expect_column_values_to_be_unique(document_id)"): (
        clone("documents", "document_id = 'd_2'", **{**SECOND, "document_id": "'d_2'"}),
    ),
    ("documents", "expect_column_values_to_be_unique(document)"): (
        clone("documents", "document_id = 'd_2'", **{**SECOND, "document": "'other.txt'"}),
        clone("document_signatures", "document_id = 'd_2'", document_id="'d_3'"),
    ),
    ("documents", "expect_column_values_to_not_be_null(sha256)"): (
        "update documents set sha256 = null where document_id = 'd_2'",
    ),
    ("documents", "documents_twice"): (
        clone("documents", "document_id = 'd_2'", **{**SECOND, "sha256": "sha256"}),
        clone("document_signatures", "document_id = 'd_2'", document_id="'d_3'"),
    ),
    ("documents", "expect_column_values_to_be_between(n_characters)"): (
        "update documents set text = '', n_characters = 0 where document_id = 'd_2'",
    ),
    ("documents", "expect_column_values_to_be_in_set(published_basis)"): (
        "update documents set published_basis = 'guess' where document_id = 'd_1'",
    ),
    ("documents", "publication_windows_turned_round"): (
        "update documents set published_earliest = '2019-03-06' where document_id = 'd_1'",
    ),
    ("documents", "publication_dates_without_basis"): (
        "update documents set published_basis = null where document_id = 'd_1'",
    ),
    ("documents", "copies_of_nothing"): ("update documents set copy_of = 'd_9' where document_id = 'd_2'",),
    ("documents", "superseded_by_nothing"): tuple(
        f"update {table} set superseded_by = 'd_9' where document_id = 'd_0'"
        for table in ("documents", "document_editions", "superseded_reports", "superseded_positions")
    ),
    ("documents", "documents_from_the_future"): (
        "update documents set ingested_at = '2019-03-01' where document_id = 'd_1'",
    ),
    ("meetings", "expect_column_values_to_not_be_null(meeting_id)"): (clone("meetings", meeting_id="null"),),
    ("meetings", "expect_column_values_to_be_unique(meeting_id)"): (clone("meetings", title="'Another'"),),
    ("meetings", "expect_column_values_to_not_be_null(title)"): ("update meetings set title = null",),
    ("meetings", "expect_column_values_to_be_in_set(status)"): ("update meetings set status = 'rumoured'",),
    ("meetings", "expect_column_values_to_be_in_set(format)"): ("update meetings set format = 'letter'",),
    ("meetings", "expect_column_values_to_be_between(confidence)"): ("update meetings set confidence = 1.5",),
    ("meetings", "expect_column_values_to_not_be_null(confidence)"): ("update meetings set confidence = null",),
    ("meetings", "expect_column_values_to_be_between(duration_minutes)"): (
        "update meetings set duration_minutes = 999999",
    ),
    ("meetings", "meetings_without_report"): (clone("meetings", meeting_id="'m_9'"),),
    ("meetings", "meetings_miscounting_documents"): ("update meetings set n_documents = 2",),
    ("meetings", "meetings_miscounting_sources"): ("update meetings set n_independent_sources = 2",),
    ("meetings", "meetings_of_fewer_than_two_parties"): (
        "update meetings set parties = ['URY'], actor_codes = ['URYGOV']",
    ),
    ("meetings", "meetings_of_unknown_parties"): (
        "update meetings set parties = ['URY', 'CHL', 'XXX'], actor_codes = ['URY', 'CHL', 'XXX']",
    ),
    ("meetings", "meetings_with_unknown_issues"): ("update meetings set issues = ['chess']",),
    ("meetings", "meetings_with_odd_dates"): ("update meetings set start_date = '2019-02-30'",),
    ("meetings", "meetings_that_end_before_they_start"): ("update meetings set end_date = '2019-03-01'",),
    ("meetings", "meetings_held_after_publication"): (
        "update meetings set start_date = '2019-03-08', end_date = '2019-03-08'",
    ),
    ("meetings", "meetings_with_unknown_codes"): ("update meetings set plover_mode = 'phone'",),
    ("meetings", "meetings_with_absent_hosts"): ("update meetings set host = 'PER'",),
    ("meetings", "meetings_with_odd_actor_codes"): ("update meetings set actor_codes = ['URYGOV']",),
    ("meeting_reports", "expect_column_values_to_not_be_null(report_id)"): (
        "update meeting_reports set report_id = null",
        "update superseded_reports set successor_id = null, meeting_id = null",
        "update meeting_status_history set report_id = null",
    ),
    ("meeting_reports", "expect_column_values_to_be_unique(report_id)"): (clone("meeting_reports", title="'Another'"),),
    ("meeting_reports", "expect_column_values_to_not_be_null(meeting_id)"): (
        clone("meeting_reports", **REPORT, meeting_id="null"),
    ),
    ("meeting_reports", "expect_column_values_to_be_in_set(status)"): (
        "update meeting_reports set status = 'rumoured'",
    ),
    ("meeting_reports", "expect_column_values_to_be_in_set(format)"): ("update meeting_reports set format = 'letter'",),
    ("meeting_reports", "expect_column_values_to_not_be_null(confidence)"): (
        "update meeting_reports set confidence = null",
    ),
    ("meeting_reports", "expect_column_values_to_be_between(confidence)"): (
        "update meeting_reports set confidence = -0.1",
    ),
    ("meeting_reports", "expect_column_values_to_be_between(duration_minutes)"): (
        "update meeting_reports set duration_minutes = 0",
    ),
    ("meeting_reports", "reports_of_superseded_documents"): (
        clone("meeting_reports", **REPORT, document_id="'d_0'"),
        "update meetings set n_documents = 2, n_independent_sources = 2",
    ),
    ("meeting_reports", "reports_without_document"): (
        clone("meeting_reports", **REPORT, document_id="'d_9'"),
        "update meetings set n_documents = 2",
    ),
    ("meeting_reports", "reports_without_meeting"): (clone("meeting_reports", **REPORT, meeting_id="'m_9'"),),
    ("meeting_reports", "reports_without_passage"): ("update meeting_reports set evidence = []",),
    ("meeting_reports", "reports_of_unknown_parties"): ("update meeting_reports set parties = ['URY', 'XXX']",),
    ("meeting_reports", "reports_with_unknown_issues"): ("update meeting_reports set issues = ['chess']",),
    ("meeting_reports", "reports_with_odd_dates"): (
        "update meeting_reports set start_date = '2019-02-30', end_date = null",
    ),
    ("meeting_reports", "reports_that_end_before_they_start"): (
        "update meeting_reports set start_date = '2019-03', end_date = '2018'",
    ),
    ("meeting_reports", "reports_held_after_publication"): (
        "update meeting_reports set start_date = '2019-04', end_date = '2019-04'",
    ),
    ("meeting_reports", "reports_far_from_publication"): ("update meeting_reports set start_date = '1919'",),
    ("meeting_reports", "reports_with_unknown_origins"): (
        """update meeting_reports set origins = '{"place": "source", "format": "guess"}'""",
    ),
    ("meeting_reports", "reports_with_unknown_codes"): ("update meeting_reports set cameo_code = null",),
    ("meeting_reports", "reports_with_absent_hosts"): ("update meeting_reports set host = 'PER'",),
    ("meeting_reports", "reports_with_odd_actor_codes"): (
        "update meeting_reports set actor_codes = ['URYGOV', 'Chile']",
    ),
    ("meeting_status_history", "expect_column_values_to_not_be_null(report_id)"): (
        "update meeting_status_history set report_id = null",
    ),
    ("meeting_status_history", "expect_column_values_to_be_in_set(event)"): (
        "update meeting_status_history set event = 'dreamt'",
    ),
    ("meeting_status_history", "expect_column_values_to_be_in_set(status)"): (
        "update meeting_status_history set status = 'rumoured'",
    ),
    ("meeting_status_history", "history_steps_twice"): (clone("meeting_status_history", decides="false"),),
    ("meeting_status_history", "history_without_its_report"): (
        clone("meeting_status_history", step="2", decides="false", report_id="'r_9'"),
    ),
    ("meeting_status_history", "meetings_without_history"): ("update meeting_status_history set decides = false",),
    ("meeting_status_history", "meetings_of_another_status"): (
        "update meeting_status_history set status = 'scheduled', event = 'announced'",
    ),
    ("meeting_status_history", "history_quoting_other_words"): (
        "update meeting_status_history set passage = {'char_start': 0, 'char_end': 6, 'text': 'Envoys'}",
    ),
    ("meeting_conflicts", "expect_column_values_to_be_in_set(attribute)"): (
        CONFLICT,
        "update meeting_conflicts set attribute = 'mood'",
    ),
    ("meeting_conflicts", "conflicts_of_one_value"): (CONFLICT, "delete from meeting_conflicts where value = '60'"),
    ("meeting_conflicts", "conflicts_that_no_report_tells"): (
        CONFLICT,
        "update meeting_conflicts set documents = ['other.txt'] where value = '60'",
    ),
    ("meetings_kept_apart", "expect_column_values_to_be_in_set(reason)"): (
        *SECOND_MEETING,
        APART,
        "update meetings_kept_apart set reason = 'mood'",
    ),
    ("meetings_kept_apart", "apart_twice"): (*SECOND_MEETING, APART, APART),
    ("meetings_kept_apart", "apart_without_their_reports"): (
        *SECOND_MEETING,
        APART,
        "update meetings_kept_apart set report_b = 'r_1'",
    ),
    ("meeting_redirects", "expect_column_values_to_not_be_null(old_id)"): (
        "insert into meeting_redirects values (null, 'm_1', 1, [])",
    ),
    ("meeting_redirects", "expect_column_values_to_be_unique(old_id)"): (
        "insert into meeting_redirects values ('m_0', 'm_1', 1, []), ('m_0', null, 2, [])",
    ),
    ("meeting_redirects", "ids_in_use_again"): ("insert into meeting_redirects values ('m_1', null, 1, [])",),
    ("meeting_redirects", "redirects_to_nowhere"): ("insert into meeting_redirects values ('m_0', 'm_9', 1, [])",),
    **{
        (f"{fact}s_history", expectation): statements
        for fact in ("meeting", "position")
        for expectation, statements in {
            f"expect_column_values_to_not_be_null({fact}_id)": (
                clone(f"{fact}s_history", **CLOSED, **{f"{fact}_id": "null"}),
            ),
            "expect_column_values_to_not_be_null(recorded_from)": (f"update {fact}s_history set recorded_from = null",),
            f"{fact}s_said_twice_at_once": (clone(f"{fact}s_history", **CLOSED),),
            f"{fact}s_history_of_other_words": (f"update {fact}s_history set confidence = 0.1",),
        }.items()
    },
    ("positions", "expect_column_values_to_not_be_null(position_id)"): ("update positions set position_id = null",),
    ("positions", "expect_column_values_to_be_unique(position_id)"): (clone("positions", stance="'open'"),),
    ("positions", "expect_column_values_to_be_in_set(stance)"): ("update positions set stance = 'shrug'",),
    ("positions", "expect_column_values_to_be_in_set(act)"): ("update positions set act = 'sing'",),
    ("positions", "expect_column_values_to_not_be_null(confidence)"): ("update positions set confidence = null",),
    ("positions", "expect_column_values_to_be_between(confidence)"): ("update positions set confidence = 2",),
    ("positions", "positions_of_superseded_documents"): (clone("positions", **POSITION, document_id="'d_0'"),),
    ("document_signatures", "expect_column_values_to_be_unique(document_id)"): (
        "insert into document_signatures from document_signatures where document_id = 'd_2'",
    ),
    ("document_signatures", "expect_column_values_to_not_be_null(signature_version)"): (
        "update document_signatures set signature_version = null where document_id = 'd_2'",
    ),
    ("document_signatures", "expect_column_values_to_be_between(n_shingles)"): (
        "update document_signatures set n_shingles = -1 where document_id = 'd_2'",
    ),
    ("document_signatures", "signatures_missing"): ("delete from document_signatures where document_id = 'd_2'",),
    ("near_duplicates", "expect_column_values_to_be_between(likeness)"): ("update near_duplicates set likeness = 2",),
    ("near_duplicates", "expect_column_values_to_be_between(containment)"): (
        "update near_duplicates set containment = 2",
    ),
    ("near_duplicates", "near_duplicates_twice"): (
        clone("near_duplicates", document_a="document_b", document_b="document_a"),
    ),
    ("near_duplicates", "near_duplicates_without_document"): (
        "insert into near_duplicates values ('d_1', 'd_9', 1, 1)",
    ),
    ("document_editions", "expect_column_values_to_be_unique(document_id)"): (
        "insert into document_editions values ('d_1', 'envoys.txt', 'd_1', 1, null, 'address')",
    ),
    ("document_editions", "expect_column_values_to_be_in_set(basis)"): (
        "update document_editions set basis = 'rumour' where document_id = 'd_0'",
    ),
    ("document_editions", "editions_misnumbered"): (
        "update document_editions set edition = 3 where document_id = 'd_1'",
    ),
    ("document_editions", "editions_without_present_one"): ("update document_editions set edition = 3 - edition",),
    ("document_editions", "editions_that_documents_lack"): (
        "update document_editions set superseded_by = 'd_2' where document_id = 'd_0'",
    ),
    ("superseded_reports", "expect_column_values_to_be_unique(report_id)"): (
        clone("superseded_reports", title="'Another'"),
    ),
    ("superseded_reports", "superseded_reports_still_standing"): (
        clone("superseded_reports", report_id="'r_8'", document_id="'d_2'"),
    ),
    ("superseded_reports", "superseded_reports_without_successor"): (
        "update superseded_reports set successor_id = 'r_9'",
    ),
    ("superseded_positions", "expect_column_values_to_be_unique(position_id)"): (
        clone("superseded_positions", holder="'Another'"),
    ),
    ("superseded_positions", "superseded_positions_still_standing"): (
        clone("superseded_positions", position_id="'p_8'", document_id="'d_2'"),
    ),
    ("positions", "positions_without_document"): (clone("positions", **POSITION, document_id="'d_9'"),),
    ("positions", "positions_without_passage"): ("update positions set evidence = []",),
    ("positions", "positions_of_unknown_parties"): ("update positions set towards = 'XXX'",),
    ("positions", "positions_on_unknown_issues"): ("update positions set issue = 'chess'",),
    ("positions", "positions_with_odd_dates"): ("update positions set stated_on = '2019-13-01'",),
    ("positions", "positions_quoting_other_words"): ("update positions set quote = 'Tariffs may fall'",),
    ("positions", "positions_with_unknown_origins"): ("update positions set origins = 'nonsense'",),
    ("positions", "positions_with_unknown_codes"): ("update positions set plover_event = 'CONSULT'",),
    ("positions", "positions_with_odd_holder_codes"): ("update positions set holder_code = null",),
    ("passages", "expect_column_values_to_be_between(n_characters)"): (passage("5", "5", "''"),),
    ("passages", "expect_column_pair_values_to_be_equal(column_A=quoted"): (passage("0", "5", "'Enemy'"),),
    ("passages", "expect_column_values_to_be_between(n_read_paragraphs)"): (passage("27", "29", f"{TEXT}[28:29]"),),
    ("passages", "expect_column_values_to_be_between(n_unread_paragraphs)"): (
        passage(f"len({TEXT}) - 30", f"len({TEXT})", f"{TEXT}[-30:]"),
    ),
    ("paragraphs", "paragraphs_numbered_twice"): (
        "insert into paragraphs values ('d_2', 0, 0, 5, 'body', 'en'), ('d_2', 0, 6, 9, 'body', 'en')",
    ),
    ("paragraphs", "expect_column_values_to_be_in_set(kind)"): (
        "update paragraphs set kind = 'poem' where paragraph = 2",
    ),
    ("paragraphs", "paragraphs_without_document"): ("insert into paragraphs values ('d_9', 0, 0, 5, 'body', 'en')",),
    ("paragraphs", "paragraphs_out_of_bounds"): ("update paragraphs set char_end = 9999 where paragraph = 2",),
    ("paragraphs", "paragraphs_that_overlap"): (
        "update paragraphs set char_start = char_start - 3 where paragraph = 2",
    ),
    ("sentences", "sentences_numbered_twice"): (
        "insert into paragraphs values ('d_2', 0, 0, 9, 'body', 'en')",
        "insert into sentences values ('d_2', 0, 0, 0, 1, 'body', 'en', 'A'), ('d_2', 0, 0, 2, 8, 'body', 'en', 'second')",
    ),
    ("sentences", "expect_column_values_to_be_in_set(kind)"): (
        "update sentences set kind = 'poem' where sentence = 0",
    ),
    ("sentences", "sentences_that_misquote"): ("update sentences set text = upper(text) where sentence = 0",),
    ("sentences", "sentences_outside_their_paragraph"): ("update sentences set paragraph = 2 where sentence = 0",),
    ("mentions", "mentions_twice"): (clone("mentions", name="'L.'"),),
    ("mentions", "expect_column_values_to_be_in_set(type)"): ("update mentions set type = 'ship'",),
    ("mentions", "mentions_that_misquote"): ("update mentions set text = 'Luis Roja'",),
    ("mentions", "mentions_of_unknown_parties"): ("update mentions set parties = ['CHL', 'XXX']",),
    ("dates", "dates_twice"): (clone("dates", type="'TIME'"),),
    ("dates", "expect_column_values_to_be_in_set(type)"): ("update dates set type = 'AGE'",),
    ("dates", "expect_column_values_to_not_be_null(value)"): ("update dates set value = null",),
    ("dates", "dates_that_misquote"): ("update dates set text = '4 March 2018'",),
    ("dates", "dates_turned_round"): ("update dates set first = '2019-03-05'",),
    ("attributions", "attributions_twice"): (clone("attributions", quoted="false"),),
    ("attributions", "attributions_out_of_bounds"): ("update attributions set content_end = 9999",),
    ("unresolved", "unresolved_without_document"): ("update unresolved set document_id = 'd_9'",),
    ("quarantine", "expect_column_values_to_be_in_set(reason)"): ("update quarantine set reason = 'ugly'",),
    ("quarantine", "expect_column_values_to_not_be_null(expectation)"): ("update quarantine set expectation = null",),
    ("parties", "expect_column_values_to_not_be_null(code)"): (clone("parties", "code = 'CHL'", code="null"),),
    ("parties", "expect_column_values_to_be_unique(code)"): (clone("parties", "code = 'CHL'", name="'Chili'"),),
    ("parties", "expect_column_values_to_not_be_null(cameo_actor)"): (
        "update parties set cameo_actor = null where code = 'CHL'",
    ),
    ("event_codes", "expect_column_values_to_not_be_null(cameo_code)"): (
        clone("event_codes", "cameo_code = '100'", cameo_code="null"),
    ),
    ("event_codes", "expect_column_values_to_be_in_set(plover_event)"): (
        clone("event_codes", "cameo_code = '100'", cameo_code="'999'", plover_event="'QUARREL'"),
    ),
    ("event_codes", "event_codes_twice"): (clone("event_codes", "cameo_code = '100'", label="'Ask'"),),
    ("issues", "expect_column_values_to_not_be_null(issue)"): (clone("issues", issue="null"),),
    ("issues", "expect_column_values_to_be_unique(issue)"): (clone("issues", label="'commerce'"),),
}

# They repeat what the present tables say, so that whatever is wrong there is wrong in them.
HISTORIES = ("meetings_history", "positions_history")

BAD_PASSAGES = """
    select * from passages
    where n_characters < 1 or quoted <> written or n_read_paragraphs < 1 or n_unread_paragraphs > 0
"""


def name(rule: Rule) -> str:
    """The rule's title up to its first argument, which is enough to tell it from the others of its table."""
    head, comma, _ = rule.title.partition(",")
    return f"{head})" if comma and "column_A" not in head else head


@pytest.fixture(scope="module")
def suites(thresholds: Thresholds) -> list[Suite]:
    return generation.suites(thresholds)


@pytest.fixture
def con(unchecked_copy: Callable[[duckdb.DuckDBPyConnection], None]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        unchecked_copy(con)
        yield con


def failing(con: duckdb.DuckDBPyConnection, suites: list[Suite], table: str, expectation: str) -> set[tuple[str, str]]:
    """All rules that fail: by Great Expectations those of the table, other audits by running their queries.

    What looks at one column of an untouched table cannot change, so that it need not be judged again.
    """
    failed, judged = set(), []
    for suite in suites:
        if suite.table in HISTORIES and suite.table != table:
            continue
        near = [rule for rule in suite.rules if not rule.name or (suite.table, name(rule)) == (table, expectation)]
        if suite.table == table:
            judged.append(replace(suite, rules=tuple(near)))
        for rule in suite.rules:
            query = rule.arguments.get("unexpected_rows_query")
            if query and rule not in near and con.execute(f"from ({query})").fetchall():
                failed.add((suite.table, name(rule)))
    if table != "passages" and con.execute(BAD_PASSAGES).fetchall():
        failed.add(("passages", "any"))
    failed |= {(j.suite.table, name(j.rule)) for j in gate.judge(con, judged, data_docs=None) if not j.success}
    return failed


@pytest.mark.in_turn(15)
@pytest.mark.parametrize(("table", "expectation"), POISON, ids=lambda part: part)
def test_one_poisoned_row_fails_one_expectation(
    con: duckdb.DuckDBPyConnection, suites: list[Suite], table: str, expectation: str
) -> None:
    for statement in POISON[table, expectation]:
        con.execute(statement)
    generation.prepare(con, pl.DataFrame({"nothing": [None]}))

    assert failing(con, suites, table, expectation) == {(table, expectation)}


def test_every_expectation_has_its_poison(suites: list[Suite]) -> None:
    rules = [(suite.table, name(rule)) for suite in suites for rule in suite.rules if suite.table != "figures"]

    assert len(rules) == len(set(rules))
    assert set(POISON) == set(rules)


def test_every_audit_belongs_to_a_suite(suites: list[Suite]) -> None:
    from expectations.rules import AUDITS

    used = {rule.name for suite in suites for rule in suite.rules if rule.name}

    assert used == {path.stem for path in AUDITS.glob("*.sql")}


def test_every_bound_on_a_figure_fails_beyond_it_alone(thresholds: Thresholds) -> None:
    suite = figures.suite(thresholds)
    columns = sorted({str(rule.column) for rule in suite.rules})
    bounds = [name for name in thresholds.rows if name.removeprefix("min_").removeprefix("max_") in columns]
    assert len(bounds) == len(suite.rules)

    rows = []
    for case, rule in enumerate(suite.rules):
        least, most = rule.arguments.get("min_value"), rule.arguments.get("max_value")
        rows.append({"case": case, rule.column: most + 0.1 if least is None else least - 0.1})
    with duckdb.connect() as con:
        con.register("figures", pl.DataFrame(rows, schema={"case": pl.Int64} | dict.fromkeys(columns, pl.Float64)))
        judgements = gate.judge(con, [replace(suite, key=("case",))], data_docs=None)

    assert [judgement.observed.split(",")[0] for judgement in judgements] == [
        f"case {case}" for case, _ in enumerate(rows)
    ]
    assert {judgement.unexpected_count for judgement in judgements} == {1}
