"""A seccomp filter: which system calls a worker may make (Linux on x86-64 and aarch64).

Sources: seccomp(2), bpf(4); numbers from ``asm/unistd_64.h`` and ``asm-generic/unistd.h``.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Mapping, Sequence
from functools import cache

from grader.sandbox.libc import prctl

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _EQUAL, _ANY_BIT, _ALL_OF, _RETURN = 0x20, 0x15, 0x45, 0x54, 0x06
"""BPF: load a word, jump if equal, jump if any bit is set, keep these bits, return."""

_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
"""Where struct seccomp_data has them, in bytes."""

_OWN_PID = 0x7EADBEEF
"""Larger than any process' number, and no other number of the filter."""

_CLONE_THREAD = 0x00010000
_SHARED, _ANONYMOUS, _GROWS_DOWN, _HUGE = 0x01, 0x20, 0x0100, 0x40000
_PAGE_OUT = 21
_DEATH_SIGNAL = 1
_UNIX, _STREAM, _KIND_OF_SOCKET = 1, 1, 0xF
_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX, _SET_PIPE_SIZE = 8, 10, 15, 1031
_PUSH_INPUT, _FILE_OWNER, _SOCKET_OWNER = 0x5412, 0x8901, 0x8902
_X32 = 0x40000000

_X86_64 = {
    "fork": 57, "vfork": 58, "clone": 56, "clone3": 435, "execve": 59, "execveat": 322, "ptrace": 101,
    "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "pidfd_open": 434, "pidfd_getfd": 438,
    "pidfd_send_signal": 424, "kill": 62, "tkill": 200, "tgkill": 234, "rt_sigqueueinfo": 129,
    "rt_tgsigqueueinfo": 297, "socket": 41, "prlimit64": 302, "setrlimit": 160, "mmap": 9, "memfd_create": 319,
    "memfd_secret": 447, "shmget": 29, "shmat": 30, "shmctl": 31, "msgget": 68, "semget": 64, "mq_open": 240,
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "bpf": 321, "userfaultfd": 323,
    "perf_event_open": 298, "keyctl": 250, "add_key": 248, "request_key": 249, "mount": 165, "umount2": 166,
    "pivot_root": 155, "chroot": 161, "setns": 308, "unshare": 272, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsmount": 432, "fspick": 433, "mount_setattr": 442, "open_by_handle_at": 304,
    "init_module": 175, "finit_module": 313, "delete_module": 176, "kexec_load": 246, "kexec_file_load": 320,
    "reboot": 169, "swapon": 167, "swapoff": 168, "acct": 163, "settimeofday": 164, "clock_settime": 227,
    "sethostname": 170, "setdomainname": 171, "syslog": 103, "quotactl": 179, "iopl": 172, "ioperm": 173,
    "sched_setaffinity": 203, "sched_setscheduler": 144, "setpriority": 141, "fanotify_init": 300,
    "sched_setattr": 314, "sched_setparam": 142, "ioprio_set": 251, "process_madvise": 440, "process_mrelease": 448,
    "chmod": 90, "fchmod": 91, "fchmodat": 268, "fchmodat2": 452, "chown": 92, "fchown": 93, "lchown": 94,
    "fchownat": 260, "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280, "setxattr": 188,
    "lsetxattr": 189, "fsetxattr": 190, "setxattrat": 463, "removexattr": 197, "lremovexattr": 198,
    "fremovexattr": 199, "removexattrat": 466, "file_setattr": 469, "bind": 49, "listen": 50, "connect": 42,
    "socketpair": 53, "fcntl": 72, "ioctl": 16, "madvise": 28, "prctl": 157, "inotify_init": 253,
    "inotify_init1": 294, "inotify_add_watch": 254,
}  # fmt: skip
_AARCH64 = {
    "clone": 220, "clone3": 435, "execve": 221, "execveat": 281, "ptrace": 117,
    "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "pidfd_open": 434, "pidfd_getfd": 438,
    "pidfd_send_signal": 424, "kill": 129, "tkill": 130, "tgkill": 131, "rt_sigqueueinfo": 138,
    "rt_tgsigqueueinfo": 240, "socket": 198, "prlimit64": 261, "setrlimit": 164, "mmap": 222, "memfd_create": 279,
    "memfd_secret": 447, "shmget": 194, "shmat": 196, "shmctl": 195, "msgget": 186, "semget": 190, "mq_open": 180,
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "bpf": 280, "userfaultfd": 282,
    "perf_event_open": 241, "keyctl": 219, "add_key": 217, "request_key": 218, "mount": 40, "umount2": 39,
    "pivot_root": 41, "chroot": 51, "setns": 268, "unshare": 97, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsmount": 432, "fspick": 433, "mount_setattr": 442, "open_by_handle_at": 265,
    "init_module": 105, "finit_module": 273, "delete_module": 106, "kexec_load": 104, "kexec_file_load": 294,
    "reboot": 142, "swapon": 224, "swapoff": 225, "acct": 89, "settimeofday": 170, "clock_settime": 112,
    "sethostname": 161, "setdomainname": 162, "syslog": 116, "quotactl": 60,
    "sched_setaffinity": 122, "sched_setscheduler": 119, "setpriority": 140, "fanotify_init": 262,
    "sched_setattr": 274, "sched_setparam": 118, "ioprio_set": 30, "process_madvise": 440, "process_mrelease": 448,
    "fchmod": 52, "fchmodat": 53, "fchmodat2": 452, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5,
    "lsetxattr": 6, "fsetxattr": 7, "setxattrat": 463, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16,
    "removexattrat": 466, "file_setattr": 469, "bind": 200, "listen": 201, "connect": 203,
    "socketpair": 199, "fcntl": 25, "ioctl": 29, "madvise": 233, "prctl": 167, "inotify_init1": 26,
    "inotify_add_watch": 27,
}  # fmt: skip
_MACHINES: Mapping[str, tuple[int, Mapping[str, int]]] = {
    "x86_64": (0xC000003E, _X86_64),
    "aarch64": (0xC00000B7, _AARCH64),
}
"""For each machine: AUDIT_ARCH_…, and the numbers of the system calls that the filter looks at."""

_BY_ARGUMENT = (
    "clone", "clone3", "kill", "tgkill", "prlimit64", "mmap", "socketpair", "fcntl", "ioctl", "madvise",
    "prctl",
)  # fmt: skip
"""Those that are denied for some arguments only, or in another way."""


_Line = tuple[int, int, int, int]


def install() -> bool:
    """Deny this process, and every thread of it, what no answer needs; return False where the system cannot.

    No new process and no other program; no signal to, and no look into, another process; no socket but connected
    pairs, which reach nobody else (a datagram could be sent to any path); no watch on files; no limits of another
    process, and no signal at the end of its parent; no change of whose or how old a file is or
    of who may use it, which Landlock does not know; no memory beside the counted one (shared, in files without a
    name, growing like a stack, put away from the resident one); no limit raised. What is denied fails with
    EPERM. ``clone3``, whose arguments a filter cannot see, is not implemented: libraries then use ``clone``. The
    process must have given up new privileges before.
    """
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    program = prepared(platform.machine()).replace(struct.pack("I", _OWN_PID), struct.pack("I", os.getpid()))
    code = ctypes.create_string_buffer(program, len(program))
    return prctl(_PR_SET_SECCOMP, _MODE_FILTER, struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)))


@cache
def prepared(machine: str) -> bytes:
    """Return the filter as a BPF program, with `_OWN_PID` in place of the process' own number."""
    architecture, numbers = _MACHINES[machine]
    pid = _OWN_PID
    deny, allow, absent = _ret(_ERRNO | errno.EPERM), _ret(_ALLOW), _ret(_ERRNO | errno.ENOSYS)
    number = _load(_NUMBER)
    lines = [_load(_ARCHITECTURE), _if(_EQUAL, architecture, 1, 0), _ret(_KILL_PROCESS), number]
    if "fork" in numbers:  # x86-64 has a second table of numbers, with this bit set
        lines += [_if(_ANY_BIT, _X32, 0, 1), deny]
    for name, one in numbers.items():
        if name not in _BY_ARGUMENT:
            lines += [_if(_EQUAL, one, 0, 1), deny]
    rules = {
        "clone": [_load(_argument(0)), _if(_ANY_BIT, _CLONE_THREAD, 0, 1), allow, deny],
        "clone3": [absent],
        "kill": [_load(_argument(0)), _if(_EQUAL, pid, 0, 1), allow, deny],
        "tgkill": [_load(_argument(0)), _if(_EQUAL, pid, 0, 1), allow, deny],
        # To ask for a limit of its own is allowed, to set one is not: the third argument points to the new one.
        "prlimit64": [
            _load(_argument(0)), _if(_EQUAL, 0, 2, 0), _if(_EQUAL, pid, 1, 0), deny,
            _load(_argument(2)), _if(_EQUAL, 0, 0, 2), _load(_argument(2) + 4), _if(_EQUAL, 0, 1, 0), deny, allow,
        ],
        "mmap": [
            _load(_argument(3)), _if(_ANY_BIT, _GROWS_DOWN | _HUGE, 0, 1), deny,
            (_ALL_OF, 0, 0, _SHARED | _ANONYMOUS), _if(_EQUAL, _SHARED | _ANONYMOUS, 0, 1), deny, allow,
        ],
        "socketpair": [
            _load(_argument(0)), _if(_EQUAL, _UNIX, 0, 3), _load(_argument(1)), (_ALL_OF, 0, 0, _KIND_OF_SOCKET),
            _if(_EQUAL, _STREAM, 1, 0), deny, allow,
        ],
        "fcntl": _without(1, (_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX, _SET_PIPE_SIZE), deny, allow),
        "ioctl": _without(1, (_PUSH_INPUT, _FILE_OWNER, _SOCKET_OWNER), deny, allow),
        "madvise": _without(2, (_PAGE_OUT,), deny, allow),
        "prctl": _without(0, (_DEATH_SIGNAL,), deny, allow),
    }  # fmt: skip
    for name, rule in rules.items():
        lines += [_if(_EQUAL, numbers[name], 0, len(rule)), *rule]
    return b"".join(struct.pack("HBBI", *line) for line in (*lines, allow))


def _without(i: int, denied: Sequence[int], deny: _Line, allow: _Line) -> list[_Line]:
    """Return the rule that denies these values of argument `i`."""
    return [_load(_argument(i)), *(line for value in denied for line in (_if(_EQUAL, value, 0, 1), deny)), allow]


def _argument(i: int) -> int:
    """Return where the lower half of an argument lies: both kinds of machine are little-endian."""
    return _ARGUMENTS + 8 * i


def _load(offset: int) -> _Line:
    return _LOAD, 0, 0, offset


def _if(test: int, value: int, then: int, otherwise: int) -> _Line:
    """Return a jump over `then` lines if the test holds, else over `otherwise`."""
    return test, then, otherwise, value


def _ret(value: int) -> _Line:
    return _RETURN, 0, 0, value
