"""Rules on content, one file for each sort of mistake."""
