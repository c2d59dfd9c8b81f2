"""Pure functions: frames in, frames out; nothing of Prefect, DuckDB, Great Expectations or HTTP."""
