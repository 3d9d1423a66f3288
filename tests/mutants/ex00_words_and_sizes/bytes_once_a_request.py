"""Loads everything in each request.

check: time_to_load
status: failed
says: once a request
tells: The bytes are loaded once, not once a request.
"""

def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return n_requests * (nbytes / (mb_per_s * 1e6) + latency_s)
