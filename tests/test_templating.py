"""The one way to templates."""

from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from learning.i18n import Message
from learning.templating import environment


def drawn(source: str, lang: str = "nl", /, **values: object) -> str:
    """A template of our own, drawn."""
    return environment(lang).from_string(source).render(**values)


def test_each_language_has_one_environment_with_its_own_words() -> None:
    assert environment("nl") is environment("nl")
    assert drawn('{{ lang }}: {{ _("Choose one answer.") }}') == "nl: Kies één antwoord."
    assert drawn('{{ lang }}: {{ gettext("Choose one answer.") }}', "en") == "en: Choose one answer."


def test_a_number_is_said_with_its_word() -> None:
    source = '{{ ngettext("%(n)s lesson", "%(n)s lessons", n) }}'
    assert [drawn(source, n=n) for n in (1, 2)] == ["1 les", "2 lessen"]
    assert [drawn(source, "en", n=n) for n in (1, 2)] == ["1 lesson", "2 lessons"]


def test_what_people_wrote_never_becomes_markup() -> None:
    hostile = "<script>alert(1)</script>\"'"
    assert drawn("{{ name }}", name=hostile) == "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;"
    assert "<script" not in drawn('{{ _("%(name)s is here", name=name) }}', name=hostile)
    assert "<script" not in drawn('{{ ngettext("%(n)s %(name)s", "%(n)s %(name)s", 1, name=name) }}', name=hostile)
    assert "<script" not in drawn("{{ message|say }}", message=Message("%(name)s", {"name": hostile}))


def test_a_link_within_a_sentence_stays_a_link_and_other_values_are_escaped() -> None:
    link = Markup('<a href="/">here</a>')
    assert drawn('{{ linked("Look %(here)s", here=link) }}', link=link) == 'Look <a href="/">here</a>'
    assert drawn('{{ linked("Look %(here)s", here=link) }}', link="<b>") == "Look &lt;b&gt;"


def test_a_forgotten_value_is_a_fault() -> None:
    with pytest.raises(UndefinedError, match="name"):
        drawn("{{ name }}")


def test_the_filters_speak_the_language() -> None:
    noon = datetime(2026, 12, 1, 11, tzinfo=UTC)
    source = "{{ day|day }}, {{ day|weekday }}, {{ noon|clock }}, {{ names|listed }}"
    day, names = date(2026, 12, 1), ["Lena", "Fox"]
    assert drawn(source, day=day, noon=noon, names=names) == "1 december, dinsdag 1 december, 12.00 uur, Lena en Fox"
    assert drawn(source, "en", day=day, noon=noon, names=names) == "1 December, Tuesday 1 December, 12:00, Lena and Fox"


def test_lines_that_only_steer_leave_no_trace() -> None:
    assert drawn("a\n  {% if true %}\nb\n  {% endif %}\nc") == "a\nb\nc"
