"""How much room a disk has, and how that is said; without the engines, for which Prefect's server has no use."""

import os
from pathlib import Path


def free_bytes(folder: Path) -> int:
    """What a user without special rights may still write on the disk of a folder."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def megabytes(n_bytes: int) -> str:
    """A number of bytes as people read it."""
    return f"{n_bytes / 1e6:,.1f} MB"


def nearest(path: Path) -> Path:
    """The path, or the nearest above it that is there already."""
    return next((place for place in (path, *path.parents) if place.exists()), Path("/"))


def disk_of(folder: Path) -> str:
    """The disk that a folder lies on, by where it is mounted."""
    place = folder.resolve()
    mounted = next(above for above in (place, *place.parents) if above.is_mount())
    return f"the disk at {mounted}"
