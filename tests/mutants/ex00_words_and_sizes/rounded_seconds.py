"""Rounds to whole seconds.

check: time_to_load
status: failed
says: do not round
tells: Fractions of a second count: do not round, and use /, not //.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return round(nbytes / (mb_per_s * 1e6) + n_requests * latency_s)
