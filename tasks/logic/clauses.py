"""Phrases and clauses around a verb: its group, its subject, whom it is said to, where a phrase ends.

All functions read the tag string of `grammar.Words` and give word indexes, half open. Every scan is one pass and
bounded by `_REACH` or by the sentence, which `attribution_rules` keeps short: a hostile text costs linear time.
"""

from __future__ import annotations

import re

from tasks.logic.grammar import Words

Span = tuple[int, int]

_REACH = 90
_FINITE = re.compile("[vzdBHMO]")
_FINITE_HERE = re.compile("(?<!t)[vzdBHMO]")  # no infinitive: ', in its bid to win the vote,'
_TELLS_ANEW = re.compile("(?<![gdn]t)[vzBHMO]|R|d(?![IFt])")  # a clause, not ', a state aspiring to join it,'
_SPOKEN = frozenset(",?!.…-—")  # what a quotation ends with if it is more than a quoted word or two

_AGO = 5  # words of 'some two and a half weeks ago' at most
_ASIDE = 7  # words of ', the minister said,' between a subject and its verb
_SAID = re.compile(r"A?(?:R|D?[NJP]+)A?")
_TIME_PHRASE = re.compile(r"(?:ID?[NJ]?Y+J?|DN?Y+|IJ|N?Y+J?)(?=[^NPJ'Y]|$)")
_PREPOSITIONAL = re.compile(r"I+D?(?:[NJPY'Q]|\([^)]*\))*(?:FD?[NJPY']+)*")
_OF_CLAUSES = (
    "say",
    "tell",
    "state",
    "think",
    "show",
    "seem",
    "voice",
)  # classes of verbs whose content opens without 'that'
_ITSELF = ("itself", "himself", "herself", "themselves", "alone")
_FRONTED = re.compile(
    r"ID?[NJP']*?(?:Y+J?|J(?!N)|N(?=[DP]))(?=[DPNR])|I(?:P|DN+|N)(?=D)|ID?[NJP']+(?:[tIF]D?[NJPY']+){1,2}(?=D)"
)
_ADDRESSEE = re.compile(r"r|R(?=[TQ,:])|D?[NJAg]*[NPJY'Q]+(?:[FI]D?[NPJY']+)*(?:,P\.?,?)?(?:CD?[NJP']+|[NJP']+)?")
# 'told a conference organised by the council in Oslo on Friday (that)'
_TOLD_THAT = re.compile(r"[dgn]A?(?:I+D?[NJPY']+(?:FD?[NJPY']+)?Y*){1,3}(?=T)")
_PLURAL_ADDRESSEE = re.compile(r"D?[NJ]*?N(?=D)")
# Between 'who' and its verb: 'who on her arrival late Friday (called for)', 'which in Oslo's view (must)'
_SAID_OF_WHEN = re.compile(r"(?:A|[DJ]?Y+A?|I+D?(?:P')?[NJY]*[NY](?:FD?[NJPY']+)?Y*|I+P+Y*)+")
_WHEN_REACH = 14  # words between a relative pronoun and its verb
_RELATIVE_REACH = 18  # words of a relative clause without commas, within a subject
_ONE_VERB = re.compile(r"[^vzdBHMOwWT,;:Q-]*[BHMO]*[AX]*(?:[vzd]|[BHMO][AX]*[gn]|[BHO])[^vzdBHMOwWT,;:CQ-]*")


def verb_group(words: Words, verb: int) -> Span:
    """The verb at `verb` with the auxiliaries and adverbs before it ('had also said')."""
    tags = words.tags
    first = verb
    while first > 0:
        if first > 1 and _is_adverb_pair(words, first):
            first -= 2
        elif first == 1 and words.lows[0] == "both":
            break  # 'Both (rejected it)'
        elif tags[first - 1] in "BHOMXA" and words.lows[first - 1] not in ("first", "back", "away", "ago"):
            first -= 1
        elif (joined := _joined_adverbs(words, first)) < first:
            first = joined
        else:
            break
    while first < verb and tags[first] == "A" and words.among(first, "loose_adverb"):
        first += 1
    return first, verb + 1


def _joined_adverbs(words: Words, first: int) -> int:
    """Where a row of adverbs begins whose last is word `first` ('openly, loudly and publicly (threatens)')."""
    if words.tags[first] != "A" or words.tags[max(0, first - 2) : first] != "AC":
        return first
    first -= 2
    while words.tags[max(0, first - 2) : first] == "A,":
        first -= 2
    return first


def _is_adverb_pair(words: Words, end: int) -> bool:
    """Whether the two words before `end` are one adverb ('so far', 'at first', 'in turn')."""
    groups, last = words.grammar.groups, words.lows[end - 1]
    return last in groups["adverb_end"] and f"{words.lows[end - 2]} {last}" in groups["adverb_pair"]


def is_passive(words: Words, group: Span) -> bool:
    """Whether a verb group is passive ('was said')."""
    return "B" in words.tags[group[0] : group[1] - 1] and words.tags[group[1] - 1] in "dn"


def subject(words: Words, first: int) -> Span | None:
    """The noun phrase to the left that is the subject of the verb group starting at `first`."""
    tags = words.tags
    end = _before_interruption(words, first)
    if end <= 0:
        return None
    if (relative := _relative_before(words, end)) is not None:
        return relative, relative + 1
    if (described := _before_relative_clause(words, end)) is not None:
        return described
    last = tags[end - 1]
    if end < first and last in "HBM":  # 'has for years rejected': what is said of when divides the verb
        return subject(words, verb_group(words, end - 1)[0])
    if last in "RwT" or (end == 1 and words.lows[0] == "both"):
        return end - 1, end
    if last in ",-":
        return _before_apposition(words, end)
    if last == "r":
        reflexive = words.lows[end - 1].endswith(("self", "selves")) and end > 1 and tags[end - 2] in "NPR"
        if not reflexive:
            return None
        return (end - 2 if tags[end - 2] == "R" else phrase_start(words, end - 1)), end
    if last not in "NPJY')Qdg" or (last == "Q" and words.lows[end - 1] in _SPOKEN):
        return None
    start = phrase_start(words, end)
    return (start, end) if start < end else None


def _relative_before(words: Words, end: int) -> int | None:
    """The relative pronoun whose verb follows at `end`, behind words that say when or where."""
    relative = words.tags.rfind("w", max(0, end - _WHEN_REACH), end)
    told = relative >= 0 and _SAID_OF_WHEN.fullmatch(words.tags, relative + 1, end)
    return relative if told else None


def _before_relative_clause(words: Words, end: int) -> Span | None:
    """The noun phrase before a relative clause without commas ending where the verb follows ('those who met (urge)').

    A verb of saying in it has what follows for its content ('who said the minister (left)').
    """
    tags = words.tags
    relative = tags.rfind("w", max(0, end - _RELATIVE_REACH), end)
    if relative < 1 or tags[relative - 1] not in "NPJ)" or not _ONE_VERB.fullmatch(tags, relative + 1, end):
        return None
    if any(tags[k] in "vzdgn" and _takes_content(words, k) for k in range(relative + 1, end)):
        return None
    start = phrase_start(words, relative)
    return (start, relative) if start < relative else None


def _takes_content(words: Words, k: int) -> bool:
    """Whether what follows a verb may be a clause of what is said or thought ('said', but not 'spoke (of)')."""
    return any(not frame.rest for frame in words.grammar.cues.get(words.lows[k], ()))


def _before_interruption(words: Words, end: int) -> int:
    """Step back over all that may stand between subject and verb: ', however,', 'also on Friday', 'here Friday'."""
    while end > 1:
        before = _before_adverb(words, _before_aside(words, end))
        if before == end:
            break
        end = before
    return end


def _before_adverb(words: Words, end: int) -> int:
    """Step back over an adverb outside the verb group: 'Oslo meanwhile (rejected)', 'here', 'two weeks ago'."""
    tags, low = words.tags, words.lows[end - 1]
    if end > 1 and low in _ITSELF and tags[end - 2] in "NP)'":
        return end - 1  # 'Oslo itself (rejected)', 'Oslo alone'
    if low == "part" and end > 3 and words.lows[end - 3] == "for":
        return end - 3  # 'has for its part (rejected)'
    if low == "past" and end > 3 and words.lows[end - 3 : end - 1] == ["in", "the"]:
        return end - 3  # 'which in the past (rejected)'
    if words.among(end - 1, "time_spell") and (opened := tags.rfind("I", max(0, end - _AGO), end)) > 0:
        return opened if tags[opened - 1] in "HBPA" and not set(tags[opened + 1 : end]) - set("DNYJ") else end
    if end < 2 or not (tags[end - 1] in "AX" or low in ("here", "both")):
        return end
    if low == "ago":
        at = end - 1
        while at > 0 and tags[at - 1] in "YJND" and tags[at - 1] != "P" and end - at < _AGO:
            at -= 1
        return at
    if low in ("earlier", "later", "before") and words.among(end - 2, "time_spell"):
        return end - 2  # 'who days earlier (called for)'
    return end - 1 if tags[end - 2] in "PNR')YJAXHBM,w" else end


def _before_aside(words: Words, end: int) -> int:
    """Step back over one phrase between subject and verb: ', however,', ', in turn,', 'on Friday'."""
    tags = words.tags
    if end >= 4 and tags[end - 1] == ",":
        if tags[end - 3 : end - 1] == ",A":
            return end - 3
        if tags[end - 4 : end - 1] in (",IN", ",IY"):
            return end - 4
        said = tags.rfind(",", max(0, end - 1 - _ASIDE), end - 1)
        verb = end - 2 - (words.lows[end - 3 : end - 1] in (["went", "on"], ["goes", "on"]))
        if (
            said > 0
            and tags[verb] in "dz"
            and (words.among(verb, "reporting_verb") or verb < end - 2)
            and _SAID.fullmatch(tags, said + 1, verb)
        ):
            return said
    if not end or tags[end - 1] not in "YJ":
        return end
    at = end - 1
    while at and tags[at - 1] in "YJ":
        at -= 1
    if at > 1 and words.lows[at - 1] in ("last", "this", "early", "late", "next"):
        at -= 1
        return at - 1 if tags[at - 1] == "I" else at
    if at > 1 and tags[at - 1] == "I":
        return at - 1
    return at if at and tags[end - 1] == tags[at] == "Y" and tags[at - 1] in "PNR')A" else end


def _before_apposition(words: Words, end: int) -> Span | None:
    """The subject 'X, the dean of Y,' before a verb: from the head noun to the closing comma or dash."""
    tags = words.tags
    best = None
    close = end - 1
    for stop in range(end - 2, max(-1, end - _REACH), -1):
        if tags[stop] != tags[end - 1]:
            continue
        if not _describes(words, stop + 1, close):
            break
        start = phrase_start(words, stop)
        if start < stop and _TIME_PHRASE.fullmatch(tags, start, stop):
            break  # 'Earlier this month, the commission, an arm of the union, (called)'
        if start < stop and tags[stop - 1] in "NPJYR')":
            listed = start > 0 and tags[start - 1] == "I"  # 'Oslo, a guarantor with Lima, Accra and Suva, (called)'
            governed = listed or _is_object(words, start)  # 'Oslo will sign the pact, its envoy, Ana Dahl, (said)'
            best = best if governed and best is not None else start
            if start == 0 or not (listed or tags[start - 1] == ","):
                break
        close = stop
    return (best, end) if best is not None else None


def _is_object(words: Words, start: int) -> bool:
    """Whether a noun phrase is governed by the verb right before it, which tells of no clause that it could open."""
    if start == 0 or words.tags[start - 1] not in "vzdgnBO":
        return False
    frames = words.grammar.cues.get(words.lows[start - 1], ())
    return all(frame.rest or frame.kind not in _OF_CLAUSES for frame in frames)


def _describes(words: Words, start: int, end: int) -> bool:
    """Whether the words between two commas can describe the noun before them."""
    tags = words.tags[start:end]
    if not tags:
        return False
    if tags[0] in "wWgdn" or re.match("A[nd]|S[gdn]", tags) or (tags[0] in "DNPJA" and not set("wWT").isdisjoint(tags)):
        return True
    if tags[:2] in ("Fw", "Iw"):  # ', of which Oslo is a member,'
        return True
    if tags[0] == "I" or words.lows[start : start + 3] == ["as", "well", "as"]:
        return not _FINITE_HERE.search(tags)
    return (tags[0] in "DNPJA" or tags[:2] in ("RF", "QF")) and not _TELLS_ANEW.search(tags, tags[0] == "R")


def phrase_start(words: Words, end: int) -> int:
    """The first word of the noun phrase that ends before `end` (equal to `end` if there is none)."""
    tags = words.tags
    floor = max(0, end - _REACH)
    at = end
    joint = -1
    while at > floor:
        if tags[at - 1] == ")":
            opened = tags.rfind("(", floor, at)
            if opened < 0:
                break
            at = opened
            continue
        if not _continues(words, at, end, joint):
            break
        if tags[at - 1] == "C" and joint < 0:
            joint = at
        at -= 1
    if joint > 0 and at > 0 and tags[at - 1] in "vzdnBHMOXgAt" and not _of_bare_nouns(words, at, joint):
        at = joint  # 'he left and the minister said': the conjunction joined clauses
    elif at > 0 and tags[at - 1] == "I" and (at == 1 or tags[at - 2] in ",CKS:-"):
        fronted = _FRONTED.match(tags, at - 1, end)  # 'In a letter the minister said'
        at = fronted.end() if fronted else tags.find(",", at, end) + 1 or at  # 'In a letter, Chile and Peru said'
    return _after_fronted(words, at, end)


def _of_bare_nouns(words: Words, at: int, joint: int) -> bool:
    """Whether a conjunction joins plain nouns right behind a verb of saying ('said schools and offices (will)')."""
    return words.among(at - 1, "reporting_verb") and words.tags[at:joint] == "NC" and words.tags[joint] == "N"


def _continues(words: Words, at: int, end: int, joint: int) -> bool:
    """Whether the word before `at` belongs to the noun phrase that goes on at `at` and ends before `end`."""
    tags = words.tags
    tag = tags[at - 1]
    before = tags[at - 2] if at > 1 else ""
    after = tags[at] if at < end else ""
    if tag in "NPJYD'":
        return True
    if tag == "Q":
        return words.lows[at - 1] not in _SPOKEN and (not after or after in "NPFIC")
    if not before:
        return tag == "A" and bool(after) and after in "JDN" and words.among(at - 1, "quantifier")
    match tag:
        case "F":
            return True
        case "I":
            return before in "NPJYdgn)'Q"
        case "t":  # 'groups loyal to Oslo', 'a speech to parliament'
            addressed = words.among(at - 2, "addressed_noun") and after in ("P", "D", "N")
            return addressed or (words.among(at - 2, "siding") and after in ("P", "D"))
        case "g":
            return before in "NPD'" if after else before in "DN'"
        case "d" | "n":
            says = after == "N" and before in "NP" and words.among(at - 1, "reporting_verb")
            return _modifies(before, after) and not says  # '(the envoy) said women and children (could leave)'
    if not after:
        return False
    if tag == "C":
        timed = before == "Y" and after == "D"  # 'met on Friday and the two leaders (agreed)'
        return before in "NPJY)'Q," and after in "NPJDA" and not timed
    if tag == "A":
        return after in "JDN" and words.among(at - 1, "quantifier")
    # 'Paris, Berlin and others' is one phrase
    return tag == "," and joint > 0 and before in "NPJ)" and after in "NPJD"


def _modifies(before: str, after: str) -> bool:
    """Whether a participle stands inside a noun phrase: 'a group led by', 'the united front'."""
    if not after:
        return False
    return (after in "IN" and before in "NPJ)") or (after in "NP" and before in "DJ'C,")


def _after_fronted(words: Words, start: int, end: int) -> int:
    """Drop what cannot begin a subject: 'and', 'last week', 'in a statement' before it."""
    tags = words.tags
    while start < end and tags[start] in "C,'F)":
        start += 1
    if start < end and tags[start] == "I":
        match = _FRONTED.match(tags, start, end)
        return match.end() if match else end
    match = _TIME_PHRASE.match(tags, start, end)
    if match and match.end() < end and tags[match.end()] in "DPNR":
        return match.end()
    return start + 2 if tags.startswith("NY", start) and start + 2 < end else start


def skip_time(words: Words, at: int) -> int:
    """The word after a phrase of time at `at`, such as 'on Tuesday'."""
    match = _TIME_PHRASE.match(words.tags, at)
    return match.end() if match else at


def skip_adverbials(words: Words, at: int) -> int:
    """The word after 'on Tuesday', 'in a statement', 'later', as far as something clearly else follows."""
    tags = words.tags
    while at < len(tags):
        if tags[at] == "A" and at + 1 < len(tags):
            at += 1
            continue
        match = _TIME_PHRASE.match(tags, at) or _PREPOSITIONAL.match(tags, at)
        if not match or match.end() == at:
            return at
        at = match.end()
    return at


def addressee_end(words: Words, at: int) -> int:
    """The word after the person told ('reporters', 'a crowd in Ohio'); `at` if nobody is."""
    tags = words.tags
    if at < len(tags) and words.among(at, "addressee"):
        return skip_time(words, at + 1)
    match = _ADDRESSEE.match(tags, at)
    if not match:
        return at
    said = _TOLD_THAT.match(tags, match.end())
    if said is not None:
        return said.end()
    plural = _PLURAL_ADDRESSEE.match(tags, at, match.end())  # 'told reporters the deal was off'
    return plural.end() if plural and words.lows[plural.end() - 1].endswith("s") else match.end()


def phrase_end(words: Words, at: int) -> int:
    """The end of the noun phrase that starts at `at`, with its prepositional phrases, appositions and relatives."""
    tags = words.tags
    stop = len(tags.rstrip(".;:"))
    if at < stop and tags[at] in "Rr":
        return at + 1
    i = at
    while i < stop:
        if (i > at and tags[i] in "wW") or (tags[i] == "," and tags[i + 1 : i + 2] in tuple("wW")):
            return stop
        if tags[i] == "(":
            i = max(i, tags.find(")", i, stop))
        elif not _goes_on(words, i, at, stop):
            break
        i += 1
    return i


def _goes_on(words: Words, i: int, start: int, stop: int) -> bool:
    """Whether word i still belongs to the noun phrase that begins at `start`."""
    tags = words.tags
    before = tags[i - 1] if i > start else ""
    after = tags[i + 1] if i + 1 < stop else ""
    match tags[i]:
        case "Q":
            return before != ","
        case "Y":
            return before in ("", "I", "D")
        case "I":
            return bool(after) and after not in "YgJ" and not words.among(i, "scene")
        case "C":
            return bool(after) and after in "NPDJ'"
        case "d" | "g":
            return after == "I" and before in ("N", "P")
        case ",":
            return _apposition_follows(words, i, stop)
    return tags[i] in "NPJD'F"


def _apposition_follows(words: Words, i: int, stop: int) -> bool:
    """Whether the comma at i opens an apposition ('Ann Lee, a lawyer in') or stands in a place name."""
    tags = words.tags
    after = tags[i + 1] if i + 1 < stop else ""
    if after == "P" and tags[i + 2 : i + 3] in (",", ".", ""):
        return True  # 'of Flint, Michigan'
    if not after or after not in "DN" or words.lows[i + 1] in ("this", "that"):
        return False
    comma = tags.find(",", i + 1, stop)
    return not _FINITE.search(tags, i + 1, comma if comma > 0 else stop)


def has_finite_verb(words: Words, start: int, end: int) -> bool:
    """Whether a clause with a finite verb stands in words[start:end]."""
    return _FINITE.search(words.tags, start, end) is not None


def finite_verb_before(words: Words, end: int) -> bool:
    """Whether a finite verb stands before word `end`."""
    return _FINITE.search(words.tags, 0, end) is not None
