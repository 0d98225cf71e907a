"""Pages with charts: what they draw, the same numbers beside it, and that a narrower tier hides them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ledger.board import address
from ledger.board.both import in_language
from ledger.board.build import pages
from ledger.board.pages.grade_charts import mean
from ledger.board.pages.hubs import navigation
from ledger.board.source import read_view
from ledger.board.view import View
from scoring.outcome import PersonOutcome
from tests.board.everything import everything
from tests.board.pages import read


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("charted") / "ledger", "public")


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    return read_view(root, "public")


@pytest.fixture(scope="module")
def written(view: View) -> dict[str, str]:
    return dict(pages(view, []))


def said(written: dict[str, str], page: str, lang: str = "zh") -> str:
    return read(written[page], lang).text


def without(view: View, *fields: str) -> dict[str, str]:
    """The pages of a board that may not show these kinds or fields."""
    hidden = dict.fromkeys(fields, "sealed")
    return dict(pages(replace(view, sight=replace(view.sight, fields={**view.sight.fields, **hidden})), []))


@pytest.mark.rule("X4")
def test_a_cohort_tells_its_grades_the_places_used_and_its_scores(
    view: View, written: dict[str, str]
) -> None:
    settled = next(each for each in view.settled if each.period == "2025-Q1")
    page = said(written, address.cohorts("2025-Q1"))
    caps = settled.outcome.caps
    given, places = sum(use.given for use in caps), sum(use.places for use in caps)
    people = sum(use.people for use in caps)
    assert f"给出 {given} · 名额 {places} · 共 {people}" in page
    assert f"{given} given · {places} places · of {people}" in said(written, address.cohorts("2025-Q1"), "en")
    for words in ("各级等次分布", "名额用了多少", "得分分布"):
        assert words in page
    assert address.markdown(address.COHORTS) in str(navigation(list(written), "zh"))
    assert address.cohorts("units-2025-Q1") in written


def test_units_stand_side_by_side_without_ranks(view: View, written: dict[str, str]) -> None:
    page = said(written, address.COMPARE)
    assert "不排名次" in page
    outcome = next(each.outcome for each in view.settled if each.period == "2025-Q1")
    of_roads = [each for each in outcome.people.values() if each.unit == "roads"]
    assert mean(of_roads, outcome.places) in page


def test_a_mean_is_cut_and_marked_as_cut() -> None:
    """80.00 and 80.01 come to 80.005, shown as 80.00…; 80 and 81 to 80.50."""

    def scored(*scores: str) -> list[PersonOutcome]:
        return [
            PersonOutcome("p", "u", "assessed", "r", "k", "i", None, score=Fraction(score))
            for score in scores
        ]

    assert mean(scored("80.00", "80.01"), 2) == "80.00…"
    assert mean(scored("80", "81"), 2) == "80.50"
    assert mean([], 2) == ""


def test_without_grades_there_is_nothing_to_compare(view: View) -> None:
    shown = without(view, "result.grade")
    assert shown.keys().isdisjoint({address.COMPARE, address.COHORTS})
    assert "同级分布" not in str(navigation(list(shown), "zh"))


def test_without_scores_a_cohort_tells_grades_alone(view: View) -> None:
    page = said(without(view, "result.score"), address.cohorts("2025-Q1"))
    assert "各级等次分布" in page
    assert "得分分布" not in page


def test_every_chart_has_a_title_and_says_the_same_in_words(written: dict[str, str]) -> None:
    for name, page in written.items():
        for lang in ("zh", "en"):
            for drawing in in_language(page, lang).split('role="img"')[1:]:
                if "<title>" not in drawing[:200]:
                    continue
                title, says = drawing.split("<title>")[1].split("</title><desc>")
                assert title, name
                assert says.split("</desc>")[0], name
