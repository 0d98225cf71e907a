"""Write a new ledger: policy, calendars, the body, first records, and a page that says what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from ledger.preset.calendar import calendar
from ledger.preset.presets import preset_folder
from ledger.preset.roles import starter_roles
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from ledger.refusal import Refusal
from ledger.resources import data_path

_PAGES = {"README.md": "README.md", "gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Files of `presets/common` → their names in the ledger."""

BODY = "organization/body.yaml"
_PERIODS = {1: "M01", 3: "Q1", 6: "H1"}


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a ledger begins: its first assessment year, and the folder of records it starts with."""

    year: int
    records: Path


def beginning(preset: str, year: int) -> Beginning:
    """Two people in one unit, to be replaced by one's own."""
    return Beginning(year, preset_folder(preset) / "records")


def sample(preset: str) -> Beginning:
    """The preset's worked example: the fictional records of a whole year, which is the folder's name.

    Raises Refusal when the preset does not exist or has no example.
    """
    for folder in sorted((preset_folder(preset) / "sample").glob("[0-9]*")):
        return Beginning(int(folder.name), folder)
    raise Refusal("init.no_sample", name=preset)


def start(folder: Path, preset: str, name: str | None, begin: Beginning) -> list[str]:
    """Write a ledger into an empty folder (made if need be); answers the paths written, in order.

    Without a name the body keeps the one its first records give it. Raises Refusal when the folder has
    something in it already or the preset does not exist.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal("init.not_empty", folder=folder)
    name = str(_read(begin.records / BODY, begin.year)["name"]) if name is None else name
    if not name.strip() or not name.isprintable():
        raise Refusal("init.name", value=name)
    records = dict(_records(preset_folder(preset), name, begin))
    files = records | dict(_pages(name, _first_period(preset_folder(preset), begin.year)))
    for path, text in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return sorted(files)


def _records(preset: Path, name: str, begin: Beginning) -> Iterator[tuple[str, str]]:
    year = begin.year
    policy = _read(preset / "policy.yaml", year)
    policy["effective_from"] = _first_period(preset, year)
    yield f"records/policies/{policy['policy']}/v{policy['version']}.yaml", emit(policy)
    posts = [str(each["id"]) for each in _maps(policy["roles"])]
    yield KIND["roles"].path(), emit(starter_roles(posts[::-1]))
    for covered in (year, year + 1):
        yield f"records/calendar/{covered}.yaml", emit(calendar(covered))
    for source in begin.records.rglob("*.yaml"):
        record = _read(source, year)
        if source == begin.records / BODY:
            record["name"] = name
        yield f"records/{source.relative_to(begin.records).as_posix()}", emit(record)


def _maps(value: Value) -> list[Map]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _first_period(preset: Path, year: int) -> str:
    """The id of the year's first period, by the length that the preset's policy gives to periods."""
    cycle = _read(preset / "policy.yaml", year)["cycle"]
    assert isinstance(cycle, dict)
    return f"{year}-{_PERIODS[int(str(cycle['period_months']))]}"


def _read(path: Path, year: int) -> Map:
    text = Template(path.read_text("utf-8")).safe_substitute(year=year)
    document, findings = read_document(path.name, text.encode())
    if document is None or findings:
        raise ValueError(f"the preset's {path} is not an honest record: {findings}")
    return document.value


def _pages(name: str, period: str) -> Iterator[tuple[str, str]]:
    for source, target in _PAGES.items():
        text = data_path("presets", "common", source).read_text("utf-8")
        yield target, Template(text).safe_substitute(name=name, period=period)
