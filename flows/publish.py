"""`parley publish`: the current generation published anew, as after a change of the pages or of the place."""

import sys

from flows.screen import as_sentence
from tasks.edition import build
from tasks.logic.lexicon import check_reference
from warehouse.editions import fault_of_edition
from warehouse.errors import WarehouseError
from warehouse.generations import current, recover
from warehouse.nights import night_lock
from warehouse.settings import Settings


def publish(settings: Settings) -> int:
    """Publish the current generation, the last good one where it is broken, and say where; gives the exit code.

    Raises WarehouseError where there is nothing to publish, BrokenReference, PublishRefused, and NightUnderWay.
    """
    nothing = WarehouseError(
        f"there is no warehouse at {settings.warehouse} to publish; a night makes it: `parley run`"
    )
    if not settings.warehouse.exists():
        raise nothing
    check_reference(settings.reference)
    with night_lock(settings):
        for note in recover(settings):
            sys.stdout.write(f"{as_sentence(note)}\n")
        generation = current(settings)
        if generation is None:
            raise nothing
        if fault := fault_of_edition(settings, every_byte=True):
            sys.stdout.write(f"The published edition was broken ({fault}); it is made anew.\n")
        edition = build.publish(settings, generation)
    for note in edition.notes:
        sys.stderr.write(f"{as_sentence(note)}\n")
    sys.stdout.write(f"Generation {generation.number} is published: open {edition.link / 'index.html'}\n")
    return 0
