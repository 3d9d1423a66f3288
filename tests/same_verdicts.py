"""Is a verdict the same on every system? Solutions and some wrong answers, graded by several commands.

``python -m tests.same_verdicts [--only ex03] [--every N] -- 'COMMAND' 'COMMAND' …`` compares what each command (such as
``python -m grader``, ``python tests/as_another_system.py darwin``, or Windows' Python under Wine) says with what the
first one says, and prints what differs: status and points, and with ``--words`` the messages too.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from grader import checks
from grader.courses import verify
from tests.support_grade import REPOSITORY


def answers(root: Path, exercise: str, every: int) -> list[Path]:
    """Write the solution and every `every`-th mutant of an exercise below `root`; return their files."""
    solutions = REPOSITORY / "solutions"
    mutants = [one for one in verify.read_mutants(REPOSITORY / "tests" / "mutants") if one.exercise == exercise]
    right = root / exercise / "right"
    right.mkdir(parents=True)
    (right / f"{exercise}.py").write_bytes((solutions / f"{exercise}.py").read_bytes())
    wrong = [verify._folder(root, mutant, solutions) for mutant in mutants[every // 2 :: every]]
    return [folder / f"{exercise}.py" for folder in (right, *wrong)]


def verdicts(command: str, file: Path, words: bool) -> list[tuple[str, ...]]:
    """Return what each check of an answer comes to by a command."""
    report = file.with_suffix(".json")
    report.unlink(missing_ok=True)
    ran = subprocess.run(
        [*shlex.split(command), "run", file.name, "--json", report.name],
        cwd=file.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if not report.exists():
        return [("no report", (ran.stdout + ran.stderr)[-500:])]
    (exercise,) = json.loads(report.read_text(encoding="utf-8"))["exercises"]
    return [
        (check["name"], check["status"], str(check["score"]), *([check["message"]] if words else []))
        for check in exercise["checks"]
    ]


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--every", type=int, default=28)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("commands", nargs="+")
    asked = parser.parse_args()
    names = [checks.find(word) for word in asked.only] or list(checks.names())
    compared = differing = 0
    with tempfile.TemporaryDirectory() as root:
        for name in names:
            for file in answers(Path(root), name, asked.every):
                what = f"{name}/{file.parent.name}"
                first, *others = (verdicts(command, file, asked.words) for command in asked.commands)
                for command, other in zip(asked.commands[1:], others, strict=True):
                    compared += len(first)
                    for one, two in zip_longest(first, other):
                        if one != two:
                            differing += 1
                            print(f"{what}: {asked.commands[0]}: {one}\n    {command}: {two}", flush=True)
                print(what, *(" ".join(one[1:3]) for one in first), sep=", ", flush=True)
    print(f"{compared} verdicts compared, {differing} differ.")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
