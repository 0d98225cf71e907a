"""SARIF 2.1.0: the parts that readers rely on, as the standard asks for them."""

import json
import re

import pytest

from ledger.report.sarif import render_sarif
from tests.report.findings import hostile, late, short

URI = re.compile("[A-Za-z0-9._~/%-]+")


def run_of(findings: list, lang: str = "en") -> dict:
    log = json.loads(render_sarif(findings, lang))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_results_point_at_their_rules() -> None:
    run = run_of([late(), short()])
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["L004", "M006"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]


def test_places_count_characters_from_one_and_end_after_the_last() -> None:
    run = run_of([short()])
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert location["artifactLocation"]["uri"] == "records/logs/2025/roads/p0012/2025-03.yaml"
    assert location["region"] == {"startLine": 4, "startColumn": 9, "endColumn": 14}


def test_a_whole_file_has_no_region() -> None:
    (result,) = run_of([short(line=0, column=0, span=0)])["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("text", ["a b", "中文", "%41", "a:b?c#d", "\ud800", "\n"])
def test_a_path_is_a_relative_reference(text: str) -> None:
    (result,) = run_of([hostile(text)])["results"]
    assert URI.fullmatch(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_there_is_a_run_without_findings() -> None:
    run = run_of([])
    assert run["results"] == []
    assert run["tool"]["driver"]["name"] == "shaiji"
