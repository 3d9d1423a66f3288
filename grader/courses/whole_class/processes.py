"""Submissions graded beside each other, in processes of this machine or on a Dask cluster.

Each process stays warm: its sandbox, and all that it has loaded, serve the next submission as well.
"""

import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.connection import Connection
from types import FrameType
from typing import TYPE_CHECKING, Any

from grader.courses.whole_class.grade_one import Graded, Job, grade_one

if TYPE_CHECKING:
    from distributed import Client

Work = Callable[[Job], Graded]

_ATTEMPTS = 2
"""How often a submission is graded that ends the process which grades it."""

_LOST = f"the process that graded it was ended by the system, {_ATTEMPTS} times: there may be too little memory"

_AHEAD = 3
"""Submissions on their way to a cluster, for each of its workers: none waits for the next one."""

_CONNECT = 5.0
"""Seconds that a scheduler has to answer."""

_PATIENCE = 10.0
"""Seconds that a process has to end by itself."""


class NoCluster(Exception):
    """The scheduler cannot be used; the message says why."""


def in_processes(jobs: Iterable[Job], n: int, folder: str, work: Work = grade_one) -> Iterator[tuple[Job, Graded]]:
    """Grade each job in one of `n` processes; yield them as they end.

    Parameters
    ----------
    jobs : iterable of Job
        Taken one by one as processes become free.
    n : int
        Number of processes. All have ended when the iterator is closed.
    folder : str
        Where they make their temporary folders.
    work : callable
        What is done with a job.
    """
    waiting, again = iter(jobs), deque[tuple[Job, int]]()
    free: list[_Process] = []
    busy: dict[Any, tuple[_Process, Job, int]] = {}  # by their pipes
    try:
        while True:
            while len(busy) < n:
                job, attempt = again.popleft() if again else (next(waiting, None), 1)
                if job is None:
                    break
                process = free.pop() if free else _Process(folder, work)
                process.give(job)
                busy[process.pipe] = process, job, attempt
            if not busy:
                return
            for pipe in connection.wait(list(busy)):
                process, job, attempt = busy.pop(pipe)
                try:
                    graded: Graded = process.pipe.recv()
                except (EOFError, OSError):
                    process.join()
                    if attempt < _ATTEMPTS:
                        again.append((job, attempt + 1))
                        continue
                    graded = Graded("", {"": _LOST})
                else:
                    free.append(process)
                yield job, graded
    finally:
        for process, *_ in busy.values():
            process.stop()
        for process in [*free, *(process for process, *_ in busy.values())]:
            process.join()


class _Process:
    """A process that grades one submission after the other."""

    def __init__(self, folder: str, work: Work) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, folder, work), daemon=True)
        with _interrupts_ignored():  # what is started inherits that: Ctrl-C is for the one who started it
            self._process.start()
        theirs.close()

    def give(self, job: Job) -> None:
        """Have it grade a submission; its pipe tells when that is done, or that the process is lost."""
        with contextlib.suppress(OSError):  # it has ended, and the pipe says so to whoever waits for it
            self.pipe.send(job)

    def stop(self) -> None:
        """Have it end in the middle of a submission."""
        self._process.terminate()

    def join(self) -> None:
        """Have it end, and wait until it has, and what it has started."""
        self.pipe.close()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, folder: str, work: Work) -> None:
    """Grade what comes through the pipe until its other end is closed."""
    tempfile.tempdir = folder
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        signal.signal(signal.SIGTERM, _stop)  # from here on what it raises is caught
        while True:
            pipe.send(work(pipe.recv()))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is ending


def _stop(signum: int, frame: FrameType | None) -> None:
    """End in an orderly way, so that workers and folders go."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # A callback of Python's may swallow what is raised here; then this process is killed, which needs no words.
    sys.unraisablehook = lambda _: None
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, however that was; the sandbox ends with this one."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def on_cluster(
    jobs: Iterable[Job], address: str, note: Callable[[str], None], work: Work = grade_one
) -> Iterator[tuple[Job, Graded]]:
    """Grade each job on a Dask cluster; yield them as they end.

    Parameters
    ----------
    jobs : iterable of Job
        Taken one by one; a few more than there are workers are on their way at a time.
    address : str
        Of the scheduler: ``"tcp://host:8786"``. Its workers need this package and nothing else.
    note : callable
        Is told what the user should know.
    work : callable
        What is done with a job.

    Raises
    ------
    NoCluster
        If `distributed` is not installed, or there is no scheduler, or no more.
    """
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError:
        raise NoCluster('distributed is not installed: pip install "big-image-exercises[cluster]"') from None
    try:
        get_address_host_port(address, strict=True)
    except ValueError:
        raise NoCluster(f"{address} is no address of a Dask scheduler: write tcp://host:8786, say.") from None
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except OSError:
        raise NoCluster(f"no Dask scheduler answers at {address}.") from None
    with client:
        if not client.nthreads():
            note(f"The scheduler has no worker yet. Start some: dask worker {address} --nworkers 2 --nthreads 1")
        yield from _with_client(jobs, client, work)


def _with_client(jobs: Iterable[Job], client: "Client", work: Work) -> Iterator[tuple[Job, Graded]]:
    executor = client.get_executor(pure=False)
    waiting = iter(jobs)
    futures: dict[Future[Graded], Job] = {}
    while True:
        room = max(0, _AHEAD * max(1, len(client.nthreads())) - len(futures))
        futures |= {executor.submit(work, job): job for job in itertools.islice(waiting, room)}
        if not futures:
            return
        done, _ = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            job = futures.pop(future)
            try:
                yield job, future.result()
            except CancelledError:
                raise NoCluster("the Dask scheduler went away.") from None
            except Exception as error:  # a worker that was ended again and again, say
                yield job, Graded("", {"": f"the cluster could not grade it: {type(error).__name__}: {error}"})
