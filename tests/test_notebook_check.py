"""`check` in a real kernel: what was run is what is graded, and nothing is written on stderr."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

from grader import checks
from grader.courses.nbgrader.source_cells import clear, cut
from grader.courses.notebooks import cell_id, names_asked
from grader.courses.steps import read_notes
from tests.support_grade import EX03, REPOSITORY

CELLS = {cell.place: cell.source for cell in cut((REPOSITORY / "solutions" / f"{EX03}.py").read_text("utf-8"))}
STUBS = {place: clear(source)[0] for place, source in CELLS.items()}
EAGER = "def read_plane(tif, z):\n    return tif.asarray()[z]\n"


@dataclass
class Ran:
    """What a cell left behind."""

    text: str = ""
    html: str = ""
    result: str = ""
    stderr: str = ""
    error: str = ""
    outputs: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Kernel:
    """A kernel in a folder, asked as a front-end asks it: with the ids of cells, or without."""

    def __init__(self, folder: Path) -> None:
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=str(folder))

    def run(self, source: str, id: str | None = None) -> Ran:
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        metadata = {"cellId": id} if id else {}
        message = self.client.session.msg("execute_request", content, metadata=metadata)
        begun = time.perf_counter()
        self.client.shell_channel.send(message)
        ran = Ran()
        while True:
            heard = self.client.get_iopub_msg(timeout=120)
            if heard["parent_header"].get("msg_id") == message["header"]["msg_id"] and self._is_last(heard, ran):
                break
        ran.seconds = time.perf_counter() - begun
        self.client.get_shell_msg(timeout=60)
        return ran

    @staticmethod
    def _is_last(message: dict[str, Any], ran: Ran) -> bool:
        kind, content = message["msg_type"], message["content"]
        if kind not in ("status", "execute_input"):
            ran.outputs.append(kind)
        if kind == "display_data":
            ran.text, ran.html = content["data"]["text/plain"], content["data"]["text/html"]
        elif kind == "execute_result":
            ran.result = content["data"]["text/plain"]
            ran.html = content["data"].get("text/html", ran.html)
        elif kind == "stream" and content["name"] == "stderr":
            ran.stderr += content["text"]
        elif kind == "error":
            ran.error = content["ename"]
        return kind == "status" and content["execution_state"] == "idle"

    def answer(self, with_ids: bool, **replaced: str) -> None:
        """Run the notebook's answer cells: the reference answer, with some cells replaced."""
        for place, source in (CELLS | replaced).items():
            self.run(source, cell_id(EX03, place) if with_ids else None)

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(tmp_path) -> Iterator[Kernel]:
    """Return a new kernel that has imported `check`."""
    started = Kernel(tmp_path)
    assert started.run("from grader.notebook import check").outputs == []
    yield started
    started.close()


def graded(ran: Ran) -> float:
    """Return the points of a check: a plain float below a report, and nothing else."""
    assert ran.outputs == ["display_data", "execute_result"]
    assert ran.stderr == ran.error == ""
    assert re.fullmatch(r"\d+\.0", ran.result)
    return float(ran.result)


@pytest.mark.slow
@pytest.mark.parametrize("with_ids", [True, False], ids=["with cell ids", "without"])
def test_what_was_run_last_is_graded(kernel, with_ids, tmp_path):
    def id_of(place: str) -> str | None:
        return cell_id(EX03, place) if with_ids else None

    kernel.answer(with_ids)
    whole = kernel.run('check("ex03")')
    assert graded(whole) == 7
    assert 'class="big-image-report"' in whole.html
    assert "7/7" in whole.text

    kernel.run(EAGER, id_of("read_plane"))
    eager = kernel.run('check("ex03", "reads_one_page")')
    assert graded(eager) == 0
    assert "<svg" in eager.html
    assert "reads_one_page" in eager.text
    assert "read_crop" not in eager.html
    assert "grade-answer-" not in eager.html + eager.text
    passed = read_notes(tmp_path / f"{EX03}.py").passed
    assert [check for check, has_passed in passed.items() if not has_passed] == ["reads_one_page"]

    kernel.run(STUBS["read_plane"], id_of("read_plane"))
    stub = kernel.run('check("ex03", "reads_one_page")')
    assert graded(stub) == 0
    assert "not written yet" in stub.text

    broken = kernel.run("def read_plane(tif, z)\n    return 1\n", id_of("read_plane"))
    assert broken.error == "SyntaxError"
    syntax = kernel.run('check("ex03")')
    assert graded(syntax) == 5
    assert "Python cannot read this line" in syntax.text

    kernel.run(CELLS["read_plane"], id_of("read_plane"))
    again = kernel.run('check("ex03", "reads_one_page")')
    assert graded(again) == 2
    assert again.seconds < 5
    if with_ids:
        kernel.run(EAGER, "a-copy-of-the-cell")
        copied = kernel.run('check("ex03", "reads_one_page")')
        assert graded(copied) == 0
        assert "read_plane: you ran two cells that define it." in copied.text
    every = kernel.run('check("3")')
    print(f"one check: {again.seconds:.2f} s; all four: {every.seconds:.2f} s")


@pytest.mark.slow
def test_what_was_not_run_is_named_and_the_course_may_have_settings(tmp_path):
    kernel = Kernel(tmp_path)
    try:
        for place in ("imports", "helpers", "read_crop"):
            kernel.run(CELLS[place])
        kernel.run("from grader.notebook import check")
        plane = kernel.run('check("ex03", "reads_one_page")')
        assert graded(plane) == 0
        assert plane.text.strip() == "read_plane: its cell has not been run."
        whole = kernel.run('check("ex03")')
        assert graded(whole) == 2
        assert "LazyStack: its cell has not been run." in whole.html
        nothing = kernel.run('check("ex04")')
        assert graded(nothing) == 0
        assert "oblique_slice: its cell has not been run." in nothing.text
        assert "no exercise 'ex99'" in kernel.run('check("ex99")').text
        assert "It has reads_one_page" in kernel.run('check("ex03", "no")').text
        settings = tmp_path / "course.toml"
        settings.write_text("[weights]\nex03 = 3\n")
        assert graded(kernel.run('check("ex03", "reads_strips_of_the_crop")')) == 6
        settings.write_text("slack = 9\n")
        bad = kernel.run('check("ex03")')
        assert graded(bad) == 0
        assert "course.toml, line 1: slack is a number from 1 to 4" in bad.text
    finally:
        kernel.close()


@pytest.mark.slow
def test_observe_shows_what_slices_cost(kernel):
    kernel.run("from grader.notebook import observe")
    seen = kernel.run("observe()")
    assert seen.outputs == ["execute_result"], "nothing on stderr"
    assert "512 of 512" in seen.result
    assert "<svg" in seen.html
    assert "it is not there." in kernel.run('observe("nowhere.tif")').html


@pytest.mark.parametrize("name", checks.names())
def test_what_an_exercise_asks_for_has_a_cell(name):
    source = (REPOSITORY / "solutions" / f"{name}.py").read_text(encoding="utf-8")
    assert {cell.place for cell in cut(source)} - {"imports", "helpers"} == set(names_asked(name))
