"""Data flows one way: a stage imports only what stands before it."""

import ast
import tomllib
from pathlib import Path

import musnad

ROOT = Path(musnad.__file__).parent
FOUNDATION = ["records", "schema", "kernel", "rulebook"]
STAGES = ["page", "text", "tokens", "mentions", "clauses", "attribution", "events", "grounding", "ledger", "store",
          "query", "export"]
ABOVE = ["reader", "library"]
"""The modules that call the stages, below what is built on them."""
ORDER = [*FOUNDATION, *STAGES, *ABOVE, "parallel", "distributed", "serve"]


def imported(path: Path) -> set[str]:
    """Parts of musnad that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("musnad.")}
    return found


def test_no_stage_imports_a_later_one():
    wrong = [
        f"{path.relative_to(ROOT)} imports {part}"
        for position, stage in enumerate(ORDER)
        for path in [*(ROOT / stage).rglob("*.py"), *ROOT.glob(f"{stage}.py")]
        for part in imported(path)
        if part not in ORDER[: position + 1]
    ]
    assert not wrong


def test_every_package_is_a_stage_or_known():
    packages = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packages == {*ORDER, "cli", "codebook", "evaluate", "export", "rules"} - {"records", "schema", *ABOVE}


def test_no_file_is_too_long():
    lengths = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8").count("\n") for p in ROOT.rglob("*.py")}
    long = {name: length for name, length in lengths.items() if length > 420}
    assert not long


def test_no_arabic_words_in_code():
    """Knowledge is data: Arabic may stand in docstrings and comments only."""
    wrong = []
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            value = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else None
            if isinstance(value, str) and sum("\u0620" <= c <= "\u064a" for c in value) > 1:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


def test_what_mypyc_cannot_compile_is_not_written():
    """``x in (*a, *b)`` and a local that starts as None without a type stop the fast build, which takes minutes to say so."""
    project = Path(__file__).parent.parent
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    compiled = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]["include"]
    nodes = [
        (path.relative_to(project), node)
        for place in compiled for path in [*(project / place[1:]).rglob("*.py"), *project.glob(place[1:] + "*")] if path.is_file()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]
    starred = [
        f"{path}:{node.lineno}" for path, node in nodes if isinstance(node, ast.Compare) for side in node.comparators
        if isinstance(side, ast.Tuple | ast.List | ast.Set) and any(isinstance(item, ast.Starred) for item in side.elts)
    ]
    assert not starred
    assert not [f"{path}:{line}" for path, node in nodes if isinstance(node, ast.FunctionDef) for line in _untyped(node)]


def _untyped(function: ast.FunctionDef) -> list[int]:
    """The lines of a function where a name is first set, to None, without a type."""
    known = {argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]}
    lines = []
    for node in sorted((n for n in ast.walk(function) if isinstance(n, ast.Assign | ast.AnnAssign)), key=lambda n: n.lineno):
        for target in [node.target] if isinstance(node, ast.AnnAssign) else node.targets:
            bare = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is None
            if isinstance(target, ast.Name) and bare and target.id not in known:
                lines.append(node.lineno)
            known |= {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
    return lines
