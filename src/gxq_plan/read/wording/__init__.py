"""The words of a plan to values: names and units, targets, kinds, responsibilities, goals."""
