"""Traces and profiles the functions that call it, and changes what they return.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

import sys

def read_plane(tif, z):
    def trace(frame, event, value):
        if event == "return" and isinstance(value, tuple):
            frame.f_locals["value"] = None
        frame.f_trace = trace
        return trace

    sys.settrace(trace)
    sys.setprofile(trace)
    frame = sys._getframe()
    while frame:
        frame.f_trace = trace
        frame = frame.f_back
