"""The flows: a night, and the command that starts it."""

import sys

# Prefect imports jsonschema, and that this package if it is there, as it is beside Jupyter. Its import makes 39 parsers
# of IRIs, two seconds of each process; nothing here has an IRI checked, and who finds None goes on without.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
