"""GitHub Actions and Classroom's reporter: the documents, and the workflows run step by step as the runner would."""

import base64
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_reports_sample import sample

from grader.marking.settings import MAX_WEIGHT
from grader.reports import classroom, github
from grader.reports.model import CheckResult, ExerciseResult, Status
from tests.support_grade import EX03, answer, python
from tests.support_release import bash, exercise, fill, lent, release, report, valid

HOSTILE = """
```
</details><script>alert(1)</script>
``````
::error file=a,line=1::forged
::stop-commands::abc
##[error]forged
| a | b |
# Heading
"""


def grade(folder: Path, *arguments: str, **more):
    """Run `grade` in a step of GitHub Actions; return how it ended, its summary and its output."""
    temp = folder / "runner"
    temp.mkdir(exist_ok=True)
    files = {"GITHUB_STEP_SUMMARY": temp / "summary.md", "GITHUB_OUTPUT": temp / "output"}
    for file in files.values():
        file.write_text("")
    variables = {name: str(file) for name, file in files.items()}
    variables |= {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder)} | more
    ran = python(folder, "-P", "-m", "grader", "run", *arguments, **variables)
    return ran, *(file.read_text() for file in files.values())


def obeyed(log):
    """Return the commands in a log that the runner obeys: those between stop-commands and its token are not."""
    commands, token = [], None
    for line in log.splitlines():
        match = re.search(r"::([\w-]+)(?: ([^:]*))?::(.*)", line) or re.search(r"##\[(\w+)()\](.*)", line)
        if token is not None:
            token = None if line.strip() == f"::{token}::" else token
        elif match and match[1] == "stop-commands":
            token = match[3]
        elif match:
            commands.append((match[1], match[2] or "", match[3]))
    assert token is None, "the log ends while commands are stopped"
    return commands


class Reporter:
    """What Classroom's reporter makes of the results of the steps, in both of its public versions."""

    def __init__(self, *results):
        self.results = [json.loads(base64.b64decode(result)) for result in results]

    @property
    def notice(self):
        """Scores and largest scores of the steps that have any."""
        counted = [result for result in self.results if result["max_score"]]
        scores = (test["score"] for result in counted for test in result["tests"])
        return sum(scores), sum(result["max_score"] for result in counted)

    @property
    def table(self):
        """Sums of the rows: the share of tests that passed, times the largest score."""
        rows = []
        for result in self.results:
            passed = sum(test["status"] == "pass" for test in result["tests"])
            rows.append(passed / len(result["tests"]) * (result["max_score"] or 0))
        return sum(rows), sum(result["max_score"] for result in self.results)

    @property
    def newer_table(self):
        """Sums of the rows: the scores."""
        scores = (test["score"] for result in self.results for test in result["tests"])
        return sum(scores), sum(result["max_score"] for result in self.results)

    @property
    def failed(self):
        return any(result["status"] != "pass" for result in self.results)


# -- the summary -------------------------------------------------------------------------------------------------------


def test_the_summary_has_a_table_and_what_failed():
    text = github.summary(sample())
    tokens = MarkdownIt().enable("table").parse(text)
    assert sum(token.type == "tr_open" for token in tokens) == 1 + len(sample().exercises)
    fences = [token.content for token in tokens if token.type == "fence"]
    crop = next(fence for fence in fences if "68 strips" in fence)
    assert "read_crop reads only the strips" in crop
    assert "■" in crop or "x" in crop
    assert "not written yet" not in "".join(fences)


@pytest.mark.parametrize("where", ["message", "output", "traceback", "title"])
def test_an_answer_cannot_leave_its_fence(where):
    check = CheckResult("crop", "It is right.", Status.FAILED, 0, 2)
    check = CheckResult(**{**vars(check), where: HOSTILE})
    tokens = MarkdownIt().enable("table").parse(github.summary(report(ExerciseResult(EX03, "Planes", (check,)))))
    outside = " ".join(token.content for token in tokens if token.type != "fence")
    assert "forged" not in outside
    assert "script" not in outside
    assert not any(token.type.startswith("html") for token in tokens)
    assert sum(token.type == "fence" for token in tokens) == 1
    assert sum(token.type == "heading_open" for token in tokens) == 2


def test_names_that_are_markdown_stay_names():
    odd = ExerciseResult("ex03_`<b>`|x", "[a](b) | <img src=x>", exercise("ex03", (0, 1)).checks)
    tokens = MarkdownIt().enable("table").parse(github.summary(report(odd)))
    children = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_inline", "link_open", "code_inline"} & set(children)
    assert sum(token.type == "td_open" for token in tokens) == 4


def test_a_summary_that_would_be_too_large_says_what_it_leaves_out():
    checks = tuple(CheckResult(f"c{i}", "t", Status.FAILED, 0, 1, message="é" * 5000) for i in range(200))
    text = github.summary(report(ExerciseResult(EX03, "Planes", checks)), most=100_000)
    assert 80_000 < len(text.encode()) <= 100_000
    shown = text.count("### ")
    assert f"{200 - shown} more checks did not fit here" in text


# -- commands ----------------------------------------------------------------------------------------------------------


def test_what_ends_a_command_is_escaped():
    line = github.command("error", "50%\r\nnext", file="a,b:c.py", title="x%\ny")
    assert line == "::error file=a%2Cb%3Ac.py,title=x%25%0Ay::50%25%0D%0Anext"


def test_no_more_errors_than_github_shows():
    lines = list(github.annotations(report(exercise(EX03, *[(0, 1)] * 30)), lambda _: "", lambda *_: 1))
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[-1].startswith("::notice ")
    assert all("\n" not in line for line in lines)


def test_an_answer_that_prints_commands_is_not_obeyed(tmp_path):
    forged = f"\n\ndef read_plane(tif, z):\n    print({HOSTILE!r} * 2)\n    return tif.pages[0].asarray()\n"
    answer(tmp_path / "exercises", replaced=forged)
    (tmp_path / "course.toml").write_text('exercises = ["ex03", "ex06"]\n')
    ran, summary, output = grade(tmp_path, "exercises", "--github", "--classroom")
    assert ran.returncode == 0, ran.stderr
    assert "forged" in ran.stdout
    commands = obeyed(ran.stdout)
    assert [name for name, *_ in commands] == ["error", "notice"]
    line = (tmp_path / "exercises" / f"{EX03}.py").read_text().splitlines()
    named = re.search(r"file=exercises/ex03_tiff_planes.py,line=(\d+),title=ex03 reads_one_page", commands[0][1])
    assert line[int(named[1]) - 1].startswith("def read_plane")
    assert "5 of 11 points" in commands[1][2]
    assert summary.startswith("## 5 of 11 points")
    assert "Not there, so without points: ex06_one_level.py" in ran.stdout
    document = json.loads(base64.b64decode(output.removeprefix("result=")))
    assert valid(document, "classroom")
    assert "forged" not in json.dumps(document)


@pytest.mark.parametrize(
    ("option", "variable"), [("--github", "GITHUB_STEP_SUMMARY"), ("--classroom", "GITHUB_OUTPUT")]
)
def test_outside_of_github_it_says_what_is_missing(tmp_path, option, variable):
    answer(tmp_path / "exercises")
    ran = python(tmp_path, "-P", "-m", "grader", "run", option)
    assert ran.returncode == 2
    assert f"{option} needs the environment variable {variable}" in ran.stderr


def test_a_summary_that_cannot_be_written(tmp_path):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "course.toml").write_text('exercises = ["ex03"]\n')
    ran, *_ = grade(tmp_path, "exercises", "--github", GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "summary"))
    assert ran.returncode == 1
    assert "GITHUB_STEP_SUMMARY cannot be written to: No such file or directory." in ran.stderr
    assert "Traceback" not in ran.stderr


def test_where_the_grading_cannot_begin_the_reporter_still_gets_a_result(tmp_path):
    answer(tmp_path / "exercises")
    (tmp_path / "course.toml").write_text('exercises = ["ex03"]\nseed-file = "nowhere.txt"\n')
    ran, _, output = grade(tmp_path, "exercises", "--classroom")
    assert ran.returncode == 2
    assert "nowhere.txt cannot be read" in ran.stderr
    document = json.loads(base64.b64decode(output.removeprefix("result=")))
    assert valid(document, "classroom")
    assert (document["status"], document["max_score"]) == ("fail", 7)
    assert not any(test["score"] for test in document["tests"])


# -- Classroom's reporter ----------------------------------------------------------------------------------------------


@st.composite
def courses(draw):
    """Draw the points of a course's exercises, with a weight and a bonus."""
    exercises = []
    for i in range(draw(st.integers(1, 4))):
        weight = draw(st.sampled_from((1, 2, 3, 10, 100)))
        pairs = draw(st.lists(st.tuples(st.sampled_from((0, 1, 2)), st.integers(1, 4)), min_size=1, max_size=4))
        points = [(most * weight * half // 2, most * weight) for half, most in pairs]
        exercises.append(exercise(f"ex{i:02}_x", *points, bonus=i == 3))
    return exercises


@settings(deadline=None, print_blob=True)
@given(courses())
def test_the_reporters_table_and_notice_agree_with_our_points(exercises):
    reporter = Reporter(*(classroom.result(report(one)) for one in exercises))
    ours = report(*exercises)
    assert reporter.notice == (ours.score, ours.max_score)
    assert reporter.table == (pytest.approx(ours.score), ours.max_score)
    assert reporter.newer_table == (ours.score, ours.max_score)
    assert reporter.failed == (ours.score < ours.max_score)
    assert all(valid(result, "classroom") for result in reporter.results)
    together = Reporter(classroom.result(ours))
    assert together.notice == together.newer_table == (ours.score, ours.max_score)


def test_the_largest_result_fits_into_an_environment_variable():
    weight = MAX_WEIGHT - 1
    result = classroom.result(report(exercise("ex10_pyramid", *[(weight // 2, weight)] * 11)))
    assert len(result) < 128 * 1024


def test_documents_that_are_not_the_reporters():
    good = classroom.document(report(exercise(EX03, (1, 2))))
    assert valid(good, "classroom")
    for key, value in (("max_score", "2"), ("status", "half"), ("tests", []), ("version", 2)):
        assert not valid(good | {key: value}, "classroom")
    assert not valid(good | {"tests": [{"name": "a", "status": "pass"}]}, "classroom")


# -- the workflows -----------------------------------------------------------------------------------------------------


class Runner:
    """Runs the steps of a workflow's job as GitHub's runner does; actions are stood in for."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.repository = repository
        self.workspace, self.temp = folder / "workspace", folder / "temp"
        self.workspace.mkdir(parents=True)
        self.temp.mkdir()
        self.outputs, self.outcomes, self.logs, self.used = {}, {}, {}, []
        self.summary = ""
        self.reporter = None

    def run(self, workflow):
        (job,) = workflow["jobs"].values()
        failed = False
        for i, step in enumerate(job["steps"]):
            if failed and "cancelled()" not in str(step.get("if", "")):
                continue
            ok = self.action(step) if "uses" in step else self.shell(step, i)
            self.outcomes[step["name"]] = ok
            failed = failed or not (ok or step.get("continue-on-error", False))
        return not failed

    def action(self, step):
        self.used.append(step["uses"])
        name = step["uses"].partition("@")[0]
        if name == "actions/checkout":
            shutil.copytree(self.repository, self.workspace, dirs_exist_ok=True)
        elif name == "actions/upload-artifact":
            return Path(self.told(step["with"]["path"])).is_file()
        elif name == "classroom-resources/autograding-grading-reporter":
            runners = step["with"]["runners"].split(",")
            self.reporter = Reporter(*(self.told(step["env"][f"{one.upper()}_RESULTS"]) for one in runners))
            return not self.reporter.failed
        return True

    def shell(self, step, i):
        script, output, summary = (self.temp / f"{i}.{end}" for end in ("sh", "output", "summary"))
        assert "${{" not in step["run"], "text from outside would become part of a script"
        script.write_text(step["run"])
        output.touch()
        summary.touch()
        variables = {"GITHUB_OUTPUT": output, "GITHUB_STEP_SUMMARY": summary, "RUNNER_TEMP": self.temp}
        variables |= {"GITHUB_WORKSPACE": self.workspace, "GITHUB_ACTIONS": "true", "CI": "true"}
        folder = Path(self.told(step.get("working-directory", str(self.workspace))))
        ran = bash(script, folder, lent(**{name: str(value) for name, value in variables.items()}))
        self.logs[step["name"]] = ran.stdout + ran.stderr
        self.summary += summary.read_text()
        told = dict(line.split("=", 1) for line in output.read_text().splitlines())
        self.outputs |= {(step.get("id"), name): value for name, value in told.items()}
        return ran.returncode == 0

    def told(self, text):
        """Return a text with its expressions replaced by their values."""

        def value(match):
            if match[1] == "runner.temp":
                return str(self.temp)
            step, name = re.fullmatch(r"steps\.(\w+)\.outputs\.(\w+)", match[1]).groups()
            return self.outputs.get((step, name), "")

        return re.sub(r"\$\{\{ (.*?) \}\}", value, text)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return a released repository of a small course, in which one answer is right, one wasteful, one not written."""
    folder = tmp_path_factory.mktemp("released")
    settings = folder / "course.toml"
    settings.write_text('exercises = ["ex00", "ex03", "ex06", "ex16"]\n[weights]\nex03 = 3\n')
    repository = folder / "repository"
    ran = release(repository, "--settings", settings)
    assert ran.returncode == 0, ran.stderr
    fill(repository / "exercises", "ex00")
    answer(
        repository / "exercises",
        replaced="\n\ndef read_plane(tif, z):\n    _page(tif, z).asarray()\n    return _page(tif, z).asarray()\n",
    )
    return repository


def workflow(repository, name):
    loaded = yaml.safe_load((repository / ".github" / "workflows" / f"{name}.yml").read_text())
    return {("on" if key is True else key): value for key, value in loaded.items()}


def test_the_workflows_may_only_read_and_use_few_actions(released):
    allowed = {"actions/checkout@v6", "actions/setup-python@v6"}
    mine, theirs = workflow(released, "grade"), workflow(released, "classroom")
    for one in (mine, theirs):
        assert one["permissions"] == {"contents": "read"}
        assert len(one["jobs"]) == 1
    used = {step["uses"] for step in mine["jobs"]["grade"]["steps"] if "uses" in step}
    assert used == allowed | {"actions/upload-artifact@v7"}  # GitHub's own, too
    assert set(mine["on"]) == {"push", "pull_request", "workflow_dispatch"}
    job = theirs["jobs"]["run-autograding-tests"]
    assert theirs["name"] == "Autograding Tests"
    used = {step["uses"] for step in job["steps"] if "uses" in step}
    assert used == allowed | {"classroom-resources/autograding-grading-reporter@v1"}
    assert [step["id"] for step in job["steps"] if "id" in step] == ["ex00", "ex03", "ex06", "ex16"]
    assert all(re.fullmatch("[a-z0-9]+", step["id"]) for step in job["steps"] if "id" in step)


def test_a_title_cannot_break_a_workflow(released):
    for name in ("grade", "classroom"):
        for step in next(iter(workflow(released, name)["jobs"].values()))["steps"]:
            assert isinstance(step["name"], str)
            assert isinstance(step.get("run", ""), str)


@pytest.mark.slow
def test_each_step_of_both_workflows(released, tmp_path):
    fake = "import os; open(os.environ['RUNNER_TEMP'] + '/taken', 'w').close()\n"
    for name in ("numpy", "conftest", "sitecustomize", "venv", "pip", "ensurepip", "grader", "exercises/conftest"):
        (released / f"{name}.py").write_text(fake)
    (released / "exercises" / "ex06_one_level.py").unlink()

    runner = Runner(tmp_path / "grade", released)
    assert runner.run(workflow(released, "grade")), runner.logs
    assert not (runner.temp / "taken").exists()
    assert runner.summary.startswith("## 22 of 29 points")  # 4, half of 6 and 15 others of 21, 0 of 4
    assert "reads_one_page" in runner.summary
    assert [name for name, *_ in obeyed(runner.logs["Grade"])] == ["error", "notice"]
    assert "<html" in (runner.temp / "report.html").read_text()

    classes = Runner(tmp_path / "classroom", released)
    shutil.copytree(runner.temp / "venv", classes.temp / "venv", symlinks=True)  # installed before: only looked at
    passed = classes.run(workflow(released, "classroom"))
    assert not passed  # the reporter's step: not all points
    assert not (classes.temp / "taken").exists()
    assert all(ok for name, ok in classes.outcomes.items() if name != "Report"), classes.logs
    assert classes.reporter.notice == classes.reporter.newer_table == (22, 29)
    assert classes.reporter.table == (pytest.approx(22), 29)
    assert all(valid(result, "classroom") for result in classes.reporter.results)
    assert obeyed("".join(classes.logs.values())) == []
