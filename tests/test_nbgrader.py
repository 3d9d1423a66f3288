"""A course for nbgrader: its notebooks, and the real `nbgrader` command on honest and hostile submissions."""

import ast
import csv
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbconvert.filters import strip_files_prefix

from grader import checks
from grader.courses.nbgrader.autograde import UNFINISHED
from grader.courses.nbgrader.harmless import harmless_html
from grader.courses.nbgrader.markdown import to_markdown
from grader.courses.nbgrader.notebook import make_notebook
from grader.courses.nbgrader.source_cells import clear, cut
from grader.courses.notebooks import NotebookError, answer_source
from grader.courses.run import run
from grader.courses.stubs import make_stub
from tests.support_grade import EX03, REPOSITORY, environment, python

EX00 = "ex00_words_and_sizes"

SOLUTIONS = {name: (REPOSITORY / "solutions" / f"{name}.py").read_text(encoding="utf-8") for name in checks.names()}


def definitions(source: str) -> dict[str, str]:
    """Return the syntax tree of each top-level definition, import and constant but the docstring, as text."""
    found = {}
    for statement in ast.parse(source).body:
        name = getattr(statement, "name", None) or ast.unparse(statement).partition("=")[0]
        found[name] = ast.dump(statement)
    return found


@pytest.mark.parametrize("name", checks.names())
def test_the_cells_hold_the_solution_and_the_students_cells_the_stub(name):
    cells = cut(SOLUTIONS[name])
    whole = definitions("\n\n\n".join(cell.source for cell in cells))
    expected = {key: tree for key, tree in definitions(SOLUTIONS[name]).items() if not key.startswith(("'", '"'))}
    assert {key: tree for key, tree in whole.items() if key in expected} == expected
    cleared = "\n\n\n".join(clear(cell.source)[0] for cell in cells)
    stub = make_stub(SOLUTIONS[name])
    assert definitions(cleared).items() >= dict(list(definitions(stub).items())[1:]).items()
    assert "SOLUTION" not in cleared
    for cell in cells:
        text = clear(cell.source)[0]
        if cell.place not in ("imports", "helpers", "ANSWERS"):
            assert f"\n{text}\n" in stub  # letter by letter


@pytest.mark.parametrize("name", checks.names())
def test_a_notebook_is_valid_and_always_the_same(name):
    text = make_notebook(SOLUTIONS[name], checks.load(name))
    assert text == make_notebook(SOLUTIONS[name], checks.load(name))
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    roles = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    points = {role.grade_id.rpartition("-")[2]: role.points for role in roles if role.grade}
    assert points == {check.name: check.points for check in checks.load(name).checks}
    assert [cell.id for cell in notebook.cells if cell.cell_type == "code"] == [role.grade_id for role in roles]


@pytest.mark.parametrize("name", checks.names())
def test_the_answer_of_the_instructors_notebook_runs_in_the_order_of_its_cells(name):
    source = answer_source(make_notebook(SOLUTIONS[name], checks.load(name)).encode(), name)
    exec(compile(source, name, "exec"), {"__name__": name})


def test_words_become_markdown():
    words = to_markdown(
        "A title.\n\nSome ``code`` and `more`, 10**3 and ``2**3``::\n\n    a   b\n\n      c\n\n- *one*\n- two"
    )
    assert words == (
        "# A title\n\nSome `code` and `more`, 10\\*\\*3 and `2**3`:\n\n```text\na   b\n\n  c\n```\n\n- *one*\n- two"
    )


def notebook_of(name: str, **replaced: str) -> dict:
    """Return the notebook of a student who wrote the reference answer, with some cells replaced."""
    notebook = json.loads(make_notebook(SOLUTIONS[name], checks.load(name)))
    for cell in notebook["cells"]:
        place = cell["id"].partition("-")[2].removeprefix("answer-")
        cell["source"] = replaced.get(place, "".join(cell["source"]))
    return notebook


def untouched(name: str = EX03, **replaced: str) -> dict:
    return notebook_of(name, **{cell.place: clear(cell.source)[0] for cell in cut(SOLUTIONS[name])} | replaced)


def cell_of(notebook: dict, name: str) -> dict:
    return next(cell for cell in notebook["cells"] if cell["id"] == f"ex03-{name}")


def changed(notebook: dict, name: str, **metadata: object) -> dict:
    """Return a notebook with something in nbgrader's metadata of a cell changed."""
    cell_of(notebook, name)["metadata"]["nbgrader"].update(metadata)
    return notebook


def without(notebook: dict, *names: str) -> dict:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"].partition("-")[2] not in names]
    return notebook


def twice(notebook: dict, *names: str) -> dict:
    copies = [cell | {"id": f"copy-{i}"} for i, cell in enumerate(cell_of(notebook, name) for name in names)]
    notebook["cells"] += copies
    return notebook


def with_cell(notebook: dict, source: str) -> dict:
    """Return a notebook with a cell of the student's own at its beginning."""
    cell = {"id": "mine", "cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1, "source": source}
    notebook["cells"].insert(0, cell)
    return notebook


def with_check(source: str) -> dict:
    """Return an untouched notebook with another source in the cell of a check."""
    notebook = untouched()
    cell_of(notebook, "check-reads_one_page")["source"] = source
    return notebook


def forged(notebook: dict) -> dict:
    """Return a notebook whose checks look as if they had been run, with all points."""
    for cell in notebook["cells"]:
        if "check" in cell["id"]:
            result = {"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}}
            cell["outputs"] = [result | {"execution_count": 1}]
    return notebook


def with_odd_metadata(notebook: dict) -> dict:
    """Return a notebook whose metadata would stop nbgrader: roles exchanged, schemas and ids of nobody, wrong types."""
    changed(notebook, "check-reads_one_page", solution=True, schema_version=99)
    changed(notebook, "imports", grade=True, points=9)
    changed(notebook, "setup", grade_id="nobody", locked=True)
    cell_of(notebook, "words").update(metadata={"nbgrader": "what?"}, source="half a letter: \ud800")
    return notebook | {"metadata": 3, "nbformat": None, "nbformat_minor": []}


EAGER = "def read_plane(tif, z):\n    print('half a letter: \\ud800')\n    return tif.asarray()[z]\n"
HEAD = "import numpy as np\nimport tifffile\nfrom grader.given import Selection\n"
CRASH = """
def read_plane(tif, z):
    import ctypes
    ctypes.string_at(0)
"""
LOOP = """
def read_plane(tif, z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
"""
FORMATTER = """
from IPython import get_ipython
get_ipython().display_formatter.formatters["text/plain"].for_type(float, lambda value, page, cycle: page.text("2.0"))
"""
TRANSFORMER = """
from IPython import get_ipython
get_ipython().input_transformers_cleanup.append(lambda lines: ["2.0"] if "check" in lines[0] else lines)
"""
THIEF = """
import sqlite3
for place in ("gradebook.db", "../gradebook.db", {gradebook!r}):
    try:
        sqlite3.connect(place).execute("update grade set auto_score = 2, manual_score = 2")
    except Exception as error:
        print("gradebook", error)
try:
    exec(open({solution!r}).read())
except Exception as error:
    print("solution", error)
"""


def submissions(course: Path) -> dict[str, tuple[object, int]]:
    """Return what students hand in for ex03, and the points that it is worth."""
    helpers = SOLVED["helpers"]
    by_itself = SOLVED["read_plane"].replace("_page(tif, z)", "tif.pages[range(len(tif.pages))[z]]")
    thief = THIEF.format(gradebook=str(course / "gradebook.db"), solution=str(REPOSITORY / "solutions" / f"{EX03}.py"))
    return {
        "all-right": (notebook_of(EX03), 7),
        "reads-too-much": (notebook_of(EX03, read_plane=EAGER), 5),
        "untouched": (untouched(), 0),
        "syntax-error": (notebook_of(EX03, read_crop="def read_crop(tif\n"), 5),
        "calls-in-its-cell": (notebook_of(EX03, read_plane=f"{SOLVED['read_plane']}\n\nread_plane(tif, 3)"), 5),
        "imports-what-is-not-there": (notebook_of(EX03, imports=f"import nothing_like_it\n{HEAD}"), 7),
        "magics": (notebook_of(EX03, read_plane=f"%%time\n{SOLVED['read_plane']}", helpers=f"!ls\n{helpers}"), 7),
        "check-deleted": (without(notebook_of(EX03), "check-reads_one_page"), 7),
        "cells-deleted": (without(notebook_of(EX03), "answer-read_plane", "check-reads_one_page", "setup"), 5),
        "cells-copied": (twice(notebook_of(EX03), "answer-read_plane", "check-reads_one_page", "imports"), 7),
        "check-edited": (with_check("2.0"), 0),
        "points-edited": (changed(notebook_of(EX03, read_plane=EAGER), "check-knows_its_shape", points=100), 5),
        "metadata-edited": (with_odd_metadata(notebook_of(EX03)), 7),
        "outputs-forged": (forged(untouched()), 0),
        "exits": (notebook_of(EX03, imports=f"import os\nos._exit(0)\n{HEAD}"), 0),
        "crashes": (notebook_of(EX03, read_plane=CRASH), 5),
        "endless": (notebook_of(EX03, read_plane=LOOP), 5),
        "formatter": (untouched(imports=f"{FORMATTER}{HEAD}"), 0),
        "own-grader": (untouched(imports=f"import grader.notebook as g\ng.check = lambda *a: 2.0\n{HEAD}"), 0),
        "beside": (untouched(), 0),
        "transformer": (with_cell(untouched(imports=f"{TRANSFORMER}{HEAD}"), TRANSFORMER), 0),
        "thief": (untouched(helpers=thief, read_plane=by_itself), 2),
        "no-notebook": ("Dear teacher, my dog ate it.", 0),
        "no-end": (" " * 20_000_001, 0),
        "no-cells": ({"cells": "none", "metadata": [], "nbformat": "4"}, 0),
    }


SOLVED = {cell.place: cell.source for cell in cut(SOLUTIONS[EX03])}


class Course:
    """A course folder, and the `nbgrader` command in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = ""

    def nbgrader(self, *arguments: str) -> None:
        """Run the command as a user does, with the environment's programs on the path."""
        bin_folder = Path(sys.executable).parent
        path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
        command = [bin_folder / "nbgrader", *arguments]
        ran = subprocess.run(
            command, cwd=self.folder, env=environment(PATH=path), capture_output=True, text=True, timeout=300
        )
        assert ran.returncode == 0, ran.stderr[-3000:]
        self.log += ran.stdout + ran.stderr

    def hand_in(self, student: str, name: str, notebook: object) -> None:
        archive = self.folder / "downloaded" / name / "archive"
        archive.mkdir(parents=True, exist_ok=True)
        text = notebook if isinstance(notebook, str) else json.dumps(notebook)
        (archive / f"{student}_{name}.ipynb").write_text(text, encoding="utf-8")

    def submitted(self, student: str, name: str) -> Path:
        return self.folder / "submitted" / student / name / f"{name}.ipynb"

    def grades(self) -> dict[tuple[str, str], float]:
        """Return the scores that nbgrader exports, by assignment and student."""
        self.nbgrader("export")
        with (self.folder / "grades.csv").open(newline="") as file:
            return {
                (row["assignment"], row["student_id"]): float(row["score"] or "nan") for row in csv.DictReader(file)
            }


SEED = 918273645


@pytest.fixture
def course(tmp_path) -> Course:
    """A course of two exercises with a secret seed, as `grade nbgrader` makes it."""
    (tmp_path / "seed").write_text(f"{SEED}\n")
    settings = tmp_path / "settings.toml"
    settings.write_text('exercises = ["ex00", "ex03"]\nseed-file = "seed"\n')
    folder = tmp_path / "course"
    made = python(REPOSITORY, "-m", "grader", "nbgrader", str(folder), "--settings", str(settings))
    assert made.returncode == 0, made.stderr
    with (folder / "nbgrader_config.py").open("a") as config:
        config.write("\nc.GradeAnswers.seconds = 5\n")
    return Course(folder)


@pytest.mark.slow
def test_a_class_is_graded_by_the_real_command_and_gets_the_grades_of_grade_run(course, tmp_path):
    handed_in = submissions(course.folder)
    for name in (EX00, EX03):
        course.nbgrader("generate_assignment", name)
    released = json.loads((course.folder / "release" / EX03 / f"{EX03}.ipynb").read_text())
    assert [cell["source"] for cell in released["cells"]] == [as_lines(cell["source"]) for cell in untouched()["cells"]]
    for student, (notebook, _) in handed_in.items():
        course.hand_in(student, EX03, notebook)
    for student, notebook in (("all-right", notebook_of(EX00)), ("untouched", untouched(EX00))):
        course.submitted(student, EX00).parent.mkdir(parents=True)
        course.submitted(student, EX00).write_text(json.dumps(notebook))
    course.nbgrader("zip_collect", EX03)
    link = course.submitted("no-link", EX03)
    link.parent.mkdir(parents=True)
    link.symlink_to(course.folder / "seed.txt")
    lies = "def check(*a): return 2.0\n"
    course.submitted("beside", EX03).with_name("grader.py").write_text(lies)

    begun = time.perf_counter()
    course.nbgrader("autograde", EX03)
    print(f"{(time.perf_counter() - begun) / len(handed_in):.2f} s a submission, nbgrader's start included")
    course.nbgrader("autograde", EX00)
    grades = course.grades()

    expected = {student: points for student, (_, points) in handed_in.items()} | {"no-link": 0}
    assert {student: score for (name, student), score in grades.items() if name == EX03} == expected
    assert grades[EX00, "all-right"] == 4
    assert grades[EX00, "untouched"] == 0
    assert graded_alone(course, handed_in, tmp_path / "alone") == {
        student: grades[EX03, student] for student in handed_in if not student.startswith("no-")
    }
    read_feedback(course, expected)


def as_lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)


def graded_alone(course: Course, students: Iterable[str], folder: Path) -> dict[str, float]:
    """Return the points that `grade run` gives to the same answers."""
    for student in students:
        if student.startswith("no-"):
            with pytest.raises(NotebookError):
                answer_source(course.submitted(student, EX03).read_bytes(), EX03)
            continue
        (folder / student).mkdir(parents=True)
        source = answer_source(course.submitted(student, EX03).read_bytes(), EX03)
        (folder / student / f"{EX03}.py").write_bytes(source)
    reports = run([str(one) for one in sorted(folder.iterdir())], seed=SEED, seconds=5)
    return {Path(report.folder).name: report.score for report in reports}


def read_feedback(course: Course, students: Iterable[str]) -> None:
    """See that each student gets a report, and what it does not tell."""
    course.nbgrader("generate_feedback", EX03)
    for student in students:
        page = (course.folder / "feedback" / student / EX03 / f"{EX03}.html").read_text(encoding="utf-8")
        assert page.count('class="big-image-report"') == 4
        # An answer's own source and its own errors may name the files that it asks for.
        places = [] if student in ("own-grader", "thief") else [str(REPOSITORY), str(course.folder)]
        for secret in (str(SEED), "grade-answer-", *places):
            assert secret not in page
        for student_without, reason in UNREADABLE.items():
            if student == student_without:
                assert f"The notebook could not be read: {reason}" in page


UNREADABLE = {
    "no-notebook": "the file is no notebook: it does not hold JSON.",
    "no-cells": "the file is no notebook: it has no cells.",
    "no-end": "it is larger than 20,000,000 bytes.",
    "no-link": "it is a link, not a file.",
}


SCRIPTS = {
    "script": "<script>alert(1)</script>",
    "spelled": "<ScRiPt src=//evil.example></sCrIpT >",
    "event": "<img src=x onerror=alert(1)> <b onmouseover='alert(1)'>b</b>",
    "svg": "<svg/onload=alert(1)><animate onbegin=alert(1)>",
    "link": "[x](javascript:alert(1)) <a href=' jAv&#x09;ascript&colon;alert(1)'>y</a> <javascript:alert(1)>",
    "files": "[x](files/javascript:alert(1)) [y](/files/files/javascript:alert(1))",
    "reference": "[x]\n\n[x]: data:text/html;base64,PHNjcmlwdD4=",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=javascript:alert(1)>",
    "form": "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>",
    "style": "<style>@import 'https://evil.example'</style><p style='background:url(javascript:alert(1))'>",
    "math": "$<img src=x onerror=alert(1)>$ <math><mtext><style><img src=x onerror=alert(1)>",
    "comment": "<!--><script>alert(1)</script>-->",
    "fence": '```<script>alert(1)</script>\n```\n```mermaid\nclick A href "javascript:alert(1)"\n```',
    "heading": "# <script>alert(1)</script>",
    "meta": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href=//evil.example>",
}


class Live(HTMLParser):
    """What of a page would run, or load: tags and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        plain = {"div", "p", "a", "b", "img", "pre", "span", "code", "h1", "strong", "table", "thead", "tbody", "tr"}
        self.found += [] if tag in plain | {"th", "td", "em", "ul", "li"} else [tag]
        for name, value in attributes:
            address = re.fullmatch(r"(https?://|#).*", value or "", re.DOTALL)
            is_plain = name in ("class", "alt", "title") or (name in ("href", "src") and address)
            self.found += [] if is_plain else [f"{name}={value}"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_of_a_students_markdown_runs(name):
    assert Live(harmless_html(SCRIPTS[name])).found == []
    assert Live(strip_files_prefix(harmless_html(SCRIPTS[name]))).found == []  # what the template does then


def test_markdown_that_is_meant_for_reading_stays():
    html = harmless_html(
        "# A title\n\n**b** `c` $x<y$ [site](https://ok.example)\n\n|a|b|\n|-|-|\n|1|2|\n\n```python\nreturn 1\n```\n"
    )
    for part in (
        "<h1>A title",
        "<strong>b</strong>",
        "<code>c</code>",
        "$x&lt;y$",
        '<a href="https://ok.example">site',
    ):
        assert part in html
    assert "<td>1</td>" in html
    assert '<span class="k">return</span>' in html


@pytest.mark.slow
def test_feedback_holds_no_script_and_the_table_no_formula(course):
    course.nbgrader("generate_assignment", EX00)
    evil = notebook_of(EX00)
    for i, text in enumerate(SCRIPTS.values()):
        evil["cells"].insert(i, {"id": f"mine-{i}", "cell_type": "markdown", "metadata": {}, "source": text})
    for student in ("honest", "=cmd();=cmd(),=cmd()"):
        course.submitted(student, EX00).parent.mkdir(parents=True)
        course.submitted(student, EX00).write_text(json.dumps(evil if student != "honest" else notebook_of(EX00)))
    course.nbgrader("autograde", EX00)
    course.nbgrader("generate_feedback", EX00)
    pages = {
        page.parts[-3]: page.read_text(encoding="utf-8") for page in (course.folder / "feedback").rglob(f"{EX00}.html")
    }
    honest, hostile = pages["honest"], pages["=cmd();=cmd(),=cmd()"]
    for parts in (r"<script\b", r"<(?:iframe|object|form|style|svg|meta|base|link)\b", r"<[^>]+\son\w+\s*="):
        assert len(re.findall(parts, hostile)) == len(re.findall(parts, honest)), parts
    assert not re.search(r"<[^>]+javascript:", hostile)
    assert hostile.count('class="big-image-report"') == 4
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile

    assert course.grades() == {(EX00, "honest"): 4, (EX00, "'=cmd();'=cmd(),=cmd()"): 4}


@pytest.mark.slow
def test_a_submission_whose_grading_was_cut_off_is_graded_by_the_next_run(course):
    course.nbgrader("generate_assignment", EX00)
    for student in ("whole", "marked", "torn", "begun"):
        course.hand_in(student, EX00, notebook_of(EX00))
    course.nbgrader("zip_collect", EX00)
    for student in ("whole", "marked", "torn", "begun"):
        course.submitted(student, EX00).with_name("timestamp.txt").write_text("2026-11-22 10:30:00 UTC")
    course.nbgrader("autograde", EX00)

    def autograded(student: str) -> Path:
        return course.folder / "autograded" / student / EX00 / f"{EX00}.ipynb"

    whole = autograded("whole").stat().st_mtime_ns
    good = json.loads(autograded("marked").read_text())
    for student, text in (("marked", json.dumps(good | {"metadata": {UNFINISHED: True}})), ("torn", '{"cells": [')):
        autograded(student).chmod(0o644)
        autograded(student).write_text(text)
    autograded("begun").unlink()
    course.nbgrader("autograde", EX00)
    assert autograded("whole").stat().st_mtime_ns == whole
    for student in ("marked", "torn", "begun"):
        notebook = json.loads(autograded(student).read_text())
        assert [cell["source"] for cell in notebook["cells"]] == [cell["source"] for cell in good["cells"]]
        assert UNFINISHED not in notebook["metadata"]
    assert set(course.grades().values()) == {4.0}


def grade_nbgrader(*arguments: str) -> tuple[int, str]:
    """Run `grade nbgrader` in the checkout, and return its status and what it said."""
    made = python(REPOSITORY, "-m", "grader", "nbgrader", *arguments)
    assert "Traceback" not in made.stderr
    return made.returncode, made.stdout + made.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_a_course_made_again_is_the_same_and_keeps_what_the_instructor_changed(tmp_path):
    settings, folder = tmp_path / "settings.toml", tmp_path / "course"
    settings.write_text('exercises = ["ex00", "ex03"]\ndeadline = 2026-12-01T23:59:00+01:00\n[weights]\nex03 = 2\n')
    status, said = grade_nbgrader(str(folder), "--settings", str(settings))
    assert status == 0
    assert "an nbgrader course of 2 exercises" in said
    assert f'nbgrader db assignment add {EX00} --duedate "2026-12-01 23:59:00+01:00"' in said
    made = contents(folder)
    points = [cell["metadata"].get("nbgrader", {}).get("points", 0) for cell in notebook_in(made)["cells"]]
    assert sum(points) == 14
    assert "In this course it counts 14 points." in "".join(notebook_in(made)["cells"][1]["source"])
    assert b"seed" not in made[f"source/{EX03}/course.toml"]
    assert grade_nbgrader(str(folder))[0] == 0  # with the settings and the seed that it has
    assert contents(folder) == made

    notebook = folder / "source" / EX03 / f"{EX03}.ipynb"
    notebook.write_bytes(made[f"source/{EX03}/{EX03}.ipynb"].replace(b"A TIFF stack", b"This TIFF stack"))
    changed_by_hand = contents(folder)
    assert f"--force writes over them): source/{EX03}/{EX03}.ipynb." in grade_nbgrader(str(folder))[1]
    assert contents(folder) == changed_by_hand
    assert f"1 file written over: source/{EX03}/{EX03}.ipynb." in grade_nbgrader(str(folder), "--force")[1]
    assert contents(folder) == made


def notebook_in(files: dict[str, bytes]) -> dict:
    return json.loads(files[f"source/{EX03}/{EX03}.ipynb"])


@pytest.mark.slow
def test_what_cannot_be_made_is_told_in_a_sentence(tmp_path):
    elsewhere = python(tmp_path, "-m", "grader", "nbgrader", "course")
    assert elsewhere.returncode == 2
    assert "run this in a checkout of the course's repository" in " ".join(elsewhere.stderr.split())
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "seed.txt").write_text("secret")
    status, said = grade_nbgrader(str(tmp_path / "course"))
    assert status == 2
    assert "does not hold a whole number" in " ".join(said.split())
    assert sorted(path.name for path in (tmp_path / "course").iterdir()) == ["seed.txt"]
