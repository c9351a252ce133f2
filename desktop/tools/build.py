"""Makes what the program needs and git does not keep: compiled forms and catalogues, where they are stale.

python -m desktop.tools.build
"""

from __future__ import annotations

from desktop.tools.catalogues import compile_catalogues
from desktop.tools.forms import compile_forms


def build() -> None:
    """Compile the forms and catalogues that changed."""
    compile_forms()
    compile_catalogues()


if __name__ == "__main__":
    build()
