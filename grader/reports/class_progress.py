"""How far the grading of a class is: a bar with the time left on a terminal, a line for each submission in a log."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from grader.reports.words import counted


class ClassBar:
    """Shows how many submissions have been graded; use it as a context manager."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("Grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)
        self._expected = self._done = 0

    def __enter__(self) -> "ClassBar":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def expect(self, n_submissions: int, n_kept: int) -> None:
        """Take note of the submissions to grade, and of those that are graded already."""
        self._expected = n_submissions
        self._progress.update(self._task, total=n_submissions)
        if n_kept:
            self.note(f"{counted(n_kept, 'submission')} graded before.")

    def done(self, student: str, outcome: str) -> None:
        """Take note of a submission, with what came of it in words."""
        self._done += 1
        self._progress.update(self._task, advance=1)
        if not self._console.is_terminal:
            self.note(f"{self._done} of {self._expected}: {student}: {outcome}")

    def note(self, text: str) -> None:
        """Show a line."""
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)
