"""Where workers come from: forked from a loaded zygote (Linux), or from a pool started ahead (elsewhere).

What talks to a worker needs NumPy, and is imported with the first of them: the zygote then loads while the grader does.
"""

import atexit
import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from grader.sandbox.cpu import OneCpu
from grader.sandbox.limits import hide_memory
from grader.sandbox.scratch import Scratch, remove_tree

if TYPE_CHECKING:
    from grader.sandbox.client import Ended, ProcessWorker

_PATIENCE = 60.0
"""Seconds after which a process that should answer at once is taken for dead; it may still be loading."""

_ROOT = Path(__file__).parents[2]
_BOOT = (
    "import sys; sys.path.insert(0, {root!r}); from grader.sandbox import {module} as m; "
    "sys.path.pop(0); m.main({arguments})"
)


class Sandbox(Protocol):
    """Makes workers."""

    def start(self) -> None:
        """Get ready, in the background."""

    def worker(self, exercise: str, filename: str, deadline: float) -> "ProcessWorker":
        """Return a new worker, ready to load the answer of `exercise`.

        Parameters
        ----------
        exercise, filename : str
            Name of the exercise, and the answer's file as the user named it.
        deadline : float
            When the worker's time is over, by the monotonic clock.
        """

    def interrupt(self) -> None:
        """Kill the answers that run now, from another thread: their checks end as crashes."""

    def close(self) -> None:
        """End every process and remove every folder."""


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


class ForkedWorkers:
    """Workers forked from a zygote, 7 ms each."""

    def __init__(self) -> None:
        self.cpu = OneCpu()
        self._scratch = Scratch()
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._workers: list[ProcessWorker] = []

    def start(self) -> None:
        """Start the zygote; it loads the libraries while the grader does other things."""
        if self._zygote is not None:
            return
        hide_memory()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_PATIENCE)
        with theirs:
            self._zygote = subprocess.Popen(
                _command("zygote", f"{theirs.fileno()}, {self._scratch.root()!r}"),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )

    def worker(self, exercise: str, filename: str, deadline: float) -> "ProcessWorker":
        """Return a new worker."""
        from grader.sandbox.client import not_started

        try:
            worker = self._fork(exercise, filename)
        except OSError:  # the zygote has ended (an answer may have done that): the next one is started
            self._end_zygote()
            try:
                worker = self._fork(exercise, filename)
            except OSError as error:
                raise not_started() from error
        self._workers.append(worker)
        self.cpu.take()
        worker.start(deadline)
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

    def interrupt(self) -> None:
        """Kill the answers that run now."""
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        """End the zygote and its workers."""
        for worker in self._workers:
            worker.close()
        self._workers.clear()
        self._end_zygote(grace=1.0)
        self._scratch.remove()

    def _end_zygote(self, grace: float = 0.0) -> None:
        """End the zygote: by force, unless it has time to end its workers and remove their folders."""
        if self._control is not None and self._zygote is not None:
            if grace:
                self._control.close()
            _end(self._zygote, grace)
            self._control.close()
            self._control = self._zygote = None

    def _order(self, order: str, *descriptors: int) -> bytes:
        assert self._control is not None
        self._workers = [worker for worker in self._workers if worker.alive]
        socket.send_fds(self._control, [order.encode()], descriptors)
        answer = self._control.recv(65536)
        if not answer:
            raise ConnectionError("the zygote has ended")
        return answer


class StartedWorkers:
    """Workers started as fresh interpreters, two of them ahead of need; for systems that cannot fork a loaded one.

    A started worker connects to a port of the loopback interface that is open for it alone, and says a word that
    only it was told.
    """

    AHEAD = 2

    def __init__(self) -> None:
        self._scratch = Scratch()
        self._ready: deque[_Started] = deque()
        self._workers: list[ProcessWorker] = []

    def start(self) -> None:
        """Start the first workers."""
        while len(self._ready) < self.AHEAD:
            self._ready.append(_Started(self._scratch.new()))

    def worker(self, exercise: str, filename: str, deadline: float) -> "ProcessWorker":
        """Return a new worker, and start the next one."""
        from grader.sandbox.channel import GraderChannel
        from grader.sandbox.client import ProcessWorker, not_started

        self.start()
        started = self._ready.popleft()
        self._ready.append(_Started(self._scratch.new()))
        self._workers = [worker for worker in self._workers if worker.alive]
        waited = time.monotonic()
        try:
            sock = started.connection()
        except OSError as error:
            started.end(0.0)
            os.close(started.output)
            raise not_started() from error
        deadline += time.monotonic() - waited  # starting up is not the answer's time
        worker = ProcessWorker(
            exercise, filename, GraderChannel(sock), started.output, started.end, started.pid, started.scratch
        )
        self._workers.append(worker)
        worker.start(deadline)
        return worker

    def interrupt(self) -> None:
        """Kill the answers that run now."""
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.close()
        for started in self._ready:
            started.end(0.0)
            os.close(started.output)
        self._workers.clear()
        self._ready.clear()
        self._scratch.remove()


class _Started:
    """One interpreter, starting."""

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch
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
                start_new_session=True,
            )
        finally:
            os.close(written)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{self._listener.getsockname()[1]} {self._word} {scratch}\n".encode())
        self._process.stdin.flush()  # and left open: its end tells the worker that the grader is gone

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def connection(self) -> socket.socket:
        """Return the connection to the worker once it is there."""
        self._listener.settimeout(_PATIENCE)
        with self._listener:
            while True:
                sock, _ = self._listener.accept()
                sock.settimeout(5)
                with contextlib.suppress(OSError):
                    if sock.recv(len(self._word), socket.MSG_WAITALL) == self._word.encode():
                        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                        return sock
                sock.close()

    def end(self, grace: float) -> "Ended":
        """End the process; return how it ended."""
        from grader.sandbox.client import Ended

        self._listener.close()
        _end(self._process, grace)
        remove_tree(self.scratch)
        code = self._process.returncode
        return Ended(-code if code < 0 else code << 8, None)


def _command(module: str, arguments: str) -> list[str]:
    """Return the command that runs `module`'s main isolated from the user's environment and folders."""
    boot = _BOOT.format(root=str(_ROOT), module=module, arguments=arguments)
    return [sys.executable, "-P", "-s", "-c", boot]


def _environment() -> dict[str, str]:
    """Return the clean environment that workers get."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return environment | one_thread | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _end(process: subprocess.Popen[bytes], grace: float) -> None:
    """End a process, by force if it has not ended by itself within `grace` seconds."""
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
