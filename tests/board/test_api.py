"""The API: documents fit their schemas, paths are described, derivations can be worked out again."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from ledger.board.api.changes import VERSION
from ledger.board.api.documents import OPENAPI, ROOT, results_path, why_path
from ledger.board.source import read_view
from ledger.board.sums import SUMS
from ledger.resources import data_path
from ledger.results.numbers import exact
from scoring.derivation import Value
from scoring.operations import OPERATIONS
from tests.board.made import api_files

ROOT_OF_THE_DEMO = Path(__file__).parents[2]
CARRIED = data_path("site", "api", "v1")


@cache
def schema(name: str) -> Draft202012Validator:
    found = json.loads((CARRIED / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def name_of(path: str) -> str:
    """The schema of a document: the first word of its path."""
    return path.partition("/")[0].removesuffix(".json")


def read(root: Path, tier: str) -> dict[str, bytes]:
    """The API of a ledger, by path below `api/v1/`."""
    return {path.removeprefix(ROOT): data for path, data in api_files(read_view(root, tier)).items()}


def told(files: dict[str, bytes]) -> dict[str, Any]:
    """Its documents without schemas and descriptions."""
    return {
        path: json.loads(data)
        for path, data in files.items()
        if path.endswith(".json") and path != OPENAPI and not path.startswith("schemas/")
    }


@pytest.fixture(scope="module")
def open_api(year: Path) -> dict[str, bytes]:
    return read(year, "public")


@pytest.fixture(scope="module")
def demo_api() -> dict[str, bytes]:
    """That of the demo ledger, which also has rounds of units."""
    return read(ROOT_OF_THE_DEMO, "public")


@pytest.fixture(scope="module", params=["public", "unit", "sealed"])
def any_api(request: pytest.FixtureRequest, closed_year: Path) -> dict[str, bytes]:
    return read(closed_year, request.param)


def test_every_document_fits_its_schema(
    any_api: dict[str, bytes], open_api: dict[str, bytes], demo_api: dict[str, bytes]
) -> None:
    for files in (any_api, open_api, demo_api):
        for path, document in told(files).items():
            errors = schema(name_of(path)).iter_errors(document)
            assert [f"{error.json_path}: {error.message}" for error in errors] == [], path


def test_every_path_is_described_and_every_description_has_a_path(open_api: dict[str, bytes]) -> None:
    described = {path: re.sub(r"\\{.*?\\}", "[^/]+", re.escape(path)) for path in _openapi()["paths"]}
    used = set()
    for path in open_api:
        fitting = [template for template, pattern in described.items() if re.fullmatch(pattern, f"/{path}")]
        assert fitting, path
        used.update(fitting)
    assert used == described.keys()


def test_the_description_is_openapi(open_api: dict[str, bytes]) -> None:
    OpenAPIV31SpecValidator(_openapi(), base_uri=(CARRIED / OPENAPI).as_uri()).validate()
    assert open_api[OPENAPI] == (CARRIED / OPENAPI).read_bytes()
    assert _openapi()["info"]["version"] == VERSION


def _openapi() -> Any:
    return json.loads((CARRIED / OPENAPI).read_text("utf-8"))


def test_each_path_is_described_by_the_schema_of_its_documents() -> None:
    for path, described in _openapi()["paths"].items():
        content = described["get"]["responses"]["200"]["content"]
        reference = content.get("application/json", {}).get("schema", {}).get("$ref")
        if reference:
            assert reference == f"schemas/{name_of(path[1:])}.schema.json"
            assert (CARRIED / reference).exists()


def test_the_digests_cover_every_other_file(open_api: dict[str, bytes]) -> None:
    listed = dict(line.split("  ")[::-1] for line in open_api[SUMS].decode().splitlines())
    assert listed == {path: sha256(data).hexdigest() for path, data in open_api.items() if path != SUMS}


def test_the_index_leads_to_every_document(open_api: dict[str, bytes]) -> None:
    index = json.loads(open_api["index.json"])
    whys = {
        row["why"] for each in index["rounds"] for row in json.loads(open_api[each["results"]])["results"]
    }
    assert {"index.json", *index["documents"], *whys} == told(open_api).keys()


def test_a_derivation_can_be_worked_out_from_the_document_alone(
    open_api: dict[str, bytes], demo_api: dict[str, bytes]
) -> None:
    done = 0
    for path, document in (*told(open_api).items(), *told(demo_api).items()):
        for section in document.get("sections", ()) if path.startswith("why/") else ():
            known: dict[int, Any] = {}
            for step in section["steps"]:
                for each in step["inputs"]:
                    assert "step" not in each or known[each["step"]] == each["value"]
                values = [value_of(each["value"]) for each in step["inputs"]]
                assert spoken(OPERATIONS[step["operation"]](values)) == step["value"], (path, step)
                known[step["step"]] = step["value"]
                done += 1
    assert done > 2000


def value_of(said: str | None) -> Value:
    """A value as a program without a schema of labels reads it: a number when it looks like one."""
    return Fraction(said) if said is not None and re.fullmatch(r"-?[0-9]+(\.[0-9]+|/[0-9]+)?", said) else said


def spoken(value: Value) -> str | None:
    return value if value is None or isinstance(value, str) else exact(value, 0)


def test_the_last_step_of_the_score_is_the_settled_score(demo_api: dict[str, bytes]) -> None:
    documents = told(demo_api)
    compared = 0
    for settled in (each["round"] for each in documents["index.json"]["rounds"]):
        for row in documents[results_path(settled)]["results"]:
            explained = documents[why_path(settled, row.get("person", row["unit"]))]
            sections = {section["key"]: section["steps"] for section in explained["sections"]}
            if "score" in row:
                assert Fraction(sections["score"][-1]["value"]) == Fraction(row["score"])
                compared += 1
    assert compared > 100


def test_labels_are_told_in_both_languages(open_api: dict[str, bytes]) -> None:
    """A step that the policy names has its name in either."""
    for path, document in told(open_api).items():
        steps = [step for section in document.get("sections", ()) for step in section["steps"]]
        said = [step["text"] for step in steps]
        assert all(each["zh"] and each["en"] for each in said)
        assert not steps or any(each["zh"] != each["en"] for each in said), path


def test_no_ballot_stands_in_any_document(any_api: dict[str, bytes]) -> None:
    for path, document in told(any_api).items():
        assert "ballots.box" not in json.dumps(document), path
