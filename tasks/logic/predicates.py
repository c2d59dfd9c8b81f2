"""Predicates: whether a word is a verb where it stands, and who its grammatical subject or its passive agent is.

Built on the light grammar (`grammar`, `clauses`) that also reads attributions, so that a stance and a report share one
idea of what a subject is. Character offsets are those of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from tasks.logic import clauses
from tasks.logic.clauses import Span
from tasks.logic.grammar import Grammar, Words, tokenise_sentence

Row = dict[str, Any]

VERBAL = "vzdgn"
_HEAD_ENDS = "FIwWgdnt(,-;:"
_COUNTING = ("both", "all", "each", "two", "three", "four")  # '(Oslo and Lima), both of which'
_GOING_REACH = 8  # words from 'flew' to the end of where one flew
_PREDICATE_REACH = 6  # words between a copula and what it predicates
_AGENT_REACH = 12  # words between a passive verb and its 'by'
_HELPED_REACH = 4  # words of 'has also now issued'
_PASSIVE = re.compile("B[AX]*[dn]")
_FINITE = re.compile("[vzdBHMO]")
_FINITE_HERE = re.compile("(?<!t)[zBHMO]|d(?![IF])")
_TWO_NAMES = re.compile("P+,P+(?:,P+)*N(?=t)")
# 'And on Saturday (urged)', 'but, in the palace before the cameras, (urged)'
_AND_THERE = re.compile(r"C,?(?:[IS]D?[NPYJ']{1,4},?){1,3}\Z")
_ADVERBIALS = 16  # words between 'and' and the verb behind it
_OPENS = 2  # words from a comma to the subject behind it (', and the minister')
_MEANWHILE = ("with",)  # what opens a clause of its own without a finite verb: 'with Oslo opposing new sanctions'


class Predicate(NamedTuple):
    """One verb in its sentence: its tag, the words of its group, and how it is built."""

    words: Words
    at: int
    group: Span
    passive: bool

    @property
    def tag(self) -> str:
        """The verb's tag: v base, z third person, d past, n participle, g -ing form."""
        return self.words.tags[self.at]

    @property
    def bare_participle(self) -> bool:
        """Whether it is an -ing form without an auxiliary ('..., demanding that')."""
        return self.tag == "g" and not set(self.words.tags[self.group[0] : self.at]) & set("BHM")

    @property
    def bare_base(self) -> bool:
        """Whether it is a base form without an auxiliary ('the ministers demand', 'that Cairo withdraw')."""
        return self.tag == "v" and not set(self.words.tags[self.group[0] : self.at]) & set("BHMO")

    @property
    def after_comma(self) -> bool:
        """Whether a comma stands before its group, or 'while' ('signed it while demanding more')."""
        before = max(0, self.group[0] - 1)
        return before < self.group[0] and (self.words.tags[before] == "," or self.words.lows[before] == "while")

    @property
    def coordinated(self) -> bool:
        """Whether 'and' or 'but' stands before its group."""
        before = self.group[0] - 1
        return before > 0 and self.words.tags[before] in "CK"

    @property
    def after_preposition(self) -> bool:
        """Whether it tells by what the main clause's subject acts ('joined Oslo in calling for', 'reacted by')."""
        before = self.group[0] - 1
        if before < 1 or self.words.lows[before] not in ("in", "by"):
            return False
        main = _main_verb(self.words, before)
        if main is None or self.words.lows[before] == "by":
            return main is not None and not _PASSIVE.search(self.words.tags, main, before)
        return self.words.among(main, "joining")

    @property
    def of_document(self) -> bool:
        """Whether it tells what a text says ('a statement calling for')."""
        return self.group[0] > 0 and self.words.among(self.group[0] - 1, "document_noun")

    @property
    def absolute(self) -> bool:
        """Whether its subject stands before it behind 'with' ('with Oslo opposing new sanctions')."""
        start = clauses.phrase_start(self.words, self.group[0])
        return 0 < start < self.group[0] and self.words.lows[start - 1] in _MEANWHILE

    @property
    def on_arrival(self) -> bool:
        """Whether it tells with what its subject goes somewhere ('flew to Oslo seeking', 'arrived Monday hoping')."""
        before = self.group[0] - 1
        if before < 1 or self.words.tags[before] in "C,KIt":
            return False
        near = range(max(0, before - _GOING_REACH), before)
        return any(self.words.among(k, "going") for k in near) and _main_verb(self.words, before) in near

    @property
    def fronted(self) -> bool:
        """Whether it opens its sentence, ahead of its subject ('Rejecting the plan, the minister said')."""
        before = self.words.tags[: self.group[0]]
        return self.bare_participle and not before.strip("QCKA:-") and _subject_behind(self.words, self.at) is not None

    @property
    def infinitive(self) -> bool:
        """Whether 'to' stands before its group."""
        return self.group[0] > 0 and self.words.tags[self.group[0] - 1] == "t"


def predicate(words: Words, start: int) -> Predicate | None:
    """The verb that starts at a character of the sentence; None where the word there is no verb."""
    at = bisect_left(words.starts, start)
    if at >= len(words.tags) or words.tags[at] not in VERBAL:
        return None
    group = clauses.verb_group(words, at)
    return Predicate(words, at, group, clauses.is_passive(words, group))


def governing(words: Words, start: int) -> Predicate | None:
    """The verb at a character, or the one whose predicate the word there is ('is ready', 'has no intention')."""
    at = bisect_left(words.starts, start)
    if at < len(words.tags) and words.tags[at] == "M":  # 'would also provide': the group begins with its modal
        group = clauses.verb_group(words, at)
        return Predicate(words, at, (group[0], at + 1), passive=False)
    for k in range(at, max(-1, at - _PREDICATE_REACH), -1):
        if k < len(words.tags) and words.tags[k] in VERBAL + "BHO":
            group = clauses.verb_group(words, k)
            return Predicate(words, k, group, clauses.is_passive(words, group))
    return None


def subject(found: Predicate) -> Span | None:
    """The characters of the noun phrase that is the subject of a verb; of a relative pronoun, its antecedent.

    A verb that depends on another has the other's subject ('is expected to demand', 'rejected X and demanded Y',
    '..., demanding Y').
    """
    words, first = found.words, found.group[0]
    tags = words.tags
    if found.infinitive:
        first = clauses.verb_group(words, _governor(words, first - 1))[0]
    if found.fronted:
        span = _subject_behind(words, found.at)
    elif found.bare_participle and (found.after_preposition or found.on_arrival):
        span = _main_subject(words, first)
    elif found.bare_participle and found.after_comma:
        span = None
    else:
        span = _coordinated_subject(words, first) or clauses.subject(words, first)
    if span is None and first and (tags[first - 1] in "C,K" or (found.bare_participle and found.after_comma)):
        span = _main_subject(words, first)
    if span is not None and span[1] - span[0] == 1 and tags[span[0]] in "wT":
        span = _antecedent(words, span[0])
    elif span is not None and _is_whose_body(words, span):
        span = _antecedent(words, span[0] - 1)
    return (words.starts[span[0]], words.ends[span[1] - 1]) if span else None


def _coordinated_subject(words: Words, first: int) -> Span | None:
    """The subject of the verb before 'and', where time or place stand behind that ('left and on Saturday urged')."""
    joined = _AND_THERE.search(words.tags, max(0, first - _ADVERBIALS), first)
    return _main_subject(words, joined.start()) if joined is not None else None


def of_relative(found: Predicate) -> bool:
    """Whether a verb's subject is a relative pronoun behind a comma or dash ('the ban on Oslo, which rejects it')."""
    span = clauses.subject(found.words, found.group[0])
    if span is None or span[1] - span[0] != 1 or found.words.tags[span[0]] != "w":
        return False
    return found.words.tags[max(0, span[0] - 1)] in ",-"


def _is_whose_body(words: Words, span: Span) -> bool:
    """Whether a phrase stands for whom 'whose' before it means: 'the premier, whose government (rejects)'."""
    whose = span[0] > 0 and words.lows[span[0] - 1] == "whose"
    return whose and words.among(span[1] - 1, "possessed_body")


def _subject_behind(words: Words, participle: int) -> Span | None:
    """The subject of the main clause behind a participle that opens the sentence: the phrase right behind a comma."""
    tags = words.tags
    comma = tags.find(",", participle)
    while comma >= 0:
        told = _FINITE_HERE.search(tags, participle + 1, comma)
        if told is not None and set("wWTS").isdisjoint(tags[participle : told.start()]):
            return None  # 'Rejecting it means war, he said': no participle, but the subject
        verb = _FINITE.search(tags, comma)
        if verb is None:
            return None
        span = clauses.subject(words, clauses.verb_group(words, verb.start())[0])
        if span is not None and comma < span[0] <= comma + _OPENS:
            return span
        if span is not None and span[0] < comma:
            return None
        comma = tags.find(",", comma + 1)
    return None


def _governor(words: Words, to: int) -> int:
    """The verb that governs the infinitive whose 'to' is word `to`: the nearest to the left, within a few words."""
    for k in range(to - 1, max(-1, to - 4), -1):
        if words.tags[k] in VERBAL + "BHM":
            return k
    return to


def author(found: Predicate) -> Span | None:
    """The characters of who issued, sent or backed the text that a participle speaks of ('sent a letter urging')."""
    words = found.words
    main = _main_verb(words, found.group[0])
    if main is None:
        return None
    behind = range(main, min(main + _HELPED_REACH, found.group[0]))
    deed = next((k for k in behind if words.tags[k] in VERBAL and words.among(k, "authoring")), None)
    if deed is None or (words.tags[main] == "B" and words.tags[deed] != "g"):
        return None  # 'issued', 'has also issued', 'is issuing'; not 'was sent'
    span = clauses.subject(words, clauses.verb_group(words, main)[0])
    return (words.starts[span[0]], words.ends[span[1] - 1]) if span else None


def outer_subject(found: Predicate) -> tuple[int, int] | None:
    """The subject of the main clause, for a participle behind what that clause tells ('said that all gain, urging')."""
    words = found.words
    inner = _main_subject(words, found.group[0])
    if inner is None or inner[0] == 0 or words.tags[inner[0] - 1] != "T":
        return None
    outer = _main_subject(words, inner[0] - 1)
    return (words.starts[outer[0]], words.ends[outer[1] - 1]) if outer else None


def _main_subject(words: Words, first: int) -> Span | None:
    """The subject of the clause's main verb, for a verb that has none of its own."""
    main = _main_verb(words, first)
    return clauses.subject(words, clauses.verb_group(words, main)[0]) if main is not None else None


def _main_verb(words: Words, first: int) -> int | None:
    """The nearest verb to the left that has a subject."""
    tags = words.tags
    for k in range(first - 1, -1, -1):
        if tags[k] in "vzdBHM" and (k == 0 or tags[k - 1] not in "tBHM"):
            begins = clauses.verb_group(words, k)[0]
            span = clauses.subject(words, begins)
            if span is not None and asked(words, k, first, span[0]):
                continue
            if span is not None:
                return k
            if begins and tags[begins - 1] not in "C,K":
                return None
    return None


def asked(words: Words, verb: int, told: int, start: int) -> bool:
    """Whether a verb is what is asked of its subject ('demanded that Chad leave'): a past form beside it tells on."""
    return words.tags[verb] == "v" and words.tags[told] == "d" and words.tags[start - 1 : start] == "T"


def _antecedent(words: Words, relative: int) -> Span | None:
    """The phrase that a relative pronoun means: that before it, also where 'both of' counts those it means."""
    counted = relative > 1 and words.lows[relative - 1] == "of" and words.lows[relative - 2] in _COUNTING
    end = relative - 2 if counted else relative
    while end and words.tags[end - 1] in ",-":
        end -= 1
    start = clauses.phrase_start(words, end)
    if start == end:  # 'was rejected by Oslo, which', whom no phrase before goes with
        while start and words.tags[start - 1] in "NPJD'":
            start -= 1
    return (start, end) if start < end else None


def agent(found: Predicate) -> Span | None:
    """The characters of a passive verb's agent ('was rejected on Monday by Cairo')."""
    words = found.words
    for k in range(found.at + 1, min(len(words.tags), found.at + _AGENT_REACH)):
        if words.lows[k] == "by":
            end = clauses.phrase_end(words, k + 1) if k + 1 < len(words.tags) else k + 1
            return (words.starts[k + 1], words.ends[end - 1]) if end > k + 1 else None
        if words.tags[k] in "vzBHMwTS.;:":
            return None
    return None


def head_end(words: Words, span: Span) -> int:
    """Where the head of a noun phrase ends: before its first 'of', 'in', relative clause, apposition or 'and'."""
    low, high = bisect_left(words.starts, span[0]), bisect_left(words.starts, span[1])
    if high > low + 1 and words.tags[high - 1] == "'":  # 'Canada's' before the noun that it possesses
        high -= 1
    named = False
    for k in range(low, high):
        tag = words.tags[k]
        if named and (tag in _HEAD_ENDS or tag == "C" or _tells_when(words, k, high)):
            return words.ends[k - 1]
        named = named or tag in "NPJYR"
    return words.ends[high - 1] if high > low else span[1]


def _tells_when(words: Words, k: int, high: int) -> bool:
    """Whether word `k` of a noun phrase tells when or where something is done ('the envoy Tuesday in Lima')."""
    return words.lows[k] == "here" or (words.tags[k] == "Y" and (k + 1 == high or words.tags[k + 1] in "IYJ"))


def tagged(text: str, grammar: Grammar) -> Words:
    """The tagged words of a sentence, those inside quotation marks too.

    No third person opens a sentence: 'Talks on Cyprus must resume' and 'Conditions do not permit it' begin with nouns.
    """
    words = _with_left(_with_parts(_with_calls(_with_participles(_with_two(tokenise_sentence(text, grammar))))))
    opening = next((k for k, tag in enumerate(words.tags) if tag not in "Q,"), 0)
    if words.tags[opening : opening + 2] in ("zI", "zF", "zO", "zB", "zM", "zH"):
        return words._replace(tags=words.tags[:opening] + "N" + words.tags[opening + 1 :])
    return words


def _with_calls(words: Words) -> Words:
    """'Calls' behind a noun and before 'on' or 'upon' somebody is a verb: 'the UN chief calls upon all parties'.

    Before 'for' it is one behind a text: 'the resolution calls for a truce', but not 'ignored truce calls for years';
    or where a headline has no other verb ('UN chief calls for').
    """
    tags = words.tags
    for k in range(1, len(tags) - 2) if "calls" in words.lows else ():
        called = words.lows[k] == "calls" and words.lows[k + 1] in ("on", "upon") and tags[k] == "N"
        numbered = (
            words.lows[k - 1].isdigit() and k > 1 and words.among(k - 2, "document_noun")
        )  # 'Resolution 1973 calls'
        asks = words.lows[k] == "calls" and words.lows[k + 1] == "for" and tags[k] == "N"
        headed = asks and tags[k - 1] == "N" and "P" in tags[: k - 1] and _FINITE_HERE.search(tags) is None
        if (asks and (words.among(k - 1, "document_noun") or numbered or headed)) or (
            called
            and (tags[k - 1] in "NP" or numbered)
            and tags[k + 2] in "DPN"
            and not words.lows[k - 1].endswith("ed")
        ):
            tags = tags[:k] + "z" + tags[k + 1 :]
    return words if tags is words.tags else words._replace(tags=tags)


def _with_two(words: Words) -> Words:
    """A noun that is a verb as well is one where a headline names two with a comma before it: 'Oslo, Lima vow to'."""
    named = _TWO_NAMES.match(words.tags)
    if named is None or words.lows[named.end() - 1] not in words.grammar.heads:
        return words
    k = named.end() - 1
    return words._replace(tags=words.tags[:k] + "v" + words.tags[k + 1 :])


def _with_left(words: Words) -> Words:
    """'Left' between a name and what one leaves is a verb: 'Oslo left the door open'."""
    tags = words.tags
    for k in range(1, len(tags) - 1) if "left" in words.lows else ():
        if tags[k] == "N" and words.lows[k] == "left" and tags[k - 1] in "PR" and tags[k + 1] in "D":
            tags = tags[:k] + "d" + tags[k + 1 :]
    return words if tags is words.tags else words._replace(tags=tags)


def _with_parts(words: Words) -> Words:
    """A noun behind 'for its part' that is a verb as well is one: 'which for its part favours talks'."""
    tags = words.tags
    for k in range(3, len(tags)) if "part" in words.lows else ():
        part = words.lows[k - 1] == "part" and words.lows[k - 3] == "for" and tags[k - 2] == "D"
        if part and tags[k] == "N" and words.lows[k] in words.grammar.heads:
            tags = tags[:k] + ("z" if words.lows[k].endswith("s") else "v") + tags[k + 1 :]
    return words if tags is words.tags else words._replace(tags=tags)


def _with_participles(words: Words) -> Words:
    """Forms in -ing that a text's words or a preposition make verbs: 'a letter urging', 'in calling for', 'by calling'.

    Elsewhere a form that is a noun as well is one behind a noun ('a letter warning', 'talks'), and no verb.
    """
    tags = words.tags
    for k in range(1, len(tags) - 1):
        if tags[k] != "N" or not words.lows[k].endswith("ing") or tags[k + 1] not in "ITDPNRr":
            continue
        said = words.among(k - 1, "document_noun")
        if said or (words.lows[k - 1] in ("in", "by") and tags[k + 1] in "ITD"):
            tags = tags[:k] + "g" + tags[k + 1 :]
    return words if tags is words.tags else words._replace(tags=tags)
