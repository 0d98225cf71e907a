"""Whatever well-formed records say, the checks answer: no exception, one answer for any order of files."""

import random
from typing import Any

import pytest

from ledger.reading.emit import emit
from ledger.records.kinds import kind_of
from ledger.records.schema import judge
from ledger.report.json_ import render_json
from tests.checks.ledgers import BASE, check, value_of

Place = tuple[str | int, ...]

RECORDS = sorted(path.removeprefix("records/").removesuffix(".yaml") for path in BASE)
KINDS = {record: found[0].name for record in RECORDS if (found := kind_of(f"records/{record}.yaml"))}


def places(value: Any, at: Place = ()) -> list[Place]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in inner for place in [(*at, key), *places(part, (*at, key))]]


def at(value: Any, place: Place) -> Any:
    for step in place:
        value = value[step]
    return value


VALUES = [at(value_of(record), place) for record in RECORDS for place in places(value_of(record))]
SCALARS = [*sorted({value for value in VALUES if isinstance(value, str)}), 0, 1, 49, 100, True, False]


def change(rng: random.Random, value: dict[str, Any]) -> None:
    """Set, take away or repeat one value."""
    place = rng.choice(places(value))
    parent, last = at(value, place[:-1]), place[-1]
    act = rng.random()
    if act < 0.6:
        parent[last] = rng.choice(SCALARS)
    elif act < 0.8 or isinstance(parent, dict):
        del parent[last]
    else:
        parent.append(parent[last])


def a_well_formed_change(rng: random.Random, record: str) -> bytes:
    """A record changed somewhere so that its schema still lets it pass."""
    for _ in range(50):
        value = value_of(record)
        for _ in range(rng.randint(1, 3)):
            change(rng, value)
        if judge(KINDS[record]).is_valid(value):
            return emit(value).encode()
    return BASE[f"records/{record}.yaml"]


def a_ledger(seed: int) -> dict[str, bytes]:
    rng = random.Random(seed)
    files = dict(BASE)
    for record in rng.sample(RECORDS, 4):
        files[f"records/{record}.yaml"] = a_well_formed_change(rng, record)
    return files


@pytest.mark.parametrize("seed", range(150))
def test_the_checks_answer_and_do_not_mind_the_order_of_files(seed: int) -> None:
    files = a_ledger(seed)
    findings = check(files)
    render_json(findings, "zh")
    assert check(dict(reversed(files.items()))) == findings


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(4))
def test_the_checks_answer_whatever_the_records_say(chunk: int) -> None:
    for seed in range(1000 + 400 * chunk, 1400 + 400 * chunk):
        render_json(check(a_ledger(seed)), "en")
