"""Random changes by random people, one after another, against a plain model of who may do what.

The model knows people, posts and roles from a table written by hand, and nothing of the gate.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from ledger.reading.digest import digest
from ledger.records.kinds import record_id
from tests.gate.hostile.ground import (
    DESK,
    DING,
    DISCIPLINE,
    GAO,
    LIANG,
    LIN,
    MAINTAINER,
    OFFICE,
    OFFICE_TWO,
    Files,
    Ground,
    Listed,
    text,
    value_of,
)


class Who(NamedTuple):
    person: str
    roles: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


ACTORS = {
    LIN: Who("p0012"),
    GAO: Who("p0013"),
    DING: Who("p0011"),
    LIANG: Who("p0002"),
    OFFICE: Who("p0008", frozenset({"office"})),
    OFFICE_TWO: Who("p0008", frozenset({"office", "discipline"})),
    DISCIPLINE: Who("p0009", frozenset({"discipline"})),
    DESK: Who("p0010", frozenset({"office"}), frozenset({"roads"})),
    MAINTAINER: Who(""),
}
UNIT = {
    **dict.fromkeys(("p0002", "p0003", "p0004", "p0005", "p0006"), "dongguan"),
    **dict.fromkeys(("p0007", "p0008", "p0009", "p0010"), "transport"),
    **dict.fromkeys(("p0011", "p0012", "p0013"), "roads"),
}
HEADS = {"p0002": "dongguan", "p0007": "transport", "p0011": "roads"}
LIN_PERSON = "p0012"
DAYS = ("2026-01-14", "2026-01-15", "2026-01-16", "2026-01-19", "2026-01-20")
SIGNS = (
    "东西南北前后左右春夏秋冬云雨风雷山河湖海花草树木牛羊车马红黄蓝白学习会议走访检查整改宣传培训登记核对协调"
)

actors = st.sampled_from([LIN, GAO, OFFICE, LIN, OFFICE, *sorted(ACTORS)])
people = st.sampled_from(sorted(UNIT))
seeds = st.integers(0, 2**32)


def words(seed: int) -> str:
    """A text of its own."""
    return "".join(Random(seed).sample(SIGNS, 18)) + "。"


def may_adjust(who: Who, person: str) -> bool:
    """The office, in the units that the role reaches, and never for oneself."""
    return "office" in who.roles and who.person != person and (not who.units or UNIT[person] in who.units)


def may_veto(who: Who, person: str) -> bool:
    """With nobody's approval: discipline inspection."""
    return "discipline" in who.roles and who.person != person


def may_review(who: Who, person: str) -> bool:
    """A head reviews all others of the unit; nobody here is deputy, and one unit lies below another."""
    own = HEADS.get(who.person)
    if own is None or person == who.person:
        return False
    return UNIT[person] == own or (own == "transport" and HEADS.get(person) == "roads")


class Sequences(RuleBasedStateMachine):
    """The ledger as it grows by every change that was accepted."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self.base, self.files = ground.base, dict(ground.files)
        self.data: dict[str, Any] = {}
        """Path → value of the records that were accepted."""
        self.subject: dict[str, str] = {}
        self.withdrawn: set[str] = set()
        self.count = 0
        self.honest = False
        """Whether only what may be done is tried."""

    def _propose(
        self, actor: str, files: Files, expected: bool, *, signed: bool = False, then: Any = None
    ) -> None:
        """Bring a change, perhaps with a second commit by another, and hold the verdict to the model."""
        self.count += 1
        assert expected or not self.honest, "this was no honest change"
        ground = self.ground
        tree: dict[str, Listed] = ground.after(files, self.files)
        head = ground.commit(ground.tree(tree), self.base, by=actor if signed else None, minutes=self.count)
        if then is not None:
            other, more = then
            tree = ground.after(more, tree)
            head = ground.commit(ground.tree(tree), head, by=other, minutes=self.count)
        verdict = ground.judge(head, MAINTAINER if signed else actor, base=self.base)
        assert verdict.accepted is expected, [(each.rule, each.path, each.args) for each in verdict.findings]
        if expected:
            self.base, self.files = head, tree

    def _keep(self, path: str, value: dict[str, Any], person: str) -> None:
        self.data[path] = value
        self.subject[path] = person

    def may(self, who: Who, path: str) -> bool:
        """Whether somebody may put a record right or withdraw it."""
        person = self.subject[path]
        if "/logs/" in path:
            return person == who.person
        return "/adjustments/" in path and may_adjust(who, person)

    @rule(
        actor=actors, person=st.none() | people, day=st.sampled_from(DAYS), seed=seeds, signed=st.booleans()
    )
    def log(self, actor: str, person: str | None, day: str, seed: int, signed: bool) -> None:
        """An entry more in somebody's log, or in one's own."""
        person = person or ACTORS[actor].person or LIN_PERSON
        path = f"records/logs/2026/{UNIT[person]}/{person}/2026-01.yaml"
        known = self.data.get(path) or {
            "person": person,
            "unit": UNIT[person],
            "month": "2026-01",
            "entries": [],
        }
        if any(each["date"] == day for each in known["entries"]):
            return
        entry = {"date": day, "filed": day, "theme": "service", "text": words(seed)}
        value = known | {"entries": sorted([*known["entries"], entry], key=lambda each: str(each["date"]))}
        expected = ACTORS[actor].person == person and path not in self.withdrawn
        self._propose(actor, {path: text(value)}, expected, signed=signed)
        if expected:
            self._keep(path, value, person)

    @rule(actor=actors, person=people, signed=st.booleans())
    def adjust(self, actor: str, person: str, signed: bool) -> None:
        """Points for somebody."""
        path = f"records/adjustments/2026-Q1/n{self.count}.yaml"
        value = {"person": person, "period": "2026-Q1", "item": "commended-district", "points": "0.50"}
        value |= {
            "date": "2026-01-15",
            "reason": f"通报表扬第{self.count}次",
            "authority": f"云委通〔2026〕{self.count}号",
        }
        full: dict[str, Any] = {**value, "decided_by": "云溪区考核办", "evidence": ["通报原文"]}
        expected = may_adjust(ACTORS[actor], person)
        self._propose(actor, {path: text(full)}, expected, signed=signed)
        if expected:
            self._keep(path, full, person)

    @rule(actor=actors, named=st.booleans(), other=people, person=people, seed=seeds)
    def review(self, actor: str, named: bool, other: str, person: str, seed: int) -> None:
        """A review in one's own name or another's."""
        path = f"records/reviews/2026-Q1/n{self.count}.yaml"
        reviewer = ACTORS[actor].person if named and ACTORS[actor].person else other
        if reviewer == person:
            return
        value = {"period": "2026-Q1", "date": "2026-01-15", "reviewer": reviewer, "person": person}
        full: dict[str, Any] = {**value, "tone": "praise", "text": words(seed), "evidence": ["例会记录"]}
        expected = reviewer == ACTORS[actor].person and may_review(ACTORS[actor], person)
        self._propose(actor, {path: text(full)}, expected)
        if expected:
            self._keep(path, full, person)

    @rule(
        actor=actors,
        other=st.none() | actors,
        person=people,
        decision=st.sampled_from(["approved", "refused"]),
    )
    def veto(self, actor: str, other: str | None, person: str, decision: str) -> None:
        """A veto, approved or refused by somebody or by nobody."""
        path = f"records/vetoes/2026-Q1/{person}.yaml"
        if path in self.data:
            return
        who = ACTORS[actor]
        value: dict[str, Any] = value_of(self.ground.data["records/vetoes/2025-Q1/p0013-rescue.yaml"])
        value |= {"person": person, "period": "2026-Q1", "date": "2026-01-15"}
        free, may = may_veto(who, person), may_veto(who, person) or may_adjust(who, person)
        then = None
        expected = free
        if other is not None and ACTORS[other].person:
            by = ACTORS[other]
            listed = [{"record": record_id(path), "digest": digest(value)}]
            approval = {"records": listed, "by": by.person, "decision": decision, "date": "2026-01-20"}
            then = other, {f"records/approvals/2026/n{self.count}.yaml": text(approval)}
            able = may_veto(by, person) or may_adjust(by, person)
            sound = able and by.person != who.person and decision == "approved"
            expected = sound and may and (free or may_veto(by, person))
        self._propose(actor, {path: text(value)}, expected, signed=True, then=then)
        if expected:
            self._keep(path, value, person)

    @rule(actor=actors, data=st.data(), honest=st.booleans())
    def withdraw(self, actor: str, data: st.DataObject, honest: bool) -> None:
        """Take back what was recorded, in one's own name or another's."""
        if self.data:
            self.take_back(actor, data.draw(st.sampled_from(sorted(self.data))), honest)

    def take_back(self, actor: str, path: str, honest: bool) -> None:
        """Withdraw one record."""
        by = ACTORS[actor].person if honest and ACTORS[actor].person else "p0003"
        value = {"record": record_id(path), "date": "2026-01-20", "by": by, "reason": "登记有误。"}
        value |= {"was": digest(self.data[path])}
        expected = by == ACTORS[actor].person and self.may(ACTORS[actor], path) and path not in self.withdrawn
        self._propose(
            actor, {f"records/withdrawals/{_folder(path)}/n{self.count}.yaml": text(value)}, expected
        )
        if expected:
            self.withdrawn.add(path)

    @rule(actor=actors, data=st.data(), seed=seeds, permitted=st.booleans())
    def rewrite(self, actor: str, data: st.DataObject, seed: int, permitted: bool) -> None:
        """Change what stands, with an amendment that permits it or without."""
        if self.data:
            self.put_right(actor, data.draw(st.sampled_from(sorted(self.data))), seed, permitted)

    def put_right(self, actor: str, path: str, seed: int, permitted: bool) -> None:
        """Change one record."""
        old = self.data[path]
        if "entries" in old:
            new = old | {"entries": [old["entries"][0] | {"text": words(seed)}, *old["entries"][1:]]}
        else:
            new = old | {"text" if "text" in old else "reason": words(seed)}
        if new == old:
            return
        files: dict[str, bytes | None] = {path: text(new)}
        by = ACTORS[actor].person
        if permitted:
            value = {
                "record": record_id(path),
                "date": "2026-01-20",
                "by": by or "p0003",
                "reason": "登记有误。",
            }
            value |= {"was": digest(old), "now": digest(new)}
            files[f"records/amendments/{_folder(path)}/n{self.count}.yaml"] = text(value)
        expected = permitted and self.may(ACTORS[actor], path) and path not in self.withdrawn
        self._propose(actor, files, expected)
        if expected:
            self.data[path] = new

    @rule(actor=actors, data=st.data())
    def delete(self, actor: str, data: st.DataObject) -> None:
        """Nobody may."""
        path = data.draw(st.sampled_from(sorted({*self.data, "records/adjustments/2025-Q1/p0013-late.yaml"})))
        self._propose(actor, {path: None}, False)

    @rule(actor=actors)
    def code(self, actor: str) -> None:
        """A note beside the records, which the maintainer may change."""
        self._propose(actor, {"docs/note.md": f"# {self.count}\n".encode()}, actor == MAINTAINER)


def _folder(path: str) -> str:
    """The period or year in a record's path."""
    return path.split("/")[2]


def run(ground: Ground, examples: int, steps: int) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Sequences(ground),
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=checks),
    )


@pytest.mark.attack("Sequences")
def test_the_verdict_is_that_of_a_plain_model(ground: Ground) -> None:
    run(ground, 5, 12)


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.attack("Sequences")
def test_the_verdict_is_that_of_a_plain_model_for_long(ground: Ground) -> None:
    """As many sequences of forty changes as SEQUENCES asks for."""
    run(ground, int(os.environ.get("SEQUENCES", "20")), 40)


KINDS = ("log", "log", "adjust", "review", "veto", "code", "withdraw", "amend")


def honest_changes(ground: Ground, count: int, seed: int = 0) -> None:
    """Changes that their makers may make, one after another on a growing ledger: none is refused."""
    machine, chance, kept = Sequences(ground), Random(20260120 + seed), 0
    while kept < count:
        machine.honest = True
        before, kind = machine.count, chance.choice(KINDS)
        honest_change(machine, chance, kind)
        kept += machine.count - before
        if len(machine.data) > 30 or (kind == "log" and machine.count == before):
            machine = Sequences(ground)


def honest_change(machine: Sequences, chance: Random, kind: str) -> None:
    """One change of a kind, by somebody who may make it; none when the person drawn is nobody's to judge."""
    person, words_of = chance.choice(sorted(UNIT)), chance.getrandbits(32)
    open_ = sorted(machine.data.keys() - machine.withdrawn)
    if kind == "log":
        actor = chance.choice((LIN, GAO, DING, LIANG, OFFICE, DISCIPLINE, DESK))
        if not any(f"/{ACTORS[actor].person}/" in path for path in machine.withdrawn):
            machine.log(actor, ACTORS[actor].person, chance.choice(DAYS), words_of, chance.random() < 0.1)
    elif kind == "adjust" and may_adjust(ACTORS[OFFICE], person):
        machine.adjust(OFFICE, person, False)
    elif kind == "review" and may_review(ACTORS[LIANG], person):
        machine.review(LIANG, True, person, person, words_of)
    elif kind == "veto" and may_veto(ACTORS[DISCIPLINE], person):
        machine.veto(DISCIPLINE, None, person, "approved")
    elif kind == "code":
        machine.code(MAINTAINER)
    elif open_ and kind in ("withdraw", "amend"):
        path = chance.choice(open_)
        actor = next((each for each, who in ACTORS.items() if machine.may(who, path)), "")
        if actor and kind == "amend":
            machine.put_right(actor, path, words_of, True)
        elif actor:
            machine.take_back(actor, path, True)


@pytest.fixture
def honest(request: pytest.FixtureRequest) -> Callable[[int], None]:
    """Note how many honest changes were tried, for the table."""
    return lambda count: request.node.user_properties.append(("honest", count))


def test_no_honest_change_is_refused(ground: Ground, honest: Callable[[int], None]) -> None:
    honest_changes(ground, 20)
    honest(20)


SHARES = 10


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.parametrize("share", range(SHARES))
def test_none_of_a_thousand_honest_changes_is_refused(
    ground: Ground, share: int, honest: Callable[[int], None]
) -> None:
    """In ten shares, that several processes may work at; as many in all as HONEST asks for."""
    count = int(os.environ.get("HONEST", "1000")) // SHARES
    honest_changes(ground, count, share)
    honest(count)
