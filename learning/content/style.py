"""How a language is written here: the lines and words of `style.<lang>.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

_NAME = "naam"
"""What stands for an official name when readability is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure to work towards and one to stop at."""

    aim: float
    stop: float


@dataclass(frozen=True, kw_only=True)
class Style:
    """The rules of wording of one language."""

    readability: str
    lines: Mapping[str, Line]
    average: Mapping[str, Line]
    longest: Mapping[str, Line]
    barks: float
    further: frozenset[str]
    longest_word: int
    long_words: Mapping[str, str]
    avoid: Mapping[str, str]
    names: tuple[str, ...]
    passive: re.Pattern[str]
    passive_share: float
    negative: re.Pattern[str]
    give_away: tuple[str, ...]
    all_of_them: tuple[str, ...]

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.names, key=len, reverse=True))) or r"(?!)")

    @cached_property
    def _avoid(self) -> re.Pattern[str]:
        shapes = [
            re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in sorted(self.avoid, key=len, reverse=True)
        ]
        return re.compile(rf"(?<![\w-])({'|'.join(shapes) or '(?!)'})(?![\w-])", re.IGNORECASE)

    def masked(self, text: str) -> str:
        """The text with a short word for each official name."""
        return self._names.sub(_NAME, text)

    def words_to_avoid(self, text: str) -> list[tuple[str, str]]:
        """The words that have a plainer one, each with that one."""
        return [(word, self._instead(word)) for word in self._avoid.findall(text)]

    def _instead(self, word: str) -> str:
        small = word.lower()
        return self.avoid.get(small) or next(
            plain for shape, plain in self.avoid.items() if shape.endswith("*") and small.startswith(shape[:-1])
        )


def read_style(path: Path) -> Style | None:
    """The style of one language, or nothing if there is no such file.

    Raises:
        ValueError: the file cannot be used; the message names it.
    """
    if not path.is_file():
        return None
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        sentence, more = table["sentence"], table["more"]
        kinds = {"step": sentence, "further": sentence["further"], "teacher": sentence["teacher"]}
        return Style(
            readability=table["readability"],
            lines={name: Line(**line) for name, line in table["lines"].items()},
            average={name: Line(**entry["average"]) for name, entry in kinds.items()},
            longest={name: Line(**entry["longest"]) for name, entry in kinds.items()},
            barks=sentence["barks"],
            further=frozenset(more["further"]),
            longest_word=more["longest_word"],
            long_words=table["long-words"],
            avoid=table["avoid"],
            names=tuple(more["names"]),
            passive=re.compile(more["passive"], re.IGNORECASE),
            passive_share=more["passive_share"],
            negative=re.compile(more["negative"], re.IGNORECASE),
            give_away=tuple(more["give_away"]),
            all_of_them=tuple(more["all_of_them"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, KeyError, TypeError, re.error) as error:
        raise ValueError(f"{path}: {error}; compare it with style.nl.toml") from error
