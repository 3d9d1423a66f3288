"""What a later exercise needs of an earlier one, given from the reference: a failed exercise blocks no later one.

``from grader.earlier.ex10_pyramid import downsample_mean`` in an answer to ex11 or later. The modules are made from
``solutions/`` by ``python -m grader.courses.earlier``, never edited by hand. Names and docstrings are in the ``.pyi``
files; the code is packed in ``sources.bin``, so that nobody reads an answer by accident, which hinders nobody who
wants to. While an answer is graded, only the modules of exercises before its own can be imported.
"""

from functools import cache
from pathlib import Path
from zipfile import ZipFile

PACKED = Path(__file__).with_name("sources.bin")
"""The modules, in a zip archive."""

__path__.append(str(PACKED))  # from such an archive Python imports as from a folder


def sources_before(exercise: str) -> dict[str, str]:
    """Return the source of each module here that an answer to `exercise` may import, by the module's name."""
    return {name: source for name, source in _sources().items() if name < exercise}


@cache
def _sources() -> dict[str, str]:
    with ZipFile(PACKED) as packed:
        return {name.removesuffix(".py"): packed.read(name).decode("utf-8") for name in packed.namelist()}
