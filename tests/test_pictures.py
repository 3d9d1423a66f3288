"""The README's pictures are what the command draws, and the README shows them."""

import re

import pytest

from tests.support_grade import REPOSITORY, python

PICTURES = REPOSITORY / "tests" / "pictures"
NAMES = ["chunks.svg", "figure.svg", "formats.svg"]


def without_pixels(text: str) -> str:
    """Return an SVG without its images, whose compression differs from one zlib to the next."""
    return re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", text)


@pytest.mark.slow
def test_the_command_draws_them(tmp_path):
    ran = python(REPOSITORY, "-m", "tests.pictures", str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == NAMES
    for name in NAMES:
        made, kept = ((folder / name).read_text(encoding="utf-8") for folder in (tmp_path, PICTURES))
        assert without_pixels(made) == without_pixels(kept), f"{name}: run python -m tests.pictures"


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_shows_them(name):
    assert f"](tests/pictures/{name})" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
