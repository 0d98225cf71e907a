"""What may be told of small cells, whatever their sizes."""

from hypothesis import given
from hypothesis import strategies as st

from scoring.fairness.withholding import tellable

CELLS = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 20), max_size=8)


def test_a_single_small_cell_takes_the_next_smallest_with_it() -> None:
    assert tellable({"a": 3, "b": 7, "c": 9}, 5) == {"c"}


def test_of_equal_cells_the_first_goes() -> None:
    assert tellable({"a": 3, "c": 7, "b": 7}, 5) == {"c"}


def test_small_cells_that_hide_each_other_leave_the_others_alone() -> None:
    assert tellable({"a": 3, "b": 2, "c": 9}, 5) == {"c"}


def test_two_cells_that_are_still_too_few_take_a_third() -> None:
    assert tellable({"a": 1, "b": 1, "c": 5, "d": 6}, 5) == {"d"}


def test_nothing_small_means_nothing_withheld() -> None:
    assert tellable({"a": 5, "b": 6}, 5) == {"a", "b"}
    assert tellable({}, 5) == frozenset()


@given(CELLS, st.integers(1, 10))
def test_neither_a_cell_nor_what_is_left_of_the_whole_is_too_few(cells: dict[str, int], least: int) -> None:
    told = tellable(cells, least)
    hidden = [cells[key] for key in cells if key not in told]
    assert all(cells[key] >= least for key in told)
    if hidden and told:
        assert len(hidden) >= 2
        assert sum(hidden) >= least
    if not any(size < least for size in cells.values()):
        assert not hidden
