"""When a submission was handed in: what its last commit says, or nbgrader's time stamp."""

import contextlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.marking.plain_file import read_plain

STAMP = "timestamp.txt"
"""The file in which nbgrader keeps the time of a submission."""

_PATIENCE = 10.0
"""Seconds that git has for one repository."""

_MAX_STAMPS = 100

_GIT = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"),
    *("-c", "protocol.allow=never", "-c", "log.showSignature=false", "--no-pager", "--no-replace-objects"),
)
_GIT_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""The repository is a stranger's: nothing that its settings name is run, nothing is fetched, nothing is written."""


def handed_in(folder: Path) -> datetime | None:
    """Return when what lies in a student's folder was handed in, with its time zone; None where that is not known.

    The student's own computer may have written the time of a commit; the time stamp is nbgrader's.
    """
    return _last_stamp(folder) or _last_commit(folder)


def hours_late(folder: Path, deadline: datetime | None) -> float | None:
    """Return the hours after the deadline, 0 if in time; None where there is no deadline, or no time is known."""
    when = handed_in(folder) if deadline is not None else None
    if deadline is None or when is None:
        return None
    return max(0.0, (when - deadline).total_seconds() / 3600)


def _last_stamp(folder: Path) -> datetime | None:
    """Return the latest of nbgrader's time stamps, one in each exercise's folder."""
    times: list[datetime] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        folders = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)][:_MAX_STAMPS]
        for stamp in [folder / STAMP, *(one / STAMP for one in folders)]:
            with contextlib.suppress(OSError, ValueError):
                times.append(parse_stamp(read_plain(stamp, 100).decode("ascii")))
    return max(times, default=None)


def parse_stamp(text: str) -> datetime:
    """Return nbgrader's time: a date and time, and an offset or the name of a zone; without one it is UTC.

    Raises
    ------
    ValueError
        If it is no such time.
    """
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\s*(\S*)", text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no time")
    when, zone = datetime.fromisoformat(match[1]), match[2]
    if re.fullmatch(r"[+-]\d\d:?\d\d", zone):
        return datetime.fromisoformat(f"{match[1]}{zone}")
    if zone in ("", "Z", "UTC"):
        return when.replace(tzinfo=UTC)
    try:
        return when.replace(tzinfo=ZoneInfo(zone))
    except (OSError, LookupError):  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(f"there is no time zone {zone!r}") from None


def _last_commit(folder: Path) -> datetime | None:
    repository, git = folder / ".git", shutil.which("git")
    if git is None or folder.is_symlink() or repository.is_symlink() or not repository.is_dir():
        return None
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [git, *_GIT, f"--git-dir={repository}", "rev-list", "--max-count=1", "--format=%cI", "HEAD"]
    try:
        ran = subprocess.run(
            command, env=ours | _GIT_ENVIRONMENT, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE
        )
        return datetime.fromisoformat(ran.stdout.decode("ascii").split()[-1])
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return None
