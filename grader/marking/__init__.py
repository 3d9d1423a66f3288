"""How an answer is marked: what a check is, what it may expect, and what comes of it."""
