"""Charts drawn from the published tables: one module per chart, each a function from frames to a figure."""
