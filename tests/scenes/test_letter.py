"""A letter on paper."""

from readers import rules, scene, try_scene

from learning.scenes.letter import Letter


def test_a_letter_names_sender_and_receiver_without_labels_to_see() -> None:
    made = scene("```brief\nVan: Gemeente\nAan: Lena\nDatum: 1 mei\nOnderwerp: pas\n\nBeste Lena,\n```")
    assert isinstance(made, Letter)
    drawn = made.html("nl")
    assert 'class="msg letter"' in drawn
    assert '<span class="vh">Van:</span> Gemeente' in drawn
    assert '<span class="vh">Aan:</span> Lena' in drawn
    assert '<span class="soft">Datum:</span> 1 mei' in drawn


def test_a_letter_has_a_sender() -> None:
    assert rules(try_scene("```brief\nAan: Lena\n\nHallo\n```")[1]) == ["scene-field-missing"]
