"""YAML that is read differently by two readers, builds something, hides something or costs too much."""

from __future__ import annotations

import pytest

from tests.gate.hostile.ground import LIN, LOG, OFFICE, Ground, refused, text
from tests.reading.hostile import CLASSES, WORST

pytestmark = pytest.mark.attack("YAML")

SMALL = 70_000
"""Members above this size are tried one by one: all of them are more than a change may have."""
HEAD = "person: p0012\nunit: roads\nmonth: 2026-01\n"


def data_of(member: str | bytes) -> bytes:
    return member if isinstance(member, bytes) else member.encode()


@pytest.mark.parametrize(
    ("rule", "members"), [each[1:] for each in CLASSES], ids=[each[0] for each in CLASSES]
)
def test_every_member_of_a_class(ground: Ground, rule: str, members: list[str | bytes]) -> None:
    """Each member is a record of its own in one change; not one of them is taken for a record."""
    files: dict[str, bytes | None] = {
        f"records/activities/2025/2025-03-{number:02}-x.yaml": data
        for number, member in enumerate(members)
        if len(data := data_of(member)) < SMALL
    }
    for data in (data_of(each) for each in members if len(data_of(each)) >= SMALL):
        refused(ground.judge(ground.change({"records/activities/2025/large.yaml": data})))
    if files:
        verdict = ground.judge(ground.change(files))
        refused(verdict)
        assert files.keys() <= {each.path for each in verdict.findings}


@pytest.mark.parametrize("name", WORST)
def test_the_files_that_cost_most(ground: Ground, name: str) -> None:
    refused(ground.judge(ground.change({LOG: WORST[name]}), LIN), "J038")


ENTRY = '- date: "2026-01-19"\n  filed: "2026-01-20"\n  text: 到东关社区核查路灯报修七处。\n'

DISGUISED = {
    "a key twice": HEAD + "entries:\n" + ENTRY + "entries: []\n",
    "a person twice": "person: p0013\n" + HEAD + "entries:\n" + ENTRY,
    "a person twice under an escape": 'person: p0013\n"pers\\u006fn": p0012\n'
    + HEAD[14:]
    + "entries:\n"
    + ENTRY,
    "entries by reference": HEAD + "entries:\n- &a\n" + ENTRY[2:].replace("\n- ", "\n  ") + "- *a\n",
    "an entry merged in": HEAD + "entries:\n- <<: {}\n  " + ENTRY[2:],
    "a date that is one": HEAD + "entries:\n" + ENTRY.replace('"2026-01-19"', "2026-01-19"),
    "an impossible date": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "2026-02-30"),
    "a leap day of no leap year": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "2026-02-29"),
    "a week date": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "2026-W03-4"),
    "a compact date": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "20260119"),
    "a date-time": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "2026-01-19T00:00:00"),
    "a date with a line feed": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "2026-01-19\\n"),
    "digits of another script": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "२०२६-०१-१९"),
    "full-width digits": HEAD + "entries:\n" + ENTRY.replace("2026-01-19", "２０２６-01-19"),
    "a letter of another script in an id": HEAD.replace("p0012", "р0012") + "entries:\n" + ENTRY,
    "Cyrillic Ze for three": HEAD.replace("p0012", "p001З") + "entries:\n" + ENTRY,
    "a second document": HEAD + "entries:\n" + ENTRY + "---\n" + HEAD + "entries: []\n",
    "a list for a map": HEAD + "entries:\n  a: b\n",
    "a map for a text": HEAD + "entries:\n" + ENTRY.replace("到东关社区核查路灯报修七处。", "{a: b}"),
    "a number for a text": HEAD + "entries:\n" + ENTRY.replace("到东关社区核查路灯报修七处。", "12345678"),
    "an unknown field": HEAD + "score: 100\nentries:\n" + ENTRY,
    "an unknown field of an entry": HEAD + "entries:\n" + ENTRY + "  score: 100\n",
    "a prototype": HEAD + "__proto__: {a: b}\nentries:\n" + ENTRY,
    "no entries": HEAD + "entries: []\n",
    "flow": "{person: p0012, unit: roads, month: 2026-01, entries: []}\n",
    "another person than the path's": HEAD.replace("p0012", "p0013") + "entries:\n" + ENTRY,
    "another month than the path's": HEAD.replace("2026-01", "2026-02") + "entries:\n" + ENTRY,
    "another unit than the path's": HEAD.replace("roads", "dongguan") + "entries:\n" + ENTRY,
    "a comment": "# 已核\n" + HEAD + "entries:\n" + ENTRY,
    "a comment at the end of a line": HEAD.replace("roads", "roads  # 已核") + "entries:\n" + ENTRY,
    "no final line feed": (HEAD + "entries:\n" + ENTRY).rstrip("\n"),
}


@pytest.mark.parametrize("name", DISGUISED)
def test_a_log_in_disguise(ground: Ground, name: str) -> None:
    refused(ground.judge(ground.change({LOG: DISGUISED[name].encode()}), LIN))


HONEST = {
    "plain": HEAD + "entries:\n" + ENTRY,
    "in another order of fields": "unit: roads\nperson: p0012\nmonth: 2026-01\nentries:\n" + ENTRY,
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_log_is_accepted(ground: Ground, name: str) -> None:
    """The same log, plainly written: what refuses the others is their disguise."""
    verdict = ground.judge(ground.change({LOG: HONEST[name].encode()}), LIN)
    assert verdict.accepted, verdict.findings


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"a: b\n", text({"person": "p0012"}), b"\xff\xfe"])
def test_a_standing_record_made_unreadable(ground: Ground, data: bytes) -> None:
    for path in (
        "records/organization/roles.yaml",
        "records/policies/small/v1.yaml",
        "records/calendar/2025.yaml",
    ):
        refused(ground.judge(ground.change({path: data}), OFFICE))


def test_a_record_unreadable_only_in_passing(ground: Ground) -> None:
    """A version that a later commit takes away again is read, too."""
    log = (HEAD + "entries:\n" + ENTRY).encode()
    refused(ground.judge(ground.change({LOG: b"[" * 60_000}, {LOG: log}), LIN), "J038")
