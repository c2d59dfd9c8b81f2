"""Days that a date of the warehouse may mean: 2022-01-10, 2022-01 and 2022 are one, thirty-one and 365 days."""

import calendar
from datetime import date


def first_day(edtf: str | None) -> date | None:
    """The first day that a date may mean; None for None and for what is no day, as 2022-02-30."""
    return _day(edtf, last=False)


def last_day(edtf: str | None) -> date | None:
    """The last day that a date may mean."""
    return _day(edtf, last=True)


def is_day(edtf: str | None) -> bool:
    """Whether a date is known to the day."""
    return edtf is not None and len(edtf) == len("2022-01-10") and first_day(edtf) is not None


def _day(edtf: str | None, *, last: bool) -> date | None:
    if not edtf:
        return None
    try:
        year, *rest = map(int, edtf.split("-"))
        month = rest[0] if rest else (12 if last else 1)
        end_of_month = calendar.monthrange(year, month)[1]
        return date(year, month, rest[1] if len(rest) > 1 else (end_of_month if last else 1))
    except ValueError:
        return None
