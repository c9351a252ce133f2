"""Models that more than one screen uses."""
