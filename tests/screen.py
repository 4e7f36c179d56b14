"""What a test reads off a page (words, fields, what is wrong) and what it fills in."""

import re
from html import unescape
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from learning.questions.base import Question
from learning.questions.interaction import Response

_INLINE = {"a", "abbr", "b", "bdi", "em", "i", "kbd", "small", "span", "strong"}


class _Page(HTMLParser):
    def __init__(self, page: TestResponse) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fields: list[tuple[str, str, bool]] = []
        self._hidden = 0
        self._select = ""
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note fields and what they hold; style and title are no words of the page."""
        given = {name: value or "" for name, value in attrs}
        self._between(tag)
        self._hidden += tag in {"style", "title"}
        if tag == "select":
            self._select = given["name"]
        if tag == "option":
            self.fields.append((self._select, given["value"], "selected" in given))
        if tag in {"input", "button"} and "name" in given:
            is_on = given.get("type") not in {"checkbox", "radio"} or "checked" in given
            self.fields.append((given["name"], given.get("value", ""), is_on))

    def handle_endtag(self, tag: str) -> None:
        """Words are seen again."""
        self._between(tag)
        self._hidden -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        """Take the words that are seen."""
        if not self._hidden:
            self.words.append(data)

    def _between(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")


def words(page: TestResponse) -> str:
    """All words of a page, in order."""
    return " ".join("".join(_Page(page).words).split())


def h1(page: TestResponse) -> str:
    """The heading of a page."""
    (found,) = re.findall("<h1>(.*?)</h1>", page.text, re.DOTALL)
    return unescape(re.sub("<[^>]+>", "", found)).strip()


def title(page: TestResponse) -> str:
    """The title of a page: the first thing a screen reader says of it."""
    (found,) = re.findall("<title>(.*?)</title>", page.text, re.DOTALL)
    return unescape(found)


def filled(page: TestResponse, name: str) -> list[str]:
    """What a field holds: the value, or those that are ticked or chosen."""
    return [value for field, value, is_on in _Page(page).fields if field == name and is_on]


def offered(page: TestResponse, name: str) -> list[str]:
    """Everything a field lets somebody choose."""
    return [value for field, value, _ in _Page(page).fields if field == name]


def oops(page: TestResponse) -> dict[str, str]:
    """What a page says is wrong: the message at each field, as the summary above lists it; each message is tied to its field."""
    ids = set(re.findall(r'\sid="([^"]*)"', page.text))
    told = {one for names in re.findall(r'aria-describedby="([^"]*)"', page.text) for one in names.split()}
    assert told <= ids, told - ids
    assert {one for one in ids if one.endswith("-oops")} <= told
    found = re.search('role="alert".*?</ul>', page.text, re.DOTALL)
    links = re.findall('<a class="hit" href="#([^"]*)">(.*?)</a>', found[0], re.DOTALL) if found else []
    return {field: unescape(message) for field, message in links}


def sent(question: Question, response: Response, prefix: str = "") -> MultiDict[str, str]:
    """The fields a browser sends when somebody gives this response."""
    names = [str(field.name) for field in question.form(prefix)()]
    return MultiDict([(name, sign) for name, row in zip(names, question.interaction.marks(response), strict=True) for sign in row])
