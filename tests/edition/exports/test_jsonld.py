"""The linked data, read back by rdflib without a network, and the description that stands in a page."""

import json
from html.parser import HTMLParser

import pytest
import rdflib

from tasks.edition.exports.jsonld import meeting_jsonld, script
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def graph(nasty_edition):
    return rdflib.Graph().parse(nasty_edition / "data" / "facts.jsonld", format="json-ld")


def test_every_meeting_position_and_document_is_a_node(graph):
    for kind in (SCHEMA.Event, SCHEMA.Claim, SCHEMA.Quotation, SCHEMA.Article):
        assert len(set(graph.subjects(rdflib.RDF.type, kind))) == len(NASTY)
    assert set(graph.subjects(rdflib.RDF.type, SCHEMA.Country)) == {
        rdflib.URIRef("urn:parley:party:CHL"), rdflib.URIRef("urn:parley:party:URY")
    }  # fmt: skip


def test_a_query_finds_who_met_where_and_who_says_so(graph):
    found = graph.query(
        """
        PREFIX schema: <https://schema.org/>
        SELECT ?name ?party ?day ?document WHERE {
            <urn:parley:meeting:m_00> schema:name ?name; schema:startDate ?day; schema:attendee ?country;
                schema:subjectOf/schema:identifier ?document.
            ?country a schema:Country; schema:name ?party.
        } ORDER BY ?party
        """
    )
    assert [tuple(map(str, row)) for row in found] == [
        ("plain words", "Chile", "2019-03-12", "d_00.txt"),
        ("plain words", "Uruguay", "2019-03-12", "d_00.txt"),
    ]


def test_titles_and_quotes_are_what_the_warehouse_holds(graph):
    names = {str(graph.value(rdflib.URIRef(f"urn:parley:meeting:m_{n:02d}"), SCHEMA.name)) for n in range(len(NASTY))}
    quotes = {str(graph.value(rdflib.URIRef(f"urn:parley:position:p_{n:02d}"), SCHEMA.text)) for n in range(len(NASTY))}
    assert names == quotes == set(NASTY)


def test_the_party_itself_speaks_where_no_person_is_named(graph):
    creators = [graph.value(rdflib.URIRef(f"urn:parley:position:p_{n:02d}"), SCHEMA.creator) for n in (0, 1)]
    assert graph.value(creators[0], rdflib.RDF.type) == SCHEMA.Person
    assert creators[1] == rdflib.URIRef("urn:parley:party:URY")


@pytest.mark.parametrize(
    ("status", "event_status"),
    [("held", "EventScheduled"), ("postponed", "EventPostponed"), ("cancelled", "EventCancelled"), ("proposed", None)],
)
def test_a_status_has_the_word_of_schema_org_and_our_own(status, event_status):
    described = meeting_jsonld(made_up.meeting("m_1", status=status), "https://parley.example.org/")
    assert described.get("eventStatus") == ({"@id": f"https://schema.org/{event_status}"} if event_status else None)
    assert described["parley:status"] == status
    assert described["url"] == "https://parley.example.org/meetings/m_1.html"


class Scripts(HTMLParser):
    """The texts of script elements of a page, and all elements."""

    def __init__(self):
        super().__init__()
        self.elements, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)

    def handle_data(self, data):
        if self.elements and self.elements[-1] == "script":
            self.texts.append(data)


@pytest.mark.parametrize("text", NASTY)
def test_in_a_page_nothing_ends_the_script(text):
    described = meeting_jsonld(made_up.meeting("m_1", title=text, place=text, people=[text]))
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{script(described)}</script><p>end')
    page.close()
    assert page.elements == ["script", "p"]
    assert json.loads("".join(page.texts)) == described
