"""Matters raised by the public: by nature and by how they were put right, and each as it was stated (T10).

Nothing about whoever raised a matter is in the records, so nothing of it can be here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import BAD, GOOD, PLAIN, Column, back, counted, facts, grade, lead, more, page, section
from ledger.board.pages.links import lines, person_link, unit_link
from ledger.board.pages.words import period_name
from ledger.board.view import Shown, View
from scoring.policy.lists import Named

NEEDED = ("unit", "nature", "remedy", "received", "closed")
CHANNELS = {
    "box": "举报箱",
    "hotline": "热线电话",
    "letter": "来信",
    "visit": "来访",
    "online": "网上",
    "forwarded": "上级转办",
}
OPEN = "办理中"


def petitions(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest period first; nothing when there is none to show."""
    found = view.shown("petition", *NEEDED)
    if not found:
        return
    periods = sorted({petition.keys["period"] for petition in found}, reverse=True)
    parts = [
        back((address.between(address.PETITIONS, address.SUPERVISION), "监督")),
        lead("群众反映的事项，一事一单。这里只讲事，台账里没有反映人的任何信息。"),
        *(_period(view, each, [p for p in found if p.keys["period"] == each]) for each in periods),
    ]
    yield address.PETITIONS, page("群众诉求", parts)


def _period(view: View, period: str, found: list[Shown]) -> str:
    rules = view.policy_of(period).supervision.petitions
    natures, remedies = (rules.natures, rules.remedies) if rules else ((), ())
    stated = [_matter(view, petition.value, natures, remedies) for petition in found]
    return section(
        period_name(period),
        f"p{period}",
        f"<p>收到 {len(found)} 件，办结 {sum('closed' in p.value for p in found)} 件。</p>",
        _counts([petition.value for petition in found], natures, remedies),
        more(f"逐件查看 {len(found)} 件", "".join(stated)),
    )


def _counts(found: Iterable[Mapping[str, Any]], natures: Iterable[Named], remedies: Iterable[Named]) -> str:
    """How many of each nature were put right in which way; ways that nobody took have no column."""
    found_of = Counter((value["nature"], value.get("remedy", OPEN)) for value in found)
    named = [*((each.id, text(each.name)) for each in remedies), (OPEN, OPEN)]
    used = [(id_, name) for id_, name in named if any(remedy == id_ for _, remedy in found_of)]
    columns = [Column("性质"), *(Column(name, number=True) for _, name in used), Column("合计", number=True)]
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
    satisfied: dict[object, str] = {True: grade("反映人满意", GOOD), False: grade("反映人不满意", BAD)}
    known = [
        ("单位", unit_link(view, address.PETITIONS, value["unit"])),
        ("涉及", person_link(view, address.PETITIONS, value.get("person"))),
        ("渠道", CHANNELS.get(value.get("channel", ""), "")),
        ("收到", text(value["received"])),
        ("答复", text(value.get("answered", ""))),
        ("办结", text(value["closed"]) if "closed" in value else grade(OPEN, PLAIN)),
        ("处理", text(names.get(value.get("remedy", ""), ""))),
        ("结果", lines(value.get("result"))),
        ("评价", satisfied.get(value.get("satisfied"), "")),
    ]
    title = text(value.get("matter", "")) or text(names.get(value["nature"], value["nature"]))
    return f'<div class="sj-matter"><strong>{title}</strong>{facts(known)}</div>'
