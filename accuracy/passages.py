"""Short passages with their gold: many in one file, each read as a document of its own.

A file is a list of items with id, day of publication, text, meetings and positions, the facts in the terms of the
annotation guidelines. Where whole articles show what is frequent, passages show breadth: each tells in another way.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from accuracy.wordless import load_yaml


def write_documents(path: Path, folder: Path) -> list[dict[str, Any]]:
    """Write each passage of a file as a document with sidecar into a folder, and give the gold of each."""
    return [
        write_passage(folder, item["id"], item["text"], str(item["published"]), item["meetings"], item["positions"])
        for item in load_yaml(path)
    ]


def write_passage(
    folder: Path, name: str, text: str, day: str, meetings: list[dict[str, Any]], positions: list[dict[str, Any]]
) -> dict[str, Any]:
    """Write a text of one day as a document with sidecar into a folder, and give its gold."""
    document, published = write_document(folder, name, text, day), {"earliest": day, "latest": day}
    return {"document": document, "published": published, "meetings": meetings, "positions": positions}


def write_document(folder: Path, name: str, text: str, published: str | None) -> str:
    """Write a text as a document with sidecar into a folder, and give the document's name."""
    about = {"language": "en"} | ({"published": published} if published else {})
    (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
    return f"{name}.txt"
