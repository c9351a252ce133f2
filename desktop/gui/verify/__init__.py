"""Telling of any PDF whether it is as it was signed."""
