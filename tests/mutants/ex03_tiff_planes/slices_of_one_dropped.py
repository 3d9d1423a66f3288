"""Drops every axis of length 1, those of slices too.

check: reads_strips_of_the_selection
status: failed
says: It drops every axis of length 1
tells: It drops every axis of length 1. Only an int drops its axis: a slice keeps it.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        return super().__getitem__(selection).squeeze()
