"""What exactly is wrong with a record that the fast judge refused, and where.

This module imports jsonschema, which is slow to load: it is imported only when there is something to explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from ledger.findings import Finding, finding
from ledger.reading.document import Document
from ledger.reading.limits import MAX_FINDINGS
from ledger.reading.locate import locate
from ledger.records.schema_faults import Error, SchemaFault, faults_of
from ledger.records.schemas import Schema, schema_of


class JudgesDisagree(Exception):
    """The two judges differ about a record: neither can be trusted, so nothing is accepted."""


def explain(kind: str, document: Document) -> list[Finding]:
    """The faults of a refused record in order of place, not all when there are very many (Y035).

    Raises JudgesDisagree when there are none.
    """
    root = schema_of(kind)
    errors = list(islice(_validator(kind).iter_errors(document.value), MAX_FINDINGS + 1))
    faults = [fault for error in errors[:MAX_FINDINGS] for fault in faults_of(root, _error(error))]
    if not faults:
        raise JudgesDisagree(f"{document.path}: jsonschema-rs refuses it, jsonschema finds no fault")
    found = sorted({_placed(document, fault) for fault in _telling(faults)})
    if len(errors) > MAX_FINDINGS:
        found.append(finding(document.path, "Y035", limit=MAX_FINDINGS))
    return found


@cache
def _validator(kind: str) -> Validator:
    strict: type[Validator] = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": _pattern, "required": _required}
    )
    return strict(schema_of(kind))


def _error(error: Any) -> Error:
    return Error(
        keyword=error.validator,
        expected=error.validator_value,
        instance=error.instance,
        schema=error.schema,
        pointer=tuple(error.absolute_path),
        schema_path=tuple(error.absolute_schema_path),
        context=[_error(inner) for inner in error.context],
    )


def _pattern(_: Validator, pattern: str, instance: object, __: Schema) -> Iterator[ValidationError]:
    """As in the judge, `$` is the end of the text and never the place before a last line feed."""
    if isinstance(instance, str) and not re.search(pattern.removesuffix("$") + r"\Z", instance):
        yield ValidationError("pattern")


def _required(_: Validator, names: list[str], instance: object, __: Schema) -> Iterator[ValidationError]:
    """One error for all fields that are missing."""
    if isinstance(instance, dict) and not all(name in instance for name in names):
        yield ValidationError("required")


def _telling(faults: list[SchemaFault]) -> Iterator[SchemaFault]:
    """The faults without those of length where the form is wrong anyway."""
    misspelt = {fault.pointer for fault in faults if fault.rule in ("S004", "S011")}
    return (fault for fault in faults if fault.rule != "S007" or fault.pointer not in misspelt)


def _placed(document: Document, fault: SchemaFault) -> Finding:
    line, column, span = locate(document.data, fault.pointer, key=fault.key)
    return finding(document.path, fault.rule, line=line, column=column, span=span, **fault.args)
