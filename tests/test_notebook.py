"""The notebook of the Python API runs, and shows what it says."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs/python.ipynb"


def shown(cell):
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in cell.outputs)


def test_the_notebook_runs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "kept without outputs, which would grow old"
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parents[1])}}).execute()
    cells = {cell.source: shown(cell) for cell in notebook.cells if cell.cell_type == "code"}

    def answer(words):
        return next(output for source, output in cells.items() if words in source)

    assert "هشام المشيشي" in answer("statement.chain")
    assert "curfew starts ['TN-61']" in answer("change.effect")
    assert "('KZ-27', 'KZ-55')" in answer("held.lifted")
    assert answer('area="KZ-55")') == "Results([])"
    assert "'KZ-55', 'KZ'" in answer("held.holds_by")
    assert "2022-01-19" in answer("moment.what")
    assert answer("origin.outlets").splitlines()[-1] == "toll ['killed 12', 'killed 15']"
    assert "('reader', 'different', 1.0)" in answer("store.different")
    assert "state_of_emergency" in answer("to_arrow")
