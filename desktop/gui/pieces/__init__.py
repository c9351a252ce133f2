"""Packages from other files: the part of a sub-area to assess, an answer, a copy of one's own demonstration."""
