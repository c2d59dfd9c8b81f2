"""Finds the house's vocabulary in a text: aliases of parties, places, known people, titles, and capitalised names.

One pass over the tokens with a dictionary on each phrase's first token: the cost of a text depends on its length, not
on the size of the lists. Longest match wins, as in every gazetteer since ANNIE (Cunningham et al., 2002).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.logic.lexicon import Reference
from tasks.logic.names import ARTICLES, ROMAN, surname
from tasks.logic.reading_words import WordLists, word_lists

TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?!\w)|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")  # 'u.s.', which a text writes 'U.S.'
_ONLY_FOR_OR_AGAINST = ("anti-", "pro-")
_SINGULAR_VERBS = frozenset(
    ("is", "was", "has", "says", "wants", "meets", "leaves", "goes", "flies", "faces", "insists")
)
_SUM = re.compile(r"(?:\d|\b(?:thousand|million|billion|trillion))\s+\Z")
_SUM_REACH = 12  # characters of 'thousand '
_CURRENCY = re.compile(
    r"\s+(?:dollars?|cents?|yen|yuan|pounds?|francs?|rou?bles?|rupees?|pesos?|won|baht|kron(?:or|er)|dinars?|ri[ya]als?|dirhams?|rand)\b"
)
_ALSO = re.compile(r"ambiguous: also (?:of|elsewhere)")  # the note of a house that other states have too
_REMEMBERED = 100_000  # tokens; a night's news has some 50,000 different ones


class Alias(NamedTuple):
    """One way in which a party is written."""

    code: str
    kind: str
    ambiguous: bool
    valid_from: str
    valid_to: str
    together: bool = False  # one of several that the form names at once: 'the two Koreas'


class Title(NamedTuple):
    """One title of an office, rank or trade."""

    title: str
    kind: str
    standing: str
    party: str


class Tenure(NamedTuple):
    """One person's time in one office."""

    name: str
    party: str
    office: str
    first_year: int
    last_year: int
    surname_first: bool = False  # 'Hu Jintao'
    first: str = ""  # the first and the last day known, ISO 8601, as precise as known
    last: str = ""
    common_word: bool = False  # the surname is an ordinary word: alone it needs a title before it

    def covers(self, day: str) -> bool:
        """Whether it is not known to begin after or to end before a day (ISO 8601)."""
        begun = not self.first or self.first <= day[: len(self.first)]
        return begun and (not self.last or day[: len(self.last)] <= self.last)


class Atom(NamedTuple):
    """One phrase of the vocabulary, or one capitalised name, found in a text."""

    start: int
    end: int
    kind: str  # party | place | known | title | name
    value: tuple[object, ...]  # Aliases of a party, Tenures of a person, Titles, places; tokens of a name


class Head(NamedTuple):
    """The phrases of the vocabulary that begin with one token, the longest first."""

    entries: list[tuple[tuple[str, ...], tuple[object, ...]]]
    seconds: frozenset[str]  # their second tokens: most texts go on with none of them
    alone: tuple[object, ...] | None  # what the token stands for by itself


type_phrases = dict[str, Head]


class Token(NamedTuple):
    """What one token of a text can be, whatever stands beside it."""

    proper: Head | None
    titles: Head | None
    opens_name: bool
    by_next: bool = False  # whether the word behind it tells if it opens a name: 'Jan Eliasson', 'Jan 5'


_A_NAME = Token(None, None, opens_name=True)


def phrase(text: str) -> tuple[str, ...]:
    """The tokens of a vocabulary entry, as `find_atoms` sees them."""
    return tuple(TOKEN.findall(text))


def _year(value: str | None, default: int) -> int:
    return int(value[:4]) if value and value[:4].isdigit() else default


def _index(entries: dict[tuple[str, ...], list[object]]) -> type_phrases:
    index: dict[str, list[tuple[tuple[str, ...], tuple[object, ...]]]] = defaultdict(list)
    for tokens, values in entries.items():
        if tokens:
            index[tokens[0]].append((tokens, tuple(values)))
    phrases = {}
    for first, found in index.items():
        found.sort(key=lambda entry: -len(entry[0]))
        seconds = frozenset(tokens[1] for tokens, _ in found if len(tokens) > 1)
        phrases[first] = Head(found, seconds, next((values for tokens, values in found if len(tokens) == 1), None))
    return phrases


@dataclass(frozen=True)
class Gazetteer:
    """The vocabulary of one reference folder, indexed by first token."""

    proper: type_phrases
    titles: type_phrases
    surnames: dict[str, tuple[Tenure, ...]]
    party_names: dict[str, str]
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    party_kinds: dict[str, str] = field(default_factory=dict)
    reigns: dict[str, tuple[Tenure, ...]] = field(
        default_factory=dict
    )  # by first name, which is what a monarch goes by
    group_homes: dict[str, str] = field(default_factory=dict)  # the state in which an armed group or opposition is
    shared_houses: dict[str, str] = field(default_factory=dict)  # 'Senate', with the state of which it is mostly said
    lists: WordLists = field(default_factory=WordLists)
    _tokens: dict[str, Token | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, reference: Reference) -> Gazetteer:
        """Index the reference tables parties, party_aliases, people, places, titles, name_words and reading_words."""
        proper: dict[tuple[str, ...], list[object]] = defaultdict(list)
        for row in reference.table("places").iter_rows(named=True):
            for form in [row["place"], *filter(None, (row["aliases"] or "").split("|"))]:
                proper[phrase(form)].append(("place", row["place"], row["country"] or ""))
        surnames: dict[str, list[Tenure]] = defaultdict(list)
        reigns: dict[str, list[Tenure]] = defaultdict(list)
        titled = reference.table("titles")
        monarchs = set(titled.filter(titled["kind"] == "monarch")["title"].str.to_lowercase())
        for row in reference.table("people").iter_rows(named=True):
            tenure = Tenure(
                row["name"],
                row["party"] or "",
                row["office"] or "",
                _year(row["valid_from"], 1900),
                _year(row["valid_to"], 2100),
                "surname first" in (row["note"] or ""),
                row["valid_from"] or "",
                row["valid_to"] or "",
                "common word" in (row["note"] or ""),
            )
            if tenure.office.lower() in monarchs:
                reigns[phrase(row["name"])[0]].append(tenure)
            for form in [row["name"], *filter(None, (row["aliases"] or "").split("|"))]:
                tokens = phrase(form)
                if len(tokens) > 1:
                    proper[tokens].append(tenure)
                alone = tokens[0] if tenure.surname_first else surname(tokens)
                if len(alone) > 1:
                    surnames[alone].append(tenure)
        for row in reference.table("party_aliases").iter_rows(named=True):
            alias = Alias(
                row["code"],
                row["kind"],
                "ambiguous" in (row["note"] or ""),
                row["valid_from"] or "",
                row["valid_to"] or "",
                "together" in (row["note"] or ""),
            )
            proper[phrase(row["alias"])].append(alias)
        titles: dict[tuple[str, ...], list[object]] = defaultdict(list)
        for row in reference.table("titles").iter_rows(named=True):
            title = Title(row["title"].lower(), row["kind"], row["standing"], row["party"] or "")
            spelled = phrase(_INITIALS.sub(lambda m: m.group().upper(), title.title))
            titles[tuple(token.lower() for token in spelled)].append(title)
        words: dict[str, dict[str, str]] = defaultdict(dict)
        for row in reference.table("name_words").iter_rows(named=True):
            words[row["class"]][row["word"]] = row["value"] or ""
        names = dict(reference.table("parties").select("code", "name").iter_rows())
        kinds = dict(reference.table("parties").select("code", "kind").iter_rows())
        known = {k: tuple(v) for k, v in surnames.items()}
        ruled = {k: tuple(v) for k, v in reigns.items()}
        numbers = dict(reference.table("parties").select("code", "cow").iter_rows())
        homes = {
            party: home
            for party, home in reference.table("actor_codes").select("party", "home").iter_rows()
            if kinds.get(party) == "group" and numbers.get(home)  # a state with a number of the Correlates of War
        }
        houses = {
            row["alias"]: row["code"]
            for row in reference.table("party_aliases").iter_rows(named=True)
            if row["kind"] == "institution" and kinds.get(row["code"]) == "state" and _ALSO.search(row["note"] or "")
        }
        lists = word_lists(reference)
        return cls(_index(proper), _index(titles), known, names, dict(words), kinds, ruled, homes, houses, lists)

    def title_kind(self, title: str) -> str:
        """The kind of a title of titles.csv; '' if it is none."""
        tokens = phrase(title)
        head = self.titles.get(tokens[0]) if tokens else None
        for entry, values in head.entries if head is not None else ():
            if entry == tokens:
                return next((v.kind for v in values if isinstance(v, Title)), "")
        return ""

    def find_atoms(self, text: str) -> list[Atom]:
        """Vocabulary phrases and capitalised names of `text`, left to right, without overlaps."""
        spans = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
        tokens, particles = self._tokens, self.words["particle"]
        atoms: list[Atom] = []
        done = 0
        for i, (start, _, word) in enumerate(spans):
            token = tokens[word] if word in tokens else self._token(word)
            if token is None and word in self.words["not_name"] and self._is_honoured(text, spans, i):
                token = _A_NAME  # 'Mrs May'
            if token is None or i < done:
                continue
            found = _longest(text, spans, i, token.proper) if token.proper else None
            if found and text[max(0, start - 5) : start].lower().endswith(_ONLY_FOR_OR_AGAINST):
                continue  # 'the anti-Fijian leader' is no leader of Fiji
            if found and self._is_given_name(text, spans, i, found):
                found = None
            if not found and word in self.words["honorific"]:
                found = self._honoured(text, spans, i)
            titled = self._title(text, spans, i, token.titles) if token.titles else None
            if titled and (not found or titled[0] > found[0]):
                size, kind, value = titled[0], "title", titled[1]
            elif found:
                size, value = found
                kind = _kind(value)
            elif token.opens_name or (token.by_next and self._opens_by_next(text, spans, i, atoms)):
                size = self._name(text, spans, i)
                kind, value = "name", tuple(t for _, _, t in spans[i : i + size])
                if size == 1 and word in particles:
                    continue
            else:
                continue
            done = i + size
            if kind == "party" and i and spans[i - 1][2].lower() in self.words["of_people"]:
                continue  # 'the ethnic Russian leader' speaks for no state
            if kind in ("party", "place") and _is_money(text, start, spans[i + size - 1][1]):
                continue  # '12 million US dollars', '(3.8 billion US)'
            atoms.append(Atom(start, spans[i + size - 1][1], kind, value))
        return atoms

    def _is_given_name(
        self, text: str, spans: list[tuple[int, int, str]], i: int, found: tuple[int, tuple[object, ...]]
    ) -> bool:
        """'Douglas J. Lee', 'Victoria Hill': a place that is a first name, before an initial or another name."""
        word = spans[i][2]
        if found[0] > 1 or word not in self.words["given_name"] or i + 1 >= len(spans) or _kind(found[1]) != "place":
            return False
        start, end, following = spans[i + 1]
        if text[spans[i][1] : start] != " " or not following[0].isupper():
            return False
        if len(following) == 1:
            return text[end : end + 2] == ". "
        token = self._token(following)
        heads = ("org_head", "thing_head")
        plain = token is not None and token.opens_name and not (token.proper or token.titles)
        return plain and not any(following in self.words[kind] for kind in heads)

    def _is_honoured(self, text: str, spans: list[tuple[int, int, str]], i: int) -> bool:
        """Whether a capitalised word that is seldom a name stands behind an honorific."""
        if not i or not spans[i][2][0].isupper() or text[spans[i - 1][1] : spans[i][0]] not in (" ", ". "):
            return False
        return spans[i - 1][2] in self.words["honorific"]

    def _honoured(self, text: str, spans: list[tuple[int, int, str]], i: int) -> tuple[int, tuple[object, ...]] | None:
        """The known person whose name stands behind an honorific: 'Sheikh Ann Lee'."""
        following = self._token(spans[i + 1][2]) if i + 1 < len(spans) else None
        if following is None or not following.proper or text[spans[i][1] : spans[i + 1][0]] != " ":
            return None
        known = _longest(text, spans, i + 1, following.proper)
        return (known[0] + 1, known[1]) if known and known[0] > 1 and _kind(known[1]) == "known" else None

    def _token(self, word: str) -> Token | None:
        """What a token can be; None if it is of no interest, as most are. Remembered, for as many as a news day has."""
        low = word.lower()
        titles = self.titles.get(low) or (self.titles.get(low[:-1]) if low.endswith("s") else None)
        opens_name = (
            word[0].isupper()
            and word not in self.words["not_name"]
            and word not in self.words["portfolio"]
            and low not in self.words["title_modifier"]
        )
        proper = self.proper.get(word)
        by_next = word in self.words["name_before_capital"]
        known = proper or titles or opens_name or by_next
        token = Token(proper, titles, opens_name, by_next) if known else None
        if len(self._tokens) >= _REMEMBERED:
            self._tokens.clear()
        self._tokens[word] = token
        return token

    def _title(
        self, text: str, spans: list[tuple[int, int, str]], i: int, titles: Head
    ) -> tuple[int, tuple[object, ...]] | None:
        found = _longest_title(text, spans, i, titles)
        if found and found[0] == 1:
            if self._opens_double_name(text, spans, i):
                return None
            title = found[1][0]
            rank = isinstance(title, Title) and title.kind == "military"
            if rank and not spans[i][2][0].isupper() and not _is_apposed_rank(text, spans, i):
                return None
            if rank and spans[i][2] in self.surnames and _stands_alone(text, spans, i):
                return None  # 'Major and Reynolds met': the prime minister
        return found

    def _opens_double_name(self, text: str, spans: list[tuple[int, int, str]], i: int) -> bool:
        """'Amir-Lee', 'Sultan-Lee': what is a title elsewhere, and here is the first half of a name."""
        end, word = spans[i][1], spans[i][2]
        if not word[0].isupper() or text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper():
            return False
        return i + 1 < len(spans) and spans[i + 1][2].lower() not in self.titles

    def _opens_by_next(self, text: str, spans: list[tuple[int, int, str]], i: int, atoms: list[Atom]) -> bool:
        """Whether a month or pronoun opens a name: 'Jan Eliasson'; behind a title also 'Vice Premier He Lifeng'."""
        start, end, word = spans[i]
        following_at, _, following = spans[i + 1] if i + 1 < len(spans) else (end, end, "")
        if text[end:following_at] != " " or not following[:1].isupper() or len(following) < 2:
            return False
        titled = bool(atoms) and atoms[-1].kind == "title" and text[atoms[-1].end : start] == " "
        return titled or self.words["name_before_capital"][word] != "titled"

    def _name(self, text: str, spans: list[tuple[int, int, str]], i: int) -> int:
        """How many tokens from `i` on make one capitalised name (particles and initials inside)."""
        particles = self.words["particle"]
        size = 1
        while i + size < len(spans):
            start, _, token = spans[i + size]
            gap = text[spans[i + size - 1][1] : start]
            previous = spans[i + size - 1][2]
            hyphen = gap == "-" or (gap == "- " and previous.lower() in ARTICLES)  # 'El- Bashir', broken by a line end
            initial = gap in (". ", ".") and len(previous) == 1 and previous.isupper()
            if not (hyphen or initial or gap in (" ", "\u00a0")):
                break
            if hyphen and size == 1 and not token[0].isupper() and len(previous) > 3 and token not in particles:
                break
            inner = token in particles and i + size + 1 < len(spans) and spans[i + size + 1][2][0].isupper()
            joined = hyphen and (token[0].isupper() or token.isalpha())
            upper = token[0].isupper() and token not in self.words["not_name"] and len(token) < 20
            upper = upper or (len(token) == 1 and token.isupper() and initial)  # 'M. A. Lee'
            if not (inner or joined or upper):
                break
            known = self._tokens[token] if token in self._tokens else self._token(token)
            if upper and not hyphen and known and known.proper and token not in particles:
                longest = _longest(text, spans, i + size, known.proper)
                named = initial or previous in self.words["given_name"]  # 'Wesley K. Clark', though Clark is a place
                named = named or (size > 1 and previous in particles)  # 'Marcelo Fernandez de Cordoba'
                if longest and not ROMAN.match(token) and not named:
                    break
            title = upper and not hyphen and known and known.titles and self._title(text, spans, i + size, known.titles)
            if title and not (previous in self.words["given_name"] and _ends_a_name(text, spans, i + size)):
                break
            size += 1
            if size >= 6:
                break
        return size


_PLAIN_RANKS = frozenset({"general", "major", "marshal", "captain"})  # 'a major UN force', 'in general Arab states'


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether a country's name only tells the currency of a sum."""
    if _SUM.search(text, max(0, start - _SUM_REACH), start) is None:
        return False
    return _CURRENCY.match(text, end) is not None or text[end : end + 1] == ")"


def _ends_a_name(text: str, spans: list[tuple[int, int, str]], i: int) -> bool:
    """Whether no capitalised word follows: 'Robert King visited' tells of a man called so, 'Ann King Lee' of a king."""
    following = spans[i + 1] if i + 1 < len(spans) else None
    return following is None or text[spans[i][1] : following[0]] != " " or not following[2][0].isupper()


def _is_apposed_rank(text: str, spans: list[tuple[int, int, str]], i: int) -> bool:
    """'Ann Lee, commander of the fleet', 'rebel warlord Ann Lee': a rank in small letters that is no plain word."""
    start, end, rank = spans[i]
    following = spans[i + 1][2] if i + 1 < len(spans) else ""
    if following[:1].isupper() and len(following) > 1 and text[end : spans[i + 1][0]] == " ":
        return rank not in _PLAIN_RANKS
    return following == "of" and text[end : end + 1] == " " and text[max(0, start - 2) : start] == ", "


def _stands_alone(text: str, spans: list[tuple[int, int, str]], i: int) -> bool:
    """Whether neither a name follows, as behind a rank ('Major Lee'), nor a noun ('Major powers', 'Major fighting')."""
    following_at, following = (spans[i + 1][0], spans[i + 1][2]) if i + 1 < len(spans) else (len(text), "")
    gap = text[spans[i][1] : following_at]
    if following[:1].isupper() and (gap.isspace() or gap.startswith(".")):
        return False
    return gap != " " or not following.endswith(("s", "ing")) or following in _SINGULAR_VERBS


def _gap_ok(gap: str, following: str) -> bool:
    if gap in ("'", "’"):
        return following == "s"  # 'the Lord's Resistance Army'
    return len(gap) <= 3 and gap.strip() in ("", "-", ".", "&", "+", "/")


def _kind(values: tuple[object, ...]) -> str:
    """The kind of atom that the values of a phrase make; a person's name comes first in its values."""
    if isinstance(values[0], Tenure):
        return "known"
    return "party" if any(isinstance(value, Alias) for value in values) else "place"


def _longest(text: str, spans: list[tuple[int, int, str]], i: int, head: Head) -> tuple[int, tuple[object, ...]] | None:
    """The longest of the phrases that stands at token `i`: how many tokens, and what it is."""
    following = spans[i + 1][2] if i + 1 < len(spans) else ""
    if following in head.seconds:
        for tokens, values in head.entries:
            size = len(tokens)
            if i + size > len(spans) or any(spans[i + k][2] != tokens[k] for k in range(1, size)):
                continue
            if _joined(text, spans, i, size):
                return size, values
        return None
    return (1, head.alone) if head.alone else None


def _longest_title(
    text: str, spans: list[tuple[int, int, str]], i: int, head: Head
) -> tuple[int, tuple[object, ...]] | None:
    """The longest of the titles that stands at token `i`, in any case and each word of it perhaps in the plural."""
    following = spans[i + 1][2].lower() if i + 1 < len(spans) else ""
    if following in head.seconds or (following.endswith("s") and following[:-1] in head.seconds):
        for tokens, values in head.entries:
            size = len(tokens)
            if i + size > len(spans):
                continue
            words = (spans[i + k][2].lower() for k in range(1, size))
            same = all(
                word == token or (word.endswith("s") and word[:-1] == token)
                for word, token in zip(words, tokens[1:], strict=True)
            )
            if same and _joined(text, spans, i, size):
                return size, values
        return None
    return (1, head.alone) if head.alone else None


def _joined(text: str, spans: list[tuple[int, int, str]], i: int, size: int) -> bool:
    """Whether nothing parts the tokens of a phrase but a space, a hyphen, a full stop or an ampersand."""
    return all(_gap_ok(text[spans[i + k][1] : spans[i + k + 1][0]], spans[i + k + 1][2]) for k in range(size - 1))
