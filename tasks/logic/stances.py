"""Stances: what a clause is for or against, from its cue, the words that turn it round, and the issue that it names.

The sign of a stance is the product of three: the cue's ('demands' +, 'rejects' -), that of the reversing words before
the issue ('an end to', 'not'), and the issue cue's own ('withdraw troops' is against a troop presence): polarity
composition as in Moilanen and Pulman (2007), with the rule of GUIDELINES.md that it is towards what the issue names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tasks.logic.cues import Hit, Phrases, Word, longest
from tasks.logic.issues import OUTSIDE, IssueCoder, IssueCue, coded
from tasks.logic.lexicon import Reference
from tasks.logic.reading_words import Construction, WordLists, word_lists
from tasks.logic.stance_parts import (
    BUT,
    JUDGED,
    LIGHT,
    MODALS,
    PASSIVES,
    contrasts,
    denied_behind,
    is_closed_off,
    is_party_between,
    joins_names,
    main_clause,
    mediated,
    reaches,
    segments,
    subject_matter,
    within_between,
    within_matters,
    without_deeds,
)

_NO_MATTER: Mapping[str, int] = {}
_REACH = 6  # words between a reversing word and the issue that it can still turn round
_NEGATED_WITHIN = 3  # words before a cue within which a negation of it ends
_LONGEST_NEGATION = 4  # words
_UNDONE_REACH = 8  # words from an issue to the passive that undoes it ('sanctions imposed after the test be lifted')
_JUSTICE = ("accountability", "punished")  # 'those responsible must be punished' ends no punishment
_FREED = "prisoners"  # whatever is done to them is what their release is
_NOT_ONLY = frozenset(("only", "just", "merely", "simply"))  # behind 'not': what follows is done
_WEIGHED_REACH = 8  # words of 'promised on Monday that it would review'
_OPENS_DEED = frozenset(("to", "will", "would", "'ll"))
_BEGUN_REACH = 3  # words of 'begin to withdraw'
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "all", "any", "this", "these", "those", "both", "such")
)
_NOT = frozenset(("not", "n't", "never"))
_IS_SPOKEN = re.compile(r"\b(it|there|that|what|now) is ")
_NOT_SPOKEN = re.compile(r"(\A|\b(?:do|does|did|is|are|was|were|has|have|had|would|could|should) )not ")
_OPENED_REACH = 7  # words behind a cue to the end of what its verb or noun names with them
_NEAR = 3  # words within which a negation turns round a cue that is negative itself
_COORDINATION = re.compile(  # but 'try and find' is one deed
    r",\s+(?:and\s+|or\s+|as well as\s+)?|(?<!\b[Tt]ry)(?<!\bwait)\s+(?:and|or|as well as)\s+|;\s+|\s+but\s+"
)
_SAID_ASIDE = Construction(
    r",[”\"]?\s+(?:[\w.’'-]+\s+){1,5}(?:{said}|{said_aside})(?:\s+(?:on|in|at)\s[^,;:“”\"]{2,40})?,\s+[“\"]?"
)  # 'The ban, he said, must go'
_BEHIND_NOUNS = frozenset(
    ("for", "of", "on", "against", "by", "in", "and", "between")
)  # 'an end to war and support for'
_JOINING = frozenset(("and", "or", "but", "as", "well"))
_PART_OPENERS = frozenset((  # words that open another part of what somebody wants, where a bare noun only goes on
    "a", "an", "the", "to", "that", "its", "their", "his", "her", "our", "for", "will", "would", "must", "should", "in",
    "on", "of", "by", "with", "against", "from", "not", "be", "no", "any", "all", "both", "more", "further", "new",
    "full", "also",
))  # fmt: skip
_OPENING_ANEW = frozenset(
    ("a", "an", "the", "to", "that", "its", "their", "his", "her", "for", "will", "would", "must")
)
_EITHER_WAY = frozenset((True, False))  # void where asked for and where given
_ON_A_DAY = frozenset(
    ("day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spot")
)  # behind 'go on'
_WHEREVER = frozenset(("wherever", "where", "whenever", "whoever", "whatever", "because", "until", "unless"))
_SHARED_REACH = 3  # words from what is joined to the noun that both describe


def _of_others(
    turns: list[Hit[bool]], hits: list[Hit[IssueCue]], best: Hit[IssueCue], breaks: list[int], text: str
) -> list[Hit[bool]]:
    """The reversing words without those of another issue's name in a list: 'a cessation of hostilities, aid'."""
    listed = max((b for b in breaks if b < best.start and text[b] == ","), default=-1)
    named = [h for h in hits if h.end <= listed]
    return [t for t in turns if not any(h.first < t.last and t.first < h.last for h in named)]


class Cue(NamedTuple):
    """One row of position_cues.csv."""

    kind: str  # verb | noun | ready | modal | modal_commit | modal_reject | commit | reject_phrase | support_phrase
    act: str
    sign: str  # + | - | o
    form: str
    claims: bool  # whether the act alone makes a position, on an issue outside the list
    infinitive: bool  # whether it needs an infinitive behind it ('call on X to'; one also calls on a friend)
    clear: bool  # whether it is a stance only on what the words name clearly ('can be resolved')
    whole: bool = False  # whether its words behind the verb tell what it is about too ('announced a boycott')
    issue: str | None = None  # what the words are about by themselves ('recalled its ambassador')
    by_body: bool = False  # whether who holds it is named right behind ('cleared the Senate')
    bare: bool = False  # whether it answers what was told before and names nothing ('hangs back', 'is for it')


class Stance(NamedTuple):
    """One issue and stance in a passage; characters are those of the passage's sentence."""

    issue: str
    stance: str
    start: int
    end: int
    weight: int
    opened: int = -1  # where the coordinated part begins that names it; -1 for the first part


_LISTS = (  # kinds of rows that are no cues
    "reverser", "reverser_after", "void", "void_given", "void_asked", "open_to", "arranging", "commissive",
    "small_clause",
    "noun_ally", "noun_form", "threatened", "many_matters", "negation", "negative_subject", "greeting", "going_on",
    "shared_head", "begun", "echo", "inert", "not_promised", "borne", "courtesy", "attributive", "deed", "weighed",
)  # fmt: skip
_ON = "on:"  # how a note gives the issue of a deed
_OWNERS = ("its", "his", "her", "their", "our")
_REFLEXIVES = ("itself", "himself", "herself", "themselves", "ourselves")


def _whosever(forms: list[str]) -> list[str]:
    """Forms with the possessive or reflexive that they have, and with every other one ('threw its weight', 'her')."""
    split = [form.split() for form in forms]
    owned = [(parts, w, kin) for parts in split for kin in (_OWNERS, _REFLEXIVES) for w in kin if w in parts[1:]]
    others = (" ".join(one if w == owner else w for w in parts) for parts, owner, kin in owned for one in kin)
    return list(dict.fromkeys([*forms, *others]))


def _contracted(forms: list[str]) -> list[str]:
    """Forms, and those with 'not' or 'is' as they are spoken too ('didn't rule out', 'it's time to')."""
    spoken = [_NOT_SPOKEN.sub(r"\1n't ", form) for form in forms if "not " in form]
    spoken += [_IS_SPOKEN.sub(r"\1's ", form) for form in forms if " is " in form]
    return list(dict.fromkeys([*forms, *spoken]))


def _cue(form: str, *, kind: str, act: str, sign: str, note: str, **_: str) -> Cue:
    tokens = note.split()
    issue = next((token.removeprefix(_ON) for token in tokens if token.startswith(_ON)), None)
    told = {flag: flag in tokens for flag in ("claims", "clear", "whole", "bare")}
    return Cue(kind, act, sign, form, infinitive="to" in tokens, issue=issue, by_body="body" in tokens, **told)


class StanceCoder:
    """Cue and reversing vocabulary of one reference folder."""

    def __init__(self, reference: Reference, issues: IssueCoder) -> None:
        cues: list[tuple[str, Cue]] = []
        lists: dict[str, list[tuple[str, bool]]] = {kind: [] for kind in _LISTS}
        for row in reference.table("position_cues").iter_rows(named=True):
            for form in _contracted(_whosever(row["forms"].split("|"))):
                if row["kind"] in lists:
                    lists[row["kind"]].append((form, True))
                else:
                    cues.append((form, _cue(form, **row)))
        void = {"void": _EITHER_WAY, "void_given": frozenset((False,)), "void_asked": frozenset((True,))}
        self._void = Phrases((form, asked) for kind, asked in void.items() for form, _ in lists[kind])
        self._open_to = Phrases(lists["open_to"])
        self._arranging = Phrases(lists["arranging"])
        self._commissive = Phrases(lists["commissive"])
        self._deeds = frozenset(form for form, _ in lists["commissive"] if " " not in form)
        self._doing = frozenset(
            doing for deed in self._deeds for doing in (deed + "ing", deed[:-1] + "ing", deed + deed[-1] + "ing")
        )
        self.verb_heads = {c.form.split()[0].lower() for _, c in cues if c.kind == "verb"}
        self.noun_heads = {form for form, _ in lists["noun_form"]}
        self._small = {form for form, _ in lists["small_clause"]}
        self._after = {form for form, _ in lists["reverser_after"]}
        self._many_matters = {issue for issue, _ in lists["many_matters"]}
        self._threatened = {issue for issue, _ in lists["threatened"]}
        self.noun_allies = {form for form, _ in lists["noun_ally"]}
        self._going_on = Phrases(lists["going_on"])
        self.greetings = frozenset(form for form, _ in lists["greeting"])
        self._negations = Phrases(lists["negation"])
        self._negative_subjects = frozenset(form for form, _ in lists["negative_subject"])
        self._shared_heads = frozenset(form for form, _ in lists["shared_head"])
        self._inert = frozenset(form for form, _ in lists["inert"])
        self._not_promised = frozenset(form for form, _ in lists["not_promised"])
        self._borne = Phrases(lists["borne"])
        self._courtesies = frozenset(form for form, _ in lists["courtesy"])
        self.attributive = frozenset(form for form, _ in lists["attributive"])
        self._cues = Phrases(cues)
        self._cue_of = dict(reversed(cues))
        self._against = Phrases((form, True) for form, cue in cues if cue.kind == "predicate" and cue.sign == "-")
        self.echoes = frozenset(form for form, _ in lists["echo"])
        self.deeds = frozenset(form for form, _ in lists["deed"]) | {
            form for form, cue in cues if cue.issue is not None
        }
        self._begun = frozenset(form for form, _ in lists["begun"])
        self._weighed = Phrases(lists["weighed"])
        self._reversers = Phrases(lists["reverser"])
        self._issues = issues
        self.lists = word_lists(reference)

    def may_have_cue(self, sentence: list[Word]) -> bool:
        """Whether a sentence has any word that opens a position cue."""
        return self._cues.may_stand_in(sentence)

    def cues(self, sentence: list[Word]) -> list[Hit[Cue]]:
        """Position cues of a sentence, every reading of each place, longest first."""
        return sorted(self._cues.find(sentence), key=lambda h: (h.first, h.first - h.last))

    def cue_of(self, form: str) -> Cue | None:
        """The position cue that these words are, if they are one."""
        return self._cue_of.get(form)

    def undoes(self, participle: str) -> bool:
        """Whether what is done to a thing ends or harms it ('lifted', 'postponed', 'sacrificed', 'wants them gone')."""
        return participle in self._after or participle in self._small

    def is_void(self, sentence: list[Word], hit: Hit[Cue]) -> bool:
        """Whether what follows a cue makes it no position ('declined to comment', 'offered his condolences').

        What is void when given is a demand all the same when asked for ('demanded an apology'), and the other way
        round: who seeks asylum has no stance, who grants it has.
        """
        asked = hit.value.act in ("demand", "call")
        own = hit.value.form.endswith(" to")  # 'declined to' with 'to comment'
        found = self._void.find(sentence[hit.last - own : hit.last + 6])
        return any(h.first <= 1 + own and asked in h.value for h in found)

    def is_arranging(self, sentence: list[Word], last: int) -> bool:
        """Whether what one 'will' do is to meet or to travel: no stance. One hosts talks, but 'will host missiles'."""
        behind = sentence[last : last + 4]
        arranged = [h for h in self._arranging.find(behind) if h.first <= 1]
        deeds = [(d.first, d.last) for d in self._commissive.find(behind)] if arranged else []
        return any(all(first != h.first or end <= h.last for first, end in deeds) for h in arranged)

    def begun(self, sentence: list[Word], last: int) -> int:
        """The word before the deed that one 'will' begin or try, or `last` where that is no deed one can promise."""
        words = [w.low for w in sentence[last : last + 3]]
        if words[:1] not in (["begin"], ["start"], ["try"], ["attempt"]) or len(words) < _BEGUN_REACH:
            return last
        if words[1] == "to":
            return last + 2 if words[2] in self._deeds else last
        return last + 1 if words[1] in self._doing else last

    def is_commissive(self, sentence: list[Word], last: int) -> bool:
        """Whether what one 'will' do is a deed that one can promise: 'will provide', but not 'will face'."""
        if self._negations.find(sentence[last : last + 1]):
            return False
        behind = [word.low for word in sentence[last : last + 2]]
        if not self._doing.isdisjoint(behind[:1] if behind[:1] != ["be"] else behind):
            return True  # 'will begin (sending)', 'will be sending'
        return any(h.first <= 1 for h in self._commissive.find(sentence[last : last + 4]))

    def is_weighed(self, sentence: list[Word], last: int) -> bool:
        """Whether what one promises is but to look at a thing ('agreed to consider', 'promised to review')."""
        behind = sentence[last : last + _WEIGHED_REACH]
        deed = next((k + 1 for k, word in enumerate(behind) if word.low in _OPENS_DEED), 0)
        return any(h.first in (0, deed) for h in self._weighed.find(behind))

    def is_inert(self, noun: str) -> bool:
        """Whether a noun names a thing that cannot promise ('the accord will', 'their visit would')."""
        return noun in self._inert

    def is_foretold(self, sentence: list[Word], last: int) -> bool:
        """Whether what goes on is a state, and no deed ('will continue to be', 'to face')."""
        return any(w.low in self._not_promised for w in sentence[last : last + 1])

    def is_borne(self, sentence: list[Word], last: int) -> bool:
        """Whether what one 'could not' do is a thing that one refuses to bear, and not what one is unable to do."""
        return any(h.first <= 1 for h in self._borne.find(sentence[last : last + 4]))

    def is_refused(self, sentence: list[Word], last: int) -> bool:
        """Whether what one 'cannot' do is a thing that one refuses to do or to bear."""
        return self.is_borne(sentence, last) or self.is_commissive(sentence, last)

    def is_courtesy(self, sentence: list[Word], last: int) -> bool:
        """Whether what one is 'pleased to' do is a courtesy ('pleased to see', 'happy to be')."""
        return any(w.low in self._courtesies for w in sentence[last : last + 1])

    def threatens(self, act: str, stance: Stance) -> bool:
        """Whether a warning is a threat with the thing itself: who warns of sanctions is ready to impose them."""
        return act == "warn" and stance.issue in self._threatened

    def has_many_matters(self, issue: str) -> bool:
        """Whether an issue holds matters that have nothing to do with each other ('trade', but not 'sanctions')."""
        return issue in self._many_matters

    def is_open(self, sentence: list[Word], last: int) -> bool:
        """Whether what one is 'ready to' do is to talk or to consider, and not to act."""
        return any(h.first <= 1 for h in self._open_to.find(sentence[last : last + 4]))

    def negated(self, sentence: list[Word], first: int) -> bool:
        """Whether a negation stands close before the word `first`."""
        before = sentence[max(0, first - _NEGATED_WITHIN - _LONGEST_NEGATION) : first]
        found = (
            h
            for h in self._negations.find(before)
            if before[h.last : h.last + 1] == [] or before[h.last].low not in _NOT_ONLY
        )
        return any(len(before) - h.last < _NEGATED_WITHIN and not is_closed_off(h, len(before), before) for h in found)

    def is_negative_subject(self, phrase: str) -> bool:
        """Whether a noun phrase denies its predicate ('neither Norway nor Chad', 'no government', 'nothing')."""
        opening = phrase.split(maxsplit=1)[:1]
        return bool(opening) and opening[0].lower() in self._negative_subjects

    def stances(
        self,
        sentence: list[Word],
        first: int,
        last: int,
        sign: str,
        text: str,
        cue: Hit[Cue] | None = None,
        matter: Mapping[str, int] = _NO_MATTER,
    ) -> list[Stance]:
        """Issues and stances in the words `first` to `last`, one for each coordinated part that names an issue.

        Of two issues named as clearly, it is the one that the document speaks of more (`matter`: sentences by issue).
        Where the cue itself stands among these words ('the fighting must not go on'), its own negation turns nothing.
        """
        part = sentence[first:last]
        if not part:
            return []
        hits = [h for h in self._issues.hits(part) if h.value.weight >= LIGHT and not is_party_between(h, part)]
        hits = without_deeds(hits, part) or self._issues.hits(part)[:1]
        own = range(cue.first - first, cue.last - first) if cue is not None else range(0)
        turns = [
            t
            for t in longest(self._reversers.find(part))
            if t.first not in own and not _leaves_no_other(t, part, self.lists)
        ]
        breaks = [m.start() for m in _COORDINATION.finditer(text, part[0].start, part[-1].end)]
        asides = [m.span() for m in self.lists[_SAID_ASIDE].finditer(text, part[0].start, part[-1].end)]
        breaks = [b for b in breaks if not any(start <= b < end for start, end in asides)]
        breaks = [
            b for b in breaks
            if not (self._is_one_thing(b, hits, part) or within_between(b, part) or within_matters(b, hits, part))
        ]  # fmt: skip
        out: dict[str, Stance] = {}
        parts = [b for b in breaks if self._opens_part(b, hits if text[b] == "," else [], part)]
        for named in segments(hits, parts):
            segment = main_clause(named, part)
            best = max(segment, key=lambda h: (h.value.weight, matter.get(h.value.issue, 0), -h.first))
            best = mediated(best, segment, part)
            if sign == "+":
                best = subject_matter(best, segment, part, self.lists)
            stance = self._stance(sign, best, _of_others(turns, hits, best, breaks, text), part, breaks, text)
            if cue is None and stance != "open" and denied_behind(best, part, breaks, self.lists):
                stance = "oppose" if stance == "support" else "support"
            if best.value.issue not in out:
                opened = max((b for b in parts if b < best.start), default=-1)
                out[best.value.issue] = Stance(
                    best.value.issue, stance, best.start, best.end, best.value.weight, opened
                )
        clear = [s for s in out.values() if s.weight > LIGHT and not contrasts(part, text)]
        return clear or list(out.values())

    def led_by(self, sentence: list[Word], cue: Hit[Cue]) -> Hit[IssueCue] | None:
        """The words that name an issue clearly and begin with a cue ('give up its guns', 'break off relations')."""
        begin = cue.first + (sentence[cue.first].low in _NOT)  # 'will not give up its guns'
        hits = self._issues.hits(sentence[begin : cue.last + _OPENED_REACH])
        opening = (h for h in hits if h.first == 0 and begin + h.last > cue.last and h.value.weight > LIGHT)
        return next(opening, None)

    def opens_issue(self, sentence: list[Word], cue: Hit[Cue]) -> bool:
        """Whether the noun that a cue ends with begins words that name an issue ('wants guarantees against')."""
        if cue.value.kind != "verb" or cue.last - cue.first == 1 or cue.gaps:
            return False
        hits = self._issues.hits(sentence[cue.last - 1 : cue.last + _OPENED_REACH])
        return any(h.first == 0 and h.last > 1 and h.value.weight > LIGHT for h in hits)

    def issues_named(self, sentence: list[Word]) -> list[Hit[IssueCue]]:
        """The issue cues of a sentence, left to right."""
        return self._issues.hits(sentence)

    def ends_with_issue(self, sentence: list[Word]) -> bool:
        """Whether a phrase ends with words that name an issue clearly ('an end to the embargo')."""
        return any(h.last == len(sentence) and h.value.weight > LIGHT for h in self._issues.hits(sentence))

    def nearest_issue(self, sentence: list[Word], cue: Hit[Cue]) -> str | None:
        """The issue that the words of a sentence name closest to a cue, if they name any clearly."""
        clear = [h for h in self._issues.hits(sentence) if h.value.weight > LIGHT and h.value.issue != "dialogue"]
        nearest = min(clear, key=lambda h: abs(h.first - cue.first), default=None)
        return nearest.value.issue if nearest is not None else None

    def _is_one_thing(self, at: int, hits: list[Hit[IssueCue]], part: list[Word]) -> bool:
        """Whether a conjunction joins two words to one noun: 'the water and power sectors', 'trade and energy ties'."""
        before = next((h for h in hits if h.end == at), None)
        after = next((h for h in hits if h.start > at), None)
        if before is None or after is None or after.first - before.last > 1 + (part[before.last].low == "and"):
            return False
        return any(w.low in self._shared_heads for w in part[after.first : after.last + _SHARED_REACH])

    def _stance(
        self, sign: str, hit: Hit[IssueCue], turns: list[Hit[bool]], part: list[Word], breaks: list[int], text: str
    ) -> str:
        if sign == "o":
            return "open"
        value = hit.value.polarity * (-1 if sign == "-" else 1)
        if hit.value.polarity < 0 and coded(hit.value.issue)[0] == OUTSIDE:
            return (
                "oppose" if sign == "-" and turns else "support"
            )  # an evil: 'fight drugs', 'tests for it', 'fears it'
        opened = max((b for b in breaks if b < hit.start), default=-1)
        before = [t for t in turns if t.last <= hit.first and hit.first - t.last <= _REACH and reaches(t, hit, part)]
        if hit.value.polarity < 0:
            before = [t for t in before if hit.first - t.last <= _NEAR]
        before += [t for t in turns if t.first in hit.gaps]
        inside = [t for t in before if t.start > opened]
        if inside or opened < 0:
            value *= (-1) ** min(2, len(inside))
        elif not (
            BUT.match(text, opened) or self._opens_anew(part, opened) or self._does_another_deed(part, opened, before)
        ):
            value *= (-1) ** min(2, len(before))
        if self._undone(part, hit, breaks, text):
            value = -value
        return "support" if value > 0 else "oppose"

    def _undone(self, part: list[Word], hit: Hit[IssueCue], breaks: list[int], text: str) -> bool:
        """Whether a predicate behind the issue undoes it: 'that sanctions be lifted', 'the fighting must stop'."""
        if hit.value.issue == _FREED and hit.value.polarity > 0:
            return False  # 'the captives must go home', 'wants the hostages out'
        closed = min((b for b in breaks if b >= hit.end and not joins_names(b, part, text)), default=part[-1].end + 1)
        if (
            hit.value.polarity > 0
            and hit.last < len(part)
            and part[hit.last].low in self._small
            and part[hit.first].low not in self.lists.words["letting"]
            and part[hit.last].start < closed
        ):
            return True
        if hit.value.polarity > 0 and self._wanted_so(part, hit, closed):
            return True
        judged = [h for h in self._against.find(part) if 0 <= h.first - hit.last <= JUDGED and h.start < closed]
        if any(not self.goes_on(part, h.last - 1) and part[h.first - 1].low != "as" for h in judged):
            return True  # but not 'rejected the treaty as discriminatory'
        for k in range(hit.last, min(len(part), hit.last + _UNDONE_REACH)):
            if part[k].start > closed or self.goes_on(part, k) or part[k].low in _WHEREVER:
                return False
            helpers = PASSIVES if part[k].low.endswith(("ed", "wn", "en", "cut", "t")) else MODALS
            ends_another = (
                part[k].low in self.lists.words["ending"] and k + 1 < len(part) and part[k + 1].low in _DETERMINERS
            )
            if (
                part[k].low in self._after
                and part[k - 1].low not in ("this", "that", "the")  # 'contacts to this end', 'to the end of May'
                and not ends_another  # 'a process to end the war'
                and (hit.value.issue, part[k].low) != _JUSTICE
                and {w.low for w in part[max(hit.last, k - 2) : k]} & helpers
            ):
                return True
        return False

    def _wanted_so(self, part: list[Word], hit: Hit[IssueCue], closed: int) -> bool:
        """Whether a participle at the end undoes what is wanted so ('wants the curbs on its leaders scrapped')."""
        last, before = part[-1], part[-2:-1]
        done = len(part) - hit.last > 1 and last.start < closed and last.low.endswith("ed") and last.low in self._after
        return done and before[0].low not in PASSIVES | MODALS

    def goes_on(self, sentence: list[Word], k: int) -> bool:
        """Whether 'go' at word `k` means no departure ('the inquiry must go on', not 'must go on the first day')."""
        if not _ON_A_DAY.isdisjoint(w.low for w in sentence[k + 2 : k + 5]):
            return False
        return any(h.first == 0 for h in self._going_on.find(sentence[k : k + 2]))

    def _does_another_deed(self, part: list[Word], opened: int, turns: list[Hit[bool]]) -> bool:
        """Whether a verb behind a conjunction does something else ('end the blockade and resume talks').

        What is denied is denied of both ('not to build or sell missiles').
        """
        if any(part[t.first].low in self.lists.words["denial"] for t in turns):
            return False
        behind = [w.low for w in part if w.start > opened and w.low not in ("and", "or", "but")][:2]
        return behind[:1] != [] and behind[0] in self._deeds and not {*behind[1:]} & _BEHIND_NOUNS

    def _opens_part(self, at: int, hits: list[Hit[IssueCue]], part: list[Word]) -> bool:
        """Whether a part with its own matter follows a conjunction, not a further noun ('trade (and tourism)').

        One of the issues `hits` that its words name at length is a matter of its own.
        """
        behind = [w.low for w in part if w.start > at and w.low not in _JOINING and not w.low.endswith("ly")][:1]
        opens = (_PART_OPENERS, self._deeds, self._begun, self.verb_heads)
        if any(low.endswith("ing") or any(low in words for words in opens) for low in behind):
            return True
        following = next((h for h in hits if h.start > at), None)
        return following is not None and following.last - following.first > 1 and following.value.weight > LIGHT

    def _opens_anew(self, part: list[Word], opened: int) -> bool:
        """Whether the words behind a conjunction begin a phrase of their own ('a prisoner exchange', 'to talk')."""
        joined = [w.low for w in part if w.start > opened][:2]
        behind = next((w.low for w in part if w.start > opened and w.low not in ("and", "or", "but")), "")
        if joined[:1] == ["and"] and behind in self._begun:
            return True  # 'stop haggling and start talking'
        return behind in self.verb_heads or behind in _OPENING_ANEW


def clear_issues(hits: list[Hit[IssueCue]]) -> list[str]:
    """The issues that cues name clearly, in the order of their words."""
    return [h.value.issue for h in hits if h.value.weight > LIGHT]


def _leaves_no_other(turn: Hit[bool], part: list[Word], lists: WordLists) -> bool:
    """Whether a reverser is part of words for a thing: 'there is no alternative to talks', 'fight for talks'."""
    following = part[turn.last].low if turn.last < len(part) else ""
    if following == "for" and part[turn.first].low.startswith(lists.starts["fighting"]):
        return True
    return following in lists.words["only_way"] or (
        turn.last > turn.first and part[turn.last - 1].low in lists.words["only_way"]
    )
