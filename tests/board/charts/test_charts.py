"""Charts: where things stand, worked out by hand; bars in proportion and inside the frame; words encoded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.board.both import both, in_language
from ledger.board.charts.bars import Bar, bars
from ledger.board.charts.calendar import Month, calendar
from ledger.board.charts.columns import Upright, columns
from ledger.board.charts.shares import Whole, shares
from ledger.board.charts.svg import Key, Told, across
from ledger.board.charts.trend import Point, trend
from ledger.board.encode import text

TOLD = Told(both("等次分布", "Grades"), both("好 3 人", "3 good"))
KEYS = (Key("0", "好"), Key("1", "较好"), Key("2", "一般"))


def taken_apart(chart: str, lang: str = "zh") -> ElementTree.Element:
    """The drawing of a chart; it parses as XML, which is stricter than HTML."""
    return ElementTree.fromstring(in_language(chart, lang).replace(" data-search-exclude", ""))


def boxes(chart: str, look: str) -> list[tuple[str, str]]:
    found = taken_apart(chart).iter("rect")
    return [(each.get("x", ""), each.get("width", "")) for each in found if each.get("data-look") == look]


def percent(length: str) -> Fraction:
    return Fraction(length.removesuffix("%"))


def test_lengths_are_exact_to_the_last_place() -> None:
    third = Fraction(1, 3)
    assert [across(part) for part in (0, 1, third, Fraction(3, 8))] == ["0", "100%", "33.33%", "37.5%"]
    assert across(Fraction(1, 20000)) == "0.01%"  # 0.005 % goes up


def test_a_bar_of_three_out_of_four_takes_three_quarters() -> None:
    chart = bars(TOLD, [Bar("甲", 3, 4, "3 / 4", limit=2), Bar("乙", 0, 4, "0 / 4")])
    assert boxes(chart, "track") == [("0", "100%")] * 2
    assert boxes(chart, "main") == [("0", "75%")]
    (limit,) = taken_apart(chart).iter("line")
    assert (limit.get("x1"), limit.get("y1"), limit.get("y2")) == ("50%", "18", "36")
    assert [each.text for each in taken_apart(chart).iter("text")] == ["甲", "3 / 4", "乙", "0 / 4"]


def test_a_bar_beyond_its_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="5 is not between 0 and 4"):
        bars(TOLD, [Bar("甲", 5, 4, "5")])
    with pytest.raises(ValueError, match="not between"):
        bars(TOLD, [Bar("甲", 1, 4, "1", limit=-1)])
    assert boxes(bars(TOLD, [Bar("甲", 0, 0, "0")]), "main") == []  # nothing of nothing


def test_parts_of_a_whole_stand_one_behind_the_other() -> None:
    """3, 1 and 0 of 4: the first three quarters, then the last one; the empty row has no place."""
    chart = shares(TOLD, KEYS, [Whole("空", "0", (0, 0, 0)), Whole("甲", "4 人", (3, 1, 0))])
    assert (boxes(chart, "0"), boxes(chart, "1"), boxes(chart, "2")) == (
        [("0", "75%")],
        [("75%", "25%")],
        [],
    )
    assert "空" not in chart
    assert next(taken_apart(chart).iter("svg")).get("height") == "50"


def test_a_trend_has_its_lowest_value_at_the_foot_and_breaks_where_nothing_is() -> None:
    """Five points stand at 9, 29.5, 50, 70.5 and 91 % across; 80 … 90 over 96 pixels: 85 is in the middle."""
    values = [Fraction(80), Fraction(85), None, Fraction(90), Fraction(80)]
    chart = trend(TOLD, [Point(f"Q{place}", value, str(value)) for place, value in enumerate(values)])
    dots = [(each.get("cx"), each.get("cy")) for each in taken_apart(chart).iter("circle")]
    assert dots == [("9%", "124"), ("29.5%", "76"), ("70.5%", "28"), ("91%", "124")]
    lines = [each for each in taken_apart(chart).iter("line") if each.get("data-look") == "line"]
    assert [(each.get("x1"), each.get("x2")) for each in lines] == [("9%", "29.5%"), ("70.5%", "91%")]


def test_equal_values_stand_in_the_middle_and_one_alone_is_no_trend() -> None:
    same = [Point("a", Fraction(7), "7"), Point("b", Fraction(7), "7")]
    assert [each.get("cy") for each in taken_apart(trend(TOLD, same)).iter("circle")] == ["76", "76"]
    assert trend(TOLD, [Point("a", Fraction(7), "7"), Point("b", None)]) == ""


def test_a_small_change_looks_small() -> None:
    """A step of 2 where the height stands for 10: from 40 % to 60 % of 96 pixels, 57.6 and 38.4 below 28."""
    points = [Point("a", Fraction(80), "80"), Point("b", Fraction(82), "82")]
    found = taken_apart(trend(TOLD, points, Fraction(10))).iter("circle")
    assert [each.get("cy") for each in found] == ["86", "66"]


def test_many_points_carry_words_only_where_there_is_room() -> None:
    """Of 12 every second one, the last among them."""
    chart = trend(TOLD, [Point(f"m{place}", Fraction(place), f"v{place}") for place in range(12)])
    said = [each.text for each in taken_apart(chart).iter("text")]
    assert [each for each in said if each and each.startswith("m")] == ["m1", "m3", "m5", "m7", "m9", "m11"]
    assert len(list(taken_apart(chart).iter("circle"))) == 12


def test_the_fullest_column_is_as_high_as_there_is_room() -> None:
    """4 of 4: 100 pixels from 20 down; 1 of 4: 25 from 95 down. Four columns of 25 %, 80 % of each filled."""
    chart = columns(TOLD, [Upright("80", 1), Upright("85", 0), Upright("90", 4), Upright("95", 0)])
    found = [
        (each.get("x"), each.get("y"), each.get("width"), each.get("height"))
        for each in taken_apart(chart).iter("rect")
    ]
    assert found == [("2.5%", "95", "20%", "25"), ("52.5%", "20", "20%", "100")]
    assert columns(TOLD, [Upright("80", 0)]) == ""


def test_a_calendar_draws_each_day_in_its_place_and_what_is_missing_lower() -> None:
    months = [Month("一月", {1: "kept", 31: "none"}), Month("二月", {2: "kept"})]
    chart = calendar(TOLD, (Key("kept", "记"), Key("none", "没有")), "none", months)
    paths = {each.get("data-look"): each.get("d") for each in taken_apart(chart).iter("path")}
    assert paths == {
        "kept": "M0.1 0.1h.8v.8h-.8zM1.1 1.1h.8v.8h-.8z",
        "none": "M30.1 0.6h.8v.3h-.8z",
    }
    inner = list(taken_apart(chart).iter("svg"))[1]
    assert (inner.get("viewBox"), inner.get("x"), inner.get("width")) == ("0 0 31 2", "13%", "87%")
    assert calendar(TOLD, (), "none", []) == ""


CHARTS = {
    "bars": lambda label: bars(TOLD, [Bar(label, 1, 2, label)], KEYS),
    "shares": lambda label: shares(TOLD, KEYS, [Whole(label, label, (1, 1, 0))]),
    "trend": lambda label: trend(TOLD, [Point(label, Fraction(1), label), Point(label, Fraction(2), label)]),
    "columns": lambda label: columns(TOLD, [Upright(label, 2)]),
    "calendar": lambda label: calendar(TOLD, KEYS, "none", [Month(label, {3: "0"})]),
}


@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_says_what_it_is_in_the_language_of_the_page(kind: str) -> None:
    for lang, title, says in (("zh", "等次分布", "好 3 人"), ("en", "Grades", "3 good")):
        drawing = next(taken_apart(CHARTS[kind]("甲"), lang).iter("svg"))
        assert drawing.get("role") == "img"
        assert [(each.tag, each.text) for each in drawing][:2] == [("title", title), ("desc", says)]


@pytest.mark.parametrize("kind", CHARTS)
def test_text_by_people_is_text_and_nothing_else(kind: str) -> None:
    hostile = '</text><script>alert(1)</script><text x="'
    plain, chart = (taken_apart(CHARTS[kind](text(said))) for said in ("x", hostile))
    assert [each.tag for each in chart.iter()] == [each.tag for each in plain.iter()]
    assert hostile in [each.text for each in chart.iter("text")]


@pytest.mark.parametrize("kind", CHARTS)
def test_nothing_of_a_chart_needs_a_style_or_a_script(kind: str) -> None:
    markup = in_language(CHARTS[kind]("甲"), "zh")
    assert not re.search(r"style=|<style|<script|\son\w+=|href", markup)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6).filter(any))
def test_bars_are_in_proportion_and_inside_the_frame(values: list[int]) -> None:
    full = max(values)
    found = boxes(bars(TOLD, [Bar("甲", value, full, str(value)) for value in values]), "main")
    for value, (_, width) in zip(filter(None, values), found, strict=True):
        assert abs(percent(width) - Fraction(100 * value, full)) <= Fraction(1, 200)
        assert percent(width) <= 100


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3).filter(any))
def test_parts_of_a_whole_fill_it_without_a_gap(parts: Sequence[int]) -> None:
    chart = shares(TOLD, KEYS, [Whole("甲", "", parts)])
    found = [box for key in KEYS for box in boxes(chart, key.look)]
    assert percent(found[0][0]) == 0
    for (x, width), (follower, _) in pairwise(found):
        assert abs(percent(x) + percent(width) - percent(follower)) <= Fraction(1, 100)
    assert abs(percent(found[-1][0]) + percent(found[-1][1]) - 100) <= Fraction(1, 100)


@given(st.lists(st.fractions(-50, 150) | st.none(), min_size=2, max_size=15))
def test_points_keep_their_order_and_stay_inside(values: list[Fraction | None]) -> None:
    chart = trend(TOLD, [Point("甲", value, "") for value in values])
    known = [value for value in values if value is not None]
    if len(known) < 2:
        assert chart == ""
        return
    dots = list(taken_apart(chart).iter("circle"))
    xs = [percent(each.get("cx", "")) for each in dots]
    assert xs == sorted(xs)
    assert 0 <= min(xs) <= max(xs) <= 100
    placed = sorted(zip(known, (int(each.get("cy", "")) for each in dots), strict=True))
    assert [y for _, y in placed] == sorted((y for _, y in placed), reverse=True)
