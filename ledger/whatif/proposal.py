"""A policy that somebody names: a file anywhere, or a version in the ledger such as ``jiancaoping/v1``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ledger.checks.fault import Fault
from ledger.checks.policies import faults_of
from ledger.findings import Finding
from ledger.reading.digest import digest
from ledger.reading.document import Document, locate, read_document
from ledger.reading.limits import MAX_BYTES
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from ledger.records.loading import Record
from ledger.records.schema import check_schema
from ledger.refusal import Refusal
from ledger.rules.catalogue import is_error
from scoring.policy.read import read_policy
from scoring.policy.types import Policy

_VERSION = re.compile(r"([a-z][a-z0-9-]*)/v([1-9][0-9]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A policy as it was named, or what is wrong with it: ``policy`` is None when it has errors."""

    name: str
    data: bytes
    value: Map
    policy: Policy | None
    findings: tuple[Finding, ...]


def read_proposal(root: Path, name: str) -> Proposal:
    """The policy of that name, read as strictly as any record; faults are findings, with line and column.

    Raises Refusal when there is nothing of that name, and OSError when a file cannot be read.
    """
    data = _bytes(_file(root, name), name)
    document, findings = read_document(name, data)
    if document is None:
        return Proposal(name, data, {}, None, tuple(findings))
    findings += check_schema("policy", document) or _meaning(document)
    if any(map(is_error, findings)):
        return Proposal(name, data, document.value, None, tuple(findings))
    return Proposal(name, data, document.value, read_policy(document.value), tuple(findings))


def _file(root: Path, name: str) -> Path:
    version = _VERSION.fullmatch(name)
    if version:
        path = root / KIND["policy"].path(policy=version[1], version=version[2])
        if path.is_file() and not path.is_symlink():
            return path
    return Path(name)


def _bytes(file: Path, name: str) -> bytes:
    if not file.is_file():
        raise Refusal("policy.none", name=name)
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _meaning(document: Document) -> list[Finding]:
    """What the engine finds wrong with a policy of the right form."""
    record = Record(document.path, document.path, "policy", {}, document.value, digest(document.value))
    return [_placed(document, fault) for fault in faults_of(record)]


def _placed(document: Document, fault: Fault) -> Finding:
    line, column, span = locate(document.data, fault.pointer, key=fault.key)
    return Finding(document.path, line, column, fault.rule, fault.args, span)
