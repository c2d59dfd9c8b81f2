"""The side of the day of writing that a bare weekday, month or day of the month lies on, from the verb it goes with."""

from tasks.logic.date_words import DateWords, Token

_REACH = 24
_NEAR = 3
# A verb in the past so near ('met in May') is that of the date beyond doubt.
_BESIDE = 2
_RELATIVES = ("which", "when", "where")
_BESIDES = frozenset({"also", "then", "later", "again", "meanwhile", "subsequently", "afterwards", "first", "now"})
_DUE_WHERE = ("for", "on", "in", "at", "by", "here", "there", "back", "home")  # 'is due here Friday'
_WAS_TO_HAVE = (["that", "was", "to", "have"], ["that", "were", "to", "have"])
_HOSTING = frozenset(("host", "hosts", "venue", "deadline"))
_NOT_DONE = (["did", "not"], ["fell", "through"], ["came", "to"])
_DEGREES = ("highly", "much", "eagerly", "keenly", "widely", "hotly")
_GONE_OVER = ("reviewed", "discussed", "examined", "considered", "debated", "finalized", "finalised", "coordinated")
_SUBJECTS = ("they", "both", "we", "who")
_DENIED = ("not", "never")  # 'would not attend', whose tense stands farther left
_OBJECTS = ("him", "her", "them", "me", "us")


class Tense:
    """Tells -1 (behind; -2 beyond doubt), 1 (ahead) or 0 (no verb tells) for a stretch of tokens.

    The governing verb is taken to be the nearest one before the expression in its sentence ('met X on Monday',
    'will meet X on Monday'), or the first one after it where none stands before ('On Monday he will ...').
    """

    def __init__(self, words: DateWords) -> None:
        cues = words.cues
        self._strong, self._past = cues["future"], cues["past"]
        self._future = cues["future"] | cues["modal"]
        self._implied, self._no_verb = cues["implied_past"], cues["not_infinitive"]
        self._not_past, self._happened, self._shifted = cues["not_past"], cues["happened"], cues["shifted"]
        self._name = words.kinds.letter["cap"]
        self._determiners = words.kinds.any_of("article", "the", "possessive")
        self._passive, self._prompt, self._attend = cues["passive"], cues["prompt"], cues["attend"]
        self._arranged, self._intended, self._thought = cues["arranged"], cues["intended"], cues["thought"]
        self._speech, self._present, self._noun_too = cues["speech"], cues["present"], cues["present_noun"]
        self._nouns = words.kinds.any_of("other", "cap")
        self._months = words.kinds.any_of("month", "month_short")
        self._days = words.kinds.any_of("month", "month_short", "weekday", "day")
        self._stop = words.stop
        self._possessive = words.kinds.letter["possessive"]
        self._dot = words.kinds.letter["dot"]

    def direction(self, tokens: list[Token], start: int, end: int) -> int:
        """Return the side for the expression ``tokens[start:end]``."""
        if end < len(tokens) and tokens[end].kind == self._possessive:
            return self._of_event(tokens, start, end)
        left, left_distance = self._look_left(tokens, start)
        over = end < len(tokens) and tokens[end].word in ("was", "were")
        if left > 0 and over and self._is_reduced(tokens, start - left_distance):
            return -1  # 'the rally planned for Saturday was called off'
        if left > 0 and self._came_to_nothing(tokens, end):
            return -1  # 'talks due to begin on Sunday did not take place'
        if left > 0 and tokens[start - left_distance].word in self._present:
            # 'the parliament vote on Monday showed ...': a noun after all.
            right, distance = self._look_right(tokens, end, opening=False)
            return right if right and distance <= _BESIDE else left
        if left and left_distance <= _NEAR:
            return 2 * left if left < 0 and left_distance <= _BESIDE else left
        if self._as_early_as(tokens, start):
            return 1
        opens = self._opens_clause(tokens, start) or (start > 0 and tokens[start - 1].word == "from")
        right, right_distance = self._look_right(tokens, end, opening=opens)
        said = left and tokens[start - left_distance].word in self._speech
        if said and end < len(tokens) and tokens[end].word in self._future:
            return 1  # 'said the talks on Tuesday will ...', 'would ...'
        planned = right > 0 and right_distance <= 1 and end < len(tokens) and tokens[end].word in ("was", "were")
        if right and (not left or planned or (said and right_distance <= 1)):
            return right
        return left

    def _as_early_as(self, tokens: list[Token], start: int) -> bool:
        return start > 1 and tokens[start - 1].word == "as" and tokens[start - 2].word in self._prompt

    def points_ahead(self, tokens: list[Token], start: int) -> bool:
        """Tell whether the verb before a place points ahead."""
        side, distance = self._look_left(tokens, start)
        return side > 0 and distance <= 2 * _NEAR

    def _is_reduced(self, tokens: list[Token], i: int) -> bool:
        """Tell a participle that hangs on a noun ('the talks planned for') from a verb ('talks are planned for')."""
        return tokens[i].word.endswith("ed") and (not i or tokens[i - 1].word.lower() not in self._passive)

    def _came_to_nothing(self, tokens: list[Token], end: int) -> bool:
        """Tell that the verb behind a day says that it came to nothing: ', due on Sunday, did not take place'."""
        behind = [t.word.lower() for t in tokens[end : end + 1 + _NEAR] if t.word != ","]
        return behind[:2] in _NOT_DONE or behind[:1] == ["never"] or behind[:2] == ["failed", "to"]

    def _opens_clause(self, tokens: list[Token], start: int) -> bool:
        """Tell 'On Friday, the talks ...' and '..., on Friday ...' from a date inside its clause."""
        return any(i < 0 or self._ends_sentence(tokens, i) or tokens[i].word == "," for i in (start - 1, start - 2))

    def _of_event(self, tokens: list[Token], start: int, end: int) -> int:
        """Return the side of 'Tuesday's meeting': the sentence's verb need not be the meeting's."""
        of = any(t.word in self._happened for t in tokens[end + 1 : end + 1 + _NEAR])
        beside = start and tokens[start - 1].word in self._attend
        if beside and not of and self._look_left(tokens, start)[0] > 0:
            return (
                1  # 'will attend Tuesday's meeting', 'will meet in Sunday's final'; not 'will discuss Monday's attack'
            )
        before = [t.word.lower() for t in tokens[max(0, start - 2) : start]]
        if "ahead" in before or before[-1:] in (["until"], ["for"]):
            return 1
        right, distance = self._look_right(tokens, end, opening=False)
        return 1 if right > 0 and distance <= 2 * _NEAR else -1

    def _look_left(self, tokens: list[Token], start: int) -> tuple[int, int]:
        apart = False
        for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
            if self._ends_sentence(tokens, i):
                break
            word = tokens[i].word.lower()
            if i and word in ("until", "till", "pending") and not self._denied(tokens, i):
                return 1, start - i
            apart = apart or word == ","
            if word == "ahead" and not apart and i + 1 < start and tokens[i + 1].word == "of":
                return 1, start - i  # 'ahead of the Jan. 25 vote'
            if word in self._shifted:
                return (1 if tokens[start - 1].word in ("to", "for", "through") else -1), start - i
            side = self._side(tokens, i, word)
            if side > 0 and any(t.word in ("had", "Had") for t in tokens[max(0, i - 4) : i]):
                if tokens[start].kind in self._months or tokens[start - 1].kind in self._months:
                    return 0, _REACH  # 'had been set for July 8': a plan in the past, for a day that may lie ahead
                side = -1  # 'had been due to expire'
            if side:
                return side, start - i
            if word in ("is", "are") and self._is_on_the_calendar(tokens, i, start):
                return 1, start - i
        return 0, _REACH

    def _is_on_the_calendar(self, tokens: list[Token], i: int, start: int) -> bool:
        """Tell 'the vote is on 5 May', 'is the host of the summit in November' from what is so of something past."""
        between = [t.word for t in tokens[i + 1 : start]]
        return between in (["in"], ["on"], ["not", "until"]) or (
            between[-1:] in (["in"], ["on"]) and not _HOSTING.isdisjoint(between)
        )

    def _look_right(self, tokens: list[Token], end: int, *, opening: bool) -> tuple[int, int]:
        for i in range(end, min(len(tokens), end + _REACH)):
            if self._ends_sentence(tokens, i):
                break
            if tokens[i].word == "," and not opening and not (i == end and self._tells_more(tokens, i)):
                break
            word = tokens[i].word.lower()
            weak = word == "to" or (word in self._future and word not in self._strong)
            # 'On Thursday, he would fly to Lima'; not 'would not say'
            weak = weak and not (opening and word == "would" and tokens[min(i + 1, len(tokens) - 1)].word != "not")
            side = 0 if weak else self._side(tokens, i, word)
            if side > 0 and word.endswith("ed") and tokens[i - 1].word.lower() not in self._passive:
                side = -1  # 'On Friday the government planned ...'
            if side:
                return side, i - end + 1
        return 0, _REACH

    def _tells_more(self, tokens: list[Token], i: int) -> bool:
        """Tell a comma that opens a clause about the day or its event: 'on May 5, when ...', 'in which ...'."""
        return any(t.word in _RELATIVES for t in tokens[i + 1 : i + 3])

    def _side(self, tokens: list[Token], i: int, word: str) -> int:
        if tokens[i].kind in self._months:
            return 0
        following = tokens[i + 1].word.lower() if i + 1 < len(tokens) else ""
        if word == "set" and i + 1 < len(tokens) and tokens[i + 1].kind in self._days:
            return 1  # 'set Friday as the deadline'
        if [t.word for t in tokens[max(0, i - 4) : i]] in _WAS_TO_HAVE:
            return 1  # 'called off talks that were to have opened on Wednesday'
        if word in ("set", "due"):
            # 'talks set for May', 'due on Monday'; 'a record set on Monday' is past.
            ahead = following in (("for",) if word == "set" else _DUE_WHERE) or (
                following == "to" and self._is_verb(tokens, i + 2)
            )
            return 1 if ahead else -1 if word == "set" else 0
        if word in ("plan", "plans") and not (following in ("to", "for") and self._is_verb(tokens, i + 2)):
            determined = any(t.kind in self._determiners for t in tokens[max(0, i - 2) : i])
            gone_over = i > 0 and tokens[i - 1].word.lower() in _GONE_OVER  # 'reviewed plans for a force on Monday'
            return 0 if determined or gone_over else 1  # 'went over the peace plan with B on Monday'
        if word in self._future:
            # 'a highly anticipated meeting Thursday', 'a previously scheduled session on Friday'
            ahead_of = tokens[i - 1].word.lower() if i else ""
            degree = ahead_of in _DEGREES or (ahead_of == "previously" and following not in ("for", "to"))
            # 'at the opening on Friday'
            noun = word.endswith("ing") and i > 0 and tokens[i - 1].kind in self._determiners
            return 0 if degree or noun else 1
        if word == "to":
            be = following == "be" and not self._describes(tokens, i)
            return 1 if be else 0 if following == "be" else self._infinitive(tokens, i)
        before = tokens[i - 1].word.lower() if i else ""
        if word in ("was", "were") and self._was_to(tokens, i):
            return 1  # 'on Saturday was scheduled to meet', 'was to meet'
        if word in self._arranged and before in ("is", "are"):
            return 1  # 'is travelling to Mogadishu on Tuesday'
        if before in ("be", "being"):
            return 0  # 'will be held', 'to be held': the tense stands farther left
        if word in self._present:
            # 'the ministers meet Friday'; not 'did not meet Friday', 'to meet Friday'
            subject = i and before not in _DENIED and (tokens[i - 1].kind in self._nouns or before in _SUBJECTS)
            return 1 if subject and not self._is_noun(tokens, i) else 0
        compound = "-" in word or before.endswith("-")  # 'the so-called accord', 'a long-awaited visit', 'rebel-held'
        if word in self._past:
            return 0 if compound or before in ("is", "are") else -1  # 'when the case is heard in May'
        if (
            len(word) > 4
            and word.endswith("ed")
            and tokens[i].word[0].islower()
            and word not in self._not_past
            and not compound
        ):
            # 'talks followed by a summit', 'a planned summit': a participle has no tense of its own.
            loose = (following == "by" and before not in self._passive) or (
                i > 0 and tokens[i - 1].kind in self._determiners
            )
            return 0 if loose else -1
        return 0

    def _is_noun(self, tokens: list[Token], i: int) -> bool:
        """Tell 'on an official visit on Monday' from 'the ministers visit on Monday': a determined singular."""
        if tokens[i].word not in self._noun_too or tokens[i - 1].word.endswith("s"):
            return False
        for before in reversed(tokens[max(0, i - 1 - _NEAR) : i]):
            if before.kind in self._determiners:
                return True
            if not before.word[:1].islower():
                return False
        return False

    def _was_to(self, tokens: list[Token], i: int) -> bool:
        """Tell 'was to', 'was due to', 'was scheduled to' from a past told."""
        following = [t.word.lower() for t in tokens[i + 1 : i + 4] if t.word.lower() not in _BESIDES]
        return len(following) > 1 and following[1] == "to" and following[0] in self._intended

    def _describes(self, tokens: list[Token], i: int) -> bool:
        """Tell 'what is believed to be the first visit', which describes, from 'is meant to be held'."""
        held = tokens[i + 2].word if i + 2 < len(tokens) else ""
        thought = i > 0 and tokens[i - 1].word.lower() in self._thought
        return thought and not held.endswith("ed") and held not in self._past

    def _infinitive(self, tokens: list[Token], i: int) -> int:
        """Return 1 where 'to' and a verb hang on a verb of intention ('agreed to meet', 'is to meet')."""
        before = tokens[i - 1].word.lower() if i else ""
        if i > 1 and (before in _BESIDES or before.endswith("ly")):
            before = tokens[i - 2].word.lower()  # 'was also to meet'
        if before in self._implied or not self._is_verb(tokens, i + 1):
            return 0
        named = i > 0 and tokens[i - 1].kind == self._name and i > 1  # a headline: 'Novak to meet Vos'
        return 1 if named or before.endswith("ed") or before in self._passive or before in _OBJECTS else 0

    def _is_verb(self, tokens: list[Token], i: int) -> bool:
        verb = tokens[i].word if i < len(tokens) else ""
        return (
            verb.isalpha() and verb[0].islower() and verb not in self._no_verb and not verb.endswith(("ing", "ed", "s"))
        )

    def _denied(self, tokens: list[Token], i: int) -> bool:
        near = [t.word.lower() for t in tokens[max(0, i - 6) : i]]
        return "not" in near or any(w.endswith("n't") for w in near) or "t" in near

    def _ends_sentence(self, tokens: list[Token], i: int) -> bool:
        token = tokens[i]
        if token.kind == self._stop or token.word in ";?!":
            return True
        if token.kind != self._dot or i + 1 >= len(tokens):
            return False
        # A stop after an abbreviation ('Gen.', 'Nov.') has a short word before it.
        before = tokens[i - 1].word if i else ""
        return tokens[i + 1].word[:1].isupper() and (len(before) > 4 or before.islower())
