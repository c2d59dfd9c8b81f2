"""`feeds/changes.atom`: what changed in this generation, for feed readers.

The first entry counts the changes; one entry per change follows, meetings first, as many as `max_feed_entries` of
publishing.csv allows. The table changes has all of them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from feedgen.feed import FeedGenerator

from tasks.edition import addresses
from tasks.edition.exports.carried import carried, urn
from tasks.edition.exports.settings import PublishingSettings
from tasks.edition.stamp import Stamp

CHANGES = """
    SELECT
        changes.change, changes.kind, changes.id, changes.document, changes.what, changes.before, changes.after,
        coalesce(meetings.title, documents.title) AS title, positions.holder, positions.stance,
        coalesce(issues.label, positions.issue) AS issue, positions.party, positions.issue AS issue_id,
        edition_positions.part
    FROM changes
    LEFT JOIN meetings ON changes.kind = 'meeting' AND meetings.meeting_id = changes.id
    LEFT JOIN positions ON changes.kind = 'position' AND positions.position_id = changes.id
    LEFT JOIN edition_positions USING (position_id)
    LEFT JOIN documents ON changes.kind = 'document' AND documents.document_id = changes.id
    LEFT JOIN issues ON issues.issue = positions.issue
    ORDER BY
        list_position(['meeting', 'position', 'document'], changes.kind),
        list_position(['changed', 'gone', 'new'], changes.change), changes.id
    LIMIT ?
"""
COUNTS = """
    SELECT kind, change, count(*) FROM changes GROUP BY kind, change
    ORDER BY list_position(['meeting', 'position', 'document'], kind), change DESC
"""
# No limit is set.
EVERY = 2**31


class Change(NamedTuple):
    """One row of the table changes, with what is needed to name the thing that changed."""

    change: str
    kind: str
    id: str
    document: str | None
    what: str | None
    before: str | None
    after: str | None
    title: str | None
    holder: str | None
    stance: str | None
    issue: str | None
    party: str | None
    issue_id: str | None
    part: int | None


def write_feed(con: duckdb.DuckDBPyConnection, stamp: Stamp, settings: PublishingSettings, path: Path) -> None:
    """Write the feed; every time in it is that of the generation."""
    most = EVERY if settings.max_feed_entries is None else settings.max_feed_entries
    changes = [Change(*row) for row in con.execute(CHANGES, [most]).fetchall()]
    counts = con.execute(COUNTS).fetchall()
    feed = FeedGenerator()
    feed.id(stamp.site_url + "feeds/changes.atom" if stamp.site_url else "urn:parley:changes")
    feed.title("Parley: what changed")
    feed.author(name="Parley")
    feed.generator("Parley", version=stamp.parley_version)
    feed.updated(stamp.built_at)
    if stamp.site_url:
        feed.link(href=stamp.site_url, rel="alternate")
        feed.link(href=stamp.site_url + "feeds/changes.atom", rel="self", type="application/atom+xml")
    summed, name = _sum(counts, len(changes)), urn("generation", str(stamp.number))
    _add(feed, stamp, name, f"Generation {stamp.number}", summed, stamp.site_url or None)
    for change in changes:
        # The same fact may change again in another generation; that is another entry.
        name = urn(f"generation:{stamp.number}:{change.kind}:{change.change}", change.id)
        _add(feed, stamp, name, _title(change), _told(change), _page(change, stamp), change.kind)
    path.write_bytes(feed.atom_str(pretty=True))


def _add(
    feed: FeedGenerator, stamp: Stamp, name: str, title: str, content: str, link: str | None, term: str = "generation"
) -> None:
    """Add an entry; its name holds wherever the edition stands."""
    entry = feed.add_entry(order="append")
    entry.id(name)
    entry.title(carried(title))
    entry.updated(stamp.built_at)
    entry.content(carried(content), type="text")
    entry.category(term=term)
    if link:
        entry.link(href=link, rel="alternate")


def _sum(counts: Sequence[tuple[str, str, int]], shown: int) -> str:
    told = [f"{kind}s {change}: {count}" for kind, change, count in counts]
    more = sum(count for *_, count in counts) - shown
    rest = [f"{more} of these changes have no entry here; they are in data/changes.csv."] if more else []
    return "\n".join([*told, *rest]) or "Nothing changed."


def _title(change: Change) -> str:
    named = change.title or change.document or change.after or change.before or change.id
    if change.holder:
        named = f"{change.holder}: {change.stance}, {change.issue}"
    return f"{change.kind.capitalize()} {change.change}: {named}"


def _told(change: Change) -> str:
    told = {"Document": change.document, "What": change.what, "Before": change.before, "Now": change.after}
    return "\n".join(f"{name}: {value}" for name, value in told.items() if value) or change.id


def _page(change: Change, stamp: Stamp) -> str:
    """Where what changed is told of; what is gone has a name and no page."""
    if not stamp.site_url or change.change == "gone":
        return urn(change.kind, change.id)
    if change.kind == "meeting":
        return stamp.site_url + addresses.meeting(change.id)
    if change.kind == "document":
        return stamp.site_url + addresses.document(change.id)
    return stamp.site_url + addresses.position(change.party, change.issue_id or "", change.id, change.part)
