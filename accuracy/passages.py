"""Short passages with their gold: many in one file, each read as a document of its own.

A file is a list of items with id, day of publication, text, meetings and positions, the facts in the terms of the
annotation guidelines. Where whole articles show what is frequent, passages show breadth: each tells in another way.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_passages(path: Path) -> list[dict[str, Any]]:
    """The items of a file, in its order."""
    return list(yaml.load(path.read_text(encoding="utf-8"), LOADER))  # noqa: S506  (a safe loader, in C)


def write_documents(path: Path, folder: Path) -> list[Path]:
    """Write each passage of a file as a document with sidecar and gold into a folder, and give the files of gold."""
    golds = []
    for item in load_passages(path):
        day = str(item["published"])
        gold = {
            "document": f"{item['id']}.txt",
            "published": {"earliest": day, "latest": day},
            "meetings": item["meetings"],
            "positions": item["positions"],
        }
        golds.append(folder / f"{item['id']}.yaml")
        golds[-1].write_text(json.dumps(gold, default=str), encoding="utf-8")  # which is YAML too
        (folder / gold["document"]).write_text(item["text"] + "\n", encoding="utf-8")
        (folder / f"{item['id']}.json").write_text(json.dumps({"published": day, "language": "en"}), encoding="utf-8")
    return golds
