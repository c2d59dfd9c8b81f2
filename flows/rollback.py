"""`parley rollback`: back to the previous generation, and its edition published again."""

import sys

from flows.screen import as_sentence
from tasks.edition import build
from warehouse import generations
from warehouse.connection import connect
from warehouse.errors import OtherVersion
from warehouse.nights import nights
from warehouse.released import other_schema
from warehouse.settings import Settings


def go_back(settings: Settings) -> int:
    """Make the previous generation current, publish it, and say so; gives the exit code."""
    generation = generations.rollback(settings)
    for note in nights(settings)[-1].get("notes", []):
        sys.stdout.write(f"{as_sentence(note)}\n")
    with connect(generation.path, read_only=True) as con:
        remark = other_schema(con)
    try:
        published = f"its edition is in {build.publish(settings, generation).link}."
    except OtherVersion as error:
        published = f"the edition in place stays: {error}."
    sys.stdout.write(
        f"Generation {generation.number} is current again in {settings.warehouse}; {published}\n"
        + f"{remark}\n" * bool(remark)
        + "The next night reads again what the generation left behind had read.\n"
    )
    return 0
