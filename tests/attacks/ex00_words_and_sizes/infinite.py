"""Returns infinity, which no tolerance may reach.

attacks: bytes_of_an_image
keeps: time_to_load
"""

def volume_nbytes(*args, **kwargs):
    return float("inf")
