"""What DuckDB may take of memory in a night, when it is not enough: told in words, with what to do.

Few of DuckDB's operators hold something that cannot be laid on the disk; what they hold is bounded everywhere but where
a table's own rows are wider, or its groups larger, than any that were measured (`docs/performance.md`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.errors import MemoryTrouble, WarehouseError
from warehouse.settings import Settings

# Great Expectations hands on what DuckDB says, and not its error.
WORDS = "Out of Memory Error"


@contextmanager
def told_of_memory(settings: Settings) -> Iterator[None]:
    """Have what DuckDB lacks of memory told as MemoryTrouble; other errors stay as they are."""
    try:
        yield
    except WarehouseError:
        raise
    except Exception as error:
        if not isinstance(error, duckdb.OutOfMemoryException) and WORDS not in str(error):
            raise
        raise MemoryTrouble(
            f"DuckDB may take {settings.memory_megabytes} MB of memory in a night, and needs more; set "
            "memory_megabytes in parley.toml higher, and the next night does what this one left undone. "
            f"The generation before stays the current one. DuckDB's words: {str(error).splitlines()[0]}"
        ) from error
