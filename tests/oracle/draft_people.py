"""Units and people of a random ledger: roles, careers, leave and probation, often on the edges of periods."""

from random import Random

from tests.oracle.book import Book, Record
from tests.oracle.draft import YEAR, Draft, shift
from tests.oracle.policies import odd
from tests.oracle.rounds import bounds_of, policy_for_year

UNITS = ["roads", "archives", "dongguan", "transport"]
CLASSES = ["subordinate", "district", "township"]
RANKS = {"head": ["zhengke", "fuke"], "deputy": ["fuke", "staff"], "staff": ["staff", "staff", "fuke"]}


def add_units(draft: Draft) -> None:
    """One to four units and the leadership, which is not assessed."""
    rng = draft.rng
    units = [*UNITS[: rng.choice([1, 2, 3, 4])], "leadership"]
    for unit in units:
        value: Record = {"unit": unit, "name": f"云溪区{unit}单位", "class": rng.choice(CLASSES)}
        if unit != "leadership" and not odd(rng, 20):
            value["superior"] = rng.choice(["leadership", *[other for other in units if other != unit]])
        value["assessed"] = unit != "leadership" and not odd(rng, 5)
        value["from"] = "2019-01-01"
        if not value["assessed"]:
            value["reason"] = "不纳入考核"
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
        seats += [(unit, _role(rng, place)) for place in range(min(size, largest))]
    if odd(rng, 60):
        rng.shuffle(seats)
    for number, (unit, role) in enumerate(seats, 1):
        person = f"p{number:04}"
        value = _person(rng, person, _post(rng, unit, role), list(book.units), edges)
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


def _role(rng: Random, place: int) -> str:
    return rng.choice(["head", "head", "staff"]) if place == 0 else rng.choice(["staff", "staff", "deputy"])


def _person(rng: Random, person: str, post: Record, units: list[str], edges: list[str]) -> Record:
    value: Record = {"person": person, "name": f"林{person}", "appointments": [post]}
    if odd(rng, 25):
        value["appointments"] = _career(rng, post, units, edges)
    if odd(rng, 20):
        spans = [_span(rng, edges) for _ in range(rng.choice([1, 2]))]
        value["leave"] = [{**span, "kind": "sick", "authority": "云人假〔2026〕2号"} for span in spans]
    if odd(rng, 10):
        value["probation"] = [_span(rng, edges)]
    return value


def _post(rng: Random, unit: str, role: str) -> Record:
    return {
        "from": "2019-01-01",
        "unit": unit,
        "role": role,
        "rank": rng.choice(RANKS[role]),
        "identity": rng.choice(["civil_servant", "civil_servant", "institution", "borrowed"]),
        "post": "科员",
        "authority": "云组任〔2021〕12号",
    }


def _span(rng: Random, edges: list[str]) -> Record:
    first, last = sorted([rng.choice(edges), rng.choice(edges)])
    return {"from": first} if odd(rng, 10) else {"from": first, "to": last}


def _career(rng: Random, post: Record, units: list[str], edges: list[str]) -> list[Record]:
    """A joiner, a leaver, a transfer or change of post, or somebody who left and came back."""
    day = rng.choice(edges)
    kind = rng.choice(["leaves", "joins", "moves", "moves", "returns"])
    if kind == "joins":
        return [_dated(post, day)]
    if kind == "leaves":
        return [_dated(post, post["from"], day)]
    other = _post(rng, rng.choice([*units, post["unit"]]), rng.choice([post["role"], "staff", "deputy"]))
    if kind == "moves":
        return [_dated(post, post["from"], shift(day, -1)), _dated(other, day)]
    later = rng.choice([edge for edge in edges if edge >= day])
    return [_dated(post, post["from"], shift(day, -1)), _dated(other, shift(later, 1))]


def _dated(post: Record, first: str, last: str | None = None) -> Record:
    rest = {key: value for key, value in post.items() if key not in ("from", "to")}
    return {"from": first, **({"to": last} if last else {}), **rest}
