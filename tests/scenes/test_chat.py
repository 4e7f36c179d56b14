"""A chat."""

from readers import rules, scene, try_scene

from learning.scenes.chat import Chat


def test_the_learner_speaks_on_a_side_of_their_own() -> None:
    made = scene("```chat\nGesprek met: Sam\n\nSam: Hoi\n verder\n(later)\n\nIk: Dag\n```")
    assert isinstance(made, Chat)
    drawn = made.html("nl")
    assert drawn.count('class="bub mine"') == 1
    assert drawn.count('class="bub"') == 1
    assert drawn.count('class="bub on"') == 1
    assert '<div class="note-in">(later)</div>' in drawn
    assert '<span class="who">Sam</span> Hoi' in drawn


def test_a_chat_is_with_somebody() -> None:
    assert rules(try_scene("```chat\nWanneer: nu\n\nSam: Hoi\n```")[1]) == ["scene-field-missing"]
