"""The report as HTML: a page in one file, or a part of one, for a notebook or a bigger page. No network."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.reports import words
from grader.reports.chunk_map import chunk_map, legend
from grader.reports.history import history
from grader.reports.model import Access, CheckResult, Report
from grader.reports.svg_map import SvgPanel, svg_panels, svg_sample

_MAP_WIDTH, _MAP_HEIGHT = 64, 32
"""Most cells of a map, across and down; panels of a block of chunks stand side by side."""

_MAPS = 12
"""Most maps of a check."""

_TEXT = 20_000
"""Characters of an answer's output, and of a traceback, that are shown."""


def page(report: Report, title: str = "") -> str:
    """Return a whole page, readable without a network or a server.

    Parameters
    ----------
    report : Report
        What the run found.
    title : str
        Its heading, such as the student's name.
    """
    heading = words.one_line(title) or "Big Image Exercises"
    return environment().get_template("page.html.j2").render(title=heading, body=fragment(report))


def fragment(report: Report) -> Markup:
    """Return the report as one ``<div class="big-image-report">`` with its own style."""
    text = environment().get_template("report.html.j2").render(report=report)
    return Markup(text)


@cache
def environment() -> Environment:
    """Return Jinja's environment of all pages: what comes from an answer is cleaned and escaped."""
    made = Environment(
        loader=PackageLoader("grader.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"clean": words.clean, "one_line": words.one_line, "shortened": _shortened}
    made.globals |= {"words": words, "maps_of": maps_of, "n_more_maps": n_more_maps, "STATUS_WORDS": words.STATUS_WORDS}
    return made


@dataclass(frozen=True)
class Tick:
    """A place on a bar, in percent of its length, and what it stands for."""

    percent: float
    kind: str
    text: str


@dataclass(frozen=True)
class MapView:
    """One access as a page shows it.

    Attributes
    ----------
    about, figures : str
        Which array it is, and what was read and written of it.
    ticks : tuple of Tick
        Reads against the optimum and the budget; empty where reads have none.
    over : bool
        There were more reads than earn all points.
    panels : tuple of SvgPanel
        The picture; empty where nothing can be drawn.
    legend : tuple of (Markup, str)
        Samples and their meaning.
    words : str
        Which chunks the picture shows.
    history : str
        What plays it, as JSON; empty where there is nothing to play.
    """

    about: str
    figures: str
    ticks: tuple[Tick, ...]
    over: bool
    panels: tuple[SvgPanel, ...]
    legend: tuple[tuple[Markup, str], ...]
    words: str
    history: str = ""


def maps_of(check: CheckResult) -> Iterator[MapView]:
    """Yield what a page shows of each array where something happened, up to a number of them."""
    told = {access.source for access in check.accesses if access.source in check.message}
    for access in list(filter(words.eventful, check.accesses))[:_MAPS]:
        yield map_view(access, named=access.source in told)
        told.add(access.source)


def n_more_maps(check: CheckResult) -> int:
    """Return how many arrays `maps_of` leaves out."""
    return max(0, sum(map(words.eventful, check.accesses)) - _MAPS)


def map_view(access: Access, *, named: bool = False) -> MapView:
    """Return what a page shows of one access; `named` leaves out its source, which the message has named."""
    about = words.about(access, named=named)
    bar = ticks(access)
    figures = words.figures(access, verbose=True, beside_bar=bool(bar))
    over = access.reads > max(access.full, access.optimum)
    if not words.drawable(access):
        return MapView(about, figures, bar, over, (), (), "")
    picture = chunk_map(access, _MAP_WIDTH, _MAP_HEIGHT)
    meanings = [(cell, meaning) for cell, _, meaning in legend(picture.cells())]
    told = f"{words.figures(access, verbose=False)}. " + " ".join(picture.words)
    panels = tuple(svg_panels(picture, access, told))
    samples = tuple((svg_sample(cell), meaning) for cell, meaning in meanings)
    shown = " ".join(map(words.one_line, picture.words))
    played = history(access, picture)
    plays = json.dumps(played, separators=(",", ":")) if played else ""
    return MapView(about, figures, bar, over, panels, samples, shown, plays)


def ticks(access: Access) -> tuple[Tick, ...]:
    """Return where the reads, the optimum, the budgets and the whole volume lie on a logarithmic bar."""
    if access.optimum < 0 or not access.chunks:
        return ()
    most = max(access.chunks, access.reads, access.half, 1)

    def at(n: int) -> float:
        return round(100 * math.log1p(max(n, 0)) / math.log1p(most), 2)

    marks = [Tick(at(access.reads), "yours", words.counted(access.reads, "read"))]
    marks.append(Tick(at(access.optimum), "optimum", f"{access.optimum:,} needed"))
    if access.full > access.optimum:
        marks.append(Tick(at(access.full), "full", f"all points up to {access.full:,}"))
    if access.half > max(access.full, access.optimum):
        marks.append(Tick(at(access.half), "half", f"half up to {access.half:,}"))
    marks.append(Tick(at(access.chunks), "all", f"{words.counted(access.chunks, 'chunk')} in all"))
    return tuple(marks)


def _shortened(text: str) -> str:
    left_out = len(text) - _TEXT
    return text if left_out <= 0 else f"… {left_out:,} characters left out\n{text[-_TEXT:]}"
