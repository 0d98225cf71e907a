"""What must not leave the machine: in values, keys, comments, names, messages, and versions in between."""

from __future__ import annotations

from random import Random

import pytest

from tests.content.disguises import DISGUISES, card, mark, mobile, resident
from tests.gate.hostile.ground import LIN, LOG, MAINTAINER, OFFICE, Files, Ground, accepted, refused, text
from tests.gate.hostile.honest import a_log, an_activity

pytestmark = pytest.mark.attack("Leaks")

SORTS = {"D001": resident, "D002": mobile, "D003": card, "D004": mark}
TOLD = ("D001", "D002", "D003", "D004")
RAW = 'person: p0012\nunit: roads\nmonth: 2026-01\nentries:\n- date: "2026-01-19"\n  filed: "2026-01-19"\n'


def number(rule: str) -> str:
    return SORTS[rule](Random(rule))


@pytest.mark.parametrize("name", DISGUISES)
def test_every_disguise(ground: Ground, name: str) -> None:
    """In notes beside the records, where any sign may stand."""
    files: Files = {
        f"docs/{rule}.md": f"电话登记 {DISGUISES[name](number(rule))} 已转办\n".encode() for rule in TOLD[:3]
    }
    verdict = ground.judge(ground.change(files), MAINTAINER)
    refused(verdict, *TOLD)
    assert files.keys() <= {each.path for each in verdict.findings if each.rule in TOLD}


@pytest.mark.parametrize("rule", SORTS)
@pytest.mark.parametrize("where", ["value", "comment", "key", "escape", "quoted"])
def test_everywhere_in_a_record(ground: Ground, rule: str, where: str) -> None:
    told = number(rule)
    line = {
        "value": f"  text: 回电{told}，已办结群众来信\n",
        "comment": f"  text: 到东关社区核查路灯报修七处。\n# 回电{told}\n",
        "key": f'  text: 到东关社区核查路灯报修七处。\n  "{told}": 到村\n',
        "escape": '  text: "回电' + "".join(f"\\u{ord(each):04x}" for each in told) + '，已办结群众来信"\n',
        "quoted": f"  text: '回电{told}，已办结群众来信'\n",
    }[where]
    refused(ground.judge(ground.change({LOG: (RAW + line).encode()}), LIN), rule, "J038")


@pytest.mark.parametrize("rule", TOLD[:3])
def test_in_a_name(ground: Ground, rule: str) -> None:
    for path in (f"docs/{number(rule)}.md", f"docs/{number(rule)}/a.md", f"docs/{'-'.join(number(rule))}.md"):
        verdict = ground.judge(ground.change({path: b"# Note\n"}), MAINTAINER)
        refused(verdict, rule)
        assert not any(number(rule) in each.path for each in verdict.findings if each.rule == rule)


@pytest.mark.parametrize("rule", SORTS)
def test_in_a_message_or_in_the_name_of_its_author(ground: Ground, rule: str) -> None:
    told = number(rule).encode()
    refused(ground.judge(ground.change(an_activity("a"), message=b"reply to " + told + b"\n")), rule)
    refused(
        ground.judge(ground.change(an_activity("a"), author=b"x " + told + b" <x@example.invalid>")), rule
    )


@pytest.mark.parametrize("rule", SORTS)
def test_in_a_version_that_is_taken_away_again(ground: Ground, rule: str) -> None:
    """It would stay in the history for everybody who fetches it."""
    note = f"回电{number(rule)}\n".encode()
    refused(ground.judge(ground.change({"docs/a.md": note}, {"docs/a.md": b"# A\n"}), MAINTAINER), rule)
    log = a_log("19")
    entry = log["entries"][0]
    leak = log | {"entries": [entry | {"text": f"回电{number(rule)}，已办结"}]}
    refused(ground.judge(ground.change({LOG: text(leak)}, {LOG: text(log)}), LIN), rule)
    refused(
        ground.judge(ground.change({LOG: text(leak), **an_activity("a")}, {LOG: None}), OFFICE), rule, "J030"
    )


def test_on_a_side_branch(ground: Ground) -> None:
    leak = ground.change({"docs/a.md": f"回电{number('D001')}\n".encode()})
    side = ground.commit(ground.tree(ground.after({"docs/a.md": b"# A\n"})), leak, minutes=2)
    main = ground.change({"docs/b.md": b"# B\n"})
    files = ground.after({"docs/a.md": b"# A\n", "docs/b.md": b"# B\n"})
    refused(ground.judge(ground.commit(ground.tree(files), main, side, minutes=4), MAINTAINER), "D001")


def test_made_up_by_a_merge(ground: Ground) -> None:
    main, side = ground.change({"docs/b.md": b"# B\n"}), ground.change({"docs/a.md": b"# A\n"})
    files = ground.after({"docs/a.md": f"{number('D001')}\n".encode(), "docs/b.md": b"# B\n"})
    refused(
        ground.judge(ground.commit(ground.tree(files), main, side, minutes=4), MAINTAINER), "D001", "X007"
    )


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\0", b"PK\x03\x04"])
def test_beside_bytes_that_are_no_text(ground: Ground, data: bytes) -> None:
    note = data + f" {number('D001')} ".encode()
    refused(ground.judge(ground.change({"docs/a.bin": note}), MAINTAINER), "D001")


def test_an_address_is_a_doubt(ground: Ground) -> None:
    log = a_log("19")
    log["entries"][0]["text"] = "到阳光小区3幢2单元501室走访老人。"
    verdict = ground.judge(ground.change({LOG: text(log)}), LIN)
    refused(verdict, "D022")
    assert verdict.unapproved


def test_what_only_looks_like_it(ground: Ground) -> None:
    log = a_log("19")
    log["entries"][0]["text"] = "办理12345热线工单20260119000123号。"
    accepted(ground.judge(ground.change({LOG: text(log)}), LIN))
