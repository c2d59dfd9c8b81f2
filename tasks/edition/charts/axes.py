"""Axes of time: milliseconds in UTC, so that no time zone moves a mark, and labels that do not collide."""

from collections.abc import Sequence
from datetime import date

import altair as alt

from tasks.edition.charts.spans import Span

_EPOCH = date(1970, 1, 1)
DAY_MS = 86_400_000
_YEAR_BELOW = "(datum.index == 0 || utcmonth(datum.value) == 0)"
_LABELS = {
    "day": "[utcFormat(datum.value, '%-d'), (datum.index == 0 || utcdate(datum.value) == 1) ? "
    "utcFormat(datum.value, '%B %Y') : '']",
    "month": f"[utcFormat(datum.value, '%b'), {_YEAR_BELOW} ? utcFormat(datum.value, '%Y') : '']",
    "year": "utcFormat(datum.value, '%Y')",
}
_STEPS = {"day": (1, 2, 7, 14), "month": (1, 2, 3, 6, 12), "year": (1, 2, 5, 10)}
_LABEL_WIDTH = {"day": 22, "month": 33, "year": 42}


def milliseconds(when: date) -> int:
    """Midnight at which the day begins in UTC, as Vega counts time."""
    return (when - _EPOCH).days * DAY_MS


def bins_axis(span: Span, width: int) -> alt.X:
    """The axis under bars of a span: labels below the middle of bins, as many as have room, a January among them."""
    bins = span.bins()
    step = _step(span.unit, len(bins), width)
    labelled = [bin_ for bin_ in bins if _number(bin_[0], span.unit) % step == 0] or bins[:1]
    middles = [(milliseconds(first) + milliseconds(last) + DAY_MS) // 2 for first, last in labelled]
    return _time(
        span, middles, alt.Axis(grid=False, ticks=False, title=None, labelExpr=_LABELS[span.unit], labelPadding=6)
    )


def calendar_axis(span: Span, width: int) -> alt.X:
    """The axis under marks on days: a line at the beginning of months (or years, or days), as many as have room."""
    step = _step(span.unit, len(span.starts), width)
    values = [milliseconds(start) for start in span.starts if _number(start, span.unit) % step == 0]
    axis = alt.Axis(
        grid=True,
        ticks=False,
        domain=False,
        title=None,
        labelExpr=_LABELS[span.unit],
        labelPadding=6,
        labelAlign="left",
    )
    return _time(span, values or [milliseconds(span.starts[0])], axis)


def _time(span: Span, values: Sequence[int], axis: alt.Axis) -> alt.X:
    axis["values"] = list(values)
    # Vega leaves out every second of more values than this.
    axis["tickCount"] = len(values)
    axis["labelOverlap"] = False
    axis["labelFlush"] = False
    domain = [milliseconds(span.starts[0]), milliseconds(span.last) + DAY_MS]
    return alt.X("x:T", scale=alt.Scale(type="utc", domain=domain, nice=False), axis=axis)


def _number(start: date, unit: str) -> int:
    """The number of the unit in the next greater one, so that every second or third falls on its beginning."""
    return {"day": start.day - 1, "month": start.month - 1, "year": start.year}[unit]


def _step(unit: str, n: int, width: int) -> int:
    room = max(1, width // _LABEL_WIDTH[unit])
    return next((step for step in _STEPS[unit] if n <= room * step), _STEPS[unit][-1])
