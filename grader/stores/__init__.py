"""Instrumented stores: Zarr objects and files whose every chunk read and write is logged."""
