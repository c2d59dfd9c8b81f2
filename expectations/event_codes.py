"""What must hold of the event codes that meetings and positions may have."""

from expectations.rules import Suite, audit, complete, one_of
from expectations.thresholds import Thresholds

# PLOVER 2023, all of its events; we speak, so that of the material ones only SANCTION is in use.
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def suite(_: Thresholds) -> Suite:
    """Return the suite of `event_codes`."""
    return Suite(
        "event_codes",
        (
            complete("cameo_code", "an event code has no number"),
            one_of("plover_event", EVENTS, "an event code has an event that PLOVER does not have"),
            audit("event_codes_twice", "an event code stands in the table twice"),
        ),
        key=("cameo_code", "plover_mode"),
    )
