"""Markdown in; HTML, Typst and plain text out."""
