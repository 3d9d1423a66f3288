"""What an instructor sets for a course, in one small TOML file.

::

    track = "half-day"                      # or: exercises = ["ex01", "ex03", "ex04"]
    deadline = 2026-12-01T23:59:00+01:00
    seed-file = "seed.txt"                  # beside this file; keep it to yourself
    slack = 1.25                            # budgets are a quarter larger

    [weights]
    ex03 = 2                                # its points count twice
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from grader import checks

FILE = "course.toml"
"""The name under which a course keeps its settings."""

TRACKS = {
    "taster": ("ex00", "ex01", "ex03", "ex04", "ex06"),
    "half-day": ("ex00", "ex01", "ex02", "ex03", "ex04", "ex05", "ex06", "ex07", "ex10", "ex14"),
    "two-day": tuple(name.partition("_")[0] for name in checks.names()),
}
"""The exercises of each track."""

MAX_SLACK = 4.0
"""More would let an answer read what the fuse is there to stop."""

MAX_WEIGHT = 100
"""More is a slip of the keyboard."""


class BadSettings(ValueError):
    """The settings cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class Settings:
    """What an instructor sets; by default, the course as it is.

    Attributes
    ----------
    exercises : tuple of str
        Those that are graded, by their full names, in order.
    weights : mapping of str to int
        What the points of an exercise are multiplied by, where that is not 1.
    slack : float
        What budgets are multiplied by: 1 is the curriculum's own, 1.25 is a quarter more. Gold stays the optimum.
    seed_file : Path or None
        Where the official seed stands.
    deadline : datetime or None
        When answers are due, with a time zone.
    """

    exercises: tuple[str, ...] = field(default_factory=checks.names)
    weights: Mapping[str, int] = field(default_factory=dict)
    slack: float = 1.0
    seed_file: Path | None = None
    deadline: datetime | None = None

    def load(self, name: str) -> checks.Exercise:
        """Return an exercise with the points and budgets that it has in this course."""
        exercise, weight = checks.load(name), self.weights.get(name, 1)
        set_so = tuple(replace(one, points=one.points * weight, slack=self.slack) for one in exercise.checks)
        return replace(exercise, checks=set_so)

    def listed(self, name: str) -> checks.Listed:
        """Return what can be told of an exercise at once, with the points that it has in this course."""
        exercise, weight = checks.listed(name), self.weights.get(name, 1)
        return replace(exercise, checks=tuple(replace(one, points=one.points * weight) for one in exercise.checks))

    def seed(self) -> int | None:
        """Return the seed in the seed file; None where there is none.

        Raises
        ------
        BadSettings
            If the file cannot be read, or holds no whole number.
        """
        if self.seed_file is None:
            return None
        try:
            return int(self.seed_file.read_text(encoding="utf-8"))
        except OSError as error:
            raise BadSettings(f"{self.seed_file} cannot be read: {error.strerror or error}.") from None
        except ValueError:
            raise BadSettings(f"{self.seed_file} does not hold a whole number.") from None

    def to_toml(self) -> str:
        """Return the settings as such a file, without the seed: for the repositories of students."""
        lines = []
        if self.exercises != checks.names():
            names = ", ".join(f'"{name}"' for name in self.exercises)
            lines.append(f"exercises = [{names}]")
        if self.deadline is not None:
            lines.append(f"deadline = {self.deadline.isoformat()}")
        if self.slack != 1.0:
            lines.append(f"slack = {self.slack!r}")
        if self.weights:
            lines += ["", "[weights]", *(f"{name} = {weight}" for name, weight in sorted(self.weights.items()))]
        return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def of_track(track: str) -> tuple[str, ...]:
    """Return the full names of a track's exercises."""
    return tuple(name for name in checks.names() if name.partition("_")[0] in TRACKS[track])


def read_settings(path: str | Path) -> Settings:
    """Return the settings that a file holds.

    Raises
    ------
    BadSettings
        If it cannot be read, is no TOML, or holds what cannot be used; the message names the line.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadSettings(f"{path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadSettings(f"{path}, line {line}: not UTF-8; save the file as UTF-8.") from None
    return _Reader(path, text).settings()


class _Reader:
    """One file on its way to settings."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()
        try:
            self.values: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadSettings(f"{path}: {_lower(str(error))}.") from None

    def settings(self) -> Settings:
        known = ("exercises", "track", "deadline", "seed-file", "slack", "weights")
        for key in self.values:
            if key not in known:
                raise self.error(f"there is no setting {key!r}; there are {_listed(known)}", key)
        if "track" in self.values and "exercises" in self.values:
            raise self.error("give a track or exercises, not both", "track")
        exercises = self.exercises()
        return Settings(exercises, self.weights(exercises), self.slack(), self.seed_file(), self.deadline())

    def exercises(self) -> tuple[str, ...]:
        if "track" in self.values:
            track = self.values["track"]
            if not isinstance(track, str) or track not in TRACKS:
                raise self.error(f"there is no track {track!r}; there are {_listed(TRACKS)}", "track")
            return of_track(track)
        words = self.values.get("exercises", list(checks.names()))
        if not isinstance(words, list) or not words:
            raise self.error('exercises must be a list such as ["ex01", "ex03"]', "exercises")
        found = [self.exercise(word, "exercises") for word in words]
        for name in found:
            if found.count(name) > 1:
                raise self.error(f"{name} stands there twice", "exercises")
        return tuple(sorted(found))

    def exercise(self, word: object, key: str, table: str = "") -> str:
        name = checks.find(word) if isinstance(word, str) else None
        if name is None:
            raise self.error(f"there is no exercise {word!r}: 'grade list' shows them all", key, table)
        return name

    def weights(self, exercises: tuple[str, ...]) -> dict[str, int]:
        table = self.values.get("weights", {})
        if not isinstance(table, dict):
            raise self.error("weights must be a table: [weights], and below it ex03 = 2", "weights")
        weights: dict[str, int] = {}
        for word, weight in table.items():
            name = self.exercise(word, word, "weights")
            if name not in exercises:
                raise self.error(f"{name} has a weight, but is not among the exercises", word, "weights")
            if name in weights:
                raise self.error(f"{name} has two weights", word, "weights")
            if not isinstance(weight, int) or isinstance(weight, bool) or not 1 <= weight <= MAX_WEIGHT:
                raise self.error(f"a weight is a whole number from 1 to {MAX_WEIGHT}, not {weight!r}", word, "weights")
            weights[name] = weight
        return {name: weight for name, weight in weights.items() if weight != 1}

    def slack(self) -> float:
        slack = self.values.get("slack", 1.0)
        number = isinstance(slack, int | float) and not isinstance(slack, bool)
        if not number or not math.isfinite(slack) or not 1 <= slack <= MAX_SLACK:
            raise self.error(f"slack is a number from 1 to {MAX_SLACK:g}, not {slack!r}", "slack")
        return float(slack)

    def seed_file(self) -> Path | None:
        name = self.values.get("seed-file")
        if name is None:
            return None
        if not isinstance(name, str) or not name:
            raise self.error(f"seed-file is the name of a file, not {name!r}", "seed-file")
        return self.path.parent / name

    def deadline(self) -> datetime | None:
        deadline = self.values.get("deadline")
        if deadline is None:
            return None
        if not isinstance(deadline, datetime):
            raise self.error(
                "deadline is a date and time without quotes, such as 2026-12-01T23:59:00+01:00", "deadline"
            )
        if deadline.tzinfo is None:
            raise self.error("deadline has no time zone: write +01:00, say, or Z behind it", "deadline")
        return deadline

    def error(self, what: str, key: str, table: str = "") -> BadSettings:
        return BadSettings(f"{self.path}, line {self.line_of(key, table)}: {what}.")

    def line_of(self, key: str, table: str) -> int:
        """Return the line where a key stands, counted from 1; keys are few and plain, so their text finds them."""
        bare = rf"[\"']?{re.escape(key)}[\"']?"
        inside = not table
        for number, line in enumerate(self.lines, 1):
            if re.match(rf"\s*\[\s*[\"']?{re.escape(table or key)}\b", line):
                if not table:
                    return number
                inside = True
            elif re.match(rf"\s*(?:{re.escape(table)}\s*\.\s*)?{bare}\s*[=.]" if table else rf"\s*{bare}\s*[=.]", line):
                if inside or re.match(rf"\s*{re.escape(table)}\s*\.", line):
                    return number
            elif table and re.match(rf"\s*{re.escape(table)}\s*=\s*{{", line):
                return number
        return 1


def _listed(words: Any) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
