"""Files as departments really send them, each with what a person reads in it; see README.md."""
