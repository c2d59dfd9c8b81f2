"""The flows: a night, and the command that starts it."""

import sys

# Prefect imports jsonschema, and that this package if it is there, as it is beside Jupyter: it makes 39 parsers of IRIs when
# it is imported, which costs each process two seconds. Nothing here has an IRI checked, and who holds None finds nothing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
