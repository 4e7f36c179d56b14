"""The steps, each with a readable name."""
