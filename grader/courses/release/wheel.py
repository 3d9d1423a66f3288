"""The grader that a release brings along: a wheel made of this checkout, or a requirement that names another."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from grader.courses.earlier import write_modules

PROJECT = "big-image-exercises"


class CannotRelease(Exception):
    """Nothing more was written; the message says why and what to do."""


@dataclass(frozen=True)
class Grader:
    """What a release installs.

    Attributes
    ----------
    requirement : str
        For pip: a pinned requirement, an address, or the name of the wheel's file.
    wheel : bytes or None
        What is in that file.
    """

    requirement: str
    wheel: bytes | None = None

    def files(self, folder: str = "") -> dict[str, bytes]:
        """Return ``requirements.txt``, for pip in the folder where it lies, and the wheel, in a folder beside it."""
        if self.wheel is None:
            return {"requirements.txt": f"{self.requirement}\n".encode()}
        path = f"{folder}/{self.requirement}" if folder else self.requirement
        return {"requirements.txt": f"./{path}\n".encode(), path: self.wheel}


def named(spec: str) -> Grader:
    """Return the grader that a requirement or an address names.

    Raises
    ------
    CannotRelease
        If it is neither, or not pinned: another version could count other points.
    """
    scheme = urlsplit(spec).scheme
    if scheme in ("https", "http", "git+https", "git+ssh", "file") and not any(map(str.isspace, spec)):
        return Grader(spec)
    try:
        requirement = Requirement(spec)
    except InvalidRequirement:
        raise CannotRelease(f"{spec!r} is no requirement: write {PROJECT}==1.2.3, or the address of a wheel.") from None
    if canonicalize_name(requirement.name) != PROJECT:
        raise CannotRelease(f"{spec!r} is not the grader: its name is {PROJECT}.")
    pinned = [one for one in requirement.specifier if one.operator in ("==", "===") and "*" not in one.version]
    if not requirement.url and not pinned:
        raise CannotRelease(f"{spec!r} names no version: write {PROJECT}==1.2.3, so that all grade alike.")
    return Grader(str(requirement))


def built(checkout: Path, exercises: Collection[str]) -> Grader:
    """Return the grader of a checkout, as a wheel that holds of `grader.earlier` what a course's exercises need.

    Raises
    ------
    CannotRelease
        If hatchling is not installed, or cannot make the wheel, or a solution is missing.
    """
    if importlib.util.find_spec("hatchling") is None:
        raise CannotRelease("to make the grader's wheel, install hatchling: pip install 'hatchling>=1.27'.")
    with tempfile.TemporaryDirectory(prefix="grade-release-") as folder:
        copy = Path(folder, "checkout")
        shutil.copytree(checkout / "grader", copy / "grader", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            if (checkout / name).exists():
                shutil.copyfile(checkout / name, copy / name)
        try:
            write_modules(checkout / "solutions", copy / "grader" / "earlier", exercises)
        except (KeyError, ValueError, SyntaxError) as error:
            raise CannotRelease(f"grader.earlier could not be made of the solutions: {error}.") from None
        ran = subprocess.run(
            [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
            cwd=copy,
            capture_output=True,
            text=True,
        )
        wheels = sorted(Path(folder).glob("*.whl"))
        if ran.returncode or not wheels:
            last = (ran.stderr.strip() or ran.stdout.strip() or "it says no reason").splitlines()[-1]
            raise CannotRelease(f"the grader's wheel could not be made: {last}")
        return Grader(wheels[0].name, wheels[0].read_bytes())
