"""The C library, for what Python has no name for (Linux): looked up once, before anything is forked."""

import ctypes
import sys

LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def prctl(option: int, value: object, argument: object = 0) -> bool:
    """Change something about this process (prctl(2)); return whether the system did."""
    return LIBC is not None and bool(LIBC.prctl(option, value, argument, 0, 0) == 0)
