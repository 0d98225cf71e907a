"""The random ledgers are what they claim to be: of valid policies, varied, the same for the same seed."""

from collections import Counter

from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from tests.oracle.answers import answers
from tests.oracle.ledgers import case_of

SEEDS = range(100)


def test_policies_are_valid() -> None:
    found = {
        (seed, key): list(faults(read_policy(value)))
        for seed in SEEDS
        for key, value in case_of(seed).records.items()
        if key.startswith("policies/")
    }
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_a_seed_makes_the_same_ledger() -> None:
    assert [case_of(seed) for seed in range(20)] == [case_of(seed) for seed in range(20)]


def test_everything_that_can_happen_happens() -> None:
    """Every status, grade, answer and measure occurs, and so do limits, vetoes and last places."""
    seen: Counter[object] = Counter()
    for results in (answers(case_of(seed)) for seed in SEEDS):
        for result in (one for people in results.values() for one in people.values()):
            seen.update([result["status"], result["grade"], result["limited"], result["last_in_unit"]])
            seen.update([*result["eligibility"].values(), *result["consequences"].values()])
            seen.update(["veto"] if result["direct"] else [])
    statuses = {"assessed", "left", "probation", "deferred", "seconded", "long_leave", "short", "withheld"}
    grades = {"good", "fair", "average", "poor", "excellent", "competent", "basic", "incompetent"}
    of_units = {"first", "second", "third", "fourth"}
    measures = {"reminder-talk", "admonition", "removal-inquiry", 6, 12, "step-1", "step-2", "step-3"}
    every = {*statuses, *grades, *of_units, *measures, "yes", "no", "unknown", "veto", True}
    assert every - seen.keys() == set()
