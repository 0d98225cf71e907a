"""JSON findings follow their schema, carry the values, and escape what could steer a terminal."""

import json
from pathlib import Path

import jsonschema
import pytest

import ledger.report
from ledger.report.json_ import render_json
from tests.report.findings import PATH, hostile, late, short

SCHEMA = json.loads(
    (Path(ledger.report.__file__).parent / "findings.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("findings", [[], [short()], [short(), late()], [hostile("\x1b]0;x\x07")]])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_follows_its_schema(findings: list, lang: str) -> None:
    jsonschema.validate(json.loads(render_json(findings, lang)), SCHEMA)


def test_a_report_counts_and_tells_all_there_is() -> None:
    report = json.loads(render_json([short(), late()], "en"))
    assert (report["format"], report["errors"], report["warnings"]) == (1, 1, 1)
    assert report["findings"][0] == {
        "rule": "L004",
        "severity": "error",
        "path": PATH,
        "line": 4,
        "column": 9,
        "span": 5,
        "message": "the text has 5 letters; the policy asks for at least 50",
        "fix": "say what was done and what came of it, or leave the day out and file it in time",
        "args": {"letters": "5", "min": "50"},
    }


@pytest.mark.parametrize("text", ["\x9b2J", "\u202eabc", "\U000e0041", "\ud800", "中文", "\\u202e"])
def test_text_survives_but_never_raw(text: str) -> None:
    said = render_json([hostile(text)], "zh")
    assert json.loads(said)["findings"][0]["args"]["name"] == text
    assert all(character == "\n" or character.isprintable() for character in said)
