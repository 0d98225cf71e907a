"""Logs, summaries, attendance, adjustments and vetoes of a random ledger."""

from random import Random

from tests.oracle.book import FAR, Book, Record, workdays_after
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, shift
from tests.oracle.roster import covers
from tests.oracle.rounds import bounds_of, policy_of

TEXT = (
    "到东关社区核查路灯报修件，会同供电所更换线路并逐处试亮，登记台账后向居民小组回告，"
    "约定下周复查，未修复的列入抢修单。"
)
POINTS = ["0.50", "-0.50", "1.00", "-1.00", "3.25", "-5.00", "0.25", "-0.25"]


def add_filings(draft: Draft) -> None:
    """Everybody's logs and summaries of the periods and the year, some attendance, if logs count at all."""
    if not (draft.uses("log_discipline") or draft.uses("democratic_evaluation")):
        return
    book = draft.book()
    days = [_workdays(book, period) for period in draft.periods]
    for person in book.people:
        missed = draft.rng.choice([0, 3, 3, 30, 100])
        for period, workdays in zip(draft.periods, days, strict=True):
            window = policy_of(book, period)["logs"]["late"]["workdays"]
            kept = [day for day in workdays if not odd(draft.rng, missed)]
            _add_logs(draft, book, person, kept, window)
        for period in [*draft.periods, str(YEAR)]:
            _add_summary(draft, book, period, person)
    for period in draft.periods:
        for unit in book.units:
            if odd(draft.rng, 20):
                _add_attendance(draft, book, period, unit)


def _workdays(book: Book, period: str) -> list[str]:
    first, last = bounds_of(period, policy_of(book, period))
    return [day for day in book.workdays if first <= day <= last]


def _unit_on(person: Record, day: str) -> str:
    held = [post["unit"] for post in person["appointments"] if covers(post, day)]
    return str(held[0] if held else person["appointments"][-1]["unit"])


def _add_logs(draft: Draft, book: Book, person: str, days: list[str], window: int) -> None:
    for day in days:
        unit, month = _unit_on(book.people[person], day), day[:7]
        key = f"logs/{day[:4]}/{unit}/{person}/{month}"
        blank: Record = {"person": person, "unit": unit, "month": month, "entries": []}
        filed = _filed(draft.rng, book, day, window)
        draft.records.setdefault(key, blank)["entries"].append({"date": day, "filed": filed, "text": TEXT})


def _filed(rng: Random, book: Book, day: str, window: int) -> str:
    """Mostly at once; else on the last day that counts, a workday after it, or before the day itself."""
    if not odd(rng, 12):
        return day
    in_time, late = workdays_after(book, day, window), workdays_after(book, day, window + 1)
    return rng.choice([found for found in (in_time, late, shift(day, -1), day) if found != FAR])


def _add_summary(draft: Draft, book: Book, period: str, person: str) -> None:
    rng, policy = draft.rng, policy_of(book, period)
    due = policy["logs"]["summary"]["period" if "-" in period else "year"]["due_workdays"]
    _, last = bounds_of(period, policy)
    filed = last if not odd(rng, 20) else rng.choice([workdays_after(book, last, due + n) for n in (0, 1)])
    unit = _unit_on(book.people[person], last)
    if filed != FAR and not odd(rng, 15):
        value = {"person": person, "unit": unit, "period": period, "filed": filed, "text": TEXT * 4}
        draft.records[f"summaries/{period}/{unit}/{person}"] = value


def _add_attendance(draft: Draft, book: Book, period: str, unit: str) -> None:
    rng, days = draft.rng, _workdays(book, period)
    rows = []
    for person in book.people:
        if days and odd(rng, 30):
            excused = {rng.choice(days) for _ in range(rng.choice([1, 2, 3]))}
            rows.append({"person": person, "excused": sorted(excused)})
    if rows:
        value = {"period": period, "unit": unit, "source": "考勤系统导出", "rows": rows}
        draft.records[f"attendance/{period}/{unit}"] = value


def add_rewards(draft: Draft) -> None:
    """Adjustments and vetoes of people and units, of the periods and of the year."""
    rng, number = draft.rng, 0
    items, grounds = _by_subjects(draft, "adjustments"), _by_subjects(draft, "vetoes")
    for who in [*draft.people(), *draft.units()]:
        subjects = "people" if who in draft.people() else "units"
        for period in draft.spans:
            while items[subjects] and odd(rng, 12):
                number += 1
                points = rng.choice(POINTS)
                act = {**_act(who, subjects, period), "item": rng.choice(items[subjects]), "points": points}
                draft.records[f"adjustments/{period}/{who}-{number}"] = act
            if grounds[subjects] and odd(rng, 4):
                number += 1
                act = {**_act(who, subjects, period), "ground": rng.choice(grounds[subjects])}
                draft.records[f"vetoes/{period}/{who}-{number}"] = act


def _by_subjects(draft: Draft, catalogue: str) -> dict[str, list[str]]:
    entries = draft.policy[catalogue]
    return {
        subjects: [entry["id"] for entry in entries if entry.get("subjects", "people") == subjects]
        for subjects in ("people", "units")
    }


def _act(who: str, subjects: str, period: str) -> Record:
    return {
        "person" if subjects == "people" else "unit": who,
        "period": period,
        "date": "2026-03-18",
        "reason": "在全区防汛演练中组织得力，受区委通报表扬",
        "authority": "云委通〔2026〕9号",
        "decided_by": "云溪区考核办",
        "evidence": ["通报原文第2页"],
    }


def add_waivers(draft: Draft) -> None:
    """More places for some caps, of one unit or of all, for people and for units."""
    rng, book = draft.rng, draft.book()
    for period in draft.spans:
        annual, policy = "-" not in period, policy_of(book, period)
        for subjects, grades in (
            ("people", policy.get("annual", {}).get("grades") if annual else policy.get("grades")),
            ("units", policy.get("unit_annual", {}).get("grades") if annual else policy.get("unit_grades")),
        ):
            for cap in (grades or {}).get("caps", []):
                if odd(rng, 60 if "total" in cap else 12):
                    _add_waiver(draft, period, subjects, cap)


def _add_waiver(draft: Draft, period: str, subjects: str, cap: Record) -> None:
    rng = draft.rng
    value: Record = {"period": period, "cap": cap["id"]}
    if subjects == "units":
        value["subjects"] = "units"
    elif cap["base"] == "unit" and odd(rng, 60):
        value["unit"] = rng.choice(draft.units())
    if "rounding" in cap and odd(rng, 60):
        value["share"] = rng.choice([5000, 3000, 10000, 0])
    else:
        value["count"] = rng.choice([2, 1, 3])
    who = {
        "requested_by": "云溪区公路养护所",
        "approved_by": "云溪区委组织部",
        "authority": "云组发〔2026〕9号",
    }
    value |= {**who, "date": "2026-03-28", "reason": "本季度承担全区防汛抢险任务。"}
    draft.records[f"waivers/{period}/{subjects}-{cap['id']}-{len(draft.records)}"] = value
