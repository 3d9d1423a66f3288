"""The report as a page: whole, self-contained, and with nothing of an answer's that acts in a browser."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from test_reports_sample import check, place, sample

from grader.reports.chunk_map import Kind
from grader.reports.html import fragment, map_view, page
from grader.reports.model import Access, ExerciseResult, Report, Status
from tests.support_grade import EAGER, answer, python

VOID = {"meta", "br", "img", "link", "hr", "input"}
HOSTILE = "</pre></style><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e{{ 7*7 }}&amp;"


class Tags(HTMLParser):
    """Checks that tags are balanced, and keeps them with their attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == [], "tags that are never closed"

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data + " "

    def named(self, tag):
        return [attrs for name, attrs in self.seen if name == tag]


SCRIPT = (files("grader.reports") / "templates" / "report.js").read_text(encoding="utf-8").strip()


def scripts(text: str) -> list[str]:
    """Return every script of a page; one of an answer's would end the list that is expected."""
    return [found.strip() for found in re.findall(r"<script[^>]*>(.*?)</script", text, re.DOTALL | re.IGNORECASE)]


def of_class(tags: Tags, tag: str, name: str):
    return [attrs for attrs in tags.named(tag) if name in (attrs.get("class") or "").split()]


def test_a_page_is_one_file_that_needs_nothing_else():
    text = page(sample(), "Ada")
    tags = Tags(text)
    assert text.startswith("<!doctype html>")
    outside = re.findall(r"https?://[^\"]*|url\(|@import|\bsrc=|<link", text)
    assert outside == ["http://www.w3.org/2000/svg"], "the name of SVG, which is fetched from nowhere"
    assert "<h1>Ada</h1>" in text
    assert len(of_class(tags, "div", "big-image-report")) == 1


def test_it_says_what_the_terminal_says():
    report = sample()
    text = " ".join(Tags(page(report)).text.split())
    for exercise in report.exercises:
        assert f"{exercise.name}: {exercise.title} {exercise.score} of {exercise.max_score}" in text
    assert f"{report.score} of {report.max_score} points" in text
    assert "read_crop read 68 strips where 4 are enough" in text
    assert "72 reads 4 needed half up to 8 8,000 chunks in all" in text
    assert "Not written yet: LazyStack" in text


@pytest.mark.parametrize("make", [page, fragment])
def test_text_of_an_answer_is_only_text(make):
    evil = check(
        "evil",
        Status.FAILED,
        title=HOSTILE,
        message=HOSTILE,
        output=HOSTILE,
        traceback=HOSTILE,
        accesses=(Access(array=HOSTILE, source=HOSTILE, reads=1, grid=(2, 2), chunks=4, read=(1,)),),
    )
    report = Report(HOSTILE, (ExerciseResult("ex03" + HOSTILE, HOSTILE, (evil,)),), isolation=(HOSTILE,))
    text = make(report)
    tags = Tags(text)
    assert scripts(text) == [SCRIPT]
    assert not tags.named("img")
    assert not any(name.startswith("on") for _, attrs in tags.seen for name in attrs)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "alert(1)" in tags.text
    assert "{{ 7*7 }}&amp;" in tags.text


def test_a_title_of_a_student_is_only_text():
    assert scripts(page(sample(), HOSTILE)) == [SCRIPT]


def cells(view, kind: Kind) -> int:
    """Return how many cells of a picture have a colour, from the lengths of its bars."""
    total = 0
    for panel in view.panels:
        tags = Tags(str(panel.svg))
        bars = [bar for bar in tags.named("rect") if bar["class"] == kind]
        total += sum(round(float(bar["width"]) / float(bar["height"])) for bar in bars)
    return total


def test_a_map_has_every_chunk_in_the_colour_of_what_happened_to_it():
    access = Access(
        reads=9,
        optimum=4,
        full=4,
        half=8,
        chunks=27,
        grid=(3, 3, 3),
        needed=(0, 1, 2, 3),
        read=(0, 1, 1, 1, 1, 2, 9, 10),
    )
    view = map_view(access)
    counted = {kind: cells(view, kind) for kind in Kind}
    assert [panel.title for panel in view.panels] == ["z 0", "z 1", "z 2"]
    assert {kind: n for kind, n in counted.items() if n} == {
        Kind.READ: 2,
        Kind.AGAIN: 1,
        Kind.MISSED: 1,
        Kind.UNNEEDED: 2,
    }
    assert ">4</text>" in view.panels[0].svg
    assert [meaning for _, meaning in view.legend] == [
        "read once",
        "read 4 times",
        "read without need",
        "needed, not read",
        "untouched",
    ]
    assert "9 chunk reads; needed: 4" in view.panels[0].svg, "the text alternative has the figures"


def test_the_history_plays_the_reads_in_their_order():
    access = Access(reads=5, optimum=3, chunks=9, grid=(3, 3), needed=(0, 1, 5), read=(1, 0, 1, 8))
    told = json.loads(map_view(access).history)
    assert told == {
        "reads": [[0, 0, 1, 0, 1, 1], [0, 0, 0, 0, 1, 1], [0, 0, 1, 0, 1, 2], [0, 2, 2, 0, 0, 1]],
        "needed": [[0, 0, 0, 0, 1], [0, 0, 1, 0, 0], [0, 1, 2, 0, -1]],
        "axis": "",
        "planes": [],
    }
    assert map_view(Access(reads=1, chunks=9, grid=(3, 3), read=(1,))).history == "", "one read is no film"


def test_a_map_that_looks_along_an_axis_can_be_turned_through_its_planes():
    grid = (64, 64, 64)
    needed = tuple(place(grid, i, y, i) for i in range(64) for y in range(64))[:4000]
    view = map_view(Access(reads=4000, optimum=4000, chunks=64**3, grid=grid, needed=needed, read=needed))
    told = json.loads(view.history)
    assert told["axis"] == "y"
    assert told["planes"] == list(range(64))
    assert told["reads"][65] == [0, 0, 0, 1, 1, 1], "a cell holds 2 x 2 chunks"


def test_voxels_are_drawn_where_they_fit():
    small = Access(
        reads=1, chunks=12, grid=(3, 2, 2), shape=(5, 7, 8), chunk_shape=(2, 4, 4), needed=(0,), read=(0,), optimum=1
    )
    panels = map_view(small).panels
    lines = Tags(str(panels[0].svg)).named("path")[0]
    assert lines["class"] == "voxels"
    assert (lines["d"].count("h"), lines["d"].count("v")) == (8, 9), "7 rows and 8 columns of voxels"
    assert len(of_class(Tags(str(panels[0].svg)), "rect", "outside")) == 1, "the eighth row of the chunks is not there"
    large = replace(small, shape=(150, 250, 256), chunk_shape=(64, 128, 128))
    assert "voxels" not in map_view(large).panels[0].svg


def test_the_bar_grows_with_the_reads_and_ends_at_the_largest_number():
    def percent(reads, kind):
        access = Access(reads=reads, optimum=4, full=6, half=8, chunks=8000)
        return {tick.kind: tick.percent for tick in map_view(access).ticks}[kind]

    assert 0 == percent(0, "yours") < percent(4, "yours") < percent(72, "yours") < percent(8000, "yours") == 100
    assert percent(4, "yours") == percent(0, "optimum") < percent(0, "full") < percent(0, "half") < 100
    assert percent(0, "all") == 100 > percent(16000, "all")
    assert map_view(Access(reads=3, chunks=8)).ticks == (), "reads without a budget have no bar"


def test_a_huge_picture_stays_a_small_page():
    n = 4096
    access = Access(reads=n, optimum=n, full=n, half=2 * n, chunks=2**26, grid=(256, 512, 512), read=tuple(range(n)))
    one = check("reads", accesses=(access,) * 40)
    text = page(Report(".", (ExerciseResult("ex04", "Slices", (one,)),)))
    assert len(text) < 1_000_000
    assert "and 28 more arrays" in text


def test_long_output_is_cut():
    one = check("prints", Status.FAILED, output="x" * 100_000 + "the end")
    text = page(Report(".", (ExerciseResult("ex04", "Slices", (one,)),)))
    assert "80,007 characters left out" in text
    assert "the end" in text
    assert len(text) < 70_000


@pytest.mark.slow
def test_the_command_writes_the_page(tmp_path):
    answer(tmp_path / "exercises", replaced=EAGER)
    ran = python(tmp_path, "-m", "grader", "run", "--html", "report.html")
    assert ran.returncode == 0, ran.stderr
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "looking for plane 1234" in text
    assert cells_of_page(text, Kind.UNNEEDED) > 0
    refused = python(tmp_path, "-m", "grader", "run", "ex03", "--html", "no/such/folder/report.html")
    assert refused.returncode == 1
    assert "could not be written to no/such/folder/report.html: No such file or directory." in refused.stderr


def cells_of_page(text: str, kind: Kind) -> int:
    bars = [bar for bar in Tags(text).named("rect") if bar.get("class") == kind]
    return sum(round(float(bar["width"]) / float(bar["height"])) for bar in bars) - 1  # one is the legend's sample
