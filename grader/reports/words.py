"""Words that every form of a report shares: clean text, numbers, how a check ended, what to do next."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from grader.reports.model import Access, CheckResult, ExerciseResult, Report, Status

STATUS_WORDS = {
    Status.PASSED: "passed",
    Status.HALF: "half credit",
    Status.FAILED: "failed",
    Status.NOT_IMPLEMENTED: "not written yet",
    Status.ERROR: "raised an error",
    Status.TIMEOUT: "no answer in time",
    Status.CRASHED: "ended the interpreter",
    Status.OVER_MEMORY: "too much memory",
    Status.OVER_BUDGET: "too many chunks",
}

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)"  # operating system command: titles, links
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequence: colours, cursor
    r"|\x1b[ -/]*[0-~]"  # other escapes
)
_NEWLINES = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return what an answer wrote without anything that acts on a terminal or reorders text; newlines stay.

    Escape sequences, C0 and C1 controls, bidirectional and other invisible format characters go. Lone surrogates
    and private characters become a question mark, tabs become spaces.
    """
    text = _ESCAPES.sub("", text)
    text = _NEWLINES.sub("\n", text).replace("\t", "    ")
    return "".join(filter(None, map(_clean_character, text)))


def _clean_character(character: str) -> str:
    if character == "\n" or " " <= character <= "~":
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return ""
    return "?" if category in ("Cs", "Co", "Cn") else character


def one_line(text: str) -> str:
    """Return `text`, cleaned, in one line."""
    return " ".join(clean(text).split())


def human_bytes(n: int) -> str:
    """Return a number of bytes in decimal units: ``512 bytes``, ``1.2 MB``, ``35.2 TB``."""
    if n < 1000:
        return "1 byte" if n == 1 else f"{n} bytes"
    size = float(n)
    for unit in ("kB", "MB", "GB", "TB", "PB"):
        size /= 1000
        if size < 999.95:
            return f"{size:.1f} {unit}"
    return f"{size / 1000:,.1f} EB"


def counted(n: int, noun: str) -> str:
    """Return a number and its noun: ``1 point``, ``1,204 reads``."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def short_name(exercise: str) -> str:
    """Return what `grade hint` takes for the exercise of that name: ``ex03``."""
    return one_line(exercise).partition("_")[0]


def budgeted(exercise: ExerciseResult) -> list[Access]:
    """Return the accesses of an exercise whose reads or writes are compared with an optimum."""
    return [access for check in exercise.checks for access in check.accesses if _is_budgeted(access)]


def _is_budgeted(access: Access) -> bool:
    return access.optimum >= 0 or access.write_optimum >= 0


def reads_words(accesses: Iterable[Access]) -> str:
    """Return reads against optimum, summed: ``412 of 412``, ``1,204 for 412``; empty where none are budgeted."""
    return _against([(access.reads, access.optimum) for access in accesses if access.optimum >= 0])


def writes_words(accesses: Iterable[Access]) -> str:
    """Return writes against optimum, summed, as `reads_words` does."""
    return _against([(access.writes, access.write_optimum) for access in accesses if access.write_optimum >= 0])


def _against(pairs: Sequence[tuple[int, int]]) -> str:
    if not pairs:
        return ""
    done, optimum = map(sum, zip(*pairs, strict=True))
    return f"{done:,} {'of' if done == optimum else 'for'} {optimum:,}"


def is_gold(exercise: ExerciseResult) -> bool:
    """Say whether every check with a budget is gold, and every other one is passed."""
    return any(check.gold for check in exercise.checks) and all(
        check.status is Status.PASSED and not lacks_gold(check) for check in exercise.checks
    )


def lacks_gold(check: CheckResult) -> bool:
    """Say whether a check is passed with more reads or writes than the optimum."""
    return check.status is Status.PASSED and not check.gold and any(map(_is_budgeted, check.accesses))


def beyond(access: Access) -> bool:
    """Say whether there were more reads or writes of an array than the optimum."""
    return access.reads > max(access.optimum, 0) or access.writes > max(access.write_optimum, 0)


def is_full(check: CheckResult) -> bool:
    """Say whether a check is passed with all of its points."""
    return check.status is Status.PASSED and check.score == check.max_score


def state_words(exercise: ExerciseResult) -> str:
    """Return how far an exercise is: ``done``, ``not written yet``, ``2 of 3 checks``."""
    checks = exercise.checks
    if not checks:
        return "no checks"
    if all(check.status is Status.NOT_IMPLEMENTED for check in checks):
        return "not written yet"
    full = sum(map(is_full, checks))
    return "done" if full == len(checks) else f"{full} of {counted(len(checks), 'check')}"


def points_words(report: Report) -> str:
    """Return the total: ``34 of 41 points``, with the bonus points if there are any."""
    total = f"{report.score} of {counted(report.max_score, 'point')}"
    return f"{total}, and {counted(report.bonus, 'bonus point')}" if report.bonus else total


def bytes_words(report: Report) -> str:
    """Return what was read of the volumes that were opened, what answers wrote left out; empty where nothing was."""
    accesses = [access for exercise in report.exercises for check in exercise.checks for access in check.accesses]
    volume = sum(access.volume_bytes for access in accesses)
    read = sum(access.bytes_read for access in accesses if access.volume_bytes)
    if read > volume > 0:  # chunks at the edge are stored at full size, and some were read again
        return f"Read {human_bytes(read)} of chunks, for {human_bytes(volume)} of image data."
    return f"Read {human_bytes(read)} of {human_bytes(volume)} of image data." if volume > 0 else ""


def isolation_words(report: Report) -> str:
    """Return what kept the answers apart from the grader, and the seed of an official run."""
    if not report.isolation:
        return "Run in-process: this is no grade."
    seed = "" if report.seed is None else f" Seed {report.seed}."
    return f"Answers kept apart by: {', '.join(map(one_line, report.isolation))}.{seed}"


def told_in_words(check: CheckResult) -> str:
    """Return where the fault of a check is told, that another one tells."""
    return f"What {one_line(check.told_in)} found is in the way here, too: mend that first."


def alike(checks: Sequence[CheckResult]) -> bool:
    """Say whether several checks found the very same before they asked anything: the answer's file cannot be used."""
    first = checks[0] if checks else None
    return len(checks) > 1 and all(
        first is not None
        and check.status is Status.ERROR
        and not check.accesses
        and (check.message, check.traceback, check.output) == (first.message, first.traceback, first.output)
        for check in checks
    )


_UNWRITTEN = re.compile(r"(?:ex\d+ )?([A-Za-z_]\w*)(?::| is) not written yet\.?")


def unwritten(exercise: ExerciseResult) -> list[str]:
    """Return the names of the functions that are not written yet, or of their checks where no message names one."""
    names = [unwritten_name(check) for check in exercise.checks if check.status is Status.NOT_IMPLEMENTED]
    return list(dict.fromkeys(names))


def unwritten_name(check: CheckResult) -> str:
    """Return the name of the function that a check found not written yet; of the check where no message names one."""
    match = _UNWRITTEN.fullmatch(one_line(check.message))
    return match[1] if match else one_line(check.name)


def next_step(report: Report) -> str:
    """Return the one thing to do next."""
    if not report.exercises:
        return f"No exercises were found in {one_line(report.folder)}."
    for exercise in sorted(report.exercises, key=lambda exercise: exercise.bonus):
        for check in exercise.checks:
            if not is_full(check):
                written = check.status is not Status.NOT_IMPLEMENTED
                what = one_line(check.name) if written else unwritten_name(check)
                return f"{'Next, for the bonus' if exercise.bonus else 'Next'}: {one_line(exercise.name)}, {what}"
    if all(is_gold(exercise) for exercise in report.exercises if budgeted(exercise)):
        return "All done: every check passed, and no chunk was read that was not needed."
    return "All done: every check passed. For gold, read and write no more chunks than are enough."


def eventful(access: Access) -> bool:
    """Say whether something was to be done with an array, or was done."""
    return bool(access.reads or access.writes or access.needed or access.to_write or access.asked)


def drawable(access: Access) -> bool:
    """Say whether it is known which of an array's chunks these were."""
    return bool(access.grid and (access.read or access.needed or access.written or access.to_write or access.asked))


def about(access: Access, *, named: bool) -> str:
    """Say which array this is: its source in words (unless it was named before), its path, its level."""
    parts = [one_line(access.source)] if access.source and not named else []
    parts += [f'array "{one_line(access.array)}"'] if access.array else []
    parts += [f"level {access.level}"] if access.level else []
    return ", ".join(parts)


def figures(access: Access, *, verbose: bool, beside_bar: bool = False) -> str:
    """Say how much was read and written, against what was needed; beside a bar, only what the bar does not show."""
    parts = []
    if access.asked:
        asked = 1
        for start, stop in access.asked:
            asked *= max(0, stop - start)
        parts.append(f"asked for {counted(asked, 'chunk')} at once")
    if not beside_bar:
        parts += _budget_parts(access)
    if access.repeats:
        parts.append(counted(access.repeats, "repeat"))
    shards = 0 <= access.write_optimum < len(access.to_write)
    if access.writes or access.write_optimum >= 0:
        parts.append(counted(access.writes, "shard write" if shards else "chunk write"))
    if access.write_optimum >= 0:
        parts.append(f"needed: {access.write_optimum:,}")
    if access.read_backs:
        parts.append(f"{access.read_backs:,} read back to be changed")
    if access.chunks and not beside_bar and not shards:
        parts.append(f"{counted(access.chunks, 'chunk')} in all")
    if verbose:
        parts += [f"{human_bytes(access.bytes_read)} read"] if access.bytes_read else []
        parts += [f"{counted(access.absent, 'read')} of absent chunks"] if access.absent else []
        if access.metadata_reads:
            size = human_bytes(access.metadata_bytes)
            parts.append(f"metadata: {counted(access.metadata_reads, 'read')}, {size}")
    return "; ".join(parts)


def _budget_parts(access: Access) -> list[str]:
    parts = []
    if access.reads or access.optimum >= 0 or (not access.writes and access.write_optimum < 0):
        parts.append(counted(access.reads, "chunk read"))
    if access.optimum >= 0:
        parts.append(f"needed: {access.optimum:,}")
    if access.full > access.optimum >= 0:
        parts.append(f"all points up to {access.full:,}")
    if access.half > max(access.full, access.optimum, 0):
        parts.append(f"half up to {access.half:,}")
    return parts
