"""`grade class` as an instructor runs it, in processes and on a Dask cluster; and however it is ended."""

import json
import os
import random
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from grader.courses.whole_class.grade_one import Job, grade_one
from grader.courses.whole_class.kept import FOLDERS
from grader.courses.whole_class.processes import in_processes
from grader.marking.settings import Settings
from grader.reports import json_report
from tests.support_class import EX00, EX02, dies, grade, own_cpu, processes_of, small_class, start, stub
from tests.support_grade import EX03, REPOSITORY, answer, python

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

EX04 = "ex04_slicing_at_an_angle"

POINTS = {  # ex00 and ex02, None where there is no file, or no grade
    "'=1+1": (3, None),
    "Ben": (4, 5),
    "ada": (4, 7),
    "carol": (4, None),
    "dora": (3, None),
    "erik": (0, None),
    "frank": (0, None),
    "grace": (None, None),
}


def read_points(root, out="class-report"):
    """Return the lines of a class's table by student; nothing is there twice."""
    lines = (root / out / "grades.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == f"student,{EX00},{EX02},score,max_score,bonus,late,remark"
    students = [line.partition(",")[0] for line in lines[1:]]
    assert len(set(students)) == len(students)
    return dict(zip(students, lines[1:], strict=True))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A class that was graded in one go, its table, and what the command said."""
    root = tmp_path_factory.mktemp("class")
    small_class(root)
    ran = grade(root, "--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    return root, read_points(root), ran


@pytest.mark.slow
def test_everybody_has_a_line_a_report_and_a_page(undisturbed):
    root, lines, ran = undisturbed
    for student, (first, second) in POINTS.items():
        cells = lines[student].split(",")
        given = "" if first is None else str(first), "" if first is None else str(second or 0)
        assert tuple(cells[1:3]) == given
        assert cells[3] == ("" if first is None else str(first + (second or 0)))
        assert cells[4] == "11"
    assert "no file for ex02" in lines["carol"]
    assert "there is no exercise file in it" in lines["grace"]
    assert "7 submissions graded, 1 without a grade." in ran.stdout
    assert "No grade: grace: there is no exercise file in it" in ran.stdout
    assert len(re.findall(r"^\d of 8: ", ran.stderr, re.MULTILINE)) == 8
    reports = root / "class-report" / "reports"
    assert len(list(reports.glob("*.json"))) == len(list(reports.glob("*.html"))) == 7
    page = (root / "class-report" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    assert len(links) == 7
    for link in links:
        assert (root / "class-report" / link).is_file()


@pytest.mark.slow
def test_reports_are_those_of_grade_run_and_name_no_place(undisturbed):
    root, _, _ = undisturbed
    kept = root / "class-report" / "reports" / "ada.json"
    assert python(root, "-m", "grader", "run", "submissions/ada/exercises", "--json", "ada.json").returncode == 0
    class_, alone = (json_report.from_json(path.read_text()) for path in (kept, root / "ada.json"))
    assert class_.folder == "ada"
    assert [(one.name, [(c.name, c.status, c.message) for c in one.checks]) for one in class_.exercises] == [
        (one.name, [(c.name, c.status, c.message) for c in one.checks]) for one in alone.exercises
    ]
    for file in (root / "class-report").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert str(root) not in text, file
        assert FOLDERS not in text, file
        assert "grade-answer-" not in text, file


@pytest.mark.slow
def test_what_is_finished_is_kept_until_it_is_to_be_graded_again(undisturbed, tmp_path):
    root, _, _ = undisturbed
    ran = grade(root)
    assert "7 submissions graded before." in ran.stderr
    assert "1 of 1: grace" in ran.stderr  # what broke as a whole is tried again
    before = {path.name: path.stat().st_mtime_ns for path in (root / "class-report" / "state").iterdir()}
    answer(root / "submissions" / "frank", EX00)
    try:
        ran = grade(root)
        assert "1 submission changed since" in ran.stdout
        assert read_points(root)["frank"].startswith("frank,0,0,0,11,0,,no file for ex02; has changed since graded")
        ran = grade(root, "--regrade")
        assert "of 2: frank: 4 of 11 points" in ran.stderr
        assert "--regrade" not in ran.stdout
        assert read_points(root)["frank"].startswith("frank,4,")
        after = {path.name: path.stat().st_mtime_ns for path in (root / "class-report" / "state").iterdir()}
        assert {name for name in after if after[name] != before[name]} == {"frank.json", "grace.json"}
        ran = grade(root, "--seed", "5")
        assert "7 submissions changed since (or seed, settings, grader did): --regrade grades again." in ran.stdout
    finally:
        stub(root / "submissions" / "frank", EX00)


@pytest.mark.slow
def test_nothing_that_a_class_run_writes_holds_the_seed(tmp_path):
    answer(tmp_path / "submissions" / "ada", EX00)
    (tmp_path / "course.toml").write_text('exercises = ["ex00"]\n')
    assert grade(tmp_path, "--seed", "918273645").returncode == 0
    written = [path for path in (tmp_path / "class-report").rglob("*") if path.is_file()]
    assert {path.name for path in written} >= {"ada.json", "ada.html", "grades.csv", "index.html"}
    assert [path for path in written if "918273645" in path.read_text(encoding="utf-8")] == []


@pytest.mark.slow
def test_settings_in_a_submission_are_not_those_of_the_class(tmp_path):
    folder = tmp_path / "class"
    answer(folder / "ada", EX00)
    (folder / "ada" / "course.toml").write_text('exercises = ["ex00"]\n[weights]\nex00 = 9\n')

    def points(where):
        """Return what a class's run gives that is started there."""
        out = tmp_path / f"out-{where.name}"
        ran = python(where, "-P", "-m", "grader", "class", str(folder), "--out", str(out))
        assert ran.returncode == 0, ran.stderr
        head, line = (line.split(",") for line in (out / "grades.csv").read_text(encoding="utf-8-sig").splitlines())
        return line[head.index(EX00)]

    assert points(folder / "ada") == "4"
    (folder / "course.toml").write_text('exercises = ["ex00"]\n[weights]\nex00 = 2\n')
    assert points(folder) == "8"


@pytest.mark.slow
def test_roster_and_canvas(undisturbed):
    root, _, _ = undisturbed
    (root / "roster.csv").write_text("github_username,name\nada,Ada Lovelace\nBEN,Ben\nzoe,Zoe Z\n")
    (root / "canvas.csv").write_text(
        'Student,ID,ex00 (1),ex02 (2)\n  Points Possible,,4,7\n"Lovelace, Ada",7,,\nZoe,8,,\n'
    )
    ran = grade(root, "--roster", "roster.csv", "--canvas", "canvas.csv", "--csv", "points.csv")
    assert ran.returncode == 0, ran.stderr
    lines = (root / "points.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == f"student,github_username,name,{EX00},{EX02},score,max_score,bonus,late,remark"
    assert "ada,ada,Ada Lovelace,4,7,11,11,0,," in lines
    assert "Ben,BEN,Ben,4,5,9,11,0,," in lines
    assert "carol,,,4,0,4,11,0,,no file for ex02; not on the roster" in lines
    assert lines[-1] == "Zoe Z,zoe,Zoe Z,,,,11,,,no submission"
    assert (root / "class-report" / "canvas.csv").read_text().splitlines()[2:] == ['"Lovelace, Ada",7,4,7', "Zoe,8,,"]
    assert "In Canvas, but without points: Zoe." in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "does not exist"),
        (["empty"], "holds no submission"),
        (["exercises"], "grade one submission with grade run"),
        (["class", "--roster", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["class", "--canvas", "file"], "no export of a Canvas gradebook"),
        (["class", "--out", "file"], "is a file"),
        (["class", "--out", "file/below"], "Not a directory"),
        (["class", "--jobs", "0"], "--jobs"),
        (["class", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "not both"),
        (["class", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler answers at tcp://127.0.0.1:1"),
        (["class", "--scheduler", "nonsense://x"], "nonsense://x is no address of a Dask scheduler"),
        (["class", "--settings", "file"], "file"),
        (["class", "--seed", "1", "--seed-file", "file"], "not both"),
    ],
)
@pytest.mark.slow
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path, arguments, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "class" / "ada").mkdir(parents=True)
    (tmp_path / "file").write_text("x")
    answer(tmp_path / "exercises", EX00)
    ran = python(tmp_path, "-m", "grader", "class", *arguments)
    assert ran.returncode == 2, ran.stdout
    assert says in " ".join(re.sub(r"[│╭╰╮╯─]", " ", ran.stderr).split())
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_one_submission_of_files_and_notebooks():
    solution = (REPOSITORY / "solutions" / f"{EX00}.py").read_text(encoding="utf-8")
    cells = [{"cell_type": "code", "source": solution, "metadata": {}}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    stub = (REPOSITORY / "exercises" / f"{EX02}.py").read_bytes()
    files = {EX00: (".ipynb", json.dumps(notebook).encode()), EX02: (".py", stub), EX03: (".ipynb", b"{")}
    settings = Settings(exercises=(EX00, EX02, EX03, EX04), weights={EX00: 2})
    here = Path.cwd()
    graded = grade_one(Job("ada", files, settings=settings, seed=5))
    assert Path.cwd() == here
    assert list(graded.faults) == [EX03]
    assert graded.missing == (EX04,)
    report = json_report.from_json(graded.report)
    assert (report.folder, report.seed, report.score, report.max_score) == ("ada", None, 8, 8 + 7 + 7 + 8)
    assert [(one.name, one.score) for one in report.exercises] == [(EX00, 8), (EX02, 0), (EX03, 0), (EX04, 0)]
    assert report.exercises[2].checks[0].message.startswith("Not graded: the file is no notebook")


def test_another_grader_grades_nothing():
    assert "another version of the grader" in grade_one(Job("ada", {}, grader="another")).faults[""]


@posix
def test_a_process_that_is_ended_costs_its_own_submission_alone(tmp_path):
    names = ["a", "always", "b", "once", "c", "d", "e", "f"]
    jobs = (Job(str(tmp_path / name), {}) for name in names)
    ended = {Path(job.student).name: graded for job, graded in in_processes(jobs, 2, str(tmp_path), dies)}
    assert sorted(ended) == sorted(names)
    assert {name for name, graded in ended.items() if graded.faults} == {"always"}
    assert "was ended by the system, 2 times" in ended["always"].faults[""]
    assert len({graded.report for graded in ended.values()}) <= 6  # processes serve more than one


@linux
@pytest.mark.parametrize("n", [2, 4])
def test_processes_share_the_cpus_evenly(tmp_path, n):
    if len(os.sched_getaffinity(0)) != 2:
        pytest.skip("there are not two CPUs")
    jobs = (Job(f"test-{os.getpid()}-{n}", {}) for _ in range(n))
    chosen = [graded.report for _, graded in in_processes(jobs, n, str(tmp_path), own_cpu)]
    assert sorted(chosen) == sorted(map(str, [*os.sched_getaffinity(0)] * (n // 2)))


def ended(root, seconds=15.0):
    """Say whether every process of a folder ends soon."""
    until = time.monotonic() + seconds
    while processes_of(root) and time.monotonic() < until:
        time.sleep(0.05)
    return not processes_of(root)


@linux
@pytest.mark.slow
def test_ctrl_c_keeps_what_is_finished_and_leaves_nothing_running(tmp_path):
    small_class(tmp_path)
    (tmp_path / "tmp").mkdir()
    process = start(tmp_path, "--jobs", "2", TMPDIR=str(tmp_path / "tmp"))
    assert " of 8: " in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what is finished is kept" in err
    assert "Traceback" not in err
    assert ended(tmp_path)
    assert not list((tmp_path / "tmp").iterdir())
    assert list((tmp_path / "class-report" / "state").iterdir())


@linux
@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(undisturbed, tmp_path):
    """Ten times, at random moments: nothing is lost, nothing is there twice, nothing is left."""
    seed = random.randrange(2**32)
    print("seed", seed)
    moments = random.Random(seed)
    small_class(tmp_path)
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    _, expected, _ = undisturbed
    n_finished = 0
    for _ in range(10):
        process = start(tmp_path, "--jobs", "2", TMPDIR=str(scratch))
        time.sleep(moments.uniform(0.3, 2.5))
        process.kill()
        process.communicate()
        assert ended(tmp_path), processes_of(tmp_path)
        states = list((tmp_path / "class-report" / "state").glob("[!.]*.json"))
        for state in states:
            if json.loads(state.read_text())["graded"]:
                report = tmp_path / "class-report" / "reports" / state.name
                json_report.from_json(report.read_text())
                assert report.with_suffix(".html").read_text(encoding="utf-8").endswith("</html>\n")
        assert len(states) >= n_finished
        n_finished = len(states)
    ran = grade(tmp_path, "--jobs", "2", TMPDIR=str(scratch))
    assert ran.returncode == 0, ran.stderr
    assert read_points(tmp_path) == expected
    assert not list(scratch.iterdir())
    assert not list((tmp_path / "class-report").rglob("*.tmp"))


@pytest.mark.slow
def test_a_cluster_gives_the_same_points(undisturbed, tmp_path):
    from distributed import LocalCluster

    root, expected, _ = undisturbed
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", local_directory=str(tmp_path)
    ) as cluster:
        ran = grade(root, "--out", "by-cluster", "--scheduler", cluster.scheduler_address)
    assert ran.returncode == 0, ran.stderr
    assert read_points(root, "by-cluster") == expected
    assert len(re.findall(r"^\d of 8: ", ran.stderr, re.MULTILINE)) == 8
