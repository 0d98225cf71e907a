"""A ledger of ten years of one body, and the last of these years alone: for telling what the other nine cost.

python -m bench.decade FOLDER [--people 60] [--last 2026]

Each year is written and its quarters are settled as the demo does it, for itself; the annual round stays
open, since it would rest on the years before. What an earlier year left open weighs on the units of later
ones, so that some of their rounds are not as settled; the gate does not hold that against a change.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ledger.demo import make
from ledger.demo.plan.district import district
from ledger.demo.plan.model import Plan, PlannedPerson
from ledger.demo.records.organization import organization
from ledger.demo.records.panels import panels
from ledger.demo.records.roles import roles
from ledger.demo.records.rules import rules
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import parse

YEARS = 10
SINCE = "2012-01-01"


def decade(folder: Path, people: int, last: int) -> tuple[Path, Path]:
    """Make `one` and `ten` in a folder, unless they are there; where they lie."""
    one, ten = folder / f"one-{people}-{last}", folder / f"ten-{people}-{last}"
    if ten.exists():
        return one, ten
    plan = district(people, last)
    plan = replace(plan, people=tuple(map(_long_since, plan.people)))
    policy = rules(last - YEARS + 1)
    draft = folder / f"draft-{people}-{last}"
    for year in range(last - YEARS + 1, last + 1):
        made = folder / f"year-{people}-{year}"
        _write_year(made, _in_year(plan, year), policy)
        shutil.copytree(made, draft, dirs_exist_ok=True)
        shutil.rmtree(one, ignore_errors=True)
        made.rename(one)
    draft.rename(ten)
    return one, ten


def _long_since(person: PlannedPerson) -> PlannedPerson:
    """Somebody who has held their first post since long before the first year."""
    first, *later = person.posts
    return replace(person, posts=(replace(first, start=SINCE), *later))


def _in_year(plan: Plan, year: int) -> Plan:
    """The same body in another year, in which nobody is found out and nobody objects."""
    quarters = tuple(f"{year}-Q{number}" for number in range(1, 5))
    return replace(
        plan,
        year=year,
        written_until=f"{year}-12-31",
        settled=quarters,
        past_years=(),
        vetoes=(),
        disputes=(),
        waived=(),
    )


def _write_year(target: Path, plan: Plan, policy: Map) -> None:
    """The body, one policy for all years, and what was filed in one year."""
    shutil.rmtree(target, ignore_errors=True)
    place = KIND["policy"].path(policy=policy["policy"], version=policy["version"])
    make._write(target, chain(organization(plan), roles(plan), [(place, policy)]))
    ground = make._ground(target, plan)
    make._write(target, panels(ground))
    ground = make._ground(target, plan)
    make._write(target, make._filings(ground))
    make._write_logs(target, ground, 1)
    for period in plan.settled:
        make._settle_both(target, ground, parse(period, ground.policy), 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--last", type=int, default=2026)
    given = parser.parse_args()
    print(*decade(given.folder, given.people, given.last))
