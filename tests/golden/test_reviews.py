"""X5 to X8, S2 to S4, S8, D9, T5: reviews, score sheets, ballots by item and by section, weekly logs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from scoring.derivation import Node
from scoring.facts import Appraisal, Facts, Review, ScoreSheet, Unit
from scoring.item_limits import Filled, breaches, pools
from scoring.outcome import PersonOutcome
from scoring.period import score_period
from scoring.periods import parse
from scoring.policy.sheets import ItemLimit, Sheet, SheetItem, SheetRater
from scoring.styles import styles
from tests.scoring import reviewed
from tests.scoring.body import walk
from tests.scoring.small import (
    CLOSED,
    at,
    box,
    boxes,
    facts,
    logs,
    person,
    policies,
    policy,
    post,
    preset,
    workdays,
)

PERIOD = "2026-Q1"
BALLOTS = "period_score.weighted.ballots"
WEIGHTED = "period_score.weighted"
SECTIONS = Unit(
    "roads", "roads", "township", None, True, "organization/units/roads", sections=("office", "site")
)


def outcome(found: Facts, changes: Mapping[str, Any], name: str = "p0100") -> PersonOutcome:
    return score_period(policies(changes), found, PERIOD, CLOSED, trace=True).people[name]


def review(subject: str, tone: str, number: int = 1, section: str | None = None) -> Review:
    return Review(PERIOD, subject, section, tone, "2026-02-06", f"reviews/{PERIOD}/{subject}-{tone}-{number}")


def reviews(*found: Review) -> dict[tuple[str, str], tuple[Review, ...]]:
    subjects = {one.subject for one in found}
    return {(PERIOD, subject): tuple(one for one in found if one.subject == subject) for subject in subjects}


def sheet_row(rater: str, **scores: str) -> ScoreSheet:
    """What a rater gives p0100: item → score, ``work__quality`` for ``work.quality``."""
    row = {item.replace("__", "."): Fraction(score) for item, score in scores.items()}
    return ScoreSheet(PERIOD, "panel", rater, "roads", {"p0100": row}, f"scores/{PERIOD}/panel/{rater}-roads")


class TestWeeklyLogs:
    """A quarter of 13 weeks: the first ends on Friday 2 January, the last on 27 March."""

    weekly: Mapping[str, Any] = {
        "logs.every": "week",
        "period_score.points.logs.missing_day": None,
        "period_score.points.logs.missing_week": "0.50",
        "period_score.points.logs.missing_summary": "0.00",
    }
    fridays = tuple(day for day in workdays("2026-01-01", "2026-03-31") if day in {
        *("2026-01-02", "2026-01-09", "2026-01-16", "2026-01-23", "2026-01-30", "2026-02-06", "2026-02-13"),
        *("2026-02-20", "2026-02-27", "2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27"),
    })  # fmt: skip

    def deduction(self, *filed: Any) -> Fraction:
        return outcome(facts([person("p0100")], logs={"p0100": filed}), self.weekly).parts["logs"]

    @pytest.mark.rule("X5")
    def test_x5_one_log_a_week_due_on_its_last_workday(self) -> None:
        """Every Friday but the second, and the third filed on the sixth workday after it: 2 × 0.50 = 1.00."""
        days = [day for day in self.fridays if day != "2026-01-09"]
        assert self.deduction(*logs("p0100", days, late={"2026-01-16": "2026-01-26"})) == -1
        assert self.deduction(*logs("p0100", days, late={"2026-01-16": "2026-01-23"})) == Fraction("-0.50")

    @pytest.mark.rule("X5")
    def test_x5_the_days_after_the_last_friday_belong_to_the_next_quarter(self) -> None:
        """30 and 31 March are of the week that ends on 3 April: nothing of it is missing in this quarter."""
        assert self.deduction(*logs("p0100", self.fridays)) == 0

    @drawn(st.lists(st.integers(0, 4), min_size=13, max_size=13))
    def test_any_day_of_the_week_keeps_it(self, back: list[int]) -> None:
        days = workdays("2026-01-01", "2026-03-31")
        chosen = [
            days[max(days.index(friday) - steps, 0)] for friday, steps in zip(self.fridays, back, strict=True)
        ]
        assert self.deduction(*logs("p0100", chosen)) == 0

    def test_the_deduction_is_told_week_by_week(self) -> None:
        found = outcome(facts([person("p0100")]), self.weekly)
        missing = [node.value for node in nodes(found) if node.label == "logs.missing_week"]
        assert tuple(missing) == self.fridays


def nodes(found: PersonOutcome) -> list[Node]:
    assert found.derivation is not None
    return list(walk(found.derivation))


class TestMentions:
    changes: Mapping[str, Any] = {"period_score.points": [reviewed.MENTIONS]}

    def value(self, *found: Review, **settings: Any) -> Fraction:
        changes = {"period_score.points": [{**reviewed.MENTIONS, **settings}]}
        member = person("p0100", post(section="office"))
        return outcome(facts([member], [SECTIONS], reviews=reviews(*found)), changes).parts["mentions"]

    @pytest.mark.rule("X6", "X7")
    def test_x7_named_praise_adds_and_named_criticism_deducts(self) -> None:
        """One praise 0.20, one criticism 0.50: 0.20 − 0.50 = −0.30; guidance counts nothing."""
        found = self.value(
            review("p0100", "praise"), review("p0100", "criticism"), review("p0100", "guidance")
        )
        assert found == Fraction("-0.30")

    @pytest.mark.rule("X7")
    def test_x7_each_side_has_its_cap(self) -> None:
        """Two praises 0.40, capped at 0.30; two criticisms 1.00, capped at 0.50: −0.20."""
        four = [review("p0100", tone, number) for tone in ("praise", "criticism") for number in (1, 2)]
        assert self.value(*four) == Fraction("-0.20")
        assert self.value(*four, cap_added="9.00", cap_deducted="9.00") == Fraction("-0.60")

    @pytest.mark.rule("X6")
    def test_x6_a_department_s_mention_reaches_its_people(self) -> None:
        of_unit, own, other = (
            review("roads", "praise", number, section)
            for number, section in enumerate((None, "office", "site"))
        )
        assert self.value(of_unit, cap_added="9.00") == Fraction("0.20")
        assert self.value(of_unit, own, other, cap_added="9.00") == Fraction("0.40")
        assert self.value(of_unit, own, to_members=False) == 0


class TestSheets:
    changes: Mapping[str, Any] = {
        "sheets": [reviewed.SHEET],
        WEIGHTED: [reviewed.weighted("marks", "sheet", 10000, sheet="panel")],
    }

    def value(self, *found: ScoreSheet, **settings: Any) -> Fraction | None:
        changes = {**self.changes, "sheets": [{**reviewed.SHEET, **settings}]}
        book = facts([person("p0100")], score_sheets={(PERIOD, "panel", "roads"): found})
        return outcome(book, changes).parts.get("marks")

    group = sheet_row("group", work__quality="90", work__speed="80", style="70")
    head = sheet_row("head", work__quality="60", work__speed="70", style="80")

    @pytest.mark.rule("S4")
    def test_s4_items_and_sub_items_weighted(self) -> None:
        """Group: work 0.6 × 90 + 0.4 × 80 = 86; 0.7 × 86 + 0.3 × 70 = 81.2.
        Head: work 0.6 × 60 + 0.4 × 70 = 64; 0.7 × 64 + 0.3 × 80 = 68.8. 0.6 × 81.2 + 0.4 × 68.8 = 76.24."""
        assert self.value(self.group, self.head) == Fraction("76.24")

    def test_an_absent_rater(self) -> None:
        assert self.value(self.group) == Fraction("81.2")
        assert self.value(self.group, absent_rater="zero") == Fraction("48.72")
        assert self.value(self.group, absent_rater="withhold") is None
        assert self.value() is None

    def test_an_absent_item(self) -> None:
        """Without speed, work is 90 by itself, or 0.6 × 90 = 54 with speed as zero."""
        holed = sheet_row("group", work__quality="90", style="70")
        assert self.value(holed, absent_item="renormalise") == 84
        assert self.value(holed, absent_item="zero") == Fraction("58.8")
        assert self.value(holed, absent_item="withhold") is None


@pytest.mark.rule("X8")
def test_x8_half_achievements_half_leaders() -> None:
    """The first half: the panel's 81.2, a log missing in no week, one praise 0.20: 81.40. The leaders: 90.
    0.5 × 81.4 + 0.5 × 90 = 85.70."""
    leaders = {**reviewed.SHEET, "id": "leaders", "raters": [{"id": "head", "name": "x", "weight": 10000}]}
    first = {**reviewed.FIRST, "weighted": [reviewed.weighted("marks", "sheet", 10000, sheet="panel")]}
    changes = {
        "sheets": [reviewed.SHEET, leaders],
        WEIGHTED: [first, reviewed.weighted("leaders", "sheet", 5000, sheet="leaders")],
        "period_score.points": [],
    }
    ninety = {"p0100": {key: Fraction(90) for key in ("work.quality", "work.speed", "style")}}
    sheets = {
        (PERIOD, "panel", "roads"): (TestSheets.group,),
        (PERIOD, "leaders", "roads"): (ScoreSheet(PERIOD, "leaders", "head", "roads", ninety, "scores/x"),),
    }
    found = outcome(
        facts([person("p0100")], score_sheets=sheets, reviews=reviews(review("p0100", "praise"))), changes
    )
    assert found.parts == {"first": Fraction("81.4"), "leaders": 90}
    assert found.score == Fraction("85.70")


def test_a_composite_without_its_parts_is_absent_and_is_kept_within_its_bounds() -> None:
    low = {"min": "0.00", "max": "80.00", "basis": "illustrative"}
    inner = {
        **reviewed.FIRST,
        "absent": "withhold",
        "weight": {"default": 10000},
        "weighted": [reviewed.weighted("marks", "sheet", 10000, sheet="panel")],
        "bounds": low,
    }
    changes = {"sheets": [reviewed.SHEET], WEIGHTED: [inner], "period_score.points": []}
    sheets = {(PERIOD, "panel", "roads"): (TestSheets.group,)}
    assert outcome(facts([person("p0100")], score_sheets=sheets), changes).score == 80
    withheld = outcome(facts([person("p0100")]), changes)
    assert (withheld.status, withheld.reason) == ("withheld", "first")


class TestLayers:
    """A head, a deputy in charge of the office, a manager and a clerk in it, and two such on site."""

    people = (
        person("p0001", post(role="head")),
        person("p0002", post(role="deputy", line=("office",))),
        person("p0010", post(rank="fuke", section="office", role="manager")),
        person("p0011", post(section="office")),
        person("p0020", post(rank="fuke", section="site", role="manager")),
        person("p0021", post(section="site")),
    )

    @staticmethod
    def block(id_: str, group: str, source: str, rater: str, weight: int = 1) -> dict[str, Any]:
        return {
            "id": id_,
            "group": group,
            "raters": {"from": source, "roles": [rater]},
            "subjects": {"roles": ["staff"]},
            "named": True,
            "ballot_weight": weight,
            "basis": "S2",
        }

    def changes(self) -> dict[str, Any]:
        groups = [("managers", 2000), ("line", 3000), ("top", 5000)]
        return {
            "roles": [*preset()["roles"], {"id": "manager", "name": "中层"}],
            f"{BALLOTS}.groups": [{"id": id_, "name": id_, "weight": weight} for id_, weight in groups],
            f"{BALLOTS}.blocks": [
                self.block("middle", "managers", "section", "manager"),
                self.block("line", "line", "line", "deputy"),
                self.block("head", "top", "unit", "head", 2),
                self.block("vice", "top", "unit", "deputy"),
            ],
        }

    def found(self) -> Facts:
        marks = [
            box("managers", "middle-office", {"p0011": 70}),
            box("line", "line-office", {"p0011": 80}),
            box("top", "head", {"p0011": 90, "p0021": 60}),
            box("top", "vice", {"p0011": 84, "p0021": 72}),
        ]
        return facts(self.people, [SECTIONS], boxes=boxes(*marks))

    @pytest.mark.rule("S2")
    def test_s2_managers_rate_their_section_and_deputies_their_line(self) -> None:
        rules = policy(self.changes())
        period = score_period(policies(self.changes()), self.found(), PERIOD, CLOSED)
        assert period.people["p0011"].status == "assessed"
        found = styles(rules, self.found(), parse(PERIOD, rules), "roads")
        assert [(each.block, each.raters, each.subjects) for each in found] == [
            ("middle-office", ("p0010",), ("p0011",)),
            ("middle-site", ("p0020",), ("p0021",)),
            ("line-office", ("p0002",), ("p0011",)),
            ("head", ("p0001",), ("p0011", "p0021")),
            ("vice", ("p0002",), ("p0011", "p0021")),
        ]

    @pytest.mark.rule("S2", "S8")
    def test_s8_layers_weigh_by_level(self) -> None:
        """Top (2 × 90 + 84) ÷ 3 = 88; 0.2 × 70 + 0.3 × 80 + 0.5 × 88 = 82. On site nobody is in charge
        and the manager gave no ballot: the top alone, (2 × 60 + 72) ÷ 3 = 64."""
        assert outcome(self.found(), self.changes(), "p0011").parts["ballots"] == 82
        assert outcome(self.found(), self.changes(), "p0021").parts["ballots"] == 64

    @pytest.mark.rule("S3")
    def test_s3_the_effective_weight_of_each_ballot_is_printed(self) -> None:
        """The head's ballot: 5000 × 2 ÷ (10000 × 3) = 1/3, the deputy's in the same group 1/6; together with
        2/10 and 3/10 of the others that is the whole."""
        told = effective(outcome(self.found(), self.changes(), "p0011"))
        assert told == {
            "middle-office": Fraction(1, 5),
            "line-office": Fraction(3, 10),
            "head": Fraction(1, 3),
            "vice": Fraction(1, 6),
        }
        assert effective(outcome(self.found(), self.changes(), "p0021")) == {
            "head": Fraction(2, 3),
            "vice": Fraction(1, 3),
        }


def effective(found: PersonOutcome) -> dict[str, Any]:
    return {
        dict(node.args)["block"]: node.value for node in nodes(found) if node.label == "ballots.effective"
    }


@pytest.mark.rule("S4")
def test_s4_a_ballot_scores_each_item_and_sub_item() -> None:
    """Work 0.6 × 90 + 0.4 × 80 = 86 and 0.6 × 70 + 0.4 × 80 = 74; with style 70 and 90: 0.7 × 86 + 0.3 × 70 =
    81.2 and 0.7 × 74 + 0.3 × 90 = 78.8. Their mean is 80."""
    marks = [
        {"p0100": {"work.quality": 90, "work.speed": 80, "style": 70}},
        {"p0100": {"work.quality": 70, "work.speed": 80, "style": 90}},
    ]
    heads = [person("p0001", post(role="head")), person("p0002", post(role="head")), person("p0100")]
    found = facts(heads, boxes=boxes(box("leader", "head", *marks)))  # type: ignore[arg-type]
    changes = {BALLOTS: {**at(preset(), BALLOTS), "items": reviewed.ITEMS}}
    assert outcome(found, changes).parts["ballots"] == 80


@pytest.mark.rule("D9")
def test_d9_three_levels_of_review_weigh_together() -> None:
    """Section 80, line 90, head 85 at 2 : 3 : 5: (160 + 270 + 425) ÷ 10 = 85.5; without the head's score the
    component is withheld, or (160 + 270) ÷ 5 = 86."""
    levels = [
        {
            "id": id_,
            "name": id_,
            "reviewer": {"from": id_ if id_ != "head" else "unit", "roles": ["head"]},
            "weight": weight,
            "basis": "D9",
        }
        for id_, weight in (("section", 2000), ("line", 3000), ("head", 5000))
    ]

    def value(head: Fraction | None, absent: str = "withhold") -> Fraction | None:
        entry = reviewed.weighted("levels", "appraisal", 10000, absent_level=absent)
        scores = {"section": Fraction(80), "line": Fraction(90), "head": head}
        found = Appraisal(PERIOD, "p0100", scores, f"appraisals/{PERIOD}/roads/p0100")
        changes = {"review_levels": levels, WEIGHTED: [entry]}
        book = facts([person("p0100")], appraisals={(PERIOD, "p0100"): found})
        return outcome(book, changes).parts.get("levels")

    assert value(Fraction(85)) == Fraction("85.5")
    assert value(None) is None
    assert value(None, "renormalise") == 86


def limited(minimum: int, pool: str = "none") -> Sheet:
    """A sheet of one item: 90 and above at most 30 %, rounded down; below 80 at least 20 %, rounded up."""
    return Sheet(
        id="tier",
        name="tier",
        subjects="units",
        scale_min=Fraction(0),
        scale_max=Fraction(100),
        items=(SheetItem("style", "作风", 10000),),
        raters=(SheetRater("group", "考核组", 10000),),
        absent_item="withhold",
        absent_rater="withhold",
        item_limits=(
            ItemLimit(True, Fraction(90), 3000, "floor"),
            ItemLimit(False, Fraction(80), 2000, "ceiling"),
        ),
        minimum_objects=minimum,
        pool=pool,
    )


def filled(*scores: str, record: str = "a", unit_class: str = "district") -> Filled:
    return Filled(
        record,
        unit_class,
        {f"{record}{index}": {"style": Fraction(score)} for index, score in enumerate(scores)},
    )


def broken(sheet: Sheet, *records: Filled) -> list[tuple[str, int, int, int]]:
    """Of every limit that is not kept: which, found, bound, objects."""
    return [
        ("most" if found.limit.most else "least", found.found, found.bound, found.objects)
        for pool in pools(sheet, records)
        for found in breaches(sheet, pool)
    ]


class TestItemLimits:
    @pytest.mark.rule("T5")
    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_t5_one_two_or_three_objects(self, number: int) -> None:
        """30 % of 1, 2, 3 rounded down is 0: none may have 90. 20 % rounded up is 1: one must be below 80. So
        a sheet asks for a least number of objects, under which there is no limit of the kind."""
        high, middle = ["90"] + ["79.9"] * (number - 1), ["80"] * number
        assert ("most", 1, 0, number) in broken(limited(1), filled(*high))
        assert broken(limited(1), filled(*middle)) == [("least", 0, 1, number)]
        assert broken(limited(1), filled("79.99", *["89.99"] * (number - 1))) == []
        assert broken(limited(4), filled(*high)) == broken(limited(4), filled(*middle)) == []

    @pytest.mark.rule("T5")
    def test_t5_the_exact_edges_of_ten(self) -> None:
        """Of 10 objects 3 may have 90, which counts as high, and 2 must be below 80, which does not."""
        assert broken(limited(4), filled(*["90"] * 3, *["80"] * 5, *["79.99"] * 2)) == []
        assert broken(limited(4), filled(*["90"] * 4, *["80"] * 4, *["79.99"] * 2)) == [("most", 4, 3, 10)]
        assert broken(limited(4), filled(*["90"] * 3, *["80"] * 6, "79.99")) == [("least", 1, 2, 10)]

    @pytest.mark.rule("T5")
    def test_t5_small_groups_are_pooled_by_class_or_all_together(self) -> None:
        """Two small groups of a class hold 4 objects: 1 may be high, 1 must be low. The large one is judged
        by itself, and the small one of another class stays free, or joins when all are pooled."""
        small = [filled("90", "85", record="a"), filled("90", "79", record="b")]
        other = filled("95", record="c", unit_class="township")
        large = filled("90", "85", "84", "79", record="d")
        assert broken(limited(4, "class"), *small, other, large) == [("most", 2, 1, 4)]
        assert broken(limited(4, "body"), *small, other, large) == [("most", 3, 1, 5)]
        assert broken(limited(4), *small, other, large) == []

    @drawn(st.lists(st.integers(0, 1000).map(lambda tenths: f"{tenths / 10:.1f}"), min_size=1, max_size=30))
    def test_what_is_allowed_and_asked_for_follows_from_counts_alone(self, scores: list[str]) -> None:
        high = sum(Fraction(score) >= 90 for score in scores)
        low = sum(Fraction(score) < 80 for score in scores)
        expected = {"most"} if 10 * high > 3 * len(scores) else set()
        expected |= {"least"} if 5 * low < len(scores) else set()
        assert {each[0] for each in broken(limited(1), filled(*scores))} == expected
