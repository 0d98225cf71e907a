"""What can be wrong with a policy: a code, the place, and the values that fill the code's wording."""

from collections.abc import Mapping
from typing import NamedTuple

Pointer = tuple[str | int, ...]

CODES: Mapping[str, tuple[tuple[str, ...], str]] = {
    # Raised while reading: the value has not the shape the engine needs.
    "missing_field": (("field",), "a field that is needed is missing"),
    "unknown_field": (("field",), "a field that no rule reads"),
    "wrong_type": (("expected",), "a value of another type than expected"),
    "not_a_choice": (("value", "choices"), "a value that is none of the choices"),
    "unknown_kind": (
        ("list", "value", "choices"),
        "a kind of component, predicate or consequence there is not",
    ),
    # Found by scoring.policy.faults: the shape is right, the meaning is not.
    "duplicate_id": (("id",), "an id given twice in one list"),
    "unknown_id": (("list", "id"), "an id that the named list does not have"),
    "weights_sum": (("role", "sum", "whole"), "the component weights of a role do not sum to the whole"),
    "group_weights_sum": (("sum", "whole"), "the weights of the rater groups do not sum to the whole"),
    "survey_weights_sum": (("list", "sum", "whole"), "weights of a survey that do not sum to the whole"),
    "always_withheld": (
        ("cell", "size", "least"),
        "a part of a survey of which too few are drawn to tell anything",
    ),
    "no_weight": ((), "weights that sum to nothing"),
    "out_of_range": (("value", "min", "max"), "a number outside its range"),
    "range_order": (("min", "max"), "a smallest value above the greatest"),
    "off_scale": (("value", "min", "max"), "a threshold that every score reaches, or none"),
    "condition_order": (("id",), "a condition that rests on itself, or on one that stands later"),
    "dealt_by_section": (("block",), "raters of a section who are dealt into parts"),
    "level_falls": (("level", "before"), "a level that belongs above the one before it"),
    "too_many_places": (("value", "places"), "points finer than the policy's decimal places"),
    "rates_itself": (("block", "roles"), "a block without split whose raters are also its subjects"),
    "group_without_block": (("group",), "a rater group that no block serves"),
    "misplaced_component": (("component", "list"), "a component in a list where it cannot stand"),
    "entry_size": (("field",), "no points for a missing log of the kind that is due"),
    "other_subjects": (
        ("sheet", "subjects"),
        "a sheet that is not about those who are scored",
    ),
    "grade_order": (("grade", "default"), "a grade on the wrong side of the default grade"),
    "floor_unreachable": (("grade",), "a floor that a lower or equal one hides"),
    "goes_with": (("field", "other"), "something that stands only together with another section"),
    "not_of_units": (("field",), "a condition on people in a section about units"),
    "not_a_file_name": (("id",), "a unit class whose id cannot be the name of a file"),
    "steps_order": (("years",), "steps whose years do not rise"),
    "difference_too_small": (
        ("value", "places"),
        "a largest difference of less than one unit of money, which a pool that does not divide cannot keep",
    ),
    "nobody_shares": (("by",), "a bonus of which nobody can have points"),
    "misplaced_shares": (("base",), "shares by the unit's grade where it is not the unit's year that counts"),
    "no_indicator": (("component",), "an indicators component whose classes hold nothing that it counts"),
    "quantitative_share": (
        ("who", "quantitative", "points", "percent"),
        "less of the points than the policy asks is quantitative for somebody",
    ),
    "indicator_uncounted": (("id",), "an indicator that no component counts"),
    "items_sum": (("id", "sum", "points"), "sub-items whose points do not sum to the indicator's"),
    "no_interval": (("id",), "an interval that ends where it starts"),
    "levels_order": (("level",), "steps whose levels do not rise"),
    "mixed_methods": (("id",), "an indicator of which some sub-items add and others deduct"),
    "negative_withholds": (("id",), "a negative indicator that would have to withhold a score"),
    "fed_by_tasks": (("id",), "an indicator that a completion of tasks cannot be the value of"),
}
"""Code → names of its arguments and one line of meaning."""


class PolicyFault(NamedTuple):
    """One fault of a policy: where it is, which code of ``CODES``, and the code's arguments."""

    pointer: Pointer
    code: str
    args: tuple[tuple[str, str], ...] = ()


def fault(pointer: Pointer, code: str, **args: object) -> PolicyFault:
    """A fault with its arguments as text."""
    return PolicyFault(pointer, code, tuple((name, str(value)) for name, value in args.items()))


class PolicyError(ValueError):
    """A policy that cannot be read at all; ``fault`` says where and why."""

    def __init__(self, found: PolicyFault) -> None:
        self.fault = found
        self.pointer = found.pointer
        self.message = " ".join([CODES[found.code][1], *(f"{name}={value}" for name, value in found.args)])
        super().__init__(f"{'.'.join(map(str, found.pointer))}: {self.message}")
