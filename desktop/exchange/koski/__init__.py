"""The result of a case in Koski's own words: the unit with its demonstration, and where it was learnt.

Only keys that Koski knows are written, and nothing whose facts are not there.
"""

from desktop.exchange.koski.record import koski_file, koski_record

__all__ = ["koski_file", "koski_record"]
