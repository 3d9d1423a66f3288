"""Windows, macOS, user installs, busy and odd machines: the same verdict on every laptop."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from grader.courses.release.placing import place
from grader.sandbox import cpu, vitals
from grader.sandbox.channel import Disconnected, receive_exactly
from grader.sandbox.time_limit import GENEROUS, OutOfTime, TimeLimit
from grader.sandbox.verdicts import OverMemory, TimedOut
from tests.support_grade import EX03, REPOSITORY, answer, environment, python
from tests.support_sandbox import answer as worker_with
from tests.support_sandbox import ending, hdf5_source, tiff_source

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a system is simulated on Linux")


def graded(folder, *arguments, system=""):
    """Return the report of a run as on another system."""
    shim = [str(REPOSITORY / "tests" / "as_another_system.py"), system] if system else ["-P", "-m", "grader"]
    ran = python(folder, *shim, "run", *arguments, "--json", "report.json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def verdicts(report):
    """Return what each check came to, without times."""
    return [
        (exercise["name"], check["name"], check["status"], check["score"], check["message"])
        for exercise in report["exercises"]
        for check in exercise["checks"]
    ]


WRONG = """

def read_plane(tif, z):
    return tif.asarray()[z]


def read_crop(tif, z, y, x):
    return [page.asarray() for page in tif.pages][z][y, x]


class LazyStack:
    def __init__(self, tif):
        self.shape = (len(tif.pages), *tif.pages[0].shape)
        self.dtype = tif.pages[0].dtype

    def __getitem__(self, selection):
        hog = []
        while True:
            hog.append(b"x" * 2**24)
"""


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize("system", ["darwin", "windows"])
def test_a_verdict_is_the_same_on_every_system(system, tmp_path):
    answer(tmp_path / "right")
    answer(tmp_path / "wrong", replaced=WRONG)
    for name in ("right", "wrong"):
        here, there = graded(tmp_path, name), graded(tmp_path, name, system=system)
        assert verdicts(there) == verdicts(here)
        assert there["isolation"][:2] == ["process", "deadline"]
    assert {status for _, _, status, _, _ in verdicts(here)} >= {"over_memory", "over_budget"}


def test_bytes_are_received_in_a_loop_without_a_flag():
    class Slow:
        """A socket as on Windows, with a timeout: it hands over what is there, and knows no MSG_WAITALL."""

        def __init__(self, *parts):
            self.parts = list(parts)

        def recv(self, size):
            return self.parts.pop(0)[:size] if self.parts else b""

    assert receive_exactly(Slow(b"ab", b"c", b"def"), 6) == b"abcdef"
    with pytest.raises(Disconnected):
        receive_exactly(Slow(b"ab"), 3)


def test_no_flag_is_used_that_windows_refuses():
    sources = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "grader").rglob("*.py")]
    assert not [source for source in sources if re.search(r"socket\.MSG_WAITALL|, *MSG_WAITALL", source)]


# Installed for a user, or in places of one's own


def user_base(tmp_path):
    """Return a folder as `pip install --user` makes it, with everything that this environment has."""
    base = tmp_path / "base"
    packages = base / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    for name in ("numpy", "zarr"):
        origin = importlib.util.find_spec(name).origin
        for entry in Path(origin).parents[1].iterdir():
            if entry.suffix != ".pth" and not (packages / entry.name).exists():
                (packages / entry.name).symlink_to(entry)
    shutil.copytree(REPOSITORY / "grader", packages / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    return base, packages


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize("way", ["user", "PYTHONPATH"])
def test_workers_import_from_wherever_the_grader_does(way, tmp_path):
    base, packages = user_base(tmp_path)
    answer(tmp_path / "answers")
    there = {"PYTHONUSERBASE": str(base)} if way == "user" else {"PYTHONPATH": str(packages)}
    ran = subprocess.run(
        [sys._base_executable, "-P", "-m", "grader", "run", "answers"],
        cwd=tmp_path,
        env=environment(HOME=str(tmp_path), **there),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert "7 of 7 points" in ran.stdout, ran.stdout + ran.stderr


@pytest.mark.slow
def test_a_run_whose_workers_cannot_start_says_why_and_grades_nothing(tmp_path):
    answer(tmp_path / "answers")
    broken = (
        "import sys; from grader.sandbox import sandbox; from grader.cli import main\n"
        "sandbox._command = lambda *_: [sys.executable, '-c', 'import no_such_package']\n"
        "sys.argv[1:] = ['run', 'answers']\nmain()"
    )
    ran = python(tmp_path, "-c", f"import sys; sys.path.insert(0, {str(REPOSITORY)!r}); {broken}")
    assert ran.returncode == 2
    assert "Nothing was graded. The worker process did not start. It says: ModuleNotFoundError" in ran.stderr
    assert "0 of 7" not in ran.stdout
    assert "no grade" not in ran.stdout


# Memory


@LINUX
@pytest.mark.slow
def test_memory_is_watched_where_the_system_refuses_none(tmp_path):
    hog = "\n\ndef read_plane(tif, z):\n    kept = []\n    while True:\n        kept.append(b'x' * 2**24)\n"
    answer(tmp_path / "answers", replaced=hog)
    report = graded(tmp_path, f"answers/{EX03}.py", system="darwin")
    (first,) = [check for check in report["exercises"][0]["checks"] if check["name"] == "reads_one_page"]
    assert (first["status"], first["score"]) == ("over_memory", 0)
    assert "It asked for more memory than there is (512 MB on top of Python and the libraries)." in first["message"]


def test_a_result_that_does_not_fit_is_refused_before_it_is_read():
    stack, _ = tiff_source((400, 1024, 1024), 256, virtual=True)
    assert isinstance(ending("def f(tif): return tif.asarray()", stack), OverMemory)
    data, _ = hdf5_source((64, 64), (16, 16))
    source = """
        import grader.sandbox.guard
        def f(h5):
            return h5[:].sum(), h5[3, ::2].shape, h5["a":] if False else h5[..., 1].shape
    """
    with worker_with(source) as (student, _):
        total, row, column = student.f(data)
    assert (row, column) == ((32,), (64,))
    assert total > 0


def test_the_peak_of_another_process_is_seen_without_proc():
    lines = (
        "import sys",
        "sys.stdin.readline()",
        "bytearray(200 * 2**20)",
        "print(flush=True)",
        "sys.stdin.readline()",
    )
    code = "\n".join(lines)
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        seen = vitals.Elsewhere(process.pid)
        assert seen.n_threads() >= 1
        seen.begin()
        process.stdin.write(b"\n")
        process.stdin.flush()
        process.stdout.readline()
        assert 190 * 2**20 < seen.peak_bytes() < 260 * 2**20
        assert seen.cpu_seconds() > 0
        assert seen.resident_bytes() < 100 * 2**20
    finally:
        process.kill()
        process.communicate()
    assert seen.resident_bytes() is None
    assert seen.peak_bytes() is not None


# Time


class Clock:
    """Time that passes when it is told to."""

    def __init__(self, monkeypatch):
        self.wall = self.worker = 0.0
        monkeypatch.setattr("grader.sandbox.time_limit.time.monotonic", lambda: self.wall)

    def pass_(self, wall, worker=0.0):
        self.wall += wall
        self.worker += worker


def test_time_is_the_processor_s(monkeypatch):
    clock = Clock(monkeypatch)
    limit = TimeLimit(30, lambda: clock.worker)
    limit.begin()
    for _ in range(100):  # a tenth of the processor: others have the rest
        clock.pass_(2, worker=0.15)
        limit.served += 0.05
        limit.look()
    assert limit.end == 30 * GENEROUS
    assert "Other" not in limit.words()
    clock.pass_(2, worker=9)
    limit.served += 2
    with pytest.raises(OutOfTime, match="work that grows with the volume"):
        limit.look()


def test_what_is_served_now_is_the_answer_s_time_too(monkeypatch):
    clock = Clock(monkeypatch)
    monkeypatch.setattr("grader.sandbox.time_limit.time.thread_time", lambda: clock.wall)
    limit = TimeLimit(30, lambda: clock.worker)
    with limit.serving():
        clock.pass_(29)
        limit.look()
        clock.pass_(2)
        with pytest.raises(OutOfTime):
            limit.look()
    assert limit.served == 31


def test_who_waits_for_nothing_is_not_waited_for(monkeypatch):
    clock = Clock(monkeypatch)
    limit = TimeLimit(30, lambda: clock.worker)
    limit.begin()
    clock.pass_(29.9)
    limit.look()
    clock.pass_(0.2)
    with pytest.raises(OutOfTime, match="waits for something that does not come"):
        limit.look()
    limit.begin()  # the grader took its time between two questions
    limit.look()


def test_what_the_grader_does_between_two_questions_costs_nothing(monkeypatch):
    clock = Clock(monkeypatch)
    limit = TimeLimit(30, lambda: clock.worker)
    for _ in range(10):
        limit.begin()
        clock.pass_(1, worker=1)
        limit.look()
        clock.pass_(50)
    assert limit.used() == 10


def test_a_machine_that_is_too_busy_is_told_apart_from_an_answer_that_never_ends(monkeypatch):
    clock = Clock(monkeypatch)
    limit = TimeLimit(30, lambda: clock.worker)
    limit.begin()
    clock.pass_(300, worker=6)
    assert "the answer had 6 of its 30 s" in limit.words()
    assert "says nothing about the answer" in limit.words()


def test_without_figures_the_clock_on_the_wall_does():
    limit = TimeLimit(30, lambda: None)
    assert limit.end - time.monotonic() <= 30
    limit.begin()
    limit.look()
    assert "within 30 s" in limit.words()


def test_an_answer_that_sleeps_ends():
    late = ending("import time\ndef f():\n    time.sleep(60)", seconds=1.0)
    assert isinstance(late, TimedOut)
    assert "It waits for something that does not come" in late.message


@LINUX
@pytest.mark.slow
def test_busy_loops_beside_it_cost_an_answer_nothing():
    one = min(os.sched_getaffinity(0))
    loops = [subprocess.Popen(["taskset", "-c", str(one), sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    source = "from time import process_time\ndef f():\n    while process_time() < 1.2: pass\n    return 5"
    try:
        code = (
            f"import sys; sys.path.insert(0, {str(REPOSITORY)!r})\n"
            "from tests.support_sandbox import answer\n"
            f"with answer({source!r}, seconds=2.0) as (student, _):\n    print(student.f())"
        )
        ran = subprocess.run(
            ["taskset", "-c", str(one), sys.executable, "-c", code], capture_output=True, text=True, timeout=200
        )
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
    assert ran.stdout == "5\n", ran.stderr


# Odd machines


@LINUX
@pytest.mark.slow
def test_few_descriptors_are_enough(tmp_path):
    answer(tmp_path / "answers")
    command = f"ulimit -n 64; exec {sys.executable} -P -m grader run answers -v"
    ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert "7 of 7 points" in ran.stdout, ran.stdout + ran.stderr
    assert "landlock, seccomp" in ran.stdout


@LINUX
@pytest.mark.slow
def test_a_hidden_proc_is_no_fault_of_the_answer_s(tmp_path):
    unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*unshare, "mount", "-t", "tmpfs", "none", "/proc"], capture_output=True).returncode:
        pytest.skip("no file system can be hidden here")
    answer(tmp_path / "answers")
    command = f"mount -t tmpfs none /proc; exec {sys.executable} -P -m grader run answers -v"
    ran = subprocess.run(
        [*unshare, "bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert "7 of 7 points" in ran.stdout, ran.stdout + ran.stderr


@LINUX
def test_cpus_that_cannot_be_chosen_are_left_alone(monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    cpu.settle(0)
    one = cpu.OneCpu()
    one.choose()
    one.take()
    one.give_back()


@pytest.mark.slow
@pytest.mark.parametrize("more", [[], ["-n", "2"]])
def test_a_narrow_console_gets_lines(more, tmp_path):
    answer(tmp_path / "answers", replaced="\n\ndef read_crop(tif, z, y, x):\n    return tif.pages[z].asarray()[y, x]\n")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "answers", *more],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="cp1252"),
        capture_output=True,
        timeout=300,
    )
    printed = ran.stdout.decode("cp1252")
    assert r"\n" not in printed
    assert r"\x" not in printed
    assert re.search(r"^ +Called read_crop\(tif, ", printed, re.MULTILINE)
    assert "ex03_tiff_planes" in printed


def test_a_file_on_another_drive_is_named_as_it_is(monkeypatch, tmp_path, pytestconfig):
    from grader.plugin import _relative

    def other_drive(*_):
        raise ValueError("path is on mount 'C:', start on mount 'Z:'")

    monkeypatch.setattr("grader.plugin.os.path.relpath", other_drive)
    assert _relative(tmp_path / "ex03.py", pytestconfig) == str(tmp_path / "ex03.py")


def test_ends_of_lines_that_git_changed_are_no_change(tmp_path):
    folder = tmp_path / "course"
    place({"README.md": b"one\ntwo\n", "grader.whl": b"PK\0\n"}, folder)
    (folder / "README.md").write_bytes(b"one\r\ntwo\r\n")
    again = place({"README.md": b"one\ntwo\n", "grader.whl": b"PK\0\n"}, folder)
    assert set(again.same) == {"README.md", "grader.whl"}
    placed = place({"README.md": b"one\nthree\n", "grader.whl": b"PK\0\n"}, folder)
    assert placed.updated == ("README.md",)
    (folder / "grader.whl").write_bytes(b"PK\0\r\n")
    assert place({"README.md": b"one\nthree\n", "grader.whl": b"PK\0\n"}, folder).kept == ("grader.whl",)


def test_what_is_imported_is_declared():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for group, names in project["optional-dependencies"].items() if group != "dev" for name in names]

    def names(requirements):
        return {re.split(r"[<>=!;\[ ]", name)[0].lower().replace("-", "_") for name in requirements}

    declared = names(project["dependencies"]) | names(extras)
    imported = set()
    for path in (REPOSITORY / "grader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            imported |= {node.module} if isinstance(node, ast.ImportFrom) and node.module else set()
    packages = {"PIL": "pillow", "IPython": "ipykernel"}
    outside = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names) - {"grader"}
    assert {packages.get(name, name).lower() for name in outside} <= declared


def test_python_versions_that_are_tried_are_named():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    workflow = (REPOSITORY / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    versions = [re.search(r":: (3\.\d+)$", line) for line in project["classifiers"]]
    named = [match[1] for match in versions if match]
    assert named == ["3.11", "3.12", "3.13", "3.14"]
    assert all(f'"{version}"' in workflow for version in named)
