"""SARIF 2.1.0: the parts that readers rely on, as the standard asks for them."""

import json
import re
from string import Formatter

import jsonschema
import pytest

from ledger.findings import Finding
from ledger.report.sarif import render_sarif
from ledger.rules.catalogue import rule, rule_ids
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


TEXT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
}
WHOLE = {"type": "integer", "minimum": 1}
SHAPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "additionalProperties": False,
            "required": ["tool", "columnKind", "results"],
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                "tool": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["name", "version", "rules"],
                            "properties": {
                                "name": {"type": "string"},
                                "version": {"type": "string"},
                                "rules": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": {"$ref": "#/$defs/rule"},
                                },
                            },
                        }
                    },
                },
            },
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "rule": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "shortDescription", "fullDescription", "defaultConfiguration"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": {"$ref": "#/$defs/level"}},
                },
            },
        },
        "result": {
            "type": "object",
            "additionalProperties": False,
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"$ref": "#/$defs/level"},
                "message": TEXT,
                "locations": {"type": "array", "maxItems": 1, "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["uri"],
                            "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/%-]+$"}},
                        },
                        "region": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["startLine"],
                            "properties": {"startLine": WHOLE, "startColumn": WHOLE, "endColumn": WHOLE},
                        },
                    },
                }
            },
        },
    },
}
"""The part of SARIF 2.1.0 that is used here, closed: every name in it is one of the standard's."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("id_", rule_ids())
def test_a_finding_of_any_rule_has_the_shape_of_the_standard(id_: str, lang: str) -> None:
    """With a place, in a whole file, and of a whole change, which has no place at all."""
    found = rule(id_)
    texts = [text for part in (found.message, found.fix) for text in (part.zh, part.en)]
    names = {field for text in texts for _, field, _, _ in Formatter().parse(text) if field}
    args = tuple(sorted((name, "1") for name in names))
    places = (("records/a.yaml", 3, 5), ("records/a.yaml", 0, 0), ("", 0, 0))
    findings = [Finding(path, line, column, id_, args, 2) for path, line, column in places]
    log = json.loads(render_sarif(findings, lang))
    jsonschema.validate(log, SHAPE)
    assert [len(each["locations"]) for each in log["runs"][0]["results"]] == [1, 1, 0]
