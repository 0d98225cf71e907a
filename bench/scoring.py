"""Measure the scoring engine alone: four periods and the year of a made-up body, without reading any file.

python bench/scoring.py [--people 1340] [--units 89] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.synthetic import make_facts
from ledger.reading.document import read_document
from scoring.facts import Facts
from scoring.frame import frame_of
from scoring.inputs import inputs_by_unit
from scoring.period import score_period
from scoring.periods import periods_of
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from scoring.unit import score_unit
from scoring.year import score_year

PRESET = Path(__file__).resolve().parent.parent / "presets" / "jiancaoping" / "policy.yaml"
RUNS = 5

Result = TypeVar("Result")


def main() -> None:
    """Print one line a measurement."""
    arguments = _arguments()
    policy = _policy()
    facts = make_facts(policy, 2026, people=arguments.people, units=arguments.units)
    scores = sum(len(ballot) for boxes in facts.boxes.values() for box in boxes for ballot in box.ballots)
    entries = sum(len(log.entries) for logs in facts.logs.values() for log in logs)
    print(f"{len(facts.people):,} people, {entries:,} log entries, {scores:,} ballot scores a year")
    if arguments.profile:
        cProfile.runctx("_year(policy, facts)", globals(), {"policy": policy, "facts": facts}, sort="tottime")
        return
    _measure(policy, facts)


def _measure(policy: Policy, facts: Facts) -> None:
    policies, as_of = Policies([policy]), "2027-02-15"
    outcomes = {
        period.id: score_period(policies, facts, period.id, as_of) for period in periods_of(2026, policy)
    }
    frame = frame_of(policies, facts, "2026-Q2", as_of)
    _time("frame of a period (roster, days)", lambda: frame_of(policies, facts, "2026-Q2", as_of))
    _time("one unit", lambda: score_unit(frame, "u0"))
    _time("one period", lambda: score_period(policies, facts, "2026-Q2", as_of))
    _time("one period, explained", lambda: score_period(policies, facts, "2026-Q2", as_of, trace=True))
    _time("the year", lambda: score_year(policies, facts, 2026, as_of, outcomes, {}))
    _time("four periods and the year", lambda: _year(policy, facts))
    _time("inputs of a period", lambda: inputs_by_unit(policies, facts, "2026-Q2"))
    _time("inputs of the year", lambda: inputs_by_unit(policies, facts, "2026", outcomes=outcomes))


def _year(policy: Policy, facts: Facts) -> None:
    policies, as_of = Policies([policy]), "2027-02-15"
    outcomes = {
        period.id: score_period(policies, facts, period.id, as_of) for period in periods_of(2026, policy)
    }
    score_year(policies, facts, 2026, as_of, outcomes, {})


def _time(name: str, run: Callable[[], Result]) -> None:
    def once() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    print(f"{name:<36}{1000 * min(once() for _ in range(RUNS)):>9.1f} ms")


def _policy() -> Policy:
    document, findings = read_document(PRESET.name, PRESET.read_bytes())
    if document is None:
        raise SystemExit(f"cannot read {PRESET}: {findings}")
    return read_policy(document.value)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=1340)
    parser.add_argument("--units", type=int, default=89)
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    return parser.parse_args()


if __name__ == "__main__":
    main()
