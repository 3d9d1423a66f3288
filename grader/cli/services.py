"""What GitHub, Classroom, Classroom 50 and Gradescope want of a run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from grader.reports.classroom50 import Submission
    from grader.reports.model import CheckResult, ExerciseResult, Report

_FILE = click.Path(dir_okay=False)


def service_options(command: Any) -> Any:
    """Give a command an option for each service."""
    for option in (
        click.option("--gradescope", type=_FILE, metavar="FILE", help="Write Gradescope's results.json."),
        click.option("--classroom50", type=_FILE, metavar="FILE", help="Write Classroom 50's result.json."),
        click.option("--classroom", is_flag=True, help="Set the result of this step, for Classroom's reporter."),
        click.option("--github", is_flag=True, help="In GitHub Actions: write the step's summary, mark what failed."),
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Services:
    """Those that a run reports to.

    Attributes
    ----------
    github, classroom : bool
        GitHub Actions: the summary of the step and annotations; the output that Classroom's reporter reads.
    classroom50, gradescope : str or None
        The files to write.
    """

    github: bool
    classroom: bool
    classroom50: str | None
    gradescope: str | None

    @property
    def asked(self) -> str:
        """The option that was given; empty if none was."""
        options = {
            "--github": self.github,
            "--classroom": self.classroom,
            "--classroom50": self.classroom50,
            "--gradescope": self.gradescope,
        }
        return next((option for option, given in options.items() if given), "")

    def check(self) -> None:
        """See that the environment is the service's, before anything is graded."""
        if self.github:
            _variable("GITHUB_STEP_SUMMARY", "--github")
        if self.classroom:
            _variable("GITHUB_OUTPUT", "--classroom")
        if self.classroom50:
            _submission()

    def hand_over(self, report: "Report") -> None:
        """Give the report to each service."""
        from grader.reports import classroom, classroom50, gradescope
        from grader.reports.files import UnwritableReport, write_text

        try:
            if self.github:
                _to_github(report)
            if self.classroom:
                _append("GITHUB_OUTPUT", f"result={classroom.result(report)}\n")
            if self.classroom50:
                write_text(classroom50.to_json(report, _submission(), datetime.now(UTC)), self.classroom50)
            if self.gradescope:
                write_text(gradescope.to_json(report), self.gradescope)
        except UnwritableReport as error:
            raise click.ClickException(str(error)) from None


@contextmanager
def no_commands() -> Iterator[None]:
    """In GitHub Actions, have the runner obey no command in what is printed inside."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    from grader.reports.github import stopped

    with stopped(click.echo):
        yield


def _to_github(report: "Report") -> None:
    from grader.reports.github import MAX_SUMMARY, annotations, summary

    file = Path(_variable("GITHUB_STEP_SUMMARY", "--github"))
    written = file.stat().st_size if file.exists() else 0
    _append("GITHUB_STEP_SUMMARY", summary(report, MAX_SUMMARY - written))
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()

    def file_of(exercise: "ExerciseResult") -> str:
        path = Path(report.folder, f"{exercise.name}.py").resolve()
        return path.relative_to(workspace).as_posix() if path.is_relative_to(workspace) else ""

    def line_of(exercise: "ExerciseResult", check: "CheckResult") -> int:
        return _line(Path(report.folder, f"{exercise.name}.py"), exercise.name, check.name)

    for annotation in annotations(report, file_of, line_of):
        click.echo(annotation)


def _line(path: Path, exercise: str, check: str) -> int:
    """Return the line, from 1, where the function that a check grades begins in a file; 1 where that is not known."""
    from grader import checks
    from grader.marking.plain_file import read_plain
    from grader.plugin import lines_of

    graded = {one.name: one.of for one in checks.load(exercise).checks}
    try:
        return lines_of(read_plain(path)).get(graded.get(check, ""), 0) + 1
    except OSError:
        return 1


def _submission() -> "Submission":
    """Return what Classroom 50's runner says of the submission."""
    from grader.reports.classroom50 import Submission

    option = "--classroom50"
    return Submission(
        classroom=_variable("CLASSROOM", option),
        assignment=_variable("ASSIGNMENT", option),
        assignment_type=_variable("ASSIGNMENT_TYPE", option),
        owner=os.environ.get("OWNER") or _variable("USERNAME", option),
        tag=_variable("SUBMISSION_TAG", option),
        commit=_variable("COMMIT_URL", option),
        release=_variable("RELEASE_URL", option),
        review=os.environ.get("REVIEW_URL") or _variable("COMMIT_URL", option),
    )


_WHERE = {
    "--github": "GitHub Actions sets it in each step",
    "--classroom": "GitHub Actions sets it in each step",
    "--classroom50": "Classroom 50's runner sets it",
}


def _variable(name: str, option: str) -> str:
    """Return an environment variable that an option needs."""
    value = os.environ.get(name)
    if not value:
        raise click.UsageError(f"{option} needs the environment variable {name}: {_WHERE[option]}.")
    return value


def _append(variable: str, text: str) -> None:
    """Put text behind what is in the file that an environment variable names."""
    from grader.reports.files import UnwritableReport

    try:
        with Path(os.environ[variable]).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UnwritableReport(f"${variable} cannot be written to: {error.strerror or error}.") from None
