"""Reads solutions, checks, the home folder, passwords, its own folder and other submissions.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import os
import pathlib
import sys

_HERE = pathlib.Path("@here@")
_GRADER = pathlib.Path(sys.modules["grader.given"].__file__).parent
ACTS = [
    lambda: next(_HERE.iterdir()),
    lambda: (_HERE / "ex00_words_and_sizes.py").read_text(),
    lambda: next(pathlib.Path("@outside@").iterdir()),
    lambda: pathlib.Path("@outside@/victim").read_text(),
    lambda: (_GRADER / "checks" / "ex03_tiff_planes.py").read_text(),
    lambda: (_GRADER / "volumes" / "phantom.py").read_text(),
    lambda: (_GRADER.parent / "solutions" / "ex03_tiff_planes.py").read_text(),
    lambda: open("/etc/passwd").read(),
    lambda: os.listdir("/"),
    lambda: os.listdir("/tmp"),
]

_right = read_plane

def read_plane(tif, z):
    done = []
    for act in ACTS:
        try:
            act()
        except (OSError, MemoryError, ValueError, AttributeError):
            continue
        done.append(act)
    return _right(tif, z) if done else None
