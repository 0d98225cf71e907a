"""Every rule of the gate against its examples: real repositories, judged, and the recorded words.

`BLESS=1 pytest tests/gate/test_examples.py` records the words anew; read the difference before committing it.
Ids of commits are shown as `0123456789ab`, since keys are made for each run.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ledger.gate.judge import Verdict
from ledger.report.text import render_text
from ledger.rules.catalogue import rule_ids
from ledger.rules.examples import Example, examples
from ledger.rules.examples import Verdict as Side
from tests.gate.proposals import propose

BLESS = "BLESS" in os.environ
LANGUAGES = {"zh": "expected.txt", "en": "expected.en.txt"}
COMMIT = re.compile(r"\b[0-9a-f]{12}\b")
RULES = [id_ for id_ in rule_ids() if any(each.is_change for each in examples(id_, "bad"))]


def all_examples(side: Side) -> list[Example]:
    return [each for id_ in rule_ids() for each in examples(id_, side) if each.is_change]


def name(example: Example) -> str:
    return f"{example.rule}-{example.name}"


def said(verdict: Verdict, lang: str) -> str:
    return COMMIT.sub("0123456789ab", render_text(verdict.findings, lambda _: None, lang))


@pytest.mark.parametrize("example", all_examples("bad"), ids=name)
def test_a_bad_example_is_reported_in_the_recorded_words(
    example: Example, tmp_path: Path, made: Path
) -> None:
    verdict = propose(example, tmp_path / "ledger", made)
    assert example.rule in {finding.rule for finding in verdict.findings}
    for lang, file in LANGUAGES.items():
        if BLESS:
            (example.root / file).write_text(said(verdict, lang), encoding="utf-8", newline="\n")
        assert said(verdict, lang) == example.expected(lang)


@pytest.mark.parametrize("example", all_examples("good"), ids=name)
def test_a_good_example_keeps_the_rule(example: Example, tmp_path: Path, made: Path) -> None:
    verdict = propose(example, tmp_path / "ledger", made)
    assert example.rule not in {finding.rule for finding in verdict.findings}


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_has_examples_on_either_side(id_: str) -> None:
    assert any(each.is_change for each in examples(id_, "good"))
