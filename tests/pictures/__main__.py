"""The README's pictures, made anew: ``python -m tests.pictures [FOLDER]``."""

import re
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from grader.courses.figure import draw as draw_figure
from grader.courses.run import run
from grader.reports.html import map_view
from grader.reports.model import CheckResult
from grader.reports.scene import to_svg

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
EX04 = "ex04_slicing_at_an_angle"
ROW_BY_ROW = REPOSITORY / "tests" / "mutants" / EX04 / "slice_row_by_row.py"

_WIDTH, _MARGIN, _LINE = 720, 16, 20


def chunks_svg() -> str:
    """Return the chunk maps of an oblique slice, taken row by row and chunk by chunk."""
    solution = (REPOSITORY / "solutions" / f"{EX04}.py").read_text(encoding="utf-8")
    slow = staircase(solution + "\n\n" + ROW_BY_ROW.read_text(encoding="utf-8"))
    good = staircase(solution)
    parts: list[str] = []
    bottom = _MARGIN
    for heading, check in (("Row by row", slow), ("Each chunk once", good)):
        bottom = draw(heading, check, bottom, parts)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{bottom}" viewBox="0 0 {_WIDTH} {bottom}">'
    )
    ground = f'<rect width="{_WIDTH}" height="{bottom}" rx="6" style="fill:var(--paper)"/>'
    return "\n".join([head, f"<style>{style()}</style>", ground, *parts, "</svg>"]) + "\n"


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


def style() -> str:
    """Return the page's own style for maps, in light and dark."""
    css = (files("grader.reports") / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"\.big-image-report \{\s*((?:--[^;]+;\s*)+)", css)[:2]
    rules = [rule.removeprefix(".big-image-report ") for rule in _rules(css)]
    texts = [
        "text{font-family:system-ui,sans-serif}",
        ".told{fill:var(--text);font-size:15px;font-weight:600}",
        ".small{fill:var(--soft);font-size:12.5px}",
    ]
    return "\n".join([f":root{{{light}}}", f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}", *rules, *texts])


def _rules(css: str) -> Iterator[str]:
    for rule in re.findall(r"^\.big-image-report svg [^{]*\{[^}]*\}", css, re.MULTILINE):
        yield re.sub(r"\.big-image-report svg(\.map)? ", ".map ", rule)


def main(folder: Path) -> None:
    """Write the pictures."""
    for name, text in (("chunks", chunks_svg()), ("figure", to_svg(draw_figure(REPOSITORY / "solutions")))):
        (folder / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
