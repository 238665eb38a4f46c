"""How well documents were coded: what is not coded yet, and how far two coders agree."""
