"""Thin Prefect wrappers around the logic and the warehouse."""
