"""Matters raised by the public: by nature and by how they were put right, and each as it was stated (T10).

Nothing about whoever raised a matter is in the records, so nothing of it can be here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import BAD, GOOD, PLAIN, Column, back, counted, facts, grade, lead, more, page, section
from ledger.board.pages.finder import sifted
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines, person_link, unit_link
from ledger.board.pages.words import SUM, period_name
from ledger.board.view import Shown, View
from scoring.policy.lists import Named

NEEDED = ("unit", "nature", "remedy", "received", "closed")
CHANNELS = {
    "box": both("举报箱", "report box"),
    "hotline": both("热线电话", "hotline"),
    "letter": both("来信", "letter"),
    "visit": both("来访", "visit"),
    "online": both("网上", "online"),
    "forwarded": both("上级转办", "forwarded from above"),
}
OPEN = both("办理中", "Under way")
WHAT = both("单位、事项或处理结果", "a unit, a matter or how it was handled")
LEAD = both(
    "群众反映的事项，一事一单。这里只讲事，台账里没有反映人的任何信息。",
    "What citizens brought, one sheet per matter. The ledger holds nothing about who brought it.",
)
SATISFIED: Mapping[object, str] = {
    True: grade(both("反映人满意", "the citizen is satisfied"), GOOD),
    False: grade(both("反映人不满意", "the citizen is not satisfied"), BAD),
}


def petitions(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest period first; nothing when there is none to show."""
    found = view.shown("petition", *NEEDED)
    if not found:
        return
    periods = sorted({petition.keys["period"] for petition in found}, reverse=True)
    parts = [
        back(way(address.PETITIONS, address.SUPERVISION)),
        lead(LEAD),
        *(_period(view, each, [p for p in found if p.keys["period"] == each]) for each in periods),
    ]
    yield address.PETITIONS, page(NAMES[address.PETITIONS], parts)


def _period(view: View, period: str, found: list[Shown]) -> str:
    rules = view.policy_of(period).supervision.petitions
    natures, remedies = (rules.natures, rules.remedies) if rules else ((), ())
    closed = sum("closed" in petition.value for petition in found)
    how_many = both(
        f"收到 {len(found)} 件，办结 {closed} 件。", f"{len(found)} received, {closed} of them closed."
    )
    box, stated = sifted([_matter(view, each.value, natures, remedies) for each in found], WHAT)
    return section(
        period_name(period),
        f"p{period}",
        f"<p>{how_many}</p>",
        _counts([petition.value for petition in found], natures, remedies),
        more(both(f"逐件查看 {len(found)} 件", f"One by one: {len(found)}"), box + "".join(stated)),
    )


def _counts(found: Iterable[Mapping[str, Any]], natures: Iterable[Named], remedies: Iterable[Named]) -> str:
    """How many of each nature were put right in which way; ways that nobody took have no column."""
    found_of = Counter((value["nature"], value.get("remedy", OPEN)) for value in found)
    named = [*((each.id, text(each.name)) for each in remedies), (OPEN, OPEN)]
    used = [(id_, name) for id_, name in named if any(remedy == id_ for _, remedy in found_of)]
    columns = [
        Column(both("性质", "Nature")),
        *(Column(name, number=True) for _, name in used),
        Column(SUM, number=True),
    ]
    rows = [
        [
            text(nature.name),
            *(str(found_of[nature.id, id_]) for id_, _ in used),
            str(sum(count for (of, _), count in found_of.items() if of == nature.id)),
        ]
        for nature in natures
    ]
    return counted(columns, rows)


def _matter(view: View, value: Mapping[str, Any], natures: Iterable[Named], remedies: Iterable[Named]) -> str:
    names = {each.id: each.name for each in (*natures, *remedies)}
    known = [
        (both("单位", "Unit"), unit_link(view, address.PETITIONS, value["unit"])),
        (both("涉及", "Concerns"), person_link(view, address.PETITIONS, value.get("person"))),
        (both("渠道", "Brought by"), CHANNELS.get(value.get("channel", ""), "")),
        (both("收到", "Received"), text(value["received"])),
        (both("答复", "Answered"), text(value.get("answered", ""))),
        (both("办结", "Closed"), text(value["closed"]) if "closed" in value else grade(OPEN, PLAIN)),
        (both("处理", "Handled"), text(names.get(value.get("remedy", ""), ""))),
        (both("结果", "Result"), lines(value.get("result"))),
        (both("评价", "Feedback"), SATISFIED.get(value.get("satisfied"), "")),
    ]
    title = text(value.get("matter", "")) or text(names.get(value["nature"], value["nature"]))
    return f'<div class="sj-matter"><strong>{title}</strong>{facts(known)}</div>'
