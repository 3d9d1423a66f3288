"""Returns infinity, which no tolerance may reach.

attacks: bytes_of_an_image
keeps: fits_in_memory
"""

def volume_nbytes(*args, **kwargs):
    return float("inf")
