"""Reading files: strict YAML, the shape of a file, references, shapes, anchors; nothing passes that is not whole."""
