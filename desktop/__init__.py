"""Näyttökumppani: plan, assess and co-sign competence demonstrations offline."""

__version__ = "0.1.0"
