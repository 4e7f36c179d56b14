"""What every practice screen is: lines at the top, lines of text, and how they are read and drawn."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeAlias

from markdown_it.tree import SyntaxTreeNode as Node
from markupsafe import Markup

from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import FACT, line_of
from learning.markup.reading import Reading
from learning.markup.text import WIDTH, wrapped
from learning.templating import environment

_MARKER = re.compile(r"(?:^|\s)\[(\d+)\]$")
_PARTS = re.compile(r"(?P<box>^\[[ x]\] )|\[ (?P<button>[^\[\]]+) \]|(?P<blank>_{3,})")
_DOMAIN = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+([^\W\d_]{2,})\b")


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a screen."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button; it cannot be pressed."""

    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A tick box at the start of a line."""

    ticked: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to fill in."""


Part: TypeAlias = Words | Button | Box | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a screen, perhaps with a marker and with who says it."""

    parts: tuple[Part, ...]
    marker: int = 0
    """The number of the point of interest; 0 is none."""
    speaker: str = ""
    note: bool = False
    """A remark between what is said, such as *(19 minuten later)*."""
    follows: bool = False
    """Goes on with what the line above said."""

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(map(_part_text, self.parts))

    @property
    def is_empty(self) -> bool:
        """Whether the line is only space."""
        return not self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """A line at the top of a screen: its name, the author's label, its words."""

    name: str
    label: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A drawn practice screen."""

    kind: ClassVar[str]
    """The name of the screen in `headings.<lang>.toml`."""
    required: ClassVar[frozenset[str]]
    """The top lines it cannot do without."""
    spoken: ClassVar[bool] = False
    """Whether each line says who speaks."""

    word: str
    """What the author calls the screen."""
    caption: str
    me: str
    """How the learner is called in a conversation."""
    top: tuple[Top, ...]
    body: tuple[Line, ...]
    line: int = field(compare=False)

    @classmethod
    def read(cls, node: Node, caption: str, reading: Reading) -> Self:
        """A fenced block: top lines, an empty line, the text; markers end a line."""
        entry = reading.language.scene[cls.kind]
        lines = node.content.rstrip("\n").split("\n")
        split = lines.index("") if "" in lines else len(lines)
        start = line_of(node) + 1
        top = tuple(_read_top(lines[:split], start, entry, reading))
        for name in sorted(cls.required - {one.name for one in top if not one.line.is_empty}):
            remedy = N_("'%(word)s' needs a line '%(label)s: …' at the top")
            reading.wrong(line_of(node), "scene-field-missing", remedy, word=entry["word"], label=entry[name])
        body = tuple(_read_body(lines[split + 1 :], start + split + 1, reading, spoken=cls.spoken))
        scene = cls(word=entry["word"], caption=caption, me=entry.get("me", ""), top=top, body=body, line=line_of(node))
        _check_markers(scene, lines, start, reading)
        return scene

    @property
    def markers(self) -> tuple[int, ...]:
        """The numbers of the points of interest, in order."""
        return tuple(line.marker for line in self.lines if line.marker)

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, those at the top first."""
        yield from (one.line for one in self.top)
        yield from self.body

    @property
    def paragraphs(self) -> list[list[Line]]:
        """The lines of the body, cut at empty lines."""
        groups: list[list[Line]] = [[]]
        for line in self.body:
            if line.is_empty:
                groups.append([])
            else:
                groups[-1].append(line)
        return [group for group in groups if group]

    def get(self, name: str) -> Line | None:
        """The top line of that name."""
        return next((one.line for one in self.top if one.name == name), None)

    def html(self, lang: str, picks: Mapping[int, Markup] | None = None) -> Markup:
        """The screen as HTML; with `picks`, each marked line is a choice and holds the input of its marker."""
        name = self.kind.replace("-", "_")
        macro: Any = getattr(environment(lang).get_template(f"components/{name}.html").module, name)
        return Markup(macro(self, picks or {}))  # noqa: S704  the output of an autoescaped template

    def typst(self) -> dict[str, Any]:
        """The screen as data for the Typst library."""
        return {
            "kind": self.kind,
            "caption": self.caption,
            "me": self.me,
            "top": [{"name": one.name, "label": one.label, "line": _line_data(one.line)} for one in self.top],
            "body": [_line_data(line) for line in self.body],
        }

    def text(self, *, width: int = WIDTH) -> str:
        """The screen as plain text, set in by four spaces."""
        lines = [f"[{self.caption or self.word}]"]
        lines += [wrapped(f"{one.label}: {_marked(one.line)}", "    ", "        ", width=width) for one in self.top]
        if self.top and self.body:
            lines.append("")
        for line in self.body:
            who = f"{line.speaker}: " if line.speaker else ""
            lines.append(wrapped(who + _marked(line), "    ", "        ", width=width))
        return "\n".join(lines)


def _read_top(lines: list[str], start: int, entry: Mapping[str, str], reading: Reading) -> Iterator[Top]:
    labels = {label: name for name, label in entry.items() if name not in {"word", "me"}}
    for number, line in enumerate(lines, start):
        label, colon, value = line.partition(":")
        if not colon or label not in labels:
            remedy = N_("'%(label)s' is not a line at the top of '%(word)s'; leave an empty line before the text, or %(hint)s")
            reading.wrong(number, "scene-field", remedy, label=label.strip(), word=entry["word"], hint=near(label, labels))
            continue
        if labels[label] != "attachment":
            _check_address(value, number, reading)
        yield Top(name=labels[label], label=label, line=_read_line(value.strip(), number, reading))


def _read_body(lines: list[str], start: int, reading: Reading, *, spoken: bool) -> Iterator[Line]:
    for number, line in enumerate(lines, start):
        _check_address(line, number, reading)
        if not spoken or not line.strip():
            yield _read_line(line.strip(), number, reading)
        elif line.startswith("(") and _MARKER.sub("", line).endswith(")"):
            yield _read_line(line, number, reading, note=True)
        elif line.startswith((" ", "[ ")):
            yield _read_line(line.strip(), number, reading, follows=line.startswith(" "))
        else:
            speaker, colon, said = line.partition(":")
            if not colon:
                reading.wrong(
                    number, "scene-speaker", N_("begin with who speaks and a colon, go on with a space in front, or put a note in ( )")
                )
            yield _read_line(said.strip() if colon else line, number, reading, speaker=speaker.strip() if colon else "")


def _read_line(text: str, number: int, reading: Reading, *, speaker: str = "", note: bool = False, follows: bool = False) -> Line:
    marker = _MARKER.search(text)
    bare = _MARKER.sub("", text)
    parts: list[Part] = []
    last = 0
    for found in _PARTS.finditer(bare):
        parts += _words(bare[last : found.start()], number, reading)
        if found["box"]:
            parts.append(Box(ticked="x" in found["box"]))
        elif found["button"]:
            parts.append(Button(found["button"]))
        else:
            parts.append(Blank())
        last = found.end()
    parts += _words(bare[last:], number, reading)
    return Line(parts=tuple(parts), marker=int(marker[1]) if marker else 0, speaker=speaker, note=note, follows=follows)


def _words(text: str, number: int, reading: Reading) -> list[Part]:
    if not text:
        return []
    if re.search(r"(?<!\\)[\[\]]", text):
        reading.wrong(number, "scene-bracket", N_("a button is [ Text ] with spaces; a marker [1] ends its line; a real bracket is \\["))
    filled = FACT.sub(lambda fact: reading.facts.get(fact[1], fact[0]), text)
    return [Words(filled.replace("\\[", "[").replace("\\]", "]"))]


def _check_address(text: str, number: int, reading: Reading) -> None:
    for domain in _DOMAIN.finditer(FACT.sub("", text)):
        if domain[1].lower() != "example":
            reading.wrong(number, "scene-address", N_("'%(domain)s' could exist; let invented addresses end in .example"), domain=domain[0])


def _check_markers(scene: Scene, lines: list[str], start: int, reading: Reading) -> None:
    seen = 0
    for number, line in enumerate(lines, start):
        marker = _MARKER.search(line)
        if marker and int(marker[1]) != seen + 1:
            remedy = N_("[%(number)s]: count on from [1], and use each number once")
            reading.wrong(number, "marker-order", remedy, number=marker[1])
        seen += bool(marker)
    if len(scene.markers) > 7:  # noqa: PLR2004  as many as an answer sheet has room for
        reading.wrong(start, "marker-order", N_("%(count)s markers; a screen has at most 7"), count=len(scene.markers))


def _part_text(part: Part) -> str:
    match part:
        case Words(text):
            return text
        case Button(text):
            return f"[ {text} ]"
        case Box(ticked):
            return "[x] " if ticked else "[ ] "
        case Blank():
            return "________"


def _marked(line: Line) -> str:
    return f"{line.text} [{line.marker}]" if line.marker else line.text


def _part_data(part: Part) -> list[Any]:
    match part:
        case Words(text):
            return ["words", text]
        case Button(text):
            return ["button", text]
        case Box(ticked):
            return ["box", ticked]
        case Blank():
            return ["blank"]


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "parts": [_part_data(part) for part in line.parts],
        "marker": line.marker,
        "speaker": line.speaker,
        "note": line.note,
        "follows": line.follows,
    }
