"""The form of records: both judges agree, every fault is told at its place, and nothing else is."""

from __future__ import annotations

import copy
import random
import time
from pathlib import Path
from typing import Any

import pytest

from ledger.reading.document import Document, read_document
from ledger.reading.emit import emit
from ledger.records import explain as explaining
from ledger.records.kinds import kind_of
from ledger.records.schema import check_schema, judge
from ledger.rules.examples import base_files
from tests.records.ledgers import ADJUSTMENT, LOG, POLICY, UNIT, findings_after, value_of


def _document(path: str, value: dict[str, Any]) -> Document:
    return Document(path, value, emit(value).encode())


def _args(path: str, value: dict[str, Any]) -> list[tuple[str, str, dict[str, str]]]:
    """Rule, the text that is underlined, and the values of every fault."""
    kind = kind_of(path)
    assert kind is not None
    document = _document(path, value)
    lines = document.data.decode().split("\n")
    return [
        (fault.rule, lines[fault.line - 1][fault.column - 1 :][: fault.span], dict(fault.args))
        for fault in check_schema(kind[0].name, document)
    ]


def test_several_faults_are_told_in_one_run_each_at_its_place() -> None:
    value = value_of(LOG)
    value["entries"][0]["date"] = "2025-02-30"
    value["entries"][0]["mood"] = "good"
    del value["entries"][1]["filed"]
    value["unit"] = 7
    found = _args(LOG, value)
    assert [(rule, text) for rule, text, _ in found] == [
        ("S003", "7"),
        ("S011", '"2025-02-30"'),
        ("S001", "mood"),
        ("S002", 'date: "2025-03-04"'),
    ]


def test_an_unknown_word_of_choice_names_what_was_most_likely_meant_first() -> None:
    value = value_of(POLICY)
    value["period_score"]["points"][0]["component"] = "adjustment"
    ((rule, text, args),) = _args(POLICY, value)
    assert (rule, text) == ("S005", "adjustment")
    assert args["allowed"] == "adjustments, log_discipline, orders, petitions, findings, indicators, mentions"


def test_the_faults_of_the_component_that_was_meant_and_of_no_other() -> None:
    value = value_of(POLICY)
    ballots = value["period_score"]["weighted"][0]
    ballots["absent"] = "ignore"
    ballots["blocks"][0]["raters"] = {"from": "panel", "roles": ["head"]}
    ballots["groups"][0]["weight"] = 10001
    found = sorted((rule, text) for rule, text, _ in _args(POLICY, value))
    assert found == [("S001", "roles"), ("S005", "ignore"), ("S006", "10001")]


def test_faults_inside_nested_conditions() -> None:
    value = value_of(POLICY)
    value["annual"]["eligibility"][0]["when"] = {"any": [{"rank_in_cohort": {"within": "1/0"}}]}
    ((rule, text, _),) = _args(POLICY, value)
    assert (rule, text) == ("S004", '"1/0"')


def test_a_component_that_is_no_map() -> None:
    value = value_of(POLICY)
    value["period_score"]["points"] = ["adjustments"]
    assert [(rule, text) for rule, text, _ in _args(POLICY, value)] == [("S003", "adjustments")]


def test_a_long_value_is_cut_in_the_message() -> None:
    value = value_of(UNIT)
    value["class"] = "X" * 5000
    ((rule, _, args),) = _args(UNIT, value)
    assert rule == "S004"
    assert args["found"] == "X" * 59 + "…"


IDS = ["p0042\n", "p0042 ", " p0042", "ｐ0042", "p００４２", "р0042", "P0042", "p42", "p0042000", ""]


@pytest.mark.parametrize("text", IDS)
def test_an_id_is_ascii_and_whole(text: str) -> None:
    value = value_of(ADJUSTMENT)
    value["person"] = text
    assert not judge("adjustment").is_valid(value)
    assert explaining.explain("adjustment", Document(ADJUSTMENT, value, base_files()[ADJUSTMENT]))


DAYS = {
    "2024-02-29": True,
    "2000-02-29": True,
    "1900-02-29": False,
    "2100-02-29": False,
    "2025-02-29": False,
    "2025-02-28": True,
    "2025-04-31": False,
    "2025-12-31": True,
    "2025-00-10": False,
    "2025-13-01": False,
    "2025-01-00": False,
    "2025-01-32": False,
    "1899-12-31": False,
    "2199-12-31": True,
    "2200-01-01": False,
    "20250101": False,
    "2025-W01-1": False,
    "2025-1-1": False,
    "2025-01-01T00:00:00": False,
    "2025-01-01\n": False,
    "２０２５-01-01": False,
}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_exists(day: str) -> None:
    value = value_of(LOG)
    value["entries"][0]["date"] = day
    assert judge("log").is_valid(value) is DAYS[day]


def test_the_days_are_those_of_the_calendar() -> None:
    import re
    from datetime import date, timedelta

    from ledger.records.schemas import schema_of

    pattern = re.compile(schema_of("log")["$defs"]["day"]["pattern"])
    days = {(date(1900, 1, 1) + timedelta(days=each)).isoformat() for each in range(365 * 300 + 73)}
    possible = (f"{y}-{m:02}-{d:02}" for y in range(1895, 2205) for m in range(14) for d in range(33))
    assert {day for day in possible if pattern.match(day)} == {day for day in days if day < "2200"}


POINTS = ["0", "0.50", "-0.50", "-1", "-0.000001", "999999.999999", "100.00"]
OTHERS = [
    "-0",
    "-0.00",
    "00.5",
    "+1",
    ".5",
    "1.",
    "1e3",
    "1,5",
    "１",
    "1.0000000",
    "1000000",
    " 1",
    "1\n",
    "NaN",
    "",
]


@pytest.mark.parametrize("points", POINTS + OTHERS)
def test_points_have_one_spelling(points: str) -> None:
    value = value_of(ADJUSTMENT)
    value["points"] = points
    assert judge("adjustment").is_valid(value) is (points in POINTS)


JUNK: list[Any] = [
    *(
        "",
        "x",
        "2025-02-30",
        "p0042\n",
        "1.5",
        "Ａ",
        "a" * 50,
        "x" * 7000,
        "ballots",
        "panel",
        "\n",
        "²",
        "İ",
    ),
    *(0, 1, -1, 10001, 2**53 - 1, True, False, [], {}, ["x"], ["a", "a"], [1, True], {"x": "y"}, {"any": []}),
]


def _mutate(random_: random.Random, value: dict[str, Any]) -> None:
    """Change, drop or add something somewhere."""
    node: Any = value or {"x": ""}
    while True:
        key = random_.choice(list(node) if isinstance(node, dict) else range(len(node)))
        inner = node[key]
        if not isinstance(inner, (dict, list)) or not inner or random_.random() < 0.15:
            break
        node = inner
    change = random_.randrange(5)
    if change == 0 and isinstance(node, dict):
        del node[key]
    elif change == 1 and isinstance(node, dict):
        node[random_.choice(["x", "component", "share", "count", "to", "from", "p0001", "Ｐ"])] = (
            copy.deepcopy(random_.choice(JUNK))
        )
    elif change == 2 and isinstance(node, list):
        node.append(copy.deepcopy(random_.choice(node)))
    else:
        node[key] = copy.deepcopy(random_.choice(JUNK))


def _judges_agree(seed: int, count: int) -> int:
    random_ = random.Random(seed)
    values = {path: value_of(path) for path in base_files()}
    refused = 0
    for _ in range(count):
        path = random_.choice(list(values))
        kind = kind_of(path)
        assert kind is not None
        value = copy.deepcopy(values[path])
        for _ in range(random_.choice([1, 1, 1, 2, 5])):
            _mutate(random_, value)
        name = kind[0].name
        second = list(explaining._validator(name).iter_errors(value))
        assert judge(name).is_valid(value) is (second == []), (path, value)
        refused += bool(second)
    return refused


def test_both_judges_agree() -> None:
    assert _judges_agree(1, 600) > 300


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 14))
def test_both_judges_agree_on_thousands(seed: int) -> None:
    assert _judges_agree(seed, 5000) > 2500


def test_every_refused_record_is_explained_within_it() -> None:
    random_ = random.Random(7)
    values = {path: value_of(path) for path in base_files()}
    for _ in range(300):
        path = random_.choice(list(values))
        value = copy.deepcopy(values[path])
        _mutate(random_, value)
        try:
            data = emit(value).encode()
        except ValueError:
            continue
        document, _ = read_document(path, data)
        kind = kind_of(path)
        if document is None or kind is None:
            continue
        lines = data.decode().split("\n")
        for fault in check_schema(kind[0].name, document):
            assert 1 <= fault.line <= len(lines)
            assert fault.span >= 1


def test_when_the_second_judge_finds_nothing_no_verdict_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lenient:
        def iter_errors(self, _: object) -> list[object]:
            return []

    monkeypatch.setattr(explaining, "_validator", lambda kind: Lenient())
    with pytest.raises(explaining.JudgesDisagree, match=LOG):
        check_schema("log", _document(LOG, {"person": "x"}))


def test_hostile_text_is_judged_at_once(tmp_path: Path) -> None:
    """Patterns take linear time on the texts that make careless ones run for ever."""
    started = time.perf_counter()
    for attack in ("1" * 16000, " " * 16000, "a-" * 8000, "0." + "0" * 15000 + "x", "x\\" * 8000):
        faults = findings_after(
            tmp_path, UNIT, lambda value, attack=attack: value.update(name="a" + attack + "\n")
        )
        assert {fault.rule for fault in faults} <= {"S004", "S007"}
        assert faults
    assert time.perf_counter() - started < 10


def test_jsonschema_is_loaded_only_to_explain() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from ledger.records.loading import load;"
        "from ledger.records.tree import WorkTree; found = load(WorkTree(Path('rules/base')));"
        "assert not found.findings and len(found.records) > 30; print('jsonschema' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
