"""The fixed words of a language, as an author writes them: `headings.<lang>.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of headings, kinds, screens and feedback in one language."""

    lang: str
    name: str
    direction: str
    numbers: tuple[str, ...]
    part: Mapping[str, str]
    label: Mapping[str, str]
    kind: Mapping[str, str]
    true_false: Mapping[str, str]
    feedback: Mapping[str, tuple[str, ...]]
    scene: Mapping[str, Mapping[str, str]]
    teacher: Mapping[str, str]


def read_language(path: Path) -> Language:
    """The language of one headings file.

    Raises:
        ValueError: the file is not TOML or lacks a table; the message names the file.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Language(
            lang=path.stem.removeprefix("headings."),
            name=table["language"],
            direction=table["direction"],
            numbers=tuple(table["numbers"]),
            part=table["part"],
            label=table["label"],
            kind=table["kind"],
            true_false=table["true-false"],
            feedback={name: tuple(words) for name, words in table["feedback"].items()},
            scene=table["scene"],
            teacher=table["teacher"],
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error
    except KeyError as error:
        raise ValueError(f"{path}: the table {error} is missing; copy it from headings.nl.toml and translate it") from error
