"""Modules have one noun each and functions fit in a glance."""

import ast
from statistics import median, quantiles

from tests.house.modules import ROOT, every_module

LONGEST_MODULE = 400


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = node.body[0]
    doc = ast.get_docstring(node, clean=False) is not None
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1 if doc else 0)


def test_no_module_is_too_long_to_read() -> None:
    long = {
        str(module.path.relative_to(ROOT)): lines
        for module in every_module()
        if (lines := len(module.source.splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_functions_fit_in_a_glance() -> None:
    lengths = [
        _length(node)
        for module in every_module()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 25
