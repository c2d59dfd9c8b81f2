"""The DuckDB warehouse: settings, generations, tables and views."""
