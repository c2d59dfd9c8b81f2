"""What each paragraph of a document is: title, body, caption, list, or something around the article.

The gold facts' guidelines put site furniture, teasers, share and comment boxes, footnotes and the author's life
outside the document; a caption of its own is inside.
"""

import re
from collections.abc import Sequence

from tasks.logic.boilerplate import Mark
from tasks.logic.lines import BULLET

OUTSIDE = ("furniture", "footnote", "biography", "repeated")

_FULL = 80  # characters from which a sentence counts as a paragraph of the article
_HEADLINE = 160  # longest headline or teaser
_SAME_TEXT = 25  # shorter lines ('Men's singles') recur in tables and lists without being repeats
_PREFIX_REACH = 3  # how many paragraphs apart a shortened version of a caption or teaser is looked for
_ENDS_SENTENCE = re.compile(r"[.!?…:;,—][\"'”’»)\]]*(?:\[\d{1,3}\])*$")
_CAPITALISED = re.compile(r"[\"'“‘(]*[A-Z0-9]")
_SMALL_WORDS = frozenset("a an the of in on at to for and or but by with from as is vs v via over into not no".split())  # noqa: SIM905
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

    def _characters(self, first: int, last: int) -> int:
        """Characters of undecided full paragraphs from the one at `first` up to the one at `last`."""
        return sum(len(self.texts[i]) for i in self.full if first <= i < last and self.kind[i] is None)

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
        while j >= 0 and self.blocks[j] == self.blocks[i] and (self.kind[j] == kind or is_headline(self.texts[j])):
            self.kind[j] = kind
            j -= 1

    def _headings(self) -> None:
        """'Read more', 'Notes', 'Join the conversation': what stands under them, to the end if the article is over."""
        for i, mark in enumerate(self.marks):
            if mark is None or mark.scope != "heading" or self.kind[i] is not None:
                continue
            self.kind[i] = mark.kind
            before, after = self._characters(0, i), self._characters(i + 1, len(self.texts))
            if before > 2 * after and sum(j < i for j in self.full) >= 2:
                for j in range(i + 1, len(self.texts)):
                    if self.kind[j] is None:
                        author = self._is_author(j)
                        self.kind[j] = "biography" if author else mark.kind
                return
            j = i + 1
            while j < len(self.texts) and self.kind[j] is None and is_headline(self.texts[j]):
                self.kind[j] = mark.kind
                j += 1

    def _authors(self) -> None:
        """Lives of authors at the end of the article, with the name lines above them, and all that follows them."""
        authors = [i for i in range(len(self.texts)) if self.kind[i] is None and self._is_author(i)]
        for i in authors:
            self.kind[i] = "biography"
        self._name_lines([i for i, kind in enumerate(self.kind) if kind == "biography"])
        if not authors:
            return
        last = authors[-1]
        if self._characters(0, last) > 4 * self._characters(last + 1, len(self.texts)):
            for j in range(last + 1, len(self.texts)):
                if self.kind[j] is None:
                    self.kind[j] = "furniture"

    def _is_author(self, i: int) -> bool:
        mark = self.marks[i]
        if mark is None or mark.scope != "author" or mark.subject is None:
            return False
        before, after = self._characters(0, i), self._characters(i + 1, len(self.texts))
        if before < 3 * after or sum(j < i for j in self.full) < 2:
            return False
        name = _LAST_WORD.search(mark.subject)
        surname = re.compile(rf"\b{re.escape(name[1])}\b") if name else None
        # Whoever the article speaks of did not write it.
        return surname is not None and not any(
            surname.search(self.texts[j]) for j in range(i) if self.kind[j] is None and is_sentence(self.texts[j])
        )

    def _name_lines(self, biographies: list[int]) -> None:
        for i in biographies:
            j = i - 1
            while j >= 0 and len(self.texts[j]) <= 60 and (self.keys[j] in self.keys[i] or self.kind[j] == "furniture"):
                if self.kind[j] is None:
                    self.kind[j] = "biography"
                j -= 1

    def _teaser_rows(self) -> None:
        """A row of headlines, with or without short decks, that ends a web page."""
        if "furniture" not in self.kind or not self.full:
            return  # an agency's list of results or of headlines is its text
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
            if len(key) >= _SAME_TEXT and first.setdefault(key, i) != i:
                self.kind[i] = "repeated"
        for i, key in enumerate(self.keys):
            if self.kind[i] not in (None, "caption"):
                continue
            stem = key.rstrip(".… ")
            near = range(max(0, i - _PREFIX_REACH), min(len(self.keys), i + _PREFIX_REACH + 1))
            if (
                len(stem) >= 2 * _SAME_TEXT - 10
                and any(len(self.keys[j]) > len(key) and self._goes_beyond(j, stem) for j in near if j != i)
                and i != self._first_open()
            ):
                self.kind[i] = "repeated"

    def _goes_beyond(self, j: int, stem: str) -> bool:
        longer = self.keys[j]
        return self.kind[j] in (None, "caption") and longer.startswith(stem) and not longer[len(stem)].isalnum()

    def _first_open(self) -> int:
        return next((i for i, kind in enumerate(self.kind) if kind is None), -1)

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
