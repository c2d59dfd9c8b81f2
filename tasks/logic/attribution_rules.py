"""Attributions of one tagged sentence: for each cue, who is the source and what the content.

The classes of speech_cues.csv say which pattern a cue follows: say, voice, state, tell, ask, think, judge, about,
urge, intend, show, seem (verbs), accord ('according to'), noun ('their claim that').
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.logic import clauses, contents
from tasks.logic.clauses import Span
from tasks.logic.grammar import Frame, Words

COLON = Frame(":", (), "say", "state")

_REPORTING = frozenset(("say", "voice", "state", "tell", "ask", "accord", "noun"))
_PASSIVE = frozenset(("think", "judge", "say", "state", "urge"))
_NOT_WHO = frozenset(("its", "their", "his", "her", "a", "an", "no", "any", "new", "further", "more"))
_INVERTED = frozenset(("say", "voice", "state"))
_FINITE = re.compile("A?[zdBHMO]")
_SPEAKER = re.compile(r"P+|D")
_COLON_REACH = 4
_QUOTED_REACH = 30


class Reading(NamedTuple):
    """One attribution in word indexes of its sentence."""

    source: Span | None
    cue: Span
    content: Span | None
    frame: Frame


def read_sentence(words: Words) -> list[Reading]:
    """The attributions of one sentence, in order of their cues."""
    grammar = words.grammar
    readings: list[Reading] = []
    if spoken := _colon(words):
        readings.append(spoken)
    main: Span | None = None
    done = opened = 0
    for i, low in enumerate(words.lows):
        tag = words.tags[i]
        if tag == ";":
            opened = i
        if (main is None or main[0] < opened) and tag in "vzdBHMO":
            main = _main_subject(words, i) or main  # behind a semicolon the next clause has its own
        if i < done or low not in grammar.heads:
            continue
        if tag == "N" and low in grammar.nouns:
            reading = _nominal(words, i, grammar.nouns[low])
        elif (found := _cue(words, i)) is not None:
            frame, after = found
            if frame.kind == "accord":
                reading = _according(words, i, after, frame)
            else:
                reading = _verbal(words, i, after, frame, main) if tag in "vzdng" else None
        else:
            reading = None
        if reading and not _is_inner_thought(words, reading, readings):
            readings.append(reading)
            done = reading.cue[1]
            main = main or reading.source  # '"...," said the envoy, adding that'
    return [_clipped(reading, readings) for reading in readings]


def _clipped(reading: Reading, readings: list[Reading]) -> Reading:
    """A reading whose content ends before a later '..., X said' that has it in its own content."""
    content = reading.content
    for other in readings:
        if content and other.content and other.content[1] <= other.cue[0] and other.content[1] < content[1]:
            inside = other.content[0] <= reading.cue[0] < other.content[1] and content[0] < other.content[1]
            content = (content[0], other.content[1]) if inside else content
    return reading._replace(content=content)


def _main_subject(words: Words, verb: int) -> Span | None:
    found = clauses.subject(words, clauses.verb_group(words, verb)[0])
    return found if found and words.tags[found[0]] not in "wT" else None


def _cue(words: Words, i: int) -> tuple[Frame, int] | None:
    """The longest cue that starts at word i, and the word after it."""
    for frame in words.grammar.cues.get(words.lows[i], ()):
        after = i + 1 + len(frame.rest)
        if tuple(words.lows[i + 1 : after]) != frame.rest:
            continue
        following = words.tags[after : after + 1]
        if frame.rest and (
            (frame.rest[-1] == "to" and following == "v") or (following == "Y" and frame.kind == "about")
        ):
            continue  # 'agreed to meet', 'insisted on Monday'
        return frame, after
    return None


def _is_inner_thought(words: Words, reading: Reading, before: list[Reading]) -> bool:
    """Whether a cue stands inside what another one reports and is no report of its own.

    'The minister said Moscow demands talks' is two attributions; in 'he said he hopes so' the hope is his own words.
    """
    kind = reading.frame.kind
    if kind in _REPORTING or (kind == "urge" and reading.source and words.tags[reading.source[0]] not in "RwT"):
        return False
    start, end = reading.cue
    return any(r.content and r.content[0] <= start and end <= r.content[1] for r in before)


def _colon(words: Words) -> Reading | None:
    """An attribution by a colon alone: 'Foreign Minister Ann Lee: "We agree."', 'Minister: Talks will go on'."""
    tags = words.tags
    at = tags.find(":")
    if at < 1 or at + 1 >= len(tags):
        return None
    if tags[at + 1] == "Q" and at + 3 >= len(tags):
        source = clauses.subject(words, at)
        named = source is not None and tags[source[1] - 1] == "P"
        if source is None or not named or "Q" in tags[:at] or clauses.finite_verb_before(words, source[0]):
            return None
        return Reading(source, (at, at + 1), (at + 1, at + 2), COLON)
    if at <= _COLON_REACH and _SPEAKER.fullmatch(tags, 0, at) and clauses.has_finite_verb(words, at + 1, len(tags)):
        content = contents.trim(words, at + 1, len(tags))
        return Reading((0, at), (at, at + 1), content, COLON) if content else None
    return None


def _nominal(words: Words, i: int, frame: Frame) -> Reading | None:
    """An attribution by a noun with its possessor: 'their refusal to sign', 'the group's claim that'."""
    tags = words.tags
    if words.lows[i + 1 : i + 2] == ["by"]:
        return _authored(words, i, frame)
    if tags[i + 1 : i + 2] not in ("t", "T"):
        return None
    first = i
    while first and tags[first - 1] == "N":
        first -= 1
    if not first:
        return None
    if words.among(first - 1, "possessor"):
        source = (first - 1, first)
    else:
        start = clauses.phrase_start(words, first - 1) if tags[first - 1] == "'" else first
        if start >= first - 1:
            return None
        source = (start, first)
    end = _nominal_end(words, i + 1, frame)
    content = contents.trim(words, i + 1, end)
    return Reading(source, (first, i + 1), content, frame) if content else None


def _authored(words: Words, i: int, frame: Frame) -> Reading | None:
    """An attribution by a noun with its author behind 'by': 'a claim by the envoy that'."""
    end = clauses.phrase_end(words, i + 2) if i + 2 < len(words.tags) else i + 2
    if end <= i + 2 or words.tags[end : end + 1] != "T":
        return None
    content = contents.trim(words, end, contents.clause_end(words, end, frame))
    return Reading((i + 2, end), (i, i + 2), content, frame) if content else None


def _nominal_end(words: Words, at: int, frame: Frame) -> int:
    """The end of what a noun governs: before the main verb if the noun is in the subject."""
    tags = words.tags
    end = contents.clause_end(words, at, frame)
    if clauses.finite_verb_before(words, at):
        return end
    inner = tags[at] == "T"  # the clause's own verb comes first
    for k in range(at + 2, end):
        if tags[k] in "zdBHM" and tags[k - 1] not in "BHMOXA":
            if not inner:
                return k
            inner = False
    return end


def _according(words: Words, i: int, after: int, frame: Frame) -> Reading | None:
    """An attribution by 'according to' and its like, before, within or after the content."""
    tags = words.tags
    if frame.lemma == "per" and (i == 0 or tags[i - 1] != ","):
        return None
    end = clauses.phrase_end(words, after)
    comma = tags.find(",", after)
    if i == 0 and end == len(tags.rstrip(".")) and comma > after:
        end = comma  # 'According to an aide who had read it, the paper ...'
    if end == after:
        return None
    start = contents.left_start(words, i)
    dependent = tags[start] == "S" or (i > 1 and tags[i - 1] == "," and tags[i - 2] in "STCK")
    if i == 0 or (dependent and tags[end : end + 1] == ","):
        stop = len(tags) if i == 0 else contents.clause_end(words, min(end + 1, len(tags) - 1), frame)
        content = contents.trim(words, end, stop)
    else:
        content = contents.trim(words, start, i)
    return Reading((after, end), (i, after), content, frame) if content else None


def _verbal(words: Words, i: int, after: int, frame: Frame, main: Span | None) -> Reading | None:
    """An attribution by a verb at word i."""
    tags = words.tags
    if words.lows[i] == "saying" and i and words.lows[i - 1] == "as":
        return _quoted_as_saying(words, i, after, frame)
    if _is_reduced(words, i, after, frame):
        return _reduced(words, i, after, frame)
    group = _whole_group(words, i)
    if group is None:
        return None
    first = group[0]
    if words.among(i, "quoting") and ("as saying" in " ".join(words.lows[after : after + _QUOTED_REACH])):
        return None  # the words are read at 'as saying'
    if clauses.is_passive(words, group):
        return _passive(words, first, after, frame)
    cue = (first, after + 1 if tags[after : after + 1] == ":" else after)
    participle = tags[i] == "g" and tags[first:i].strip("A") == ""
    if participle:
        source = _participle_source(words, first, main)
        left = None
    else:
        source = clauses.subject(words, first)
        left = contents.left_content(words, source[0]) if source else None
        if source is None and (inverted := _inverted(words, cue, after, frame)):
            return inverted
        if source is None and first and tags[first - 1] in _joins(frame) and tags[first] != "A":
            source = _relative_source(words, first) or main
    if source is None or _is_modifier(words, source, frame):
        return None
    content = contents.relative_content(words, source[0], after, frame)
    content = content or contents.complement(words, after, frame, left)
    announces = tags.endswith(":") and after >= len(tags) - 6  # the quotation is the next paragraph
    return Reading(source, cue, content, frame) if content or announces else None


def _relative_source(words: Words, first: int) -> Span | None:
    """The pronoun of the relative clause that a verb goes on, as no comma ends it: 'met B, who left and (urged)'."""
    tags = words.tags
    relative = tags.rfind("w", 0, first)
    if relative < 1 or tags[relative - 1] not in ",-" or tags[first - 1] != "C":
        return None
    told = tags[relative + 1 : first - 1]
    return (relative, relative + 1) if _FINITE.match(told) and not set(told) & set(",-;:") else None


def _joins(frame: Frame) -> str:
    """Tags of what joins a verb to the one before it; 'backed the plan but wanted more' may be one report."""
    return "CK," if frame.kind in ("say", "tell") else "C,"


def _is_modifier(words: Words, source: Span, frame: Frame) -> bool:
    """Whether the supposed source is one bare singular word, as 'low' in 'low added value'."""
    start, end = source
    bare = end - start == 1 and start > 0 and words.tags[start] == "N" and not words.lows[start].endswith("s")
    return bare and frame.kind not in ("say", "tell", "voice")


def _whole_group(words: Words, i: int) -> Span | None:
    """The verb group of word i with verbs that it depends on ('went on to say'); None for other infinitives."""
    tags = words.tags
    first, end = clauses.verb_group(words, i)
    if tags[i] == "v" and first > 1 and tags[first - 1] == "t":
        governor = first - 2
        if words.lows[governor] == "on" and words.among(governor - 1, "go"):
            governor -= 1
        elif not (tags[governor] in "vzdng" and words.among(governor, "catenative")) and tags[governor] not in "BHM":
            return None
        first, _ = clauses.verb_group(words, governor)
        if tags[governor] == "v" and first and tags[first - 1] == "t":
            return None
    elif tags[i] == "g" and first and tags[first - 1] in "vzdn" and words.among(first - 1, "ingressive"):
        first, _ = clauses.verb_group(words, first - 1)
    return first, end


def _participle_source(words: Words, first: int, main: Span | None) -> Span | None:
    """The source of '..., saying that', 'a letter saying that', 'by saying that'."""
    tags = words.tags
    before = tags[first - 1] if first else ""
    if before and before in "IFStvzdgn" and not words.among(first - 1, "gerund_preposition"):
        return None
    return clauses.subject(words, first) if before and before in "NP" else main


def _inverted(words: Words, cue: Span, after: int, frame: Frame) -> Reading | None:
    """An attribution with its source behind the cue: '"...," said Ann Lee, a spokeswoman'."""
    tags = words.tags
    first = cue[0]
    if frame.kind not in _INVERTED or not first or tags[first - 1] not in ",Q-" or tags[first] not in "vzdgA":
        return None
    end = clauses.phrase_end(words, after) if tags[after : after + 1] in tuple("PDNJRAdg") else after
    if tags[after : after + 1] in ("d", "g"):  # 'said retired General', 'said visiting President'
        end = clauses.phrase_end(words, after + 1)
    content = contents.left_content(words, first)
    if end <= after or content is None:
        return None
    if words.lows[after] in _NOT_WHO and "Q" not in tags[content[0] : content[1]] and frame.kind == "state":
        return None  # 'condemned the attack, reaffirmed its support': what the same subject did next
    more = contents.quotation_after(words, end)
    return Reading((after, end), cue, (content[0], more[1]) if more else content, frame)


def _passive(words: Words, first: int, after: int, frame: Frame) -> Reading | None:
    """'The plan was rejected by X', 'he is believed to be in Y': the subject begins the content."""
    tags = words.tags
    about = clauses.subject(words, first)
    if about is None:
        return None
    if words.lows[after : after + 1] == ["by"]:
        end = clauses.phrase_end(words, after + 1)
        return Reading((after + 1, end), (first, after), about, frame) if end > after + 1 else None
    if words.lows[about[0] : about[1]] == ["it"] and tags[after : after + 1] == "T":
        content = contents.trim(words, after, contents.clause_end(words, after, frame))
        return Reading(None, (first, after), content, frame) if content else None
    if frame.kind in _PASSIVE and tags[after : after + 1] in tuple("tTDWNI"):
        content = contents.trim(words, about[0], contents.clause_end(words, after, frame))
        return Reading(None, (first, after), content, frame) if content else None
    return None


def _quoted_as_saying(words: Words, i: int, after: int, frame: Frame) -> Reading | None:
    """'She was quoted by state radio as saying that', 'State radio quoted her as saying that'; both may come last."""
    verb = next((k for k in range(i - 2, max(-1, i - _QUOTED_REACH), -1) if words.among(k, "quoting")), None)
    if verb is None:
        return None
    group = clauses.verb_group(words, verb)
    passive = clauses.is_passive(words, group)
    quoting = clauses.subject(words, group[0])
    source = quoting if passive else (verb + 1, i - 1)
    cue = (group[0] if passive and verb == i - 2 else i - 1, after)
    left = contents.left_content(words, quoting[0]) if quoting else None
    content = contents.complement(words, after, frame, left)
    return Reading(source, cue, content, frame) if source and source[0] < source[1] and content else None


def _is_reduced(words: Words, i: int, after: int, frame: Frame) -> bool:
    """Whether a bare participle of asking or telling opens a clause: 'Asked about', 'when told that'."""
    tags = words.tags
    if tags[i] not in "dn" or frame.kind not in ("ask", "tell", "about"):
        return False
    if i == 0 or words.among(i - 1, "participle_opener"):
        return True
    return tags[i - 1] == "," and (words.lows[after - 1] == "about" or tags[after : after + 1] == "S")


def _reduced(words: Words, i: int, after: int, frame: Frame) -> Reading | None:
    """An attribution by a bare participle: 'Asked by a reporter whether he would go, ...'."""
    source = None
    at = after
    if words.lows[at : at + 1] == ["by"]:
        at = clauses.phrase_end(words, at + 1)
        source = (after + 1, at) if at > after + 1 else None
    at = clauses.skip_time(words, at)
    comma = words.tags.find(",", at)
    content = contents.trim(words, at, comma if comma > 0 else len(words.tags))
    return Reading(source, (i, after), content, frame) if content else None
