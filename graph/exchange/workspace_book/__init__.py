"""The workbook: a record as sheets that people edit, with cards of one act each, and read back as what changed."""
