"""Which addresses the processes of a family listen at, from what the kernel says (/proc/net/tcp, tcp6)."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path

LISTENS = "0A"


def listens_at(pid: int) -> set[tuple[str, int]]:
    """Address and port of each socket that a process, or one that descends from it, listens at."""
    held = {inode for member in _family(pid) for inode in _sockets_of(member)}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            columns = line.split()
            if columns[3] == LISTENS and columns[9] in held:
                address, _, port = columns[1].partition(":")
                found.add((_address(address), int(port, 16)))
    return found


def is_loopback(address: str) -> bool:
    """Whether nobody but this machine reaches an address."""
    return ipaddress.ip_address(address).is_loopback


def _address(words: str) -> str:
    """The kernel tells addresses in words of four bytes, each the other way round."""
    data = bytes.fromhex(words)
    return str(ipaddress.ip_address(b"".join(data[at : at + 4][::-1] for at in range(0, len(data), 4))))


def _family(pid: int) -> set[int]:
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has ended meanwhile
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _sockets_of(pid: int) -> set[str]:
    found = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir() if Path(f"/proc/{pid}/fd").exists() else ():
        try:
            link = re.fullmatch(r"socket:\[(\d+)\]", str(entry.readlink()))
        except OSError:
            continue
        if link:
            found.add(link[1])
    return found
