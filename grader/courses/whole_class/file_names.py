"""What names of files tell: which exercise, which copy of it, and whose it is, as learning platforms write it.

Moodle (assignment, "Download all submissions", ``assign/locallib.php``): ``Full Name_12345_assignsubmission_file_``, as
a folder or before each file's name. Canvas ("Download Submissions"): ``lastfirst_1234_5678_file.py``, with ``LATE``
behind the name of who was late, and ``-1``, ``-2`` … behind the file's name where it was handed in again. nbgrader
(``zip_collect``): ``student_exercise.ipynb``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader import checks

_MOODLE = re.compile(r"(?P<owner>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)")
_CANVAS = re.compile(r"(?P<owner>[^_]+?)(?P<late>_LATE)?_(?P<number>\d+)_\d+_(?P<rest>.+)")
_NBGRADER = re.compile(r"(?P<owner>.+?)[_-](?P<rest>ex\d\d?_\w+.*)", re.IGNORECASE)
_COPY = re.compile(
    r"(?P<name>.+?)(?:[ _]*\((?P<number>\d+)\)|-(?P<again>\d+)|[ _-]*(?:copy|kopie)(?:[ _-]*\d+)?)", re.IGNORECASE
)
_NUMBER = re.compile(r"ex(\d\d?)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Owned:
    """Whose something is.

    Attributes
    ----------
    owner : str
        As the platform calls them.
    number : str
        The platform's number of them or of their submission; ``""`` where it tells none.
    rest : str
        The name of the file without that; ``""`` for a folder.
    late : bool
        The platform says that it came late.
    """

    owner: str
    number: str
    rest: str
    late: bool = False


def owned(name: str) -> Owned | None:
    """Return whose a file or folder of that name is; None where the name does not tell."""
    for pattern in (_MOODLE, _CANVAS, _NBGRADER):
        if found := pattern.fullmatch(name):
            parts = found.groupdict()
            return Owned(found["owner"].strip(), parts.get("number") or "", found["rest"], bool(parts.get("late")))
    return None


def exercise_of(stem: str, exercises: Sequence[str]) -> tuple[str, int] | None:
    """Return the exercise that a file of this name, without its suffix, is; and which copy: 0 is the original.

    Capital letters, blanks and hyphens do not matter: ``EX06_one_level``, ``ex03-tiff-planes (1)``.
    """
    found = _COPY.fullmatch(stem)
    for name, copy in ((stem, 0), *([(found["name"], int(found["number"] or found["again"] or 1))] if found else [])):
        plain = re.sub(r"[ -]", "_", name.casefold())
        if plain in exercises:
            return plain, copy
    return None


def may_be(stem: str, exercises: Sequence[str]) -> str:
    """Return the exercise that a file of another name may be meant for, by its number; ``""`` if none."""
    found = _NUMBER.match(stem)
    name = checks.find(found[0].casefold()) if found else None
    return name if name is not None and name in exercises else ""
