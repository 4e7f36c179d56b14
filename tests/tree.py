"""The tree of the project as ARCHITECTURE.md shows it: each file with the first line of its docstring. Run it to print the tree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PAGES = ("learning/web/admin", "learning/web/learner", "learning/web/public", "learning/web/teacher")
"""Folders of pages, shown as one line."""


def first_line(path: Path) -> str:
    """What a Python file says of itself."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split())


def sources() -> list[Path]:
    """Every Python file of the package."""
    return sorted(path for path in (ROOT / "learning").rglob("*.py") if "_share" not in path.parts)


def tree() -> Iterator[str]:
    """A line for each package and file, with what it is."""
    for package in sorted({path.parent for path in sources()}, key=lambda folder: folder.parts):
        name = package.relative_to(ROOT).as_posix()
        inside = sorted(path for path in sources() if path.parent == package and path.name != "__init__.py")
        yield f"{name}/".ljust(34) + first_line(package / "__init__.py")
        if name in _PAGES:
            yield "    " + "  ".join(path.name for path in inside)
            continue
        for path in inside:
            yield f"    {path.name}".ljust(34) + first_line(path)


def shown() -> str:
    """The tree as ARCHITECTURE.md has it now."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- tree -->\n```text\n(.*?)\n```\n<!-- /tree -->", text, re.DOTALL)
    return found[1] if found else ""


def write() -> None:
    """Put the tree of today into ARCHITECTURE.md."""
    path = ROOT / "ARCHITECTURE.md"
    text = path.read_text(encoding="utf-8")
    block = "<!-- tree -->\n```text\n" + "\n".join(tree()) + "\n```\n<!-- /tree -->"
    path.write_text(re.sub(r"<!-- tree -->.*?<!-- /tree -->", lambda _: block, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    write()
