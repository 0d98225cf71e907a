"""Cheating with valid records, and powers taken that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ledger.reading.digest import digest
from ledger.records.kinds import record_id
from tests.gate.hostile.ground import (
    ACTIVITY,
    ADJUSTMENT,
    DESK,
    DING,
    DISCIPLINE,
    GAO,
    LIANG,
    LIN,
    LOG,
    MAINTAINER,
    OFFICE,
    OFFICE_TWO,
    OLD_LOG,
    PENALTY,
    POLICY,
    ROLES,
    Files,
    Ground,
    accepted,
    refused,
    text,
    value_of,
)
from tests.gate.hostile.honest import a_log, an_activity, an_adjustment, changed

pytestmark = pytest.mark.attack("Cheating")

VETO = "records/vetoes/2025-Q1/p0013-rescue.yaml"
NEW_VETO = "records/vetoes/2026-Q1/p0012-refusal.yaml"
APPROVAL = "records/approvals/2026/second.yaml"
PRINCIPALS = "records/organization/principals/roads.yaml"


def logged(ground: Ground, value: dict[str, Any], actor: str = LIN, base: str = "") -> Any:
    path = f"records/logs/2026/{value['unit']}/{value['person']}/{value['month']}.yaml"
    return ground.judge(ground.change({path: text(value)}, parent=base), actor, base=base)


def doubted(verdict: Any, rule: str) -> None:
    """Told, and not accepted as long as nobody else approves it."""
    refused(verdict, rule)
    assert rule in {each.rule for each in verdict.unapproved}


def approving(files: Files, by: str, *, decision: str = "approved") -> Files:
    """An approval of the records in some files as these have them."""
    listed = [
        {"record": record_id(path), "digest": digest(value_of(data or b""))} for path, data in files.items()
    ]
    return {APPROVAL: text({"records": listed, "by": by, "decision": decision, "date": "2026-01-20"})}


# --- logs ------------------------------------------------------------------------------------------------


def test_honest_logs_are_accepted(ground: Ground) -> None:
    accepted(logged(ground, a_log("15", "16", "19")))


@pytest.mark.parametrize(
    "words",
    [
        "完成工作" * 4,
        "工作" * 9,
        "按要求完成完成完成完成完成",
        "一一一一一一一一一一一一",
        "好的好的好的好的好的好的",
        "做了工作做了工作做了工作",
    ],
)
def test_filler(ground: Ground, words: str) -> None:
    log = a_log("19")
    log["entries"][0]["text"] = words
    doubted(logged(ground, log), "D020")


@pytest.mark.parametrize(
    "filler", ["\u200b", "\u3164", "\u2800", "\u3000", "\u00ad", "\ufe0f", "\u2060", "\U000e0020"]
)
def test_invisible_filler(ground: Ground, filler: str) -> None:
    log = (HEAD + ENTRY.replace("TEXT", "完成工作" + filler * 12)).encode()
    refused(ground.judge(ground.change({LOG: log}), LIN))


@pytest.mark.parametrize(
    "words",
    ["完成工作。。。。。。。。。。", "走访！！！！！！！！！", "……………………………………", "到村 - - - - - - - -"],
)
def test_signs_for_letters(ground: Ground, words: str) -> None:
    refused(
        ground.judge(ground.change({LOG: (HEAD + ENTRY.replace("TEXT", words)).encode()}), LIN),
        "L004",
        "D020",
        "J038",
    )


HEAD = "person: p0012\nunit: roads\nmonth: 2026-01\nentries:\n"
ENTRY = '- date: "2026-01-19"\n  filed: "2026-01-19"\n  text: TEXT\n'


@pytest.mark.parametrize("end", ["。", "！", "  ", "；", "，", "……"])
def test_the_same_log_on_several_days(ground: Ground, end: str) -> None:
    log = a_log("15", "16")
    log["entries"][1]["text"] = log["entries"][0]["text"].rstrip("。") + end.strip()
    refused(logged(ground, log))


def test_the_same_log_by_several_people(ground: Ground) -> None:
    mine = a_log("19")
    base = ground.change({LOG: text(mine)})
    theirs = a_log("16", person="p0013")
    theirs["entries"][0]["text"] = mine["entries"][0]["text"]
    files = ground.after({LOG: text(mine)})
    path = LOG.replace("p0012", "p0013")
    head = ground.commit(ground.tree(ground.after({path: text(theirs)}, files)), base, minutes=2)
    refused(ground.judge(head, GAO, base=base))


def test_nearly_the_same_log(ground: Ground) -> None:
    log = a_log("15", "16")
    log["entries"][0]["text"] = "到东关社区核查路灯报修并登记造册报送共七处完成整改。"
    log["entries"][1]["text"] = "到东关社区核查路灯报修并登记造册报送共八处完成整改。"
    doubted(logged(ground, log), "D021")


@pytest.mark.parametrize(("day", "filed"), [("21", "21"), ("21", "20"), ("20", "21"), ("31", "31")])
def test_future_dates(ground: Ground, day: str, filed: str) -> None:
    log = a_log("19")
    log["entries"][0] |= {"date": f"2026-01-{day}", "filed": f"2026-01-{filed}"}
    refused(logged(ground, log))


@pytest.mark.parametrize(("day", "last"), [("06", "13"), ("09", "16"), ("12", "19")])
def test_a_log_after_its_window_claims_to_be_in_time(ground: Ground, day: str, last: str) -> None:
    """Received on the 20th, when five workdays were over."""
    log = a_log(day)
    refused(logged(ground, log), "J061")
    log["entries"][0]["filed"] = f"2026-01-{last}"
    refused(logged(ground, log), "J061")


def test_a_log_on_the_last_day_of_its_window(ground: Ground) -> None:
    accepted(logged(ground, a_log("13")))


@pytest.mark.parametrize("date", ["2026-01-01", "2026-01-17", "2026-01-18"])
def test_logs_of_days_off(ground: Ground, date: str) -> None:
    log = a_log("19")
    log["entries"][0] |= {"date": date, "filed": "2026-01-19"}
    refused(logged(ground, log))


@pytest.mark.parametrize("day", ["12", "15", "19"])
def test_logs_on_approved_leave(ground: Ground, day: str) -> None:
    person = value_of(ground.data["records/organization/people/p0012.yaml"])
    person["leave"] = [
        {"from": "2026-01-12", "to": "2026-01-19", "kind": "sick", "authority": "云人假〔2026〕1号"}
    ]
    files: Files = {"records/organization/people/p0012.yaml": text(person)}
    base = ground.change(files)
    log = {LOG: text(a_log(day))}
    head = ground.commit(ground.tree(ground.after({**files, **log})), base, minutes=2)
    refused(ground.judge(head, LIN, base=base))


def test_entries_rewritten(ground: Ground) -> None:
    value = value_of(ground.data[OLD_LOG])
    shorter = value | {"entries": value["entries"][1:]}
    reworded = value | {
        "entries": [value["entries"][0] | {"text": "到东关社区核查路灯报修九处。"}, *value["entries"][1:]]
    }
    swapped = value | {"entries": [*value["entries"][1:], value["entries"][0]]}
    redated = value | {"entries": [value["entries"][0] | {"filed": "2025-03-04"}, *value["entries"][1:]]}
    for each in (shorter, reworded, swapped, redated):
        refused(ground.judge(ground.change({OLD_LOG: text(each)}), LIN), "J042", "J038")


def test_logs_of_others(ground: Ground) -> None:
    log = {LOG: text(a_log("19"))}
    for actor in (GAO, DING, LIANG, OFFICE, DESK, DISCIPLINE, MAINTAINER):
        refused(ground.judge(ground.change(log), actor), "J030")
        refused(ground.judge(ground.change(log, by=actor), LIN), "J030")


def test_a_log_taken_over_by_its_own_fields(ground: Ground) -> None:
    """Whose record it is stands in its path and in itself; both must be mine."""
    mine = a_log("19", person="p0013")
    refused(ground.judge(ground.change({LOG: text(mine)}), GAO))
    value = value_of(ground.data[OLD_LOG]) | {"person": "p0013"}
    refused(ground.judge(ground.change({OLD_LOG: text(value)}), GAO))


def test_a_comment_in_another_s_log(ground: Ground) -> None:
    for data in (ground.data[OLD_LOG] + b"# x\n", ground.data[OLD_LOG].replace(b"p0012", b'"p0012"', 1)):
        refused(ground.judge(ground.change({OLD_LOG: data}), GAO), "J031")


# --- ratings ---------------------------------------------------------------------------------------------


def ballots(**more: Any) -> Files:
    value = {
        "period": "2025-Q4",
        "unit": "dongguan",
        "group": "leader",
        "block": "head",
        "closed": "2026-01-12",
    }
    value |= {"ballots": [{"p0003": 85, "p0004": 84, "p0005": 80, "p0006": 78}]} | more
    return {"records/ballots/2025-Q4/dongguan/leader-head.yaml": text(value)}


def test_honest_ballots_are_accepted(ground: Ground) -> None:
    accepted(ground.judge(ground.change(ballots())))


@pytest.mark.parametrize(
    "rows",
    [
        [{"p0002": 100, "p0003": 85, "p0004": 84, "p0005": 80, "p0006": 78}],
        [{"p0003": 85, "p0004": 84, "p0005": 80, "p0012": 99}],
        [{"p0003": 85, "p0004": 84, "p0005": 80, "p0006": 78}] * 2,
        [{"p0003": 101, "p0004": 84, "p0005": 80, "p0006": 78}],
        [{"p0003": 49, "p0004": 84, "p0005": 80, "p0006": 78}],
        [{"p0003": 95, "p0004": 94, "p0005": 93, "p0006": 92}],
        [{"p0003": 85, "p0004": 84, "p0005": 80, "p9999": 78}],
    ],
    ids=["oneself", "not on the roll", "twice", "above", "below", "too many high", "nobody"],
)
def test_ballots(ground: Ground, rows: list[dict[str, int]]) -> None:
    refused(ground.judge(ground.change(ballots(ballots=rows))))


def test_ballots_by_those_who_are_rated(ground: Ground) -> None:
    for actor in (LIN, LIANG, DING, GAO):
        refused(ground.judge(ground.change(ballots()), actor), "J030")


def a_review(**more: Any) -> Files:
    value = {
        "period": "2026-Q1",
        "date": "2026-01-15",
        "reviewer": "p0002",
        "person": "p0005",
        "tone": "praise",
    }
    value |= {"text": "东关社区路灯报修处置及时，予以点名表扬", "evidence": ["例会记录第3页"]} | more
    return {"records/reviews/2026-Q1/x.yaml": text(value)}


def test_an_honest_review_is_accepted(ground: Ground) -> None:
    accepted(ground.judge(ground.change(a_review()), LIANG))


@pytest.mark.parametrize(
    "fields",
    [
        {"person": "p0002"},
        {"reviewer": "p0003"},
        {"person": "p0012"},
        {"person": "p0001"},
        {"reviewer": "p0005", "person": "p0002"},
        {"person": "p0014"},
    ],
    ids=["oneself", "in another's name", "of another unit", "of one above", "turned round", "another head"],
)
def test_reviews(ground: Ground, fields: dict[str, str]) -> None:
    refused(ground.judge(ground.change(a_review(**fields)), LIANG), "J030", "J034")


def test_raters_twice_on_a_panel(ground: Ground) -> None:
    refused(
        ground.judge(
            ground.change(changed(ground, "records/panels/2025-Q1/archives.yaml", raters=["p0007", "p0007"]))
        )
    )


# --- points ----------------------------------------------------------------------------------------------


def test_honest_points_are_accepted(ground: Ground) -> None:
    accepted(ground.judge(ground.change(an_adjustment("p0012-good", "p0012", "0.50"))))


def test_a_penalty_removed(ground: Ground) -> None:
    refused(ground.judge(ground.change({PENALTY: None})), "J041")


@pytest.mark.parametrize(
    "fields",
    [
        {"points": "0.50"},
        {"points": "-0.50", "reason": "x"},
        {"person": "p0012"},
        {"item": "innovation"},
        {"period": "2025-Q2"},
    ],
)
def test_a_penalty_turned(ground: Ground, fields: dict[str, str]) -> None:
    for actor in (OFFICE, GAO, DISCIPLINE):
        refused(ground.judge(ground.change(changed(ground, PENALTY, **fields)), actor))


def test_a_sign_turned_in_a_new_record(ground: Ground) -> None:
    for points, item in (
        ("0.50", "criticised"),
        ("-0.50", "commended-district"),
        ("9.00", "innovation"),
        ("0.5", "innovation"),
    ):
        refused(ground.judge(ground.change(an_adjustment("p0012-x", "p0012", points, item))))


def a_withdrawal(ground: Ground, path: str, by: str, **more: Any) -> Files:
    value = {"record": record_id(path), "date": "2026-01-20", "by": by, "reason": "登记有误。"}
    value |= {"was": digest(value_of(ground.data[path]))} | more
    return {f"records/withdrawals/{path.split('/')[2]}/x.yaml": text(value)}


def test_an_honest_withdrawal_is_accepted(ground: Ground) -> None:
    accepted(ground.judge(ground.change(a_withdrawal(ground, PENALTY, "p0008"))))


def test_one_s_own_penalty_withdrawn(ground: Ground) -> None:
    refused(ground.judge(ground.change(a_withdrawal(ground, PENALTY, "p0013")), GAO), "J032")
    refused(ground.judge(ground.change(a_withdrawal(ground, PENALTY, "p0008")), GAO), "J032", "J035")


def test_another_s_penalty_withdrawn(ground: Ground) -> None:
    for actor, person in ((LIN, "p0012"), (DING, "p0011"), (LIANG, "p0002"), (DISCIPLINE, "p0009")):
        refused(ground.judge(ground.change(a_withdrawal(ground, PENALTY, person)), actor), "J032")


def test_a_penalty_of_the_office_withdrawn_by_itself(ground: Ground) -> None:
    mine = an_adjustment("p0008-late", "p0008", "-0.50")
    base = ground.change(mine)
    ((path, data),) = mine.items()
    value = {
        "record": record_id(path),
        "date": "2026-01-20",
        "by": "p0008",
        "reason": "有误。",
        "was": digest(value_of(data or b"")),
    }
    files = {**mine, "records/withdrawals/2026-Q1/x.yaml": text(value)}
    head = ground.commit(ground.tree(ground.after(files)), base, minutes=1)
    for actor in (OFFICE, OFFICE_TWO):
        refused(ground.judge(head, actor, base=base), "J032")


@pytest.mark.parametrize(
    "fields",
    [
        {"was": "sha256:" + "0" * 64},
        {"record": "adjustments/2025-Q1/none"},
        {"record": "organization/people/p0013"},
        {"record": "policies/small/v1"},
        {"record": "../x"},
        {"record": "withdrawals/2025-Q1/p0012-repair"},
    ],
)
def test_withdrawals_of_something_else(ground: Ground, fields: dict[str, str]) -> None:
    refused(ground.judge(ground.change(a_withdrawal(ground, PENALTY, "p0008", **fields))))


def test_what_was_withdrawn_brought_back(ground: Ground) -> None:
    refused(ground.judge(ground.change({"records/withdrawals/2025-Q1/p0012-repair.yaml": None})), "J041")
    refused(
        ground.judge(
            ground.change(
                changed(
                    ground,
                    "records/withdrawals/2025-Q1/p0012-repair.yaml",
                    record="adjustments/2025-Q1/p0013-late",
                )
            )
        ),
        "J043",
    )


def an_amendment(before: Files, after: Files, person: str, **more: Any) -> Files:
    (path,) = after
    was, now = (digest(value_of(each[path] or b"")) for each in (before, after))
    value = {
        "record": record_id(path),
        "date": "2026-01-20",
        "by": person,
        "reason": "登记有误。",
        "was": was,
        "now": now,
    } | more
    return {f"records/amendments/{path.split('/')[2]}/x.yaml": text(value)}


def test_amendments(ground: Ground) -> None:
    """One change, from exactly this to exactly that, with a reason, by whoever may."""
    stood: Files = {PENALTY: ground.data[PENALTY]}
    milder = changed(ground, PENALTY, points="-1.00")
    fit = an_amendment(stood, milder, "p0008")
    accepted(ground.judge(ground.change({**milder, **fit})))
    refused(ground.judge(ground.change({**milder, **fit}), GAO), "J031", "J035")
    refused(ground.judge(ground.change({**changed(ground, PENALTY, points="-0.75"), **fit})), "J042", "J050")
    refused(ground.judge(ground.change(fit)), "J050")
    refused(ground.judge(ground.change(milder, {PENALTY: ground.data[PENALTY]}, {**milder, **fit})), "J042")
    refused(ground.judge(ground.change({PENALTY: None, **fit})), "J041")
    for wrong in ({"by": "p0009"}, {"was": "sha256:" + "0" * 64}, {"now": "sha256:" + "0" * 64}):
        refused(ground.judge(ground.change({**milder, **an_amendment(stood, milder, "p0008", **wrong)})))


def test_an_amendment_used_a_second_time(ground: Ground) -> None:
    """60 → 95 was permitted once; after 95 → 60 it is not permitted again."""
    stood: Files = {PENALTY: ground.data[PENALTY]}
    milder = changed(ground, PENALTY, points="-1.00")
    first = {**milder, **an_amendment(stood, milder, "p0008")}
    (name,) = (path for path in first if "amendments" in path)
    back = {
        PENALTY: ground.data[PENALTY],
        name.replace("x.yaml", "y.yaml"): next(iter(an_amendment(milder, stood, "p0008").values())),
    }
    base = ground.change(first, back)
    files = ground.after(back, ground.after(first))
    head = ground.commit(ground.tree(ground.after(milder, files)), base, minutes=5)
    refused(ground.judge(head, base=base), "J042")


def test_a_cap_split_over_two_changes(ground: Ground) -> None:
    """Each half is within what may be added in a quarter; the second is judged with the first."""
    half = {
        **an_adjustment("p0012-a", "p0012", "1.00", "innovation"),
        **an_adjustment("p0012-b", "p0012", "1.00", "innovation"),
    }
    rest = {
        **an_adjustment("p0012-c", "p0012", "1.00", "innovation"),
        **an_adjustment("p0012-d", "p0012", "1.00", "innovation"),
    }
    base = ground.change(half)
    accepted(ground.judge(base))
    head = ground.commit(ground.tree(ground.after({**half, **rest})), base, minutes=5)
    verdict = ground.judge(head, base=base)
    both = ground.judge(ground.change({**half, **rest}))
    assert [each.rule for each in verdict.findings] == [each.rule for each in both.findings]


# --- powers ----------------------------------------------------------------------------------------------


def test_rewards_to_oneself(ground: Ground) -> None:
    for actor in (OFFICE, OFFICE_TWO):
        refused(ground.judge(ground.change(an_adjustment("p0008-good", "p0008", "0.50")), actor), "J030")
    refused(ground.judge(ground.change(an_adjustment("p0012-good", "p0012", "0.50")), LIN), "J030")


def test_a_scoped_role_reaches_no_further(ground: Ground) -> None:
    accepted(ground.judge(ground.change(an_adjustment("p0012-good", "p0012", "0.50")), DESK))
    refused(ground.judge(ground.change(an_adjustment("p0005-good", "p0005", "0.50")), DESK), "J030")
    refused(ground.judge(ground.change(changed(ground, ADJUSTMENT, decided_by="x")), DESK), "J031")


def a_veto(ground: Ground) -> Files:
    value = value_of(ground.data[VETO]) | {"person": "p0012", "period": "2026-Q1", "date": "2026-01-15"}
    return {NEW_VETO: text(value)}


def two_by(ground: Ground, files: Files, one: str, more: Files, other: str) -> str:
    """Two signed commits: what one brings, and what another adds."""
    first = ground.change(files, by=one)
    return ground.commit(ground.tree(ground.after({**files, **more})), first, by=other, minutes=1)


def test_what_needs_approval(ground: Ground) -> None:
    veto = a_veto(ground)
    refused(ground.judge(ground.change(veto)), "J037")
    accepted(ground.judge(two_by(ground, veto, OFFICE, approving(veto, "p0009"), DISCIPLINE)))
    refused(ground.judge(ground.change({**veto, **approving(veto, "p0008")})), "J039", "J037")
    refused(ground.judge(ground.change({**veto, **approving(veto, "p0009")})), "J035", "J037")
    refused(ground.judge(two_by(ground, veto, OFFICE, approving(veto, "p0008"), OFFICE_TWO)), "J039")
    refused(ground.judge(two_by(ground, veto, OFFICE, approving(veto, "p0012"), LIN)), "J030", "J037")
    refused(
        ground.judge(two_by(ground, veto, OFFICE, approving(veto, "p0009", decision="refused"), DISCIPLINE)),
        "J040",
    )


def test_an_approval_of_something_else(ground: Ground) -> None:
    veto = a_veto(ground)
    other: Files = {NEW_VETO: text(value_of(veto[NEW_VETO] or b"") | {"reason": "另一件事，情节较轻"})}
    refused(ground.judge(two_by(ground, veto, OFFICE, approving(other, "p0009"), DISCIPLINE)), "J052", "J037")
    first = two_by(ground, veto, OFFICE, approving(veto, "p0009"), DISCIPLINE)
    files = ground.after({**veto, **approving(veto, "p0009"), **other})
    refused(ground.judge(ground.commit(ground.tree(files), first, by=OFFICE, minutes=3)), "J052", "J037")


def test_an_approval_of_an_earlier_change(ground: Ground) -> None:
    """It came with a change that was refused, or that landed: it does not open the next one."""
    veto = a_veto(ground)
    base = ground.change(approving(veto, "p0009"), by=DISCIPLINE)
    files = ground.after({**approving(veto, "p0009"), **veto})
    refused(ground.judge(ground.commit(ground.tree(files), base, by=OFFICE, minutes=3), base=base), "J037")


def roles_with(ground: Ground, edit: Any, path: str = ROLES) -> Files:
    value = value_of(ground.data[path])
    edit(value)
    return {path: text(value)}


def more_power(value: Any) -> None:
    next(each for each in value["principals"] if each["id"] == GAO)["roles"] = ["office"]


def own_power(value: Any) -> None:
    value["roles"][0]["may"][0]["kinds"].append("adjustment")


def more_for_discipline(value: Any) -> None:
    next(each for each in value["principals"] if each["id"] == DISCIPLINE)["roles"] = ["discipline", "office"]


def second_self(value: Any) -> None:
    twin = {"id": "twin@yunxi", "person": "p0008", "roles": ["discipline"], "logins": ["twin"]}
    value["principals"].append(twin)


@pytest.mark.parametrize("edit", [more_power, own_power, more_for_discipline, second_self])
def test_roles_changed_without_another(ground: Ground, edit: Any) -> None:
    files = roles_with(ground, edit)
    for actor in (OFFICE, OFFICE_TWO, LIN, GAO, DISCIPLINE, MAINTAINER, DING):
        refused(ground.judge(ground.change(files), actor), "J031", "J037")
    refused(
        ground.judge(two_by(ground, files, OFFICE, approving(files, "p0008"), OFFICE_TWO)), "J039", "J037"
    )


def test_roles_changed_with_another(ground: Ground) -> None:
    files = roles_with(ground, more_power)
    accepted(ground.judge(two_by(ground, files, OFFICE, approving(files, "p0009"), DISCIPLINE)))


def test_roles_changed_by_who_gains(ground: Ground) -> None:
    """The approver is one of those whose own entry is changed."""
    files = roles_with(ground, more_for_discipline)
    refused(
        ground.judge(two_by(ground, files, OFFICE, approving(files, "p0009"), DISCIPLINE)), "J039", "J031"
    )


def test_power_used_in_the_change_that_gives_it(ground: Ground) -> None:
    files = roles_with(ground, more_power)
    reward = an_adjustment("p0012-good", "p0012", "0.50")
    refused(ground.judge(two_by(ground, files, OFFICE, reward, GAO)), "J030")


def test_a_post_given_by_the_change_that_uses_it(ground: Ground) -> None:
    person = value_of(ground.data["records/organization/people/p0012.yaml"])
    person["appointments"][0]["role"] = "head"
    files = {"records/organization/people/p0012.yaml": text(person)}
    refused(
        ground.judge(two_by(ground, files, OFFICE, a_review(reviewer="p0012", person="p0013"), LIN)), "J030"
    )


# --- changes of the program that others approve ------------------------------------------------------------


@pytest.fixture
def careful(ground: Ground) -> Ground:
    """The ground where somebody else approves changes of the program."""

    def ask(value: Any) -> None:
        role = next(each for each in value["roles"] if each["id"] == "maintainer")
        role["approvals"] = {"count": 1, "roles": ["discipline", "office", "maintainer"]}

    files = roles_with(ground, ask)
    known = ground.after(files)
    return replace(ground, base=ground.change(files), files=known)


CODE: Files = {"ledger/gate/judge.py": b"# harmless\n"}


def merged(ground: Ground, files: Files, author: str | None, by: str | None, key: Any = None) -> str:
    side = ground.change(files, by=author)
    tree = ground.tree(ground.after(files))
    return ground.commit(tree, ground.base, side, by=by, key=key, minutes=2)


def test_code_that_another_approved(careful: Ground) -> None:
    ground = careful
    for by in (DISCIPLINE, OFFICE):
        accepted(ground.judge(merged(ground, CODE, MAINTAINER, by), MAINTAINER))
        accepted(ground.judge(merged(ground, CODE, None, by), MAINTAINER))


@pytest.mark.parametrize("by", [MAINTAINER, LIN, GAO, "stranger", None])
def test_code_that_nobody_fit_approved(careful: Ground, by: str | None) -> None:
    """Merged by its author, by who holds no such role, by a stranger's key, and by nobody's."""
    refused(careful.judge(merged(careful, CODE, MAINTAINER, by), MAINTAINER), "J054")


def test_code_that_nobody_approved(careful: Ground) -> None:
    ground = careful
    refused(ground.judge(ground.change(CODE), MAINTAINER), "J054")
    refused(ground.judge(ground.change(CODE, by=MAINTAINER), OFFICE), "J054")
    refused(ground.judge(ground.change(CODE, by=DISCIPLINE), MAINTAINER), "J036")


def test_code_added_after_the_approval(careful: Ground) -> None:
    ground = careful
    merge = merged(ground, CODE, MAINTAINER, DISCIPLINE)
    more: Files = {"ledger/gate/more.py": b"# harmful\n"}
    files = ground.after({**CODE, **more})
    refused(
        ground.judge(ground.commit(ground.tree(files), merge, by=MAINTAINER, minutes=3), MAINTAINER), "J054"
    )


def test_code_put_into_the_approval(careful: Ground) -> None:
    ground = careful
    side = ground.change(CODE, by=MAINTAINER)
    files = ground.after({**CODE, "ledger/gate/more.py": b"# harmful\n"})
    head = ground.commit(ground.tree(files), ground.base, side, by=DISCIPLINE, minutes=2)
    refused(ground.judge(head, MAINTAINER), "X007")


# --- what becomes of one's own result ---------------------------------------------------------------------


def a_decision(**more: str) -> Files:
    value = {"year": 2025, "number": 1, "use": "award", "person": "p0012", "outcome": "adopted"}
    value |= {"decided_by": "云溪区委常委会", "date": "2026-01-19", "authority": "云委纪〔2026〕1号"}
    value |= {"reason": "符合条件，同意推荐。"} | more
    return {"records/decisions/2025/x.yaml": text({name: each for name, each in value.items() if each})}


@pytest.mark.parametrize(
    "fields",
    [{"decided_by": "林知远"}, {"decided_by": "p0012"}, {"decided_by": "纪明、林知远", "person": ""}],
)
def test_deciding_on_one_s_own_result(ground: Ground, fields: dict[str, str]) -> None:
    def allow(value: Any) -> None:
        office = next(each for each in value["roles"] if each["id"] == "office")
        office["may"][0]["kinds"].append("decision")

    allowed = roles_with(ground, allow)
    base = ground.change(allowed)
    told = {}
    for name, files in (
        ("own", a_decision(**fields)),
        ("other", a_decision()),
        ("mine", a_decision(person="p0008")),
    ):
        head = ground.commit(ground.tree(ground.after({**allowed, **files})), base, minutes=1)
        told[name] = {each.rule for each in ground.judge(head, base=base).findings}
    assert "G026" in told["own"]
    assert "G026" not in told["other"]
    assert "J030" in told["mine"], "the office brings in what was decided on itself"


# --- headcount and cohorts ---------------------------------------------------------------------------------


def person(ground: Ground, id_: str, **more: Any) -> Files:
    path = f"records/organization/people/{id_}.yaml"
    return {path: text(value_of(ground.data[path]) | more)}


def test_a_person_counted_twice(ground: Ground) -> None:
    known = value_of(ground.data["records/organization/people/p0010.yaml"])
    first = known["appointments"][0]
    twice = [first, {**first, "from": "2025-06-01", "unit": "roads"}]
    refused(ground.judge(ground.change(person(ground, "p0010", appointments=twice))))


def test_a_person_under_a_second_number(ground: Ground) -> None:
    again = value_of(ground.data["records/organization/people/p0010.yaml"]) | {"person": "p0010"}
    refused(ground.judge(ground.change({"records/organization/people/p0099.yaml": text(again)})))


PROMOTED = {"from": "2025-12-15", "unit": "roads", "role": "staff", "rank": "staff", "post": "科员"}


def moved(ground: Ground, **fields: str) -> Files:
    """p0012 with a further post from the middle of December on."""
    known = value_of(ground.data["records/organization/people/p0012.yaml"])
    new = PROMOTED | {"identity": "civil_servant", "authority": "云组任〔2025〕31号"} | fields
    day = int(new["from"][8:]) - 1
    first = known["appointments"][0] | {"to": f"{new['from'][:8]}{day:02}"}
    return person(ground, "p0012", appointments=[first, new])


@pytest.mark.parametrize(
    "fields",
    [
        {"identity": "borrowed"},
        {"identity": "borrowed", "from": "2025-12-31"},
        {"identity": "borrowed", "from": "2025-11-03"},
        {"identity": "borrowed", "role": "deputy", "rank": "fuke"},
    ],
)
def test_another_cohort_near_the_close(ground: Ground, fields: dict[str, str]) -> None:
    """Received when the year is over and nothing of it is settled."""
    files = moved(ground, **fields)
    doubted(ground.judge(ground.change(files)), "J064")
    accepted(ground.judge(two_by(ground, files, OFFICE, approving(files, "p0009"), DISCIPLINE)))
    for own in (approving(files, "p0008"), {}):
        refused(ground.judge(two_by(ground, files, OFFICE, {**own, **an_activity("a")}, OFFICE_TWO)), "J064")


@pytest.mark.parametrize("field", [{"rank": "fuke"}, {"identity": "borrowed"}])
def test_another_cohort_by_a_post_that_reaches_back(ground: Ground, field: dict[str, str]) -> None:
    known = value_of(ground.data["records/organization/people/p0012.yaml"])
    posts = [known["appointments"][0] | field]
    doubted(ground.judge(ground.change(person(ground, "p0012", appointments=posts))), "J064")


def test_people_added_to_the_headcount_near_the_close(ground: Ground) -> None:
    known = value_of(ground.data["records/organization/people/p0013.yaml"])
    files: Files = {
        f"records/organization/people/{each}.yaml": text(known | {"person": each, "name": "新来"})
        for each in ("p0101", "p0102", "p0103")
    }
    verdict = ground.judge(ground.change(files))
    doubted(verdict, "J064")
    assert {each.path for each in verdict.unapproved} == files.keys()


@pytest.mark.parametrize(
    "fields",
    [
        {"rank": "fuke", "role": "deputy"},
        {"identity": "institution"},
        {"identity": "borrowed", "from": "2026-01-15"},
    ],
)
def test_posts_that_move_nobody_need_nobody(ground: Ground, fields: dict[str, str]) -> None:
    """The rank is frozen at the start, another identity counts alike, and a year has just begun."""
    accepted(ground.judge(ground.change(moved(ground, **fields))))


@pytest.mark.parametrize("field", ["unit", "role", "rank", "identity"])
def test_an_appointment_to_nothing(ground: Ground, field: str) -> None:
    known = value_of(ground.data["records/organization/people/p0012.yaml"])
    known["appointments"][0][field] = "nowhere"
    refused(ground.judge(ground.change(person(ground, "p0012", appointments=known["appointments"]))))


# --- policies ----------------------------------------------------------------------------------------------


def a_policy(ground: Ground, **more: Any) -> Files:
    value = value_of(ground.data[POLICY]) | {"version": 2, "effective_from": "2026-Q3"} | more
    return {f"records/policies/small/v{value['version']}.yaml": text(value)}


def test_an_honest_policy_is_accepted(ground: Ground) -> None:
    accepted(ground.judge(ground.change(a_policy(ground))))


def test_a_policy_edited(ground: Ground) -> None:
    for field in ({"title": "另一办法"}, {"effective_from": "2025-Q2"}, {"measures": None}):
        refused(ground.judge(ground.change(changed(ground, POLICY, **field))), "J045", "J031", "J038")


@pytest.mark.parametrize("since", ["2025-Q1", "2025-Q4", "2026-Q1"])
def test_a_policy_that_reaches_back(ground: Ground, since: str) -> None:
    refused(ground.judge(ground.change(a_policy(ground, effective_from=since))), "J048", "J049")


def test_a_policy_together_with_records(ground: Ground) -> None:
    refused(ground.judge(ground.change({**a_policy(ground), **an_activity("a")})), "J046")
    refused(ground.judge(ground.change(a_policy(ground), an_activity("a"))), "J046")


def test_an_older_policy_submitted_again(ground: Ground) -> None:
    """Versions rise: what was once rightly signed does not come back under an old or equal number."""
    newest = a_policy(ground, version=3)
    base = ground.change(newest)
    for older in (
        a_policy(ground),
        {
            "records/policies/other/v2.yaml": text(
                value_of(a_policy(ground)["records/policies/small/v2.yaml"] or b"") | {"policy": "other"}
            )
        },
    ):
        head = ground.commit(ground.tree(ground.after({**newest, **older})), base, minutes=1)
        refused(ground.judge(head, base=base), "J047")


def test_weights_that_do_not_sum(ground: Ground) -> None:
    for weight in (9999, 10001, 0, -1):
        value = value_of(ground.data[POLICY])
        value["period_score"]["weighted"][0]["weight"]["default"] = weight
        refused(ground.judge(ground.change(a_policy(ground, period_score=value["period_score"]))))


@pytest.mark.parametrize(
    "text_",
    [
        "requird: []\n",
        "points: {places: 2.5}\n",
        "$ref: http://example.invalid/x\n",
        "$ref: file:///etc/passwd\n",
        "pattern: ^(a+)+$\n",
    ],
)
def test_policies_with_words_that_mean_nothing(ground: Ground, text_: str) -> None:
    data = (a_policy(ground)["records/policies/small/v2.yaml"] or b"") + text_.encode()
    refused(ground.judge(ground.change({"records/policies/small/v2.yaml": data})))


def test_activities_of_everybody_stay_open(ground: Ground) -> None:
    """What the office may do it may do under all these attacks."""
    accepted(ground.judge(ground.change(an_activity("a"))))
    refused(ground.judge(ground.change({ACTIVITY: None})), "J041")
