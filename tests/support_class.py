"""Submissions of a class, for its tests: few exercises, the fast ones."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from grader.courses.whole_class.grade_one import Graded, Job
from grader.sandbox import cpu
from tests.support_grade import REPOSITORY, answer, environment

EX00, EX02 = "ex00_words_and_sizes", "ex02_chunk_arithmetic"
SETTINGS = 'exercises = ["ex00", "ex02"]\n'


def small_class(root: Path) -> Path:
    """Write a class of eight, and its settings beside it; return its folder."""
    folder = root / "submissions"
    for name in ("ada", "Ben", "carol"):
        answer(folder / name / "exercises", EX00)
    answer(folder / "ada" / "exercises", EX02)
    answer(folder / "Ben", EX02, "\n\ndef grid_shape(shape, chunks):\n    return tuple(shape)\n")
    for name in ("dora", "=1+1"):
        answer(folder / name, EX00, '\n\nANSWERS = {"open_piecewise": "?"}\n')
    answer(folder / "erik", EX00, "\n\nimport os\nos._exit(0)\n")
    stub(folder / "frank", EX00)
    (folder / "grace").mkdir()
    (root / "course.toml").write_text(SETTINGS)
    return folder


def stub(folder: Path, exercise: str) -> None:
    """Write an answer that is not written yet."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{exercise}.py").write_bytes((REPOSITORY / "exercises" / f"{exercise}.py").read_bytes())


def start(root: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """Start ``grade class`` in a session of its own."""
    command = [sys.executable, "-P", "-m", "grader", "class", "submissions", *arguments]
    return subprocess.Popen(
        command,
        cwd=root,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def grade(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``grade class`` to its end."""
    process = start(root, *arguments, **more)
    try:
        out, err = process.communicate(timeout=300)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def processes_of(folder: Path) -> list[int]:
    """Return the processes that were started for a folder: it stands in their command or their environment (Linux)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            said = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in said:
            found.append(int(process.name))
    return found


def dies(job: Job) -> Graded:
    """Work that ends the process for some submissions: always, or the first time."""
    marker = Path(job.student)
    if marker.name.startswith("always") or (marker.name.startswith("once") and not marker.exists()):
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Graded(str(os.getpid()), {})


_HELD: list[cpu.OneCpu] = []
"""The CPUs that a process of `own_cpu` has."""


def own_cpu(job: Job) -> Graded:
    """Work that tells which CPU the process has chosen, among those that the test has started."""
    cpu.NAME = job.student
    _HELD.append(cpu.OneCpu())  # and not given back, however late the last process begins
    number = _HELD[-1].choose()
    time.sleep(0.2)  # so that all processes are at work
    return Graded(str(number), {})
