"""Grading again whenever an exercise file is saved."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import watch

from grader import checks
from grader.courses.listing import print_list, print_next_step
from grader.courses.run import CannotRun, run
from grader.courses.steps import keep_results
from grader.courses.watch_screen import Screen, print_reports
from grader.marking.plain_file import read_plain
from grader.marking.settings import BadSettings, Settings
from grader.reports.model import CheckResult
from grader.reports.words import is_full
from grader.sandbox.sandbox import shared_sandbox

Event = Path | str
"""A file that was saved (or has gone), or a key that was pressed."""

AGAIN, HINT, NEXT, LIST, ALL, QUIT = "\n", "h", "n", "l", "a", "q"
"""The keys."""

_TICK_MS = 500
"""How often files are looked at where nothing tells that they were saved: on network drives, in some containers."""


class Watch:
    """Grades files when they are saved, and does what keys ask for, until it is told to quit.

    Parameters
    ----------
    files : sequence of Path
        The exercise files of the course, in order; they need not be there.
    only : Path, optional
        Only this one is graded when it is saved.
    settings : Settings
        What the instructor set.
    screen : Screen
        Where everything is shown.
    named : sequence of str
        The checks of `only` that are graded; all of them where none is named.
    """

    def __init__(
        self, files: Sequence[Path], only: Path | None, settings: Settings, screen: Screen, named: Sequence[str] = ()
    ) -> None:
        self._files = tuple(files)
        self._only = only
        self._nodes = [f"{only}::{check}" for check in named]
        self._settings = settings
        self._screen = screen
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._urgent = 0  # events in the queue for which a grading is dropped
        self._lock = threading.Lock()
        self._due: dict[Path, None] = {}  # saved, and not graded to the end since
        self._shown: tuple[Path, ...] = ()
        self._done: set[Path] = set()
        self._dropped = False
        screen.watched = str(only or files[0].parent)

    def tell(self, event: Event) -> None:
        """Take note of an event, from any thread."""
        if isinstance(event, Path) and self._only not in (None, event):
            return
        with self._lock:
            self._urgent += _is_urgent(event)
        self._events.put(event)

    def run(self) -> None:
        """Grade what is watched, and then what is saved, until the key to quit."""
        shared_sandbox(None).start()
        with SavedFiles(self._files, self.tell, self._hurry):
            if self._only:
                self._grade((self._only,))
            else:
                self._list()
                for file in self._files:  # so that the first save finds everything loaded
                    checks.load(file.stem)
            while self._obey(self._next_event()):
                pass

    def _next_event(self) -> Event:
        while True:
            with contextlib.suppress(Empty):  # Ctrl-C does not end a wait on every system
                event = self._events.get(timeout=0.5)
                with self._lock:
                    self._urgent -= _is_urgent(event)
                return event

    def _obey(self, event: Event) -> bool:
        """Do what an event asks for; return whether to go on."""
        if isinstance(event, Path):
            self._due[event] = None
            if not self._urgent:  # files that were saved together are graded together
                self._grade_due()
        elif event == QUIT:
            return False
        elif event == AGAIN and self._events.empty():
            self._grade(self._shown)
        elif event == ALL:
            self._grade(self._files)
        elif event == NEXT:
            self._next()
        elif event == HINT:
            self._hint()
        elif event == LIST:
            self._list()
        return True

    def _grade_due(self) -> None:
        there = tuple(file for file in self._due if file.is_file())
        for file in set(self._due) - set(there):
            self._screen.say(f"{file} is gone. It is graded again when it is back.")
        self._due = dict.fromkeys(there)
        if there:
            self._grade(there)

    def _next(self) -> None:
        """Turn to the next exercise that is not done, as far as is known."""
        place = self._files.index(self._shown[0]) + 1 if len(self._shown) == 1 else 0
        file = self._first_undone((*self._files[place:], *self._files[:place]))
        if file is None:
            self._screen.say("All exercises are done.")
            return
        if self._only:
            self._only, self._nodes = file, []
            self._screen.watched = str(file)
        self._grade((file,))

    def _first_undone(self, files: Sequence[Path]) -> Path | None:
        return next((file for file in files if file not in self._done and file.is_file()), None)

    def _hint(self) -> None:
        if self._shown:
            file = self._first_undone(self._shown) or self._shown[0]
            exercise = self._settings.listed(file.stem)
            self._screen.page(lambda console: print_next_step(exercise, file, exercise.checks, HINT, console))

    def _list(self) -> None:
        exercises = [self._settings.listed(file.stem) for file in self._files]
        self._screen.page(lambda console: print_list(exercises, console))

    def _grade(self, files: Sequence[Path]) -> None:
        """Grade files and show how they did, unless there is something newer before that is known."""
        self._shown = files = tuple(file for file in files if file.is_file())
        if not files:
            return
        self._dropped = False
        names = [str(file) for file in files]
        self._screen.begin(names)
        try:
            nodes = self._nodes if files == (self._only,) else []
            reports = run(nodes or names, settings=self._settings, progress=self)
        except KeyboardInterrupt:
            if self._dropped:
                return
            raise
        except (CannotRun, BadSettings) as error:
            self._screen.say(str(error))
            return
        keep_results(reports)
        for file in files:
            self._due.pop(file, None)
        results = {exercise.name: exercise.checks for report in reports for exercise in report.exercises}
        full = {file for file in files if all(map(is_full, results.get(file.stem, ())))}
        self._done = self._done - set(files) | full
        self._screen.page(lambda console: print_reports(reports, console))

    def expect(self, n_checks: int) -> None:
        """Begin with the checks of a grading, unless there is something newer."""
        if self._urgent:
            self._dropped = True
            raise KeyboardInterrupt

    def done(self, exercise: str, result: CheckResult) -> None:
        """Show how a check ended, and go on with the next, unless there is something newer."""
        self.expect(0)
        self._screen.check(exercise, result)

    def _hurry(self) -> None:
        """End the answer that runs where there is something newer: it may never end by itself."""
        with self._lock:
            if self._urgent:
                shared_sandbox(None).interrupt()


def _is_urgent(event: Event) -> bool:
    """Say whether a grading is dropped for an event: the newest save wins."""
    return isinstance(event, Path) or event == QUIT


class SavedFiles:
    """Tells which of a set of files have another content than before; a context manager.

    Parameters
    ----------
    files : sequence of Path
        The files.
    tell : callable
        Is called with each file that has changed, gone or come, from another thread.
    tick : callable
        Is called whenever the files have been looked at.
    """

    def __init__(self, files: Sequence[Path], tell: Callable[[Path], None], tick: Callable[[], None]) -> None:
        self._content = {file: content(file) for file in files}
        self._tell = tell
        self._tick = tick
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, name="saved files", daemon=True)

    def __enter__(self) -> "SavedFiles":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        for _ in self._occasions():
            for file, before in self._content.items():
                now = content(file)
                if now != before:
                    self._content[file] = now
                    self._tell(file)
            self._tick()

    def _occasions(self) -> Iterator[None]:
        """Yield when something happens in the files' folders, and every half second in any case."""
        folders = {file.parent for file in self._content}
        try:
            for _ in watch(
                *folders,
                watch_filter=None,
                debounce=100,
                step=20,
                stop_event=self._stop,
                rust_timeout=_TICK_MS,
                yield_on_timeout=True,
                recursive=False,
            ):
                yield
        except (OSError, RuntimeError):  # no events to be had: too many watchers, or the folder has gone
            pass
        while not self._stop.wait(_TICK_MS / 1000):
            yield


def content(file: Path) -> bytes:
    """Return a digest of what is in a file; where that cannot be read, of the reason."""
    try:
        return sha256(read_plain(file)).digest()
    except OSError as error:
        return repr(error).encode()
