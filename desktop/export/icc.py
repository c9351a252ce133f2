"""The sRGB colour profile (ICC version 4) that PDF/A wants to know its colours by; it carries no date, so that
the same document is always the same bytes."""

from __future__ import annotations

import base64
import zlib

_PACKED = (
    "eNqVkTtLw2AUhp+2iqKVDjqIOHSo4tCCKIij1qFLkVIrWHVp0pvQS0hSpLgKLg4FB9HF2+A/0FVwVRAERRDxN3hbpMSTppAOOnjC"
    "l/PwJu/h5A144yW1bHTNQbli6slYNLiSXg3SURnV0OYTiTh/1tcDHrvfR+xZ/K/6szlDBU+v8Iyq6aawbEN809Rs3hUeUouZrPCx"
    "cFiXBYVvbF1x+NXmgsMfNuup5AJ47ZnBQgcrHawW9bLwhHCoXKqp7X3sL/HnKstL0kfkjGKQJEaUIAo1NihhEpFekcx+9022fItU"
    "xaPKXaOOLo4CRfGGRa3J1Jz0vOg5uUrU3dzdPI389JQz3R+F7hfLeh+Dnj1oNizr+8Symqfge4ariuuvSk6zn6I3XC10BIFtuLh2"
    "NWUfLndg+EnL6JmW5JPjzefh7RwG0jB4B31rTlbt55w9QmpLftEtHBzCuLwfWP8BJ6NmvQ=="
)


def srgb() -> bytes:
    """The profile's bytes: three components, relative to D50, as littleCMS makes it."""
    return zlib.decompress(base64.b64decode(_PACKED))
