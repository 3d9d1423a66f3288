"""Single keys, as they are pressed, without Enter."""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any


class Keys:
    r"""Tells of each key that is pressed while it is open; a context manager that leaves the terminal as it was.

    Parameters
    ----------
    tell : callable
        Is called with each character, from another thread; Enter is ``"\n"``.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> "Keys":
        self._open()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()
        self._close()

    if sys.platform == "win32":

        def _open(self) -> None:
            """Do nothing: the system hands keys over one by one."""

        def _close(self) -> None:
            """Do nothing."""

        def _read(self) -> None:
            import msvcrt

            while not self._stop.wait(0.05):
                while msvcrt.kbhit():
                    self._tell(msvcrt.getwch().replace("\r", "\n"))

    else:

        def _open(self) -> None:
            """Have the terminal hand over each key, and not show it."""
            import signal
            import termios

            self._descriptor = os.dup(sys.stdin.fileno())  # pytest puts another file in its place while a check runs
            self._before = termios.tcgetattr(self._descriptor)
            self._at_continue = signal.signal(signal.SIGCONT, self._take)
            self._take()

        def _take(self, *signal: Any) -> None:
            """Set the terminal; a shell sets it back while the program is stopped (Ctrl-Z)."""
            import tty

            if os.tcgetpgrp(self._descriptor) == os.getpgrp():
                tty.setcbreak(self._descriptor)

        def _close(self) -> None:
            import signal
            import termios

            signal.signal(signal.SIGCONT, self._at_continue)
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
            os.close(self._descriptor)

        def _read(self) -> None:
            import select

            while not self._stop.is_set():
                ready, _, _ = select.select([self._descriptor], [], [], 0.1)
                pressed = os.read(self._descriptor, 1024) if ready else b""
                if ready and not pressed:  # the terminal has gone
                    return
                if not pressed.startswith(b"\x1b"):  # an arrow, say
                    for key in pressed.decode("utf-8", "ignore").replace("\r", "\n"):
                        self._tell(key)
