"""From one Report to every form in which it is read: pure functions."""
