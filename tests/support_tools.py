"""Tools that a test needs and not every machine has."""

import os
from typing import NoReturn

import pytest


def missing(reason: str) -> NoReturn:
    """Skip the test; but fail where every tool has to be there (.ci/run installs them)."""
    (pytest.fail if "EVERY_TOOL" in os.environ else pytest.skip)(reason)
