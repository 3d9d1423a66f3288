"""The report for GitHub Actions: a summary in Markdown, and workflow commands that mark what failed.

What an answer says is data here: in the summary it stands in fenced blocks that it cannot leave, in a command it is
escaped, and the report in the log stands between `stopped` and its end, where the runner obeys no command.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.reports import words
from grader.reports.model import CheckResult, ExerciseResult, Report, Status
from grader.reports.terminal import failure_text

MAX_SUMMARY = 1_000_000
"""Bytes of a step's summary; GitHub shows none of it beyond 1 MiB."""

MAX_ANNOTATIONS = 10
"""Errors of a step that GitHub shows."""


def summary(report: Report, most: int = MAX_SUMMARY) -> str:
    """Return the report in Markdown: the table, then what failed, with its maps.

    Parameters
    ----------
    report : Report
        What the run found.
    most : int
        Bytes that it may take; checks that do not fit are counted instead.
    """
    parts = [f"## {words.points_words(report)}\n", *_table(report), f"\n{_escaped(words.next_step(report))}\n"]
    text = "\n".join(parts)
    blocks = [_block(exercise, check) for exercise, check in _failed(report)]
    room = most - len(text.encode()) - 200
    for shown, block in enumerate(blocks):
        room -= len(block.encode())
        if room < 0:
            return f"{text}\n{words.counted(len(blocks) - shown, 'more check')} did not fit here: see the log.\n"
        text += block
    return text


def annotations(
    report: Report, file_of: Callable[[ExerciseResult], str], line_of: Callable[[ExerciseResult, CheckResult], int]
) -> Iterator[str]:
    """Yield workflow commands: an error for each check that failed, ten at most, and a notice with the total.

    Parameters
    ----------
    report : Report
        What the run found.
    file_of : callable
        Returns the path of an exercise's file in the repository; empty where it lies elsewhere.
    line_of : callable
        Returns the line, from 1, of the function that a check grades.
    """
    failed = list(_failed(report))
    for exercise, check in failed[:MAX_ANNOTATIONS]:
        where = {"file": file_of(exercise), "line": str(line_of(exercise, check))} if file_of(exercise) else {}
        gap = f"{words.STATUS_WORDS[check.status]}, {check.score} of {words.counted(check.max_score, 'point')}"
        title = f"{words.short_name(exercise.name)} {words.one_line(check.name)}: {gap}"
        yield command("error", words.clean(check.message).strip() or check.title, **where, title=title)
    yield command("notice", f"{words.points_words(report)}. {words.next_step(report)}", title="Big Image Exercises")


def command(name: str, message: str, **properties: str) -> str:
    """Return a workflow command: ``::error file=…,line=…::…``, with what would end it early escaped."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if told else ''}{told}::{_data(message)}"


@contextmanager
def stopped(say: Callable[[str], None]) -> Iterator[None]:
    """Have the runner obey no command in what is printed inside: only who knows the random token ends that."""
    token = secrets.token_hex(16)
    say(f"::stop-commands::{token}")
    try:
        yield
    finally:
        say(f"::{token}::")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _failed(report: Report) -> Iterator[tuple[ExerciseResult, CheckResult]]:
    """Yield what is written and not right."""
    for exercise in report.exercises:
        for check in exercise.checks:
            if not words.is_full(check) and check.status is not Status.NOT_IMPLEMENTED:
                yield exercise, check


def _table(report: Report) -> Iterator[str]:
    heading = ["Exercise", "Title", "Points", "Reads", "Writes", "Gold", "State"]
    rows = [list(_row(exercise)) for exercise in report.exercises]
    shown = [i for i in range(len(heading)) if any(row[i] for row in rows)]
    yield _line([heading[i] for i in shown])
    yield _line(["---:" if heading[i] in ("Points", "Reads", "Writes") else "---" for i in shown])
    for row in rows:
        yield _line([_escaped(row[i]) for i in shown])


def _row(exercise: ExerciseResult) -> Iterator[str]:
    unwritten = all(check.status is Status.NOT_IMPLEMENTED for check in exercise.checks)
    accesses = [] if unwritten else words.budgeted(exercise)
    yield words.one_line(exercise.name)
    yield ("Bonus: " if exercise.bonus else "") + words.one_line(exercise.title)
    yield f"{exercise.score}/{exercise.max_score}"
    yield words.reads_words(accesses)
    yield words.writes_words(accesses)
    yield "gold" if words.is_gold(exercise) else ""
    yield words.state_words(exercise)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _block(exercise: ExerciseResult, check: CheckResult) -> str:
    """Return a check that failed under its heading, in a fence longer than any in what it holds."""
    text = failure_text(exercise.name, check)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    heading = f"{words.short_name(exercise.name)} {words.one_line(check.name)}"
    return f"\n### {_escaped(heading)}\n\n{fence}text\n{text}\n{fence}\n"


def _escaped(text: str) -> str:
    """Return a line in which nothing is Markdown or HTML; underscores within words are none."""
    return re.sub(r"([\\`*\[\]<>|#~])", r"\\\1", text).replace("&", "&amp;")
