"""How a call of an answer can end other than with a value. The words are the student's.

Verdicts that a smaller example may explain better are Exceptions, which Hypothesis shrinks. The others (no answer,
the fuse, an answer that cannot be loaded) derive from BaseException alone: Hypothesis then stops at once.
"""

import re
import signal
from typing import Any, ClassVar

from grader.sandbox.parts import place_in
from grader.sandbox.plain_words import in_plain_words

_PLACE_OF_MODULE = re.compile(r" \((unknown location|[^()]*\.(py|pyc|so|pyd))\)$")
"""Where Python found a module that lacks a name."""


class Verdict(BaseException):
    """The end of a check without full marks.

    Attributes
    ----------
    status : str
        Its place in the report, as in `grader.reports.model.Status`.
    message : str
        What failed, the gap in numbers, what to look at; one line each.
    traceback : str
        The answer's own frames, where it raised.
    of_all_calls : bool
        It is on what all calls of an example read and wrote together, not on what the latest one did.
    explains : str
        What a library's exception means, in plain words; see `grader.sandbox.plain_words`.
    """

    status: ClassVar[str] = "failed"
    of_all_calls: ClassVar[bool] = False
    explains: str = ""

    def __init__(self, message: str, traceback: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.traceback = traceback


class Raised(Verdict, Exception):
    """The answer raised an exception.

    Attributes
    ----------
    kinds : tuple of str
        Names of Python's own exceptions that it is one of, its own type first.
    """

    status = "error"

    def __init__(self, message: str, traceback: str = "", *, kinds: tuple[str, ...] = ()) -> None:
        super().__init__(message, traceback)
        self.kinds = kinds

    def saying(self, message: str) -> "Raised":
        """Return the same verdict with another message."""
        other = Raised(message, self.traceback, kinds=self.kinds)
        other.explains = self.explains
        return other


class Unusable(Verdict):
    """The answer cannot be loaded or called: a syntax error, a missing function, a wrong signature."""

    status = "error"


class NotWritten(Verdict):
    """The stub is still as it was handed out."""

    status = "not_implemented"


class TimedOut(Verdict):
    """The answer did not come in time."""

    status = "timeout"


class Crashed(Verdict):
    """The answer's process ended, or sent something that is no answer."""

    status = "crashed"


class NotStarted(Crashed):
    """There is no process for the answer; no fault of the answer's.

    Parameters
    ----------
    output : str
        What the process printed before it ended.
    """

    def __init__(self, output: str = "") -> None:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        says = f"It says: {lines[-1][:500]}" if lines else "Run it again; if it stays so, report it."
        super().__init__(f"The worker process did not start.\n{says}")


class OverMemory(Verdict):
    """The answer asked for more memory than there is for it."""

    status = "over_memory"
    of_all_calls = True


class PastFuse(Verdict):
    """The answer asked for far more chunks than it needs, and was stopped."""

    status = "over_budget"
    of_all_calls = True


def verdict_of(report: dict[str, Any], exercise: str, call: str, filename: str, source: str = "") -> Verdict:
    """Return the verdict on an exception that a worker reports.

    Parameters
    ----------
    report : dict
        What `grader.sandbox.servant` says of the exception.
    exercise : str
        Name of the exercise: ``"ex03_tiff_planes"``.
    call : str
        The call, as a message shows it: ``"read_plane(tif, 3)"``; empty while the file was loaded.
    filename : str
        The answer's file, as the user named it.
    source : str
        What is in it, where it may have been made of a notebook's cells.
    """
    file = filename.replace("\\", "/").rpartition("/")[2]
    verdict = _verdict(report, exercise, "" if report.get("loading") else call, file, source)
    verdict.explains = in_plain_words(report, filename)
    return verdict


def _verdict(report: dict[str, Any], exercise: str, call: str, file: str, source: str) -> Verdict:
    text, line = str(report.get("text", "")), report.get("line", 0)
    frames = report.get("frames") or []
    traceback = where_it_happened(frames, file, source)
    here = _place(file, line, source) if line else file
    match report.get("kind"):
        case "syntax":
            said = f"{_at_start(here)}: Python cannot read this line: {text}."
            return Unusable(said, _line_with_caret(here, str(report.get("code", "")), report.get("column", 0)))
        case "missing" if report.get("owner"):
            return Unusable(f"{report['owner']} has no attribute {report['name']}.\nSee its docstring in {file}.")
        case "missing":
            return Unusable(
                f"{file} has no {report['name']}: it was removed or renamed.\n"
                f"Copy it again from the exercise as it was handed out."
            )
        case "not_callable":
            return Unusable(f"{report['name']} in {file} is {_a(report['type'])}, not a function.")
        case "signature":
            return Unusable(
                f"{_at_start(here)}: {report['signature']} cannot be called as {call}: {text}.\n"
                f"Keep the signature as it was handed out."
            )
        case "unsendable":
            return Raised(f"Called {call}.\nIt returned {text}, which is no answer to this exercise.")
    kind, kinds = str(report["type"]), tuple(map(str, report["kinds"]))
    if "NotImplementedError" in kinds:
        name = call.partition("(")[0] or (frames[-1][1] if frames else "")
        return NotWritten(f"{exercise.partition('_')[0]} {name}: not written yet")
    if "MemoryError" in kinds:
        return OverMemory(over_memory(call or f"nothing yet: {file} was being loaded", report.get("asked")), traceback)
    if report.get("module"):
        place = _place(file, frames[-1][0], source) if frames else file
        text = _PLACE_OF_MODULE.sub("", text)
        return Unusable(f"{_at_start(place)}: cannot import {report['module']}: {text}.", traceback)
    if report.get("loading"):
        part = _at_start(_place(file, frames[0][0], source)) if frames else "A cell"
        said = f"{part} could not be run: it raised {kind}: {text.rstrip('.')}."
        return Unusable(f"{said}\nA cell counts if it runs to its end: keep trials in cells of their own.", traceback)
    doing = f"Called {call}.\nIt raised" if call else f"{file} could not be loaded: it raised"
    place = f", in line {frames[-1][0]}" if frames else ""
    if "RecursionError" in kinds:
        return Raised(f"{doing} RecursionError{place}: it calls itself without end.", traceback, kinds=kinds)
    said = f"{kind}: {text}" if text else kind
    return Raised(f"{doing} {said}{'' if said.endswith('.') else '.'}", traceback, kinds=kinds)


def where_it_happened(frames: Any, filename: str, source: str = "") -> str:
    """Return the answer's own lines, from (line, function, source line) of each, the last one last."""
    file = filename.replace("\\", "/").rpartition("/")[2]
    return "\n".join(f"{_place(file, number, source)}, in {where}\n    {code}" for number, where, code in frames)


def _place(file: str, line: int, source: str) -> str:
    """Return where a line is, as the student sees it: in the file, or in a cell of the notebook."""
    return place_in(source, line) or f"{file}, line {line}"


def _at_start(place: str) -> str:
    """Return a place as a sentence begins with it; a file keeps its name."""
    return f"C{place[1:]}" if place.startswith("cell ") else place


def _line_with_caret(place: str, code: str, column: int) -> str:
    """Return a line that Python cannot read, and below it a caret where it stopped; nothing without the line."""
    if not code.strip():
        return ""
    start = len(code) - len(code.lstrip())
    caret = " " * max(0, column - 1 - start) + "^" if column else ""
    return f"{place}\n    {code.strip()}\n    {caret}".rstrip()


def over_memory(call: str, asked: Any = None) -> str:
    """Return the words for a call that took more memory than there is; `asked` is the selection, where it is known."""
    if not asked:
        return f"Called {call}.\nIt asked for more memory than there is (512 MB on top of Python and the libraries)."
    _, array, chunks, nbytes, _ = asked
    return (
        f"Called {call}.\nIt asked for {chunks:,} chunks of {_array(array)} at once: {in_words(nbytes)} of memory, "
        f"more than there is.\nNo chunk was read. Read only the part that is needed."
    )


def crashed(call: str, status: int | None) -> Crashed:
    """Return the verdict on a worker that ended by itself.

    Parameters
    ----------
    call : str
        The call during which it ended.
    status : int or None
        Its wait status; None where the system does not say.
    """
    if status is None:
        how = "the process ended"
    elif status & 0x7F:
        name = signal.Signals(status & 0x7F).name if (status & 0x7F) in set(signal.Signals) else str(status & 0x7F)
        how = f"the process was ended by {name}"
    else:
        how = f"it ended the interpreter (exit status {status >> 8})"
    return Crashed(f"Called {call}.\nNo answer came back: {how}.\nReturn a value; do not call exit.")


def in_words(nbytes: float) -> str:
    """Return a number of bytes in decimal units: ``"35.2 TB"``."""
    for unit in ("bytes", "kB", "MB", "GB", "TB", "PB"):
        if nbytes < 1000 or unit == "PB":
            return f"{nbytes:.0f} {unit}" if unit == "bytes" else f"{nbytes:.1f} {unit}"
        nbytes /= 1000
    raise AssertionError


def _array(path: str) -> str:
    return f"array {path!r}" if path else "the array"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
