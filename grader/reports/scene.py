"""A drawing as a list of shapes, and its two forms: SVG, and PNG by Pillow."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import escape

from grader.reports.png import data_uri, gray_png

_SCALE, _FINER = 2, 2
"""Pixels of a PNG in one unit of the drawing; how much finer it is drawn before it is made smaller."""


@dataclass(frozen=True)
class Picture:
    """Grey pixels, (rows, columns) of uint8, in a rectangle."""

    x: float
    y: float
    width: float
    height: float
    pixels: np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True)
class Rect:
    """A rectangle; without a colour it is not filled, without an edge it has none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    opacity: float = 1.0
    edge: str = ""
    edge_width: float = 1.0


@dataclass(frozen=True)
class Line:
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Ring:
    """A circle that is not filled."""

    x: float
    y: float
    radius: float
    colour: str
    width: float = 1.5


@dataclass(frozen=True)
class Label:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float = 13
    colour: str = "#1c2530"
    bold: bool = False


Shape = Picture | Rect | Line | Ring | Label


@dataclass(frozen=True)
class Scene:
    """A drawing on white.

    Attributes
    ----------
    width, height : int
        Its size, in units of one CSS pixel.
    title : str
        What it shows, for who cannot see it.
    shapes : sequence of Shape
        From the back to the front.
    """

    width: int
    height: int
    title: str
    shapes: Sequence[Shape]


def to_svg(scene: Scene) -> str:
    """Return the drawing as an SVG document, its pictures inside."""
    size = f'width="{scene.width}" height="{scene.height}" viewBox="0 0 {scene.width} {scene.height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="system-ui, sans-serif">',
        f"<title>{escape(scene.title)}</title>",
        f'<rect width="{scene.width}" height="{scene.height}" rx="8" fill="#fff"/>',
        *(part for shape in scene.shapes for part in _svg(shape)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _svg(shape: Shape) -> Iterator[str]:
    match shape:
        case Picture(x, y, width, height, pixels):
            yield (
                f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" preserveAspectRatio="none" '
                f'href="{data_uri(gray_png(pixels))}"/>'
            )
        case Rect(x, y, width, height, fill, opacity, edge, edge_width):
            inside = f'fill="{fill}" fill-opacity="{opacity:g}"' if fill else 'fill="none"'
            outside = f' stroke="{edge}" stroke-width="{edge_width:g}"' if edge else ""
            yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {inside}{outside}/>'
        case Line(x1, y1, x2, y2, colour, line_width, opacity):
            stroke = f'stroke="{colour}" stroke-width="{line_width:g}" stroke-opacity="{opacity:g}"'
            yield f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" {stroke}/>'
        case Ring(x, y, radius, colour, ring_width):
            stroke = f'stroke="{colour}" stroke-width="{ring_width:g}"'
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="none" {stroke}/>'
        case Label(x, y, text, font_size, colour, bold):
            weight = ' font-weight="600"' if bold else ""
            yield f'<text x="{x:g}" y="{y:g}" font-size="{font_size:g}" fill="{colour}"{weight}>{escape(text)}</text>'


def to_png(scene: Scene) -> bytes:
    """Return the drawing as a PNG file, two pixels a unit.

    Raises
    ------
    ImportError
        If Pillow is not installed.
    """
    from PIL import Image

    scale = _SCALE * _FINER
    image = Image.new("RGB", (scene.width * scale, scene.height * scale), "#fff")
    for shape in scene.shapes:
        _paint(image, shape, scale)
    out = io.BytesIO()
    image.reduce(_FINER).save(out, "PNG", optimize=True)
    return out.getvalue()


def _paint(image: Any, shape: Shape, scale: int) -> None:
    from PIL import Image, ImageColor, ImageDraw, ImageFont

    draw = ImageDraw.Draw(image, "RGBA")

    def colour(name: str, opacity: float = 1.0) -> tuple[int, ...]:
        return (*ImageColor.getrgb(name)[:3], round(255 * opacity))

    match shape:
        case Picture(x, y, width, height, pixels):
            size = round(width * scale), round(height * scale)
            image.paste(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC), (_at(x, scale), _at(y, scale)))
        case Rect(x, y, width, height, fill, opacity, edge, edge_width):
            corners = [_at(n, scale) for n in (x, y, x + width, y + height)]
            if fill:
                draw.rectangle((corners[0], corners[1], corners[2] - 1, corners[3] - 1), colour(fill, opacity))
            if edge:
                half = edge_width * scale / 2
                outer = corners[0] - half, corners[1] - half, corners[2] + half, corners[3] + half
                draw.rectangle(outer, None, colour(edge), max(1, round(edge_width * scale)))
        case Line(x1, y1, x2, y2, name, line_width, opacity):
            ends = [n * scale for n in (x1, y1, x2, y2)]
            draw.line(ends, colour(name, opacity), max(1, round(line_width * scale)))
        case Ring(x, y, radius, name, ring_width):
            box = [n * scale for n in (x - radius, y - radius, x + radius, y + radius)]
            draw.ellipse(box, None, colour(name), max(1, round(ring_width * scale)))
        case Label(x, y, text, font_size, name, bold):
            font = ImageFont.load_default(font_size * scale)
            thick = round(0.02 * font_size * scale) if bold else 0
            draw.text((x * scale, y * scale), text, colour(name), font, anchor="ls", stroke_width=thick)


def _at(n: float, scale: int) -> int:
    return round(n * scale)
