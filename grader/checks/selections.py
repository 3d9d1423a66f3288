"""Random selections, as the curriculum means them: one int or slice (step >= 1) an axis, as in NumPy.

Strategies are kept once they are made: Hypothesis then looks through each only once.
"""

from collections.abc import Hashable, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from hypothesis import strategies as st

from grader.given import Selection

Value = TypeVar("Value", bound=Hashable)


@cache
def ranges(size: int, *, steps: bool = True) -> st.SearchStrategy[slice]:
    """Return slices of an axis: whole, empty, negative and beyond the end too."""
    bound = st.none() | st.integers(-size - 2, size + 2)
    step = st.none() | st.integers(1, max(2, size)) if steps else st.none()
    return st.builds(slice, bound, bound, step)


@cache
def indices(size: int) -> st.SearchStrategy[int]:
    """Return ints of an axis, negative ones too."""
    return st.integers(-size, size - 1)


def selections(shape: Sequence[int]) -> st.SearchStrategy[Selection]:
    """Return selections of an array of `shape`."""
    return st.tuples(*(indices(size) | ranges(size) for size in shape))


@cache
def sizes(smallest: int, largest: int, plain: int) -> st.SearchStrategy[int]:
    """Return sizes; a failing example shrinks to `plain`, which shows more than an axis of one voxel does."""
    plain = min(max(plain, smallest), largest)
    return st.sampled_from(sorted(range(smallest, largest + 1), key=lambda size: abs(size - plain)))


@lru_cache(maxsize=None, typed=True)
def pick(*values: Value) -> st.SearchStrategy[Value]:
    """Return the values; a failing example shrinks to the first."""
    return st.sampled_from(values)
