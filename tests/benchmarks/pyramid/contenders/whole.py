"""``array[:]``: all of level 0 into memory, and no more."""

import sys

import zarr
from counting import CountingStore, count
from measure import report

_, target = sys.argv
array = zarr.open_group(CountingStore(target))["0"]
report(lambda: array[:], reads=count, version="zarr " + zarr.__version__)
