"""What must hold of the positions that documents report."""

from expectations.rules import Suite, audit, between, complete, one_of, unique
from expectations.thresholds import Thresholds

STANCES = ("support", "oppose", "open")
ACTS = ("demand", "propose", "offer", "accept", "reject", "warn", "commit", "call", "state")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `positions`."""
    return Suite(
        "positions",
        (
            complete("position_id", "a position has no id"),
            unique("position_id", "two positions have the same id"),
            one_of("stance", STANCES, "a position has a stance that we do not know"),
            one_of("act", ACTS, "a position has an act that we do not know"),
            complete("confidence", "a position does not say how sure it is"),
            between("confidence", "a confidence is not between 0 and 1", least=0, most=1),
            audit("positions_of_superseded_documents", "a position of a superseded edition still counts as a fact"),
            audit("positions_without_document", "a position comes from a document that is not held"),
            audit("positions_without_passage", "a position has no passage to check it by"),
            audit("positions_of_unknown_parties", "a position's party, or whom it is towards, is not in `parties`"),
            audit("positions_on_unknown_issues", "a position is on an issue that `issues` does not have"),
            audit("positions_with_odd_dates", "the day of a statement is no EDTF date"),
            audit("positions_quoting_other_words", "a quotation does not stand in its document word for word"),
            audit("positions_with_unknown_origins", "a value does not come from an origin that we know", "warning"),
            audit("positions_with_unknown_codes", "a position has codes that `event_codes` does not have together"),
            audit("positions_with_odd_holder_codes", "a holder has no actor code, or one of another form"),
        ),
        key=("position_id", "document"),
    )
