"""Orders, petitions, inspections and survey results of a random ledger, around the edges of periods."""

from typing import Any

from tests.oracle.book import Book, Record
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, around
from tests.oracle.draft_measured import unit_of
from tests.oracle.rounds import bounds_of, policy_of
from tests.oracle.survey import cells_of


def add_supervision(draft: Draft) -> None:
    """Matters about units, and mostly also about one of their people."""
    book, policy = draft.book(), draft.policy
    for _ in range(draft.rng.choice([6, 3, 12]) if draft.uses("orders") else 0):
        _add_order(draft, book)
    for _ in range(draft.rng.choice([6, 3, 12]) if draft.uses("petitions") else 0):
        _add_petition(draft, book)
    for _ in range(draft.rng.choice([3, 1, 6]) if draft.uses("findings") else 0):
        _add_inspection(draft, book)
    for rules in policy.get("surveys", []):
        for unit in draft.units():
            if not draft.lacks(10):
                draft.records[f"surveys/{YEAR}/{rules['id']}/results/{unit}"] = _survey(draft, rules, unit)


def _edge(draft: Draft, book: Book) -> str:
    """A day near the first or last day of one of the periods."""
    period = draft.rng.choice(draft.periods)
    return around(draft, draft.rng.choice(bounds_of(period, policy_of(book, period))))


def _add_order(draft: Draft, book: Book) -> None:
    rng, name = draft.rng, f"o{len(draft.records)}"
    due = _edge(draft, book)
    days = sorted([_edge(draft, book), due, *(around(draft, due) for _ in range(3))])
    person = rng.choice(draft.people())
    value: Record = {
        "order": name,
        "year": YEAR,
        "title": "疏通涵洞",
        "matter": "疏通涵洞",
        "standard": "过水通畅",
    }
    value |= {"unit": unit_of(book, person), "due": due}
    value["assigned"] = {"date": days[0], "by": "云溪区考核办", "authority": "云督〔2026〕3号"}
    if odd(rng, 80):
        value["undertaken"] = {"date": days[1], **({"person": person} if odd(rng, 80) else {})}
    if odd(rng, 40):
        value["extended"] = [
            {"until": around(draft, due), "authority": "云督〔2026〕5号", "date": rng.choice(days)}
            for _ in range(rng.choice([1, 2]))
        ]
    if "undertaken" in value and odd(rng, 80):
        value["reported"] = {"date": days[3], "text": "已疏通", "evidence": ["照片"]}
        if odd(rng, 80):
            result = rng.choice(["met", "partly", "not_met"])
            value["assessed"] = {"date": days[4], "by": "云溪区考核办", "result": result, "text": "已查看"}
    draft.records[f"orders/{YEAR}/{name}"] = value


def _add_petition(draft: Draft, book: Book) -> None:
    rng, rules = draft.rng, draft.policy["petitions"]
    person, day = rng.choice(draft.people()), _edge(draft, book)
    days = sorted([day, *(around(draft, day, 12) for _ in range(3))])
    value: Record = {"period": rng.choice(draft.periods), "unit": unit_of(book, person), "channel": "hotline"}
    value |= {"person": person} if odd(rng, 80) else {}
    value |= {"nature": rng.choice(rules["natures"])["id"], "matter": "路面坑洼", "received": days[0]}
    value["accepted"] = days[0]
    if odd(rng, 90):
        value |= {"answered": days[rng.choice([1, 2, 3])]} if odd(rng, 90) else {}
        value |= {"closed": days[3], "remedy": rng.choice(rules["remedies"])["id"], "result": "已修补"}
    draft.records[f"petitions/{value['period']}/c{len(draft.records)}"] = value


def _add_inspection(draft: Draft, book: Book) -> None:
    rng, name = draft.rng, f"i{len(draft.records)}"
    days = sorted([_edge(draft, book), _edge(draft, book)])
    found: list[Any] = []
    for number in range(rng.choice([2, 1, 4])):
        person = rng.choice(draft.people())
        finding: Record = {"id": f"f{number}", "unit": unit_of(book, person)}
        finding |= {"person": person} if odd(rng, 80) else {}
        finding |= {"text": "标志过期", "evidence": ["检查记录"]}
        finding["severity"] = rng.choice(draft.policy["inspections"]["severities"])["id"]
        finding |= {"same_as": "inspections/2025/old#f1"} if odd(rng, 20) else {}
        finding |= {"reused_by": ["云溪区考核办：年度考核"]} if odd(rng, 20) else {}
        found.append(finding)
    value: Record = {
        "year": YEAR,
        "approval": "云查〔2026〕2号",
        "kind": rng.choice(draft.ids("check_kinds")),
    }
    value |= {"filed": "2026-01-08", "from": days[0], "to": days[1], "by": "云溪区应急局"}
    value |= {"units": sorted({finding["unit"] for finding in found}), "findings": found}
    draft.records[f"inspections/{YEAR}/{name}"] = value


def _survey(draft: Draft, rules: Record, unit: str) -> Record:
    rows = [_cell(draft, rules, cell) for cell, _ in cells_of(rules) if not draft.lacks(8)]
    if not rows:
        rows = [_cell(draft, rules, cells_of(rules)[0][0])]
    value = {"year": YEAR, "survey": rules["id"], "unit": unit, "date": "2026-12-10", "by": "云溪区统计局"}
    return {**value, "strata": rows}


def _cell(draft: Draft, rules: Record, cell: str) -> Record:
    rng, least = draft.rng, rules["withhold_below"]
    few = [least, least + 1, least + 7, *([] if draft.whole else [0, max(0, least - 1)]), least + 2]
    answered = rng.choice(few)
    topics = {}
    for topic in rules["topics"]:
        given = answered if not draft.lacks(15) else rng.choice([0, answered // 2])
        if not draft.lacks(10):
            topics[topic["id"]] = _counts(draft, [option["id"] for option in rules["options"]], given)
    value = {
        "stratum": cell,
        "drawn": answered + 3,
        "reached": answered + 1,
        "answered": answered,
        "refused": 1,
    }
    return {**value, "topics": topics} if topics else value


def _counts(draft: Draft, options: list[str], left: int) -> dict[str, int]:
    counts = {}
    for option in options:
        counts[option] = left if option == options[-1] else draft.rng.randrange(left + 1)
        left -= counts[option]
    return counts
