"""Columns of numbers of many files, as arrays of numpy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def join(columns: Iterable[Any], code: str) -> Array:
    """Columns of numbers of one type, one after the other.

    >>> from array import array
    >>> join([array("i", [1, 2]), array("i"), array("i", [3])], "i").tolist()
    [1, 2, 3]
    """
    found = [np.frombuffer(one, code) for one in columns if len(one)]
    return np.concatenate(found) if found else np.array([], code)


def spread(values: Iterable[int], counts: Array, code: str) -> Array:
    """Each value as often as its count says.

    >>> spread([7, 9], np.array([2, 1]), "i").tolist()
    [7, 7, 9]
    """
    return np.repeat(np.array(list(values), code), counts)


def sort_once(keys: Array) -> Array:
    """Keys in order, each once.

    >>> sort_once(np.array([5, 2, 5])).tolist()
    [2, 5]
    """
    # For keys of 64 bits this is many times as quick as numpy.unique, which looks each up.
    in_order = np.sort(keys)
    found: Array = in_order[np.append(True, in_order[1:] != in_order[:-1])] if len(keys) else in_order
    return found


def order_of(numbers: Array) -> Array:
    """The order of numbers that are not negative, equal ones as they stand.

    >>> order_of(np.array([5, 2, 5])).tolist()
    [1, 0, 2]
    """
    # Each number with its place behind it: to sort those is quicker than to sort places by numbers. Of large numbers
    # the last bits have no room there, which hardly ever matters.
    many = len(numbers)
    bits = many.bit_length()
    large = int(numbers.max()).bit_length() + bits - 64 if many else 0
    placed = numbers.astype("Q") >> np.uint64(max(large, 0)) << np.uint64(bits) | np.arange(many, dtype="Q")
    placed.sort()
    found: Array = (placed & np.uint64((1 << bits) - 1)).astype("q")
    if large > 0:
        in_order = numbers[found]
        if (in_order[1:] < in_order[:-1]).any():
            return np.argsort(numbers, kind="stable")
    return found


def positions_in(keys: Array, wanted: Array) -> Array:
    """Where in sorted keys each of the wanted ones stands; -1 where it does not.

    >>> positions_in(np.array([2, 5, 9]), np.array([9, 3, 2])).tolist()
    [2, -1, 0]
    """
    if not len(keys):
        return np.full(len(wanted), -1)
    # To look for many in order is so much quicker that it pays to sort them first.
    order = order_of(wanted)
    in_order = wanted[order]
    at = np.minimum(np.searchsorted(keys, in_order), len(keys) - 1)
    found = np.empty(len(wanted), at.dtype)
    found[order] = np.where(keys[at] == in_order, at, -1)
    return found


def group_by_key(keys: Array, items: Array) -> tuple[Array, Array, Array]:
    """Items by their keys: the keys, each once and in order, where the items of each begin, and the items.

    Items of one key stay in the order given.

    >>> [one.tolist() for one in group_by_key(np.array([5, 2, 5]), np.array([0, 1, 2]))]
    [[2, 5], [0, 1, 3], [1, 0, 2]]
    """
    order = order_of(keys)
    in_order = keys[order]
    first = np.flatnonzero(np.append(True, in_order[1:] != in_order[:-1])) if len(keys) else order
    return in_order[first], np.append(first, len(keys)).astype("i"), items[order]
