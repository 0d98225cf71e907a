"""Recomputing a result in the browser: the same digits from the published data, and tampering is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from ledger.board.api.documents import ROOT
from ledger.board.serve import Quiet
from ledger.explain.json_ import exact_value
from scoring.derivation import Node, Value
from scoring.operations import OPERATIONS, evaluate
from scoring.rounding import MODES
from tests.board.browsing import DESKTOP, Reader

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EVALUATE = """
async steps => {
  const { evaluate } = await import("/assets/rational.js");
  return steps.map(([operation, values]) => evaluate(operation, values));
}
"""
"""The page's own arithmetic on pairs of an operation and its inputs."""
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Reader]:
    """Somebody at a desk; no script may fail, nothing foreign be asked for."""
    found = Reader(browser, site, DESKTOP)
    yield found
    found.context.close()
    assert found.foreign == []
    assert found.errors == []


@pytest.fixture(scope="module")
def published(demo_board: Path) -> Callable[[str], dict[str, dict[str, Any]]]:
    """Round → subject → the derivation as published."""

    def read(round_: str) -> dict[str, dict[str, Any]]:
        files = sorted((demo_board / ROOT / "why" / round_).glob("*.json"))
        return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}

    return read


def _scored(of_round: dict[str, dict[str, Any]]) -> list[str]:
    return [subject for subject, each in of_round.items() if each["result"].get("score") is not None]


def _again(reader: Reader, round_: str, subject: str, lang: str = "") -> Page:
    page = reader.open(f"{lang}recompute/?{round_}/{subject}")
    expect(page.locator("#sj-again-told h2")).to_be_visible()
    return page


def test_every_result_of_a_round_of_people_units_and_a_period_comes_out_again(
    reader: Reader, published: Callable[[str], dict[str, dict[str, Any]]], demo_board: Path
) -> None:
    """A few of every round that the board has, years and units among them, through the page itself."""
    rounds = sorted(path.name for path in (demo_board / ROOT / "why").iterdir())
    assert any(round_.startswith("units-") for round_ in rounds)
    for round_ in rounds:
        found = published(round_)
        for subject in _scored(found)[:2]:
            page = _again(reader, round_, subject)
            steps = [step for section in found[subject]["sections"] for step in section["steps"]]
            expect(page.locator("#sj-again-steps li[id]")).to_have_count(len(steps))
            expect(page.locator(".sj-differs, .sj-wrong")).to_have_count(0)
            expect(page.locator("#sj-again-told")).to_contain_text(found[subject]["result"]["score"])


def test_what_follows_from_a_year_comes_out_again(browser: Browser, year_board: Path) -> None:
    """Also where there is no score: a component is lacking, so the score is withheld."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(year_board)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = Reader(browser, f"http://127.0.0.1:{server.server_port}/", DESKTOP)
    documents = [json.loads(path.read_bytes()) for path in (year_board / ROOT / "why/2025").glob("*.json")]
    assert any(each["sections"] for each in documents)
    for each in documents[:6]:
        page = _again(found, "2025", each["subject"])
        expect(page.locator(".sj-differs, .sj-wrong")).to_have_count(0)
        expect(page.locator("#sj-again-told .sj-right").first).to_be_visible()
    found.context.close()
    server.shutdown()
    server.server_close()
    assert found.errors == []


def test_every_published_derivation_comes_out_again(
    reader: Reader, published: Callable[[str], dict[str, dict[str, Any]]], demo_board: Path
) -> None:
    """All of them by the page's own arithmetic, without showing them."""
    page = reader.open("recompute/")
    count = 0
    for path in sorted((demo_board / ROOT / "why").iterdir()):
        for subject, each in published(path.name).items():
            steps = [step for section in each["sections"] for step in section["steps"]]
            values = [[step["operation"], [part["value"] for part in step["inputs"]]] for step in steps]
            told = page.evaluate(
                EVALUATE,
                values,
            )
            assert told == [step["value"] for step in steps], (path.name, subject)
            count += len(steps)
    assert count > 1000


def _first_number(document: dict[str, Any]) -> dict[str, Any]:
    steps = (step for section in document["sections"] for step in section["steps"])
    parts = (part for step in steps for part in step["inputs"] if "step" not in part)
    return next(part for part in parts if (part["value"] or "x").replace(".", "").isdigit())


def _leaf(document: dict[str, Any]) -> None:
    part = _first_number(document)
    part["value"] = exact_value(Fraction(part["value"]) + 1)


def _step(document: dict[str, Any]) -> None:
    step = document["sections"][0]["steps"][-1]
    step["value"] = exact_value(Fraction(step["value"]) + Fraction(1, 100))


def _score(document: dict[str, Any]) -> None:
    document["result"]["score"] = "99.99"


def _order(document: dict[str, Any]) -> None:
    document["sections"][0]["steps"].reverse()


def _operation(document: dict[str, Any]) -> None:
    document["sections"][0]["steps"][0]["operation"] = "trust_me"


@pytest.mark.parametrize("tamper", [_leaf, _step, _score, _order, _operation])
def test_what_was_tampered_with_is_told(
    reader: Reader, published: Callable[[str], dict[str, dict[str, Any]]], demo_board: Path, tamper: Change
) -> None:
    round_ = sorted(path.name for path in (demo_board / ROOT / "why").iterdir() if "Q" in path.name)[0]
    subject = _scored(published(round_))[0]

    def changed(route: Route) -> None:
        answer = route.fetch()
        document = answer.json()
        tamper(document)
        route.fulfill(response=answer, body=json.dumps(document))

    reader.context.route(f"**/why/{round_}/{subject}.json", changed)
    page = _again(reader, round_, subject)
    expect(page.locator("#sj-again-told .sj-wrong").first).to_be_visible()


def test_an_unknown_result_is_said_to_be_unknown(reader: Reader) -> None:
    page = reader.open("recompute/")
    page.locator("#sj-again-subject").fill("p9999")
    page.get_by_role("button", name="重算").click()
    expect(page.locator("#sj-again-told")).to_contain_text("没有找到")


def test_the_page_of_a_score_leads_here(reader: Reader) -> None:
    page = reader.open("en/why/2026-Q1/p0025/")
    page.get_by_role("link", name="Recompute it in this browser").click()
    expect(page.locator("#sj-again-told .sj-right")).to_have_count(2)
    page.get_by_role("link", name="Read what the result means").click()
    expect(page).to_have_url(f"{reader.site}en/why/2026-Q1/p0025/")


NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
EIGHTHS = st.integers(-2000, 2000).map(lambda number: Fraction(number, 8))
"""Many of them lie half-way between two places."""
ANSWERS = st.sampled_from(["yes", "no", "unknown"])
INPUTS: dict[str, st.SearchStrategy[list[Value]]] = {
    **dict.fromkeys(("sum", "product", "count"), st.lists(NUMBERS, max_size=5)),
    **dict.fromkeys(("mean", "minimum", "maximum", "same"), st.lists(NUMBERS, min_size=1, max_size=5)),
    **dict.fromkeys(
        ("difference", "at_least", "at_most", "above", "below", "equal"),
        st.lists(NUMBERS, min_size=2, max_size=2),
    ),
    "quotient": st.tuples(NUMBERS, NUMBERS.filter(bool)).map(list),
    "negative": st.lists(NUMBERS, min_size=1, max_size=1),
    "weighted_mean": st.lists(st.tuples(st.integers(1, 90), NUMBERS), min_size=1, max_size=4).map(
        lambda pairs: [value for pair in pairs for value in pair]
    ),
    "clamp": st.tuples(NUMBERS, st.integers(-50, 0), st.integers(0, 50)).map(list),
    "round": st.tuples(
        NUMBERS | EIGHTHS,
        st.integers(0, 4),
        st.sampled_from(list(MODES)),
    ).map(list),
    "choose": st.tuples(ANSWERS, NUMBERS, ANSWERS, NUMBERS, NUMBERS).map(list),
    "lowest": st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(lambda grades: ["a b c", *grades]),
    **dict.fromkeys(("any", "all"), st.lists(ANSWERS, max_size=4)),
    "not": st.lists(ANSWERS, min_size=1, max_size=1),
    "enough": st.lists(st.integers(0, 9), min_size=3, max_size=3),
    **dict.fromkeys(("zero", "nothing"), st.just([])),
}
"""Operation → inputs that fit it."""


def test_every_operation_has_inputs_to_try() -> None:
    assert set(INPUTS) == set(OPERATIONS)


def test_the_page_knows_every_operation_and_computes_it_alike(reader: Reader) -> None:
    """Against the engine, on inputs found by hypothesis, all of them in one call of the browser."""
    page = reader.open("recompute/")
    tried: list[tuple[str, list[str | None], str | None]] = []

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        for operation, inputs in INPUTS.items():
            values = data.draw(inputs)
            node = Node("x", None, operation, tuple(Node("x", value) for value in values))
            tried.append((operation, [exact_value(value) for value in values], exact_value(evaluate(node))))

    collect()
    told = page.evaluate(
        EVALUATE,
        tried,
    )
    assert [(each, mine) for each, mine in zip(tried, told, strict=True) if each[2] != mine] == []
    known = page.evaluate("async () => (await import('/assets/rational.js')).operations")
    assert set(known) == set(OPERATIONS)
