"""A site that can be reached by a browser."""

from dataclasses import dataclass

from flask import Flask

from learning.web.site import Site


@dataclass
class Running:
    """A site that can be reached."""

    app: Flask
    address: str

    @property
    def site(self) -> Site:
        """Its parts."""
        found: Site = self.app.extensions["wegwijs"]
        return found
