"""Documents in: the text of a PDF, a web page or a spreadsheet, read once, with its pages, paragraphs or rows kept."""
