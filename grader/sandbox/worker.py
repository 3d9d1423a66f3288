"""The worker process: everything between its start and its end. Nothing here knows checks, volumes or reports."""

import importlib
import os
import socket
import sys
import threading
import time
from pathlib import Path

from grader.sandbox import guard, guard_files, limits, windows
from grader.sandbox.channel import PID, Disconnected, Op, WorkerChannel
from grader.sandbox.landlock import Readable
from grader.sandbox.proxies import Grader
from grader.sandbox.scratch import remove_tree
from grader.sandbox.servant import Servant

PRELOADED = (
    "numpy",
    "zarr",
    "zarr.api.synchronous",
    "zarr.codecs",
    "numcodecs",
    "h5py",
    "tifffile",
    "fractions",
    "grader.earlier",
    "grader.given",
)
"""What answers import: loaded before the answer runs, so that its clock shows its own work."""

_LOOK_FOR_GRADER_EVERY = 0.5
"""Seconds between two looks whether the grader is still there."""


def preload() -> None:
    """Import what answers need."""
    for name in PRELOADED:
        importlib.import_module(name)
    root = Path(__file__).parents[2]
    if (root / "solutions").is_dir():  # an editable checkout is on the path: answers import nothing from it
        sys.path[:] = [folder for folder in sys.path if Path(folder) != root]


def serve(sock: socket.socket, scratch: str, readable: Readable | None = None) -> None:
    """Serve the grader's calls until it hangs up.

    Parameters
    ----------
    sock : socket.socket
        The channel.
    scratch : str
        The folder that the answer may write into, and its current one.
    readable : Readable, optional
        What it may read; without, anything.
    """
    os.chdir(scratch)
    os.environ.update(HOME=scratch, TMPDIR=scratch, TEMP=scratch, TMP=scratch)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # what was printed stays, however it ends
    in_force = limits.confine(sock.fileno(), Path(scratch), readable)
    channel = WorkerChannel(sock)
    servant = Servant(Grader(channel), limits.FREE_BYTES)
    guard.install(servant.guard)
    guard_files.install(servant.grader, limits.FREE_BYTES, servant.guard)
    channel.send(Op.RETURN, ",".join(in_force).encode())
    try:
        while True:
            frame = channel.receive()
            channel.call = frame.call
            op, payload = servant.serve(frame)
            _flush()
            channel.send(op, payload)
            del frame, payload  # what an answer returned is not its memory any more
    except (Disconnected, OSError):
        pass


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # the answer may have closed it, or put something else in its place
            continue


def main() -> None:
    """Run one started worker: where a loaded interpreter cannot be forked.

    Standard input brings one line: the grader's process id, the port to connect to on this machine, the word that
    proves who is connecting, and the scratch folder. Nothing waits at it afterwards: on Windows a library that asks for
    its state while it is loaded (NumPy's OpenBLAS does) would wait as well, for ever.
    """
    grader, port, word, scratch = sys.stdin.readline().rstrip("\n").split(" ", 3)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=_die_with_grader, args=(int(grader), scratch), daemon=True).start()
    preload()
    sock = socket.create_connection(("127.0.0.1", int(port)))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.sendall(word.encode() + PID.pack(os.getpid()))
    serve(sock, scratch)
    os._exit(0)


def _die_with_grader(grader: int, scratch: str) -> None:
    """End this process once the grader has ended, and remove the scratch folders."""
    if sys.platform == "win32":
        windows.wait_for_end_of(grader)
    else:
        while os.getppid() == grader:
            time.sleep(_LOOK_FOR_GRADER_EVERY)
    os.chdir(Path(scratch).parents[1])  # a current folder cannot be removed everywhere
    remove_tree(str(Path(scratch).parent))
    os._exit(1)


if __name__ == "__main__":
    main()
