"""Teaching together: classes, their members, what is assigned, and how it goes."""
