"""Pages for people, made from templates."""
