"""Two of the words stand in each other's places.

check: three_words
status: failed
says: have the answers been swapped
"""

ANSWERS = {"open_piecewise": "Chunking", "store_piecewise": "lazy loading", "many_scales": "resolution pyramid"}
