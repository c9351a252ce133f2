"""Qualification requirements as ePerusteet gives them, turned into domain values.

Nothing here trusts a document: what is odd becomes a finding, what is no document at all a UserError.
"""

from desktop.exchange.eperusteet.counting import Counts, counts
from desktop.exchange.eperusteet.document import ImportedDocument, read_document
from desktop.exchange.eperusteet.recognise import Form

__all__ = ["Counts", "Form", "ImportedDocument", "counts", "read_document"]
