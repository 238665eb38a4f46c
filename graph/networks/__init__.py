"""Who is tied to whom: networks of actors made of claims, and measures on them."""
