"""The language of a paragraph and of a document, told from the text itself."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tasks.logic.lexicon import Reference

UNKNOWN = "und"
"""ISO 639-2 code for a text whose language cannot be told (figures, marks, nothing at all)."""

# The languages that news and footnotes come in. With all of the model's 142, short names drift to dialects.
LANGUAGES = (  # noqa: SIM905
    "en fr de es pt it nl ca ru uk be bg sr mk hr bs sl sk cs pl ro hu el tr az kk ky uz tg fa ar ur ps ku he hi bn ta"
    " ne si th vi id ms tl zh ja ko ka hy sv no da fi is et lv lt sq sw am so ha af eu gl mt ga cy la"
).split()

_SAMPLE = 1_500  # characters that settle the language of a text
_SHORTEST = 60  # letters below which a text says too little for the model
_SURE = 0.8
_WORDS = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_SCRIPTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), language)
    for pattern, language in (
        (r"[іїєґІЇЄҐ]", "uk"),
        (r"[\u0400-\u052f]", "ru"),
        (r"[پچژگک]", "fa"),
        (r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]", "ar"),
        (r"[\u3040-\u30ff]", "ja"),
        (r"[\u4e00-\u9fff]", "zh"),
        (r"[\uac00-\ud7af]", "ko"),
        (r"[\u0370-\u03ff]", "el"),
        (r"[\u0590-\u05ff]", "he"),
        (r"[\u0900-\u097f]", "hi"),
        (r"[\u10a0-\u10ff]", "ka"),
        (r"[\u0530-\u058f]", "hy"),
        (r"[\u0e00-\u0e7f]", "th"),
    )
)


class English:
    """A quick test for English, which nearly every paragraph passes: its commonest words of grammar."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = frozenset(words)
        # One such word near the start is enough inside a text already known to be English.
        self._some = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b") if words else re.compile(r"(?!)")

    def certain(self, text: str) -> bool:
        """Whether an eighth of the words are English words of grammar; no other language comes near."""
        words = _WORDS.findall(text.lower())
        return len(words) >= 8 and 8 * sum(map(self._words.__contains__, words)) >= len(words)

    def some(self, text: str) -> bool:
        """Whether there is any such word in this paragraph."""
        return self._some.search(text) is not None


@lru_cache(maxsize=4)
def english(reference: Reference) -> English:
    """Return the test for English over `function_words.csv` (columns language, word, note)."""
    table = reference.table("function_words")
    return English([word for language, word in table.select("language", "word").iter_rows() if language == "en"])


def text_language(text: str, english: English) -> str:
    """ISO 639-1 code of the language of a text as a whole; `und` where there are too few letters to tell."""
    sample = text[:_SAMPLE]
    if english.certain(sample):
        return "en"
    letters = sum(map(str.isalpha, sample))
    if letters < 3:
        return UNKNOWN
    foreign = len(_FOREIGN_LETTER.findall(sample))
    if letters >= _SHORTEST:
        return _identify(sample)[0]
    if 2 * foreign > letters:
        return _script_language(sample)
    if english.some(sample.lower()):
        return "en"
    language, confidence = _identify(sample)
    return language if confidence >= _SURE else UNKNOWN


def paragraph_language(text: str, surroundings: str, english: English) -> str:
    """Language of one paragraph in a document whose language is `surroundings`, which short paragraphs inherit."""
    if surroundings == "en" and english.some(text) and text.isascii():
        return "en"
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    foreign = 0 if sample.isascii() else len(_FOREIGN_LETTER.findall(sample))
    if 2 * foreign > letters:
        return _identify(sample)[0] if letters >= _SHORTEST else _script_language(sample)
    if letters < _SHORTEST or (surroundings == "en" and english.some(sample) and 10 * foreign <= letters):
        return surroundings
    language, confidence = _identify(sample)
    return language if confidence >= _SURE else surroundings


def _script_language(text: str) -> str:
    """Language for which a script mostly stands; the script is that of most of the letters not Latin."""
    counts = [(len(pattern.findall(text)), language) for pattern, language in _SCRIPTS]
    most = max(counts, key=lambda pair: pair[0])
    if most[0] == 0:
        return UNKNOWN
    marked = {language: count for count, language in counts}
    if most[1] == "ru" and marked["uk"]:
        return "uk"
    if most[1] == "ar" and marked["fa"]:
        return "fa"
    return "ja" if most[1] == "zh" and marked["ja"] else most[1]


@cache
def _identifier() -> LanguageIdentifier:
    """Half a second and 40 MB: loaded when the first text is not plainly English."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def _identify(text: str) -> tuple[str, float]:
    """Return the model's language and its probability, judged without names if there is anything else in the text."""
    plain = " ".join(word for word in text.split() if not word[0].isupper())
    language, confidence = _identifier().classify(plain if len(plain) >= _SHORTEST else text)
    return str(language), float(confidence)
