"""What a change says: what it brings in is told, what was there before is not held against it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ledger.cache.commits import Looking
from ledger.findings import Finding, finding
from ledger.gate.base import roles_at
from ledger.gate.content import beyond, judge_content, new_findings
from ledger.gate.proposal import read_change
from ledger.gate.staged import staged, staged_findings
from ledger.git import Git
from ledger.settle.settle import settle
from tests.gate.proposals import OFFICE, Proposals
from tests.settle.small import request

LOG = "records/logs/2025/roads/p0012/2025-03.yaml"
PHONE = "13800138000"
NOW = "2026-01-20"
RECEIVED = datetime.fromisoformat("2026-01-20T10:00:00+08:00")


def replace(ledger: Proposals, old: str, new: str, path: str = LOG) -> None:
    file = ledger.repo.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def judged(ledger: Proposals) -> list[Finding]:
    git, base = ledger.git, ledger.base
    change, faults = read_change(git, base, "HEAD", OFFICE, RECEIVED, roles_at(git, base))
    assert change is not None, faults
    return judge_content(change)


def rules(found: list[Finding]) -> list[str]:
    return [each.rule for each in found]


def test_a_good_change_brings_nothing_in(ledger: Proposals) -> None:
    replace(ledger, "七处", "八处")
    ledger.repo.commit({})
    assert judged(ledger) == []


def test_an_old_fault_that_moved_is_not_new(ledger: Proposals) -> None:
    replace(ledger, "会同施工方复核柳湾桥伸缩缝尺寸。", "短。")
    base = ledger.repo.commit({})
    text = "  theme: service\n  text: 到东关社区核查路灯报修七处。\n"
    replace(ledger, f'- date: "2025-03-03"\n  filed: "2025-03-03"\n{text}', "")
    head = ledger.repo.commit({})
    assert new_findings(Looking(ledger.git), base, head, NOW) == []
    assert rules(new_findings(Looking(ledger.git), ledger.base, head, NOW)) == ["L004"]


def test_what_breaks_others_is_told_where_they_are(ledger: Proposals) -> None:
    """A person who is gone: the faults lie in records that the change does not touch."""
    ledger.repo.git("rm", "-q", "records/organization/people/p0012.yaml")
    ledger.repo.commit({})
    assert LOG in {each.path for each in judged(ledger)}


def test_two_alike_where_one_was(ledger: Proposals) -> None:
    one = finding("a", "L004", line=3, letters=1, min=8)
    other = finding("a", "L004", line=9, letters=1, min=8)
    assert beyond([one], [other]) == []
    assert beyond([one], [one, other]) == [other]
    assert beyond([one, other], [one]) == []


def test_leaks_in_records_other_files_names_and_messages(ledger: Proposals) -> None:
    replace(ledger, "七处", f"七处，回电{PHONE}")
    ledger.repo.commit(
        {"docs/notes.txt": f"回电 {PHONE}".encode(), f"docs/{PHONE}.txt": b"x"}, message=f"转{PHONE}"
    )
    found = judged(ledger)
    assert rules(found) == ["D002"] * 4
    assert [each.path.split(" ")[0] for each in found] == [
        "commit",
        "docs/notes.txt",
        "docs/＊＊＊＊＊＊＊＊＊＊＊.txt",
        LOG,
    ]


def test_what_a_later_commit_takes_away_stays_in_history(ledger: Proposals) -> None:
    replace(ledger, "七处", f"七处，回电{PHONE}")
    ledger.repo.commit({})
    replace(ledger, f"，回电{PHONE}", "")
    ledger.repo.commit({})
    replace(ledger, "七处", "八处")
    ledger.repo.commit({})
    assert rules(judged(ledger)) == ["D002"]


def test_a_leak_that_the_base_has_already_is_not_held_against_a_change(ledger: Proposals) -> None:
    ledger.base = ledger.repo.commit({"docs/notes.txt": f"回电 {PHONE}\n".encode()})
    ledger.repo.commit({"docs/notes.txt": f"又及\n回电 {PHONE}\n".encode()})
    assert judged(ledger) == []


def test_a_settled_result_that_no_longer_verifies(ledger: Proposals) -> None:
    assert settle(ledger.repo.root, request("2025-Q1")).recomputed is not None
    ledger.base = ledger.repo.commit({})
    replace(ledger, "七处", "八处")
    ledger.repo.commit({})
    assert any(rule.startswith("V") for rule in rules(judged(ledger)))


def test_what_is_staged_is_judged_and_what_is_not_staged_is_not(ledger: Proposals) -> None:
    replace(ledger, "七处", f"七处，回电{PHONE}")
    assert staged_findings(staged(ledger.git), NOW) == []
    ledger.repo.git("add", "-A")
    replace(ledger, f"，回电{PHONE}", "")
    assert rules(staged_findings(staged(ledger.git), NOW)) == ["D002"]


def test_what_is_staged_before_the_first_commit_and_below_the_top(tmp_path: Path, ledger: Proposals) -> None:
    repo, inner = ledger.repo, ledger.repo.root / "inner"
    (repo.root / "records").rename(tmp_path / "records")
    inner.mkdir()
    (tmp_path / "records").rename(inner / "records")
    (inner / "notes.txt").write_text(PHONE, "utf-8")
    (repo.root / "above.txt").write_text(PHONE, "utf-8")
    repo.git("checkout", "-q", "--orphan", "new")
    repo.git("add", "-A")
    found = staged(Git(inner))
    assert [each.path for each in staged_findings(found, NOW)] == ["notes.txt"]
