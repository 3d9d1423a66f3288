"""The grader, and its workers, as on another system: ``python tests/as_another_system.py darwin run solutions``.

What that system lacks is taken away, and what it does otherwise is done so. That shows what would break there, not that
everything works: for that see ``tests/on_windows.sh`` (Wine) and the workflow of this repository.
"""

import os
import sys

DARWIN = """
import asyncio, multiprocessing, os, socket, subprocess, sys, sysconfig, tempfile
sysconfig.get_config_vars()
try:
    import psutil
except ImportError:
    pass
for name in (
    "sched_getaffinity", "sched_setaffinity", "sched_setscheduler", "sched_param", "SCHED_BATCH", "SCHED_OTHER",
    "memfd_create", "posix_fadvise", "posix_fallocate", "O_PATH", "pidfd_open", "setresuid", "setresgid",
):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SOCK_CLOEXEC", "SO_PASSCRED", "SCM_CREDENTIALS"):
    if hasattr(socket, name):
        delattr(socket, name)
def no_fork(*_):
    raise OSError("on macOS a loaded interpreter is not forked")
os.fork = no_fork
sys.platform = "darwin"
"""
"""macOS: no CPUs to choose, no memfd, no /proc (nothing of ours looks there on darwin), no fork of what is loaded."""

WINDOWS = """
import socket, sys
class LikeWindows(socket.socket):
    def recv(self, size, flags=0):
        if flags & getattr(socket, "MSG_WAITALL", 0) and self.gettimeout() is not None:
            raise OSError(10045, "WSAEOPNOTSUPP")
        return super().recv(size, flags)
    def accept(self):
        descriptor, address = self._accept()
        accepted = LikeWindows(self.family, self.type, self.proto, fileno=descriptor)
        accepted.setblocking(True)
        return accepted, address
socket.socket = LikeWindows
pending = []
class Stdin:
    def __init__(self, stream):
        self._stream = stream
    def __getattr__(self, name):
        method = getattr(self._stream, name)
        def reading(*args):
            pending.append(name)
            try:
                return method(*args)
            finally:
                pending.remove(name)
        return reading if name.startswith("read") else method
sys.stdin = Stdin(sys.stdin)
class AsksForStdin:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "numpy" and pending:
            raise RuntimeError("on Windows NumPy hangs here: a read of standard input is pending")
sys.meta_path.insert(0, AsksForStdin)
"""
"""Windows, where Wine is kinder: MSG_WAITALL is refused on a socket with a timeout, and a library that asks for the
state of standard input while it is loaded waits for a pending read of it (numpy/numpy#24290)."""

SHIMS = {"darwin": DARWIN, "windows": WINDOWS, "started": ""}
"""``started`` is this system as it is, but that workers are started one by one."""


def put_on(shim: str) -> None:
    """Have this process, and the workers that it starts, be as on another system; before the grader is imported."""
    exec(shim, {})
    from grader.sandbox import sandbox

    command = sandbox._command

    def with_shim(module: str, arguments: str) -> list[str]:
        *python, code = command(module, arguments)
        return [*python, shim + code]

    sandbox._command = with_shim
    sandbox.make_sandbox = lambda method=None: sandbox.StartedWorkers()


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    system, *sys.argv[1:] = sys.argv[1:]
    put_on(SHIMS[system])
    from grader.cli import main

    main()
