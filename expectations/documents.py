"""What must hold of the documents of a generation."""

from expectations.rules import Suite, audit, between, complete, one_of, unique
from expectations.thresholds import Thresholds

BASES = ("metadata", "dateline", "inferred")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `documents`."""
    return Suite(
        "documents",
        (
            complete("document_id", "a document has no id"),
            unique("document_id", "two documents have the same id"),
            unique("document", "two documents have the same name, so readers cannot tell them apart"),
            complete("sha256", "a document has no content hash, so it would be read again every night"),
            audit("documents_twice", "the same content at the same place is held twice: gate 1 let a duplicate pass"),
            between("n_characters", "an empty document passed gate 1", least=1),
            one_of("published_basis", BASES, "the basis of a publication date is none that we know"),
            audit("publication_windows_turned_round", "a publication window ends before it begins, or lacks one end"),
            audit("publication_dates_without_basis", "a publication date does not say where it comes from", "warning"),
            audit("copies_of_nothing", "a document is said to be a copy of one that is none, or is a copy itself"),
            audit("superseded_by_nothing", "a document is superseded by one that is not held, or not the present one"),
            audit("documents_from_the_future", "a document is said to be published after it was ingested", "warning"),
        ),
        key=("document_id", "document"),
    )
