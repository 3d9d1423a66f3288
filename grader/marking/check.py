"""What a check is: a function that asks an answer something, with points, a title and hints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import HealthCheck, Phase, seed, settings

from grader.marking.examples import from_the_seed_alone
from grader.marking.expect import Wrong
from grader.marking.outline import Outline
from grader.sandbox.verdicts import Raised

if TYPE_CHECKING:
    from grader.marking.attempt import Attempt
    from grader.marking.student import Student

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True)
class Demand:
    """One thing that a stub's docstring demands, and the example that a wrong answer fails whatever the seed.

    Attributes
    ----------
    says : str
        The demand, as a sentence.
    args : tuple
        What the check's function gets in this example, behind the student's answer.
    large : bool
        The example is of gigabytes or more. It is there for its reads: a wrong value in it is explained by a smaller
        example, if any fails.
    """

    says: str
    args: tuple[Any, ...] = ()
    large: bool = False


@dataclass(frozen=True)
class Check(Outline):
    """One thing that is asked of an answer.

    Attributes
    ----------
    name, title, points, hints, of
        As in its `Outline`.
    function : callable
        Takes the student's answer, and the rest from Hypothesis.
    seconds : float
        Processor time for all of its examples together.
    demands : tuple of Demand
        What it asks in particular, in the order in which it does; their examples come before the random ones.
    slack : float
        What its budgets are multiplied by, as the instructor set it.
    """

    function: Callable[..., None]
    seconds: float = 30.0
    demands: tuple[Demand, ...] = ()
    slack: float = 1.0

    def run(self, student: "Student", attempt: "Attempt") -> None:
        """Put the answer through the check: the examples of its demands, then random ones.

        The first example that fails ends the check. Only a wrong value in a large one is put aside: a smaller example
        that fails explains it better. All else that goes wrong there (far too many chunks, no answer) ends the check.
        """
        inner, aside = self.inner, None
        for demand in self.pinned():
            try:
                with attempt.example(demand.says):
                    inner(student, *demand.args)
            except (Wrong, Raised):
                if not demand.large:
                    raise
                aside = aside or attempt.put_aside()
        if self._handle is not None:
            self._run_random(student, attempt, self._handle)
        if aside is not None:
            attempt.take_up(aside)

    @property
    def inner(self) -> Callable[..., None]:
        """What one example is put through: takes the student's answer and the example."""
        inner: Callable[..., None] = self._handle.inner_test if self._handle else self.function
        return inner

    @property
    def _handle(self) -> Any:
        """What Hypothesis keeps of the function; None where it is not under ``@given``."""
        return getattr(self.function, "hypothesis", None)

    def pinned(self) -> list[Demand]:
        """Return the first demand of each example: several may share one. Where none is named, its title is one."""
        if not self.demands and self._handle is None:
            return [Demand(self.title)]
        first: list[Demand] = []
        for demand in self.demands:
            if not any(demand.args == other.args for other in first):
                first.append(demand)
        return first

    def _run_random(self, student: "Student", attempt: "Attempt", handle: Any) -> None:
        """Have Hypothesis look for an example that fails, and for a smaller one then."""
        inner = handle.inner_test
        handle.inner_test = _each_in_its_example(inner, attempt)
        try:
            with from_the_seed_alone():
                seed(attempt.seed)(self.function)(student)
        finally:
            handle.inner_test = inner


def demand(says: str, *args: Any, large: bool = False) -> Callable[[Function], Function]:
    """Have a check ask something in particular, with an example of its own; stands below ``@check``.

    The plain case with the lesson in it comes before the odd ones. Without `args` the check makes its own example.

    Parameters
    ----------
    says : str
        What the stub demands, as a sentence.
    *args
        What the check's function gets, behind the student's answer: fixed shapes and selections, small enough to be
        read. The values of volumes come from the seed.
    large : bool
        The example is of gigabytes or more, see `Demand`.
    """

    def note(function: Function) -> Function:
        demands = getattr(function, "demands", ())
        function.demands = (Demand(says, args, large), *demands)  # type: ignore[attr-defined]
        return function

    return note


def check(
    *, points: int, of: str, hints: tuple[str, ...], examples: int = 15, seconds: float = 30.0
) -> Callable[[Callable[..., None]], Check]:
    """Make a check of a function.

    Parameters
    ----------
    points : int
        What it earns; at least 2 where a budget may halve it.
    of : str
        The function or class of the exercise that it grades.
    hints : tuple of str
        Two or three steps, as literal strings, of which a student takes one at a time: where to look, how to do it, and
        nearly the code. No step says what another says.
    examples : int
        How many examples Hypothesis makes, if the function is under ``@given``.
    seconds : float
        Processor time for all of them together: at least ten times what the slowest right answer needs.
    """

    def decorate(function: Callable[..., None]) -> Check:
        title = " ".join((function.__doc__ or "").split())
        demands = getattr(function, "demands", ())
        if hasattr(function, "hypothesis"):
            named = reversed(getattr(function, "hypothesis_explicit_examples", ()))
            demands += tuple(Demand("", one.args, large=True) for one in named)
            function.hypothesis_explicit_examples = []  # type: ignore[attr-defined]
            function = settings(
                max_examples=examples,
                phases=(Phase.generate, Phase.shrink),
                database=None,
                deadline=None,
                derandomize=False,  # the seed is given, see Check.run
                report_multiple_bugs=False,
                print_blob=False,
                suppress_health_check=list(HealthCheck),
            )(function)
        return Check(function.__name__, title, points, hints, of, function, seconds, demands)

    return decorate


def _each_in_its_example(inner: Callable[..., None], attempt: "Attempt") -> Callable[..., None]:
    def test(*args: Any, **kwargs: Any) -> None:
        with attempt.example():
            inner(*args, **kwargs)

    return test
