"""Frame to frame, pure: the figures of method.md."""
