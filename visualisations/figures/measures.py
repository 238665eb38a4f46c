"""Sizes that every figure shares. One point of text is one unit of the drawing; the width is that of an A4 text."""

WIDTH, MARGIN = 510.0, 8.0
HEADING, TEXT, SMALL = 13.0, 9.0, 8.0
LEAD = 1.22

Drawing = tuple[str, float]
"""Elements, and the height at which they end."""
