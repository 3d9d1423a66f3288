"""`observe()` in a notebook: the page's content below the cell."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from grader.reports.observation import Observation


@dataclass(frozen=True)
class Shown:
    """What a front-end shows: HTML, or text where it shows no HTML."""

    html: str
    text: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def observe(file: str | Path = "", array: str = "") -> Shown:
    """Show what slices cost in four file formats; with a file, its levels and chunks, and what they would cost there.

    Parameters
    ----------
    file : str or Path
        Your own TIFF, OME-TIFF, HDF5, BigDataViewer's .h5 or .xml, OME-Zarr (folder or .zip): nothing of it is read but
        metadata. Without it, a volume of 512 cubed is opened in four formats and really sliced.
    array : str
        Which image in the file, where it holds several.
    """
    from grader.courses.observing import measure
    from grader.courses.observing.found import BadFile
    from grader.courses.observing.own_file import plan

    try:
        return _shown(plan(Path(file), array) if file else measure.observe())
    except BadFile as error:
        return Shown(str(Markup("<p>{}</p>").format(str(error))), str(error))


def _shown(seen: Observation) -> Shown:
    from rich.console import Console

    from grader.reports.observation_page import fragment
    from grader.reports.observation_terminal import print_observation

    text = io.StringIO()
    print_observation(seen, Console(file=text, width=100, force_jupyter=False, force_terminal=False))
    return Shown(str(fragment(seen)), text.getvalue())
