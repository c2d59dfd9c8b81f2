"""The parameters that flows share, as Prefect's form shows and checks them; what each means, the flow's docstring says.

None is optional in the form's sense, which would draw a switch between a text and nothing: empty means "as configured".
Prefect takes a field's title from `json_schema_extra` alone.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

Source = Annotated[
    str,
    Field(min_length=1, pattern=r"\S", title="Source", examples=["/news/archive", "https://example.org/report.html"]),
]
Sources = Annotated[list[Source], Field(examples=[["/news/archive", "wire"]], json_schema_extra={"title": "Sources"})]
Offline = Annotated[bool, Field(json_schema_extra={"title": "Offline"})]
Warehouse = Annotated[str, Field(examples=["/srv/parley/var/parley.duckdb"], json_schema_extra={"title": "Warehouse"})]
Edition = Annotated[str, Field(examples=["/srv/parley/var/parley.published"], json_schema_extra={"title": "Edition"})]
Reread = Annotated[
    str, Field(pattern=r"^(all|\d+)?$", examples=["all", "20000"], json_schema_extra={"title": "Read again"})
]
FirstDay = Annotated[date, Field(examples=["2022-01-01"], json_schema_extra={"title": "First day"})]
LastDay = Annotated[date, Field(examples=["2022-01-31"], json_schema_extra={"title": "Last day"})]
Step = Annotated[Literal["day", "week", "month"], Field(json_schema_extra={"title": "Step"})]
