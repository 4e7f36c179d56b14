"""The four corner markers of an answer sheet, as drawings: ids 0–3 of the ArUco dictionary `DICT_4X4_50`."""

_BITS = {
    0: ("######", "#.#..#", "##.#.#", "###..#", "###.##", "######"),
    1: ("######", "######", "#....#", "#.##.#", "#.#.##", "######"),
    2: ("######", "###..#", "###..#", "###.##", "#..#.#", "######"),
    3: ("######", "#.##.#", "#.##.#", "##.###", "##..##", "######"),
}


def marker_svg(number: int) -> str:
    """A marker as SVG, one unit per module."""
    rows = _BITS[number]
    squares = [
        f'<rect x="{x}" y="{y}" width="1.02" height="1.02"/>' for y, row in enumerate(rows) for x, sign in enumerate(row) if sign == "#"
    ]
    size = len(rows)
    drawn = "".join(squares)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">{drawn}</svg>'
