"""The processes: a clean environment, nothing inherited, and nothing left behind, however it ends."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from grader.marking.student import Link, Student
from grader.sandbox.sandbox import StartedWorkers, make_sandbox
from grader.sandbox.verdicts import Crashed, NotStarted, PastFuse, Raised
from tests.support_sandbox import EXERCISE, FILENAME, METHODS, answer, content, zarr_source

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

REPOSITORY = Path(__file__).parents[1]

SURROUNDINGS = """
    import os, sys
    def environment(): return dict(os.environ)
    def path(): return sys.path
    def folder(): return os.getcwd()
    def modules(): return sorted(sys.modules)
    def pids(): return os.getpid(), os.getppid(), os.getsid(0)
    def leave(): open("left.txt", "w").write("x")
    def here(): return os.listdir(".")
"""


@METHODS
def test_the_surroundings_of_an_answer(method, tmp_path, monkeypatch):
    """What the user has in the environment and the current folder does not reach the worker."""
    for name in ("sitecustomize.py", "usercustomize.py", "numpy.py", "json.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "numpy.py"))
    monkeypatch.setenv("PYTHONINSPECT", "1")
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.chdir(tmp_path)
    box = make_sandbox(method)
    try:
        worker = box.worker(EXERCISE, FILENAME, 30)
        worker.load(content(SURROUNDINGS))
        student = Student(Link(worker))
        environment, folder, path = student.environment(), student.folder(), student.path()
        assert folder.startswith(str(Path(box._scratch.root())))
        assert {environment[name] for name in ("HOME", "TMPDIR", "TEMP", "TMP")} == {folder}
        known = {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LC_CTYPE", "HOME", "TMPDIR", "TEMP", "TMP"}
        ours = {"PYTHONHASHSEED", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}
        assert {name for name in environment if not name.endswith("_NUM_THREADS")} <= known | ours
        places = {os.path.realpath(place) for place in path}
        assert not places & {str(tmp_path), folder, "/", str(Path(box._scratch.root()))}
        assert not {"", "."} & set(path)
        assert student.here() == []
    finally:
        box.close()
    assert not (tmp_path / "ran").exists()


@METHODS
def test_a_worker_holds_nothing_but_its_own_descriptors(method):
    with answer("", method), answer(SURROUNDINGS, method) as (student, _):  # another worker is alive
        folder = Path("/proc") / str(student.pids()[0]) / "fd"
        found = {int(link.name): str(link.readlink()).partition(":")[0] for link in folder.iterdir()}
    assert {0, 1, 2} < set(found)
    assert sorted(kind for n, kind in found.items() if n > 2) == ["socket"]
    assert (found[1], found[2]) == ("pipe", "pipe")
    assert found[0] in ("/dev/null", "pipe")


@METHODS
def test_the_grader_s_rooms_are_not_in_the_worker(method):
    with answer(SURROUNDINGS, method) as (student, _):
        loaded = student.modules()
    assert "grader.stores.objects" in loaded
    rooms = ("grader.checks", "grader.volumes", "grader.marking", "grader.reports", "grader.plugin", "solutions")
    assert [name for name in loaded if name.startswith(rooms)] == []
    assert [name for name in loaded if name.startswith(("pytest", "hypothesis"))] == []


@METHODS
def test_each_worker_is_new_and_leaves_no_folder(method):
    seen = []
    for _ in range(2):
        with answer(SURROUNDINGS, method) as (student, worker):
            assert student.here() == []
            student.leave()
            assert student.here() == ["left.txt"]
            folder = student.folder()
            seen.append(student.pids()[0])
        worker.close()
        assert not Path(folder).exists()
        assert gone(seen[-1])
    assert len({os.getpid(), *seen}) == 3


def gone(*pids, seconds=10.0):
    """Say whether these processes end within some time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.02)
    return False


def alive(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@METHODS
def test_nothing_of_an_answer_goes_on_between_two_calls(method):
    with answer("def f(): return 1", method) as (student, worker):
        for _ in range(2):
            assert student.f() == 1
            state = Path(f"/proc/{worker._pid}/stat")
            until = time.monotonic() + 10
            while state.read_text().rpartition(")")[2].split()[0] != "T" and time.monotonic() < until:
                time.sleep(0.001)
            assert state.read_text().rpartition(")")[2].split()[0] == "T"


@METHODS
def test_closing_a_sandbox_leaves_no_process_and_no_folder(method):
    before = set(psutil.Process().children(recursive=True))
    box = make_sandbox(method)
    box.start()
    worker = box.worker(EXERCISE, FILENAME, 30)
    worker.load(b"import time\ndef f(): time.sleep(100)")
    root = Path(box._scratch.root())
    started = set(psutil.Process().children(recursive=True)) - before
    assert started
    assert list(root.iterdir())
    box.close()
    assert gone(*(process.pid for process in started))
    assert not root.exists()
    assert not worker.alive


def test_a_worker_s_own_children_end_with_it():
    source = """
        import os, time
        def f():
            pid = os.fork()
            if not pid:
                time.sleep(100)
                os._exit(0)
            return pid
    """
    with answer(source) as (student, _):
        child = 0
        with contextlib.suppress(Raised):  # where forking is not allowed at all
            child = student.f()
            assert alive(child)
    assert not child or gone(child)


GRADER = """
import sys, time, threading
sys.path.insert(0, {repository!r})
from grader.sandbox.sandbox import make_sandbox
box = make_sandbox({method!r})
workers = [box.worker("ex", "ex.py", 60) for _ in range(2)]
for worker in workers:
    worker.load(b"import os\\ndef f(): return os.getpid(), os.getppid()\\ndef g():\\n    while True: pass")
pids = [pid for worker in workers for pid in worker.request("f()", "call", 0, ("f",), (), {{}}, [])]
print(box._scratch.root(), *pids, flush=True)
workers[0].request("g()", "call", 0, ("g",), (), {{}}, [])
"""


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "start"])
def test_nothing_is_left_when_the_grader_is_killed(method):
    script = GRADER.format(repository=str(REPOSITORY), method=method)
    grader = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    try:
        assert grader.stdout is not None
        root, *numbers = grader.stdout.readline().split()
        pids = {int(number) for number in numbers} - {grader.pid}
        family = {process.pid for process in psutil.Process(grader.pid).children(recursive=True)}
        assert pids
        assert pids <= family
        assert Path(root).exists()
    finally:
        grader.kill()
        grader.wait()
        grader.stdout.close()
    assert gone(*family)
    until = time.monotonic() + 10
    while Path(root).exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not Path(root).exists()


def test_the_zygote_s_death_costs_one_check():
    box = make_sandbox("fork")
    try:
        first, second = (box.worker(EXERCISE, FILENAME, 30) for _ in range(2))
        for worker in (first, second):
            worker.load(b"import os\ndef f(): return os.getpid()")
        pids = [Student(Link(worker)).f() for worker in (first, second)]
        box._zygote.kill()
        assert gone(*pids)
        for worker in (first, second):
            with pytest.raises(Crashed):
                Student(Link(worker)).f()
        third = box.worker(EXERCISE, FILENAME, 30)
        third.load(b"def f(): return 5")
        assert Student(Link(third)).f() == 5
        root = Path(box._scratch.root())
        assert len(list(root.iterdir())) == 1  # the folders of the dead are gone
    finally:
        box.close()
    assert not root.exists()


def test_a_worker_whose_zygote_was_replaced_can_be_closed():
    box = make_sandbox("fork")
    try:
        old = box.worker(EXERCISE, FILENAME, 30)
        box._zygote.kill()
        box._zygote.wait()
        new = box.worker(EXERCISE, FILENAME, 30)
        new.load(b"def f(): return 5")
        old.close()
        assert Student(Link(new)).f() == 5
    finally:
        box.close()


@pytest.mark.parametrize("method", ["fork", "start"])
def test_a_worker_that_cannot_start_says_why_and_is_not_tried_again(method, monkeypatch):
    tried = []

    def command(*_):
        tried.append(1)
        return [sys.executable, "-c", "import no_such_package"]

    monkeypatch.setattr("grader.sandbox.sandbox._command", command)
    box = make_sandbox(method)
    try:
        for _ in range(3):
            with pytest.raises(NotStarted) as caught:
                box.worker(EXERCISE, FILENAME, 30)
            assert caught.value.message == (
                "The worker process did not start.\nIt says: ModuleNotFoundError: No module named 'no_such_package'"
            )
            assert caught.value.status == "crashed"
        assert len(tried) == (1 if method == "fork" else StartedWorkers.AHEAD)
        assert not box.works
    finally:
        box.close()


@METHODS
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_waits_in_the_folder_that_is_current(method, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    box = make_sandbox(method)
    try:
        box.start()
        started = [box._zygote.pid] if method == "fork" else [one._process.pid for one in box._ready]
        assert started
        assert {str(Path(f"/proc/{pid}/cwd").readlink()) for pid in started} == {"/"}
    finally:
        box.close()


def test_a_worker_that_does_not_come_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr("grader.sandbox.sandbox._command", lambda *_: [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr("grader.sandbox.sandbox._PATIENCE", 0.3)
    for method in ("fork", "start"):
        box = make_sandbox(method)
        try:
            with pytest.raises(NotStarted, match="Run it again; if it stays so, report it"):
                box.worker(EXERCISE, FILENAME, 30)
        finally:
            box.close()


def test_no_descriptors_leak():
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    given, _ = zarr_source(fuse=1)
    with answer("def f(): return 5") as (student, _):
        student.f()
    before = count()
    for _ in range(3):
        with answer("def f(): return 5") as (student, _):
            student.f()
        with pytest.raises(Crashed), answer("import os\ndef f(): os._exit(1)") as (student, _):
            student.f()
        with pytest.raises(PastFuse), answer("def f(a): return a[:]") as (student, _):
            student.f(given)
    time.sleep(0.05)
    assert count() <= before
