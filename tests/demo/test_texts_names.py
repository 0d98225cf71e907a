"""Units, people, posts, reasons and notices of the fictional district."""

import re
from collections import Counter

import pytest

from ledger.demo.texts.desk import Desk
from ledger.demo.texts.lines import LINES
from ledger.demo.texts.people import NAMES, person_name
from ledger.demo.texts.reasons import DISCIPLINE, ITEMS, OFFICE, act, result_notice
from ledger.demo.texts.stream import Stream
from ledger.demo.texts.units import DEPARTMENTS, UNITS, post_title, unit_name


def test_the_district_has_89_units_in_three_classes():
    """J1: 14 townships and 75 district units."""
    assert Counter(unit.kind for unit in UNITS) == {"township": 14, "district": 50, "subordinate": 25}
    assert {unit.line for unit in UNITS} == set(LINES)
    assert {unit.superior for unit in UNITS} <= {None, *(unit.id for unit in DEPARTMENTS)}


def test_any_number_of_units_have_names_and_ids_of_their_own():
    units = [unit_name(number) for number in range(300)]
    assert len({unit.id for unit in units}) == len({unit.name for unit in units}) == 300
    assert all(re.fullmatch("[a-z][a-z0-9-]{0,47}", unit.id) for unit in units)


def test_people_have_names_of_their_own():
    names = {person_name(number) for number in range(NAMES)}
    assert len(names) == NAMES > 1400
    assert all(re.fullmatch("[一-龥]{3}", name) for name in names)


@pytest.mark.parametrize(
    ("unit", "role", "title"),
    [
        ("dongguan", "head", "党工委书记"),
        ("liuwan", "deputy", "副镇长"),
        ("fenglin", "deputy", "副乡长"),
        ("liuwan", "staff", "党政办科员"),
        ("audit", "head", "局长"),
        ("roads", "deputy", "副所长"),
        ("disabled", "deputy", "副理事长"),
        ("archives", "staff", "办公室科员"),
    ],
)
def test_posts_are_called_by_unit_and_role(unit, role, title):
    named = next(each for each in UNITS if each.id == unit)
    assert post_title(named, role, 0) == title


@pytest.mark.parametrize("item", ITEMS)
def test_an_act_says_why_on_what_paper_and_by_whom(item):
    acts = [
        act(Stream.of("test", item, number), Desk("water", "staff", 1), item, 2026, number)
        for number in range(30)
    ]
    assert len({each.reason for each in acts}) > 3
    for number, each in enumerate(acts):
        assert re.fullmatch(f"云(考|委通|督|纪)〔2026〕{number}号", each.authority)
        assert each.decided_by == (DISCIPLINE if item in ("refused-assignment", "discipline") else OFFICE)
        assert "{" not in each.reason + each.evidence


def test_a_notice_names_the_quarter_the_window_and_the_way_to_object():
    title, text = result_notice(2026, 3, 5)
    assert title == "关于2026年第三季度平时考核结果的公示"
    assert "公示期5个工作日" in text
    assert "虚构" in text
