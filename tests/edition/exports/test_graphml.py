"""The graph, read back by igraph."""

import igraph
import pytest

from tasks.edition.exports.carried import carried
from tasks.edition.exports.graphml import write_graph
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY


@pytest.fixture
def graph(con, tmp_path):
    made_up.insert(
        con,
        "meetings",
        [
            made_up.meeting("m_1", status="held", start_date="2019-03-01"),
            made_up.meeting("m_2", parties=["URY", "CHL", "NATO"], start_date="2019-03-12"),
            made_up.meeting("m_3", parties=["CHL", "URY"], status="cancelled", start_date=None),
            made_up.meeting("m_4", parties=["NATO"], start_date=None),
        ],
    )
    write_graph(con, tmp_path / "graph.graphml")
    return igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))


def test_parties_are_nodes_with_names_and_numbers(graph):
    nodes = {node["id"]: node.attributes() for node in graph.vs}
    assert set(nodes) == {"CHL", "URY", "NATO"}
    assert (nodes["CHL"]["name"], nodes["CHL"]["cow"], nodes["CHL"]["n_meetings"]) == ("Chile", 155, 3)
    assert nodes["NATO"]["kind"] == "organisation"
    assert nodes["NATO"]["cow"] != nodes["NATO"]["cow"], "a number that is not there is NaN in igraph"


def test_pairs_are_edges_weighted_by_their_meetings(graph):
    edge = graph.es[graph.get_eid(graph.vs.find(id="CHL").index, graph.vs.find(id="URY").index)]
    assert (edge["weight"], edge["n_held"], edge["n_scheduled"], edge["n_cancelled"]) == (3, 1, 1, 1)
    assert (edge["first"], edge["last"]) == ("2019-03-01", "2019-03-12")
    assert graph.ecount() == 3


def test_names_are_carried_whatever_is_in_them(con, tmp_path):
    made_up.insert(con, "parties", [{"code": f"X{n}", "name": name, "kind": "group"} for n, name in enumerate(NASTY)])
    parties = [f"X{n}" for n in range(len(NASTY))]
    made_up.insert(con, "meetings", [made_up.meeting("m_1", parties=parties, actor_codes=None)])
    write_graph(con, tmp_path / "graph.graphml")
    read = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    assert {node["id"]: node["name"] for node in read.vs} == {f"X{n}": carried(name) for n, name in enumerate(NASTY)}
