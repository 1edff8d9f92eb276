"""Published documents to lines and tables: Word, workbooks, web pages, plain text."""
