"""Where workers come from: forked from a loaded zygote (Linux), or from a pool started ahead (elsewhere).

What talks to a worker needs NumPy, and is imported with the first of them: the zygote then loads while the grader does.
"""

import atexit
import contextlib
import importlib.util
import os
import secrets
import site
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from grader.sandbox.cpu import OneCpu
from grader.sandbox.limits import FREE_BYTES, hide_memory
from grader.sandbox.scratch import Scratch, remove_tree
from grader.sandbox.verdicts import NotStarted

if TYPE_CHECKING:
    from grader.sandbox.client import Ended, ProcessWorker
    from grader.sandbox.windows import Job

_PATIENCE = 300.0
"""Seconds after which a process that is alive and should answer is taken for dead; it may still be loading."""

_OF_ITS_OWN = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows: Ctrl-C is for the grader, and no window opens where it has none."""

_TOP_FOLDER = str(Path(os.sep).resolve())
"""Where processes wait for their answer: on Windows no folder can be removed that is somebody's current one."""

_MOST_SAID = 100_000
"""Bytes that are read of what a process says of its own failure."""

_LOOK_EVERY = 0.25
"""Seconds between two looks whether a process that starts is still alive."""

_ROOT = Path(__file__).parents[2]
_BOOT = (
    "import sys; sys.path.insert(0, {root!r}); sys.path += {folders!r}; from grader.sandbox import {module} as m; "
    "sys.path.pop(0); m.main({arguments})"
)


class Sandbox:
    """Makes workers.

    Attributes
    ----------
    works : bool
        Whether a worker has started. Where the first one does not, none is tried any more.
    """

    def __init__(self) -> None:
        self.works = False
        self._failed: NotStarted | None = None
        self._scratch = Scratch()
        self._workers: list[ProcessWorker] = []

    def start(self) -> None:
        """Get ready, in the background."""
        raise NotImplementedError

    def worker(self, exercise: str, filename: str, seconds: float) -> "ProcessWorker":
        """Return a new worker, ready to load the answer of `exercise`.

        Parameters
        ----------
        exercise, filename : str
            Name of the exercise, and the answer's file as the user named it.
        seconds : float
            Processor time that it may take, as `grader.sandbox.time_limit` counts it.

        Raises
        ------
        NotStarted
            If there is none.
        """
        if self._failed is not None:
            raise self._failed
        self._workers = [worker for worker in self._workers if worker.alive]
        try:
            worker = self._new(exercise, filename)
            self._workers.append(worker)
            worker.start(seconds)
        except NotStarted as failed:
            if not self.works:
                self._failed = failed
            raise
        self.works = True
        return worker

    def interrupt(self) -> None:
        """Kill the answers that run now, from another thread: their checks end as crashes."""
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        """End every process and remove every folder."""
        for worker in self._workers:
            worker.close()
        self._workers.clear()
        self._end()
        self._scratch.remove()

    def _new(self, exercise: str, filename: str) -> "ProcessWorker":
        raise NotImplementedError

    def _end(self) -> None:
        raise NotImplementedError


def make_sandbox(method: str | None = None) -> Sandbox:
    """Return the sandbox of this system.

    Parameters
    ----------
    method : str, optional
        ``"fork"`` or ``"start"``; the default is to fork where a loaded interpreter can be forked.
    """
    if method is None:
        method = "fork" if sys.platform == "linux" else "start"
    return ForkedWorkers() if method == "fork" else StartedWorkers()


@cache
def shared_sandbox(method: str | None) -> Sandbox:
    """Return the sandbox that all runs in this process share, so that only the first waits for it; it ends with it.

    Parameters
    ----------
    method : str or None
        As for `make_sandbox`.
    """
    sandbox = make_sandbox(method)
    atexit.register(sandbox.close)
    return sandbox


class ForkedWorkers(Sandbox):
    """Workers forked from a zygote, 7 ms each."""

    def __init__(self) -> None:
        super().__init__()
        self.cpu = OneCpu()
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._said: IO[bytes] | None = None

    def start(self) -> None:
        """Start the zygote; it loads the libraries while the grader does other things."""
        if self._zygote is not None:
            return
        hide_memory()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_PATIENCE)
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  closed with it; no pipe, since nobody reads while all is well
        with theirs:
            self._zygote = subprocess.Popen(
                _command("zygote", f"{theirs.fileno()}, {self._scratch.root()!r}"),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                env=_environment(),
                cwd=_TOP_FOLDER,
                start_new_session=True,
            )

    def _new(self, exercise: str, filename: str) -> "ProcessWorker":
        """Return a new worker, from the next zygote where this one has ended (an answer may have done that)."""
        try:
            worker = self._fork(exercise, filename)
        except OSError as error:
            said = self._end_zygote()
            if not self.works:
                raise NotStarted(said) from error
            try:
                worker = self._fork(exercise, filename)
            except OSError as error:
                raise NotStarted(self._end_zygote()) from error
        self.cpu.take()
        return worker

    def _fork(self, exercise: str, filename: str) -> "ProcessWorker":
        from grader.sandbox.channel import GraderChannel
        from grader.sandbox.client import Ended, ProcessWorker

        self.start()
        zygote = self._zygote
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output, written = os.pipe()
        scratch = self._scratch.new()
        try:
            pid = int(self._order(f"fork {self.cpu.choose()} {scratch}", theirs.fileno(), written))
        except OSError:
            self.cpu.give_back()
            ours.close()
            os.close(output)
            remove_tree(scratch)
            raise
        finally:
            theirs.close()
            os.close(written)

        def end(grace: float) -> Ended:
            self.cpu.give_back()
            ended = Ended(None, None)
            if self._zygote is zygote:  # else it is gone, and its workers with it
                with contextlib.suppress(OSError):
                    status, peak_kb = map(int, self._order(f"end {pid} {grace}").split())
                    ended = Ended(status, peak_kb * 1024)
            remove_tree(scratch)
            return ended

        return ProcessWorker(exercise, filename, GraderChannel(ours), output, end, pid, scratch)

    def _end(self) -> None:
        self._end_zygote(grace=1.0)

    def _end_zygote(self, grace: float = 0.0) -> str:
        """End the zygote: by force, unless it has time to end its workers and remove their folders.

        Returns
        -------
        str
            What it said of its own failure.
        """
        said = ""
        if self._control is not None and self._zygote is not None and self._said is not None:
            if grace:
                self._control.close()
            _end(self._zygote, grace)
            self._control.close()
            with self._said as file:
                file.seek(0)
                said = file.read(_MOST_SAID).decode("utf-8", "replace")
            self._control = self._zygote = self._said = None
        return said

    def _order(self, order: str, *descriptors: int) -> bytes:
        assert self._control is not None
        socket.send_fds(self._control, [order.encode()], descriptors)
        answer = self._control.recv(65536)
        if not answer:
            raise ConnectionError("the zygote has ended")
        return answer


class StartedWorkers(Sandbox):
    """Workers started as fresh interpreters, two of them ahead of need; for systems that cannot fork a loaded one.

    A started worker connects to a port of the loopback interface that is open for it alone, and says a word that
    only it was told.
    """

    AHEAD = 2

    def __init__(self) -> None:
        super().__init__()
        self._ready: deque[_Started] = deque()

    def start(self) -> None:
        """Start the first workers."""
        while len(self._ready) < self.AHEAD:
            self._ready.append(_Started(self._scratch.new()))

    def _new(self, exercise: str, filename: str) -> "ProcessWorker":
        """Return a new worker, and start the next one."""
        from grader.sandbox.channel import GraderChannel
        from grader.sandbox.client import ProcessWorker

        self.start()
        started = self._ready.popleft()
        try:
            sock = started.connection()
        except OSError as error:
            started.end(0.0)
            raise NotStarted(started.said()) from error
        self.start()
        channel, limited = GraderChannel(sock), started.limited
        return ProcessWorker(
            exercise, filename, channel, started.output, started.end, started.pid, started.scratch, limited
        )

    def _end(self) -> None:
        for started in self._ready:
            started.end(0.0)
            os.close(started.output)
        self._ready.clear()


class _Started:
    """One interpreter, starting.

    Attributes
    ----------
    pid : int
        Its process id, once it is connected. What was started may be a launcher that starts it (Windows).
    """

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch
        self.pid = 0
        self._job: Job | None = None
        self._word = secrets.token_hex(16)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1)
        self.output, written = os.pipe()
        try:
            self._process = subprocess.Popen(
                _command("worker", ""),
                stdin=subprocess.PIPE,
                stdout=written,
                stderr=written,
                env=_environment(),
                cwd=_TOP_FOLDER,
                start_new_session=True,
                creationflags=_OF_ITS_OWN,
            )
        finally:
            os.close(written)
        assert self._process.stdin is not None
        port = self._listener.getsockname()[1]
        with self._process.stdin as line, contextlib.suppress(OSError):  # it may have ended already
            line.write(f"{os.getpid()} {port} {self._word} {scratch}\n".encode())

    def connection(self) -> socket.socket:
        """Return the connection to the worker once it is there.

        Raises
        ------
        OSError
            If it has ended, or does not come.
        """
        patience = time.monotonic() + _PATIENCE
        self._listener.settimeout(_LOOK_EVERY)
        with self._listener:
            while True:
                try:
                    sock, _ = self._listener.accept()
                except TimeoutError:
                    if self._process.poll() is not None or time.monotonic() > patience:
                        raise
                    continue
                if self._is_from_worker(sock):
                    return sock
                sock.close()

    def _is_from_worker(self, sock: socket.socket) -> bool:
        """Say whether the other side knows the word; take note of its process id then, and limit its memory."""
        from grader.sandbox.channel import PID, Disconnected, receive_exactly
        from grader.sandbox.windows import Job

        sock.settimeout(5)
        try:
            said = receive_exactly(sock, len(self._word) + PID.size)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except (OSError, Disconnected):
            return False
        if not secrets.compare_digest(said[: len(self._word)], self._word.encode()):
            return False
        (self.pid,) = PID.unpack(said[len(self._word) :])
        if sys.platform == "win32":
            self._job = Job(self.pid, FREE_BYTES)
        return True

    @property
    def limited(self) -> tuple[str, ...]:
        """What limits its memory from outside."""
        return ("job",) if self._job is not None and self._job.in_force else ()

    def said(self) -> str:
        """Return what it printed, now that it has ended."""
        with os.fdopen(self.output, "rb") as output:
            return output.read(_MOST_SAID).decode("utf-8", "replace")

    def end(self, grace: float) -> "Ended":
        """End the process; return how it ended."""
        from grader.sandbox.client import Ended

        self._listener.close()
        _end(self._process, grace)
        if self._job is not None:
            self._job.close()
        remove_tree(self.scratch)
        code = self._process.returncode
        return Ended(-code if code < 0 else code << 8, None)


def _command(module: str, arguments: str) -> list[str]:
    """Return the command that runs `module`'s main isolated from the user's environment and folders."""
    boot = _BOOT.format(root=str(_ROOT), folders=_package_folders(), module=module, arguments=arguments)
    return [sys.executable, "-P", *([] if _user_site() else ["-s"]), "-c", boot]


def _user_site() -> str:
    """Return the folder of the packages that were installed with ``pip install --user``, if the grader has one."""
    return site.getusersitepackages() if site.ENABLE_USER_SITE and Path(site.getusersitepackages()).is_dir() else ""


@cache
def _package_folders() -> list[str]:
    """Return where the grader gets what a worker needs too, beside the usual folders: named in PYTHONPATH, say."""
    usual = {os.path.realpath(folder) for folder in (*site.getsitepackages(), _user_site(), str(Path.cwd()))}
    folders = []
    for name in ("numpy", "zarr", "numcodecs", "h5py", "tifffile"):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None and spec.submodule_search_locations:
            folders.append(str(Path(spec.origin).parents[1]))
    return [folder for folder in dict.fromkeys(folders) if os.path.realpath(folder) not in usual]


def _environment() -> dict[str, str]:
    """Return the clean environment that workers get."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"PYTHONUSERBASE": site.getuserbase()} if _user_site() else {}
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return environment | one_thread | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _end(process: subprocess.Popen[bytes], grace: float) -> None:
    """End a process, by force if it has not ended by itself within `grace` seconds."""
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
