"""Every rule of the field has a test, and docs/coverage.md says which."""

from scripts import coverage_table

RULES = [rule["id"] for system in coverage_table.systems() for rule in system["rules"]]


def test_every_rule_has_a_test() -> None:
    tested = {rule for rule, _ in coverage_table.tests()}
    assert [rule for rule in RULES if rule not in tested] == []


def test_every_rule_stands_in_a_policy_or_is_checked() -> None:
    """Those of the five systems and of the official frame; what is common to all is in the engine itself."""
    kept = {rule for rule, _ in (*coverage_table.clauses(), *coverage_table.checks())}
    assert [rule for rule in RULES if rule not in kept and not rule.startswith("Z")] == []


def test_the_five_systems_and_the_frame_are_listed_whole() -> None:
    whole = {"X": 11, "D": 16, "S": 9, "J": 17, "T": 13, "F": 12}
    wanted = [f"{system}{number}" for system, last in whole.items() for number in range(1, last + 1)]
    assert [rule for rule in wanted if rule not in RULES] == []


def test_every_marker_and_every_basis_names_a_known_rule_of_its_system() -> None:
    systems = {system["id"] for system in coverage_table.systems()}
    named = {rule for pairs in (coverage_table.tests(), coverage_table.clauses()) for rule, _ in pairs}
    assert [rule for rule in sorted(named) if rule[0] in systems and rule not in RULES] == []


def test_the_page_is_up_to_date() -> None:
    assert coverage_table.PAGE.read_text(encoding="utf-8") == coverage_table.page(), "run make coverage-table"
