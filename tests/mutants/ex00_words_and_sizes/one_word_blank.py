"""Leaves a blank.

check: three_words
status: failed
says: is still blank
"""

ANSWERS = {"open_piecewise": "lazy loading", "store_piecewise": "", "many_scales": "resolution pyramid"}
