"""The project's own modules as syntax trees, and which of them each one imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One file of ``ledger`` or ``scoring``."""

    name: str
    path: Path
    source: str
    tree: ast.Module

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    def at(self, node: ast.AST) -> str:
        """``path:line`` for a message."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules(package: str) -> tuple[Module, ...]:
    """Every module of a top-level package, in order of path."""
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        found.append(Module(_name(path), path, source, ast.parse(source, str(path))))
    return tuple(found)


@cache
def every_module() -> tuple[Module, ...]:
    return modules("ledger") + modules("scoring")


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def walk_running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only a type checker reads."""
    for child in ast.iter_child_nodes(tree):
        if _for_types_only(child):
            for other in getattr(child, "orelse", []):
                yield from walk_running(other)
            continue
        yield child
        yield from walk_running(child)


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each import of a module, at the top or inside a function, as a full dotted name.

    ``from a.b import c`` gives ``a.b.c``: whether ``c`` is a module, only the caller knows.
    """
    for node in walk_running(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                yield node, f"{base}.{alias.name}"


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.package.split(".")
    parts = parts[: len(parts) - node.level + 1]
    return ".".join([*parts, node.module] if node.module else parts)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of an attribute or name, else an empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""
