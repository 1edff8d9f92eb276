"""Model to files that a person or the record keeps."""
