"""Hostile answers: each earns nothing where it attacks, costs nobody else a point, and leaves nothing behind.

An attack is a file ``tests/attacks/<exercise>/<name>.py``. Its source is put behind the reference answer's, as that of
a mutant is. Its docstring says what it tries, and::

    attacks: reads_one_page          the check where it must earn nothing
    keeps: knows_its_shape           a check of the same answer that keeps its points
    status: crashed                  how the attacked check ends, where that is certain
    says: an earlier call            what its message then contains
    seconds: 30                      the time of a check, in place of 3 or, where it ends by itself, 20
    beside: conftest.py numpy.py     files beside the answer that get the same source
    source: made                     the file has SOURCE, the answer's bytes, or lay(file, solution), which makes it

``@seed@``, ``@here@``, ``@home@``, ``@outside@`` and ``@port@`` stand for the run's seed, the attack's own folder, the
grader's home folder, a folder that must not change, and a port that must hear nothing. Beside each attack lies an
honest answer to ex00. All are graded in two processes, in an order that ``GRADE_ATTACKS_ORDER`` changes.
"""

import ast
import io
import json
import os
import random
import re
import runpy
import shutil
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from grader import checks
from grader.courses.run import run
from grader.reports.json_report import from_json, to_json
from grader.reports.model import FULL_ISOLATION
from grader.reports.terminal import failure_text, print_report
from grader.sandbox import landlock
from grader.sandbox.time_limit import GENEROUS
from tests.support_grade import REPOSITORY, environment, python

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not landlock.abi(), reason="this kernel has no Landlock"),
]

HONEST = "ex00_words_and_sizes"
SEED = 20261122
SECONDS, PATIENCE = 3.0, 20.0
"""The time of a check where an answer may hang, and where it ends by itself, however busy the machine is."""

SHELL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""What acts on a terminal, turns text around, or cannot be written."""


@dataclass(frozen=True)
class Attack:
    """A hostile answer; see above."""

    path: Path
    exercise: str
    attacks: str
    keeps: str = ""
    status: str = ""
    says: str = ""
    seconds: float = SECONDS
    beside: tuple[str, ...] = ()
    made: bool = False

    @property
    def name(self):
        return f"{self.exercise[:4]}-{self.path.stem}"

    def lay_out(self, folder, **places):
        """Write the answer, and what lies beside it, into a new folder."""
        folder.mkdir()
        for name in {HONEST, self.exercise}:
            shutil.copyfile(REPOSITORY / "solutions" / f"{name}.py", folder / f"{name}.py")
        file = folder / f"{self.exercise}.py"
        if self.made:
            made = runpy.run_path(str(self.path))
            file.unlink()
            made["lay"](file, REPOSITORY / "solutions" / file.name) if "lay" in made else file.write_bytes(
                made["SOURCE"]
            )
            return
        source = self.path.read_text(encoding="utf-8")
        for word, value in {**places, "here": folder}.items():
            source = source.replace(f"@{word}@", str(value))
        file.write_text(file.read_text(encoding="utf-8") + "\n\n" + source, encoding="utf-8")
        for name in self.beside:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(source, encoding="utf-8")

    def nodes(self, folder):
        """Return what is graded: the attacked check, the one that is kept, and the honest answer."""
        named = [self.attacks, self.keeps] if self.keeps else [self.attacks]
        nodes = [f"{folder / self.exercise}.py::{check}" for check in named]
        return nodes if self.exercise == HONEST else [*nodes, f"{folder / HONEST}.py"]


def read_attack(path):
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc, f"{path} does not say what it tries"
    fields = dict(
        re.findall(r"^(attacks|keeps|status|says|seconds|beside|source):[ \t]*(\S.*?)\s*$", doc, re.MULTILINE)
    )
    hangs = fields.get("status", "timeout") == "timeout"
    fields |= {
        "seconds": float(fields.get("seconds", SECONDS if hangs else PATIENCE)),
        "beside": tuple(fields.get("beside", "").split()),
    }
    return Attack(path, path.parent.name, made=fields.pop("source", "") == "made", **fields)


ATTACKS = {
    attack.name: attack for attack in map(read_attack, sorted((REPOSITORY / "tests" / "attacks").glob("ex*/*.py")))
}


# -- the grader, in a process whose folders are its own


def grade_all(plan):
    """Grade, one run for each time that checks have; tell what was found, and what is held before and after."""
    run([plan["warm"]])
    before = _held()
    documents, text = {}, io.StringIO()
    console = Console(file=text, force_terminal=True, width=100, color_system=None)
    for seconds, nodes in plan["runs"]:
        for report in run(nodes, seed=SEED, seconds=seconds, require_isolation=True):
            documents[Path(report.folder).name] = to_json(report)
            print_report(report, console, verbose=True)
            for exercise in report.exercises:
                text.writelines(failure_text(exercise.name, check) for check in exercise.checks)
    return {"reports": documents, "text": text.getvalue(), "before": before, "after": _held()}


def _held():
    process = psutil.Process()
    time.sleep(0.2)
    links = [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.exists()]
    kinds = sorted(re.sub(r"\d+", "", link) for link in links)
    return {
        "descriptors": kinds,
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "children": len(process.children(recursive=True)),
        "rss": process.memory_info().rss,
    }


if __name__ == "__main__":
    found = grade_all(json.load(sys.stdin))
    sys.stdout.write(json.dumps(found))
    sys.exit(0)


# -- the run


def everything(folder):
    """Return each file below a folder, with what may change of it."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            path.lstat().st_uid,
            path.lstat().st_size,
        )
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts
    }


@dataclass
class Graded:
    """What was found: reports by attack, and all that must not have changed."""

    reports: dict
    texts: list
    processes: list
    root: Path
    before: dict
    after: dict
    heard: list


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    root = tmp_path_factory.mktemp("grade-attacks")
    outside, answers = root / "outside", root / "answers"
    for folder in (outside, answers):
        folder.mkdir()
    (outside / "victim").write_text("victim")
    paths = [socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)]
    paths[0].bind(os.fspath(outside / "socket"))
    paths[1].bind(("127.0.0.1", 0))
    port = paths[1].getsockname()[1]
    names = sorted(ATTACKS)
    random.Random(os.environ.get("GRADE_ATTACKS_ORDER", "")).shuffle(names)
    warm = answers / "warm"
    warm.mkdir()
    for name in (HONEST, "ex06_one_level", "ex08_chunked_writing"):  # what a grader loads and opens once is its own
        shutil.copyfile(REPOSITORY / "solutions" / f"{name}.py", warm / f"{name}.py")
    for name in names:
        places = {"seed": SEED, "outside": outside, "port": port, "home": root / "home"}
        ATTACKS[name].lay_out(answers / name, **places)
    # Those that end by their deadline first, so that both processes have as many of them.
    names.sort(key=lambda name: (ATTACKS[name].seconds, ATTACKS[name].status != "timeout"))
    before = everything(root)
    plans = [_plan(names[i::2], answers) for i in range(2)]
    with ThreadPoolExecutor() as pool:
        ended = list(pool.map(lambda i: _grade_apart(root / f"process{i}", plans[i]), range(2)))
    found = [json.loads(one.stdout) for one in ended if not one.returncode]
    assert len(found) == 2, [(one.returncode, one.stdout[-300:], one.stderr[-3000:]) for one in ended]
    heard = [one for sock in paths for one in _heard(sock)]
    left = {
        name: value for name, value in everything(root).items() if not re.match(r"process\d($|/(tmp|home|here)$)", name)
    }
    reports = {name: from_json(text) for one in found for name, text in one["reports"].items()}
    assert all(text.isascii() for one in found for text in one["reports"].values())
    return Graded(reports, [one["text"] for one in found], found, root, before, left, heard)


def _plan(names, answers):
    runs = []
    for seconds in sorted({ATTACKS[name].seconds for name in names}):
        these = [name for name in names if ATTACKS[name].seconds == seconds]
        runs.append((seconds, [node for name in these for node in ATTACKS[name].nodes(answers / name)]))
    return {"warm": str(answers / "warm"), "runs": runs}


def _grade_apart(folder, plan):
    for name in ("tmp", "home", "here"):
        (folder / name).mkdir(parents=True)
    known = environment(
        TMPDIR=str(folder / "tmp"), HOME=str(folder / "home"), PYTHONPATH=str(REPOSITORY), PYTHONUTF8="1"
    )
    command = [sys.executable, "-P", "-m", "tests.test_attacks"]
    return subprocess.run(
        command, cwd=folder / "here", env=known, input=json.dumps(plan), capture_output=True, text=True, timeout=600
    )


def _heard(sock):
    sock.settimeout(0)
    try:
        return [sock.recv(100)]
    except OSError:
        return []
    finally:
        sock.close()


def _check(graded, name, exercise, check):
    report = graded.reports[name]
    return next(c for e in report.exercises if e.name == exercise for c in e.checks if c.name == check)


# -- what has to hold


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_earns_nothing(graded, name):
    attack = ATTACKS[name]
    result = _check(graded, name, attack.exercise, attack.attacks)
    assert result.score == 0, result
    assert result.max_score > 0
    assert "fault of its own" not in result.message
    assert "did not start" not in result.message
    assert not attack.status or result.status == attack.status, result.message
    assert attack.says in " ".join(result.message.split())
    assert result.seconds < GENEROUS * attack.seconds  # the processor is shared with other tests


@pytest.mark.parametrize("name", ATTACKS)
def test_honest_answers_keep_their_points(graded, name):
    attack = ATTACKS[name]
    if attack.keeps:
        kept = _check(graded, name, attack.exercise, attack.keeps)
        assert kept.score == kept.max_score, kept.message
    if attack.exercise != HONEST:
        honest = next(e for e in graded.reports[name].exercises if e.name == HONEST)
        assert honest.score == honest.max_score == checks.load(HONEST).points, honest


def test_every_answer_is_in_the_report_and_was_kept_apart(graded):
    assert graded.reports.keys() == ATTACKS.keys()
    for name, attack in ATTACKS.items():
        exercises = [exercise.name for exercise in graded.reports[name].exercises]
        assert exercises == sorted({HONEST, attack.exercise})
    assert {report.isolation for report in graded.reports.values()} == {FULL_ISOLATION}
    assert {report.seed for report in graded.reports.values()} == {SEED}


def test_no_process_is_left(graded):
    left = [
        (process.pid, process.info["cmdline"])
        for process in psutil.process_iter(["cmdline", "cwd", "environ"])
        if str(graded.root) in f"{process.info}" and process.pid != os.getpid()
    ]
    assert left == []


def test_no_file_is_left_or_changed(graded):
    """Not in TMPDIR, the home folder, the current one, the submissions, beside them, or in shared memory."""
    assert graded.after == graded.before
    for folder in (Path("/tmp"), Path("/dev/shm"), Path.home(), Path("/")):
        assert [path for path in folder.iterdir() if path.name.startswith("grade-attack-")] == []


def test_nothing_was_sent_out(graded):
    assert graded.heard == []


def test_the_grader_holds_no_more_than_before(graded):
    for one in graded.processes:
        before, after = one["before"], one["after"]
        assert after["descriptors"] == before["descriptors"]
        assert after["threads"] == before["threads"]
        assert after["children"] == before["children"] == 1  # the zygote
        assert after["rss"] < before["rss"] + 2**30


def test_nothing_hostile_is_in_what_is_shown(graded):
    for text in graded.texts:
        assert SHELL.findall(text) == []


def test_there_are_as_many_as_were_promised():
    assert len(ATTACKS) >= 60


# -- the command, as an instructor runs it


@pytest.mark.parametrize("name", ["ex03-acts_on_the_terminal", "ex03-forged_traceback", "ex03-names_of_objects"])
def test_the_command_shows_nothing_hostile(tmp_path, name):
    places = {"seed": SEED, "outside": tmp_path, "port": 9, "home": tmp_path}
    ATTACKS[name].lay_out(tmp_path / "answers", **places)
    for encoding in ("utf-8", "ascii"):
        ran = python(
            tmp_path,
            "-P",
            "-m",
            "grader",
            "run",
            "answers",
            "--json",
            "report.json",
            PYTHONIOENCODING=encoding,
        )
        assert ran.returncode == 0, ran.stderr
        assert SHELL.findall(ran.stdout) == []
        assert "9 of 11 points" in ran.stdout
        written = (tmp_path / "report.json").read_bytes()
        assert written.isascii()
        assert json.loads(written)["score"] == 9


@pytest.mark.parametrize("name", ["ex03-sets_its_slack", "ex03-leaves_itself_out", "ex03-breaks_the_settings"])
def test_the_command_takes_no_settings_from_a_submission_that_it_stands_in(tmp_path, name):
    attack, folder = ATTACKS[name], tmp_path / "answers"
    attack.lay_out(folder)
    report = tmp_path / "report.json"
    ran = python(folder, "-P", "-m", "grader", "run", ".", "--require-isolation", "--json", str(report))
    assert ran.returncode == 0, ran.stderr
    exercises = {one.name: one for one in from_json(report.read_text()).exercises}
    assert list(exercises) == list(checks.names())
    assert sum(one.score > 0 for one in exercises.values()) <= 2
    assert next(one for one in exercises[attack.exercise].checks if one.name == attack.attacks).score == 0
    assert exercises[HONEST].score == exercises[HONEST].max_score == checks.load(HONEST).points
