"""Orders, petitions and findings: what each costs a subject (docs/scoring.md, "Supervision")."""

from fractions import Fraction

from tests.oracle.book import Record, workdays_after
from tests.oracle.roster import Seat
from tests.oracle.round import Round


def orders(component: Record, round_: Round, seat: Seat) -> Fraction:
    """What the subject's orders cost."""
    mine = [order for order in round_.book.orders if _answers(order, round_, seat)]
    return sum((_cost_of_order(component, order, round_) for order in mine), Fraction(0))


def _answers(order: Record, round_: Round, seat: Seat) -> bool:
    name = order["unit"] if round_.of_units else order.get("undertaken", {}).get("person")
    return bool(name == seat["person"])


def _cost_of_order(component: Record, order: Record, round_: Round) -> Fraction:
    first, last = round_.first, round_.last
    assessed, cost = order.get("assessed"), Fraction(0)
    if order["assigned"]["date"] > last or (assessed and assessed["date"] < first):
        return cost
    if assessed and first <= assessed["date"] <= last and assessed["result"] in ("partly", "not_met"):
        cost += Fraction(component[assessed["result"]])
    day = order.get("reported", {}).get("date")
    if day and first <= day <= last:
        deadline = _deadline(order, day, round_)
        late = [each for each in round_.book.workdays if deadline < each <= day]
        cost += len(late) * Fraction(component["late_day"])
    asked = min(last, round_.as_of)
    if (day is None or day > last) and _deadline(order, asked, round_) < asked:
        cost += Fraction(component["overdue"])
    return cost


def _deadline(order: Record, day: str, round_: Round) -> str:
    """The last day for the report, with the extensions decided by ``day``."""
    decided = [(each["date"], each["until"]) for each in order.get("extended", []) if each["date"] <= day]
    due = max(decided)[1] if decided else order["due"]
    return workdays_after(round_.book, due, round_.policy["orders"]["report_workdays"])


def _names(matter: Record, round_: Round, seat: Seat) -> bool:
    return bool(matter.get("unit" if round_.of_units else "person") == seat["person"])


def petitions(component: Record, round_: Round, seat: Seat) -> Fraction:
    """What the petitions about the subject that were closed in the period cost."""
    rules, cost = round_.policy["petitions"], Fraction(0)
    for petition in round_.book.petitions:
        if not _names(petition, round_, seat) or not _within(petition.get("closed"), round_):
            continue
        for entry in rules["deductions"]:
            if (entry["nature"], entry["remedy"]) == (petition["nature"], petition.get("remedy")):
                cost += Fraction(entry["points"])
        deadline = workdays_after(round_.book, petition["accepted"], rules["answer_workdays"])
        if "late_answer" in component and not ("answered" in petition and petition["answered"] <= deadline):
            cost += Fraction(component["late_answer"])
    return cost


def _within(day: str | None, round_: Round) -> bool:
    return day is not None and round_.first <= day <= round_.last


def findings(component: Record, round_: Round, seat: Seat) -> Fraction:
    """What inspections of the period found about the subject, each finding once."""
    points = {each["id"]: Fraction(each["points"]) for each in round_.policy["inspections"]["severities"]}
    return sum(
        (
            points[finding["severity"]]
            for finding in round_.book.findings
            if _names(finding, round_, seat) and _within(finding["to"], round_) and "same_as" not in finding
        ),
        Fraction(0),
    )
