"""A phone call."""

from readers import rules, scene, try_scene

from learning.scenes.call import Call


def test_a_call_shows_the_number_and_what_is_said() -> None:
    made = scene("```telefoon\nNummer op het scherm: onbekend [1]\n\nStem: U spreekt met de bank. [2]\nJij: Ik bel zelf.\n```")
    assert isinstance(made, Call)
    drawn = made.html("nl")
    assert "<mark>onbekend</mark>" in drawn
    assert drawn.count('class="bub mine"') == 1
    assert drawn.count('class="bub"') == 1


def test_a_call_shows_a_number() -> None:
    assert rules(try_scene("```telefoon\nWanneer: nu\n\nStem: Hoi\n```")[1]) == ["scene-field-missing"]
