"""The names of all rules there are, gathered from the source: whatever is given to a parameter called `rule`."""

import ast
from pathlib import Path

import learning


def rules_in_source() -> set[str]:
    """The rules of the whole package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(learning.__path__[0]).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Call)]
    takers = [node for node in nodes if isinstance(node, ast.FunctionDef) and "rule" in _parameters(node)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    rules: set[str] = set()
    for taker in takers:
        place = _parameters(taker).index("rule")
        given = _names([*taker.args.defaults, *(one for call in calls for one in _given(call, taker.name, place))])
        rules |= given | {rule + ending for ending in _endings(taker) for rule in given}
    return rules


def _parameters(function: ast.FunctionDef) -> list[str]:
    """What a caller fills in, in order."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in {"self", "cls"}]


def _given(call: ast.Call, name: str, place: int) -> list[ast.expr]:
    """What a call gives to the parameter `rule` of the function of that name."""
    if getattr(call.func, "attr", getattr(call.func, "id", "")) != name:
        return []
    return [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "rule")]


def _endings(taker: ast.FunctionDef) -> list[str]:
    """What a function itself puts behind a rule to make another one, such as `-aim`."""
    texts = [node.values for node in ast.walk(taker) if isinstance(node, ast.JoinedStr)]
    return [
        str(ast.literal_eval(last))
        for first, *_, last in texts
        if isinstance(first, ast.FormattedValue) and ast.unparse(first.value) == "rule"
    ]


def _names(given: list[ast.expr]) -> set[str]:
    return {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str) and " " not in one.value}
