"""``python -m tests.benchmarks [NAME…]``: runs the benchmarks and prints one table each.

Without a name, all that take less than a minute; ``pyramid`` and ``rechunk`` take minutes and gigabytes of disk,
``class`` (a hundred submissions, and nbgrader) half an hour.
"""

import importlib
import pkgutil
import sys

from rich.console import Console
from rich.table import Table

import tests.benchmarks as here


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all of them."""
    names = ["whole_class" if name == "class" else name for name in names]
    console = Console(width=110)
    modules = list(pkgutil.iter_modules(here.__path__))
    contests = [module.name for module in modules if module.ispkg]
    for name in [one for one in names if one in contests]:
        importlib.import_module(f"tests.benchmarks.{name}.__main__").main([])
    known = [module.name for module in modules if module.name.startswith("bench_")]
    for name in [f"bench_{one}" for one in names if one not in contests] if names else known:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        table = Table(title=(module.__doc__ or name).strip().splitlines()[0], title_justify="left", box=None)
        for column in ("what", "measured", "to reach"):
            table.add_column(column)
        for row in module.rows():
            table.add_row(*row)
        console.print(table)
        console.print()


if __name__ == "__main__":
    main(sys.argv[1:])
