"""Every rule of the field has a test, and docs/coverage.md says which."""

from scripts import coverage_table

RULES = [rule["id"] for system in coverage_table.systems() for rule in system["rules"]]


def test_every_rule_has_a_test() -> None:
    tested = {rule for rule, _ in coverage_table.tests()}
    assert [rule for rule in RULES if rule not in tested] == []


def test_every_marker_and_every_basis_names_a_known_rule_of_its_system() -> None:
    systems = {system["id"] for system in coverage_table.systems()}
    named = {rule for pairs in (coverage_table.tests(), coverage_table.clauses()) for rule, _ in pairs}
    assert [rule for rule in sorted(named) if rule[0] in systems and rule not in RULES] == []


def test_the_page_is_up_to_date() -> None:
    assert coverage_table.PAGE.read_text(encoding="utf-8") == coverage_table.page(), "run make coverage-table"
