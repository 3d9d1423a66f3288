"""What a class's run keeps: each finished report at once, so that a run that was ended goes on where it was."""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from grader.courses.whole_class.grade_one import Graded
from grader.reports import html, json_report
from grader.reports.files import write_text
from grader.reports.model import Report
from grader.reports.words import one_line
from grader.sandbox.scratch import remove_tree

FOLDERS = "grade-class-"
"""How the names of a run's temporary folders begin."""

_SCHEMA = "big-image-exercises/graded/v1"
_PLAIN = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z))[a-z0-9]+(?:[._-][a-z0-9]+)*")
_LENGTH = 60


class InUse(Exception):
    """Another run writes to the same folder."""


@dataclass(frozen=True)
class Finished:
    """A submission that has been graded.

    Attributes
    ----------
    digest : str
        Of all that its grade depends on.
    faults : mapping of str to str
        Why an exercise was not graded, by exercise; by ``""`` where it was all of them.
    missing : tuple of str
        Exercises that were not handed in.
    report : Report or None
        None where nothing could be graded.
    notes : tuple of str
        What the teacher should know of the files.
    """

    digest: str
    faults: Mapping[str, str]
    missing: tuple[str, ...] = ()
    report: Report | None = None
    notes: tuple[str, ...] = ()


class Kept:
    """The folder of a class's reports.

    ``reports/`` holds each student's Report as JSON and as a page; ``state/`` what was graded, written last: what has
    no state is not finished.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._reports, self._state = out / "reports", out / "state"
        for folder in (self._reports, self._state):
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, student: str) -> Finished | None:
        """Return what is kept of a student; None where that is nothing, or cannot be read."""
        name = file_name(student)
        try:
            state = json.loads((self._state / f"{name}.json").read_text(encoding="utf-8"))
            faults = {str(exercise): str(why) for exercise, why in state["faults"].items()}
            graded = state["schema"] == _SCHEMA and state["graded"]
            text = (self._reports / f"{name}.json").read_text(encoding="utf-8") if graded else ""
            missing = tuple(map(str, state["missing"]))
            notes = tuple(map(str, state.get("notes", ())))
            report = json_report.from_json(text) if text else None
            return Finished(str(state["digest"]), faults, missing, report, notes)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, student: str, digest: str, graded: Graded) -> Finished:
        """Keep what came of a submission; raises `UnwritableReport` if it cannot be written."""
        name = file_name(student)
        report = json_report.from_json(graded.report) if graded.report else None
        (self._state / f"{name}.json").unlink(missing_ok=True)
        if report is None:
            for ending in (".json", ".html"):
                (self._reports / f"{name}{ending}").unlink(missing_ok=True)
        else:
            write_text(html.page(report, one_line(student)), self._reports / f"{name}.html")
            json_report.write(report, self._reports / f"{name}.json")
        state = {
            "schema": _SCHEMA,
            "student": student,
            "digest": digest,
            "graded": report is not None,
            "faults": dict(graded.faults),
            "missing": graded.missing,
            "notes": graded.notes,
        }
        text = json.dumps(state, indent=2) + "\n"
        write_text(text, self._state / f"{name}.json")
        return Finished(digest, graded.faults, graded.missing, report, graded.notes)

    def page(self, student: str) -> str:
        """Return where a student's page is, as a link in a page beside the folder ``reports``."""
        return f"reports/{file_name(student)}.html"

    @contextmanager
    def alone(self) -> Iterator[str]:
        """Keep other runs out of the folder, and yield one for temporary files, gone afterwards.

        Raises
        ------
        InUse
            If another run is writing there.
        """
        lock = _locked(self.out / ".lock")
        if lock is None:
            raise InUse(f"another run of grade class is writing to {self.out}: wait for it, or name another --out.")
        with lock:
            self._remove_unfinished()
            _remove_leftovers()
            folder = tempfile.mkdtemp(prefix=FOLDERS)
            mark = _locked(Path(folder, "lock"))
            try:
                yield folder
            finally:
                if mark is not None:
                    mark.close()
                remove_tree(folder)

    def _remove_unfinished(self) -> None:
        """Remove the files that a run was writing when it was ended by force."""
        for folder in (self.out, self._reports, self._state):
            for path in folder.glob(".*.tmp"):
                path.unlink(missing_ok=True)


def file_name(student: str) -> str:
    """Return a name for a student's files: safe and different for different students, whatever the folder's name.

    A plain name stays as it is; any other one is followed by a number made from it, and a tilde sets that apart.
    """
    if _PLAIN.fullmatch(student) and len(student) <= _LENGTH:
        return student
    readable = re.sub(r"[^a-z0-9]+", "-", student.lower()).strip("-")[:_LENGTH]
    return f"{readable or 'student'}~{hashlib.sha256(os.fsencode(student)).hexdigest()[:12]}"


def _locked(path: Path) -> IO[bytes] | None:
    """Return a file that is locked until it is closed or the process ends; None where another one has it."""
    file = path.open("ab")
    try:
        import fcntl
    except ImportError:  # Windows: nobody is kept out
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def _remove_leftovers() -> None:
    """Remove the temporary folders of runs that were ended by force."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*"):
        with contextlib.suppress(OSError):
            ours = not folder.is_symlink() and (folder / "lock").is_file()
            mark = _locked(folder / "lock") if ours else None
            if mark is not None:
                remove_tree(str(folder))
                mark.close()
