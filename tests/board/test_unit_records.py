"""A unit's page beyond its results, weeks of logs, and ids told by name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledger.board import address
from ledger.board.pages.record import record_html
from ledger.board.pages.shares import distribution
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.reading.emit import emit
from ledger.rules.examples import examples
from tests.board.everything import everything
from tests.board.ledgers import POLICY, change, visible
from tests.board.made import pages
from tests.board.pages import markdown, read
from tests.settle.small import small_ledger

PRAISED = "养护站汛期值守到位，点名表扬"
REVIEW: dict[str, Any] = {
    "period": "2025-Q4",
    "date": "2025-03-14",
    "reviewer": "p0002",
    "unit": "roads",
    "tone": "praise",
    "text": PRAISED,
    "meeting": "2025-03-14-study",
}
LOG = "records/logs/2025/dongguan/p0005/2025-03.yaml"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Everything open, and a review of roads itself, which counts for no settled round."""
    return read_view(reviewed(tmp_path_factory.mktemp("records") / "ledger", "public"), "public")


def reviewed(root: Path, tier: str) -> Path:
    everything(root, tier)
    path = root / "records/reviews/2025-Q4/roads-praise.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(emit(REVIEW), encoding="utf-8")
    return root


def unit_page(view: View, unit: str) -> str:
    return read(markdown(view)[address.unit(unit)]).text


@pytest.mark.rule("X6")
def test_a_unit_tells_what_is_recorded_of_it(view: View) -> None:
    """Roads has a review, an adjustment and a veto of its own; the one of p0005 is not of the unit."""
    page = unit_page(view, "roads")
    records = page[page.index("本单位的其他记录") :]
    for words in (PRAISED, "评鉴：1 份", "加分减分：1 份", "否决：1 份"):
        assert words in records, words
    assert "点名表扬" not in unit_page(view, "dongguan")


@pytest.mark.rule("X5")
def test_a_unit_tells_its_roll_ups(view: View) -> None:
    assert "周汇总：1 份" in unit_page(view, "dongguan")


@pytest.mark.rule("X4")
def test_a_unit_tells_its_waivers(view: View) -> None:
    page = unit_page(view, "archives")
    assert "云组发〔2025〕9号" in page[page.index("本单位的其他记录") :]


def test_a_unit_leads_to_its_other_pages_that_are_there(view: View) -> None:
    markup = markdown(view)[address.unit("roads")]
    for there in ("../../tasks/roads/", "../../orders/"):
        assert f'href="{there}"' in markup, there
    assert "本单位 1 件" in markup
    hidden = replace(view, sight=replace(view.sight, fields={**view.sight.fields, "order": "sealed"}))
    assert "../../orders/" not in markdown(hidden)[address.unit("roads")]


@pytest.mark.parametrize("field", ["review", "review.unit", "review.text"])
def test_a_hidden_review_is_nowhere(view: View, field: str) -> None:
    hidden = replace(view, sight=replace(view.sight, fields={**view.sight.fields, field: "sealed"}))
    assert PRAISED not in " ".join(read(page).text for _, page in pages(hidden))


def test_a_narrower_tier_hides_them_all(tmp_path: Path) -> None:
    closed = read_view(reviewed(tmp_path / "ledger", "unit"), "public")
    for unit in ("roads", "dongguan", "archives"):
        assert "本单位的其他记录" not in unit_page(closed, unit)


def test_records_name_what_they_refer_to(view: View) -> None:
    """The meeting by what it was and when, the task above by its title; the id where it may not be seen."""
    told = read(record_html(view, "review", REVIEW)).text
    assert "2025-03-14-study" not in told
    assert "2025-03-14" in told[told.index("会议") :]
    assert "考核周期2025年第四季度" in told
    task = view.found("task", "bridges")
    assert "农村公路安全提升" in read(record_html(view, "task", task)).text
    assert "层级单位" in read(record_html(view, "task", {"level": "unit"})).text
    for field in ("task.title", "activity"):
        hidden = replace(view, sight=replace(view.sight, fields={**view.sight.fields, field: "sealed"}))
        told = read(record_html(hidden, "task", task) + record_html(hidden, "review", REVIEW)).text
        assert ("农村公路安全提升" in told) == (field != "task.title")
        assert ("safe-roads" if field == "task.title" else "2025-03-14-study") in told


@pytest.mark.rule("X5")
def test_weeks_are_counted_where_one_entry_a_week_is_due(tmp_path: Path) -> None:
    """Four weeks of March: kept, filed on the Saturday after, missing, kept; the fifth is not over."""
    root = small_ledger(tmp_path / "ledger")
    shutil.rmtree(root / "records/logs/2025/roads")
    weekly = next(each for each in examples("P022", "good") if each.name == "weekly").root
    (root / POLICY).write_bytes((weekly / POLICY).read_bytes())
    change(root, POLICY, visible(("log", "public"), ("person", "public")))
    days = (("04", "04"), ("12", "15"), ("28", "28"), ("31", "31"))
    change(root, LOG, lambda log: log.update(entries=[_entry(log, *each) for each in days]))
    page = read(markdown(read_view(root, "public"))[address.person("p0005")]).text
    assert "应记 4 周，已记 3 周" in page
    assert "没有记：21日所在的周" in page
    assert "当周记" in page


def _entry(log: dict[str, Any], day: str, filed: str) -> dict[str, Any]:
    return {**log["entries"][0], "date": f"2025-03-{day}", "filed": f"2025-03-{filed}"}


def test_a_result_names_the_policy_by_its_title(view: View) -> None:
    why = markdown(view)[address.why("roads", "units-2025")]
    title = next(each.title for each in view.book.policies.versions)
    assert f">{title}</a> 第 1 版" in why


@pytest.mark.rule("X4")
def test_a_limit_that_was_raised_says_by_what(view: View) -> None:
    """Were Dongguan's people the archives', whose waiver gives a place more, that waiver would be cited."""
    first = view.settled[0]
    members = [
        replace(each, unit="archives") for each in first.outcome.people.values() if each.unit == "dongguan"
    ]
    none = replace(first, outcome=replace(first.outcome, caps=()))
    assert "放宽" not in read(distribution(view, none, members)).text
    uses = tuple(
        use._replace(group="archives", places=9) for use in first.outcome.caps if use.group == "dongguan"
    )
    raised = replace(first, outcome=replace(first.outcome, caps=uses))
    assert "，经批准放宽到 9 人（云组发〔2025〕9号）" in read(distribution(view, raised, members)).text
    hidden = replace(view, sight=replace(view.sight, fields={**view.sight.fields, "waiver": "sealed"}))
    told = read(distribution(hidden, raised, members)).text
    assert "，名额另有调整" in told
    assert "云组发〔2025〕9号" not in told
