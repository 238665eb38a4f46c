"""Reading and validating files: strict YAML, the shape of a file, references, shapes, anchors."""
