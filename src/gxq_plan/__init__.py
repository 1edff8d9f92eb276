"""gxq: what a plan promised, what was delivered, what is missing, and whether it will be reached."""

__version__ = "0.1.0"
