"""What each night said, kept: the tables `meetings_history` and `positions_history`, slowly changing ones of type 2.

A candidate is a copy of the generation before, so that the history travels with it. A row that the present table holds
no more, or holds otherwise, is closed, and a new one opened; all others stay untouched.
"""

import duckdb

from warehouse.changes import OTHERWISE
from warehouse.schema import table_columns

KEPT = {"meetings": "meeting_id", "positions": "position_id"}


def write_history(con: duckdb.DuckDBPyConnection, *, after_changes: bool = False) -> int:
    """Bring the open rows of each history to what its table says; gives how many were closed or opened.

    They are closed and opened as of the moment and number in `generation`. Called a second time it finds nothing to do.
    With `after_changes` only those rows are looked at that `changes.write_changes` found to differ from a generation
    of the same schema, whose history tells of all others.
    """
    return sum(_write(con, table, identity, after_changes=after_changes) for table, identity in KEPT.items())


def _write(con: duckdb.DuckDBPyConnection, table: str, identity: str, *, after_changes: bool) -> int:
    among = f"{identity} IN (SELECT id FROM {OTHERWISE}{table})" if after_changes else "true"
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table))
    told = f"{identity} AS id, hash({columns}) AS words"
    # By hashes of whole rows: comparing lists and passages themselves takes eight times as long.
    con.execute(f"CREATE OR REPLACE TEMP TABLE said AS SELECT {told} FROM {table} WHERE {among}")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE open_rows AS SELECT {told} "
        f"FROM {table}_history WHERE recorded_to IS NULL AND {among}"
    )
    con.execute("CREATE OR REPLACE TEMP TABLE said_no_more AS FROM open_rows ANTI JOIN said USING (id, words)")
    con.execute("CREATE OR REPLACE TEMP TABLE said_anew AS FROM said ANTI JOIN open_rows USING (id, words)")
    con.execute(
        f"UPDATE {table}_history SET recorded_to = generation.as_of, generation_to = generation.number FROM generation "
        f"WHERE recorded_to IS NULL AND {identity} IN (SELECT id FROM said_no_more)"
    )
    con.execute(
        f"INSERT INTO {table}_history ({columns}, recorded_from, generation_from) "
        f"SELECT {columns}, as_of, number FROM {table}, generation "
        f"WHERE {identity} IN (SELECT id FROM said_anew) ORDER BY {identity}"
    )
    ((closed_and_opened,),) = con.execute(
        "SELECT (SELECT count(*) FROM said_no_more) + (SELECT count(*) FROM said_anew)"
    ).fetchall()
    return int(closed_and_opened)
