"""Word: styles and page after GB/T 9704-2012, blocks as paragraphs and tables, the same file for the same text."""
