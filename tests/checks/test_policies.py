"""Every fault that the scoring engine can find in a policy has its words, or the schema refuses it before."""

import pytest

from ledger.checks.context import Context
from ledger.checks.policies import RULES, check_policies
from ledger.records.loading import load
from ledger.records.schema import judge
from ledger.rules.catalogue import rule
from scoring.facts import Facts
from scoring.policy.errors import CODES, PolicyError
from scoring.policy.versions import Policies
from tests.checks.ledgers import BASE, MemoryTree, value_of

REFUSED_BY_THE_SCHEMA = {
    "missing_field": (("cycle",), None),
    "unknown_field": (("cycel",), {}),
    "wrong_type": (("version",), "1"),
    "not_a_choice": (("points", "rounding"), "up"),
    "unknown_kind": (("period_score", "points", 0, "component"), "luck"),
}
"""Code → a place and a value there that shows it; None takes the field away."""


def test_each_code_is_worded_or_refused() -> None:
    assert RULES.keys() | REFUSED_BY_THE_SCHEMA.keys() == CODES.keys()
    assert not RULES.keys() & REFUSED_BY_THE_SCHEMA.keys()


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_words_of_a_code_use_its_values(code: str) -> None:
    given = dict.fromkeys(CODES[code][0], "x")
    for wording in (rule(RULES[code]).message, rule(RULES[code]).fix):
        assert wording.zh.format(**given) != wording.en.format(**given)


@pytest.mark.parametrize("code", sorted(REFUSED_BY_THE_SCHEMA))
def test_the_schema_refuses_the_rest(code: str) -> None:
    (*way, last), instead = REFUSED_BY_THE_SCHEMA[code]
    policy = value_of("policies/small/v1")
    place = policy
    for step in way:
        place = place[step]
    if instead is None:
        del place[last]
    else:
        place[last] = instead
    assert not judge("policy").is_valid(policy)


def test_what_the_engine_cannot_read_is_no_finding_but_an_error() -> None:
    ledger = load(MemoryTree(BASE))
    ledger.by_kind["policy"][0].value["version"] = "1"
    context = Context(ledger, Facts({}, {}, ()), Policies([]), None)
    with pytest.raises(PolicyError):
        list(check_policies(context))
