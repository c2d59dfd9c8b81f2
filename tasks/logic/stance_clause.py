"""A sentence as stances are read: its words and mentions, and who is the grammatical subject of what.

Subjects, agents and heads come from the light grammar that attributions use (`predicates`).
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tasks.logic.clauses import has_finite_verb
from tasks.logic.cues import Word
from tasks.logic.grammar import Grammar, Words
from tasks.logic.party_bodies import speaking_body
from tasks.logic.predicates import (
    VERBAL,
    Predicate,
    agent,
    author,
    governing,
    head_end,
    of_relative,
    outer_subject,
    predicate,
    subject,
    tagged,
)
from tasks.logic.reading_words import Construction, WordLists

Row = dict[str, Any]

SUBJECTS = ("person", "party", "office", "collective", "pronoun")
_BOUNDARY = re.compile(
    r"[;:]|[“\"]|\bthat\b|\bwhich\b|,\s+(?:while|but|because|as|after|before|when|if|although|and|with)\b|--|–|—|\bif\b|\bwhen\b"
)
_SUPPOSING = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Pp]rovided|[Ss]uppose|"
    r"[Uu]ntil(?!\s+(?:[A-Z][a-z]+day|now|then|recently|lately|yesterday|today|last|this|(?:[A-Z]\w+\s+)?\d{4})\b)|"
    r"[Oo]nce|[Aa]s soon as|(?:[Aa]s|[Ss]o) long as|"
    r"[Ss]hould\s+(?:the\s+)?[A-Z]\w+)\b"
)
_OBLIQUE = ("their", "his", "her", "them", "him")
_ANOTHER_CLAUSE = re.compile(r",?C?[DNPJR']+M")  # ', and Italy would'
# ', and Italy, a guarantor, refused to': the verb of another's clause, where what comes before is no 'that' clause
_ANOTHERS_CLAUSE = re.compile(r",[CK][DNPJR'Y]+(?:,[DNPJFI']+,)?A?(?:[zBHO]|d(?=[tTD]))")
_RELATIVE = re.compile(r",I?w[^,wW]*$")
_MAIN_VERB = re.compile(
    r",A?(?:[zBHMO]|d(?=[tTDNPA]))"
)  # what follows a relative clause: ', which rejects it, has called'
_CLAUSE_OF_ITS_OWN = re.compile(r"(?:D[NPJ']{1,5}|P[NP']{0,4})A?[zBHM]")  # '(and) the army has'
_WITHIN_CLAUSE = re.compile("[wTWSMzBHR]")
_DEED = re.compile("[AX]?[vBHO]")  # tags of a verb in its base form
_AUTHOR_REACH = 3  # words from an author's name to the end of the noun: 'the EU draft resolution'
_ISSUED_REACH = 5  # words from 'adopted' to 'a presidential statement'
_ISSUED_ENDS = ",;:.FITSC"  # tags of words behind which a noun is no object of the verb before them
_STATE_CODE = 3  # letters, of ISO 3166-1
_RELATIVE_REACH = 8  # words from 'which' to the end of the cue in its clause
_ERRAND_REACH = 12  # words from 'flew' to 'to urge'
_NONE_OF = re.compile(r"\b(?:no[- ]one|nobody|none|neither|no\s[a-z]+)\s+(?:in|of|among|from)\s+(?:the\s+)?\Z", re.I)
_NONE_OF_US = re.compile(r"\b(?:no[- ]one|nobody|none|neither)\s+of\s+(?:us|them|you)\s+(?:\w+ly\s+)?\Z", re.I)
_NONE_REACH = 32  # characters from 'nobody among the' to whom it is told of
_AMONG_REACH = 60  # characters from 'was' to the verb of those among whom one is
_AMONG_THE_FEW = re.compile(
    r"\b(?:was|were|is|are|became|has been|had been)\s+(?:also\s+)?(?:(?:among|one\s+of)\s+)?the\s+(?:very\s+)?"
    r"(?:few|first|only|handful)(?:\s+[\w-]+){0,3}\s+to\s+\Z"
)
_ERRAND_ENDS = VERBAL + ".;:Q"  # tags of another verb or clause, whose purpose it would be
_OF_A_TOWN = ("'", "’")
_BODY = Construction(  # what a party is called
    r"\b{party_noun}\Z"
)
_APPOSED = re.compile(r",\s+(?:the\s+)?(?:[A-Za-z-]+\s+){0,2}")
_CAPITALISED = re.compile(r"(?:\s+(?:[A-Z][\w-]*|of|and|for)){1,6}")
_OPPOSITION = " opposition"
_DESCRIPTION = Construction(r"(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s+){0,3}{advocate}\b")
_AND = re.compile(r",?\s+and\s+")
_LETTERS = re.compile(r"[a-z]+")
_BY_AUTHOR = re.compile(r"\s+(?:[a-z]+\s+(?:[a-z]+\s+)?)?(?:by|from|of)\s+(?:the\s+)?")


_CALLED = ("called", "calls")
_ONES_OF_MANY = Construction(r"(?:[\w-]+\s+){0,2}(?:[A-Z][\w-]+\s+)?(?:other\s+)?{states_together}\s+and\s+(?:the\s+)?")


def supposes(text: str, at: int) -> bool:
    """Whether the clause at a character only supposes ('if', 'unless', 'whether'); a comma ends the supposition."""
    opened = max((m.end() for m in _BOUNDARY.finditer(text, 0, at)), default=0)
    supposing = _SUPPOSING.search(text[max(0, opened - 16) : at])
    return supposing is not None and "," not in text[max(0, opened - 16) + supposing.end() : at]


@dataclass(frozen=True)
class Clause:
    """A sentence with its words (sentence characters) and mentions (document characters)."""

    offset: int
    text: str
    words: list[Word]
    mentions: list[Row]
    grammar: Grammar
    owners: dict[str, Row] = field(default_factory=dict)  # by noun, whose plan or statement the document spoke of last
    year: int = 0  # in which the document was published; 0 if unknown

    @property
    def lists(self) -> WordLists:
        """The word lists that rules of positions ask for."""
        return self.grammar.lists

    @cached_property
    def tagged(self) -> Words:
        """The sentence's words with their tags."""
        return tagged(self.text, self.grammar)

    def before(self, at: int) -> list[Row]:
        """Mentions that end before a character of the sentence."""
        return [m for m in self.mentions if m["char_end"] - self.offset <= at]

    def subject_before(self, at: int) -> Row | None:
        """The mention that is the grammatical subject of the verb or predicate at a character, or what it describes."""
        if (described := self.described(at)) is not None:
            return described
        verb = governing(self.tagged, at)
        span = subject(verb) if verb is not None else None
        found = self.head(span) if span is not None else None
        if found is None and span is not None and verb is not None:
            found = self._named_last(span, behind=of_relative(verb))
        if found is None and verb is not None and verb.bare_participle and verb.of_document:
            span = author(verb)
            found = self.head(span) if span is not None else None
        if found is None and verb is not None and verb.bare_participle and verb.after_comma:
            span = outer_subject(verb)
            found = self.head(span) if span is not None else None
        return found

    def described(self, at: int) -> Row | None:
        """Who is described right behind a comma: 'the premier, a staunch opponent of the ban, (left)'."""
        if not self.text.endswith(", ", 0, at) or self.lists[_DESCRIPTION].match(self.text, at) is None:
            return None
        before = (m for m in self.mentions if m["char_end"] - self.offset in (at - 2, at - 3))
        return next((m for m in before if m["type"] in SUBJECTS and m["parties"]), None)

    def _named_last(self, span: tuple[int, int], *, behind: bool) -> Row | None:
        """Who is named last in a phrase that nobody known heads: whom 'the talks with Oslo, which (rejects)' means.

        Without a relative clause `behind`, a name right behind another: 'During his stay in Oslo Ana Dahl (urged)'.
        """
        last = next((m for m in reversed(self.mentions) if m["char_end"] - self.offset <= span[1]), None)
        if last is None or last["type"] not in ("person", "party") or last["alias_kind"] == "capital":
            return None
        start, end = last["char_start"] - self.offset, last["char_end"] - self.offset
        if start <= span[0] or self.text[end : span[1]].strip(" )"):
            return None
        if last["type"] == "party" and last["alias_kind"] == "name" and self._follows_noun(start):
            return last  # 'the funds Chad (has promised)'
        if last["type"] == "party" and self.lists[_ONES_OF_MANY].fullmatch(self.text, span[0], start) is not None:
            return last  # 'fifteen African states and Mali (rejected)'
        if behind:
            of_text = any(
                self.tagged.among(k, "document_noun") or self.tagged.among(k, "binding_text")
                for k in range(*(bisect.bisect_left(self.tagged.starts, at) for at in (span[0], start)))
            )
            return last if not of_text or self.text[:start].endswith((" to ", " to the ")) else None
        before = [m for m in self.mentions if m["char_end"] - self.offset == start - 1]
        return last if last["type"] == "person" and before and before[-1]["type"] in ("party", "place") else None

    def _follows_noun(self, at: int) -> bool:
        """Whether the word before a character is a plain noun of its own phrase ('of the (funds) Chad')."""
        words, before = self.tagged, bisect.bisect_left(self.tagged.starts, at) - 1
        plain = before > 0 and words.tags[before] == "N" and words.lows[before][:1] == self.text[words.starts[before]]
        return plain and words.ends[before] == at - 1 and words.tags[before - 1] in "DJN"

    def errand(self, at: int) -> int | None:
        """The character of the verb that tells for what its subject went, wrote or met: '(flew) to Oslo to urge'.

        Or whom it counts among those who do a thing: '(was) the first to urge'.
        """
        verb, words = self.predicate(at), self.tagged
        if verb is None or not verb.infinitive:
            return None
        if (few := _AMONG_THE_FEW.search(self.text, max(0, at - _AMONG_REACH), at)) is not None:
            return few.start()
        for k in range(verb.group[0] - 2, max(-1, verb.group[0] - 2 - _ERRAND_REACH), -1):
            if words.among(k, "errand") and words.tags[k] in VERBAL:
                return words.starts[k]
            if words.tags[k] in _ERRAND_ENDS:
                return None
        return None

    def subject_phrase(self, at: int) -> tuple[int, int] | None:
        """The characters of the subject of the verb or predicate at a character, whatever it is."""
        verb = governing(self.tagged, at)
        return subject(verb) if verb is not None else None

    def subject_with_determiner(self, at: int) -> str:
        """The subject of the predicate at a character, with a 'neither' or 'nor' that stands right before it."""
        phrase = self.subject_phrase(at)
        if phrase is None:
            of_us = _NONE_OF_US.search(self.text, max(0, at - _NONE_REACH), at)
            return of_us.group() if of_us is not None else ""
        if (of_all := _NONE_OF.search(self.text, max(0, phrase[0] - _NONE_REACH), phrase[0])) is not None:
            return self.text[of_all.start() : phrase[1]]
        before = self.text[max(0, phrase[0] - len("neither ")) : phrase[0]].split()
        opening = before[-1:] if before and before[-1].lower() in ("neither", "nor") else []
        return " ".join([*opening, self.text[phrase[0] : phrase[1]]])

    def next_predicate(self, start: int, end: int) -> int:
        """The character before `end` where 'and' or 'but' opens another finite verb of the same subject, or `end`.

        Or one of a subject of its own, where what comes before is no clause ('seeks talks and the army has left').
        """
        words = self.tagged
        first = bisect.bisect_left(words.starts, start)
        ahead = words.tags[max(0, first - _RELATIVE_REACH) : first]
        relative = _RELATIVE.search(ahead) is not None or "NT" in ahead  # 'the accord that Oslo left, are to meet'
        for k in range(first, len(words.tags) - 1):
            if words.starts[k] >= end:
                break
            if words.tags[k] == "," and (self._opens_clause(first, k, relative) or self._goes_on(k)):
                return words.starts[k]
            following = k + 1 if words.tags[k + 1] != "A" else min(k + 2, len(words.tags) - 1)
            verb = words.tags[following] in "zBHMO" or (
                words.tags[following] == "d" and words.lows[following] in words.grammar.heads
            )
            if words.tags[k] in "CK" and (verb or self._parts(first, k)):
                return words.starts[k]
        return end

    def _goes_on(self, k: int) -> bool:
        """Whether a comma opens another verb of the same subject, with an object: 'rejected the ban, demanded talks'.

        Not what was done to the noun before it ('the ban, imposed in May').
        """
        words = self.tagged
        verb = k + 1 if words.tags[k + 1] != "A" else min(k + 2, len(words.tags) - 1)
        transitive = words.tags[verb + 1 : verb + 2] in ("D", "N", "P", "R", "F") or words.lows[verb] in _CALLED
        said = words.tags[verb] in "zd" and words.lows[verb] in words.grammar.heads
        return said and transitive and bool(words.tags[verb + 1 : verb + 2])

    def _parts(self, first: int, k: int) -> bool:
        """Whether the conjunction `k` opens a clause with a subject of its own behind what one is to do.

        'Seeks to reopen the port and the army has left', but not 'hopes Oslo and the army will leave'.
        """
        words = self.tagged
        found = _CLAUSE_OF_ITS_OWN.match(words.tags, k + 1)
        if found is None or words.lows[found.end() - 1] == "should" or words.lows[max(0, first - 1)] == "that":
            return False
        to_do = words.tags.find("tv", max(0, first - 1), k) >= 0
        return to_do and _WITHIN_CLAUSE.search(words.tags, first, k) is None

    def _opens_clause(self, first: int, k: int, relative: bool) -> bool:
        """Whether another clause follows the comma `k`; one's own continues after a `relative` clause."""
        tags = self.tagged.tags
        said = tags.rfind("T", max(0, first - 1), k)
        whole = said < 0 or has_finite_verb(self.tagged, said, k)  # not 'that the pact, a relic, must go'
        if (relative and whole and _MAIN_VERB.match(tags, k)) or (said < 0 and _ANOTHERS_CLAUSE.match(tags, k)):
            return True
        return _ANOTHER_CLAUSE.match(tags, k) is not None or self._says(k + 1, relative)

    def _says(self, k: int, relative: bool) -> bool:
        """Whether word `k` is a participle that says or demands (', demanding a referendum').

        Behind a relative clause also the main verb: 'Oslo, which rejects the plan, called for talks'.
        """
        words = self.tagged
        if relative and words.tags[k] in "BHM":
            return True
        return words.tags[k] in ("gdz" if relative else "g") and words.lows[k] in words.grammar.heads

    def is_deed(self, at: int) -> bool:
        """Whether a verb follows a character, with or without an adverb or 'not' before it."""
        words = self.tagged
        return _DEED.match(words.tags, bisect.bisect_left(words.starts, at)) is not None

    def predicate(self, at: int) -> Predicate | None:
        """The verb at a character of the sentence."""
        return predicate(self.tagged, at)

    def agent_of(self, at: int) -> Row | None:
        """The mention by whom a passive verb is done ('was rejected by Cairo', 'a truce sought by Cairo')."""
        verb = self.predicate(at)
        if verb is None or not (verb.passive or self._is_reduced(verb)):
            return None
        span = agent(verb)
        return self.head(span) if span is not None else None

    def _is_reduced(self, verb: Predicate) -> bool:
        """Whether a participle stands for a passive relative clause: 'a truce sought by'."""
        words = self.tagged
        behind = words.lows[verb.at + 1 : verb.at + 3]
        done_by = behind[:1] == ["by"] or (behind[1:] == ["by"] and words.tags[verb.at + 1] in "It")  # 'called for by'
        return verb.group[0] > 0 and verb.tag in "dn" and done_by

    def is_singular_subject(self, at: int) -> bool:
        """Whether the subject of the verb at a character is one state, organisation or person, by name.

        A name with an article may be a plural ('the Taliban want', 'the Netherlands oppose').
        """
        verb = self.predicate(at)
        span = subject(verb) if verb is not None else None
        if span is None or " and " in self.text[span[0] : span[1]] or self._is_listed(span[0]):
            return False
        found = self.head(span)
        if (
            found is not None
            and found["alias_kind"] == "name"
            and self.text[span[0] : span[1]].lower().startswith("the ")
        ):
            return False
        return found is not None and (
            found["type"] == "person" or (found["type"] == "party" and found["alias_kind"] not in ("people", "demonym"))
        )

    def _is_listed(self, at: int) -> bool:
        """Whether a headline names another party right before, with but a comma between: 'Oslo, (Lima) vow to'."""
        before = self.mentions[0] if self.mentions else None
        opens = before is not None and before["char_start"] == self.offset and before["type"] == "party"
        return opens and before is not None and self.text[before["char_end"] - self.offset : at] == ", "

    def head(self, span: tuple[int, int]) -> Row | None:
        """The mention that heads a noun phrase, or stands in apposition to its head."""
        first = head_end(self.tagged, span)
        inside = [
            m
            for m in self.mentions
            if m["type"] in SUBJECTS
            and span[0] - 1 <= m["char_start"] - self.offset
            and m["char_end"] - self.offset <= span[1] + 2
        ]
        for mention in inside:
            if mention["char_start"] - self.offset < first <= mention["char_end"] - self.offset:
                unnamed = mention["type"] == "office" and not mention["parties"] and not mention["people"]
                return (self._led_by(inside, first) if unnamed else None) or mention
        behind = (m for m in inside if m["type"] == "person" and m["char_start"] - self.offset >= first)
        apposed = next((m for m in behind if not self._governs(first, m["char_start"] - self.offset)), None)
        apposed = apposed or self._apposed_body(inside, first)
        body = self._led_by(inside, first) or self._joined_in(inside, first) or self._opposition(span, first)
        body = body or self._of_body(span, first) or self._one_of_two(span, first) or self._seated(first)
        body = body or self._national_body(span, first)
        return apposed or self._author(span, first) or self._owner(span, first) or body

    def _apposed_body(self, inside: list[Row], head_end: int) -> Row | None:
        """The party in apposition to a noun for such ones: 'the main rebel group, the Popular Front, demanded'."""
        if self.lists[_BODY].search(self.text, 0, head_end) is None:
            return None
        parties = (m for m in inside if m["type"] == "party" and m["char_start"] - self.offset >= head_end)
        first = next(parties, None)
        near = first is not None and _APPOSED.fullmatch(self.text, head_end, first["char_start"] - self.offset)
        return first if near else None

    def _seated(self, head_end: int) -> Row | None:
        """The state whose government a noun phrase names by its seat: 'the government in Oslo'."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if not self.text.startswith(" in ", head_end) or not self.tagged.among(head, "possessed_body"):
            return None
        at = self.offset + head_end + len(" in ")
        seats = (m for m in self.mentions if m["char_start"] == at and m["alias_kind"] == "capital" and m["parties"])
        return next((m | {"type": "party", "people": None, "standing": "official"} for m in seats), None)

    def _one_of_two(self, span: tuple[int, int], head_end: int) -> Row | None:
        """The first of two peoples whose officials a noun phrase names together: 'Kenyan and Peruvian leaders'."""
        demonyms = [m for m in self.mentions if m["type"] == "demonym" and m["parties"]]
        ends = (
            m
            for m in demonyms
            if m["char_end"] - self.offset == head_end and m["char_start"] - self.offset >= span[0] - 1
        )
        first = next(ends, None)
        joined = _AND.match(self.text, head_end)
        if first is None or joined is None:
            return None
        at = self.offset + joined.end()
        speaking = (m for m in self.mentions if m["char_start"] == at and m["type"] in ("office", "party"))
        second = next((m for m in speaking if m["type"] == "party" or m["standing"] == "official"), None)
        return first if second is not None and second["parties"] else None

    def _of_body(self, span: tuple[int, int], head_end: int) -> Row | None:
        """The party for which the body that a noun phrase names speaks: 'the Hamas movement'."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if head >= len(self.tagged.lows):
            return None
        at = self.offset
        inside = [m for m in self.mentions if span[0] - 1 <= m["char_start"] - at and m["char_end"] - at <= span[1] + 2]
        placed = [m | {"char_start": m["char_start"] - at, "char_end": m["char_end"] - at} for m in inside]
        noun = (self.tagged.starts[head], head_end)
        found = speaking_body(placed, noun, span[1], self.text, self.grammar.groups)
        return found | {"char_start": found["char_start"] + at, "char_end": found["char_end"] + at} if found else None

    def _governs(self, start: int, end: int) -> bool:
        """Whether a preposition stands before a character, behind any comma: 'the term of President Dahl'."""
        low, high = bisect.bisect_left(self.tagged.starts, start), bisect.bisect_left(self.tagged.starts, end)
        apposed = self.tagged.tags[low:high].rpartition(",")[2]
        return any(tag in "FIt" for tag in apposed)

    def learn_owners(self) -> None:
        """Remember whose plan, statement or resolution the sentence names, for 'that plan' in a later one."""
        if self.grammar.groups["document_noun"].isdisjoint(_LETTERS.findall(self.text.lower())):
            return  # without a look at its grammar
        for k, noun in enumerate(self.tagged.lows):
            if self.tagged.among(k, "document_noun"):
                author = self._author((0, len(self.text)), self.tagged.ends[k]) or self._issuer(k)
                if author is not None:
                    self.owners[noun.rstrip("s")] = author

    def _issuer(self, noun: int) -> Row | None:
        """Who issues, adopts or sends the text that word `noun` names ('Oslo released a statement')."""
        words = self.tagged
        for k in range(noun - 1, max(-1, noun - 1 - _ISSUED_REACH), -1):
            if words.tags[k] in _ISSUED_ENDS:
                return None
            if words.tags[k] in VERBAL:
                return self.subject_before(words.starts[k]) if words.among(k, "authoring") else None
        return None

    def _owner(self, span: tuple[int, int], head_end: int) -> Row | None:
        """Whose 'that initiative' is, by what an earlier sentence said of it."""
        noun = self.text[span[0] : head_end].split()
        definite = len(noun) > 1 and noun[0].lower() in ("the", "that", "this", "those", "these")
        return self.owners.get(noun[-1].lower().rstrip("s")) if definite else None

    def _led_by(self, inside: list[Row], head_end: int) -> Row | None:
        """The person or party whose body a noun phrase is: 'his government', "the premier's office"."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if head >= len(self.tagged.lows) or not self.tagged.among(head, "possessed_body"):
            return None
        for mention in reversed(inside):
            end = mention["char_end"] - self.offset
            between = self.text[end:head_end].split()
            owns = mention["text"].lower() in _OBLIQUE or self.text[end : end + 1] in ("'", "’")
            if owns and end < head_end and len(between) <= _AUTHOR_REACH + 1:
                return mention
        return None

    def _opposition(self, span: tuple[int, int], head_end: int) -> Row | None:
        """The state whose opposition a noun phrase names: 'the Kenyan opposition', 'the main Kenyan opposition'."""
        if not self.text.endswith(_OPPOSITION, 0, head_end):
            return None
        near = (m for m in self.mentions if m["type"] == "demonym" and span[0] - 1 <= m["char_start"] - self.offset)
        return next((m for m in near if head_end - len(_OPPOSITION) == m["char_end"] - self.offset), None)

    def _national_body(self, span: tuple[int, int], head_end: int) -> Row | None:
        """The state of which a body that no list knows is an organ: 'the Kenyan Revenue Authority'."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if head >= len(self.tagged.lows) or not self.tagged.among(head, "national_body"):
            return None
        near = (m for m in self.mentions if m["type"] == "demonym" and span[0] - 1 <= m["char_start"] - self.offset)
        return next((m for m in near if _CAPITALISED.fullmatch(self.text, m["char_end"] - self.offset, head_end)), None)

    def _joined_in(self, inside: list[Row], head_end: int) -> Row | None:
        """The organisation whose members a noun phrase names: 'NATO allies', 'most EU countries'."""
        for mention in inside:
            behind = self.text[mention["char_end"] - self.offset : head_end].split()
            joint = mention["type"] == "party" and all(len(code) != _STATE_CODE for code in mention["parties"])
            if joint and 0 < len(behind) < _AUTHOR_REACH and behind[-1] in self.grammar.groups["member"]:
                return mention
        return None

    def _author(self, span: tuple[int, int], head_end: int) -> Row | None:
        """Whose statement, plan or resolution a noun phrase is: 'the Saudi plan', 'a statement issued by the EU'."""
        head = bisect.bisect_left(self.tagged.ends, head_end)
        if 0 < head < len(self.tagged.lows) and self.tagged.lows[head].isdigit():
            head -= 1  # 'Security Council Resolution 1973'
        if head >= len(self.tagged.lows) or not self.tagged.among(head, "document_noun"):
            return None
        near = [m for m in self.mentions if m["type"] in (*SUBJECTS, "demonym")]
        binding = self.tagged.among(head, "binding_text")
        for mention in near:
            start, end = mention["char_start"] - self.offset, mention["char_end"] - self.offset
            if mention["alias_kind"] == "capital" and self.text[end : end + 1] not in _OF_A_TOWN:
                continue  # 'the Oslo accord' has its name from where it was made
            if binding and end <= head_end and not self._issues(mention, end):
                continue  # 'the Mongolia report' is another's
            if span[0] - 1 <= start and end <= head_end and len(self.text[end:head_end].split()) <= _AUTHOR_REACH:
                return mention
            if head_end <= start <= span[1] and _BY_AUTHOR.fullmatch(self.text, head_end, start):
                return mention
        return None

    def _issues(self, mention: Row, end: int) -> bool:
        """Whether a report may be of whom stands before it: of an organisation, or of whom owns it."""
        joint = mention["type"] == "party" and all(len(code) != _STATE_CODE for code in mention["parties"] or ())
        return joint or self.text[end : end + 1] in ("'", "’") or mention["text"].lower() in _OBLIQUE

    def hypothetical(self, at: int) -> bool:
        """Whether the clause at a character only supposes."""
        return supposes(self.text, at)
