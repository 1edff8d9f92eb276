"""Blocks and findings to bytes: one format a file."""
