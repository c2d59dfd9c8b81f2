"""The day of publication: one row per document, a day or an honest window.

Bases, in order: ``metadata`` (the source's own record), ``dateline`` (the agency's line, 'Published: ...', an ISO
stamp), ``inferred`` (a window from the dates, tenses and footnotes inside the text).
"""

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache

import polars as pl

from tasks.logic import date_evidence as evidence
from tasks.logic import date_values as dv
from tasks.logic.date_cycle import own_time, season_of, soon_after
from tasks.logic.date_history import is_history
from tasks.logic.date_phrase import Focus
from tasks.logic.date_stamps import HEAD, LINE, issue_of, put_right, stamp, stamp_in
from tasks.logic.date_terms import Officials, in_office_together
from tasks.logic.date_years import with_entry_years, with_years
from tasks.logic.datelines import REACH, dateline_day
from tasks.logic.dates import Tagger, Timex, tagger
from tasks.logic.lexicon import Reference

SCHEMA = {
    "document_id": pl.String,
    "published_earliest": pl.Date,
    "published_latest": pl.Date,
    "published_basis": pl.String,
    "dating_note": pl.String,
}
Dating = tuple[date | None, date | None, str, str | None]
Paragraph = tuple[str, str]

# Where the officials named leave two years possible, only days this close together are taken for the text's own time.
_DENSE = timedelta(days=14)
# So many days of the last weeks told of make a text an account of them, which appears within the month.
_SEVERAL = 2
_LONG_TERMS = timedelta(days=3653)  # of officials, within which a day with its weekday is of one year or of two
_LEAD = 3  # the number of the last sentence of a lead, behind a headline and its lines
_NEWS_LIFE = timedelta(days=31)
# In a wider window no expression that leans on the day of writing has one meaning.
_WIDEST_ANCHOR = timedelta(days=366)
# A weekday told of after a day with its date is that day, or one so soon after it.
_NEXT_DAYS = 2
_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"XXXX-\d\d-\d\d")


def date_documents(
    documents: pl.DataFrame, sentences: pl.DataFrame, paragraphs: pl.DataFrame, reference: Reference
) -> pl.DataFrame:
    """Return for each document the first and last day on which it can have been published, the basis and a note.

    Both days are equal where the day is known, null where nothing in the text tells.
    """
    texts = dict(documents.select("document_id", "text").iter_rows())
    undated = set(documents.filter(pl.col("published").is_null())["document_id"])
    spoken: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    wanted = sentences.filter(pl.col("document_id").is_in(list(undated))).sort("document_id", "sentence")
    for document_id, number, kind, text in wanted.select("document_id", "sentence", "kind", "text").iter_rows():
        spoken[document_id].append((number, kind, text))
    parts: dict[str, list[Paragraph]] = defaultdict(list)
    wanted = paragraphs.filter(pl.col("document_id").is_in(list(undated))).sort("document_id", "paragraph")
    for document_id, start, end, kind in wanted.select("document_id", "char_start", "char_end", "kind").iter_rows():
        parts[document_id].append((kind, texts[document_id][start:end]))
    rows = []
    for document_id, published in documents.select("document_id", "published").iter_rows():
        if published is not None:
            found: Dating = (published, published, "metadata", None)
        else:
            found = _reader(reference).dating(parts[document_id], spoken[document_id])
        rows.append((document_id, *found))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("document_id")


@lru_cache(maxsize=4)
def _reader(reference: Reference) -> "_Reader":
    """The reader of a reference, made once: it spells out everybody's time in office."""
    return _Reader(tagger(reference), reference)


def anchors(documents: pl.DataFrame) -> pl.DataFrame:
    """Return for each dated document the day of writing its expressions lean on, and the first it can have been.

    Columns document_id, anchor (published_latest) and anchor_first (published_earliest); both null where the window
    is too wide for 'Monday' or 'last month' to mean anything.
    """
    close = pl.col("published_latest") - pl.col("published_earliest") <= _WIDEST_ANCHOR
    return documents.select(
        "document_id",
        anchor=pl.when(close).then("published_latest"),
        anchor_first=pl.when(close).then("published_earliest"),
    )


class _Reader:
    """Dates documents that came without a date."""

    def __init__(self, reader: Tagger, reference: Reference) -> None:
        self._tagger = reader
        self._cues = reader.words.cues
        self._officials = Officials(reference, self._cues["not_in_office"])

    def dating(self, paragraphs: list[Paragraph], sentences: list[tuple[int, str, str]]) -> Dating:
        """Return the dating of one document."""
        found = with_entry_years(evidence.clues(self._tagger, sentences), sentences)
        accessed = self._access_dates(paragraphs)
        whole = " ".join(text for _, _, text in sentences)
        officials = self._officials.in_their_time(whole, self._officials.named(whole))
        found, year_basis, sure = with_years(found, accessed, officials, self._copyright_year(paragraphs))
        line = stamp(paragraphs, self._full_dates, self._cues) or self._dateline(paragraphs, found if sure else [])
        if line:
            return line, line, "dateline", None
        together = _within_year(in_office_together(officials), self._copyright_year(paragraphs))
        stretch = together or in_office_together(officials, _LONG_TERMS)
        if stretch and (day := stamp_in(stretch, paragraphs, self._dates, self._cues)):
            return day, day, "dateline", f"the year by the {len(officials)} officials named"
        if right := put_right(together, paragraphs, self._dates, self._cues, found):
            return right.first, right.last, "inferred", f"put right or printed on {right.last.isoformat()}"
        texts = {number: text for number, _, text in sentences}
        if sure and (spoken := evidence.spoken_day(found, texts)):
            return spoken[0], spoken[0], "inferred", f"{spoken[1]}; {year_basis}".rstrip("; ")
        window, note = _window(found, accessed, commentary=self._is_commentary(paragraphs), sure=sure)
        if sure and (span := evidence.spoken_span(found, texts) or evidence.named_weekday_span(found)):
            both = dv.Window(max(window.first, span.first), min(window.last, span.last)) if window else span
            window, note = (both if both.first <= both.last else span), note or "a week or month named with its day"
        if window and not sure and window.last - window.first > _DENSE:
            window = None
        unnarrowed = window is None or window.last - window.first > _WEEK
        if unnarrowed and not is_history(texts.values(), None) and (news := _day_of_the_lead(found)):
            return news, news + _ONE_DAY, "inferred", f"the lead tells of {news.isoformat()}"
        if window is None and together:
            told = _last_told(found)
            window = season_of(found, own_time(found, together, told, sure=sure))
            window = window or (soon_after(found, together, _NEWS_LIFE) if sure else None)
            note = f"by what is told as past and as ahead; {len(officials)} officials in office"
        if issue := issue_of(paragraphs, self._dates, self._cues):
            since = max(window.first, issue.first) if window and window.first <= issue.last else issue.first
            return since, issue.last, "inferred", "the month of its issue"
        if is_history(texts.values(), None) and (told := _last_told(found)) and (window is None or window.last < told):
            return None, None, "inferred", f"a history, not before {told.isoformat()}"
        if window is None and together:
            window = _narrowed(together, found, sure=sure)
            return window.first, window.last, "inferred", f"{len(officials)} officials named were all in office then"
        if window is None:
            return None, None, "inferred", _why_undated(found, year_basis)
        return window.first, window.last, "inferred", f"{note}; {year_basis}".rstrip("; ")

    def _dates(self, text: str) -> list[Timex]:
        return self._tagger.tag(text, None, Focus())[0]

    def _full_dates(self, text: str) -> list[Timex]:
        return [t for t in self._dates(text) if t.first and t.first == t.last and evidence.is_recent(t.first)]

    def _dateline(self, paragraphs: list[Paragraph], found: list[evidence.Clue]) -> date | None:
        """Return the day of the agency's line, 'GENEVA, Jan 10 (Agency) --'; its year from the text if it has none."""
        for text in [text for kind, text in paragraphs if kind == "body"][:HEAD]:
            timexes, _ = self._tagger.tag(text[:REACH], None, Focus())
            timex = dateline_day(text, timexes)
            if timex is None:
                continue
            if timex.first and timex.first == timex.last:
                return timex.first if evidence.is_recent(timex.first) else None
            same = (c.days for c in found if c.timex.value == timex.value and c.days)
            if days := next(same, None):
                return days.first if days.first == days.last else None
        return None

    def _copyright_year(self, paragraphs: list[Paragraph]) -> int | None:
        """Return the one year of a text's copyright lines; None where they name several or none."""
        years = {
            int(year)
            for _, text in paragraphs
            if len(text) <= LINE and any(cue in text.lower() for cue in self._cues["copyright"])
            for year in _YEAR.findall(text)
        }
        return next(iter(years)) if len(years) == 1 else None

    def _access_dates(self, paragraphs: list[Paragraph]) -> list[date]:
        """Return the days on which footnotes say that their sources were looked up: the text is no older."""
        days: list[date] = []
        for kind, text in paragraphs:
            if kind not in ("footnote", "furniture"):
                continue
            for timex in self._full_dates(text):
                before = text[max(0, timex.char_start - 40) : timex.char_start].lower().rstrip(" \t\n:-–—(,")
                if timex.first and any(before.endswith(cue) for cue in self._cues["access"]):
                    days.append(timex.first)
        return days

    def _is_commentary(self, paragraphs: list[Paragraph]) -> bool:
        return any(cue in text.lower() for _, text in paragraphs for cue in self._cues["commentary"])


def _day_of_the_lead(found: list[evidence.Clue]) -> date | None:
    """Return the day with year and weekday of which the first sentences of a text tell, if it tells of no later one.

    'Ministers met on Saturday (April 24, 2021)': agencies name the weekday of news, histories seldom do.
    """
    told = [c for c in found if c.days and c.tense <= 0 and c.precision == "day"]
    lead = [c for c in told if c.sentence <= _LEAD and c.on and not c.yearless and c.days and len(c.on) == 1]
    latest = max((c.days.first for c in told if c.days), default=None)
    own = next((c.days.first for c in lead if c.days and c.days.first == latest), None)
    return own if own is not None and own.isoweekday() in lead[0].on else None


def _last_told(found: list[evidence.Clue]) -> date | None:
    """Return the last day or month that a text tells of with its year."""
    full = [c.days.last for c in found if c.days and not c.yearless and c.tense < 0 and c.precision in ("day", "month")]
    return max(full, default=None)


def _within_year(stretch: dv.Window | None, year: int | None) -> dv.Window | None:
    """Return a stretch of time cut at the year of the copyright line, if that is one of its years."""
    whole = dv.window(f"{year:04d}") if stretch and year else None
    if stretch is None or whole is None or whole.last < stretch.first or stretch.last < whole.first:
        return stretch
    return dv.Window(max(stretch.first, whole.first), min(stretch.last, whole.last))


def _why_undated(found: list[evidence.Clue], year_basis: str) -> str:
    past = [c.days.first for c in found if c.days is not None and c.tense < 0]
    bound = f"not before {max(past).isoformat()}" if past else "no date in text"
    return f"{bound}; {year_basis}".rstrip("; ")


def _window(
    found: list[evidence.Clue], accessed: list[date], *, commentary: bool, sure: bool
) -> tuple[dv.Window | None, str]:
    """Return the days on which a text with these clues can have been written, and what bounds them.

    Only a text bounded on both sides has such days: the last event told of may be old, the next one ahead far off.
    """
    dated = evidence.present_days(found)
    lower = max((c.days.first for c in dated if c.tense < 0 and c.days), default=None)
    if lower and commentary and any(c.days and c.days == (lower, lower) for c in dated):
        # Commentaries are written after the events they discuss; agency copy may be of the same day.
        lower += _ONE_DAY
    starts = [c.days.first for c in dated if c.tense == 2 and c.days]
    lower = max([d for d in (lower, *accessed, *starts) if d], default=None)
    upper = _earliest_ahead(dated, lower)
    if lower is None:
        return None, ""
    # Where two years are possible, weekdays bound nothing.
    since, week_end = _within_week(found, lower) if sure else (lower, None)
    bounds = [d for d in (upper, week_end) if d is not None and d >= since]
    if not bounds and (_is_close_account(found, dated, since) or (sure and _is_of_the_lead(dated, since))):
        return dv.Window(since, since + _NEWS_LIFE), f"not before {lower.isoformat()}"
    if not bounds:
        return None, f"not before {lower.isoformat()}"
    latest = min(bounds)
    return dv.Window(since, latest), f"not before {lower.isoformat()}, not after {latest.isoformat()}"


def _is_close_account(found: list[evidence.Clue], dated: list[evidence.Clue], latest: date) -> bool:
    """Tell a text that tells of several days of its last weeks: it appeared soon after them."""
    told = {c.days.first for c in dated if c.tense < 0 and c.precision == "day" and c.days}
    if not any(c.yearless for c in dated):
        return False  # a text that gives every day its year may be history
    if any(c.days is None and c.tense < 0 and _DAY.fullmatch(c.timex.value) for c in found):
        return False  # days whose year is not known may be later ones
    return latest in told and sum(latest - day <= _DENSE for day in told) >= _SEVERAL


def _is_of_the_lead(dated: list[evidence.Clue], latest: date) -> bool:
    """Tell a text whose first sentences tell of the last day it names, without a year: it is news of that day."""
    return any(c.sentence <= _LEAD and c.yearless and c.tense < 0 and c.days == (latest, latest) for c in dated)


def _narrowed(stretch: dv.Window, found: list[evidence.Clue], *, sure: bool) -> dv.Window:
    """Return the stretch cut at the last day told of and the next one ahead, of those whose year the text tells."""
    full = [
        c
        for c in found
        if c.days and (sure or not c.yearless) and c.precision in ("day", "month") and c.days.first in stretch
    ]
    first = max((c.days.first for c in full if c.tense < 0 and c.days), default=stretch.first)
    ahead = (c.days.last for c in full if c.tense > 0 and c.precision == "day" and c.days and c.days.last >= first)
    return dv.Window(first, min(ahead, default=stretch.last))


def _earliest_ahead(dated: list[evidence.Clue], lower: date | None) -> date | None:
    """Return the last day of the earliest time still ahead; a time under way ends no sooner than its last day."""
    ends: list[date] = []
    for i, clue in enumerate(dated):
        if clue.tense == 2 and i + 1 < len(dated):
            ends += [days.last] if (days := dated[i + 1].days) else []
        elif clue.tense == 1 and clue.days and not (i and dated[i - 1].tense == 2):
            ends.append(clue.days.last)
    return min((d for d in ends if lower is None or d >= lower), default=None)


def _within_week(found: list[evidence.Clue], lower: date) -> tuple[date, date | None]:
    """Return the lower bound moved to the latest weekday told of, and the last day that the weekdays allow.

    Agencies name the days of the last week by weekday alone. Where 'this week' stands beside a past weekday, that day
    belongs to the week of publication; the text was written on it or after. A weekday told of behind the last day
    named with its weekday, or pictured, is one of the next two, and a weekday ahead is the first of its name.
    """
    told = evidence.weekdays(found)
    this_week = {c.sentence for c in found if re.fullmatch(r"(?:[Ee]arlier |[Ll]ater )?[Tt]his week", c.timex.text)}
    beside = [weekday for weekday, sentence in told if sentence in this_week]
    if beside:
        first = max(lower, lower + timedelta(days=max(beside) - lower.isoweekday()))
        return first, first + timedelta(days=7 - first.isoweekday())
    own = [c for c in found if c.days == (lower, lower) and c.tense < 0 and (c.on or c.in_caption)]
    if not own:
        return lower, None  # writers who name days of the week by date alone and by weekday alone are few
    since = min(c.sentence for c in own)
    steps = [(weekday - lower.isoweekday()) % 7 for weekday, sentence in told if sentence >= since]
    first = lower + timedelta(days=max((step for step in steps if step <= _NEXT_DAYS), default=0))
    ahead = [(weekday - first.isoweekday() - 1) % 7 + 1 for weekday, _ in evidence.weekdays(found, past=False)]
    ends = [lower + (_WEEK if any(c.on for c in own) else 2 * _WEEK)] if steps or ahead else []
    ends += [first + timedelta(days=min(ahead))] if ahead else []
    return first, min(ends, default=None)
