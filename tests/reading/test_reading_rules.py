"""Every reading rule has examples that break it and examples that do not, and its words fit its findings."""

from pathlib import Path

import pytest

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.fmt import check_canonical
from ledger.reading.values import Map, Value

ROOT = Path(__file__).parents[2] / "rules"
RULES = sorted(folder.name for folder in ROOT.glob("Y*"))
BAD = sorted(ROOT.glob("Y*/bad/*/records/**/*.yaml"))
GOOD = sorted(ROOT.glob("Y*/good/*/records/**/*.yaml"))


def name(path: Path) -> str:
    return "-".join(path.relative_to(ROOT).parts[:3:2])


def findings(path: Path) -> list[Finding]:
    document, found = read_document(path.name, path.read_bytes())
    return found if document is None else check_canonical(document)


def wording(rule: str) -> Map:
    document, _ = read_document(f"rules/{rule}/rule.yaml", (ROOT / rule / "rule.yaml").read_bytes())
    assert document is not None
    return document.value


def texts(value: Value) -> list[str]:
    return [text for text in value.values() if isinstance(text, str)] if isinstance(value, dict) else []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_both_kinds_of_example(rule: str) -> None:
    assert any(rule in path.parts for path in BAD)
    assert any(rule in path.parts for path in GOOD)


@pytest.mark.parametrize("path", BAD, ids=name)
def test_bad_examples_break_their_rule(path: Path) -> None:
    rule = path.relative_to(ROOT).parts[0]
    assert rule in {found.rule for found in findings(path)}


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_good_examples_break_no_reading_rule(path: Path) -> None:
    assert findings(path) == []


@pytest.mark.parametrize("path", BAD, ids=name)
def test_the_words_of_a_rule_take_what_its_findings_carry(path: Path) -> None:
    for found in findings(path):
        rule = wording(found.rule)
        for template in texts(rule["message"]) + texts(rule["fix"]):
            assert "{" not in template.format(**dict(found.args))
