"""Brings a conftest, a sitecustomize, settings and modules named like the grader's and numpy; they run nowhere.

attacks: reads_one_page
keeps: knows_its_shape
beside: conftest.py sitecustomize.py usercustomize.py __init__.py numpy.py zarr.py grader.py pytest.py test_more.py sub/conftest.py
status: failed
says: It returned None
"""

import pathlib

try:
    pathlib.Path("@outside@/ran").write_text(__name__)
except OSError:
    pass

def pytest_runtest_call(item):
    item.check = None

def pytest_collection_modifyitems(items):
    items.clear()

def read_plane(tif, z):
    return None
