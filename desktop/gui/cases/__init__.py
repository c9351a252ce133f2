"""The list of demonstrations, and opening a new one."""
