"""The self-check on paper: eight pictures, two boxes each, and where to begin."""

from collections.abc import Mapping
from datetime import date

from learning.content.model import Module
from learning.content.start import Start
from learning.i18n import interface
from learning.outputs.typesetting import Svg, typeset


def self_check(start: Start, modules: Mapping[str, Module], *, lang: str, day: date) -> bytes:
    """One page as PDF: somebody ticks, and begins with the first row that says *I want to learn this*."""
    words = interface(lang)

    def theme(name: str) -> str:
        return words.text("Theme %(number)s: %(title)s", number=numbers[name], title=modules[name].text(lang).title)

    numbers = {name: number for number, name in enumerate(modules, 1)}
    data = {
        "lang": lang,
        "size": 12,
        "title": words.text("Where do you want to begin?"),
        "lead": words.text("Tick a box in each row. Begin with the first row in which you want to learn something."),
        "words": {
            "skill": words.text("This is it"),
            "can": words.text("I can do this"),
            "want": words.text("I want to learn this"),
            "begin": words.text("Begin with"),
            "routes": words.text("Or take a route"),
        },
        "skills": [
            {
                "picture": Svg(skill.picture.read_text(encoding="utf-8").replace("currentColor", "#16302b")),
                "words": skill.words[lang],
                "begin": theme(skill.module),
            }
            for skill in start.skills
        ],
        "routes": [
            {
                "title": route.titles[lang],
                "for-whom": route.for_whom[lang],
                "modules": list(map(theme, route.modules)),
            }
            for route in start.routes
        ],
    }
    return typeset("self_check", data, day=day)
