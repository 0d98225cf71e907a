"""Every rule against its examples: what breaks it is reported in the recorded words, a near miss is not.

`BLESS=1 pytest tests/checks/test_rules.py` records the words anew; read the difference before committing it.
"""

import ast
import os
from pathlib import Path

import pytest

from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.report.text import render_text
from ledger.rules.catalogue import rule, rule_ids, rules_root
from ledger.rules.examples import NOW, Example, Verdict, examples, write_ledger

ROOT = Path(__file__).resolve().parents[2]
BLESS = "BLESS" in os.environ
LANGUAGES = {"zh": "expected.txt", "en": "expected.en.txt"}

TOLD_ELSEWHERE = {
    "Y001": "the tree tells R004 before a file of that size is read",
    "J044": "a settlement has to stand before: tests/gate/test_settled.py",
    "J049": "a settlement has to stand before: tests/gate/test_settled.py",
    "J063": "an example is always received at some time: tests/gate/test_settled.py",
}
"""Rules that no example can show."""
CHECKED = [id_ for id_ in rule_ids() if not id_.startswith("V") and id_ not in TOLD_ELSEWHERE]
"""The V rules are told by `shaiji verify`, not by the check."""


def all_examples(verdict: Verdict) -> list[Example]:
    """The examples that are ledgers; those that are changes are judged in `tests/gate`."""
    found = [example for id_ in CHECKED for example in examples(id_, verdict)]
    return [example for example in found if not example.is_change]


def name(example: Example) -> str:
    return f"{example.rule}-{example.name}"


def check(example: Example, folder: Path) -> tuple[list[Finding], WorkTree]:
    write_ledger(example, folder)
    tree = WorkTree(folder)
    return check_ledger(load(tree), tree, now=NOW), tree


@pytest.mark.parametrize("example", all_examples("bad"), ids=name)
def test_a_bad_example_is_reported_in_the_recorded_words(example: Example, tmp_path: Path) -> None:
    findings, tree = check(example, tmp_path)
    assert example.rule in {finding.rule for finding in findings}
    for lang, file in LANGUAGES.items():
        said = render_text(findings, tree.read, lang)
        if BLESS:
            (example.root / file).write_text(said, encoding="utf-8", newline="\n")
        assert said == example.expected(lang)


@pytest.mark.parametrize("example", all_examples("good"), ids=name)
def test_a_good_example_keeps_the_rule(example: Example, tmp_path: Path) -> None:
    findings, _ = check(example, tmp_path)
    assert example.rule not in {finding.rule for finding in findings}


def test_the_base_ledger_is_clean() -> None:
    tree = WorkTree(rules_root() / "base")
    assert check_ledger(load(tree), tree, now=NOW) == []


@pytest.mark.parametrize("id_", CHECKED)
def test_a_rule_has_examples_on_either_side(id_: str) -> None:
    assert examples(id_, "bad")
    assert examples(id_, "good")


@pytest.mark.parametrize("id_", rule_ids())
def test_a_rule_is_worded_in_both_languages(id_: str) -> None:
    found = rule(id_)
    for wording in (found.title, found.message, found.why, found.fix):
        assert any("一" <= character <= "鿿" for character in wording.zh)
        assert not any("一" <= character <= "鿿" for character in wording.en)
        assert not wording.zh.endswith("。") or wording is found.why
    for wording in (found.message, found.fix):
        assert places(wording.zh) == places(wording.en) or id_.startswith("S")


def places(template: str) -> set[str]:
    from string import Formatter

    return {field for _, field, _, _ in Formatter().parse(template) if field}


def test_the_code_and_the_catalogue_know_the_same_rules() -> None:
    named = {id_ for path in (ROOT / "ledger").rglob("*.py") for id_ in rules_named_in(path)}
    assert named == set(rule_ids())


def rules_named_in(path: Path) -> set[str]:
    """The rule ids that stand as whole string constants in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {text for text in constants if isinstance(text, str) and is_rule_id(text)}


def is_rule_id(text: str) -> bool:
    return len(text) == 4 and text[0].isupper() and text[1:].isdecimal()
