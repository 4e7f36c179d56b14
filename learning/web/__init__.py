"""Pages: one folder per audience, one file per page."""
