"""The rows that reference tables of names and values must have, and the numbers that their values may be."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The numbers from `low` to `high`, both included; `whole` ones only, or fractions too."""

    low: float
    high: float
    whole: bool = False


FRACTION = Span(0, 1)
COUNT = Span(1, 1_000_000, whole=True)
# What the value of a row must be that is looked up by its name; such a row may not be missing.
MERGING = dict.fromkeys(("near_days", "moved_days", "month_days", "undated_days"), Span(0, 3660, whole=True)) | {
    "naming_reports": COUNT,
    **{f"weight_{what}": Span(0, 100) for what in ("same_parties", "some_parties", "person", "place", "days")},
    "share_same_sentence": FRACTION,
}
NEAR_DUPLICATES = {
    **dict.fromkeys(("shingle_words", "hashes", "band_hashes", "neighbours", "copy_shingles"), COUNT),
    "copy_days": Span(0, 3660, whole=True),
    **dict.fromkeys(("copy_containment", "reprint_likeness", "edition_likeness", "address_likeness"), FRACTION),
}
SPORTS_LIMITS = {"different_words": COUNT, "percent": Span(0, 100)}
EDITION_LIMITS = {
    **dict.fromkeys(("months_shown", "years_shown", "days_shown", "timeline_months", "timeline_pairs"), COUNT),
    **dict.fromkeys(("timeline_rows", "matrix_parties", "disputed_issues", "parties_per_issue"), COUNT),
    **dict.fromkeys(("issues_over_time", "parties_over_time", "positions_over_time", "publishers_shown"), COUNT),
    **dict.fromkeys(("page_passages", "page_facts", "page_steps", "page_turns", "page_course", "page_rows"), COUNT),
    **dict.fromkeys(("search_entries", "calendar_events", "network_statements", "label_characters"), COUNT),
    "share_in_span": FRACTION,
}
GATES = {
    **dict.fromkeys(("min_words_in_a_line", "smallest_comparison", "fewest_unread"), Span(0, 1_000_000, whole=True)),
    **dict.fromkeys(("max_control_share", "max_replacement_share", "max_unread_share"), FRACTION),
    "max_meeting_minutes": COUNT,
}
PUBLISHING = {"max_panel_rows": Span(0, 10**12, whole=True), "max_feed_entries": Span(0, 10**9, whole=True)}
