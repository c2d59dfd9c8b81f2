"""Sayings: the attributed contents of a document, each with the holder that said it."""

from __future__ import annotations

import bisect
import re
from itertools import pairwise, takewhile
from typing import NamedTuple

from tasks.logic.grammar import Grammar
from tasks.logic.party_bodies import speaking_body
from tasks.logic.stance_clause import SUBJECTS, Row

FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|I['’]m|we['’]re|We['’]re)\b")
_APPOSED = 4  # characters between a noun and the name in apposition to it
WISHES = frozenset(("demand", "call", "propose", "warn", "reject"))
_HOLDING = ("official", "unknown")
_ISSUED = re.compile(r",?\s+(?:\w+\s+){0,3}(?:by|from|of)\s+(?:the\s+)?")  # 'a statement issued on Monday by the EU'
_HIS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
_SERVES = re.compile(r"\s+(?:for|of|to)\s+(?:the\s+)?")
_OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}")
_OPENS_CLAUSE = re.compile(r"[ “\"]*(?:[^,;:“”\"]{2,80},\s+)?(?:the\s+)?", re.I)
_IS_TOLD = re.compile(r"\s+(?:should|must|ought\s+to|has\s+to|have\s+to|needs?\s+to)\b")
IT = "it"
UNLISTED = "unlisted"  # kind of the name of a party that no list knows, under the code of its state
_OF_ONE = ("an", "i", "ic")  # endings of demonyms that a plural would lengthen
_AUTHOR_REACH = 3  # words from an author's name to the end of the noun: 'a UN resolution'


class Holder(NamedTuple):
    """Who holds a position: a person or a party, with the party codes."""

    name: str
    key: str
    parties: tuple[str, ...]
    may_hold: bool


class Said(NamedTuple):
    """One attributed content (characters of the document) with the holder that said it and the cue's characters."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    quoted: bool
    holder: Holder | None
    act: str = ""  # of the cue: what is only demanded or hoped of others is no promise of theirs
    by_speaker: bool = False  # whether the source is 'I', 'we' or 'our': whoever speaks around it
    document: str = (
        ""  # the noun of a source that is a text told of before ('the statement'), or 'it'; its owner speaks
    )
    free: bool = False  # whether no word says that it is said: only what should be is its speaker's

    def covers(self, at: int) -> bool:
        """Whether a character of the document lies within the content."""
        return self.start <= at < self.end

    def wishes_of(self, other: Holder) -> bool:
        """Whether it demands or hopes something of another: that is no stance of the other ('hopes Chad will lift')."""
        return self.act in WISHES and self.holder is not None and self.holder.key != other.key

    def is_cue(self, start: int, end: int) -> bool:
        """Whether characters of the document are this attribution's own cue."""
        return self.cue_start <= start < self.cue_end or start <= self.cue_start < end


_COURTS = (" court", " tribunal")
_JUDGES = ("judge", "magistrate", "chief justice")


def holder(mention: Row) -> Holder | None:
    """The holder that a mention stands for; None where it stands for nobody known."""
    if mention["alias_kind"] == "institution" and mention["text"].lower().endswith(_COURTS):
        return None  # its rulings are no stance of its state
    if mention["type"] in ("person", "pronoun", "office") and (mention["role"] or "").endswith(_JUDGES):
        return None  # nor are a judge's
    parties = tuple(mention["parties"] or ())
    may = mention["standing"] in _HOLDING and (bool(parties) or mention["standing"] == "official")
    if mention["alias_kind"] == UNLISTED:
        return Holder(mention["name"], mention["name"].casefold(), parties, may)
    if mention["type"] in ("person", "pronoun", "office") and mention["people"]:
        name = mention["people"][0]
        return Holder(name, name.split()[-1].casefold(), parties, may)
    if parties and mention["type"] != "place":
        people = mention["people"] or []
        return Holder(people[0] if people else parties[0], parties[0], parties, may)
    return None


def said_by(attributions: list[Row], mentions: list[Row], text: str, grammar: Grammar) -> list[Said]:
    """The attributed contents of a document, innermost first, each with its holder."""
    starts = [m["char_start"] for m in mentions]
    served = {code for m in mentions if m["type"] in ("person", "office") for code in m["parties"] or ()}
    out: list[Said] = []
    for row in attributions:
        if row["content_start"] is None:
            continue
        found: Holder | None = None
        if row["source_start"] is not None:
            low = max(0, bisect.bisect_left(starts, row["source_start"]) - 1)
            inside = [
                m for m in mentions[low : low + 12]
                if row["source_start"] < m["char_end"] and m["char_start"] < row["source_end"]
                and not (_is_compatriot(m, row["source_head_end"]) and served.isdisjoint(m["parties"] or ()))
            ]  # fmt: skip
            found = _source(inside, row["source_head_end"])
            found = found or _served(inside, row["source_head_end"], text)
            nested = found is None and _within_another(row, attributions)
            found = found or _possessed(inside, row, text, grammar, nested=nested)
            found = found or _spoken_for(inside, row["source_head_end"], text)
            found = found or _seated(inside, row["source_head_end"], text)
            found = found or _seated_body(inside, row, text, grammar)
            found = found or _speaking_in(inside, row, mentions, text)
            found = found or _one_of_two(mentions[low : low + 12], row, text)
            found = found or _of_body(inside, row, text, grammar)
            found = found or _barred(inside, row["source_head_end"])
            found = found or _written_by(inside, row["source_head_end"], text, grammar)
            found = found or _its_official(inside, row, mentions, text)
            if found is None and row["source_end"] - row["source_start"] == len("who"):
                found = _antecedent(mentions[max(0, low - 2) : low + 1], row["source_start"])
        out.append(
            Said(
                row["content_start"], row["content_end"],
                row["cue_start"] if row["cue_start"] is not None else -1,
                row["cue_end"] if row["cue_end"] is not None else -1,
                bool(row["quoted"]), found, row["act"] or "", _is_first_person(row, text),
                _document(row, text, grammar) if found is None else "",
            )
        )  # fmt: skip
    return sorted(out, key=lambda s: (s.end - s.start, s.start))


def owned(contents: list[Said], owners: dict[str, Row], start: int) -> list[Said]:
    """Contents of a sentence that starts at a character, those of a text known from before given to whose text it is.

    `owners` knows whose the statement or plan is that the document spoke of last; 'it' in the sentence behind one in
    which such a text spoke is that text.
    """
    out = [s._replace(holder=holder(owners[s.document])) if s.document in owners else s for s in contents]
    speaking = next((s.document for s in contents if s.document in owners and s.cue_start >= start), None)
    if speaking is not None:
        owners[IT] = owners[speaking]
    else:
        owners.pop(IT, None)
    return out


def _barred(inside: list[Row], head_end: int) -> Holder | None:
    """Somebody unnamed who holds no positions: 'analysts', 'a former minister', 'the newspaper's reporter'."""
    for mention in inside:
        heads = mention["char_start"] < head_end <= mention["char_end"] + 1
        if heads and mention["standing"] not in _HOLDING:
            return Holder(mention["text"], mention["text"].casefold(), (), may_hold=False)
    return None


def _source(inside: list[Row], head_end: int) -> Holder | None:
    """The holder that a source stands for: its head, or a person right behind it ('its spokesman, Ann Lee')."""
    order = {"person": 0, "office": 1, "collective": 2, "pronoun": 3, "party": 4, "demonym": 5}
    ranked = sorted((m for m in inside if m["type"] in order), key=lambda m: (order[m["type"]], m["char_start"]))
    heading = [m for m in ranked if m["char_start"] < head_end <= m["char_end"] + 1]
    apposed = [m for m in ranked if m["type"] == "person" and head_end <= m["char_start"] <= head_end + _APPOSED]
    if heading and heading[0]["people"]:
        apposed = []
    return next((h for m in apposed + heading if (h := holder(m)) is not None), None)


def _is_compatriot(mention: Row, head_end: int) -> bool:
    """Whether a demonym may be one person's ('the Norwegian said'), who serves another than his state."""
    heads = mention["char_start"] < head_end <= mention["char_end"] + 1
    return bool(heads and mention["type"] == "demonym" and mention["text"].endswith(_OF_ONE))


def _served(inside: list[Row], head_end: int, text: str) -> Holder | None:
    """The party of whom an unnamed official serves: "the premier's spokesman said"."""
    for served, office in pairwise(inside):
        heads = office["type"] == "office" and office["char_start"] < head_end <= office["char_end"] + 1
        if not heads or office["standing"] != "official" or office["parties"] or not served["parties"]:
            continue
        if _OWNS.fullmatch(text, served["char_end"], office["char_start"]):
            return holder(served | {"type": "party", "people": None})
    return None


def _within_another(row: Row, attributions: list[Row]) -> bool:
    """Whether the source of an attribution stands in the content of another ('he said that his country wants')."""
    at = row["source_start"]
    return any(o["content_start"] is not None and o["content_start"] <= at < o["content_end"] for o in attributions)


def _possessed(inside: list[Row], row: Row, text: str, grammar: Grammar, *, nested: bool) -> Holder | None:
    """The party for whose member an office or camp speaks: "the premier's office said", 'his team said'.

    What a speaker says of 'his country' is his own word.
    """
    head = text[row["source_start"] : row["source_head_end"]].split()[-1:]
    if not head or head[0].lower() not in grammar.groups["possessed_body"]:
        return None
    noun = row["source_head_end"] - len(head[0])
    owners = (m for m in inside if m["parties"] and m["standing"] in _HOLDING and m["type"] in (*SUBJECTS, "demonym"))
    said = ((m, _HIS if m["type"] == "pronoun" else _OWNS) for m in owners if m["type"] != "pronoun" or not nested)
    owner = next((m for m, owns in said if owns.fullmatch(text, m["char_end"], noun)), None)
    return holder(owner | {"type": "party", "people": None}) if owner is not None else None


def _spoken_for(inside: list[Row], head_end: int, text: str) -> Holder | None:
    """The party of whom an unnamed official speaks for: 'a spokesman for Ann Lee, the UN envoy, said'."""
    for office, served in pairwise(inside):
        heads = office["type"] == "office" and office["char_start"] < head_end <= office["char_end"] + 1
        if not heads or office["standing"] != "official" or office["parties"] or not served["parties"]:
            continue
        if (
            served["type"] in SUBJECTS
            and served["standing"] in _HOLDING
            and _SERVES.fullmatch(text, office["char_end"], served["char_start"])
        ):
            return holder(served | {"type": "party", "people": None})
    return None


def _seated(inside: list[Row], head_end: int, text: str) -> Holder | None:
    """The party whose officials speak, by the capital that they sit in: 'officials in Seoul said'."""
    for office, place in pairwise(inside):
        heads = office["type"] == "office" and office["char_start"] < head_end <= office["char_end"] + 1
        if not heads or office["standing"] != "official" or office["parties"] or place["alias_kind"] != "capital":
            continue
        if text[office["char_end"] : place["char_start"]].strip() == "in" and place["parties"]:
            return holder(place | {"type": "party", "people": None, "standing": "official"})
    return None


def _seated_body(inside: list[Row], row: Row, text: str, grammar: Grammar) -> Holder | None:
    """The party whose ministry or government speaks, by the capital it sits in: 'the foreign ministry in Lima said'."""
    for place in inside:
        before = text[row["source_start"] : place["char_start"]].split()[-2:]
        seated = len(before) > 1 and before[1] == "in" and before[0].lower() in grammar.groups["seated_body"]
        if (
            seated
            and place["alias_kind"] == "capital"
            and place["parties"]
            and _barred(inside, row["source_head_end"]) is None
        ):
            return holder(place | {"type": "party", "people": None, "standing": "official"})
    return None


def _speaking_in(inside: list[Row], row: Row, mentions: list[Row], text: str) -> Holder | None:
    """The party whose ministry speaks, by the capital that it speaks in: 'a ministry official said in Seoul'."""
    office = next((m for m in inside if m["char_start"] < row["source_head_end"] <= m["char_end"] + 1), None)
    if office is None or office["type"] != "office" or office["standing"] != "official" or office["parties"]:
        return None
    if "ministry" not in text[row["source_start"] : row["source_end"]].lower() or row["cue_end"] is None:
        return None
    for place in mentions:
        if 0 < place["char_start"] - row["cue_end"] <= len(" in ") and place["alias_kind"] == "capital":
            spoken_in = text[row["cue_end"] : place["char_start"]].strip() == "in" and place["parties"]
            return holder(place | {"type": "party", "people": None, "standing": "official"}) if spoken_in else None
    return None


def _one_of_two(near: list[Row], row: Row, text: str) -> Holder | None:
    """The first of two peoples whose officials speak together: 'Kenyan and Peruvian officials said'."""
    for people, office in pairwise(near):
        joined = text[people["char_end"] : office["char_start"]].strip() == "and"
        speaks = row["source_start"] <= people["char_start"] and office["char_end"] <= row["source_end"]
        official = office["type"] == "party" or (office["type"] == "office" and office["standing"] == "official")
        if joined and speaks and people["type"] == "demonym" and official and office["parties"]:
            return holder(people | {"type": "party"})
    return None


def _of_body(inside: list[Row], row: Row, text: str, grammar: Grammar) -> Holder | None:
    """The party for which a body speaks: 'the Hamas movement said', 'the executive committee of the PLO said'."""
    head = text[row["source_start"] : row["source_head_end"]].split()[-1:]
    if not head:
        return None
    noun = (row["source_head_end"] - len(head[0]), row["source_head_end"])
    found = speaking_body(inside, noun, row["source_end"], text, grammar.groups)
    return holder(found | {"type": "party"}) if found is not None else None


def _its_official(inside: list[Row], row: Row, mentions: list[Row], text: str) -> Holder | None:
    """The party that a clause names first where 'its' official says it ('Oslo may, its envoy said').

    What stands before its comma does not count ('If Chad attacks, Oslo will reply, its envoy said'), and who is told
    what to do is another ('Oslo must leave Chad alone, its rulers said').
    """
    office = next((m for m in inside if m["type"] == "office" and m["standing"] == "official"), None)
    after = row["content_start"] < row["source_start"] and text[row["source_start"] : row["source_start"] + 4] == "its "
    if not after or office is None or office["parties"]:
        return None
    low = bisect.bisect_left([m["char_start"] for m in mentions], row["content_start"])
    ahead = takewhile(lambda m: m["char_start"] < row["source_start"], mentions[low:])
    parties = [m for m in ahead if m["type"] == "party" and m["parties"]]
    first = next((m for m in parties if _OPENS_CLAUSE.fullmatch(text, row["content_start"], m["char_start"])), None)
    if first is not None and _IS_TOLD.match(text, first["char_end"]):
        first = next((m for m in parties if m["parties"] != first["parties"]), first)
    return holder(first) if first is not None else None


def _document(row: Row, text: str, grammar: Grammar) -> str:
    """The noun of a source that is a text known from before: 'the statement', 'that resolution', 'it'."""
    if row["source_start"] is None:
        return ""
    source = text[row["source_start"] : row["source_head_end"] or row["source_end"]].lower().split()
    if source == [IT]:
        return IT
    known = len(source) > 1 and source[0] in ("the", "that", "this") and source[-1] in grammar.groups["document_noun"]
    return source[-1].rstrip("s") if known else ""


def _is_first_person(row: Row, text: str) -> bool:
    source = text[row["source_start"] : row["source_end"]] if row["source_start"] is not None else ""
    return FIRST_PERSON.fullmatch(source) is not None


def _written_by(inside: list[Row], head_end: int, text: str, grammar: Grammar) -> Holder | None:
    """The party whose resolution, statement or plan speaks ('a UN resolution requires that')."""
    for mention in inside:
        if mention["parties"] and head_end < mention["char_start"]:
            issued = _ISSUED.fullmatch(text, head_end, mention["char_start"])
            head = text[:head_end].rsplit(maxsplit=1)[-1:]
            if issued and head and head[0] in grammar.groups["document_noun"]:
                return holder(mention | {"type": "party"})
        noun = text[mention["char_end"] : head_end].split()
        owned = text[mention["char_end"] : mention["char_end"] + 1] in "'’" or mention["type"] == "party"
        if noun[-1:] and noun[-1] in grammar.groups["binding_text"] and not owned:
            continue  # 'Israeli press reports say'
        if mention["parties"] and 0 < len(noun) <= _AUTHOR_REACH and noun[-1] in grammar.groups["document_noun"]:
            return holder(mention | {"type": "party"})
    return None


def _antecedent(before: list[Row], at: int) -> Holder | None:
    """Whom the relative pronoun at a character means: the mention that ends right before it."""
    near = [m for m in before if 0 < at - m["char_end"] <= _APPOSED and m["type"] in SUBJECTS]
    return holder(near[-1]) if near else None
