"""The page of a rule and the list of all rules."""

import pytest

from ledger.report.display import visible
from ledger.report.rule_page import render_rule, render_rule_list
from ledger.rules.catalogue import rule_ids


def test_a_page_has_both_sides_and_what_the_check_says() -> None:
    page = render_rule("L011", "en")
    assert page.startswith("L011  Filed too late\nerror · basis J4\n\nMessage\n")
    assert "An example that breaks it" in page
    assert (
        "error[L011] the log of 2025-03-05 was filed on 2025-03-13; its last day was 2025-03-12 (5 workdays)"
        in page
    )
    assert '+  filed: "2025-03-12"' in page.partition("An example that keeps it")[2]


def test_a_page_in_chinese_names_the_values_it_stands_for() -> None:
    page = render_rule("L004", "zh")
    assert "正文只有 ‹letters› 个字，办法要求至少 ‹min› 个字" in page
    assert "违反这条规则的例子" in page


@pytest.mark.parametrize("id_", rule_ids())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_can_be_shown(id_: str, lang: str) -> None:
    page = render_rule(id_, lang)
    assert page.startswith(f"{id_}  ")
    assert all(character == "\n" or visible(character) == character for character in page)


def test_the_list_has_a_line_for_each_rule() -> None:
    lines = render_rule_list("en").splitlines()
    assert [line[:4] for line in lines] == list(rule_ids())
    assert "L011  error  Filed too late" in lines


def test_a_rule_that_is_not_there_has_no_page() -> None:
    with pytest.raises(KeyError):
        render_rule("L999", "en")
