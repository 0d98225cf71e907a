"""What changed in a record: entries of lists are matched by what they are about."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.history.details import changed, details
from ledger.history.shelf import version_of

CASES: list[tuple[Any, Any, list[tuple[str, Any, Any]]]] = [
    ({"a": "1"}, {"a": "1"}, []),
    ({"a": "1"}, {"a": "2", "b": "3"}, [("a", "1", "2"), ("b", None, "3")]),
    ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2}}}, [("a.b.c", 1, 2)]),
    (
        {"rows": [{"person": "p1", "score": "1"}, {"person": "p2", "score": "2"}]},
        {"rows": [{"person": "p2", "score": "3"}, {"person": "p1", "score": "1"}]},
        [("rows[p2].score", "2", "3")],
    ),
    ({"days": ["1", "2"]}, {"days": ["2", "3"]}, [("days[1]", "1", None), ("days[3]", None, "3")]),
    ({"b": [{"x": 1}]}, {"b": [{"x": 1}, {"x": 2}]}, [("b[2]", None, {"x": 2})]),
    ({"rows": []}, {"rows": [{"id": "a"}]}, [("rows[a]", None, {"id": "a"})]),
    ({"rows": [{"id": "a"}]}, {"rows": [{"y": 1}]}, [("rows[1].id", "a", None), ("rows[1].y", None, 1)]),
    ({"a": True}, {"a": 1}, [("a", True, 1)]),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_values(one: Any, other: Any, expected: list[tuple[str, Any, Any]]) -> None:
    assert [tuple(each) for each in changed(one, other)] == expected


LOG = """person: p0042
unit: roads
month: 2026-03
entries:
- date: "2026-03-02"
  filed: "2026-03-02"
  text: 到东关社区核查路灯报修件七处，当日修复五处，其余两处报供电所处理，次日完成。
- date: "2026-03-03"
  filed: "2026-03-03"
  text: 巡查城北路段二十公里，清理落石三处，补设警示标志四块，填补坑槽十二处。
"""


def test_a_log_tells_its_days_and_keeps_its_texts_apart() -> None:
    """A log is kept without its text; that a text is another shows by its length and hash."""
    path = "records/logs/2026/roads/p0042/2026-03.yaml"
    other = LOG.replace("七处", "六处").replace('filed: "2026-03-03"', 'filed: "2026-03-05"')
    was, now = (version_of(path, (text.encode(), [])) for text in (LOG, other))
    found = {each.place: (each.before, each.after) for each in details(was, now)}
    assert found["entries[2026-03-03].filed"] == ("2026-03-03", "2026-03-05")
    assert found.keys() == {"entries[2026-03-02].text", "entries[2026-03-03].filed"}


@pytest.mark.rule("J7")
def test_nothing_of_a_ballot_is_told() -> None:
    text = "period: 2026-Q1\nunit: roads\ngroup: leader\nblock: head\nclosed: {}\nballots:\n- p0043: 85\n"
    path = "records/ballots/2026-Q1/roads/leader-head.yaml"
    was, now = (version_of(path, (text.format(day).encode(), [])) for day in ('"2026-04-08"', '"2026-04-09"'))
    assert was.read is not None
    assert details(was, now) == []
