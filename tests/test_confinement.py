"""What an answer cannot do where the system has Landlock and seccomp: each attempt fails, by itself and at once."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from grader.reports.model import FULL_ISOLATION
from grader.sandbox import landlock, scratch
from grader.sandbox.verdicts import OverMemory
from tests.support_grade import REPOSITORY, environment, python
from tests.support_grade import answer as answer_file
from tests.support_sandbox import answer

pytestmark = pytest.mark.skipif(not landlock.abi(), reason="this kernel has no Landlock")

HELPERS = """
import ctypes, mmap, os, pathlib, resource, signal, socket, subprocess, sys, tempfile, threading
def tried(expression):
    try:
        value = eval(expression)
    except BaseException as error:
        return f"{type(error).__name__} {getattr(error, 'errno', '')}".strip()
    return "done"
def grader_sources(): return os.path.dirname(sys.modules["grader.given"].__file__)
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *args):
    if libc.syscall(name, *args) < 0:
        raise OSError(ctypes.get_errno(), "refused")
"""


def tried(*expressions):
    """Return what comes of each expression in a worker."""
    with answer(HELPERS) as (student, worker):
        assert worker.isolation == FULL_ISOLATION
        return [student.tried(expression) for expression in expressions]


DENIED = {
    "another process": ["os.fork()", "os.posix_spawn('/bin/true', ['true'], {})", "subprocess.run(['true'])"],
    "another program": ["os.execv(sys.executable, ['python'])", "os.execv('/bin/sh', ['sh'])"],
    "signals": ["os.kill(os.getppid(), 0)", "os.kill(-1, 0)", "os.kill(0, 9)", "os.killpg(os.getppid(), 9)"],
    "network": [
        "socket.socket()",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET6)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    ],
    "limits": [
        "resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))",
        "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        "os.sched_setaffinity(0, {0})",
    ],
    "memory beside the counted one": ["mmap.mmap(-1, 2**20)", "os.memfd_create('x')", "call(29, 0, 2**20, 0o666)"],
    "files": [
        "open('/etc/passwd').read()",
        "os.listdir('/')",
        "os.listdir('/proc')",
        "open('/proc/self/maps').read()",
        "open(f'/proc/{os.getppid()}/mem', 'rb')",
        "os.listdir(os.path.expanduser('~root'))",
        "os.listdir(os.path.dirname(os.getcwd()))",
        "os.listdir(grader_sources())",
        "open(grader_sources() + '/checks/ex03_tiff_planes.py').read()",
        "open(grader_sources() + '/earlier/sources.bin', 'rb').read()",
        "open('/tmp/left-behind', 'w')",
        "open('/dev/shm/left-behind', 'w')",
        "open(sys.modules['numpy'].__file__, 'r+b')",
        "os.mkdir('/tmp/left-behind')",
        "os.symlink('x', '/tmp/left-behind')",
        "os.link(sys.modules['numpy'].__file__, 'linked')",
        "os.rename('.', '../elsewhere')",
        "os.mkfifo('pipe')",
        "os.mknod('device', 0o600 | 0o060000, 0)",
        "os.chroot('.')",
    ],
    "the kernel": [
        "call(101, 16, os.getppid(), 0, 0)",
        "call(425, 8, 0)",
        "call(321, 0, 0, 0)",
        "call(272, 0x10000000)",
    ],
}


@pytest.mark.parametrize("what", DENIED)
def test_what_an_answer_cannot_do(what):
    results = dict(zip(DENIED[what], tried(*DENIED[what]), strict=True))
    refused = ("PermissionError", "OSError 1", "ValueError", "FileNotFoundError", "OSError 18")
    assert {expression: end for expression, end in results.items() if not end.startswith(refused)} == {}


ALLOWED = [
    "pathlib.Path('notes').mkdir()",
    "open('notes/a.txt', 'w').write('x') and open('notes/a.txt').read()",
    "os.rename('notes/a.txt', 'b.txt')",
    "tempfile.TemporaryFile().write(b'x')",
    "__import__('xml.dom.minidom')",
    "__import__('numpy.polynomial')",
    "__import__('zoneinfo').ZoneInfo('Europe/Paris') if os.path.exists('/usr/share/zoneinfo') else 1",
    "open(os.devnull, 'w').write('x')",
    "os.urandom(8)",
    "os.kill(os.getpid(), 0)",
    "resource.getrlimit(resource.RLIMIT_DATA)",
    "threading.Thread(target=print).start()",
    "__import__('concurrent.futures').futures.ThreadPoolExecutor(2).submit(max, 1, 2).result()",
    "__import__('asyncio').run(__import__('asyncio').sleep(0))",
    "mmap.mmap(-1, 2**20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)",
]


def test_what_an_answer_may_need_it_can_do():
    assert dict(zip(ALLOWED, tried(*ALLOWED), strict=True)) == dict.fromkeys(ALLOWED, "done")


INSTALLED = """
import importlib.metadata, os, pathlib, sys
from grader.sandbox.landlock import Readable, listed_folders, readable_paths
sys.path.insert(0, {packages!r})
assert Readable(readable_paths(), listed_folders()).restrict(pathlib.Path({scratch!r}))
import known
print(known.__name__, importlib.metadata.version("known"), sorted(os.listdir({packages!r})))
for name in ("grader/secret.py", "known-1.0.dist-info/METADATA"):
    try:
        print(name, len(open(os.path.join({packages!r}, name)).read()))
    except PermissionError:
        print(name, "denied")
"""


@pytest.mark.slow
def test_beside_an_installed_grader_packages_and_their_metadata_are_found(tmp_path):
    packages = tmp_path / "lib" / "site-packages"
    (packages / "grader").mkdir(parents=True)
    (packages / "grader" / "secret.py").write_text("SECRET = 1\n")
    (packages / "known.py").write_text("")
    (packages / "known-1.0.dist-info").mkdir()
    (packages / "known-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: known\nVersion: 1.0\n")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    ran = python(REPOSITORY, "-c", INSTALLED.format(packages=str(packages), scratch=str(scratch)))
    assert ran.stdout.splitlines() == [
        "known 1.0 ['grader', 'known-1.0.dist-info', 'known.py']",
        "grader/secret.py denied",
        "known-1.0.dist-info/METADATA 47",
    ], ran.stderr


@pytest.mark.slow
def test_dask_works_and_its_threads_reads_are_counted(tmp_path):
    pytest.importorskip("dask.array")
    file = answer_file(
        tmp_path,
        replaced="""
import dask
import dask.array as da

_read_plane = read_plane


def read_plane(tif, z):
    dask.delayed(_read_plane)(tif, z).compute(scheduler="threads")
    return da.from_array(_read_plane(tif, z), chunks=4).compute(scheduler="threads")
""",
    )
    ran = python(tmp_path, "-m", "grader", "run", str(file), "read_plane", "--json", "report.json")
    assert ran.returncode == 0, ran.stderr
    check = json.loads((tmp_path / "report.json").read_text())["exercises"][0]["checks"][0]
    assert check["status"] == "half", check["message"]  # each plane was read twice, once by a thread of dask's
    assert check["accesses"][0]["reads"] == 2 * check["accesses"][0]["optimum"]


def test_a_worker_of_root_s_has_lost_root_s_rights():
    with answer("import os\ndef f(): return os.getpid()") as (student, _):
        status = (Path("/proc") / str(student.f()) / "status").read_text()
    figures = dict(line.split(":\t", 1) for line in status.splitlines())
    assert int(figures["CapEff"], 16) & ~0b100 == int(figures["CapPrm"], 16) & ~0b100 == 0
    assert figures["NoNewPrivs"].strip() == "1"
    assert figures["Seccomp"].strip() == "2"


WRITES = """
def many():
    i = 0
    while True:
        with open(f"file{i}", "wb") as file:
            file.write(bytes(2**20))
        i += 1
def large():
    with open("file", "wb") as file:
        while True:
            file.write(bytes(2**24))
"""


def test_files_without_end_end_the_check(monkeypatch):
    monkeypatch.setattr(scratch, "MAX_BYTES", 2**25)
    with answer(WRITES) as (student, worker):
        folder = worker._scratch
        with pytest.raises(OverMemory, match="into its folder for temporary files"):
            student.many()
    assert not Path(folder).exists()


def test_one_file_has_an_end_of_its_own():
    with answer(WRITES + "\ndef f():\n    try: large()\n    except OSError as error: return error.strerror") as (
        student,
        _,
    ):
        assert student.f() == "File too large"


def test_processes_that_a_worker_could_start_are_ended(tmp_path):
    """Where there is no seccomp, orphans in sessions of their own come to the zygote, which ends them."""
    script = f"""
import os, subprocess, sys, time
sys.path.insert(0, {str(REPOSITORY)!r})
from grader.sandbox import seccomp
from grader.sandbox.zygote import _end, _end_orphans
from grader.sandbox.limits import adopt_orphans
adopt_orphans()
pid = os.fork()
if not pid:
    os.setsid()
    for _ in range(3):
        if not os.fork():
            os.setsid()
            if not os.fork():
                os.setsid()
                time.sleep(100)
            os._exit(0)
    os._exit(0)
time.sleep(0.3)
_end(pid, 0.1)
_end_orphans(set())
"""
    before = set(psutil.pids())
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    time.sleep(0.1)
    left = [p for p in psutil.process_iter(["cmdline"]) if p.pid not in before and script in (p.info["cmdline"] or [])]
    assert left == []


# -- grade run -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_isolation_can_be_required(tmp_path):
    answer_file(tmp_path / "exercises", "ex00_words_and_sizes")
    ran = python(tmp_path, "-m", "grader", "run", "--require-isolation")
    assert ran.returncode == 0
    assert "4 of 100 points" in ran.stdout
    ran = python(tmp_path, "-m", "grader", "run", "--require-isolation", "--in-process")
    assert ran.returncode == 2
    assert "Nothing was graded: on this system answers cannot be kept apart by process, deadline" in ran.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, and setpriv")
def test_an_ordinary_user_is_confined_as_well(tmp_path):
    """The same as nobody, who may yet read what root reads: that is where the interpreter lies."""
    answer_file(tmp_path / "exercises", "ex03_tiff_planes")
    tmp_path.chmod(0o777)
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+dac_read_search"]
    become += ["--ambient-caps=+dac_read_search", "--bounding-set=-all,+dac_read_search"]
    command = [
        *become,
        sys.executable,
        "-P",
        "-m",
        "grader",
        "run",
        str(tmp_path / "exercises"),
        "--require-isolation",
        "-v",
    ]
    known = environment(TMPDIR=str(tmp_path), HOME=str(tmp_path), PYTHONPYCACHEPREFIX=str(tmp_path / "pyc"))
    ran = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "7 of 100 points" in ran.stdout
    assert "Answers kept apart by: process, deadline, rlimits, landlock, seccomp." in ran.stdout
