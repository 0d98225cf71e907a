"""Units and people of a random ledger: roles, careers, leave and probation, often on the edges of periods."""

from random import Random

from tests.oracle.book import Book, Record
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, shift
from tests.oracle.rounds import bounds_of, policy_for_year

UNITS = ["roads", "archives", "dongguan", "transport", "culture", "taxation", "forestry"]
SECTIONS = ["office", "field"]


def add_units(draft: Draft) -> None:
    """One to seven units, some with sections, and the leadership, which is not assessed."""
    rng = draft.rng
    scored_units = "unit_period_score" in draft.policy or "unit_annual" in draft.policy
    number = rng.choice([3, 4, 5, 7] if scored_units else [1, 2, 3, 4])
    units = [*UNITS[:number], "leadership"]
    classes = draft.ids("unit_classes")
    for unit in units:
        value: Record = {"unit": unit, "name": f"云溪区{unit}单位", "class": rng.choice(classes)}
        if unit != "leadership" and not odd(rng, 20):
            value["superior"] = rng.choice(["leadership", *[other for other in units if other != unit]])
        value["assessed"] = unit != "leadership" and not odd(rng, 5)
        value["from"] = "2019-01-01"
        if not value["assessed"]:
            value["reason"] = "不纳入考核"
        if scored_units and odd(rng, 10):
            value |= rng.choice([{"from": "2026-06-30"}, {"to": "2026-09-29"}, {"to": "2026-12-31"}])
        if odd(rng, 40):
            value["sections"] = [{"id": section, "name": f"{section}科"} for section in SECTIONS]
        draft.records[f"organization/units/{unit}"] = value
    draft.records["organization/body"] = {
        "name": "云溪区",
        "name_en": "Yunxi District",
        "fictional": True,
        "statement": "均为虚构。",
        "office": "云溪区考核办",
    }


def add_people(draft: Draft, largest: int) -> None:
    """Up to ``largest`` people a unit, in order of unit or shuffled."""
    rng, book = draft.rng, draft.book()
    edges = _edges(book, draft.periods)
    seats = []
    for unit in book.units:
        size = rng.choice([2, 1, 3, 4, 5, 7, 8, 9, 14] if unit != "leadership" else [2, 1, 3])
        seats += [(unit, _role(draft, place)) for place in range(min(size, largest))]
    if odd(rng, 60):
        rng.shuffle(seats)
    for number, (unit, role) in enumerate(seats, 1):
        person = f"p{number:04}"
        value = _person(draft, person, _post(draft, unit, role), edges)
        draft.records[f"organization/people/{person}"] = value


def _edges(book: Book, periods: list[str]) -> list[str]:
    """Days on which things like to go wrong: first, last and middle days of periods, and their neighbours."""
    policy = policy_for_year(book, YEAR)
    found = set()
    for period in [*periods, str(YEAR)]:
        first, last = bounds_of(period, policy)
        workdays = [day for day in book.workdays if first <= day <= last]
        middle = workdays[len(workdays) // 2 : len(workdays) // 2 + 2]
        found.update([first, last, shift(first, 1), shift(first, -1), shift(last, -1), *middle])
        found.update(workdays[:1], workdays[-1:])
    return sorted(found)


def _role(draft: Draft, place: int) -> str:
    """Mostly one of the first role in each unit, then mostly of the last."""
    first, *rest = draft.ids("roles")
    last = rest[-1] if rest else first
    return draft.rng.choice([first, first, last] if place == 0 else [last, last, *rest])


def _person(draft: Draft, person: str, post: Record, edges: list[str]) -> Record:
    rng = draft.rng
    value: Record = {"person": person, "name": f"林{person}", "appointments": [post]}
    if odd(rng, 25):
        value["appointments"] = _career(draft, post, edges)
    if odd(rng, 20):
        spans = [_span(rng, edges) for _ in range(rng.choice([1, 2]))]
        value["leave"] = [{**span, "kind": "sick", "authority": "云人假〔2026〕2号"} for span in spans]
    if odd(rng, 10):
        value["probation"] = [_span(rng, edges)]
    if odd(rng, 10):
        value["cases"] = [_span(rng, edges) | {"authority": "云纪立〔2026〕1号"}]
    if odd(rng, 15):
        value["secondments"] = [_secondment(draft, edges) for _ in range(rng.choice([1, 2, 3]))]
    return value


def _secondment(draft: Draft, edges: list[str]) -> Record:
    """To another unit or one outside the ledger."""
    span = _span(draft.rng, edges) | {"authority": "云组调〔2026〕1号"}
    host = draft.rng.choice([*draft.units(), None])
    return span | {"unit": host} if host else span


def _post(draft: Draft, unit: str, role: str) -> Record:
    """A post; the ranks after the first are likelier, as is the first identity."""
    rng, ranks, identities = draft.rng, draft.ids("ranks"), draft.ids("identities")
    post: Record = {"from": "2019-01-01", "unit": unit, "role": role}
    post["rank"] = rng.choice([*ranks, *ranks[1:] * 3])
    post["identity"] = rng.choice([identities[0], *identities])
    if draft.ids("post_classes") and not odd(rng, 10):
        post["post_class"] = rng.choice(draft.ids("post_classes"))
    if "sections" in draft.records[f"organization/units/{unit}"]:
        post["section"] = rng.choice(SECTIONS)
        if odd(rng, 40):
            post["line"] = rng.choice([SECTIONS, SECTIONS[:1], SECTIONS[1:]])
    return post | {"post": "科员", "authority": "云组任〔2021〕12号"}


def _span(rng: Random, edges: list[str]) -> Record:
    first, last = sorted([rng.choice(edges), rng.choice(edges)])
    return {"from": first} if odd(rng, 10) else {"from": first, "to": last}


def _career(draft: Draft, post: Record, edges: list[str]) -> list[Record]:
    """A joiner, a leaver, a transfer or change of post, or somebody who left and came back."""
    rng, roles = draft.rng, draft.ids("roles")
    day = rng.choice(edges)
    kind = rng.choice(["leaves", "joins", "moves", "moves", "returns"])
    if kind == "joins":
        return [_dated(post, day)]
    if kind == "leaves":
        return [_dated(post, post["from"], day)]
    role = rng.choice([post["role"], roles[-1], *roles[1:]])
    other = _post(draft, rng.choice([*draft.units(), post["unit"]]), role)
    if kind == "moves":
        return [_dated(post, post["from"], shift(day, -1)), _dated(other, day)]
    later = rng.choice([edge for edge in edges if edge >= day])
    return [_dated(post, post["from"], shift(day, -1)), _dated(other, shift(later, 1))]


def _dated(post: Record, first: str, last: str | None = None) -> Record:
    rest = {key: value for key, value in post.items() if key not in ("from", "to")}
    return {"from": first, **({"to": last} if last else {}), **rest}
