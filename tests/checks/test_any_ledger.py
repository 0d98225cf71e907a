"""Whatever well-formed records say, the checks answer: no exception, one answer for any order of files."""

import random
from copy import deepcopy
from typing import Any

import pytest

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.kinds import kind_of
from ledger.records.schema import judge
from ledger.records.tree import WorkTree
from ledger.report.json_ import render_json
from tests.checks.ledgers import BASE, check, value_of
from tests.golden.test_official_frame import DECISION
from tests.settle.small import settled_year

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


def strings() -> set[str]:
    """Every text that stands somewhere in the small ledger."""
    values = (at(value, place) for value in map(value_of, RECORDS) for place in places(value))
    return {value for value in values if isinstance(value, str)}


SCALARS = [*sorted(strings()), 0, 1, 49, 100, True, False]


def change(rng: random.Random, value: dict[str, Any]) -> None:
    """Set, take away or repeat one value, if there is any."""
    if not value:
        return
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


@pytest.mark.parametrize("seed", range(60))
def test_the_checks_answer_and_do_not_mind_the_order_of_files(seed: int) -> None:
    files = a_ledger(seed)
    findings = check(files)
    render_json(findings, "zh")
    assert check(dict(reversed(files.items()))) == findings


def damaged(rng: random.Random, text: bytes) -> bytes:
    """A record with something in it set, taken away, repeated or garbled, whatever its schema says of it."""
    if rng.random() < 0.3:
        start = rng.randrange(len(text))
        return text[:start] + rng.choice([b"", b"\n", b": ", b"- ", b'"', "好".encode()]) + text[start + 9 :]
    document, _ = read_document("x", text)
    assert document is not None
    value = deepcopy(dict(document.value))
    for _ in range(rng.randint(1, 3)):
        change(rng, value)
    return emit(value).encode()


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_no_damage_to_a_record_of_any_kind_keeps_the_checks_from_answering(kind: str) -> None:
    rng = random.Random(kind)
    records = [record for record in RECORDS if KINDS[record] == kind]
    for _ in range(5):
        path = f"records/{rng.choice(records)}.yaml"
        render_json(check({**BASE, path: damaged(rng, BASE[path])}), "zh")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small ledger with its year settled, corrected, and a use of it decided."""
    tree = WorkTree(settled_year(tmp_path_factory.mktemp("damage") / "ledger"))
    decided = {"records/decisions/2025/p0012-promotion.yaml": emit(DECISION).encode()}
    return {path: tree.read(path) for path in tree.paths()} | decided


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["decision", "settlement", "result", "manifest"])
def test_damage_to_what_is_settled_or_decided_is_answered_too(kind: str, year: dict[str, bytes]) -> None:
    rng = random.Random(kind)
    paths = sorted(path for path in year if (found := kind_of(path)) and found[0].name == kind)
    assert paths
    for _ in range(12):
        path = rng.choice(paths)
        render_json(check({**year, path: damaged(rng, year[path])}), "zh")


@pytest.mark.slow
def test_the_checks_answer_whatever_the_records_say() -> None:
    answer_all(range(1000, 1200))


@pytest.mark.thorough
@pytest.mark.parametrize("start", range(1200, 3200, 400))
def test_the_checks_answer_whatever_many_records_say(start: int) -> None:
    answer_all(range(start, start + 400))


def answer_all(seeds: range) -> None:
    for seed in seeds:
        render_json(check(a_ledger(seed)), "en")
