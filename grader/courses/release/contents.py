"""What is in a release, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files as resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from grader.courses.listing import course_words
from grader.courses.release.wheel import CannotRelease, Grader
from grader.courses.stubs import make_stub
from grader.marking.settings import FILE, TRACKS, Settings, of_track
from grader.reports.words import short_name

WHEELS = "wheels"
"""The folder of a student repository in which the grader lies."""

_TIMES = {"taster": "90 minutes", "half-day": "half a day", "two-day": "two days"}
_TEMPLATES = resources(__package__) / "templates"


@dataclass(frozen=True)
class _Row:
    """An exercise as a template shows it."""

    id: str
    name: str
    title: str
    points: int
    bonus: bool


def student_repository(stubs: Mapping[str, str], settings: Settings, grader: Grader) -> dict[str, bytes]:
    """Return what a student gets.

    Parameters
    ----------
    stubs : mapping of str to str
        The source of each exercise, by its name.
    settings : Settings
        The course.
    grader : Grader
        What is to be installed.

    Returns
    -------
    dict of str to bytes
        Contents by path in the repository.
    """
    exercises = [settings.load(name) for name in settings.exercises]
    values = {
        "exercises": [_Row(short_name(one.name), one.name, one.title, one.points, one.bonus) for one in exercises],
        "first": short_name(settings.exercises[0]),
        "first_name": settings.exercises[0],
        "total": course_words(exercises),
        "time": next((_TIMES[track] for track in TRACKS if of_track(track) == settings.exercises), ""),
        "deadline": _words_of(settings.deadline) if settings.deadline else "",
        "budget": "the exact optimum" if settings.slack == 1 else f"{settings.slack:g} times the optimum",
        "has_settings": bool(settings.to_toml()),
    }
    made = {
        "README.md": "README.md.j2",
        "pyproject.toml": "pyproject.toml.j2",
        ".github/workflows/grade.yml": "grade.yml.j2",
        ".github/workflows/classroom.yml": "classroom.yml.j2",
    }
    texts = {path: _environment().get_template(name).render(values) for path, name in made.items()}
    texts |= {f"exercises/{name}.py": stubs[name] for name in settings.exercises}
    texts |= {f".{name}": _template(name) for name in ("gitignore", "gitattributes")}
    return {path: text.encode() for path, text in texts.items()} | _settings_file(settings) | grader.files(WHEELS)


def classroom50(settings: Settings, grader: Grader) -> dict[str, bytes]:
    """Return what Classroom 50 runs for an assignment; its site shows these files to all, so there is no seed."""
    return {"autograder.py": _template("autograder.py").encode()} | _settings_file(settings) | grader.files()


def gradescope(settings: Settings, grader: Grader) -> dict[str, bytes]:
    """Return what Gradescope builds its image from, the seed included; students do not see it.

    Raises
    ------
    BadSettings
        If the seed file cannot be read.
    """
    scripts = {name: _template(name).encode() for name in ("setup.sh", "run_autograder")}
    seed = settings.seed()
    secret = {} if seed is None else {"seed.txt": f"{seed}\n".encode()}
    return scripts | secret | _settings_file(settings) | grader.files()


def make_stubs(solutions: Path, settings: Settings) -> dict[str, str]:
    """Return the stub of each exercise of the course, made from its solution: whatever lies in ``exercises/``.

    Raises
    ------
    CannotRelease
        If a solution cannot be read, or no stub can be made of it.
    """
    stubs = {}
    for name in settings.exercises:
        file = solutions / f"{name}.py"
        try:
            stubs[name] = make_stub(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise CannotRelease(f"{file} cannot be read: {error.strerror or error}.") from None
        except (ValueError, SyntaxError) as error:
            raise CannotRelease(f"{file}: {error}.") from None
    return stubs


def _settings_file(settings: Settings) -> dict[str, bytes]:
    text = settings.to_toml()
    return {FILE: text.encode()} if text else {}


def _words_of(deadline: datetime) -> str:
    zone = deadline.strftime("%z")
    return f"{deadline:%A}, {deadline.day} {deadline:%B %Y, %H:%M} (UTC{zone[:3]}:{zone[3:5]})"


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """Return Jinja's environment: angle brackets, as a workflow has braces of its own. All values are the grader's."""
    return Environment(
        loader=PackageLoader(__package__),
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
