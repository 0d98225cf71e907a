"""Policies with one fault each: the fault is found, once, where it stands, by its rule, and nothing else is.

``faulty.yaml`` lists them; ``BLESS=1 pytest tests/policies`` fills in what is told: read it well.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledger.checks.registry import check_ledger
from ledger.preset.start import beginning, start
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.rules.catalogue import is_error, message
from tests.checks.ledgers import MemoryTree

PAGE = Path(__file__).parent / "faulty.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(PAGE.read_text("utf-8"))
WHOLE = Path(__file__).parent / "whole.yaml"
"""A policy with every section there is, in place of the preset's, so that each can be spoilt."""
YEAR = 2025


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Preset → the files of a ledger begun with it."""

    @cache
    def files(preset: str) -> Mapping[str, bytes]:
        root = tmp_path_factory.mktemp(preset) / "ledger"
        begun = "jiancaoping" if preset == "whole" else preset
        start(root, begun, "云溪区", beginning(begun, YEAR))
        tree = WorkTree(root)
        found = {path: tree.read(path) for path in tree.paths()}
        if preset != "whole":
            return found
        others = {path: text for path, text in found.items() if not path.startswith("records/policies/")}
        return {**others, "records/policies/whole/v1.yaml": WHOLE.read_bytes()}

    return files


def faults_of(files: Mapping[str, bytes]) -> list[str]:
    """Every error of a ledger: its rule, the text of its line, its message."""
    tree = MemoryTree(files)
    errors = [finding for finding in check_ledger(load(tree), tree, now=f"{YEAR}-03-03") if is_error(finding)]
    return [_told(finding, files) for finding in errors]


def _told(finding: Any, files: Mapping[str, bytes]) -> str:
    lines = files[finding.path].decode().splitlines()
    assert 1 <= finding.line <= len(lines)
    assert finding.column >= 1
    return f"{finding.rule} at “{lines[finding.line - 1].strip()}”: {message(finding, 'en')}"


def faulty(case: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The ledger with the fault: a change of its policy, or a second version with one."""
    path = next(path for path in files if path.startswith("records/policies/"))
    document, _ = read_document(path, files[path])
    assert document is not None
    value = deepcopy(document.value)
    for place, new in case["change"].items():
        change(value, place.split("."), new)
    version = f"records/policies/{value['policy']}/v{value['version']}.yaml"
    return {**files, version if case.get("adds") else path: emit(value).encode()}


def change(value: Any, way: list[str], new: Any) -> None:
    """Set what a path leads to; None takes it away, and a list's place ``+`` adds to it."""
    for key in way[:-1]:
        value = value[_place(value, key)]
    if way[-1] == "+":
        value.append(new)
    elif new is None:
        del value[_place(value, way[-1])]
    else:
        value[_place(value, way[-1])] = new


def _place(value: Any, key: str) -> Any:
    if not isinstance(value, list):
        return key
    if key.isdigit():
        return int(key)
    return next(place for place, one in enumerate(value) if one.get("id", one.get("grade")) == key)


@pytest.mark.parametrize("case", CASES, ids=[case["fault"] for case in CASES])
def test_the_fault_is_told_once_and_nothing_else(case: dict[str, Any], ledgers: Any) -> None:
    told = faults_of(faulty(case, ledgers(case["preset"])))
    if "BLESS" in os.environ:
        case["told"] = told[0] if len(told) == 1 else told
        PAGE.write_text(yaml.safe_dump(CASES, allow_unicode=True, sort_keys=False, width=110), "utf-8")
    assert told == [case["told"]]


def test_the_whole_policy_has_no_fault(ledgers: Any) -> None:
    assert faults_of(ledgers("whole")) == []


def test_faults_are_told_apart() -> None:
    assert len({case["fault"] for case in CASES}) == len(CASES)
