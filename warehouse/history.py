"""What each night said, kept: the tables `meetings_history` and `positions_history`, slowly changing ones of type 2.

A candidate is a copy of the generation before, so that the history travels with it. A row that the present table holds
no more, or holds otherwise, is closed, and a new one opened; all others stay untouched.
"""

import duckdb

from warehouse.schema import table_columns

KEPT = {"meetings": "meeting_id", "positions": "position_id"}


def write_history(con: duckdb.DuckDBPyConnection) -> int:
    """Bring the open rows of each history to what its table says; gives how many were closed or opened.

    They are closed and opened as of the moment and number in `generation`. Called a second time it finds nothing to do.
    """
    return sum(_write(con, table, identity) for table, identity in KEPT.items())


def _write(con: duckdb.DuckDBPyConnection, table: str, identity: str) -> int:
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table))
    present = f"SELECT {columns} FROM {table}"
    open_rows = f"SELECT {columns} FROM {table}_history WHERE recorded_to IS NULL"
    con.execute(f"CREATE OR REPLACE TEMP TABLE said_no_more AS {open_rows} EXCEPT {present}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE said_anew AS {present} EXCEPT {open_rows}")
    con.execute(
        f"UPDATE {table}_history SET recorded_to = generation.as_of, generation_to = generation.number FROM generation "
        f"WHERE recorded_to IS NULL AND {identity} IN (SELECT {identity} FROM said_no_more)"
    )
    con.execute(
        f"INSERT INTO {table}_history ({columns}, recorded_from, generation_from) "
        f"SELECT {columns}, as_of, number FROM said_anew, generation ORDER BY {identity}"
    )
    ((closed_and_opened,),) = con.execute(
        "SELECT (SELECT count(*) FROM said_no_more) + (SELECT count(*) FROM said_anew)"
    ).fetchall()
    return int(closed_and_opened)
