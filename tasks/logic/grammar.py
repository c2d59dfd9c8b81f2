"""A light grammar of newswire English: words with one-letter tags, guessed from word lists, shape and neighbours.

It is no full tagger: it knows closed-class words, a broad list of verbs and the cue words of speech, and takes
everything else for a noun. That is enough to find the noun phrase beside a verb and the end of a clause.

Tags: D determiner, N noun or adjective, P capitalised word, J number, Y time word, R personal pronoun,
r object pronoun, w who/which, W other wh-word, T that, I preposition, F of, t to, C and/or, K but, S subordinator,
B be, H have, O do, M modal, X not, A adverb, v z d n g (verb: base, third person, past or participle, participle
only, -ing form), ' possessive, Q a whole quotation, and , : ; . - ( ) as themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from tasks.logic.reading_words import NO_WORDS, WordLists

_CLASS_TAGS = {
    "determiner": "D",
    "possessive": "N",
    "pronoun": "R",
    "object_pronoun": "r",
    "relative": "w",
    "wh": "W",
    "that": "T",
    "of": "F",
    "preposition": "I",
    "to": "t",
    "conjunction": "C",
    "contrast": "K",
    "subordinator": "S",
    "be": "B",
    "have": "H",
    "do": "O",
    "modal": "M",
    "not": "X",
    "adverb": "A",
    "time": "Y",
    "noun": "N",
    "adjective": "N",
    "title": "P",
}
_UNSTRESSED = re.compile("[^aeiou][ae]l$")
_VERB_TAGS = "vzgdn"  # the order of a verb's forms in the reference tables
_PUNCTUATION = {"—": "-", "–": "-", "―": "-", "_": "-", "!": ".", "?": ".", "…": "."} | {
    mark: mark for mark in ",:;.()-"
}
_PLURALS = frozenset(("sanctions", "talks", "ties", "tests"))  # hardly ever verbs
_LONGEST_WORD = 40
_LONGEST_HEADLINE = 160
_REMEMBERED = 100_000  # words; a night's news has some 50,000 different ones

# A word keeps inner hyphens, apostrophes and abbreviating full stops; the possessive and contractions are words of
# their own. Quantifiers are possessive, so that no run of marks is tried twice.
_WORD = re.compile(
    r"[’'](?:s|ve|re|m|ll|d)\b"
    r"|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Rev|Prof|Hon|St|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs)\."
    r"|[^\W\d_]++(?:[-./][^\W_]++|[’'](?!(?:s|ve|re|m|ll|d)\b)[^\W\d_]++)*"
    r"|[$€£#@]?\d[\d,.:/-]*\d%?|[$€£#@]?\w++%?"
    r"|--+|(?<=\s)-(?=\s)|[,:;.!?…—–―()]|[’']"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Frame(NamedTuple):
    """One cue of speech_cues.csv: its lemma, the words that follow the head word, its class and its act."""

    lemma: str
    rest: tuple[str, ...]
    kind: str
    act: str


class Tagged(NamedTuple):
    """A word in lower case with its tag inside a sentence, at the start of one, and in a headline ('' if the same)."""

    low: str
    inside: str
    first: str
    titled: str


@dataclass(frozen=True, eq=False)
class Grammar:
    """The word lists of a reading.

    `tags` by lower-case word; `cues` by any form of a cue's first word, longest cue first; `nouns` that report;
    `heads`, all words that can begin a cue; `groups`, the small word classes that single rules ask for;
    `lists`, those of reading_words.csv.
    """

    tags: Mapping[str, str]
    cues: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, Frame]
    heads: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    lists: WordLists = field(default_factory=WordLists)
    tagged: dict[str, Tagged] = field(default_factory=dict, repr=False)

    def tag(self, word: str) -> Tagged:
        """What a word is before its neighbours are looked at. Remembered, for as many words as a night's news has."""
        low = word.lower()
        tag = self.tags.get(low)
        titled = tag if tag is not None and tag in "zdv" and low not in self.groups["noun_or_verb"] else ""
        if tag is None or word[0].isupper():
            start = word[:_LONGEST_WORD]
            found = Tagged(low, _guess(start, tag, False), _guess(start, tag, True), titled)
        else:
            found = Tagged(low, tag, tag, titled)
        if len(self.tagged) >= _REMEMBERED:
            self.tagged.clear()
        self.tagged[word] = found
        return found


class Words(NamedTuple):
    """The words of one sentence: where each starts and ends, its lower-case form, all tags as one string.

    The lower-case form of a quotation is the last character inside its marks.
    """

    starts: list[int]
    ends: list[int]
    lows: list[str]
    tags: str
    grammar: Grammar

    def among(self, index: int, group: str) -> bool:
        """Whether the word is of a group of the grammar."""
        return self.lows[index] in self.grammar.groups[group]


def build_grammar(
    words: pl.DataFrame, cues: pl.DataFrame, states: Iterable[str] = (), lists: WordLists = NO_WORDS
) -> Grammar:
    """The grammar of the tables grammar_words (word, class, forms) and speech_cues; `states` are codes of parties."""
    tags: dict[str, str] = {}
    by_head: dict[str, list[Frame]] = {}
    nouns: dict[str, Frame] = {}
    groups: dict[str, set[str]] = {}
    for cue, forms, kind, act in cues.select("cue", "forms", "class", "act").iter_rows():
        head, *rest = cue.split()
        frame, spelled = Frame(cue, tuple(rest), kind, act or ""), forms.split("|")
        if kind == "noun":
            nouns.update(dict.fromkeys(spelled, frame))
        elif kind == "accord":
            by_head.setdefault(head, []).append(frame)
        else:
            for form, tag in _spelled(spelled):
                tags.setdefault(form, tag)
                by_head.setdefault(form, []).append(frame)
    entries = words.select("word", "class", "forms").rows()
    for _, kind, forms in entries:
        if kind == "verb":
            for form, tag in _spelled(forms.split("|")):
                tags.setdefault(form, tag)
    groups["adverb_pair"] = set()
    for word, kind, forms in entries:
        if kind in ("noun", "adjective"):
            tags[word] = tags[word] if tags.get(word, "-") in "vz" else "N"
        elif kind in _CLASS_TAGS:
            tags[word] = _CLASS_TAGS[kind]
        elif kind != "verb":
            groups.setdefault(kind, set()).update(forms.split("|") if forms else (word,))
    groups.setdefault("noun_or_verb", set()).update(nouns)
    groups["state"] = set(states)
    groups["adverb_end"] = {pair.split()[1] for pair in groups["adverb_pair"]}
    groups["reporting_verb"] = set(by_head) - groups["noun_or_verb"]
    ranked = {head: tuple(sorted(frames, key=lambda f: -len(f.rest))) for head, frames in by_head.items()}
    heads = frozenset(ranked) | frozenset(nouns)
    small = {name: frozenset(group) for name, group in groups.items()}
    return Grammar(tags, ranked, nouns, heads, small, lists)


def _spelled(forms: list[str]) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their tags, and those that British spelling doubles ('signalled', 'labelling')."""
    for form, tag in zip(forms, _VERB_TAGS, strict=True):
        yield form, tag
        if form != forms[0] and _UNSTRESSED.search(forms[0]) and form.startswith((forms[0] + "i", forms[0] + "e")):
            yield forms[0] + "l" + form.removeprefix(forms[0]), tag


@lru_cache(maxsize=4096)
def tokenise_sentence(sentence: str, grammar: Grammar) -> Words:
    """The tagged words of a sentence in its own characters; kept, as attributions and positions look at the same."""
    return tokenise(sentence, 0, len(sentence), [], grammar)


def tokenise(text: str, start: int, end: int, quotations: list[tuple[int, int]], grammar: Grammar) -> Words:
    """The tagged words of text[start:end]; each quotation (spans in order, inside the sentence) is one word."""
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    tags: list[str] = []
    tagged = grammar.tagged
    headline = _is_headline(text, start, end)
    at = start
    for quote_start, quote_end in [*quotations, (end, end)]:
        for match in _WORD.finditer(text, at, quote_start):
            word = match.group()
            low, inside, first, titled = tagged[word] if word in tagged else grammar.tag(word)
            if headline and titled and tags:  # noqa: SIM108  (in two lines it is read faster)
                tag = titled
            else:
                tag = first if not tags or tags[-1] in ":.-" else inside
            starts.append(match.start())
            ends.append(match.end())
            lows.append(low)
            tags.append(tag)
        if quote_end > quote_start:
            starts.append(quote_start)
            ends.append(quote_end)
            lows.append(_last_inside(text, quote_start, quote_end))
            tags.append("Q")
        at = quote_end
    _settle(tags, lows, grammar.groups)
    return Words(starts, ends, lows, "".join(tags), grammar)


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether nearly all longer words of a short line are capitalised."""
    if end - start > _LONGEST_HEADLINE:
        return False
    words = _LONG_WORD.findall(text, start, end)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _last_inside(text: str, start: int, end: int) -> str:
    """The last character of a quotation before its closing mark: a comma there says that its speaker follows."""
    stop = end
    while stop > start and (text[stop - 1] in "\"”'’»" or text[stop - 1].isspace()):
        stop -= 1
    return text[stop - 1] if stop > start else ""


def _guess(word: str, known: str | None, first: bool) -> str:
    """The tag of a word that the lists do not settle: capitalised, or unknown."""
    initial = word[0]
    if initial in "’'":
        return known or "'"
    if initial.isdigit() or (word[1:2].isdigit() and initial in "$€£#@"):
        return "J"
    if initial.isupper():
        acronym = len(word) > 1 and word.isupper() and (known or "") in "rRwW"  # 'US', 'WHO', 'IT'
        return "P" if known is None or acronym or (known in "vzdngNA" and not first) else known
    if not initial.isalnum():
        return _PUNCTUATION.get(initial, "N")
    for suffix, shortest, tag in (("ly", 3, "A"), ("ing", 6, "g"), ("ed", 5, "d")):
        if word.endswith(suffix) and len(word) >= shortest:
            return tag
    return "N"


def _settle(tags: list[str], lows: list[str], groups: Mapping[str, frozenset[str]]) -> None:
    """Decide words that can be one thing or another by the words beside them."""
    ambiguous = groups["noun_or_verb"]
    last = len(tags) - 1
    for i, tag in enumerate(tags):
        if tag == "Y" and lows[i] == "jan" and i < last and tags[i + 1] == "P":
            tags[i] = "P"  # 'Jan Novak', no month
        elif tag == "N" and lows[i] in groups["adjective_or_past"] and i and _is_past(tags, lows, i):
            tags[i] = "n" if tags[i - 1] == "H" else "d"
        elif lows[i] == "one" and 0 < i < last and tags[i - 1] == "I" and tags[i + 1] in "Nvz":
            tags[i] = "J"  # 'with one voice', 'by one vote'
        elif tag in "vzdgTSKDM'":
            before = tags[i - 1] if i else "."
            after = tags[i + 1] if i < last else "."
            if tag == "v":
                tags[i] = _settle_base(tags, lows, i, after, groups)
            elif tag in "zdg":
                tags[i] = _settle_form(tag, before, after, lows[i] in ambiguous)
                if tag == "z" and after in "dn" and before in "PN" and lows[i] in _PLURALS:
                    tags[i] = "N"  # 'UN sanctions imposed on Chad'
                elif lows[i] in ("visiting", "ruling", "governing") and after in "PN" and before not in "BHR":
                    tags[i] = "N"  # ', visiting Premier Dahl said'
            else:
                tags[i] = _settle_function_word(tag, lows[i], before, after, lows[min(last, i + 1)])


_PARTICLES = frozenset(("forward", "off", "aside", "back", "down", "up", "out", "away"))  # 'put off', 'cut back'


def _settle_base(tags: list[str], lows: list[str], i: int, after: str, groups: Mapping[str, frozenset[str]]) -> str:
    """A verb's base form needs a plural, a pronoun, a modal or 'to' before it; otherwise it is a noun, or its past."""
    k = i - 1
    while k > 0 and tags[k] in "AX":
        k -= 1
    if k < 0:
        return "v" if after in "DrTQ" else "N"
    before, low = tags[k], lows[k]
    if before == "H":  # 'has become', 'have put', but 'has veto power'
        return "n" if lows[i] in groups["past_as_base"] or lows[i].endswith(("come", "run")) else "N"
    plural = before == "N" and low.endswith("s") and not low.endswith("ss")
    named = k
    while named and tags[named] == "P":
        named -= 1
    names = before == "P" and (
        (named and tags[named] == "C") or low.endswith(("ans", "ats", "ists", "ers", "ors", "ians"))
    )
    if before == "C" and after == "D":
        return "v"  # 'and strongly oppose the plan'
    if before in ",Q" and after in "DPR" and lows[i] in groups["reporting_verb"]:
        return "v"  # 'the pass must be cleared, say the Kenyans'
    group = before == "P" and k > 0 and tags[k - 1] == "D" and after in "DT"  # 'the Taliban oppose the plan'
    plain = (before == "N" or (before == "P" and low.endswith("s"))) and lows[i] in groups["reporting_verb"]
    governs = after == "D" or lows[min(i + 1, len(lows) - 1)] in _PARTICLES
    if before in "PN" and governs and lows[i] in groups["past_as_base"]:
        return "d"  # 'Oslo shut the door', 'the minister put forward the plan'
    return "v" if before in "tMORwWT" or plural or names or group or plain else "N"


def _is_past(tags: list[str], lows: list[str], i: int) -> bool:
    """Whether a word that may be an adjective is a verb: 'Oslo closed its ports', 'has left without signing'."""
    before, after = tags[i - 1], tags[min(i + 1, len(tags) - 1)]
    return (before in "PRHNw" and after in "DR") or (before in "PRH" and lows[min(i + 1, len(lows) - 1)] == "without")


def _settle_form(tag: str, before: str, after: str, ambiguous: bool) -> str:
    """A form in -s, -ed or -ing after a determiner or possessive, or inside a noun phrase, is no verb."""
    if tag == "z":
        nominal = before in "D'J"
        if ambiguous:
            nominal = before in "D'IFJBHOMtdvzg" or (before == "N" and after not in "DrTQWtRPg:")
            nominal = nominal or (before == "P" and after in ",.;C")
            nominal = nominal or (after in "BHM" and before not in "PRNwW")  # 'thinks sanctions must'
            nominal = nominal or (before == "T" and after in "dnI")  # 'that sanctions imposed on Chad must'
    elif tag == "d":
        nominal = before in "D'JIFtvg" and after in "NPJ'"
    else:
        nominal = before in "D'" or (before in "NJ" and after == "N")
        if ambiguous:  # 'a stern warning', but 'a letter warning that'
            nominal = before in "D'JI" or (before == "N" and after not in "TDRPQ")
    return "N" if nominal else tag


def _settle_function_word(tag: str, low: str, before: str, after: str, following: str) -> str:
    """'s after a pronoun is a verb, 'that' before a noun a determiner, 'has since said' has an adverb, and so on."""
    is_verb = (
        tag == "'"
        and low[1:] == "s"
        and (before in "RwTW" or (before == "P" and after in "DXg" and following != "most"))
    )
    if is_verb:
        return "B"
    if tag == "T" and after in "NJA" and before in ".ICF":
        return "D"
    if tag in "SK" and low in ("since", "yet", "once") and after in "dnNvt" and before in "HBPR":
        return "A"
    if low == "once" and before == "I":
        return "A"  # 'at once'
    if tag == "D" and low in ("both", "all", "each") and after in "dvngMB":
        return "A"
    return "N" if tag == "M" and before == "I" else tag
