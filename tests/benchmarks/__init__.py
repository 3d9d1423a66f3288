"""Benchmarks: scripts that print figures and ratios of one run; no test, and no assertion on time."""
