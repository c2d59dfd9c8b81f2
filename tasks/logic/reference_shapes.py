"""What the tables of `seeds/reference` must look like; `lexicon` holds every file against its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tasks.logic.reference_rows import EDITION_LIMITS, GATES, MERGING, NEAR_DUPLICATES, PUBLISHING, SPORTS_LIMITS, Span
from tasks.logic.reference_words import (
    ACTS,
    DATE_KINDS,
    DATE_KINDS_OF_NUMBERS,
    FRAMES,
    GRAMMAR_CLASSES,
    MARKS,
    MATTERS,
    MEETING_TIMES,
    NAME_CLASSES,
    OFFICE_KINDS,
    POSITION_KINDS,
    READING_LISTS,
    SETTINGS,
    SLOTS,
    SPEECH_CLASSES,
    STANCES,
    STATUSES,
    THREATS,
    words,
)


class Form(NamedTuple):
    """A regular expression that a whole cell must fit, and what that is in words."""

    pattern: str
    told: str


@dataclass(frozen=True)
class Shape:
    """What one reference table must look like: its columns in order, its key, and what its cells may hold.

    An empty cell is right in every column that is not `required`.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...]
    allowed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # column -> (table, column)
    lists: tuple[str, ...] = ()
    """Columns of several pieces, separated by '|', none of them empty."""
    list_refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Columns of several pieces, each of which stands in a column of a table."""
    dates: tuple[str, ...] = ()
    numbers: Mapping[str, Span] = field(default_factory=dict)
    whole_where: tuple[str, str, frozenset[str]] | None = None
    """A column that holds a whole number where another column holds one of these words."""
    forms: Mapping[str, Form] = field(default_factory=dict)
    patterns: tuple[str, ...] = ()
    """Columns that are regular expressions."""
    literal: tuple[str, ...] = ()
    """Columns whose cells may begin or end with white space, and hold characters that do not show."""
    rows: Mapping[str, Span] = field(default_factory=dict)
    """Rows that must be there, by name, and what their value must be."""
    only_these_rows: bool = False


NAMED: dict[str, Any] = {
    "columns": ("name", "value", "reason"),
    "key": ("name",),
    "required": ("name", "value", "reason"),
}
CAMEO = Form(r"\d{2,4}", "a CAMEO code of two to four digits")
PLOVER = Form(r"[A-Z]+", "an event type of PLOVER, in capitals")
COLOUR = Form(r"#[0-9a-f]{6}", "a colour as #0a4b87")
THREE_DIGITS = Form(r"\d{1,3}", "a number of one to three digits")
SHAPES = {
    "parties": Shape(
        columns=("code", "name", "kind", "iso_numeric", "cow", "gw", "capital", "note"),
        key=("code",),
        required=("code", "name", "kind"),
        allowed={"kind": words("state territory organisation group")},
        forms=dict.fromkeys(("iso_numeric", "cow", "gw"), THREE_DIGITS),
    ),
    "party_aliases": Shape(
        columns=("alias", "code", "kind", "valid_from", "valid_to", "note"),
        key=("alias", "code", "valid_from"),
        required=("alias", "code", "kind"),
        allowed={"kind": words("name demonym people capital seat institution government ethnonym")},
        refers={"code": ("parties", "code")},
        dates=("valid_from", "valid_to"),
    ),
    "people": Shape(
        columns=("name", "aliases", "party", "office", "valid_from", "valid_to", "note"),
        key=("name", "party", "office", "valid_from"),
        required=("name", "party", "office"),
        refers={"party": ("parties", "code"), "office": ("titles", "title")},
        lists=("aliases",),
        dates=("valid_from", "valid_to"),
    ),
    "meeting_times": Shape(
        columns=("forms", "kind", "value", "note"),
        key=("kind", "forms"),
        required=("forms", "kind"),
        allowed={"kind": MEETING_TIMES},
        lists=("forms",),
        whole_where=("value", "kind", words("nth_day nth_week number")),
    ),
    "titles": Shape(
        columns=("title", "kind", "standing", "party", "note"),
        key=("title",),
        required=("title", "kind", "standing"),
        allowed={"kind": OFFICE_KINDS, "standing": words("official former analyst journalist private unknown")},
        refers={"party": ("parties", "code")},
    ),
    "places": Shape(
        columns=("place", "aliases", "country", "kind", "note"),
        key=("place", "country"),
        required=("place", "kind"),
        allowed={"kind": words("city region venue river sea island continent")},
        refers={"country": ("parties", "code")},
        lists=("aliases",),
    ),
    "issues": Shape(
        columns=("issue", "label", "description"), key=("issue",), required=("issue", "label", "description")
    ),
    "issue_cues": Shape(
        columns=("cue", "issue", "polarity", "weight", "note"),
        key=("cue", "issue"),
        required=("cue", "issue", "polarity", "weight"),
        allowed={"polarity": words("+ -")},
        refers={"issue": ("issues", "issue")},
        numbers={"weight": Span(0, 9, whole=True)},
    ),
    "event_codes": Shape(
        columns=("cameo_code", "label", "plover_event", "plover_mode", "note"),
        key=("cameo_code", "plover_mode"),
        required=("cameo_code", "label", "plover_event", "note"),
        forms={"cameo_code": CAMEO, "plover_event": PLOVER},
    ),
    "meeting_codes": Shape(
        columns=("status", "setting", "plover_event", "plover_mode", "cameo_code", "note"),
        key=("status", "setting"),
        required=("status", "plover_event", "cameo_code", "note"),
        allowed={"status": STATUSES, "setting": SETTINGS},
        refers={"cameo_code": ("event_codes", "cameo_code"), "plover_event": ("event_codes", "plover_event")},
    ),
    "meeting_settings": Shape(
        columns=("mark", "setting", "note"),
        key=("mark",),
        required=("mark", "setting"),
        allowed={"setting": SETTINGS},
    ),
    "position_codes": Shape(
        columns=("act", "stance", "matter", "plover_event", "plover_mode", "cameo_code", "note"),
        key=("act", "stance", "matter"),
        required=("act", "plover_event", "cameo_code", "note"),
        allowed={"act": ACTS, "stance": STANCES, "matter": MATTERS | THREATS},
        refers={"cameo_code": ("event_codes", "cameo_code"), "plover_event": ("event_codes", "plover_event")},
    ),
    "issue_matters": Shape(
        columns=("issue", "stance", "wanted", "threatened", "note"),
        key=("issue", "stance"),
        required=("issue", "stance"),
        allowed={"stance": STANCES, "wanted": MATTERS, "threatened": THREATS},
        refers={"issue": ("issues", "issue")},
    ),
    "actor_codes": Shape(
        columns=("party", "cameo_actor", "home", "note"),
        key=("party",),
        required=("party", "cameo_actor"),
        refers={"party": ("parties", "code"), "home": ("parties", "code")},
    ),
    "actor_sectors": Shape(
        columns=("kind", "phrase", "sector", "note"),
        key=("kind", "phrase"),
        required=("sector",),
        allowed={"kind": OFFICE_KINDS},
    ),
    "merging": Shape(**NAMED, rows=MERGING, only_these_rows=True),
    "url_rules": Shape(
        columns=("kind", "value", "note"),
        key=("kind", "value"),
        required=("kind", "value"),
        allowed={"kind": words("parameter label path_start path_end path_word cache")},
    ),
    "near_duplicates": Shape(**NAMED, rows=NEAR_DUPLICATES, only_these_rows=True),
    "publishing": Shape(**NAMED, rows=PUBLISHING),
    "sports_words": Shape(columns=("words", "note"), key=("words",), required=("words",)),
    "sports_limits": Shape(**NAMED, rows=SPORTS_LIMITS, only_these_rows=True),
    "edition_marks": Shape(columns=("mark", "note"), key=("mark",), required=("mark",)),
    "edition_articles": Shape(columns=("word", "note"), key=("word",), required=("word",)),
    "edition_colours": Shape(
        columns=("kind", "value", "label", "colour_light", "colour_dark", "shape"),
        key=("kind", "value"),
        required=("kind", "value", "label", "colour_light", "colour_dark", "shape"),
        allowed={"kind": words("status stance source"), "shape": MARKS},
        forms={"colour_light": COLOUR, "colour_dark": COLOUR},
    ),
    "edition_limits": Shape(**NAMED, rows=EDITION_LIMITS, only_these_rows=True),
    "confidence": Shape(
        columns=("fact", "feature", "coefficient", "note"),
        key=("fact", "feature"),
        required=("fact", "feature", "coefficient"),
        allowed={"fact": words("meeting position")},
        numbers={"coefficient": Span(-100, 100)},
    ),
    "learned_weights": Shape(
        columns=("model", "feature", "weight"),
        key=("model", "feature"),
        required=("model", "feature", "weight"),
        allowed={"model": words("encounter participant stance against")},
        numbers={"weight": Span(-100, 100)},
    ),
    "gates": Shape(
        columns=("name", "value", "severity", "reason"),
        key=("name",),
        required=("name", "value", "severity", "reason"),
        allowed={"severity": words("critical warning info")},
        numbers={"value": Span(0, 10**9)},
        rows=GATES,
    ),
    "corrections": Shape(
        columns=("correction", "kind", "report_ids", "slot", "value", "expects", "reason", "source", "date"),
        key=("correction",),
        required=("correction", "kind", "report_ids", "reason"),
        allowed={"kind": words("merge split set"), "slot": SLOTS},
        lists=("report_ids",),
        dates=("date",),
        whole_where=("value", "slot", words("duration_minutes")),
    ),
    "boilerplate": Shape(
        columns=("pattern", "kind", "scope", "anchor", "fragments", "note"),
        key=("pattern",),
        required=("pattern", "kind", "scope", "anchor"),
        allowed={
            "kind": words("furniture footnote biography caption"),
            "scope": words("line head end block heading aside author"),
            "anchor": words("whole start end any"),
        },
        patterns=("pattern",),
        literal=("pattern", "fragments"),
    ),
    "date_words": Shape(
        columns=("word", "kind", "value", "note"),
        key=("word", "kind"),
        required=("word", "kind"),
        allowed={"kind": DATE_KINDS},
        whole_where=("value", "kind", DATE_KINDS_OF_NUMBERS),
    ),
    "function_words": Shape(
        columns=("language", "word", "note"),
        key=("language", "word"),
        required=("language", "word"),
        allowed={"language": words("en")},
    ),
    "grammar_words": Shape(
        columns=("word", "class", "forms"),
        key=("word", "class"),
        required=("word", "class"),
        allowed={"class": GRAMMAR_CLASSES},
        lists=("forms",),
    ),
    "reading_words": Shape(
        columns=("list", "word", "note"),
        key=("list", "word"),
        required=("list", "word"),
        allowed={"list": READING_LISTS},
    ),
    "name_words": Shape(
        columns=("word", "class", "value"),
        key=("word", "class"),
        required=("word", "class"),
        allowed={"class": NAME_CLASSES},
    ),
    "meeting_cues": Shape(
        columns=("cue", "forms", "frame", "format", "parties", "note"),
        key=("cue",),
        required=("cue", "forms", "frame"),
        allowed={"frame": FRAMES, "format": words("in_person phone video")},
        lists=("forms",),
        list_refers={"parties": ("parties", "code")},
    ),
    "status_cues": Shape(
        columns=("cue", "status", "place", "note"),
        key=("cue", "status", "place"),
        required=("cue", "status", "place"),
        allowed={"status": STATUSES | words("denied missed as_planned"), "place": words("before after")},
        lists=("cue",),
    ),
    "position_cues": Shape(
        columns=("cue", "forms", "kind", "act", "sign", "note"),
        key=("cue", "forms", "kind", "act", "sign"),
        required=("cue", "forms", "kind"),
        allowed={"kind": POSITION_KINDS, "act": ACTS, "sign": words("+ - o")},
        lists=("forms",),
    ),
    "speech_cues": Shape(
        columns=("cue", "forms", "class", "act", "note"),
        key=("cue", "class"),
        required=("cue", "forms", "class"),
        allowed={"class": SPEECH_CLASSES, "act": ACTS},
        lists=("forms",),
    ),
}
