"""`parley publish`: the current generation published anew, as after a change of the pages or of the place."""

import sys

from tasks.edition import build
from warehouse.errors import WarehouseError
from warehouse.generations import current
from warehouse.nights import night_lock
from warehouse.settings import Settings


def publish(settings: Settings) -> int:
    """Publish the current generation and say where; gives the exit code.

    Raises WarehouseError where there is nothing to publish, PublishRefused, and NightUnderWay.
    """
    nothing = WarehouseError(
        f"there is no warehouse at {settings.warehouse} to publish; a night makes it: `parley run`"
    )
    if not settings.warehouse.exists():
        raise nothing
    with night_lock(settings):
        generation = current(settings)
        if generation is None:
            raise nothing
        edition = build.publish(settings, generation)
    for note in edition.notes:
        sys.stderr.write(f"{note[0].upper()}{note[1:]}.\n")
    sys.stdout.write(f"Generation {generation.number} is published: open {edition.link / 'index.html'}\n")
    return 0
