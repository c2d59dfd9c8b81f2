"""What the tables of `seeds/reference` must look like; `lexicon` holds every file against its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """What one reference table must look like: its columns in order, its key, and what its cells may hold."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...]
    allowed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # column -> (table, column)
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OFFICE_KINDS = _words(
    "head_of_state head_of_government minister deputy_minister diplomat spokesperson official military legislator"
    " monarch religious party_leader former analyst journalist private legal"
)
MATTERS = _words("material diplomatic aid reform yield meet settle mediate")  # CAMEO divides verbal events by them
THREATS = _words("force sanctions aid relations talks mediation")
ACTS = _words("demand propose offer accept reject warn commit call state")
STANCES = _words("support oppose open")
STATUSES = _words("held ongoing scheduled proposed postponed cancelled")
MARKS = _words("circle square cross diamond triangle-up triangle-down triangle-right triangle-left")  # as Vega has them
SETTINGS = _words("phone mediation visit multilateral third_place negotiation")
SHAPES = {
    "parties": Shape(
        columns=("code", "name", "kind", "iso_numeric", "cow", "gw", "capital", "note"),
        key=("code",),
        required=("code", "name", "kind"),
        allowed={"kind": _words("state territory organisation group")},
    ),
    "party_aliases": Shape(
        columns=("alias", "code", "kind", "valid_from", "valid_to", "note"),
        key=("alias", "code", "valid_from"),
        required=("alias", "code", "kind"),
        allowed={"kind": _words("name demonym people capital seat institution government ethnonym")},
        refers={"code": ("parties", "code")},
        dates=("valid_from", "valid_to"),
    ),
    "people": Shape(
        columns=("name", "aliases", "party", "office", "valid_from", "valid_to", "note"),
        key=("name", "party", "office", "valid_from"),
        required=("name", "party", "office"),
        refers={"party": ("parties", "code")},
        dates=("valid_from", "valid_to"),
    ),
    "meeting_times": Shape(
        columns=("forms", "kind", "value", "note"),
        key=("kind", "forms"),
        required=("forms", "kind"),
        allowed={
            "kind": _words(
                "clause_break report not_its_day event_noun been under_way moved start due intends to_meet nth_day"
                " early mid late first second later earlier nth_week number after before at_end at_start ended spoken"
                " also also_verb another_time resolved within_event departed"
            )
        },
    ),
    "titles": Shape(
        columns=("title", "kind", "standing", "party", "note"),
        key=("title",),
        required=("title", "kind", "standing"),
        allowed={"kind": OFFICE_KINDS, "standing": _words("official former analyst journalist private unknown")},
        refers={"party": ("parties", "code")},
    ),
    "places": Shape(
        columns=("place", "aliases", "country", "kind", "note"),
        key=("place", "country"),
        required=("place", "kind"),
        allowed={"kind": _words("city region venue river sea island continent")},
        refers={"country": ("parties", "code")},
    ),
    "issues": Shape(
        columns=("issue", "label", "description"), key=("issue",), required=("issue", "label", "description")
    ),
    "issue_cues": Shape(
        columns=("cue", "issue", "polarity", "weight", "note"),
        key=("cue", "issue"),
        required=("cue", "issue"),
        allowed={"polarity": _words("+ -")},
        refers={"issue": ("issues", "issue")},
    ),
    "event_codes": Shape(
        columns=("cameo_code", "label", "plover_event", "plover_mode", "note"),
        key=("cameo_code", "plover_mode"),
        required=("cameo_code", "label", "plover_event", "note"),
    ),
    "meeting_codes": Shape(
        columns=("status", "setting", "plover_event", "plover_mode", "cameo_code", "note"),
        key=("status", "setting"),
        required=("status", "plover_event", "cameo_code", "note"),
        allowed={"status": STATUSES, "setting": SETTINGS},
        refers={"cameo_code": ("event_codes", "cameo_code")},
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
        refers={"cameo_code": ("event_codes", "cameo_code")},
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
    "merging": Shape(
        columns=("name", "value", "reason"), key=("name",), required=("name", "value", "reason"), numbers=("value",)
    ),
    "url_rules": Shape(
        columns=("kind", "value", "note"),
        key=("kind", "value"),
        required=("kind", "value"),
        allowed={"kind": _words("parameter label path_start path_end path_word cache")},
    ),
    "near_duplicates": Shape(
        columns=("name", "value", "reason"), key=("name",), required=("name", "value", "reason"), numbers=("value",)
    ),
    "publishing": Shape(columns=("name", "value", "reason"), key=("name",), required=("name", "value", "reason")),
    "edition_marks": Shape(columns=("mark", "note"), key=("mark",), required=("mark",)),
    "edition_articles": Shape(columns=("word", "note"), key=("word",), required=("word",)),
    "edition_colours": Shape(
        columns=("kind", "value", "label", "colour_light", "colour_dark", "shape"),
        key=("kind", "value"),
        required=("kind", "value", "label", "colour_light", "colour_dark", "shape"),
        allowed={"kind": _words("status stance source"), "shape": MARKS},
    ),
    "edition_limits": Shape(
        columns=("name", "value", "reason"), key=("name",), required=("name", "value", "reason"), numbers=("value",)
    ),
    "confidence": Shape(
        columns=("fact", "feature", "coefficient", "note"),
        key=("fact", "feature"),
        required=("fact", "feature", "coefficient"),
        allowed={"fact": _words("meeting position")},
        numbers=("coefficient",),
    ),
}
