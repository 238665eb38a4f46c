"""What the command prints for people: plain text that reads well at 80 columns, with or without colour."""
