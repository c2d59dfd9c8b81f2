"""What each paragraph of a document is: title, body, caption, list, or something around the article.

The gold facts' guidelines put site furniture, teasers, share and comment boxes, footnotes and the author's life
outside the document; a caption of its own is inside.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from tasks.logic.boilerplate import Mark
from tasks.logic.lines import BULLET

OUTSIDE = ("furniture", "footnote", "biography", "repeated")

_FULL = 80  # characters from which a sentence counts as a paragraph of the article
_HEADLINE = 160  # longest headline or teaser
_LONGEST_CAPTION = 300
_SAME_TEXT = 25  # shorter lines ('Men's singles') recur in tables and lists without being repeats
_STEM = 40  # shortest text whose longer version makes it a repeat
_NAME_LINE = 60
_PREFIX_REACH = 3  # how many paragraphs apart a shortened version of a caption or teaser is looked for
# How many times the text after such a heading the text before it must be, for the article to be over.
_CLOSING = {"heading": 2, "aside": 8}
_ENDS_SENTENCE = re.compile(r"[.!?…:;,—–-][\"'”’»)\]]*(?:\[\d{1,3}\])*$")
_CAPITALISED = re.compile(r"[\"'“‘(]*[A-Z0-9]")
_SMALL_WORDS = frozenset("a an the of in on at to for and or but by with from as is vs v via over into not no".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_][\w’'-]*?(?=['’]s\b|[^\w’'-]|$)")
_BYLINE = re.compile(r"\b[Bb]y (?:[A-Z][\w.’'-]* ?){2,4}")  # also at the end of a deck
_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]*)\W*$")


def paragraph_kinds(
    texts: Sequence[str], blocks: Sequence[int], title: str | None, publisher: str | None, marks: Sequence[Mark | None]
) -> list[str]:
    """Return the kind of each of a document's paragraphs, in order.

    `texts` are the paragraphs without white space at their edges, `blocks` numbers the blocks of lines they come
    from, `marks` say what the boilerplate's patterns make of them (told without their bullets, see `unbulleted`);
    `title` and `publisher` are the document's, as far as known.
    """
    return _Article(texts, blocks, title, publisher, marks).kinds()


def unbulleted(text: str) -> str:
    """Return the paragraph without the bullet or number before it."""
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet else text


class _Article:
    """A document while its paragraphs are being told apart: `kind` is None as long as a paragraph is undecided."""

    def __init__(
        self,
        texts: Sequence[str],
        blocks: Sequence[int],
        title: str | None,
        publisher: str | None,
        marks: Sequence[Mark | None],
    ) -> None:
        self.texts, self.blocks = texts, blocks
        self.bullets = [BULLET.match(text) for text in texts]
        self.keys = [" ".join(text.split()).casefold() for text in texts]
        self.title_key = " ".join((title or "").split()).casefold()
        self.publisher_key = " ".join((publisher or "").split()).casefold()
        self.marks = marks
        self.kind: list[str | None] = [mark.kind if mark and mark.scope == "line" else None for mark in self.marks]
        full = [i for i, mark in enumerate(self.marks) if mark is None and is_full(texts[i])]
        # A text of short sentences only: the first sentence opens it.
        self.full = full or [i for i, mark in enumerate(self.marks) if mark is None and is_sentence(texts[i])]

    def kinds(self) -> list[str]:
        self._around_the_article()
        self._headings()
        self._authors()
        self._teaser_rows()
        self._repeats()
        self._titles()
        return [kind or ("list" if bullet else "body") for kind, bullet in zip(self.kind, self.bullets, strict=True)]

    def _weigh(self) -> None:
        """Sum up the characters of the full paragraphs not decided by now: `weight[i]` is those before the one at i."""
        open_ = {i for i in self.full if self.kind[i] is None}
        self.weight = [0, *accumulate(len(text) if i in open_ else 0 for i, text in enumerate(self.texts))]

    def _over_by(self, i: int, times: int) -> bool:
        """Whether the article is over by the paragraph at `i`: two full ones before, and little text after it."""
        before, after = self.weight[i], self.weight[-1] - self.weight[i + 1]
        return before > times * after and bisect_left(self.full, i) >= 2

    def _around_the_article(self) -> None:
        """Marks that depend on where the article begins and ends, and lines that name the publisher alone."""
        opening = self.full[0] if self.full else len(self.texts)
        closing = self.full[-1] if self.full else -1
        for i, mark in enumerate(self.marks):
            if self.publisher_key and self.keys[i] == self.publisher_key:
                self.kind[i] = "furniture"
            elif mark is None:
                continue
            elif (mark.scope == "head" and i < opening) or (
                mark.scope == "end" and i > closing and (mark.kind != "furniture" or self._beside_others(i))
            ):
                self.kind[i] = mark.kind
            elif mark.scope == "block":
                self._block(i, mark.kind)

    def _beside_others(self, i: int) -> bool:
        return any(self.marks[j] for j in (i - 1, i + 1) if 0 <= j < len(self.marks))

    def _block(self, i: int, kind: str) -> None:
        """A player's controls: the headline above them in the same block is the video's, not the article's."""
        self.kind[i] = kind
        j = i - 1
        while j >= 0 and self.blocks[j] == self.blocks[i] and self.kind[j] is None and is_headline(self.texts[j]):
            self.kind[j] = kind
            j -= 1

    def _headings(self) -> None:
        """'Read more', 'Notes', 'Join the conversation': what stands under them, to the end if the article is over."""
        self._weigh()
        for i, mark in enumerate(self.marks):
            if mark is None or mark.scope not in _CLOSING or self.kind[i] is not None:
                continue
            self.kind[i] = mark.kind
            if self._over_by(i, _CLOSING[mark.scope]):
                authors = set(self._author_paragraphs())
                for j in range(i + 1, len(self.texts)):
                    if self.kind[j] is None:
                        self.kind[j] = "biography" if j in authors else mark.kind
                return
            j = i + 1
            while j < len(self.texts) and (self.kind[j] == mark.kind or self._open_headline(j)):
                self.kind[j] = mark.kind
                j += 1

    def _open_headline(self, i: int) -> bool:
        mark = self.marks[i]
        return self.kind[i] is None and is_headline(self.texts[i]) and not (mark and mark.scope in _CLOSING)

    def _authors(self) -> None:
        """Lives of authors at the end of the article, with the name lines above them, and all that follows them."""
        self._weigh()
        authors = self._author_paragraphs()
        for i in authors:
            self.kind[i] = "biography"
        self._name_lines([i for i, kind in enumerate(self.kind) if kind == "biography"])
        if authors and self._over_by(authors[-1], 4):
            for j in range(authors[-1] + 1, len(self.texts)):
                if self.kind[j] is None:
                    self.kind[j] = "furniture"

    def _author_paragraphs(self) -> list[int]:
        """Paragraphs on somebody who writes, at the end of an article that does not speak of that person."""
        named = {
            i: name[1]
            for i, mark in enumerate(self.marks)
            if mark and mark.subject and self.kind[i] is None and (name := _LAST_WORD.search(mark.subject))
        }
        if not named:
            return []
        spoken_of: set[str] = set()
        authors = []
        for i, text in enumerate(self.texts):
            if i not in named:
                if self.kind[i] is None and is_sentence(text):
                    spoken_of.update(_WORD.findall(_BYLINE.sub("", text)))
            elif named[i] not in spoken_of and self._over_by(i, 3):
                authors.append(i)
        return authors

    def _name_lines(self, biographies: list[int]) -> None:
        """'Ada Quill', alone on the line or two above her life, also where a picture's placeholder stands between."""
        for i in biographies:
            mark = self.marks[i]
            names = set(mark.subject.casefold().split()) if mark and mark.subject else set()
            for j in range(i - 1, max(-1, i - 4), -1):
                same_name = is_title_case(self.texts[j]) and not names.isdisjoint(self.keys[j].split())
                part_of_it = self.keys[j] in self.keys[i] or (same_name and is_headline(self.texts[j]))
                if len(self.texts[j]) > _NAME_LINE or not (part_of_it or self.kind[j] == "furniture"):
                    break
                if self.kind[j] is None:
                    self.kind[j] = "biography"

    def _teaser_rows(self) -> None:
        """A row of headlines, with or without short decks, that ends a web page."""
        if not self.full or "furniture" not in self.kind[self.full[0] :]:
            return  # an agency's list of results or of headlines is its text; a web page has other furniture too
        start = len(self.texts)
        while start > self.full[0] + 1 and self._may_be_teaser(start - 1):
            start -= 1
        while start < len(self.texts) and not (self.kind[start] is None and is_headline(self.texts[start])):
            start += 1
        open_ = [i for i in range(start, len(self.texts)) if self.kind[i] is None]
        headlines = [i for i in open_ if is_headline(self.texts[i]) and is_title_case(self.texts[i])]
        if len(headlines) >= 2 and len(open_) >= 4 and 2 * len(headlines) >= len(open_):
            for i in open_:
                self.kind[i] = "furniture"

    def _may_be_teaser(self, i: int) -> bool:
        return self.kind[i] in ("furniture", "repeated") or (
            self.kind[i] is None and len(self.texts[i]) <= _HEADLINE and not self.bullets[i]
        )

    def _repeats(self) -> None:
        first: dict[str, int] = {}
        for i, key in enumerate(self.keys):
            if self.kind[i] in ("furniture", "footnote"):
                continue
            if len(key) >= _SAME_TEXT and (before := first.setdefault(key, i)) != i:
                self.kind[i] = "repeated"
                # Pages give a picture's words twice in a row, for eyes and for screen readers.
                if before == i - 1 and self.kind[before] is None and before and len(key) <= _LONGEST_CAPTION:
                    self.kind[before] = "caption"
        opening = next((i for i, kind in enumerate(self.kind) if kind is None), None)
        for i, key in enumerate(self.keys):
            if self.kind[i] not in (None, "caption") or i == opening:
                continue
            stem = key.rstrip(".… ")
            near = range(max(0, i - _PREFIX_REACH), min(len(self.keys), i + _PREFIX_REACH + 1))
            longer = [j for j in near if len(self.keys[j]) > len(key) and self._goes_beyond(j, stem)]
            if len(stem) >= _STEM and longer:
                self.kind[i] = "repeated"
                if not key.endswith(("…", "...")):  # cut short it would be a teaser; whole, it is a picture's caption
                    self.kind[longer[0]] = "caption"

    def _goes_beyond(self, j: int, stem: str) -> bool:
        longer = self.keys[j]
        return self.kind[j] in (None, "caption") and longer.startswith(stem) and not longer[len(stem)].isalnum()

    def _titles(self) -> None:
        open_ = [i for i, kind in enumerate(self.kind) if kind is None]
        opening = next((i for i in self.full if self.kind[i] is None), None)
        for place, i in enumerate(open_):
            text = self.texts[i]
            if self.title_key and self.keys[i] == self.title_key:
                self.kind[i] = "title"
            elif self.bullets[i]:
                continue
            elif place == 0 and len(open_) > 1:
                plain = text.rstrip(".")  # some agencies and archives put a full stop to the headline
                if not is_sentence(text) or (is_headline(plain) and is_title_case(plain)):
                    self.kind[i] = "title"
            elif is_headline(text):
                before_the_text = opening is not None and i < opening
                if before_the_text or (is_title_case(text) and self._opens_section(i)):
                    self.kind[i] = "title"

    def _opens_section(self, i: int) -> bool:
        return i + 1 in self.full and self.kind[i + 1] is None


def is_sentence(text: str) -> bool:
    """Whether the paragraph ends as a sentence does, or is too long to be anything else."""
    return len(text) > _HEADLINE or _ENDS_SENTENCE.search(text, max(0, len(text) - 12)) is not None


def is_full(text: str) -> bool:
    """Whether this is a paragraph of prose rather than a line."""
    return len(text) >= _FULL and is_sentence(text)


def is_headline(text: str) -> bool:
    """Whether this line could be a headline or a name: short, with a capital, without a full stop."""
    if len(text) > _HEADLINE or not _CAPITALISED.match(text):
        return False
    return not is_sentence(text) or (text[-1] in "?!" and is_title_case(text))


def is_title_case(text: str) -> bool:
    """Whether the words begin with capitals, but for the small ones."""
    words = [word for word in re.findall(r"[^\W_][\w’'-]*", text) if word.lower() not in _SMALL_WORDS]
    return bool(words) and sum(not word[0].islower() for word in words) >= 0.8 * len(words)
