"""A progress bar for long work: on a terminal only, never in a log."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from grader.reports.model import CheckResult


class Bar:
    """Shows how many checks have been graded, and which one was last.

    Use it as a context manager, and give it to a run as its ``progress``.
    """

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("Grading", total=None)
        self._expected = 0

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def expect(self, n_checks: int) -> None:
        """Take note of checks to come."""
        self._expected += n_checks
        self._progress.update(self._task, total=self._expected)

    def done(self, exercise: str, result: CheckResult) -> None:
        """Take note of a check that has ended."""
        self._progress.update(self._task, advance=1, description=exercise)
