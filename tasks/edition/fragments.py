"""The parts of pages of which there are most, as HTML: passages, positions in a line of time, documents by title.

They are functions and no macros of the templates because a large edition has a million of them: a macro that calls
others costs ten times as much. Everything that people wrote is escaped here, as the templates do elsewhere.
"""

from functools import lru_cache

from markupsafe import Markup
from markupsafe import escape as escaped

from tasks.edition import addresses, words
from tasks.edition.facts import Facts, Row

LONGEST_TITLE = 200  # of what shows when a pointer rests on a position


def passage(row: Row, facts: Facts, root: str) -> Markup:
    """Return a passage in its context, with its document and where it stands there."""
    before = "… " if row["context_start"] > 0 else ""
    after = " …" if row["context_end"] < row["n_characters"] else ""
    return _safe(
        f'<figure class="passage">\n<blockquote>{before}{_text(row["before"])}<mark>{_text(row["text"])}</mark>'
        f"{_text(row['after'])}{after}</blockquote>\n<figcaption>{source(facts.documents[row['document_id']], root)}, "
        f'<span class="offsets">characters {row["char_start"]:,} to {row["char_end"]:,}</span></figcaption>\n</figure>'
    )


def source(document: Row, root: str) -> Markup:
    """Return whose document it is, from when, and where to read it."""
    publisher = f", {_text(document['publisher'])}" if document["publisher"] else ""
    url = document["url"]
    original = f', <a rel="noopener noreferrer external" href="{_text(url)}">original</a>' if words.is_web(url) else ""
    return _safe(f"<cite>{document_link(document, root)}</cite>{publisher}, {published(document)}{original}")


def document_link(document: Row, root: str) -> Markup:
    """Return a document by its title; a link where something is told in it."""
    name = _text(document["headline"])
    if not document["has_page"]:
        return _safe(name)
    return _safe(f'<a href="{root}{addresses.document(document["document_id"])}">{name}</a>')


def published(document: Row) -> str:
    """Return when a document was published, in words."""
    if not document["published_earliest"]:
        return "undated"
    inferred = " (inferred)" if document["published_basis"] == "inferred" else ""
    return words.period(document["published_earliest"], document["published_latest"]) + inferred


def when(row: Row) -> str:
    """Return when a position was stated: as told, else the day by which it was known."""
    if row["stated_on"]:
        return words.day(row["stated_on"])
    if not row["known_on"]:
        return "undated"
    exact = row["published_earliest"] == row["published_latest"]
    return f"{'' if exact else 'by '}{words.day(row['known_on'])}"


def step(row: Row, root: str, label: str = "") -> Markup:
    """Return one position as a shape that leads to its passage; `label` says whose it is."""
    address = addresses.position(row["party"], row["issue"], row["position_id"], row["part"])
    day, named = _text(when(row)), f'<span class="label">{_text(label)}</span>' if label else ""
    title = f"{row['holder']}, {when(row)}: {_shortened(row['evidence'][0]['text'])}"
    return _safe(
        f'<a class="shape {row["stance"]}" href="{root}{_text(address)}" title="{_text(title)}">{named}'
        f'<span class="spoken"> {words.STANCES[row["stance"]]}, {day}</span></a>'
    )


def turn(row: Row, facts: Facts, root: str, named: bool, about: bool) -> Markup:
    """Return a change of stance with both passages; `named` says whose, `about` on which issue."""
    label = facts.issue_label(row["issue"], row["label"]) if about else row["label"]
    if about:
        cell = addresses.cell(row["party"], row["issue"])
        label = f'<a href="{root}{_text(cell)}">{_text(label)}</a>'
    elif label:
        label = _text(label)
    who = [party(row["party"], facts, root)] if named else []
    words_of_it = " on ".join([*who, label] if label else who)
    before, after = stance(row["stance_before"]), stance(row["stance_after"])
    towards = f" towards {party(row['towards'], facts, root)}" if row["towards"] else ""
    other = ' <span class="soft">(another voice: perhaps no change of mind)</span>' if row["other_holder"] else ""
    return _safe(
        f'<li class="turn">\n<p>{words_of_it}{": " if words_of_it else ""}{before} <span aria-hidden="true">→</span>'
        f'<span class="spoken"> then </span> {after}{towards}{other}</p>\n'
        f"<dl>\n{_side(row, 'before', root)}\n{_side(row, 'after', root)}\n</dl>\n</li>"
    )


def _side(row: Row, side: str, root: str) -> str:
    """One of the two passages of a change: when, whose, and its words."""
    place = addresses.position(row["party"], row["issue"], row[f"position_{side}"], row[f"part_{side}"])
    return (
        f'<dt><a href="{root}{_text(place)}">{words.short_day(row[f"known_{side}"])}</a> '
        f"{_text(row[f'holder_{side}'] or '')}</dt><dd>{_text(row[f'passage_{side}']['text'])}</dd>"
    )


def party(code: str, facts: Facts, root: str) -> Markup:
    """Return a party by its name, as a link to its page."""
    return _safe(f'<a href="{root}{_text(addresses.party(code))}">{_text(facts.party_name(code))}</a>')


def stance(value: str) -> Markup:
    """Return a stance in a word."""
    return _safe(f'<span class="stance {value}">{words.STANCES[value]}</span>')


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[:LONGEST_TITLE].rpartition(" ")[0] + "…"


@lru_cache(maxsize=10_000)
def _text(text: str) -> str:
    """The text as a page shows it, nothing in it markup."""
    return str(escaped(words.visible(text)))


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704  (every part of it is ours or went through _text)
