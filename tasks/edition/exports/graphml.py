"""`data/meetings.graphml`: who meets whom, as a graph of parties for Gephi, igraph, networkx and their like."""

from pathlib import Path

import duckdb
import networkx as nx

from tasks.edition.exports.carried import carried

STATUSES = ("held", "ongoing", "scheduled", "proposed", "postponed", "cancelled")

PARTIES = """
    SELECT taking_part.party, parties.name, parties.kind, parties.iso3, parties.cow, parties.gw, taking_part.n_meetings
    FROM (
        SELECT party, count(*) AS n_meetings
        FROM (SELECT unnest(list_distinct(parties)) AS party FROM meetings) GROUP BY party
    ) AS taking_part
    LEFT JOIN parties ON parties.code = taking_part.party
    ORDER BY taking_part.party
"""
PAIRS = f"""
    WITH with_first AS (
        SELECT start_date, status, list_distinct(parties) AS everybody, unnest(everybody) AS party_a FROM meetings
    ),
    pairs AS (SELECT start_date, status, party_a, unnest(everybody) AS party_b FROM with_first)
    SELECT
        party_a, party_b, count(*), min(start_date), max(start_date),
        {", ".join(f"count(*) FILTER (status = '{status}')" for status in STATUSES)}
    FROM pairs WHERE party_a < party_b GROUP BY party_a, party_b ORDER BY party_a, party_b
"""


def write_graph(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write a node per party that takes part in a meeting, and an edge per pair that a meeting names together.

    An edge's `weight` is the number of meetings of both, whatever became of them; `n_held` and the like count them by
    status; `first` and `last` are the first and last start_date, EDTF, where any is known.
    """
    graph = nx.Graph()
    for party, name, kind, iso3, cow, gw, n_meetings in con.execute(PARTIES).fetchall():
        known = {"kind": kind, "iso3": iso3, "cow": cow, "gw": gw}
        graph.add_node(
            carried(party),
            name=carried(name or party),
            n_meetings=n_meetings,
            **{key: value for key, value in known.items() if value is not None},
        )
    for party_a, party_b, weight, first, last, *counts in con.execute(PAIRS).fetchall():
        days = {"first": first, "last": last} if first else {}
        by_status = {f"n_{status}": count for status, count in zip(STATUSES, counts, strict=True)}
        graph.add_edge(carried(party_a), carried(party_b), weight=weight, **by_status, **days)
    nx.write_graphml(graph, path, named_key_ids=True)
