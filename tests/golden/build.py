"""Small ledgers in a few lines, for numbers worked by hand: record values by id, put together with ``|``.

Unless a test says otherwise the policy is the preset, the calendar has Monday to Friday, and results are
asked for on the first day of the period, when no log or summary is due yet and only ballots count.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_period
from scoring.year import score_year
from tests.oracle.book import Record
from tests.oracle.facts import facts_of, policies_of
from tests.oracle.policies import preset

Ledger = dict[str, Record]

QUARTER = "2026-Q1"
EARLY, LATE = "2026-01-01", "2026-12-01"
"""Days on which nothing of the first quarter is due yet, and on which all of it is."""


def rules(settings: Mapping[str, Any] | None = None) -> Ledger:
    """The preset with settings changed by dotted path; a step into a list is an id or a place from 0."""
    policy = preset()
    for path, value in (settings or {}).items():
        *steps, last = path.split(".")
        place: Any = policy
        for step in steps:
            place = _step(place, step)
        place[last] = value
    return {f"policies/{policy['policy']}/v{policy['version']}": policy}


def _step(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return place[step]
    return place[int(step)] if step.isdigit() else next(item for item in place if item["id"] == step)


def weekdays(first: str, count: int) -> list[str]:
    """So many days from Monday to Friday, from the first on."""
    start = date.fromisoformat(first)
    days = (start + timedelta(n) for n in range(2 * count + 7))
    return [day.isoformat() for day in days if day.weekday() < 5][:count]


def calendars(*years: int, holidays: Iterable[str] = ()) -> Ledger:
    """Calendars with the given holidays, without make-up workdays."""
    off = sorted(holidays)
    return {
        f"calendar/{year}": _calendar(year, [day for day in off if day[:4] == str(year)]) for year in years
    }


def only_workdays(days: Iterable[str]) -> Ledger:
    """A calendar of 2026 with exactly these workdays (all of them from Monday to Friday)."""
    wanted = set(days)
    return calendars(2026, holidays=[day for day in weekdays("2026-01-01", 261) if day not in wanted])


def _calendar(year: int, holidays: list[str]) -> Record:
    return {"year": year, "announced": True, "source": "放假安排", "holidays": holidays, "workdays": []}


def unit(name: str, unit_class: str = "subordinate", superior: str | None = None) -> Ledger:
    """A unit that is assessed."""
    value: Record = {"unit": name, "name": f"云溪区{name}", "class": unit_class}
    if superior:
        value["superior"] = superior
    return {f"organization/units/{name}": value | {"assessed": True, "from": "2019-01-01"}}


def unassessed(name: str, unit_class: str = "district") -> Ledger:
    """A unit whose people are not scored: district leaders, schools, hospitals."""
    value = unit(name, unit_class)[f"organization/units/{name}"]
    return {f"organization/units/{name}": value | {"assessed": False, "reason": "不纳入平时考核"}}


def post(
    where: str,
    role: str = "staff",
    *,
    rank: str = "",
    identity: str = "civil_servant",
    span: str = "2019-01-01/",
) -> Record:
    """An appointment; ``span`` is ``first/last``, no last while it runs. The rank follows the role."""
    first, _, last = span.partition("/")
    usual = {"head": "zhengke", "deputy": "fuke", "staff": "staff"}
    value = {"from": first, **({"to": last} if last else {}), "unit": where, "role": role}
    return value | {
        "rank": rank or usual[role],
        "identity": identity,
        "post": "岗位",
        "authority": "云组任〔2021〕1号",
    }


def person(
    name: str, *posts: Record, leave: tuple[str, str] | None = None, probation: tuple[str, str] | None = None
) -> Ledger:
    """A person with posts in order, at most one leave and one probation."""
    value: Record = {"person": name, "name": f"林{name}", "appointments": list(posts)}
    if leave:
        value["leave"] = [
            {"from": leave[0], "to": leave[1], "kind": "sick", "authority": "云人假〔2026〕1号"}
        ]
    if probation:
        value["probation"] = [{"from": probation[0], "to": probation[1]}]
    return {f"organization/people/{name}": value}


def staff(where: str, *names: str) -> Ledger:
    """People in an ordinary post of the unit."""
    return {key: value for name in names for key, value in person(name, post(where)).items()}


def box(where: str, group: str, block: str, *ballots: dict[str, int], period: str = QUARTER) -> Ledger:
    """A ballot box of one style."""
    value = {"period": period, "unit": where, "group": group, "block": block, "closed": "2026-04-08"}
    return {f"ballots/{period}/{where}/{group}-{block}": value | {"ballots": list(ballots)}}


def rated(where: str, scores: dict[str, int], period: str = QUARTER) -> Ledger:
    """The head's single named ballot; with no other ballots it is everybody's score."""
    return box(where, "leader", "head", scores, period=period)


def panel(where: str, *raters: str, period: str = QUARTER, proposed_by: str = "") -> Ledger:
    """Raters lent to a unit."""
    value = {"period": period, "unit": where, "raters": list(raters), "proposed_by": proposed_by or where}
    approval = {"approved_by": "云溪区考核办", "authority": "云考〔2026〕2号", "date": "2026-03-20"}
    return {f"panels/{period}/{where}": value | approval}


def body() -> Ledger:
    """The public body itself, which a complete ledger has."""
    value = {"name": "云溪区", "name_en": "Yunxi District", "fictional": True, "office": "云溪区考核办"}
    return {"organization/body": value | {"statement": "均为虚构。"}}


def diary(name: str, where: str, filed: Mapping[str, str]) -> Ledger:
    """A person's log: day → day of receipt, in files by month."""
    logs: Ledger = {}
    for day in sorted(filed):
        month = day[:7]
        blank: Record = {"person": name, "unit": where, "month": month, "entries": []}
        log = logs.setdefault(f"logs/{day[:4]}/{where}/{name}/{month}", blank)
        log["entries"].append(
            {"date": day, "filed": filed[day], "text": f"{day}到{name}辖区走访。" + "核" * 50}
        )
    return logs


def summary(name: str, where: str, filed: str, *, period: str = QUARTER, letters: int = 200) -> Ledger:
    """A summary of a period or year."""
    text = (f"小结{name}" + "实" * letters)[:letters]
    value = {"person": name, "unit": where, "period": period, "filed": filed, "text": text}
    return {f"summaries/{period}/{where}/{name}": value}


def adjusted(
    name: str, points: str, *, item: str = "innovation", key: str = "a", period: str = QUARTER
) -> Ledger:
    """Points added or deducted."""
    return {f"adjustments/{period}/{name}-{key}": _act(name, period) | {"item": item, "points": points}}


def vetoed(name: str, ground: str, *, period: str = QUARTER) -> Ledger:
    """A ground that decides the grade."""
    return {f"vetoes/{period}/{name}-{ground}": _act(name, period) | {"ground": ground}}


def _act(name: str, period: str) -> Record:
    return {
        "person": name,
        "period": period,
        "date": "2026-03-18",
        "reason": "在全区防汛演练中的表现",
        "authority": "云考〔2026〕9号",
        "decided_by": "云溪区考核办",
        "evidence": ["通报原文"],
    }


def waiver(cap: str, where: str = "", *, period: str = QUARTER, **size: int) -> Ledger:
    """More places for a cap: ``share`` or ``count``, of a unit or of all."""
    value: Record = {"period": period, "cap": cap, **({"unit": where} if where else {}), **size}
    value |= {
        "requested_by": "云溪区考核办",
        "approved_by": "云溪区委组织部",
        "authority": "云组发〔2026〕9号",
    }
    return {
        f"waivers/{period}/{where or 'all'}-{cap}": value | {"date": "2026-03-28", "reason": "防汛任务重"}
    }


def unit_result(where: str, score: str, **other: str) -> Ledger:
    """The unit's annual result."""
    value = {
        "year": 2026,
        "unit": where,
        "score": score,
        "authority": "云考〔2027〕1号",
        "source": "年度综合考核",
        **other,
    }
    return {f"unit-results/2026/{where}": value}


def tally(where: str, votes: Mapping[str, tuple[int, int, int, int]]) -> Ledger:
    """The democratic evaluation: everybody's votes by option, the same in all five dimensions."""
    options = ("excellent", "competent", "basic", "incompetent")
    rows = []
    for name, counts in sorted(votes.items()):
        one = dict(zip(options, counts, strict=True))
        rows.append({"person": name, "votes": dict.fromkeys(("de", "neng", "qin", "ji", "lian"), one)})
    cast = max(sum(counts) for counts in votes.values())
    value = {"year": 2026, "unit": where, "held": "2026-12-22", "due": cast, "cast": cast, "rows": rows}
    return {f"democratic/2026/{where}": value}


def past(year: int, where: str, **rows: Record) -> Ledger:
    """Annual results taken over from before the ledger: person → fields beside the cohort."""
    listed = [{"person": name, "cohort": "staff", **fields} for name, fields in sorted(rows.items())]
    value = {"year": year, "unit": where, "authority": "云考〔2026〕1号", "source": "原系统", "rows": listed}
    return {f"past-results/{year}/{where}": value}


def score(ledger: Ledger, period: str = QUARTER, as_of: str = EARLY) -> Mapping[str, PersonOutcome]:
    """The engine's outcome of a period, by person."""
    return score_period(policies_of(ledger), facts_of(ledger), period, as_of).people


def quarters(*rounds: Mapping[str, tuple[str, str]]) -> dict[str, Outcome]:
    """Outcomes of the year's quarters as a year takes them: person → score and grade, in order of quarter."""
    return {
        f"2026-Q{number}": Outcome(f"2026-Q{number}", LATE, "jiancaoping", 1, 2, _quarter(results))
        for number, results in enumerate(rounds, 1)
    }


def _quarter(results: Mapping[str, tuple[str, str]]) -> dict[str, PersonOutcome]:
    return {
        name: PersonOutcome(
            name,
            "roads",
            "assessed",
            "staff",
            "staff",
            "civil_servant",
            "staff",
            score=Fraction(points),
            grade=grade,
        )
        for name, (points, grade) in results.items()
    }


def year(
    ledger: Ledger,
    *rounds: Mapping[str, tuple[str, str]],
    as_of: str = "2027-01-01",
    past_years: Mapping[int, Outcome] | None = None,
) -> Mapping[str, PersonOutcome]:
    """The engine's outcome of 2026 from the quarters' results, by person."""
    facts = facts_of(ledger)
    return score_year(policies_of(ledger), facts, 2026, as_of, quarters(*rounds), past_years or {}).people
