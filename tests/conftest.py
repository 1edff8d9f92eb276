"""Laws are tried on fresh examples on every run of a developer, and on the same ones in CI, where a change is judged by
what it changes, and on half as many, since they never change. What a fresh example finds becomes a case of its own."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, max_examples=50)
if os.environ.get("CI"):
    settings.load_profile("ci")
