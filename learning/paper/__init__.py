"""Answer sheets out and in."""
