"""A whole class graded: what is finished is kept, what is not is graded, and all of it becomes tables and a page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from grader import checks
from grader.courses.whole_class import canvas
from grader.courses.whole_class.grade_one import Graded, Job, grader_digest, job_digest
from grader.courses.whole_class.handed_in import hours_late
from grader.courses.whole_class.kept import Finished, Kept
from grader.courses.whole_class.processes import in_processes, on_cluster
from grader.courses.whole_class.roster import Person, match_folders, names_of, spellings
from grader.courses.whole_class.submissions import Submission, find_submissions
from grader.marking.settings import Settings
from grader.reports.class_model import ClassExercise, ClassRow, GradedClass, Tally
from grader.reports.words import one_line, points_words, short_name

_FAILED, _IDEAS = 15, 20
"""How many failed checks and mistakes are told."""

_CALLED = ("student", "name", "github_username", "identifier")
"""Columns of a roster that may say who somebody is, the best first."""


class NoSubmissions(ValueError):
    """The folder holds no submission; the message says what it must hold."""


class Progress(Protocol):
    """Hears how far the grading of a class is."""

    def expect(self, n_submissions: int, n_kept: int) -> None:
        """Take note of the number of submissions to grade, and of those that are graded already."""

    def done(self, student: str, outcome: str) -> None:
        """Take note of a submission that has been graded and is kept, with what came of it in words."""

    def note(self, text: str) -> None:
        """Show what the user should know meanwhile."""


@dataclass(frozen=True)
class Course:
    """How a class is graded.

    Attributes
    ----------
    settings : Settings
        Of the course.
    seed : int or None
        Seed of volumes and examples.
    require_isolation : bool
        Grade nothing unless answers are kept apart by all that there is.
    jobs : int
        How many processes grade beside each other.
    scheduler : str
        Address of a Dask scheduler, whose workers grade then; empty for processes of this machine.
    """

    settings: Settings = field(default_factory=Settings)
    seed: int | None = None
    require_isolation: bool = False
    jobs: int = 1
    scheduler: str = ""

    def job(self, submission: Submission) -> tuple[Job, str]:
        """Return what it takes to grade a submission as it is now, and its `job_digest`."""
        answers = submission.read(self.settings.exercises)
        asked = grader_digest() if self.scheduler else ""
        job = Job(
            submission.name,
            answers.files,
            answers.faults,
            self.settings,
            self.seed,
            self.require_isolation,
            asked,
            answers.notes,
        )
        return job, job_digest(job, answers.digest())

    def graded(self, jobs: Iterator[Job], folder: str, progress: Progress) -> Iterator[tuple[Job, Graded]]:
        """Grade jobs; yield them as they end."""
        if self.scheduler:
            return on_cluster(jobs, self.scheduler, progress.note)
        return in_processes(jobs, self.jobs, folder)


@dataclass(frozen=True)
class Outcome:
    """What came of a class.

    Attributes
    ----------
    graded : GradedClass
        For the tables and the page.
    scores : tuple of canvas.Scores
        For a Canvas gradebook: those of whom it is clear who they are.
    n_changed : int
        Submissions that have changed since they were graded, and were left as they are.
    """

    graded: GradedClass
    scores: tuple[canvas.Scores, ...]
    n_changed: int


def grade_class(
    folder: Path,
    kept: Kept,
    course: Course,
    people: Sequence[Person] | None = None,
    *,
    regrade: bool = False,
    progress: Progress,
) -> Outcome:
    """Grade what is not graded yet of a class.

    Parameters
    ----------
    folder : Path
        One folder a student.
    kept : Kept
        What earlier runs have graded; each submission is added as it is finished.
    course : Course
        How it is graded.
    people : sequence of mapping, optional
        The roster.
    regrade : bool
        Grade again what has changed since.
    progress : Progress
        Is told how far it is.

    Raises
    ------
    NoSubmissions
        If there is no folder in the folder.
    NoCluster
        If the scheduler cannot be used.
    UnwritableReport
        If a report cannot be written.
    InUse
        If another run is writing to the same place.
    """
    with kept.alone() as temporary:
        submissions, nobody = _submissions(folder, kept.out)
        if nobody:
            progress.note(f"Left out: {', '.join(map(one_line, nobody))}.")
        waiting, changed = _waiting(submissions, kept, course, regrade=regrade)
        progress.expect(len(waiting), len(submissions) - len(waiting))
        digests: dict[str, str] = {}

        def jobs() -> Iterator[Job]:
            for submission in waiting:
                job, digests[job.student] = course.job(submission)  # read now: what is graded is what the number tells
                yield job

        for job, graded in course.graded(jobs(), temporary, progress):
            finished = kept.put(job.student, digests[job.student], graded)
            progress.done(one_line(job.student), _in_words(finished))
        return _outcome(one_line(folder.resolve().name), submissions, kept, course.settings, people, changed)


def _submissions(folder: Path, out: Path) -> tuple[list[Submission], list[str]]:
    submissions, nobody = find_submissions(folder, out)
    owned = [submission for submission in submissions if not submission.fault]
    if not owned and any(path.stem in checks.names() for path in folder.iterdir()):
        raise NoSubmissions(
            f"{folder} holds exercises, not one folder a student: grade one submission with grade run {folder}."
        )
    if not submissions:
        raise NoSubmissions(
            f"{folder} holds no submission: there must be a folder or a zip for each student, with the exercises in it."
        )
    return submissions, nobody


def _waiting(
    submissions: Sequence[Submission], kept: Kept, course: Course, *, regrade: bool
) -> tuple[list[Submission], dict[str, str]]:
    """Return what is to be graded; and of those that would be graded otherwise by now, but stay, what has changed."""
    waiting, changed = [], {}
    for submission in submissions:
        finished = kept.get(submission.name)
        if finished is None or "" in finished.faults:  # what broke as a whole may do so no more
            waiting.append(submission)
            continue
        answers, rest = course.job(submission)[1].split()
        if finished.digest != f"{answers} {rest}":
            if regrade:
                waiting.append(submission)
            else:
                changed[submission.name] = "" if finished.digest.startswith(answers) else "has changed since graded"
    return waiting, changed


def _outcome(
    title: str,
    submissions: Sequence[Submission],
    kept: Kept,
    settings: Settings,
    people: Sequence[Person] | None,
    changed: Mapping[str, str],
) -> Outcome:
    owners = match_folders([submission.name for submission in submissions], people or ())
    n_folders = Counter(id(person) for person in owners.values())
    exercises = tuple(_exercise(settings, name) for name in settings.exercises)
    tally, rows, scores = Tally(), [], []
    for submission in submissions:
        person = owners.get(submission.name)
        finished = kept.get(submission.name) or Finished("", {"": "what was kept of it is damaged: run this again"})
        remarks = [*_remarks(finished), changed.get(submission.name, "")]
        remarks.append("late, says the platform" if submission.late else "")
        remarks.append("not on the roster" if people is not None and person is None else "")
        twice = n_folders[id(person)] > 1
        remarks.append("one of several folders of the same person" if twice else "")
        page = kept.page(submission.name) if finished.report else ""
        late = hours_late(submission.folder, settings.deadline)
        row = _row(one_line(submission.name), exercises, finished, person or {}, remarks, late, page)
        rows.append(row)
        if finished.report is not None:
            tally.add(finished.report, finished.faults)
            scores += [] if twice else [_scores(row, submission.name)]
    nothing = Finished("", {})
    for person in people or ():
        if not n_folders[id(person)]:
            said = {column.casefold(): text for column, text in person.items() if text}
            best = next((said[column] for column in _CALLED if column in said), next(iter(said.values()), ""))
            name = one_line(best)
            rows.append(_row(name, exercises, nothing, person, ["no submission"]))
    graded = GradedClass(title, exercises, tuple(rows), tally.failed(_FAILED), tally.ideas(_IDEAS))
    return Outcome(graded, tuple(scores), len(changed))


def _row(
    name: str,
    exercises: Sequence[ClassExercise],
    finished: Finished,
    person: Person,
    remarks: Sequence[str],
    late: float | None = None,
    page: str = "",
) -> ClassRow:
    """Return a line of the table: with the points of what was graded, and none for what was not handed in."""
    results = finished.report.exercises if finished.report else ()
    course = [exercise.name for exercise in exercises]
    return ClassRow(
        name,
        {one.name: one.score for one in results if one.name in course and one.name not in finished.faults},
        finished.missing,
        tuple(exercise.name for exercise in exercises if exercise.bonus),
        person,
        late,
        "; ".join(filter(None, remarks)),
        page,
    )


def _in_words(finished: Finished) -> str:
    return "; ".join([*([points_words(finished.report)] if finished.report else []), *_remarks(finished)])


def _remarks(finished: Finished) -> list[str]:
    faults = [f"{short_name(exercise)}: {why}" if exercise else why for exercise, why in finished.faults.items()]
    missing = [f"no file for {', '.join(map(short_name, finished.missing))}"] if finished.missing else []
    return list(map(one_line, [*faults, *missing, *finished.notes]))


def _scores(row: ClassRow, folder: str) -> canvas.Scores:
    ids = {f"id {text}" for column, text in row.person.items() if column.casefold() in ("id", "canvas id") and text}
    names = {*spellings(folder), *names_of(row.person), *ids}
    return canvas.Scores(row.student, names, {**row.points, "": row.score})


def _exercise(settings: Settings, name: str) -> ClassExercise:
    exercise = settings.load(name)
    return ClassExercise(name, exercise.title, exercise.points, exercise.bonus)
