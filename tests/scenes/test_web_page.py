"""A web page."""

from readers import rules, scene, try_scene

from learning.scenes.web_page import WebPage


def test_a_web_page_shows_its_address_bar_and_title() -> None:
    made = scene("```website\nAdres: bank.example [1]\nTitel: Inloggen\n\nNaam: ____\n```")
    assert isinstance(made, WebPage)
    drawn = made.html("nl")
    assert "<mark>bank.example</mark>" in drawn
    assert '<p class="big">Inloggen</p>' in drawn
    assert 'class="blank"' in drawn


def test_a_title_may_be_left_out_and_an_address_may_not() -> None:
    assert "big" not in scene("```website\nAdres: bank.example\n\nDag\n```").html("nl")
    made, reading = try_scene("```website\nTitel: Inloggen\n\nDag\n```")
    assert rules(reading) == ["scene-field-missing"]
    assert made is not None
    assert "Inloggen" in made.html("nl")
