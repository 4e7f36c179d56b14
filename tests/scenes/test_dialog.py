"""A dialog or cookie banner."""

from readers import rules, scene, try_scene

from learning.scenes.dialog import Dialog


def test_a_window_asks_something_with_boxes_and_buttons() -> None:
    made = scene("```venster\nTitel: Cookies?\nAdres: winkel.example\n\n[x] Nodig\n[ ] Reclame\n[ Alles ] [ Bewaar ]\n```")
    assert isinstance(made, Dialog)
    drawn = made.html("nl")
    assert '<p class="big">Cookies?</p>' in drawn
    assert drawn.count("Cookies?") == 1
    assert drawn.count('<span class="fake">') == 2
    assert ("☑" in drawn, "☐" in drawn) == (True, True)
    assert "<button" not in drawn


def test_a_window_has_a_title() -> None:
    made, reading = try_scene("```venster\nAdres: winkel.example\n\nOK?\n```")
    assert rules(reading) == ["scene-field-missing"]
    assert made is not None
    assert "big" not in made.html("nl")
