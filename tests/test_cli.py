"""The `grade` command, run as its user would."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from grader import checks
from tests.support_grade import EAGER, EX03, REPOSITORY, answer, environment, python


def grade(folder: Path, *arguments: str, **more):
    """Run `grade` in `folder`."""
    return python(folder, "-P", "-m", "grader", *arguments, **more)


def test_without_a_command_it_grades_exercises(tmp_path):
    answer(tmp_path / "exercises")
    ran = grade(tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "7 of 7 points" in ran.stdout
    assert "All done" in ran.stdout


def test_where_there_is_no_folder_of_exercises(tmp_path):
    ran = grade(tmp_path)
    assert ran.returncode == 2
    assert 'there is no folder "exercises" here' in ran.stderr
    assert "Traceback" not in ran.stderr


def test_one_exercise_by_its_short_name_and_a_report(tmp_path):
    answer(tmp_path / "exercises", replaced=EAGER)
    ran = grade(tmp_path, "run", "ex03", "--json", "report.json", "--seed", "7", "--require", "6")
    assert ran.returncode == 1, ran.stderr
    assert "ex03_tiff_planes, reads_one_page: too many chunks, 0 of 2 points" in ran.stdout
    assert "Hint: grade hint ex03" in ran.stdout
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["schema"] == "big-image-exercises/report/v1"
    assert (report["score"], report["max_score"], report["seed"]) == (5, 7, 7)
    access = report["exercises"][0]["checks"][0]["accesses"][0]
    assert (access["reads"], access["optimum"], access["half"]) == (48, 4, 8)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_report(tmp_path):
    answer(tmp_path, replaced="\n\ndef read_plane(tif, z):\n    return tif.pages[0].asarray()\n")
    reports = []
    for seed in ("1", "1", "2"):
        grade(tmp_path, "run", ".", "--seed-file", "-", "--json", "report.json", stdin=seed)
        report = json.loads((tmp_path / "report.json").read_text())
        for check in (check for exercise in report["exercises"] for check in exercise["checks"]):
            check["seconds"] = 0
        reports.append(report)
    assert reports[0] == reports[1]
    assert reports[0]["exercises"] != reports[2]["exercises"]


def test_plain_text_in_a_pipe(tmp_path):
    answer(tmp_path / "exercises", replaced=EAGER)
    ran = grade(tmp_path, "run", "ex03")
    assert "\x1b" not in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "nowhere"), "nowhere is not there. Name an exercise file"),
        (("run", "work/ex3_tiff_planes.py"), "did you mean work/ex03_tiff_planes.py?"),
        (("run", "elsewhere/ex03.py"), "elsewhere/ex03.py is not there: did you mean ex03_tiff_planes?"),
        (("run", "downsample_mean"), "downsample_mean is asked in ex10: grade run ex10 downsample_mean"),
        (
            ("run", "work/ex03_tiff_planes.py", "read_plan"),
            "has no function or check read_plan: did you mean read_plane?",
        ),
        (("run", "work", "read_plane"), "read_plane: name the exercise that has it"),
        (("run", "ex03"), "ex03_tiff_planes.py is not there: go to the folder of the course"),
        (("run", "notes.py"), "notes.py is no exercise"),
        (("run", "empty"), "empty held no exercise"),
        (("hint", "ex77"), "there is no exercise ex77"),
        (("hint", "read_crop"), "read_crop is asked in ex03: grade hint ex03 read_crop"),
        (("hint", "ex03", "read_cop"), "has no function or check read_cop: did you mean read_crop?"),
        (("run", "work", "--seed", "x"), "'x' is not a valid integer"),
        (("run", "work", "--seed-file", "notes.py"), "notes.py does not hold a whole number"),
        (("run", "work", "other", "--json", "r.json"), "--json writes the report of one folder"),
        (("verify", "work"), "run this in a checkout"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(tmp_path, arguments, says):
    (tmp_path / "notes.py").write_text("five", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    answer(tmp_path / "work")
    answer(tmp_path / "other")
    ran = grade(tmp_path, *arguments)
    assert ran.returncode == 2
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_report_that_cannot_be_written_loses_nothing(tmp_path):
    answer(tmp_path / "exercises")
    ran = grade(tmp_path, "run", "ex03", "--json", "no/such/folder/report.json")
    assert ran.returncode == 1
    assert "7 of 7 points" in ran.stdout
    assert "report.json" in ran.stderr
    assert "Traceback" not in ran.stderr


EX03_CHECKS = {
    "read_crop": ["reads_strips_of_the_crop"],
    "LazyStack": ["knows_its_shape", "reads_strips_of_the_selection"],
    "reads_one_page": ["reads_one_page"],
}


@pytest.mark.parametrize("name", EX03_CHECKS)
@pytest.mark.parametrize("inside", [False, True], ids=["course", "exercises"])
def test_one_function_or_one_check(name, inside, tmp_path):
    folder = answer(tmp_path / "exercises").parent
    where = folder if inside else tmp_path
    for words in (["3", name], [f"ex03::{name}"]):
        ran = grade(where, "run", *words, "--json", "report.json")
        assert ran.returncode == 0, ran.stderr
        (exercise,) = json.loads((where / "report.json").read_text())["exercises"]
        assert [check["name"] for check in exercise["checks"]] == EX03_CHECKS[name]


def test_inside_the_folder_of_exercises_the_course_is_the_same(tmp_path):
    folder = answer(tmp_path / "exercises").parent
    (tmp_path / "course.toml").write_text("[weights]\nex03 = 3\n", encoding="utf-8")
    for where in (tmp_path, folder):
        assert "21 of 21 points" in grade(where, "run", "ex03").stdout
    assert "21 of 21 points" in grade(folder).stdout


def test_a_service_gets_whole_exercises(tmp_path):
    answer(tmp_path / "exercises")
    ran = grade(tmp_path, "run", "ex03", "read_plane", "--gradescope", "results.json")
    assert ran.returncode == 2
    assert "--gradescope is for whole exercises" in ran.stderr


def test_help_shows_a_student_s_commands_first(tmp_path):
    listed = grade(tmp_path, "--help").stdout
    assert listed.index(" watch ") < listed.index("For instructors:") < listed.index(" class ")
    assert "..." not in listed.partition("Commands:")[2]


READS_AHEAD = """

_build_pyramid = build_pyramid


def build_pyramid(group, factors, reduce):
    _build_pyramid(group, factors, reduce)
    if "1" in group and "2" in group:
        group["1"][:1]
"""


@pytest.mark.slow
def test_what_passed_without_gold_is_shown_with_its_map(tmp_path):
    answer(tmp_path / "exercises", "ex10_pyramid", READS_AHEAD)
    ran = grade(tmp_path, "run", "ex10", "makes_every_level")
    assert "makes_every_level: passed, 2 of 2 points, without gold" in ran.stdout
    assert ran.stdout.count("chunk reads; needed:") == 1
    assert "16 chunk reads; needed: 0" in ran.stdout
    assert "For gold, read and write no more chunks than are enough." in ran.stdout


def test_list():
    listed = grade(REPOSITORY, "list").stdout
    assert "ex00_words_and_sizes" in listed
    assert "17 exercises, 100 points, and 10 bonus points." in listed


@pytest.mark.parametrize("name", checks.names())
def test_what_is_listed_is_what_is_graded(name):
    told, loaded = checks.listed(name), checks.load(name)
    assert (told.title, told.bonus, told.points) == (loaded.title, loaded.bonus, loaded.points)
    assert [vars(one) for one in told.checks] == [
        {key: vars(one)[key] for key in vars(told.checks[0])} for one in loaded.checks
    ]


@pytest.mark.parametrize("command", [["list"], ["hint", "ex10"], ["--help"]])
def test_small_commands_load_no_large_library(command, tmp_path):
    answer(tmp_path / "exercises", "ex10_pyramid")
    told = f"import sys; from grader.cli import main; main({command}, standalone_mode=False); " + (
        "print(sorted({'numpy', 'zarr', 'h5py', 'tifffile', 'pytest', 'hypothesis'} & set(sys.modules)))"
    )
    assert python(tmp_path, "-c", told).stdout.endswith("[]\n")


def test_in_process_a_breakpoint_talks_to_whoever_types(tmp_path):
    answer(tmp_path, replaced="\n\ndef read_plane(tif, z):\n    breakpoint()\n    return tif.pages[z].asarray()\n")
    ran = grade(tmp_path, "run", f"{EX03}.py", "--in-process", stdin="p 'number', z\nq\n")
    assert re.search(r"\('number', -?\d+\)", ran.stdout)
    assert "It raised BdbQuit." in ran.stdout
    assert "Run in-process: this is no grade." in ran.stdout


def test_in_process_is_no_grade(tmp_path):
    answer(tmp_path / "exercises")
    ran = grade(tmp_path, "run", "ex03", "--in-process", "--json", "report.json")
    assert "Run in-process: this is no grade." in ran.stdout
    assert json.loads((tmp_path / "report.json").read_text())["isolation"] == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_end_by_signal_leaves_no_process_and_no_folder(tmp_path, sent):
    answer(tmp_path / "exercises", replaced="\n\ndef read_plane(tif, z):\n    while True:\n        pass\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "run", "ex03"],
        cwd=tmp_path,
        env=environment(TMPDIR=str(temporary)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    family = wait_for_a_busy_worker(process)
    os.kill(process.pid, sent)
    _, said = process.communicate(timeout=30)
    gone, alive = psutil.wait_procs(family, timeout=10)
    assert not alive
    assert len(gone) >= 2
    assert not list(temporary.glob("grade-*/*"))
    if sent != signal.SIGKILL:
        assert process.returncode == 130
        assert said == "Stopped. Nothing is left running.\n"
        assert not list(temporary.iterdir())


def wait_for_a_busy_worker(process: subprocess.Popen) -> list[psutil.Process]:
    """Return the processes below a grader, once one of them computes without end."""
    grader = psutil.Process(process.pid)
    for _ in range(600):
        family = grader.children(recursive=True)
        if len(family) >= 2 and family[-1].cpu_times().user > 0.3:
            return family
        time.sleep(0.05)
    raise AssertionError("no worker was ever busy")


def test_what_is_not_handed_in_has_no_points_where_points_count(tmp_path):
    answer(tmp_path / "exercises")
    alone = grade(tmp_path, "run")
    assert "7 of 7 points" in alone.stdout
    assert "Not there, and not counted here: ex00, ex01, ex02, ex04, ex05, " in alone.stdout
    for more in (["--require-isolation"], ["--require", "1"]):
        ran = grade(tmp_path, "run", "exercises", "--json", "report.json", *more)
        assert "7 of 100 points" in ran.stdout
        assert "Not there, so without points: ex00_words_and_sizes.py, ex01_inspect.py, " in ran.stdout
        assert len(json.loads((tmp_path / "report.json").read_text())["exercises"]) == 17
    file = grade(tmp_path, "run", f"exercises/{EX03}.py", "--require-isolation")
    assert "7 of 7 points" in file.stdout


def test_settings_that_name_exercises_count_them_all(tmp_path):
    answer(tmp_path / "exercises")
    (tmp_path / "course.toml").write_text('exercises = ["ex03", "ex06"]\n', encoding="utf-8")
    whole = grade(tmp_path, "run")
    assert "7 of 11 points" in whole.stdout
    assert "Not there, so without points: ex06_one_level.py." in whole.stdout
    assert "Next: ex06_one_level, " in whole.stdout
    one = grade(tmp_path, "run", "ex03")
    assert "7 of 7 points" in one.stdout
