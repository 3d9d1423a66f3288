"""What a check is: a function that asks an answer something, with points, a title and a hint."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, seed, settings

from grader.marking.examples import from_the_seed_alone
from grader.marking.expect import Wrong
from grader.sandbox.verdicts import Raised

if TYPE_CHECKING:
    from grader.marking.attempt import Attempt
    from grader.marking.student import Student


@dataclass(frozen=True)
class Check:
    """One thing that is asked of an answer.

    Attributes
    ----------
    name, title : str
        Name of the check's function, and its docstring: the sentence that the student sees.
    points : int
        What it earns.
    hint : str
        Where to look, for a student who asks.
    of : str
        The function or class of the exercise that it grades.
    function : callable
        Takes the student's answer, and the rest from Hypothesis.
    seconds : float
        Wall-clock time for all of its examples together.
    examples : tuple
        Those that the check names (``@example``), as Hypothesis keeps them: they come before the random ones.
    slack : float
        What its budgets are multiplied by, as the instructor set it.
    """

    name: str
    title: str
    points: int
    hint: str
    of: str
    function: Callable[..., None]
    seconds: float = 30.0
    examples: tuple[Any, ...] = ()
    slack: float = 1.0

    def run(self, student: "Student", attempt: "Attempt") -> None:
        """Put the answer through the check: the examples that it names, then random ones.

        A wrong value in a named example, which may be a volume of terabytes, is put aside: a small random example that
        fails explains it better. All else that goes wrong there (far too many chunks, no answer) ends the check.
        """
        handle = getattr(self.function, "hypothesis", None)
        if handle is None:
            with attempt.example():
                self.function(student)
            return
        inner, aside = handle.inner_test, None
        for example in self.examples:
            try:
                with attempt.example():
                    inner(student, *example.args, **example.kwargs)
            except (Wrong, Raised):
                aside = attempt.put_aside()
                break
        handle.inner_test = _each_in_its_example(inner, attempt)
        try:
            with from_the_seed_alone():
                seed(attempt.seed)(self.function)(student)
        finally:
            handle.inner_test = inner
        if aside is not None:
            attempt.take_up(aside)


def check(
    *, points: int, of: str, hint: str, examples: int = 15, seconds: float = 30.0
) -> Callable[[Callable[..., None]], Check]:
    """Make a check of a function.

    Parameters
    ----------
    points : int
        What it earns; at least 2 where a budget may halve it.
    of : str
        The function or class of the exercise that it grades.
    hint : str
        Where to look, for a student who asks.
    examples : int
        How many examples Hypothesis makes, if the function is under ``@given``.
    seconds : float
        Wall-clock time for all of them together: at least ten times what the slowest right answer needs.
    """

    def decorate(function: Callable[..., None]) -> Check:
        title = " ".join((function.__doc__ or "").split())
        named = tuple(reversed(getattr(function, "hypothesis_explicit_examples", ())))
        if hasattr(function, "hypothesis"):
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
        return Check(function.__name__, title, points, hint, of, function, seconds, named)

    return decorate


def _each_in_its_example(inner: Callable[..., None], attempt: "Attempt") -> Callable[..., None]:
    def test(*args: Any, **kwargs: Any) -> None:
        with attempt.example():
            inner(*args, **kwargs)

    return test
