"""Indicator results, goals and tasks of a random ledger: on, beside and far from what earns points."""

from fractions import Fraction

from tests.oracle.book import Book, Record, workdays_after
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, around
from tests.oracle.indicators import parts_of
from tests.oracle.rounds import bounds_of, policy_of


def add_measured(draft: Draft) -> None:
    """Rows, goals and tasks for the indicators of the first policy."""
    indicators = draft.policy.get("indicators", [])
    by_rows = [each for each in indicators if each.get("source") != "tasks"]
    by_tasks = [each for each in indicators if each.get("source") == "tasks"]
    book = draft.book()
    for unit in draft.units() if by_rows else []:
        for period in draft.spans:
            _add_rows(draft, book, by_rows, period, unit)
    for subject in [*draft.people(), *draft.units()] if indicators else []:
        if odd(draft.rng, 25):
            _add_goals(draft, book, by_rows, subject)
        for indicator in by_tasks:
            first = draft.whole
            while odd(draft.rng, 45) or first:
                _add_task(draft, book, indicator, subject)
                first = False


def unit_of(book: Book, subject: str) -> str:
    """The unit itself, or the last one of a person."""
    person = book.people.get(subject)
    return str(person["appointments"][-1]["unit"]) if person else subject


def _add_rows(draft: Draft, book: Book, indicators: list[Record], period: str, unit: str) -> None:
    rows = []
    own = [person for person in book.people if unit_of(book, person) == unit]
    for subject in [unit, *own]:
        subjects = "units" if subject == unit else "people"
        for indicator in indicators:
            for part in parts_of(indicator):
                if indicator["subjects"] == subjects and not draft.lacks(10):
                    row = {"person": subject} if subject != unit else {}
                    rows.append(row | _named(indicator, part) | _measured(draft, part, period))
    if rows:
        value = {"period": period, "unit": unit, "source": "业务系统导出", "rows": rows}
        draft.records[f"indicators/{period}/{unit}"] = value


def _named(indicator: Record, part: Record) -> Record:
    return {"indicator": indicator["id"]} | ({"item": part["item"]} if part["item"] else {})


def _measured(draft: Draft, part: Record, period: str) -> Record:
    rng, method = draft.rng, part["method"]
    if method["kind"] == "tiered":
        return {"tier": rng.choice([*(tier["id"] for tier in method["tiers"]), method["tiers"][0]["id"]])}
    if method["kind"] == "standard":
        return _dated(draft, method, period)
    row: Record = {}
    target = part.get("target")
    if (
        method["kind"] in ("ratio", "lower_is_better")
        and (target is None or odd(rng, 20))
        and not draft.lacks(10)
    ):
        row["target"] = target = rng.choice(["10", "4", "120", "0", "2.5", "-4"])
    if not draft.lacks(8):
        row["actual"] = written(rng.choice(_numbers(method, Fraction(target or 10))))
    return row or {"actual": "1"}


def written(value: Fraction) -> str:
    """A quantity as text, cut to six decimals."""
    units = int(value * 10**6)
    whole, decimals = divmod(abs(units), 10**6)
    text = f"{whole}.{decimals:06}".rstrip("0").rstrip(".")
    return f"-{text}" if units < 0 else text


def _numbers(method: Record, target: Fraction) -> list[Fraction]:
    """Actuals on the edges of a method, and around them."""
    if method["kind"] == "ratio":
        ratios = [
            Fraction(method["cap"]),
            Fraction(method["floor"]),
            Fraction(1),
            Fraction(1, 2),
            Fraction(9, 8),
        ]
        return [target * ratio for ratio in ratios] + [Fraction(0), Fraction(-1), target - Fraction(1, 100)]
    if method["kind"] == "interval":
        zero, full = Fraction(method["zero_at"]), Fraction(method["full_at"])
        return [zero, full, (zero + full) / 2, 2 * full - zero, 2 * zero - full, zero + (full - zero) / 8]
    if method["kind"] == "step":
        edges = [Fraction(step["at_least"]) for step in method["steps"]]
        return [*edges, *(edge - Fraction(1, 100) for edge in edges), *(edge + 1 for edge in edges)]
    if method["kind"] == "lower_is_better":
        per = Fraction(method["per"])
        return [target, target - 1, target + per, target + per / 2, target + 5 * per / 2, target + 99 * per]
    return [Fraction(n) for n in (0, 1, 2, 1, 3, 99, -1)] + [Fraction(3, 2)]


def _dated(draft: Draft, method: Record, period: str) -> Record:
    rng, book = draft.rng, draft.book()
    deadline = around(draft, bounds_of(period, policy_of(book, period))[1])
    late = [workdays_after(book, deadline, method["late_workdays"] + n) for n in (0, 1)]
    days = [day for day in [deadline, deadline, *late, around(draft, deadline)] if day < "9999"]
    return {"deadline": deadline} | ({} if draft.lacks(20) else {"done": rng.choice(days)})


def _add_goals(draft: Draft, book: Book, indicators: list[Record], subject: str) -> None:
    rng, goals = draft.rng, []
    for indicator in indicators:
        for part in parts_of(indicator):
            if odd(rng, 40) and part["method"]["kind"] in ("ratio", "lower_is_better"):
                goal: Record = {"id": f"g{len(goals)}", "text": "完成任务", "measures": ["按月推进"]}
                goal |= _named(indicator, part)
                if odd(rng, 60):
                    goal["target"] = rng.choice(["16", "8", "40"])
                chosen = [period for period in draft.periods if odd(rng, 70)]
                if chosen:
                    goal["periods"] = [
                        {"period": period, "target": rng.choice(["4", "12"])} for period in chosen
                    ]
                goals.append(goal)
    if not goals:
        return
    is_person = subject in book.people
    unit = unit_of(book, subject) if not odd(rng, 10) else rng.choice(draft.units())
    value: Record = {"year": YEAR, "unit": unit if is_person else subject}
    value |= {"person": subject} if is_person else {}
    value |= {"goals": goals, "declared": "2026-01-06", "presented": "2026-01-10"}
    if not odd(rng, 15):
        value["approved"] = {"date": "2026-01-14", "by": "p0001", "authority": "云路〔2026〕1号"}
    place = f"goals/{YEAR}/{unit}/{subject}" if is_person else f"unit-goals/{YEAR}/{subject}"
    draft.records[place] = value


def _add_task(draft: Draft, book: Book, indicator: Record, subject: str) -> None:
    rng, number = draft.rng, len(draft.records)
    value: Record = {"task": f"t{number}", "year": YEAR, "title": "危桥排查"}
    levels = draft.ids("task_levels")
    value["level"] = levels[-1] if levels else "unit"
    value["unit"] = unit_of(book, subject)
    if subject in book.people:
        value["person"] = subject
    elif odd(rng, 10):
        value["section"] = "office"
    value |= {"indicator": indicator["id"], "standard": "全部检测", "due": "2026-11-28"}
    value["authority"] = "云交〔2026〕5号"
    periods = [rng.choice(draft.periods) for _ in range(rng.choice([2, 1, 3]))]
    periods = sorted({*periods, *draft.periods}) if draft.whole else periods
    value["milestones"] = [_milestone(draft, number, period) for number, period in enumerate(periods)]
    draft.records[f"tasks/{YEAR}/t{number}"] = value


def _milestone(draft: Draft, number: int, period: str) -> Record:
    rng = draft.rng
    _, last = bounds_of(period, policy_of(draft.book(), period))
    due = around(draft, last)
    milestone: Record = {"id": f"m{number}", "text": "完成清单", "period": period, "due": due}
    done = None if odd(rng, 25) else rng.choice([due, around(draft, due), "2026-01-05"])
    return milestone | ({"done": done, "evidence": ["清单"]} if done else {})
