"""Reviews, score sheets and appraisals of a random ledger."""

from tests.oracle.book import Book, Record
from tests.oracle.chance import odd
from tests.oracle.draft import Draft
from tests.oracle.draft_measured import unit_of
from tests.oracle.draft_people import SECTIONS
from tests.oracle.means import keys_of

SCORES = ["85", "90", "89.5", "80", "79.99", "60", "100", "85"]


def add_reviews(draft: Draft) -> None:
    """What superiors said and scored in the periods and in the year."""
    book = draft.book()
    for period in draft.spans:
        for _ in range(draft.rng.choice([6, 2, 12]) if draft.uses("mentions") else 0):
            _add_review(draft, book, period)
        for sheet in draft.policy.get("sheets", []) if draft.uses("sheet") else []:
            for rater in sheet["raters"]:
                _add_sheets(draft, book, period, sheet, rater["id"])
        for person in draft.people() if draft.uses("appraisal") else []:
            if not draft.lacks(10):
                _add_appraisal(draft, book, period, person)


def _add_review(draft: Draft, book: Book, period: str) -> None:
    rng, person = draft.rng, draft.rng.choice(draft.people())
    value: Record = {"period": period, "date": "2026-03-13", "reviewer": rng.choice(draft.people())}
    if odd(rng, 40):
        value["unit"] = unit_of(book, person)
        value |= {"section": rng.choice(SECTIONS)} if odd(rng, 40) else {}
    else:
        value["person"] = person
    value["tone"] = rng.choice(["praise", "criticism", "praise", "guidance"])
    value |= {"text": "报修处置及时", "evidence": ["例会记录第3页"]}
    draft.records[f"reviews/{period}/r{len(draft.records)}"] = value


def _add_sheets(draft: Draft, book: Book, period: str, sheet: Record, rater: str) -> None:
    groups: dict[str, list[str]] = {}
    for subject in draft.people() if sheet["subjects"] == "people" else draft.units():
        group = unit_of(book, subject) if sheet["subjects"] == "people" else book.units[subject]["class"]
        groups.setdefault(group, []).append(subject)
    name = "person" if sheet["subjects"] == "people" else "unit"
    for group, subjects in groups.items():
        rows = [{name: each, "scores": _scores(draft, sheet)} for each in subjects if not draft.lacks(10)]
        if rows and not draft.lacks(10):
            value: Record = {"period": period, "sheet": sheet["id"], "rater": rater, "group": group}
            value |= {"date": "2026-04-03", "authority": "云考〔2026〕2号", "rows": rows}
            draft.records[f"scores/{period}/{sheet['id']}/{rater}-{group}"] = value


def _scores(draft: Draft, sheet: Record) -> dict[str, str]:
    keys = [key for key in keys_of(sheet["items"]) if not draft.lacks(5)] or keys_of(sheet["items"])[:1]
    return {key: draft.rng.choice(SCORES) for key in keys}


def _add_appraisal(draft: Draft, book: Book, period: str, person: str) -> None:
    levels = []
    for level in draft.policy["review_levels"]:
        if draft.lacks(12):
            continue
        row: Record = {
            "level": level["id"],
            "reviewer": draft.rng.choice(draft.people()),
            "date": "2026-04-02",
        }
        row["opinion"] = "日志与实际工作相符"
        levels.append(row | ({} if draft.lacks(20) else {"score": draft.rng.choice(SCORES)}))
    if levels:
        unit = unit_of(book, person)
        value: Record = {"period": period, "unit": unit, "person": person, "levels": levels}
        draft.records[f"appraisals/{period}/{unit}/{person}"] = value
