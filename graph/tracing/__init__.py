"""Following claims from one thing to another: the best pathways, what they hang on, what may be concluded."""
