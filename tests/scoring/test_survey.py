"""The survey (T6): the draw anybody can make again, the stratified mean, and what is withheld."""

import subprocess
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.components.component import Part
from scoring.components.survey import COMPONENT
from scoring.exact import WHOLE
from scoring.frame import frame_of
from scoring.labels import LABELS
from scoring.operations import evaluate
from scoring.policy.composition import Entry
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from scoring.policy.reading import Section
from scoring.policy.versions import Policies
from scoring.roster import Seat
from scoring.survey.answers import CellAnswers, SurveyResult
from scoring.survey.draw import DIGITS, SPAN, Pick, digits_of, draw, picks, place_of
from scoring.survey.withholding import told
from tests.scoring.body import walk
from tests.scoring.small import at, facts, person, preset

SEED = "2026-11-20 03 08 11 19 24 30 / 07"
IDS = ("e01", "e02", "e03", "e04", "e05", "e06", "e07")

EXAMPLE = ("e03", "e06", "e02")
SPECIFICATION = (Path(__file__).resolve().parents[2] / "docs" / "scoring.md").read_text("utf-8")

IDS_STRATEGY = st.sets(st.from_regex("[a-z][0-9]{1,3}", fullmatch=True), max_size=30)
SEEDS = st.text(min_size=1, max_size=30)


class TestDraw:
    @pytest.mark.rule("T6")
    def test_the_example_of_the_specification_with_plain_hashing(self) -> None:
        """docs/scoring.md: three of seven; each step again with nothing but hashlib."""
        left, drawn = list(IDS), []
        for counter in (1, 2, 3):
            value = int(sha256(f"{SEED}/firms/{counter}".encode()).hexdigest()[:15], 16)
            assert value < 16**15 - 16**15 % len(left)
            drawn.append(left.pop(value % len(left)))
        assert tuple(drawn) == draw(SEED, "firms", IDS, 3) == EXAMPLE

    @pytest.mark.skipif(which("sha256sum") is None, reason="this machine has no sha256sum")
    @pytest.mark.rule("T6")
    def test_the_example_of_the_specification_in_a_shell(self) -> None:
        """The commands of the specification, in a shell with sha256sum and whole numbers of 64 bits."""
        shell = SPECIFICATION.partition("```sh\n")[2].partition("```")[0]
        said = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=True, timeout=30)
        assert tuple(said.stdout.split()) == EXAMPLE

    @pytest.mark.rule("T6")
    def test_the_specification_shows_this_example(self) -> None:
        assert f"seed='{SEED}'\nset -- {' '.join(IDS)}\n" in SPECIFICATION
        for pick in picks(SEED, "firms", IDS, 3):
            row = f"| {pick.counter} | `{pick.digits}` | {pick.left} | {pick.place} | {pick.drawn} |"
            assert row in SPECIFICATION

    @given(SEEDS, IDS_STRATEGY, st.integers(0, 40))
    @pytest.mark.rule("T6")
    def test_without_replacement(self, seed: str, ids: set[str], size: int) -> None:
        drawn = draw(seed, "firms", ids, size)
        assert len(drawn) == len(set(drawn)) == min(size, len(ids))
        assert set(drawn) <= ids

    @given(SEEDS, st.lists(st.from_regex("[a-z][0-9]{1,3}", fullmatch=True), max_size=20), st.randoms())
    @pytest.mark.rule("T6")
    def test_the_order_of_the_list_does_not_matter(self, seed: str, ids: list[str], random: Any) -> None:
        shuffled = list(ids)
        random.shuffle(shuffled)
        assert draw(seed, "firms", ids, 5) == draw(seed, "firms", shuffled, 5)

    @given(SEEDS, IDS_STRATEGY, st.integers(0, 20))
    @pytest.mark.rule("T6")
    def test_a_larger_sample_begins_with_the_smaller(self, seed: str, ids: set[str], size: int) -> None:
        assert draw(seed, "firms", ids, size + 1)[:size] == draw(seed, "firms", ids, size)

    @pytest.mark.parametrize("left", range(1, 17))
    @pytest.mark.rule("T6")
    def test_no_place_is_likelier_than_another(self, left: int) -> None:
        """Counted over all 16 numbers of one hexadecimal digit: every place comes equally often."""
        places = Counter(place_of(value, left, 16) for value in range(16))
        assert {places[place] for place in range(left)} == {16 // left}
        assert places[None] == 16 % left

    @pytest.mark.rule("T6")
    def test_every_sample_comes_about_equally_often(self) -> None:
        """Two of five: 10 samples; of 4000 seeds each is drawn by 400 and at most five deviations more or
        less (the deviation is √(4000 × 1/10 × 9/10) ≈ 19)."""
        samples = Counter(frozenset(draw(f"seed {n}", "firms", "abcde", 2)) for n in range(4000))
        assert set(samples) == set(map(frozenset, combinations("abcde", 2)))
        assert all(305 <= count <= 495 for count in samples.values())

    @pytest.mark.rule("T6")
    def test_strata_are_drawn_apart_from_each_other(self) -> None:
        assert digits_of(SEED, "firms", 1) != digits_of(SEED, "homes", 1)
        assert len(digits_of(SEED, "firms", 1)) == DIGITS

    @pytest.mark.rule("T6")
    def test_a_number_that_would_favour_some_is_refused(self) -> None:
        assert place_of(SPAN - 1, 7) is None
        assert place_of(SPAN - SPAN % 7 - 1, 7) == 6
        refused = Pick(1, "f" * DIGITS, 7, None, None)
        assert refused.drawn is None


def survey_value(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    found = preset()
    found["surveys"] = [
        {
            "id": "public",
            "name": "群众满意度",
            "topics": [
                {"id": "service", "name": "政务服务", "weight": 6000},
                {"id": "conduct", "name": "干部作风", "weight": 4000},
            ],
            "strata": [
                {"id": "firms", "name": "企业", "weight": 3000, "size": 20},
                {
                    "id": "homes",
                    "name": "居民",
                    "weight": 7000,
                    "levels": [
                        {"id": "town", "name": "城镇", "weight": 4000, "size": 20},
                        {"id": "village", "name": "农村", "weight": 6000, "size": 20},
                    ],
                },
            ],
            "options": [
                {"id": "good", "name": "满意", "value": 100},
                {"id": "fair", "name": "基本满意", "value": 80},
                {"id": "bad", "name": "不满意", "value": 0},
            ],
            "seed": {"source": "约定之日的开奖号码"},
            "withhold_below": 5,
            "basis": "T6",
        }
    ]
    for path, new in (changes or {}).items():
        parent, _, key = path.rpartition(".")
        at(found, parent)[int(key) if key.isdigit() else key] = new
    return found


def cell(name: str, service: tuple[int, ...] | None, conduct: tuple[int, ...] | None) -> CellAnswers:
    votes = {"service": service, "conduct": conduct}
    topics = {
        topic: dict(zip(("good", "fair", "bad"), counts, strict=True))
        for topic, counts in votes.items()
        if counts is not None
    }
    answered = max([sum(counts) for counts in votes.values() if counts is not None], default=3)
    return CellAnswers(name, 20, 18, answered, 18 - answered, topics)


ALL = (
    cell("firms", (6, 4, 0), (5, 0, 5)),
    cell("homes.town", (5, 0, 5), (10, 0, 0)),
    cell("homes.village", (0, 10, 0), (0, 5, 5)),
)


def part(*cells: CellAnswers, absent_cell: str = "renormalise", **changes: Any) -> Part:
    """The component's part of the unit roads, the subject of a round of units."""
    result = SurveyResult(2026, "public", "roads", cells, "surveys/2026/public/results/roads")
    return parts({(2026, "public", "roads"): result} if cells else {}, absent_cell, changes)["roads"]


def parts(results: Any, absent_cell: str, changes: Mapping[str, Any]) -> Mapping[str, Part]:
    versions = Policies([read_policy(survey_value(changes))])
    frame = frame_of(versions, facts([person("p0001")], surveys=results), "2026", "2027-02-01")
    settings_ = COMPONENT.read(Section({"survey": "public", "absent_cell": absent_cell}))
    entry = Entry("survey", "调查", "survey", settings_, {"default": WHOLE}, "withhold")
    unit = Seat("roads", "township", "unit", "township", "unit", "unit", None, "assessed", 0, 0, frozenset())
    assert dict(COMPONENT.inputs(entry, frame, "township", [unit])) == dict.fromkeys(
        [result.record for result in results.values()]
    )
    return COMPONENT.score(entry, frame, "township", [unit])


class TestScore:
    @pytest.mark.rule("T6")
    def test_the_stratified_mean(self) -> None:
        """service: firms (6×100 + 4×80) ÷ 10 = 92; town 500 ÷ 10 = 50; village 800 ÷ 10 = 80.
        Firms weigh 30 %, town 70 % × 40 % = 28 %, village 42 %: 27.6 + 14 + 33.6 = 75.2.
        conduct: 50, 100, 40: 15 + 28 + 16.8 = 59.8. Together 60 % × 75.2 + 40 % × 59.8 = 69.04."""
        assert part(*ALL).value == Fraction("69.04")

    @pytest.mark.rule("T6")
    def test_small_cells_and_their_complement_are_left_out(self) -> None:
        """Town with 4 answers is withheld; alone it could be worked out from a total, so the smallest of the
        others goes too (firms and village have 10 each: the first). Village alone is left: 80 and 40, 64."""
        cells = (ALL[0], cell("homes.town", (2, 0, 2), (4, 0, 0)), ALL[2])
        assert part(*cells).value == 64

    @pytest.mark.rule("T6")
    def test_the_complement_may_stay_where_the_policy_says_so(self) -> None:
        """(30 × 92 + 42 × 80) ÷ 72 = 85; (30 × 50 + 42 × 40) ÷ 72 = 265/6; 51 + 53/3 = 206/3."""
        cells = (ALL[0], cell("homes.town", (2, 0, 2), (4, 0, 0)), ALL[2])
        kept = {"surveys.public.withhold_complement": False}
        assert part(*cells, **kept).value == Fraction(206, 3)

    @pytest.mark.rule("T6")
    def test_a_record_that_leaves_small_counts_out_gives_the_same(self) -> None:
        cells = (ALL[0], cell("homes.town", None, None), ALL[2])
        assert part(*cells).value == 64

    @pytest.mark.rule("T6")
    def test_two_withheld_need_no_third(self) -> None:
        small = cell("homes.town", (2, 0, 2), (4, 0, 0))
        assert part(cell("firms", (4, 0, 0), (4, 0, 0)), small, ALL[2]).value == 64

    @pytest.mark.rule("T6")
    def test_a_lacking_cell_may_withhold_everything(self) -> None:
        assert part(*ALL[1:], absent_cell="withhold").value is None
        assert part(*ALL, absent_cell="withhold").value == Fraction("69.04")

    @pytest.mark.rule("T6")
    def test_without_results_or_answers_there_is_no_zero(self) -> None:
        assert part().value is None
        assert part(*(cell(name, None, None) for name in ("firms", "homes.town"))).value is None

    @pytest.mark.rule("T6")
    def test_every_step_can_be_redone_and_every_label_occurs(self) -> None:
        small = (ALL[0], cell("homes.town", (2, 0, 2), (4, 0, 0)), ALL[2])
        roots = [part(*ALL).derive(), part(*small).derive(), part().derive()]
        nodes = [node for root in roots for node in walk(root)]
        assert [node for node in nodes if evaluate(node) != node.value] == []
        assert [root.value for root in roots] == [Fraction("69.04"), 64, None]
        seen = {(node.label, tuple(name for name, _ in node.args)) for node in nodes}
        assert seen == {(label, entry.args) for label, entry in LABELS.items() if label.startswith("survey.")}
        for node in nodes:
            assert not node.clause or at(survey_value(), node.clause) is not None
            assert node.inputs or node.record or node.clause or node.label == "survey.absent"

    @pytest.mark.rule("T6")
    def test_no_small_cell_is_explained(self) -> None:
        root = part(ALL[0], cell("homes.town", (2, 0, 2), (4, 0, 0)), ALL[2]).derive()
        shown = {dict(node.args)["stratum"] for node in walk(root) if node.label == "survey.cell"}
        assert shown == {"homes.village"}

    @pytest.mark.rule("T6")
    def test_who_did_not_answer_is_told(self) -> None:
        notes = [node for node in part(*ALL).derive().notes if node.label == "survey.response"]
        assert [(dict(node.args)["refused"], node.value) for node in notes] == [("8", 10)] * 3


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12)), st.integers(1, 8))
def test_what_is_told_is_large_and_what_is_withheld_is_never_alone(
    answers: Mapping[str, int], least: int
) -> None:
    shown = told(answers, (), least, complement=True)
    assert all(answers[name] >= least for name in shown)
    withheld = [name for name, count in answers.items() if count > 0 and name not in shown]
    assert len(withheld) != 1 or not shown


def test_faults_of_a_survey() -> None:
    def codes(changes: Mapping[str, Any]) -> list[tuple[Any, str]]:
        return [(found.pointer, found.code) for found in faults(read_policy(survey_value(changes)))]

    first = ("surveys", 0)
    assert codes({}) == []
    assert codes({"surveys.0.topics.0.weight": 5000}) == [((*first, "topics"), "survey_weights_sum")]
    assert codes({"surveys.0.strata.0.weight": 1}) == [((*first, "strata"), "survey_weights_sum")]
    assert codes({"surveys.0.strata.1.levels.0.weight": 1}) == [
        ((*first, "strata", 1, "levels"), "survey_weights_sum")
    ]
    assert codes({"surveys.0.topics.1.id": "service"}) == [((*first, "topics", 1, "id"), "duplicate_id")]
