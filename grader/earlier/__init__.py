"""What a later exercise needs of an earlier one, given from the reference: a failed exercise blocks no later one.

``from grader.earlier.ex10_pyramid import downsample_mean`` in an answer to ex11 or later. The modules are made from
``solutions/`` by ``python -m grader.courses.earlier``, never edited by hand. While an answer is graded, only those of
exercises before its own can be imported.
"""

from functools import cache
from importlib.resources import files


def sources_before(exercise: str) -> dict[str, str]:
    """Return the source of each module here that an answer to `exercise` may import, by the module's name."""
    return {name: source for name, source in _sources().items() if name < exercise}


@cache
def _sources() -> dict[str, str]:
    modules = (file for file in files(__name__).iterdir() if file.name.startswith("ex"))
    return {file.name.removesuffix(".py"): file.read_text(encoding="utf-8") for file in modules}
