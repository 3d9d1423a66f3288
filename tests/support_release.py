"""What the tests of releases and of services share: a release, environments to grade in, schemas, reports."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from jsonschema import Draft202012Validator

from grader.reports.model import CheckResult, ExerciseResult, Report, Status
from tests.support_grade import REPOSITORY, environment, python

SCHEMAS = Path(__file__).with_name("schemas")


def release(folder, *options, checkout=REPOSITORY, **more):
    """Run `grade release` in a checkout."""
    return python(checkout, "-P", "-m", "grader", "release", str(folder), *map(str, options), **more)


def valid(document, schema):
    """Say whether a document is as its schema says."""
    return _validator(schema).is_valid(document)


@cache
def _validator(name):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


_LENDER = tempfile.TemporaryDirectory(prefix="grade-lender-")


@cache
def _lender():
    """Return a requirements file with a package that leads to the packages of this environment."""
    folder = Path(_LENDER.name)
    wheel = folder / "lender-1-py3-none-any.whl"
    info = "lender-1.dist-info"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("lender.pth", sysconfig.get_path("purelib") + "\n")
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: lender\nVersion: 1\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    (folder / "requirements.txt").write_text(f"{wheel}\n")
    return str(folder / "requirements.txt")


def lent(**more):
    """Return an environment in which pip installs the grader alone: what it needs is lent by this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return environment(PIP_NO_DEPS="1", PIP_REQUIREMENT=_lender(), PATH=path, **more)


def bash(script, folder, env, *arguments):
    """Run a script as the runners do."""
    return subprocess.run(
        ["bash", "-e", str(script), *arguments], cwd=folder, env=env, capture_output=True, text=True, timeout=300
    )


def fill(folder, *exercises):
    """Put solutions of these exercises, by their short names, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in exercises:
        for solution in (REPOSITORY / "solutions").glob(f"{name}_*.py"):
            shutil.copy(solution, folder)


def exercise(name, *points, bonus=False):
    """Return an exercise with a check for each pair of points, earned and to be had."""

    def status(score, most):
        return Status.PASSED if score == most else Status.HALF if score else Status.FAILED

    checks = tuple(CheckResult(f"check_{i}", "It is right.", status(*pair), *pair) for i, pair in enumerate(points))
    return ExerciseResult(name, "An exercise", checks, bonus)


def report(*exercises):
    return Report("exercises", exercises)
