"""The first room: what comes next, what waits, and the term at a glance."""
