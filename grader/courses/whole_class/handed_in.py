"""When a submission was handed in: what its last commit says, or nbgrader's time stamp."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
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
    *("-c", "protocol.allow=never", "-c", "log.showSignature=false"),
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
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

    That is the last commit's time, or nbgrader's stamp if it is later. A stamp that the student committed is none of
    nbgrader's; and where git cannot tell, none counts.
    """
    stamps = {path.relative_to(folder).as_posix(): when for path, when in _stamps(folder)}
    repository = folder / ".git"
    if not os.path.lexists(repository):
        return max(stamps.values(), default=None)
    try:
        committed = _git(repository, "rev-list", "--max-count=1", "--format=%cI", "HEAD").split()[-1]
        tracked = _git(repository, "ls-tree", "-z", "--name-only", "HEAD", "--", *stamps).split("\0") if stamps else ()
        return max([datetime.fromisoformat(committed), *(when for path, when in stamps.items() if path not in tracked)])
    except (OSError, ValueError, IndexError):
        return None


def hours_late(folder: Path, deadline: datetime | None) -> float | None:
    """Return the hours after the deadline, 0 if in time; None where there is no deadline, or no time is known."""
    when = handed_in(folder) if deadline is not None else None
    if deadline is None or when is None:
        return None
    return max(0.0, (when - deadline).total_seconds() / 3600)


def _stamps(folder: Path) -> Iterator[tuple[Path, datetime]]:
    """Yield the time stamps in a folder and in those for each exercise, with their times."""
    folders = [folder]
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        folders += [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)][:_MAX_STAMPS]
    for stamp in (one / STAMP for one in folders):
        with contextlib.suppress(OSError, ValueError):
            yield stamp, parse_stamp(read_plain(stamp, 100).decode("ascii"))


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


def _git(repository: Path, *command: str) -> str:
    """Return what git says of a repository; raise OSError or ValueError where it says nothing."""
    git = shutil.which("git")
    if git is None or repository.parent.is_symlink() or repository.is_symlink() or not repository.is_dir():
        raise OSError(f"{repository} cannot be read")
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ran = subprocess.run(
            [git, *_GIT, f"--git-dir={repository}", *command],
            env=ours | _GIT_ENVIRONMENT,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from None
    return os.fsdecode(ran.stdout)
