"""Bringing in plans (HOKS)."""
