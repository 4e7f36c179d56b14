"""An e-mail."""

from readers import rules, scene, try_scene

from learning.scenes.email import Email


def test_an_email_shows_its_lines_at_the_top() -> None:
    made = scene("```e-mail\nVan: a\nAan: b\nOnderwerp: c\nBijlage: d.pdf\n\nBeste Lena,\n```")
    assert isinstance(made, Email)
    drawn = made.html("nl")
    assert 'class="msg mail"' in drawn
    assert drawn.count('class="from"') == 4
    assert "Beste Lena," in drawn


def test_an_email_has_a_sender_and_a_subject() -> None:
    assert rules(try_scene("```e-mail\nAan: b\n\nHallo\n```")[1]) == ["scene-field-missing"]
    assert rules(try_scene("```e-mail\nVan: a\n\nHallo\n```")[1]) == ["scene-field-missing"]
