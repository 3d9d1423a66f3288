"""`grade figure`: three panels of the access log, in SVG and PNG; a sentence where there is nothing to draw."""

import io
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import numpy as np
import pytest
from click.testing import CliRunner

from grader.checks import ex14_viewport, ex16_viewer
from grader.checks.viewing import chunks_under, levels_of
from grader.cli.figure import figure_command
from grader.courses.figure import _EX16, NoFigure, _of_tour, _of_zoom, draw, tour_taken, zoom_taken
from grader.courses.run import run
from grader.reports.figure import FigurePanel, figure
from grader.reports.scene import Label, Picture, Rect, Ring, to_png, to_svg
from tests.support_grade import REPOSITORY, answer

MUTANTS = REPOSITORY / "tests" / "mutants" / "ex16_viewer"


def graded(folder, exercise, check, mutant="", **options):
    file = answer(folder, exercise, (MUTANTS / f"{mutant}.py").read_text() if mutant else "")
    report = run([f"{file}::{check}"], **options)[0]
    return report, report.exercises[0].checks[0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [None, 5])
def test_the_tour_is_cut_into_its_views(tmp_path, seed):
    """What is drawn of the log is what the arithmetic says of each view; all of the log is in some view."""
    report, result = graded(tmp_path, *_EX16, seed=seed)
    taken = tour_taken(report, result)
    kept = Counter()
    for one in taken:
        under = set(chunks_under(levels_of(ex16_viewer.BIG)[one.level], one.view))
        assert set(one.read) <= under
        assert under <= set(one.read) | one.kept
        kept[one.level] += len(one.read)
    assert kept == {access.level: access.reads for access in result.accesses}
    overview, angle, near = (one for _, one in _of_tour(taken))
    assert len(overview.read) == levels_of(ex16_viewer.BIG)[overview.level].n_chunks == 4
    assert angle.view.v[0] > 0.4  # 30 degrees
    assert len(set(angle.read)) >= 12
    assert len(near.read) < 1e-4 * levels_of(ex16_viewer.BIG)[near.level].n_chunks


@pytest.mark.slow
def test_the_zoom_of_ex14_is_cut_into_its_views(tmp_path):
    report, result = graded(tmp_path, "ex14_viewport", "reads_what_is_in_view")
    taken = zoom_taken(report, result)
    for one in taken:
        assert list(one.read) == chunks_under(levels_of(ex14_viewport.BIG)[one.level], one.view)
    assert [title for title, _ in _of_zoom(taken)] == ["Overview", "On the way", "Zoomed in"]


@pytest.mark.slow
def test_the_command_writes_svg_and_png(tmp_path):
    pillow = pytest.importorskip("PIL.Image")
    answer(tmp_path / "answers", "ex16_viewer")
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    result = CliRunner().invoke(figure_command, [str(tmp_path / "answers"), "--svg", str(svg), "--png", str(png)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [f"Wrote {svg}.", f"Wrote {png}."]
    root = ElementTree.parse(svg).getroot()
    text = svg.read_text()
    assert len(re.findall(r"<image ", text)) == 6
    assert not re.search(r'href="(?!data:image/png;base64,)', text)
    said = "".join(root.itertext())
    assert "all 4 chunks read" in said
    assert "of 1,048,576 read" in said
    image = pillow.open(png)
    assert image.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
    assert len(svg.read_bytes()) < 500_000


@pytest.mark.slow
def test_wrong_answers_show_what_is_wrong(tmp_path):
    """Chunks beside the slice and chunks read twice are to be seen; what was not read is not."""
    for mutant in ("neighbours_too", "reads_twice"):
        answer(tmp_path / mutant, "ex16_viewer", (MUTANTS / f"{mutant}.py").read_text())
    right = answer(tmp_path / "right", "ex16_viewer").parent
    filled = {
        name: Counter(shape.fill for shape in draw(folder).shapes if isinstance(shape, Rect) and shape.opacity == 0.45)
        for name, folder in [("right", right), *((m, tmp_path / m) for m in ("neighbours_too", "reads_twice"))]
    }
    blue, orange = "#4aa3ec", "#f0862e"
    assert filled["right"][orange] == 0
    assert filled["neighbours_too"][blue] > filled["right"][blue]
    assert filled["reads_twice"][orange] > 0 == filled["reads_twice"][blue]


def test_without_an_answer_there_is_one_sentence(tmp_path):
    for name in ("ex14_viewport", "ex16_viewer"):
        (tmp_path / f"{name}.py").write_text((REPOSITORY / "exercises" / f"{name}.py").read_text())
    result = CliRunner().invoke(figure_command, [str(tmp_path), "--svg", str(tmp_path / "a.svg")])
    assert result.exit_code == 2
    assert "not written yet" in result.output.splitlines()[-1]
    assert not (tmp_path / "a.svg").exists()
    with pytest.raises(NoFigure, match=r"ex16_viewer\.py is not there; ex14_viewport\.py is not there"):
        draw(tmp_path / "empty")
    result = CliRunner().invoke(figure_command, [str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "is no folder" in result.output


def a_panel(**changes) -> FigurePanel:
    gray = np.arange(12, dtype=np.uint8).reshape(3, 4)
    values = {"title": "A <b>", "level": 1, "levels": 3, "picture": gray, "blocks": (), "read": [(0, 0, 1)]}
    values |= {"kept": frozenset(), "side": gray, "grid": (2, 2, 2), "overhang": (1.5, 2.0)}
    return FigurePanel(**(values | {"ends": ((0.5, 0.0), (0.5, 1.0))} | changes))


def test_captions_say_what_was_read():
    def caption(**changes):
        scene = figure([a_panel(**changes)], "")
        return [shape.text for shape in scene.shapes if isinstance(shape, Label)][1]

    assert caption() == "Level 1 (of 0 to 2): 1 chunk of 8 read"
    assert caption(read=[(0, 0, 1)] * 3) == "Level 1 (of 0 to 2): 3 reads of 1 chunk, of 8"
    every = [(z, y, x) for z in (0, 1) for y in (0, 1) for x in (0, 1)]
    assert caption(read=every) == "Level 1 (of 0 to 2): all 8 chunks read"
    assert caption(read=[]) == "Level 1 (of 0 to 2): 0 chunks of 8 read"


def test_chunks_over_the_edge_stay_in_the_picture_and_a_tiny_view_is_ringed():
    scene = figure([a_panel(read=[(1, 0, 1)], ends=((0.9, 0.5), (0.9, 0.51)))], "")
    side = [shape for shape in scene.shapes if isinstance(shape, Picture)][1]
    cell = next(shape for shape in scene.shapes if isinstance(shape, Rect) and shape.opacity == 0.45)
    assert cell.y + cell.height == pytest.approx(side.y + side.height)
    assert any(isinstance(shape, Ring) for shape in scene.shapes)


def test_text_is_escaped_and_both_forms_hold_the_same_picture():
    scene = figure([a_panel()], "a & b")
    root = ElementTree.fromstring(to_svg(scene))
    assert "A <b>" in "".join(root.itertext())
    pillow = pytest.importorskip("PIL.Image")
    image = pillow.open(io.BytesIO(to_png(scene)))
    assert image.getpixel((2, 2)) == (255, 255, 255)
    assert len(set(image.convert("L").tobytes())) > 20
