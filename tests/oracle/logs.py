"""Logs and summaries that are missing (docs/scoring.md, "log_discipline")."""

from datetime import date
from fractions import Fraction

from tests.oracle.book import Record, workdays_after
from tests.oracle.roster import Seat
from tests.oracle.round import Round


def log_discipline(component: Record, round_: Round, seat: Seat) -> Fraction:
    """What missing logs and a missing summary cost, before the cap."""
    rules = round_.policy["logs"]
    if rules.get("every") == "week":
        cost = Fraction(component["missing_week"]) * _missing_weeks(round_, seat)
    else:
        cost = Fraction(component["missing_day"]) * _missing_days(round_, seat)
    if summary_missing(round_, seat["person"]):
        cost += Fraction(component["missing_summary"])
    return cost


def _missing_days(round_: Round, seat: Seat) -> int:
    window = round_.policy["logs"]["late"]["workdays"]
    excused = round_.book.excused.get((round_.period, seat["person"]), set())
    missing = 0
    for day in seat["due"]:
        deadline = workdays_after(round_.book, day, window)
        filings = [filed for date, filed in round_.book.entries.get(seat["person"], []) if date == day]
        kept = any(day <= filed <= deadline for filed in filings)
        if day not in excused and round_.as_of > deadline and not kept:
            missing += 1
    return missing


def _missing_weeks(round_: Round, seat: Seat) -> int:
    window = round_.policy["logs"]["late"]["workdays"]
    entries = round_.book.entries.get(seat["person"], [])
    excused = round_.book.excused.get((round_.period, seat["person"]), set())
    missing = 0
    for week in _weeks(round_):
        deadline = workdays_after(round_.book, week[-1], window)
        asked = [day for day in seat["due"] if day in week and day not in excused]
        kept = any(day in week and day <= filed <= deadline for day, filed in entries)
        if asked and round_.as_of > deadline and not kept:
            missing += 1
    return missing


def _weeks(round_: Round) -> list[list[str]]:
    """The workdays of each week, Monday to Sunday, that ends inside the period."""
    weeks: dict[tuple[int, int], list[str]] = {}
    for day in round_.book.workdays:
        year, week, _ = date.fromisoformat(day).isocalendar()
        weeks.setdefault((year, week), []).append(day)
    return [days for days in weeks.values() if round_.first <= days[-1] <= round_.last]


def summary_missing(round_: Round, person: str) -> bool:
    """Whether the last day for the summary has passed and none was filed by then."""
    rules = round_.policy["logs"]["summary"]["year" if round_.is_year else "period"]
    deadline = workdays_after(round_.book, round_.last, rules["due_workdays"])
    filed = round_.book.summaries.get((round_.period, person))
    return round_.as_of > deadline and not (filed is not None and filed <= deadline)
