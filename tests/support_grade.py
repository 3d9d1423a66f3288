"""What the tests of pytest's plugin and of the command share: answers in a folder, and commands run as a user would."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
EX03 = "ex03_tiff_planes"

POINTS = dict(
    ex00=4, ex01=5, ex02=7, ex03=7, ex04=8, ex05=6, ex06=4, ex07=8, ex08=7, ex09=8, ex10=11, ex11=4, ex12=5, ex13=5,
    ex14=5, ex15=6, ex16=10,
)  # fmt: skip
"""The curriculum's points, ex16's as a bonus."""

EAGER = """
def read_plane(tif, z):
    print("looking for plane", z)
    return [page.asarray() for page in tif.pages[: z + 1]][z]
"""


def answer(folder: Path, exercise: str = EX03, replaced: str = "") -> Path:
    """Write an answer: the solution with something put behind it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{exercise}.py"
    solution = (REPOSITORY / "solutions" / file.name).read_text(encoding="utf-8")
    file.write_text(solution + replaced, encoding="utf-8")
    return file


_BYTE_CODE = tempfile.TemporaryDirectory(prefix="grade-tests-")
"""Byte code that the commands share, as in an installation: without it each would compile the grader anew."""


def environment(**more: str) -> dict[str, str]:
    """Return the environment without what this pytest run put there."""
    ours = ("PYTEST", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    known = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return known | {"COLUMNS": "100", "PYTHONPYCACHEPREFIX": _BYTE_CODE.name} | more


def python(folder: Path, *arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a Python command in `folder`."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(**more),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
    )
