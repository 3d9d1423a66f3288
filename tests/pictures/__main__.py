"""The README's pictures, made anew: ``python -m tests.pictures [FOLDER]``."""

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from grader.courses.figure import draw as draw_figure
from grader.courses.observing.measure import observe
from grader.courses.run import run
from grader.reports.html import map_view
from grader.reports.model import CheckResult
from grader.reports.observation import Cost
from grader.reports.observation_words import duration
from grader.reports.scene import to_svg
from grader.reports.words import counted

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
EX04 = "ex04_slicing_at_an_angle"
ROW_BY_ROW = REPOSITORY / "tests" / "mutants" / EX04 / "slice_row_by_row.py"

_WIDTH, _MARGIN, _LINE = 790, 16, 20


def chunks_svg() -> str:
    """Return the chunk maps of an oblique slice, taken row by row and chunk by chunk."""
    solution = (REPOSITORY / "solutions" / f"{EX04}.py").read_text(encoding="utf-8")
    slow = staircase(solution + "\n\n" + ROW_BY_ROW.read_text(encoding="utf-8"))
    good = staircase(solution)
    parts: list[str] = []
    bottom = _MARGIN
    for heading, check in (("Row by row", slow), ("Each chunk once", good)):
        bottom = draw(heading, check, bottom, parts)
    return picture(bottom, parts)


def staircase(source: str) -> CheckResult:
    """Return what the check of oblique slices finds of an answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{EX04}.py")
        file.write_text(source, encoding="utf-8")
        (report,) = run([f"{file}::reads_the_staircase"])
    return report.exercises[0].checks[0]


def draw(heading: str, check: CheckResult, top: int, parts: list[str]) -> int:
    """Draw one map with its words below `top`, and return where it ends."""
    (access,) = check.accesses
    view = map_view(access)
    stopped = "stopped after " if access.reads > access.half else ""
    told = f"{heading}: {stopped}{access.reads} chunk reads; {access.optimum} are needed."
    parts.append(f'<text class="told" x="{_MARGIN}" y="{top + 14}">{told}</text>')
    left, top, height = _MARGIN, top + _LINE + 10, 0
    for panel in view.panels:
        width, height = sizes(panel.svg)
        parts.append(f'<text class="small" x="{left}" y="{top + 8}">{panel.title}</text>')
        parts.append(placed(panel.svg, left, top + 14))
        left += width + 16
    left += 8
    for row, (sample, meaning) in enumerate(view.legend):
        parts.append(placed(sample, left, top + 14 + row * 26))
        parts.append(f'<text class="small" x="{left + 28}" y="{top + 28 + row * 26}">{meaning}</text>')
    return top + 14 + max(height, 26 * len(view.legend)) + _MARGIN + 6


def placed(svg: str, x: int, y: int) -> str:
    """Return a picture at a place of a larger one."""
    return str(svg).replace('<svg class="map"', f'<svg class="map" x="{x}" y="{y}"', 1)


def sizes(svg: str) -> tuple[int, int]:
    """Return width and height of a picture in pixels."""
    width, height = re.findall(r' (?:width|height)="([\d.]+)"', svg)[:2]
    return round(float(width)), round(float(height))


def formats_svg() -> str:
    """Return what slices of the same volume cost in four formats: `grade observe`, as bars."""
    seen = observe()
    left, column, top, row = 128, 162, 66, 46
    parts = [
        f'<text class="told" x="{_MARGIN}" y="30">One volume of 512 x 512 x 512 voxels in four formats</text>',
        *(
            f'<text class="name" x="{left + i * column}" y="{top - 10}">{one.name}</text>'
            for i, one in enumerate(seen.stored)
        ),
    ]
    looks = [cost.look for cost in seen.stored[0].costs]
    shown = [place for place, look in enumerate(looks) if look != "opening"]
    for y, place in zip(range(top, top + row * len(shown), row), shown, strict=True):
        parts.append(f'<text class="name" x="{_MARGIN}" y="{y + 16}">{looks[place]}</text>')
        for i, stored in enumerate(seen.stored):
            parts += bar(stored.costs[place], left + i * column, y, column - 22)
    bottom = top + row * len(shown) + 24
    told = (
        "Bar: share of the data that is read. Below: chunks, and time from a remote store (50 MB/s, 100 ms a request)."
    )
    parts.append(f'<text class="small" x="{_MARGIN}" y="{bottom - 10}">{told}</text>')
    return picture(bottom, parts)


def bar(cost: Cost, x: int, y: int, width: int) -> Iterator[str]:
    """Yield the share of the data that one slice reads, and what that costs."""
    kind = "unneeded" if cost.share > 0.2 else "read"
    yield f'<rect class="track" x="{x}" y="{y + 4}" width="{width}" height="12" rx="2"/>'
    yield f'<rect class="{kind}" x="{x}" y="{y + 4}" width="{max(2.0, width * cost.share):.1f}" height="12" rx="2"/>'
    reads = counted(cost.chunks, "chunk")
    yield f'<text class="small" x="{x}" y="{y + 31}">{reads}, {duration(cost.remote_seconds)}</text>'


def picture(height: int, parts: Iterable[str]) -> str:
    """Return an SVG with the page's own style and ground."""
    sizes = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    ground = f'<rect width="{_WIDTH}" height="{height}" rx="6" style="fill:var(--paper)"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}>'
    return "\n".join([head, f"<style>{style()}</style>", ground, *parts, "</svg>"]) + "\n"


def style() -> str:
    """Return the page's own style for maps, in light and dark."""
    css = (files("grader.reports") / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"\.big-image-report \{\s*((?:--[^;]+;\s*)+)", css)[:2]
    rules = [rule.removeprefix(".big-image-report ") for rule in _rules(css)]
    texts = [
        "text{font-family:system-ui,sans-serif}",
        ".told{fill:var(--text);font-size:15px;font-weight:600}",
        ".name{fill:var(--text);font-size:13px;font-weight:600}",
        ".track{fill:var(--bar)}",
        "rect.read{fill:var(--read)}",
        "rect.unneeded{fill:var(--over)}",
        ".small{fill:var(--soft);font-size:12.5px}",
    ]
    return "\n".join([f":root{{{light}}}", f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}", *rules, *texts])


def _rules(css: str) -> Iterator[str]:
    for rule in re.findall(r"^\.big-image-report svg [^{]*\{[^}]*\}", css, re.MULTILINE):
        yield re.sub(r"\.big-image-report svg(\.map)? ", ".map ", rule)


def main(folder: Path) -> None:
    """Write the pictures."""
    figure = to_svg(draw_figure(REPOSITORY / "solutions"))
    for name, text in (("chunks", chunks_svg()), ("figure", figure), ("formats", formats_svg())):
        (folder / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
