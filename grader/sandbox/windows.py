"""What only Windows has: a process' handle, which tells its end, and job objects, which limit its memory.

Source: processthreadsapi.h, synchapi.h and jobapi2.h of the Windows API.
"""

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64
from typing import ClassVar

_SYNCHRONIZE, _TERMINATE, _SET_QUOTA = 0x00100000, 0x0001, 0x0100
_FOR_EVER = 0xFFFFFFFF
_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x0100, 0x2000


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, with what it begins with and the counters in it."""

    _fields_: ClassVar = [
        ("per_process_user_time", c_int64),
        ("per_job_user_time", c_int64),
        ("flags", c_uint32),
        ("minimum_working_set", c_size_t),
        ("maximum_working_set", c_size_t),
        ("active_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority_class", c_uint32),
        ("scheduling_class", c_uint32),
        ("io_counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    ]


def wait_for_end_of(pid: int) -> None:
    """Return once process `pid` has ended, at once if there is none; other threads go on."""
    if sys.platform == "win32":
        kernel32 = _kernel32()
        process = kernel32.OpenProcess(_SYNCHRONIZE, False, pid)
        if process:
            kernel32.WaitForSingleObject(process, _FOR_EVER)


class Job:
    """A process that ends with this one at the latest, and whose memory is limited.

    Parameters
    ----------
    pid : int
        The process.
    free_bytes : int
        Memory that it may take on top of what it has now.

    Attributes
    ----------
    in_force : bool
        Whether the system limits it.
    """

    def __init__(self, pid: int, free_bytes: int) -> None:
        self._handle = 0
        if sys.platform == "win32":
            self._handle = _limited(pid, free_bytes)
        self.in_force = bool(self._handle)

    def close(self) -> None:
        """End what is left of the process."""
        handle, self._handle = self._handle, 0
        if sys.platform == "win32" and handle:
            _kernel32().CloseHandle(handle)


if sys.platform == "win32":

    def _kernel32() -> ctypes.WinDLL:
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        for name in ("OpenProcess", "CreateJobObjectW"):
            getattr(kernel32, name).restype = ctypes.c_void_p
        kernel32.WaitForSingleObject.argtypes = [ctypes.c_void_p, c_uint32]
        kernel32.CloseHandle.argtypes = [ctypes.c_void_p]
        kernel32.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        kernel32.SetInformationJobObject.argtypes = [ctypes.c_void_p, c_uint32, ctypes.c_void_p, c_uint32]
        return kernel32

    def _limited(pid: int, free_bytes: int) -> int:
        """Return the handle of a job with the process in it; 0 where that cannot be had."""
        from psutil import Process

        kernel32 = _kernel32()
        limits = _ExtendedLimits()
        limits.flags = _LIMIT_PROCESS_MEMORY | _KILL_ON_CLOSE
        limits.process_memory = Process(pid).memory_info().private + free_bytes
        process = kernel32.OpenProcess(_TERMINATE | _SET_QUOTA, False, pid)
        job = kernel32.CreateJobObjectW(None, None)
        set_so = (
            process
            and job
            and kernel32.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            and kernel32.AssignProcessToJobObject(job, process)
        )
        for handle in (process, None if set_so else job):
            if handle:
                kernel32.CloseHandle(handle)
        return int(job) if set_so else 0
