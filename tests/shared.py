"""The material beside the repository: real documents, schemas and the examiner of PDFs. Read there, never copied."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def shared(name: str) -> Path:
    """A file or folder of the shared material ("data/eperusteet/…"); where it is missing, the test is skipped."""
    path = SHARED / name
    if not path.exists():
        pytest.skip("../shared is not here", allow_module_level=True)
    return path
