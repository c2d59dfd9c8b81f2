"""What DuckDB may take of memory in a night, when it is not enough: told in words, with what to do.

DuckDB lays on the disk what does not fit, but neither the indexes of the tables, which grow with the warehouse, nor
what some operators hold of a group (`docs/performance.md`).
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
