"""The words in which everything is told: one catalogue of phrases, and one way to say who, how, when and how much."""
