"""Read `rules/<ID>/rule.yaml`: the wording, the severity and the basis of every rule.

A rule is a folder: `rule.yaml` beside examples of ledgers that break it and ledgers that do not
(`rules/README.md` says how they are laid out). Only the rules that are asked for are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.values import Map, Value
from ledger.resources import data_path

Severity = Literal["error", "review", "warning"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

RULE_ID = re.compile("[A-Z][0-9]{3}")
PARTS = ("title", "message", "why", "fix")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in the languages of the tool. It may hold `{name}` places that a finding's args fill."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The text in `zh` or `en`; any other language reads English."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `basis` names the source behind it (`J4`), or is empty for a rule of form."""

    id: str
    title: Wording
    message: Wording
    why: Wording
    fix: Wording
    severity: Severity
    basis: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)
    """Numbers that the rule itself lays down because no policy does, by name."""
    secret: bool = False
    """Whether what is marked must not be shown again where findings are told."""

    @property
    def is_error(self) -> bool:
        """Whether a ledger that breaks the rule is refused; what else is found is only told."""
        return self.severity == "error"


@cache
def rule_ids() -> tuple[str, ...]:
    """All rules, in order."""
    return tuple(sorted(entry.name for entry in rules_root().iterdir() if RULE_ID.fullmatch(entry.name)))


@cache
def rule(id_: str) -> Rule:
    """The rule with this id. Raises KeyError when there is none, ValueError when its file is damaged."""
    if id_ not in rule_ids():
        raise KeyError(id_)
    return _read(id_, rules_root() / id_ / "rule.yaml")


def rules_root() -> Path:
    """The folder of all rules and of the small ledger (`base`) that their examples vary."""
    return data_path("rules")


def is_error(finding: Finding) -> bool:
    """Whether a finding breaks a rule that refuses."""
    return rule(finding.rule).is_error


def message(finding: Finding, lang: str) -> str:
    """What is wrong, in one sentence. The values are put in as they are: escape before showing."""
    return rule(finding.rule).message.of(lang).format(**dict(finding.args))


def fix(finding: Finding, lang: str) -> str:
    """What to do about it. The values are put in as they are: escape before showing."""
    return rule(finding.rule).fix.of(lang).format(**dict(finding.args))


def _read(id_: str, path: Path) -> Rule:
    document, faults = read_document(f"rules/{id_}/rule.yaml", path.read_bytes())
    if document is None:
        raise ValueError(f"rules/{id_}/rule.yaml cannot be read: {faults[0]}")
    value = document.value
    title, message_, why, fix_ = (_wording(value, part) for part in PARTS)
    basis = str(value.get("basis", ""))
    limits, secret = _limits(value), value.get("secret") is True
    return Rule(id_, title, message_, why, fix_, _severity(value), basis, limits, secret)


def _wording(value: Map, part: str) -> Wording:
    texts = value[part]
    if not isinstance(texts, dict):
        raise ValueError(f"{part} is not a map of languages")
    return Wording(_text(texts["zh"]), _text(texts["en"]))


def _text(value: Value) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is not a text")
    return value


def _severity(value: Map) -> Severity:
    found = next((each for each in SEVERITIES if each == value["severity"]), None)
    if found is None:
        raise ValueError(f"no such severity: {value['severity']!r}")
    return found


def _limits(value: Map) -> dict[str, int]:
    limits = value.get("limits", {})
    pairs = limits.items() if isinstance(limits, dict) else ()
    return {name: limit for name, limit in pairs if isinstance(limit, int)}
