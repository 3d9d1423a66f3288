"""Random examples that depend on the seed alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

_NO_CONSTANTS = Constants()
_NOWHERE = Path(os.devnull, "hypothesis")
"""Where no folder can be made."""

_cache = LRUCache[Any, Any](1024)


@contextmanager
def from_the_seed_alone() -> Iterator[None]:
    """Have Hypothesis draw without the constants that it collects from the modules it calls local.

    In a checkout those are all of the grader's, and in an installed grader none: the same seed would give other
    examples (and 0.3 s would go into parsing them). Nor does it keep a folder of its own meanwhile.
    """
    provider: Any = providers.HypothesisProvider
    usual = provider._local_constants, providers.CONSTANTS_CACHE
    provider._local_constants, providers.CONSTANTS_CACHE = _NO_CONSTANTS, _cache
    set_hypothesis_home_dir(_NOWHERE)
    try:
        yield
    finally:
        set_hypothesis_home_dir(None)
        provider._local_constants, providers.CONSTANTS_CACHE = usual
