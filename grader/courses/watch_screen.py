"""What `grade watch` shows: one calm page at a time on a terminal, one below the other in a pipe."""

import time
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from grader.reports.model import CheckResult, Report
from grader.reports.terminal import BLUE, ORANGE, failure_text, print_report
from grader.reports.words import STATUS_WORDS, counted, is_full, one_line


class Screen:
    """The pages.

    Parameters
    ----------
    console : Console
        Where they are printed.
    keys : str
        What can be pressed: stands below each page, on a terminal.

    Attributes
    ----------
    watched : str
        The file or folder that is watched: stands there too.
    """

    def __init__(self, console: Console, keys: str) -> None:
        self.watched = ""
        self._console = console
        self._keys = keys
        self._failed = False

    def begin(self, files: Sequence[str]) -> None:
        """Begin the page of a grading; it is replaced once all is known."""
        self._clear()
        self._failed = False
        name = files[0] if len(files) == 1 else counted(len(files), "exercise")
        self._line(Text(f"{time.strftime('%H:%M:%S')}  Grading {one_line(name)}", style="dim"))

    def check(self, exercise: str, result: CheckResult) -> None:
        """Show how one check ended, and the whole message of the first that failed (on a terminal)."""
        if not self._console.is_terminal:
            return
        state = f"{STATUS_WORDS[result.status]}, {result.score} of {counted(result.max_score, 'point')}"
        style = BLUE if is_full(result) else ORANGE
        self._line(Text.assemble(one_line(result.name), ": ", (state, style)))
        if result.message and not is_full(result) and not self._failed:
            self._failed = True
            self._line(Text(failure_text(exercise, result, width=self._console.width)))

    def page(self, print_it: Callable[[Console], None]) -> None:
        """Show a page."""
        self._clear()
        print_it(self._console)
        self._end()

    def say(self, sentence: str) -> None:
        """Show a sentence below what is there."""
        self._line(Text(one_line(sentence), style=ORANGE))
        self._end()

    def _clear(self) -> None:
        if self._console.is_terminal:
            self._console.clear()

    def _end(self) -> None:
        foot = f"\nWatching {one_line(self.watched)}\n{self._keys}" if self._console.is_terminal else ""
        self._line(Text(foot, style="dim"))

    def _line(self, text: Text) -> None:
        self._console.print(text, highlight=False, soft_wrap=True)
        self._console.file.flush()


def print_reports(reports: Sequence[Report], console: Console) -> None:
    """Print the reports of one grading."""
    for report in reports:
        print_report(report, console)
