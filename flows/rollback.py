"""`parley rollback`: back to the previous generation, and its tables published again."""

import sys

from tasks.edition import build
from warehouse import generations
from warehouse.settings import Settings


def go_back(settings: Settings) -> int:
    """Make the previous generation current, publish it, and say so; gives the exit code."""
    generation = generations.rollback(settings)
    edition = build.publish(settings, generation)
    sys.stdout.write(
        f"Generation {generation.number} is current again in {settings.warehouse}; its edition is in {edition.link}.\n"
        "The next night reads again what the generation left behind had read.\n"
    )
    return 0
