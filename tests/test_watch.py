"""`grade watch`, as a user sees it: at a terminal, and in a pipe."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader import plugin
from grader.courses import watch as watching
from grader.courses.run import run
from tests.support_grade import EAGER, EX03, REPOSITORY, answer, environment, python

needs_terminals = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")

LOOP = """
def read_plane(tif, z):
    while True:
        pass
"""


class Terminal:
    """A command at a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        import fcntl
        import pty
        import termios

        self._ours, self._theirs = pty.openpty()
        self.attributes = termios.tcgetattr(self._theirs)
        self.seen = ""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "grader", *arguments],
            cwd=folder,
            env=environment(TERM="xterm", LINES="50"),
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
        os.close(self._theirs)

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self._ours, keys.encode())

    def read(self, seconds: float) -> bool:
        import select

        ready, _, _ = select.select([self._ours], [], [], seconds)
        if ready:
            self.seen += os.read(self._ours, 65536).decode("utf-8", "replace")
        return bool(ready)

    def wait(self, *words: str, seconds: float = 40) -> str:
        """Return what was shown since the last key or save, once all of these words are in it."""
        until = time.monotonic() + seconds
        while not all(word in self.seen for word in words):
            assert time.monotonic() < until, f"no {words} in:\n{self.seen}"
            self.read(0.1)
        return self.seen

    def shows_nothing(self, seconds: float) -> bool:
        return not self.read(seconds)

    def ended(self) -> int:
        """Return the exit status; the terminal must be as it was."""
        import termios

        until = time.monotonic() + 20
        while self._process.poll() is None:
            assert time.monotonic() < until, self.seen
            self.read(0.1)
        assert termios.tcgetattr(self._theirs) == self.attributes
        return self._process.returncode

    def echoes(self) -> bool:
        import termios

        return bool(termios.tcgetattr(self._theirs)[3] & termios.ECHO)

    def stop(self, how: int) -> None:
        self._process.send_signal(how)


def course(folder: Path) -> Path:
    """Make a folder of stubs and return the file of ex03."""
    exercises = folder / "exercises"
    exercises.mkdir()
    for stub in (REPOSITORY / "exercises").glob("ex*.py"):
        (exercises / stub.name).write_bytes(stub.read_bytes())
    return exercises / f"{EX03}.py"


def save(terminal: Terminal, file: Path, text: str) -> None:
    """Save as careful editors do: another file, put in the place of the old one."""
    terminal.seen = ""
    beside = file.with_suffix(".py.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def solution(replaced: str = "") -> str:
    return (REPOSITORY / "solutions" / f"{EX03}.py").read_text(encoding="utf-8") + replaced


@pytest.mark.slow
@needs_terminals
def test_at_a_terminal(tmp_path):
    file = course(tmp_path)
    with Terminal(tmp_path, "watch", "ex03") as terminal:
        terminal.wait("read_plane, read_crop, LazyStack: not written yet", f"Watching exercises/{EX03}.py", "q: quit")
        assert not terminal.echoes()

        seconds = []
        for _ in range(3):
            save(terminal, file, solution())
            terminal.wait("7 of 7 points", "q: quit")
            saved = time.monotonic()
            save(terminal, file, solution(EAGER))
            terminal.wait("reads_one_page: too many chunks, 0 of 2 points", "It was stopped after 48 chunk reads")
            seconds.append(time.monotonic() - saved)
            page = terminal.wait("5 of 7 points", "q: quit")
            assert "\x1b[2J" in page.rpartition("5/7")[0], "the page replaces the one before"
        print("from saving to the first verdict:", [f"{s:.2f} s" for s in seconds])
        assert min(seconds) < 2  # on a busy machine; 0.4 s where nothing else runs

        file.touch()
        save(terminal, file, solution(EAGER))
        assert terminal.shows_nothing(1.5), "the same content is not graded again"
        (file.parent / "ex04_slicing_at_an_angle.py").touch()
        (file.parent / "ex05_lazy_regions.py").write_text("x = 1\n", encoding="utf-8")
        assert terminal.shows_nothing(1.0), "only ex03 is watched"

        terminal.press("\r")
        terminal.wait("Grading", "5 of 7 points", "q: quit")
        terminal.press("h")
        terminal.wait("Step 1 of 3: A stack is a chain of pages", "The next step: h", "q: quit")
        terminal.press("h")
        terminal.wait("Step 2 of 3: tif.pages[z] is one page", "q: quit")
        terminal.press("l")
        terminal.wait("17 exercises, 100 points", "q: quit")
        terminal.press("\x1b[B")
        assert terminal.shows_nothing(0.5), "an arrow is no key"

        save(terminal, file, solution("def read_plane(:\n"))
        terminal.wait("Python cannot read this line: invalid syntax", "q: quit")
        terminal.seen = ""
        file.unlink()
        terminal.wait(f"{EX03}.py is gone", "q: quit")
        save(terminal, file, solution())
        terminal.wait("7 of 7 points", "no chunk was read that was not needed", "q: quit")

        terminal.press("n")
        terminal.wait("Slicing at an angle", "not written yet", "Watching exercises/ex04_slicing_at_an_angle.py")
        terminal.press("q")
        assert terminal.ended() == 0
    assert terminal.seen.count("Traceback") == 0


@pytest.mark.slow
@needs_terminals
def test_the_newest_save_wins(tmp_path):
    file = course(tmp_path)
    with Terminal(tmp_path, "watch") as terminal:
        terminal.wait("17 exercises", "Watching exercises", "q: quit")
        save(terminal, file, solution(LOOP))
        terminal.wait("Grading")
        assert terminal.shows_nothing(2.0), "an answer that never ends"
        saved = time.monotonic()
        save(terminal, file, solution())
        page = terminal.wait("7 of 7 points", "q: quit")
        assert time.monotonic() - saved < 10, "a check has 30 s"
        assert "ended the interpreter" not in page

        terminal.press("a")
        terminal.wait("7 of 100 points", "ex16", "q: quit")
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.slow
@needs_terminals
@pytest.mark.parametrize("how", [signal.SIGTERM, "\x03", "q"], ids=["terminated", "Ctrl-C", "q"])
def test_it_ends_at_once_and_leaves_the_terminal_as_it_was(tmp_path, how):
    course(tmp_path).write_text(solution(LOOP), encoding="utf-8")
    with Terminal(tmp_path, "watch", "ex03") as terminal:
        terminal.wait("Grading")
        assert not terminal.echoes()
        (tmp_path / "exercises" / "ex04_slicing_at_an_angle.py").write_text("x = 1\n", encoding="utf-8")
        assert terminal.shows_nothing(1.5), "what is not watched changes nothing"
        asked = time.monotonic()
        terminal.press(how) if isinstance(how, str) else terminal.stop(how)
        assert terminal.ended() == 0
        assert time.monotonic() - asked < 10, "a check has 30 s"
    assert "Traceback" not in terminal.seen


@pytest.mark.slow
def test_in_a_pipe(tmp_path):
    file = course(tmp_path)
    command = [sys.executable, "-P", "-m", "grader", "watch"]
    pipe = subprocess.PIPE
    shown = ""
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        for words, text in (("17 exercises", EAGER), ("5 of 7 points", ""), ("7 of 7 points", None)):
            for line in process.stdout:
                shown += line
                if words in line:
                    break
            if text is not None:
                time.sleep(1.0)  # it prints the list before it looks at files
                file.write_text(solution(text), encoding="utf-8")
        process.terminate()
        shown += process.stdout.read()
    assert process.returncode == 0, shown
    assert shown.startswith("Watching exercises. Ctrl-C ends it.\n")
    assert "It was stopped after 48 chunk reads; it needs 4 chunks of 8,000 (2.1 MB)." in shown
    assert "\x1b" not in shown
    assert "Traceback" not in shown


@pytest.mark.slow
def test_what_cannot_be_watched_is_told_in_one_sentence(tmp_path):
    ran = python(tmp_path, "-m", "grader", "watch")
    assert ran.returncode == 2
    assert 'there is no folder "exercises" here' in ran.stderr
    (tmp_path / "exercises").mkdir()
    ran = python(tmp_path, "-m", "grader", "watch", "ex99")
    assert ran.returncode == 2
    assert "there is no exercise ex99: 'grade list' shows them all." in ran.stderr
    ran = python(tmp_path, "-m", "grader", "watch", "ex03")
    assert ran.returncode == 2
    assert f"exercises{os.sep}{EX03}.py is not there." in ran.stderr


class Ears:
    """Hears of files that were saved."""

    def __init__(self) -> None:
        self.heard: list[Path] = []
        self.ticks = 0

    def tell(self, file: Path) -> None:
        self.heard.append(file)

    def tick(self) -> None:
        self.ticks += 1

    def hears(self, n: int) -> list[Path]:
        """Return what was heard once there are `n` files, or after two ticks more than that takes."""
        until, ticks = time.monotonic() + 10, self.ticks
        while len(self.heard) < n and time.monotonic() < until:
            time.sleep(0.01)
        while not n and self.ticks < ticks + 2:
            time.sleep(0.01)
        heard, self.heard = self.heard, []
        return heard


def no_events(*folders, **how):
    raise OSError("inotify watch limit reached")


@pytest.mark.parametrize("events", [True, False])
def test_saved_files_are_heard_of_with_and_without_events(tmp_path, monkeypatch, events):
    monkeypatch.setattr(watching, "_TICK_MS", 100)
    if not events:
        monkeypatch.setattr(watching, "watch", no_events)
    one, two = answer(tmp_path), tmp_path / "ex04_slicing_at_an_angle.py"
    ears = Ears()
    with watching.SavedFiles([one, two], ears.tell, ears.tick):
        one.touch()
        (tmp_path / "notes.txt").write_text("no exercise")
        assert ears.hears(0) == []
        one.write_text("x = 1\n")
        assert ears.hears(1) == [one]
        two.write_text("new\n")
        assert ears.hears(1) == [two]
        beside = tmp_path / "beside"
        beside.write_text("x = 2\n")
        beside.replace(one)
        assert ears.hears(1) == [one]
        one.unlink()
        assert ears.hears(1) == [one]
        with contextlib.suppress(OSError):  # not everyone may make links on Windows
            one.symlink_to(two)
            assert ears.hears(1) == [one]
    assert not [thread for thread in threading.enumerate() if thread.name == "saved files"]


class NothingGraded:
    """Ends a run before its first check."""

    def expect(self, n_checks: int) -> None:
        raise KeyboardInterrupt

    def done(self, exercise: str, result: object) -> None:
        raise AssertionError


def test_a_grading_looks_at_nothing_above_its_folder(tmp_path, monkeypatch):
    """In a folder of thousands of downloads that alone took longer than the grading."""
    looked: list[Path] = []
    leads = plugin._leads_to_exercises

    def leads_to_exercises(path: Path, depth: int = 4) -> bool:
        looked.append(path)
        return leads(path, depth)

    monkeypatch.setattr(plugin, "_leads_to_exercises", leads_to_exercises)
    (tmp_path / "beside.txt").touch()
    file = answer(tmp_path / "course" / "exercises")
    monkeypatch.chdir(tmp_path / "course")
    for named in (file, file.parent, f"{file}::reads_one_page"):
        with pytest.raises(KeyboardInterrupt):
            run([str(named)], progress=NothingGraded())
    assert {path for path in looked if path.is_relative_to(tmp_path)} == {file, file.parent}
