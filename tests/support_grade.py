"""What the tests of pytest's plugin and of the command share: answers in a folder, and commands run as a user would."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
EX03 = "ex03_tiff_planes"

POINTS = {f"ex{i:02}": points for i, points in enumerate((4, 5, 7, 7, 8, 6, 4, 8, 7, 8, 11, 4, 5, 5, 5, 6, 10))}
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


def environment(**more: str) -> dict[str, str]:
    """Return the environment without what this pytest run put there, and without what makes pytest repeat itself."""
    ours = ("PYTEST", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "CI", "BUILD_NUMBER", "GITHUB_")
    known = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return known | {"COLUMNS": "100"} | more


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
