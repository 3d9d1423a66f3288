"""The zygote: a process that has loaded everything once and forks one worker a check (Linux).

It takes orders on its control socket (one packet an order). When that socket closes, the grader has ended, perhaps by
force: the zygote then ends its workers and removes their scratch folders. ``fork CPU SCRATCH`` with two descriptors
(channel, output) answers ``PID``; the worker runs on that CPU, or on any for -1. ``end PID GRACE`` gives that worker
GRACE seconds to end by itself, kills what is left of its session, and answers ``STATUS MAXRSS_KB``.
"""

import contextlib
import gc
import os
import platform
import signal
import socket
import sys
import time
from pathlib import Path

from grader.sandbox import seccomp, worker
from grader.sandbox.cpu import settle
from grader.sandbox.landlock import Readable, listed_folders, readable_paths
from grader.sandbox.limits import adopt_orphans
from grader.sandbox.scratch import remove_tree

_ORPHANS_SECONDS = 5.0
"""How long orphans are looked for: they may be making new ones."""


def main(descriptor: int, scratch: str) -> None:
    """Serve orders until the grader hangs up; `scratch` is the folder of the workers' scratch folders."""
    control = socket.socket(fileno=descriptor)
    adopt_orphans()
    worker.preload()
    readable = Readable(readable_paths(), listed_folders())
    seccomp.prepared(platform.machine())
    gc.collect()
    gc.freeze()
    workers: set[int] = set()
    with contextlib.suppress(OSError):  # a grader that was killed may leave the connection in any state
        while _obey(control, workers, readable):
            pass
    for pid in workers:
        _end(pid)
    _end_orphans(set())
    remove_tree(scratch)
    os._exit(0)  # nothing is left to do: the grader waits


def _obey(control: socket.socket, workers: set[int], readable: Readable) -> bool:
    """Carry out one order; return False once the grader has hung up."""
    order, descriptors, _, _ = socket.recv_fds(control, 65536, 2)
    verb, _, argument = order.decode().partition(" ")
    if verb == "fork":
        cpu, _, scratch = argument.partition(" ")
        pid = _fork(control, readable, int(cpu), scratch, *descriptors)
        workers.add(pid)
        for one in descriptors:
            os.close(one)
        control.send(str(pid).encode())
    elif verb == "end":
        ending, grace = argument.split()
        workers.discard(int(ending))
        status, peak_kb = _end(int(ending), float(grace))
        _end_orphans(workers)
        control.send(f"{status} {peak_kb}".encode())
    return bool(order)


def _fork(control: socket.socket, readable: Readable, cpu: int, scratch: str, channel: int, output: int) -> int:
    """Start a worker and return its process id; in the worker, do not return."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        if cpu >= 0:
            settle(cpu)
        control.close()
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.close(output)
        worker.serve(socket.socket(fileno=channel), scratch, readable)
    finally:
        os._exit(0)


def _end(pid: int, grace: float = 0.0) -> tuple[int, int]:
    """End a worker and its session; return its exit status as the system reports it, and its largest RSS in KB."""
    patience = time.monotonic() + grace
    done, status, usage = os.wait4(pid, os.WNOHANG)
    while not done and time.monotonic() < patience:
        time.sleep(0.001)
        done, status, usage = os.wait4(pid, os.WNOHANG)
    for kill in (os.killpg, os.kill) if not done else (os.killpg,):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
    if not done:
        _, status, usage = os.wait4(pid, 0)
    return status, usage.ru_maxrss


def _end_orphans(workers: set[int]) -> None:
    """End what workers have left behind where they could start processes: these are now this one's children."""
    until = time.monotonic() + _ORPHANS_SECONDS
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    while time.monotonic() < until:
        try:
            orphans = set(map(int, children.read_text().split())) - workers
        except OSError:  # /proc is hidden
            return
        if not orphans:
            return
        for pid in orphans:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
