"""Random examples that depend on the seed alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants


class _Provider(providers.HypothesisProvider):
    """Hypothesis' own source of choices, without the constants that it collects from the modules it calls local.

    In a checkout those are all of the grader's, and in an installed grader none: the same seed would give other
    examples (and 0.3 s would go into parsing them).
    """

    _local_constants = Constants()


@contextmanager
def from_the_seed_alone() -> Iterator[None]:
    """Have Hypothesis draw from `_Provider`."""
    known = providers.AVAILABLE_PROVIDERS
    usual = known["hypothesis"]
    known["hypothesis"] = f"{__name__}.{_Provider.__name__}"
    try:
        yield
    finally:
        known["hypothesis"] = usual
