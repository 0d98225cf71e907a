"""Pages with charts: what they draw, the same numbers beside it, and that a narrower tier hides them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ledger.board import address
from ledger.board.both import in_language
from ledger.board.pages.fairness import SEEN
from ledger.board.pages.fairness_words import PLAIN, in_plain_words
from ledger.board.pages.grade_charts import mean
from ledger.board.pages.hubs import navigation
from ledger.board.pages.measures import KINDS
from ledger.board.pages.profile import balance, indicators_over_time
from ledger.board.pages.today import today
from ledger.board.source import read_view
from ledger.board.view import View
from scoring.outcome import PersonOutcome
from tests.board.everything import everything
from tests.board.made import pages
from tests.board.pages import read


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("charted") / "ledger", "public")


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    return read_view(root, "public")


@pytest.fixture(scope="module")
def written(view: View) -> dict[str, str]:
    return dict(pages(view))


def said(written: dict[str, str], page: str, lang: str = "zh") -> str:
    return read(written[page], lang).text


def without(view: View, *fields: str) -> dict[str, str]:
    """The pages of a board that may not show these kinds or fields."""
    hidden = dict.fromkeys(fields, "sealed")
    return dict(pages(replace(view, sight=replace(view.sight, fields={**view.sight.fields, **hidden}))))


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


def on(view: View, day: str, *hidden: str) -> str:
    """The page of today, as it is on another day, without some kinds or fields."""
    fields = {**view.sight.fields, **dict.fromkeys(hidden, "sealed")}
    other = replace(view, sight=replace(view.sight, fields=fields))
    other.__dict__["as_of"] = day
    return said(dict(today(other)), address.TODAY)


def lacking(page: str) -> str:
    """The part of a page that tells who may still file."""
    return page[page.index("还可补记的日志") : page.index("近日记载")]


def test_today_tells_what_is_overdue_and_due_soon(view: View) -> None:
    """The repair of the bridges is overdue by the end of the year."""
    page = on(view, "2025-12-31")
    assert page.index("逾期") < page.index("近期到期")
    assert "目标任务" in page
    assert "目标任务" not in on(view, "2025-12-31", "task")


@pytest.mark.rule("J4")
def test_today_names_who_may_still_file_where_it_may(view: View) -> None:
    """On 5 March 2025 the days since the 3rd are due; without names only counts are told."""
    assert "p0013" in lacking(on(view, "2025-03-05"))
    assert "p0013" not in lacking(on(view, "2025-03-05", "person.name"))
    assert "还可补记的日志" not in on(view, "2025-03-05", "log")


def test_today_counts_what_came_in_day_by_day(view: View) -> None:
    filed = [day for months in view.facts.logs.values() for m in months for _, day in m.entries]
    assert f"2025-03-05{filed.count('2025-03-05')}" in on(view, "2025-03-05")


@pytest.mark.rule("D11")
@pytest.mark.rule("D15")
def test_statistics_tell_the_same_counts_as_the_ledger(view: View, written: dict[str, str]) -> None:
    page = said(written, address.STATISTICS)
    kinds = Counter(each.measure.kind for each in view.standings)
    assert kinds
    for kind, number in kinds.items():
        assert f"{in_language(KINDS[kind], 'zh')}{number} 件" in page
    assert "得分00101" in page


def test_statistics_tell_no_count_from_which_somebody_could_be_recognised(view: View) -> None:
    """Fewer than 3 of a kind, whom the board may not name: no number of the kind, no chart of it, no sum."""
    page = said(without(view, "measure.person"), address.STATISTICS)
    few = [kind for kind, number in Counter(e.measure.kind for e in view.standings).items() if number < 3]
    assert few
    for kind in few:
        name = in_language(KINDS[kind], "zh")
        assert f"{name}—————" in page
        assert not re.search(f"{name}[0-9]+ 件", page)


def test_statistics_of_what_is_hidden_are_not_there(view: View) -> None:
    assert address.STATISTICS not in without(view, "measure", "objection", "appeal", "activity")


@pytest.mark.rule("D6")
def test_a_person_keeps_the_units_of_earlier_results(view: View, written: dict[str, str]) -> None:
    """Every result of a person says in which unit it was reached, wherever they are now."""
    page = written[address.person("p0013")]
    assert page.count(f">{view.unit_name('roads')}</a></td>") == len(view.history("p0013"))


def test_points_added_and_deducted_stand_side_by_side() -> None:
    """Two of 0.5 and 1 added, 0.3 deducted: bars of 1.5 and 0.3 out of 1.5."""
    entries = [("2025-Q1", Fraction(1, 2)), ("2025-Q1", Fraction(1)), ("2025-Q1", Fraction(-3, 10))]
    chart = in_language(balance(entries), "zh")
    assert 'data-look="0" x="0" y="22" width="100%"' in chart
    assert 'data-look="3" x="0" y="68" width="20%"' in chart
    assert "+1.5" in chart
    assert "−0.3" in chart
    assert balance([]) == ""


def test_a_unit_tells_what_of_its_places_was_given(view: View, written: dict[str, str]) -> None:
    settled = next(each for each in view.settled if each.period == "2025-Q1")
    uses = [use for use in settled.outcome.caps if use.group == "dongguan"]
    assert uses
    page = said(written, address.unit("dongguan"))
    for use in uses:
        assert f"给出 {use.given} · 名额 {use.places} · 共 {use.people}" in page
    assert "· 名额" not in said(without(view, "result.grade"), address.unit("dongguan"))


def test_every_observation_is_explained_in_plain_words(written: dict[str, str]) -> None:
    assert PLAIN.keys() == SEEN.keys()
    page = said(written, address.fairness("2025-Q1"))
    for words in ("为什么看", "怎么看懂", "也可能是", "这一期"):
        assert words in page


def test_who_is_beyond_a_limit_is_named_few_at_a_time() -> None:
    said = in_language(in_plain_words("rotation", ["甲", "乙"]), "zh")
    assert "2 个对象达到办法所定的界限，值得核查：甲、乙。" in said
    said = in_language(in_plain_words("rotation", list("甲乙丙丁戊己")), "zh")
    assert "甲、乙、丙、丁、戊等。" in said
    assert "己" not in said
    assert "没有达到办法所定界限的。" in in_language(in_plain_words("rotation", []), "zh")


@pytest.mark.rule("T9")
def test_orders_are_counted_by_unit_and_state(view: View, written: dict[str, str]) -> None:
    """The one order is closed."""
    page = said(written, address.ORDERS)
    assert "各单位督办事项" in page
    orders = view.shown("order", "unit", "closed")
    (order,) = orders
    assert f"{view.unit_name(order.value['unit'])}100" in page


@pytest.mark.rule("D6")
def test_a_person_has_ways_to_the_modules_that_are_there(written: dict[str, str]) -> None:
    page = written[address.person("p0013")]
    ways = page[page.index('class="sj-ways"') : page.index("</nav>", page.index('class="sj-ways"'))]
    for anchor in ("m-deeds", "m-awards", "m-party"):
        assert f'href="#{anchor}"' in ways
        assert f"{{#{anchor}}}" in page


@pytest.mark.rule("D7")
def test_indicators_of_one_name_keep_rows_of_their_own(view: View) -> None:
    """What tells them apart is their ids: a row for every measure, whatever it is called."""
    (settled, rows), *_ = view.sheets["p0013"]
    renamed = [row._replace(indicator=replace(row.indicator, name="同名")) for row in rows]
    other = replace(view)
    other.__dict__["sheets"] = {"p0013": [(settled, renamed)]}
    told = indicators_over_time(other, "p0013")
    assert told[told.index("<tbody>") :].count("<tr>") == len(rows) > 1
