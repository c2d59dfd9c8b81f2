"""Numbers in time expressions: how many, how long, and years read out as words."""

from tasks.logic.date_phrase import Phrase

CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
MANY_YEARS = {"E": 10, "C": 100, "L": 1000}


def duration(count: str, unit: str) -> str:
    """Return a TIMEX3 duration, P3D or PT2H; decades and centuries in years."""
    if unit in CLOCK_UNITS:
        return f"PT{count}{CLOCK_UNITS[unit]}"
    if unit in MANY_YEARS:
        return f"P{int(count) * MANY_YEARS[unit]}Y" if count.isdigit() else f"P{count}{unit}"
    if unit == "2W":
        return f"P{int(count) * 2}W" if count.isdigit() else "PXW"
    return f"P{count}{unit}"


def and_a_half(count: str, unit: str) -> str:
    """Return a duration with half a unit more, P3Y6M."""
    halves = {
        "TH": ("PT", "H30M"),
        "TM": ("PT", "M30S"),
        "Y": ("P", "Y6M"),
        "M": ("P", "M15D"),
        "D": ("P", "DT12H"),
        "W": ("P", "W3D"),
    }
    before, after = halves.get(unit, ("P", f".5{unit}"))
    return f"{before}{count}{after}"


def count(p: Phrase) -> str | None:
    """Return the number an expression counts with, X where it is uncertain; of 'two to three' the greater."""
    if few := p.get("few"):
        return few.value
    numbers = p.all("number")
    if numbers:
        runs: list[list[int]] = [[]]
        for i in range(p.start, p.end):
            kind = p.kind(i)
            if kind == "number":
                value = int(p.tokens[i].value)
                # 'twenty four' and 'two hundred' are one number; of 'two four-year terms' the last one counts.
                if runs[-1] and runs[-1][-1] < 20 and value < 100:
                    runs.append([])
                runs[-1].append(value)
            elif kind in ("to", "or"):
                runs.append([])
        values = [r for r in runs if r]
        return str(spelled(values[-1]))
    digits = p.all("day", "int", "yyyy", "number_big")
    if digits:
        return digits[-1].value
    return "1" if p.get("article", "unit", "year", "quarter", "weekend") else None


def spelled(values: list[int]) -> int:
    """Return the number written as words: two hundred and fifty, twenty four, a hundred."""
    total = current = 0
    for value in values:
        if value == 100:
            current = max(current, 1) * 100
        elif value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += value
    return total + current


def year_in_words(values: list[str]) -> str:
    """Return the year read out as words ('nineteen ninety-six', 'two thousand two'), '' if it is none."""
    numbers = [int(v) for v in values]
    if len(numbers) >= 2 and numbers[0] in (17, 18, 19, 20) and numbers[1] >= 10 and numbers[1] < 100:
        rest = sum(numbers[1:3])
        return f"{numbers[0]}{rest:02d}" if rest < 100 else ""
    if numbers[:2] == [2, 1000] and sum(numbers[2:]) < 100:
        return f"{2000 + sum(numbers[2:])}"
    return ""
