"""Bringing in lists of people, and taking them out."""
