"""Memory of a night: what DuckDB may take of it and lacks, told in words; what a step gives back when it ends.

DuckDB lays on the disk what does not fit, but neither the indexes of the tables, which grow with the warehouse, nor
what some operators hold of a group (`docs/performance.md`).
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.errors import MemoryTrouble, WarehouseError
from warehouse.settings import Settings

# Great Expectations hands on what DuckDB says, and not its error.
WORDS = "Out of Memory Error"


def give_back() -> None:
    """Have the allocator give back to the system what it keeps for later, where it is glibc's: elsewhere nothing.

    Small objects of a large step lie strewn over the heap, and what is free between them stays the process's: the next
    step's memory would come on top of it.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


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
