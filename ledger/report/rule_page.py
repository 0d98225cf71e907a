"""What `shaiji rule ID` shows: the rule in words, and an example on either side of it."""

from __future__ import annotations

from difflib import unified_diff

from ledger.report.display import visible
from ledger.rules import catalogue
from ledger.rules.catalogue import Rule
from ledger.rules.examples import (
    CHANGES,
    DELETE,
    Example,
    Verdict,
    base_files,
    changed,
    examples,
    overlay,
    script,
)

_WORDS = {
    "zh": {
        "error": "错误",
        "review": "待复核",
        "warning": "提醒",
        "basis": "依据",
        "message": "提示",
        "why": "为什么",
        "fix": "改法",
        "bad": "违反这条规则的例子",
        "good": "符合这条规则的例子",
        "says": "shaiji {command} 的输出",
        "gone": "（删去这个文件）",
    },
    "en": {
        "error": "error",
        "review": "review",
        "warning": "warning",
        "basis": "basis",
        "message": "Message",
        "why": "Why",
        "fix": "Fix",
        "bad": "An example that breaks it",
        "good": "An example that keeps it",
        "says": "shaiji {command} says",
        "gone": "(this file is taken away)",
    },
}


_MOST_LINES = 200
"""Lines of a file that a page looks at: examples of what is too big are not shown in full."""


class _Places(dict[str, str]):
    """Stands for the args of no finding in particular: each place shows its own name."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def render_rule(id_: str, lang: str) -> str:
    """The page of one rule as text. Raises KeyError when there is no such rule."""
    rule = catalogue.rule(id_)
    words = _WORDS["zh" if lang == "zh" else "en"]
    sections = [_head(rule, lang, words)]
    for part, text in (("message", rule.message), ("why", rule.why), ("fix", rule.fix)):
        sections.append(_section(words[part], text.of(lang).format_map(_Places())))
    for verdict in ("bad", "good"):
        sections += [_section(words[verdict], _example(one, lang, words)) for one in _first(id_, verdict)]
    return "\n".join(sections)


def render_rule_list(lang: str) -> str:
    """All rules, one a line: id, severity, title."""
    words = _WORDS["zh" if lang == "zh" else "en"]
    rules = [catalogue.rule(id_) for id_ in catalogue.rule_ids()]
    return "".join(f"{rule.id}  {words[rule.severity]}  {rule.title.of(lang)}\n" for rule in rules)


def _head(rule: Rule, lang: str, words: dict[str, str]) -> str:
    basis = f" · {words['basis']} {rule.basis}" if rule.basis else ""
    return f"{rule.id}  {rule.title.of(lang)}\n{words[rule.severity]}{basis}\n"


def _section(title: str, body: str) -> str:
    lines = [f"  {line}".rstrip() for line in body.rstrip("\n").split("\n")]
    return "\n".join([title, *lines]) + "\n"


def _first(id_: str, verdict: str) -> tuple[Example, ...]:
    side: Verdict = "bad" if verdict == "bad" else "good"
    return examples(id_, side)[:1]


def _example(example: Example, lang: str, words: dict[str, str]) -> str:
    text = "\n".join(_changes(example, words))
    says = example.expected(lang)
    head = words["says"].format(command=_command(example))
    return f"{text}\n\n{head}\n{says}".lstrip("\n") if says else text


def _command(example: Example) -> str:
    if example.is_change:
        return "gate"
    return "verify" if example.rule.startswith("V") else "check"


def _changes(example: Example, words: dict[str, str]) -> list[str]:
    """Each file as it differs from the small ledger; changes of what is not there stand as they are."""
    base = base_files()
    lines: list[str] = []
    for path, data in (script(example) if example.is_change else overlay(example)).items():
        name = path.removesuffix(DELETE).removesuffix(CHANGES)
        before = base.get(name, b"")
        after = changed(before, data) if path.endswith(CHANGES) and before else data
        lines.append(visible(name))
        change = [words["gone"]] if path.endswith(DELETE) else _change(before, after)
        lines += [f"  {line}" for line in change]
    return lines


def _change(before: bytes, after: bytes) -> list[str]:
    """The lines that changed with two around them, without the file and hunk headings of a diff."""
    old, new = (_lines(data) for data in (before, after))
    diff = list(unified_diff(old, new, n=2, lineterm=""))[2:]
    return [visible(line) for line in diff if not line.startswith("@@")]


def _lines(data: bytes) -> list[str]:
    """The lines that are shown at most; an empty file has none."""
    text = data.decode("utf-8", "replace").removesuffix("\n")
    return text.split("\n")[:_MOST_LINES] if text else []
