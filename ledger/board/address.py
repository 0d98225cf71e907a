"""Addresses inside the board. They are permanent: made of ids, never of names or positions."""

from __future__ import annotations

from posixpath import relpath

from ledger.board.both import both

ENGLISH = "en"
"""The folder of the pages in English."""
FRONT = "index"
UNITS = "units/index"
UNIT_ROUNDS = "unit-rounds/index"
PEOPLE = "people/index"
THEMES = "achievements/index"
NOTICES = "notices/index"
CORRECTIONS = "corrections"
RULES = "rules/index"
CHECKS = "rules/checks"
RECORDS = "rules/records"
DATA = "data/index"
VERIFY = "verify"
USES = "uses/index"
FAIRNESS = "fairness/index"
TASKS = "tasks/index"
INDICATORS = "indicators/index"
ORDERS = "orders/index"
PETITIONS = "petitions"
INSPECTIONS = "inspections"
SURVEYS = "surveys/index"
OBJECTIONS = "objections"
MEASURES = "measures"
ACTIVITIES = "activities"
RESULTS = "results/index"
WORK = "work/index"
SUPERVISION = "supervision/index"
TAKING_PART = "participation/index"
API = "api/index"
FEEDS = "feeds/index"
ABOUT = "about"
ACCESS = "accessibility"
FILE = "file"
RECOMPUTE = "recompute"
TODAY = "today/index"
COMPARE = "compare/index"
COHORTS = "cohorts/index"
STATISTICS = "statistics/index"
FORMS = "forms/index"
SEARCH = "search/index"


def unit(unit: str) -> str:
    """The page of a unit."""
    return f"units/{unit}"


def person(person: str) -> str:
    """The page of a person."""
    return f"people/{person}"


def why(person: str, period: str) -> str:
    """The page that explains one score."""
    return f"why/{period}/{person}"


def indicators(unit: str, round_: str) -> str:
    """The page of what was measured of a unit and its people in a round."""
    return f"indicators/{round_}/{unit}"


def tasks(unit: str) -> str:
    """The page of a unit's goals and tasks."""
    return f"tasks/{unit}"


def order(record: str) -> str:
    """The page of a supervision order; its id is that of the record, ``orders/2026/culverts``."""
    return record


def survey(year: str, survey: str) -> str:
    """The page of a survey."""
    return f"surveys/{year}/{survey}"


def uses(round_: str) -> str:
    """The page of what a year's result leads to."""
    return f"uses/{round_}"


def fairness(round_: str) -> str:
    """The page of the observations on a round."""
    return f"fairness/{round_}"


def cohorts(round_: str) -> str:
    """The page of a round's grades and scores cohort by cohort."""
    return f"cohorts/{round_}"


def forms(round_: str, unit: str) -> str:
    """The page of the forms to print of a unit in a round."""
    return f"forms/{round_}/{unit}"


def logs(person: str) -> str:
    """The page of a person's work log."""
    return f"logs/{person}"


def theme(theme: str) -> str:
    """The page of a theme's achievements."""
    return f"achievements/{theme}"


def archives(year: str) -> str:
    """The page of the archives of a year; they lie in the same folder."""
    return f"data/archive/{year}"


def notice(notice: str) -> str:
    """The page of a public notice."""
    return f"notices/{notice}"


def markdown(page: str) -> str:
    """The Markdown file of a page, in the folder that the page has: links are alike seen from either."""
    return f"{page}.md" if page.rpartition("/")[2] == "index" else f"{page}/index.md"


def url(page: str) -> str:
    """The address of a page from the board's root, with its final stroke; empty for the front page."""
    trimmed = page.removesuffix("index").rstrip("/")
    return f"{trimmed}/" if trimmed else ""


def between(here: str, there: str) -> str:
    """The relative address of page ``there``, seen from page ``here``."""
    return relpath("/" + url(there), "/" + url(here)) + "/"


def to_file(here: str, file: str) -> str:
    """The relative address of a file of the board (``data/people.csv``), seen from page ``here``.

    Files stand once, at the root, whatever the language of the page.
    """
    return both(*(relpath("/" + file, f"/{folder}{url(here)}") for folder in ("", f"{ENGLISH}/")))


def asset(here: str, name: str) -> str:
    """The relative address of a script or style of the board, seen from page ``here``."""
    return relpath(f"/assets/{name}", "/" + url(here))


def switched(here: str) -> str:
    """The relative address of page ``here`` in the other language, seen from it."""
    english = f"/{ENGLISH}/{url(here)}"
    return both(relpath(english, "/" + url(here)) + "/", relpath("/" + url(here), english) + "/")
