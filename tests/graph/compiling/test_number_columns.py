"""Columns of numbers in order, however large the numbers are."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.compiling.number_columns import group_by_key, order_of, positions_in

# Many that are equal, that differ in the last bits alone, and that fill 64 bits.
NUMBERS = st.lists(
    st.integers(0, 5) | st.integers(2**64 - 9, 2**64 - 1) | st.integers(2**40, 2**40 + 3) | st.integers(0, 2**64 - 1),
    max_size=60,
)


@given(NUMBERS)
def test_the_order_is_that_of_a_stable_sort(numbers: list[int]) -> None:
    found = order_of(np.array(numbers, "Q"))
    assert found.tolist() == sorted(range(len(numbers)), key=lambda at: numbers[at])


@given(NUMBERS, NUMBERS)
def test_what_is_wanted_is_found_where_it_stands(numbers: list[int], others: list[int]) -> None:
    keys, wanted = sorted({*numbers}), [*numbers, *others]
    found = positions_in(np.array(keys, "Q"), np.array(wanted, "Q"))
    assert found.tolist() == [keys.index(one) if one in keys else -1 for one in wanted]


@given(NUMBERS)
def test_items_are_grouped_by_key_in_the_order_given(numbers: list[int]) -> None:
    keys, first, items = group_by_key(np.array(numbers, "Q"), np.arange(len(numbers)))
    assert keys.tolist() == sorted({*numbers})
    groups = [items[start:end].tolist() for start, end in pairwise(first)]
    assert groups == [[at for at, one in enumerate(numbers) if one == key] for key in keys.tolist()]
