"""Figures for documents, as SVG and PNG: each module draws one, and imports nothing heavy."""
