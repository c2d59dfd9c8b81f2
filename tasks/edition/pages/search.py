"""The index that the search box looks in, and the page that lists all that can be found, for those without scripts."""

import json
from collections.abc import Iterator
from itertools import groupby

from tasks.edition import addresses, words
from tasks.edition.facts import Facts
from tasks.edition.site import Page

ADDRESS = "search.html"
LONGEST_QUOTE = 160
Entry = tuple[str, str, str, str]  # kind, title, line below it, address


def pages(facts: Facts) -> Iterator[Page]:
    """Give the page of results, which without scripts lists parties, issues, people and meetings by name."""
    listed = [entry for entry in entries(facts) if entry[0] not in ("position", "document")]
    kinds = [
        (kind, sorted(of_kind, key=lambda entry: words.plain(entry[1]))) for kind, of_kind in groupby(listed, _kind)
    ]
    yield Page(ADDRESS, "Search", "search.html", {"kinds": kinds})


def index_script(facts: Facts) -> str:
    """Return the script that hands the index to the search box; a page opened from disk may load scripts, not data."""
    rows = [(kind, words.visible(title), words.visible(line), address) for kind, title, line, address in entries(facts)]
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    return f"window.parleyIndex={text};\n"


def entries(facts: Facts) -> Iterator[Entry]:
    """Give what can be found: parties, issues, people, meetings, positions and documents with facts."""
    for code in sorted({code for row in facts.meetings.values() for code in row["parties"]} | _holders(facts)):
        yield "party", facts.party_name(code), code, addresses.party(code)
    for issue in sorted({row["issue"] for row in facts.stances}):
        yield "issue", facts.issue_label(issue), "who stands where", addresses.issue(issue)
    people: dict[str, list[str]] = {}
    for row in facts.meetings.values():
        for person in row["people"]:
            people.setdefault(person, []).append(row["meeting_id"])
    for person, met in sorted(people.items()):
        yield "person", person, words.many(len(met), "meeting"), addresses.meeting(met[-1])
    for row in facts.meetings.values():
        when = words.period(row["start_date"], row["end_date"])
        line = " · ".join(filter(None, [when, row["status"], row["place"], *row["people"]]))
        title = row["title"] or words.listed([facts.party_name(code) for code in row["parties"]])
        yield "meeting", title, line, addresses.meeting(row["meeting_id"])
    for row in facts.positions.values():
        title = f"{row['holder']}: {row['stance']}, {facts.issue_label(row['issue'], row['issue_label'])}"
        line = (row["quote"] or row["evidence"][0]["text"])[:LONGEST_QUOTE]
        yield "position", title, line, addresses.position(row["party"], row["issue"], row["position_id"])
    for key in sorted(facts.telling):
        row = facts.documents[key]
        line = ", ".join(filter(None, [row["publisher"], words.day(row["published_latest"])]))
        yield "document", row["headline"], line, addresses.document(row["document_id"])


def _holders(facts: Facts) -> set[str]:
    return {row["party"] for row in facts.stances}


def _kind(entry: Entry) -> str:
    return entry[0]
