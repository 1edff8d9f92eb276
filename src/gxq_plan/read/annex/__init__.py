"""The annex of a published plan: which table it is, what its columns say, and its rows, whatever lay between them."""
