"""Wegwijs: lessons in digital literacy and online safety, on screen and on paper."""
