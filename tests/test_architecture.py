"""The house: which way imports point, how big files are, what must start without what."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import exercise_planner

ROOT = Path(exercise_planner.__file__).resolve().parent
SOURCES = sorted(path for path in ROOT.rglob("*.py") if "_resources" not in path.parts)


def test_import_contracts_hold() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    result = subprocess.run(command, cwd=ROOT.parent, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("exercise_planner.cli", "ortools PySide6 sqlalchemy reportlab numpy"),
        ("exercise_planner.planning.check", "ortools PySide6 sqlalchemy reportlab numpy"),
        ("exercise_planner.planning.solver.search", "ortools PySide6 sqlalchemy reportlab"),
        ("exercise_planner.domain", "ortools PySide6 sqlalchemy reportlab numpy typer"),
    ],
)
def test_starts_without_what_is_slow(module: str, heavy: str) -> None:
    code = f"import sys, {module}; print(sorted(set({heavy.split()!r}) & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_no_file_is_a_giant() -> None:
    sizes = {path.relative_to(ROOT): path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert {str(path): size for path, size in sizes.items() if size > 400} == {}
    over_300 = [path for path, size in sizes.items() if size > 300]
    assert len(over_300) <= len(sizes) // 10, over_300


def test_no_function_is_a_giant() -> None:
    giants = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= 60
    ]
    assert giants == []


def test_each_module_says_what_belongs_in_it() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
