"""Files to model: what was written, and where."""
