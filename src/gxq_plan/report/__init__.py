"""What is said, before how it looks."""
