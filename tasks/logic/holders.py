"""Holders: whose stance a cue expresses, by grammar within the clause or by attribution across clauses."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from tasks.logic.cues import Hit, Word
from tasks.logic.grammar import Grammar, Words
from tasks.logic.predicates import Predicate, agent, governing, head_end, predicate, subject, tagged
from tasks.logic.stances import Cue

Row = dict[str, Any]

_BOUNDARY = re.compile(
    r"[;:]|[“\"]|\bthat\b|\bwhich\b|,\s+(?:while|but|because|as|after|before|when|if|although|and|with)\b|--|–|—|\bif\b|\bwhen\b"
)
_WHO = re.compile(r"(?:,\s+)?\b(?P<pronoun>who|which)(?:\s+\w+ly)?(?:\s+(?:has|have|had|also|is|was))?\s*\Z")
_PREPOSITION = re.compile(
    r"\b(?:of|in|with|to|for|from|by|on|at|against|between|about|over|into|near|than|under|toward|towards|upon|after|before|during|via)\s+(?:(?:the|its|his|her|their|a|an|both|all|some|any|[a-z]+ly)\s+)*(?:[a-z]+(?:-[a-z]+)?\s+){0,2}\Z"
)
_JOINED = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|/)\s*(?:the\s+)?")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|shall|did|does|do|to\s+[a-z]+|said|told)\b"
)
_MODIFIES = re.compile(
    r"\s+(?!(?:and|or|but|who|which|in|on|at|of|for|with|from|by|to|as|is|are|was|were|has|have|had|will|would|could|can|may|"
    r"might|must|should|shall|did|does|do|also|again|still|now|then|never|not|yet|soon|already|only|even|last|this|next|side)\b)"
    r"[a-z]+(?<!s)(?<!ed)(?<!ly)\b"
)
_SUPPOSING = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Pp]rovided|[Ss]uppose|[Uu]ntil|[Oo]nce|[Ss]hould\s+(?:the\s+)?[A-Z]\w+)\b"
)
_OBLIQUE = ("their", "his", "her", "them", "him")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|I['’]m|we['’]re|We['’]re)\b")
_POSSESSIVE = re.compile(r"(?:['’]s?|['’])?\s+(?:[a-z]+(?:-[a-z]+)?\s+){0,2}\Z")
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_SUBJECTS = ("person", "party", "office", "collective", "pronoun")
_APPOSED = 4  # characters between a noun and the name in apposition to it
_ANOTHER_CLAUSE = re.compile(r",?C?[DNPJR']+M")  # ', and Italy would'
_WISHES = frozenset(("demand", "call", "propose", "warn", "reject"))
_HEADS_CONTENT = 12  # characters from the start of a content to the noun that heads it ('voiced opposition to')
_AUTHOR_REACH = 3  # words from an author's name to the end of the noun: 'the EU draft resolution'
_BY_AUTHOR = re.compile(r"\s+(?:[a-z]+\s+(?:[a-z]+\s+)?)?(?:by|from|of)\s+(?:the\s+)?")
_HOLDING = ("official", "unknown")


class Holder(NamedTuple):
    """Who holds a position: a person or a party, with the party codes."""

    name: str
    key: str
    parties: tuple[str, ...]
    may_hold: bool


def joint_holders(clause: Clause, at: int) -> list[Holder]:
    """The further parties of a coordinated subject: 'Slovenia, Spain and Portugal are considering'."""
    verb = governing(clause.tagged, at)
    span = subject(verb) if verb is not None else None
    if span is None:
        return []
    parties = [
        m for m in clause.mentions
        if m["type"] == "party" and span[0] - 1 <= m["char_start"] - clause.offset <= span[1]
    ]  # fmt: skip
    joined = [
        two for one, two in pairwise(parties)
        if _JOINED.fullmatch(clause.text, one["char_end"] - clause.offset, two["char_start"] - clause.offset)
    ]  # fmt: skip
    return [h for m in joined if (h := holder(m)) is not None and h.may_hold]


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

    def covers(self, at: int) -> bool:
        """Whether a character of the document lies within the content."""
        return self.start <= at < self.end

    def wishes_of(self, other: Holder) -> bool:
        """Whether it demands or hopes something of another: that is no stance of the other ('hopes Chad will lift')."""
        return self.act in _WISHES and self.holder is not None and self.holder.key != other.key

    def is_cue(self, start: int, end: int) -> bool:
        """Whether characters of the document are this attribution's own cue."""
        return self.cue_start <= start < self.cue_end or start <= self.cue_start < end


@dataclass(frozen=True)
class Clause:
    """A sentence with its words (sentence characters) and mentions (document characters)."""

    offset: int
    text: str
    words: list[Word]
    mentions: list[Row]
    grammar: Grammar

    @cached_property
    def tagged(self) -> Words:
        """The sentence's words with their tags."""
        return tagged(self.text, self.grammar)

    def before(self, at: int) -> list[Row]:
        """Mentions that end before a character of the sentence."""
        return [m for m in self.mentions if m["char_end"] - self.offset <= at]

    def subject_before(self, at: int) -> Row | None:
        """The mention that is the grammatical subject of the verb or predicate at a character."""
        verb = governing(self.tagged, at)
        span = subject(verb) if verb is not None else None
        return self.head(span) if span is not None else None

    def subject_phrase(self, at: int) -> tuple[int, int] | None:
        """The characters of the subject of the verb or predicate at a character, whatever it is."""
        verb = governing(self.tagged, at)
        return subject(verb) if verb is not None else None

    def next_predicate(self, start: int, end: int) -> int:
        """The character before `end` where 'and' or 'but' opens another finite verb of the same subject, or `end`."""
        words = self.tagged
        for k in range(bisect.bisect_left(words.starts, start), len(words.tags) - 1):
            if words.starts[k] >= end:
                break
            if words.tags[k] == "," and _ANOTHER_CLAUSE.match(words.tags, k):
                return words.starts[k]
            following = k + 1 if words.tags[k + 1] != "A" else min(k + 2, len(words.tags) - 1)
            verb = words.tags[following] in "zBHMO" or (
                words.tags[following] == "d" and words.lows[following] in words.grammar.heads
            )
            if words.tags[k] in "CK" and verb:
                return words.starts[k]
        return end

    def predicate(self, at: int) -> Predicate | None:
        """The verb at a character of the sentence."""
        return predicate(self.tagged, at)

    def agent_of(self, at: int) -> Row | None:
        """The mention by whom the passive verb at a character is done ('was rejected by Cairo')."""
        verb = self.predicate(at)
        span = agent(verb) if verb is not None and verb.passive else None
        return self.head(span) if span is not None else None

    def is_singular_subject(self, at: int) -> bool:
        """Whether the subject of the verb at a character is one state, organisation or person, by name."""
        verb = self.predicate(at)
        span = subject(verb) if verb is not None else None
        if span is None or " and " in self.text[span[0] : span[1]]:
            return False
        found = self.head(span)
        return found is not None and (
            found["type"] == "person" or (found["type"] == "party" and found["alias_kind"] not in ("people", "demonym"))
        )

    def head(self, span: tuple[int, int]) -> Row | None:
        """The mention that heads a noun phrase, or stands in apposition to its head."""
        first = head_end(self.tagged, span)
        inside = [
            m
            for m in self.mentions
            if m["type"] in _SUBJECTS
            and span[0] - 1 <= m["char_start"] - self.offset
            and m["char_end"] - self.offset <= span[1] + 2
        ]
        for mention in inside:
            if mention["char_start"] - self.offset < first <= mention["char_end"] - self.offset:
                return mention
        apposed = next((m for m in inside if m["type"] == "person" and m["char_start"] - self.offset >= first), None)
        return apposed or self._author(span, first)

    def _author(self, span: tuple[int, int], head_end: int) -> Row | None:
        """Whose statement, plan or resolution a noun phrase is: 'the Saudi plan', 'a statement issued by the EU'."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if head >= len(self.tagged.lows) or not self.tagged.among(head, "document_noun"):
            return None
        near = [m for m in self.mentions if m["type"] in (*_SUBJECTS, "demonym")]
        for mention in near:
            start, end = mention["char_start"] - self.offset, mention["char_end"] - self.offset
            if span[0] - 1 <= start and end <= head_end and len(self.text[end:head_end].split()) <= _AUTHOR_REACH:
                return mention
            if head_end <= start <= span[1] and _BY_AUTHOR.fullmatch(self.text, head_end, start):
                return mention
        return None

    def hypothetical(self, at: int) -> bool:
        """Whether the clause at a character only supposes ('if', 'unless', 'whether'); a comma ends the supposition."""
        opened = max((m.end() for m in _BOUNDARY.finditer(self.text, 0, at)), default=0)
        supposing = _SUPPOSING.search(self.text[max(0, opened - 16) : at])
        return supposing is not None and "," not in self.text[max(0, opened - 16) + supposing.end() : at]


def holder(mention: Row) -> Holder | None:
    """The holder that a mention stands for; None where it stands for nobody known."""
    parties = tuple(mention["parties"] or ())
    may = mention["standing"] in _HOLDING and (bool(parties) or mention["standing"] == "official")
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
            ]  # fmt: skip
            found = _source(inside, row["source_head_end"])
            found = found or _written_by(inside, row["source_head_end"], text, grammar)
            if found is None and row["source_end"] - row["source_start"] == len("who"):
                found = _antecedent(mentions[max(0, low - 2) : low + 1], row["source_start"])
        out.append(
            Said(
                row["content_start"], row["content_end"],
                row["cue_start"] if row["cue_start"] is not None else -1,
                row["cue_end"] if row["cue_end"] is not None else -1,
                bool(row["quoted"]), found, row["act"] or "", _is_first_person(row, text),
            )
        )  # fmt: skip
    return sorted(out, key=lambda s: (s.end - s.start, s.start))


def _source(inside: list[Row], head_end: int) -> Holder | None:
    """The holder that a source stands for: its head, or a person right behind it ('its spokesman, Ann Lee')."""
    order = {"person": 0, "office": 1, "collective": 2, "pronoun": 3, "party": 4}
    ranked = sorted((m for m in inside if m["type"] in order), key=lambda m: (order[m["type"]], m["char_start"]))
    heading = [m for m in ranked if m["char_start"] < head_end <= m["char_end"] + 1]
    apposed = [m for m in ranked if m["type"] == "person" and head_end <= m["char_start"] <= head_end + _APPOSED]
    if heading and heading[0]["people"]:
        apposed = []
    return next((h for m in apposed + heading if (h := holder(m)) is not None), None)


def _is_first_person(row: Row, text: str) -> bool:
    source = text[row["source_start"] : row["source_end"]] if row["source_start"] is not None else ""
    return _FIRST_PERSON.fullmatch(source) is not None


def _written_by(inside: list[Row], head_end: int, text: str, grammar: Grammar) -> Holder | None:
    """The party whose resolution, statement or plan speaks ('a UN resolution requires that')."""
    for mention in inside:
        noun = text[mention["char_end"] : head_end].split()
        if mention["parties"] and 0 < len(noun) <= _AUTHOR_REACH and noun[-1] in grammar.groups["document_noun"]:
            return holder(mention | {"type": "party"})
    return None


def _antecedent(before: list[Row], at: int) -> Holder | None:
    """Whom the relative pronoun at a character means: the mention that ends right before it."""
    near = [m for m in before if 0 < at - m["char_end"] <= _APPOSED and m["type"] in _SUBJECTS]
    return holder(near[-1]) if near else None


def holder_of(clause: Clause, hit: Hit[Cue], content: Said | None) -> Holder | None:
    """The holder of the stance at a cue: the possessor of a noun, the subject of a verb, the speaker of a modal."""
    if hit.value.kind == "noun":
        heads_content = content is not None and 0 <= clause.offset + hit.start - content.start <= _HEADS_CONTENT
        return _possessor(clause, hit) or (content.holder if content is not None and heads_content else None)
    if hit.value.kind == "verb" and (by := clause.agent_of(hit.start)) is not None:
        return holder(by)
    if hit.value.kind in ("ready", "commit", "reject_phrase") and (possessor := _possessor(clause, hit)):
        return possessor
    if hit.value.kind == "reject_phrase" and (judge := _judge(clause, hit)):
        return judge
    if hit.value.kind == "modal_commit":
        return _promiser(clause, hit, content)
    if hit.value.kind.startswith("modal"):
        return content.holder if content is not None else None
    begin = max(0, content.start - clause.offset) if content is not None else 0
    subject = clause.subject_before(hit.start)
    if content is not None:
        spoken = clause.text[begin : hit.start]
        nearest = max((m.start() for m in _FIRST_PERSON.finditer(spoken)), default=-1)
        if (
            subject is None
            or subject["char_start"] - clause.offset < begin + nearest
            or subject["char_start"] < content.start
        ):
            if nearest >= 0 or hit.value.kind != "verb":
                return content.holder
            if subject is None or subject["char_start"] < content.start:
                return content.holder
    if subject is None:
        return None
    speaker = content.holder if content is not None else None
    if speaker is not None and subject["type"] == "party" and set(subject["parties"]) & set(speaker.parties):
        return speaker
    return holder(subject)


def _promiser(clause: Clause, hit: Hit[Cue], content: Said | None) -> Holder | None:
    """Who promises: the speaker of his own party or 'we', else the party that is the subject of 'will'."""
    speaker = content.holder if content is not None else None
    subject = clause.subject_before(hit.start)
    if subject is None or subject["type"] not in ("party", "office", "person") or not subject["parties"]:
        return speaker
    if (content is not None and content.act in _WISHES) or (
        speaker is not None and set(subject["parties"]) & set(speaker.parties)
    ):
        return speaker
    return holder(subject)


def _judge(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The holder for whom something is unacceptable ('is unacceptable to Ankara')."""
    for mention in clause.mentions:
        at = mention["char_start"] - clause.offset
        if at >= hit.end:
            near = re.fullmatch(r"\s+(?:for|to)\s+(?:the\s+)?", clause.text[hit.end : at])
            return holder(mention) if near and mention["type"] in _SUBJECTS else None
    return None


def _possessor(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    for mention in reversed(clause.before(hit.start)):
        between = clause.text[mention["char_end"] - clause.offset : hit.start]
        if len(between) > 40:
            break
        if mention["type"] in (*_SUBJECTS, "demonym") and _POSSESSIVE.fullmatch(between):
            demonym = mention["type"] == "demonym"
            possessive = between[:1] in "'’" or mention["text"].lower() in ("his", "her", "their")
            if demonym or possessive:
                return holder(mention)
            return None
    for mention in clause.mentions:
        at = mention["char_start"] - clause.offset
        if at >= hit.end and _BY.fullmatch(clause.text[hit.end : at]) and mention["type"] in _SUBJECTS:
            return holder(mention)
    return None
