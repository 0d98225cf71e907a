"""A day's log is written into its month only when the whole ledger keeps every rule with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.checks.registry import check_ledger
from ledger.log_entry.file import file_entry
from ledger.log_entry.month import Entry, with_entry
from ledger.preset.start import beginning, start
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.rules.catalogue import is_error

NOW = "2026-01-20"
ONE = (
    "到东关社区核查路灯报修件七处，会同供电所更换三处线路，剩余四处已报区住建局列入下周维修计划，"
    "并向居民作了说明，约定二十五日前回访。"
)
TWO = (
    "到柳湾村入户核对养老保险待遇资格认证名单十八户，现场帮助六位行动不便的老人完成手机认证，"
    "另有两户外出务工已电话约定月底补办，名单已交村会计留存。"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    start(tmp_path / "ledger", "jiancaoping", "云溪区", beginning("jiancaoping", 2026))
    return tmp_path / "ledger"


def entry(date: str, text: str, *, person: str = "p0002", filed: str = NOW, theme: str = "") -> Entry:
    return Entry(person, "office", date, filed, text, theme)


def rules(root: Path, filed: Entry) -> set[str]:
    """The rules for which an entry is refused; nothing may have been written."""
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    done = file_entry(root, filed, now=NOW)
    assert not done.accepted
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before
    return {finding.rule for finding in done.findings}


def test_entries_stand_in_order_and_canonical(root: Path) -> None:
    assert file_entry(root, entry("2026-01-19", ONE, theme="service"), now=NOW).accepted
    done = file_entry(root, entry("2026-01-16", TWO), now=NOW)
    assert done.accepted
    assert (root / done.path).read_bytes() == done.data
    assert done.data.decode() == (
        "person: p0002\nunit: office\nmonth: 2026-01\nentries:\n"
        f'- date: "2026-01-16"\n  filed: "2026-01-20"\n  text: {TWO}\n'
        f'- date: "2026-01-19"\n  filed: "2026-01-20"\n  theme: service\n  text: {ONE}\n'
    )
    tree = WorkTree(root)
    assert not any(is_error(finding) for finding in check_ledger(load(tree), tree, now=NOW))
    assert not list(root.rglob("*.tmp-*"))


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (entry("2026-01-19", "到社区走访"), "L004"),
        (entry("2026-01-19", ONE * 8), "L005"),
        (entry("2026-01-17", ONE), "L003"),
        (entry("2026-01-08", ONE), "L011"),
        (entry("2026-01-21", ONE), "L009"),
        (entry("2026-01-19", ONE, theme="nonsense"), "L013"),
        (entry("2026-01-19", ONE, filed="2026-01-21"), "L012"),
    ],
)
def test_what_breaks_a_rule_is_not_written(root: Path, wrong: Entry, rule: str) -> None:
    assert rule in rules(root, wrong)


def test_a_repeated_text_is_not_written(root: Path) -> None:
    file_entry(root, entry("2026-01-19", ONE), now=NOW)
    assert rules(root, entry("2026-01-16", ONE)) == {"L014"}
    assert rules(root, entry("2026-01-19", ONE, person="p0001")) == {"L015"}


def test_a_text_that_no_record_may_hold(root: Path) -> None:
    with pytest.raises(Refusal) as refused:
        file_entry(root, entry("2026-01-19", "\u200b" + ONE), now=NOW)
    assert refused.value.reason == "log.text"


def test_a_day_has_one_entry(root: Path) -> None:
    file_entry(root, entry("2026-01-19", ONE), now=NOW)
    with pytest.raises(Refusal) as refused:
        file_entry(root, entry("2026-01-19", TWO), now=NOW)
    assert refused.value.reason == "log.there"


def test_a_month_that_cannot_be_read_is_left_alone(root: Path) -> None:
    path = root / entry("2026-01-19", ONE).path
    path.parent.mkdir(parents=True)
    path.write_text("entries: [\n")
    with pytest.raises(Refusal) as refused:
        file_entry(root, entry("2026-01-19", ONE), now=NOW)
    assert refused.value.reason == "log.unreadable"
    assert path.read_text() == "entries: [\n"


def test_a_new_month() -> None:
    month = with_entry(None, entry("2026-01-19", ONE))
    assert list(month) == ["person", "unit", "month", "entries"]
