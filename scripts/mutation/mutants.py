"""The ways to spoil one file: each a small change by mutmut's rules, in a function or constant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

_LEFT = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
_NEVER = {"len", "isinstance", "cast", "TypeVar"}


@dataclass(frozen=True)
class Mutant:
    """One spoilt version of a file."""

    path: str
    line: int
    number: int
    """Counts the mutants of the file."""
    function: str
    """The name of the function or method, `Class.method`; empty for a constant of the module."""
    was: str
    now: str
    source: str

    @property
    def name(self) -> str:
        """How a report names it."""
        return f"{self.path}:{self.line}#{self.number}"


def mutants_of(root: Path, path: str) -> Iterator[Mutant]:
    """Every mutant of a file, in order of lines."""
    text = (root / path).read_text(encoding="utf-8")
    finder = _Finder()
    MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True).visit(finder)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    seen = {text}
    for number, (span, function, was, now) in enumerate(finder.found):
        first = starts[span.start.line - 1] + span.start.column
        last = starts[span.end.line - 1] + span.end.column
        source = text[:first] + _code(now) + text[last:]
        if source not in seen:
            seen.add(source)
            yield Mutant(path, span.start.line, number, function, _code(was), _code(now), source)


def _code(node: cst.CSTNode) -> str:
    code: str = cst.Module([]).code_for_node(node)
    return code.strip()


class _Finder(cst.CSTVisitor):
    """Walks a file and gathers what may be replaced by what; types, imports and decorators are left alone."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[CodeRange, str, cst.CSTNode, cst.CSTNode]] = []
        self._names: list[str] = []
        self._functions = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Gather what this node may become."""
        if self._is_left(node):
            return False
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            self._names.append(node.name.value)
            self._functions += isinstance(node, cst.FunctionDef)
        for sort, operator in mutation_operators if self._is_code(node) else ():
            if isinstance(node, sort):
                span, name = self.get_metadata(PositionProvider, node), ".".join(self._names)
                self.found += [(span, name, node, each) for each in operator(node)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Go out of a function or class."""
        if isinstance(original_node, (cst.FunctionDef, cst.ClassDef)) and not self._is_left(original_node):
            self._names.pop()
            self._functions -= isinstance(original_node, cst.FunctionDef)

    def _is_code(self, node: cst.CSTNode) -> bool:
        """Whether a node lies in a function, or is a constant of the module that is no name of a type."""
        placed = isinstance(node, (cst.BaseExpression, cst.BaseSmallStatement, cst.ComparisonTarget))
        return placed and (self._functions > 0 or not self._names)

    def _is_left(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Assign, cst.AnnAssign)) and not self._names:
            return not _is_constant(node)
        called = node.func if isinstance(node, cst.Call) else None
        return isinstance(node, _LEFT) or (isinstance(called, cst.Name) and called.value in _NEVER)


def _is_constant(node: cst.Assign | cst.AnnAssign) -> bool:
    """Whether a name of the module stands for a value, not for a type or for what it exports."""
    target = node.target if isinstance(node, cst.AnnAssign) else node.targets[0].target
    return isinstance(target, cst.Name) and target.value.lstrip("_").isupper() and node.value is not None
