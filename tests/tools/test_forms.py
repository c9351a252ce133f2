"""Forms become code that translates its texts and tells the type checker its widgets."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from desktop.tools import forms, messages

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>Plan</class>
 <widget class="QDialog" name="Plan">
  <property name="windowTitle"><string>The "plan"</string></property>
  <layout class="QFormLayout" name="rows">
   <item row="0" column="0"><widget class="QLabel" name="label">
    <property name="text"><string comment="of the demonstration">&amp;Place</string></property>
    <property name="buddy"><cstring>place</cstring></property>
   </widget></item>
   <item row="0" column="1"><widget class="QLineEdit" name="place">
    <property name="placeholderText"><string notr="true">0000012-3</string></property>
   </widget></item>
   <item row="1" column="1"><widget class="QLabel" name="help">
    <property name="text"><string>Two lines:
työpaikka, näyttö</string></property>
   </widget></item>
  </layout>
 </widget>
</ui>
"""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "forms").mkdir()
    monkeypatch.setattr(forms, "FORMS", tmp_path / "forms")
    monkeypatch.setattr(forms, "COMPILED", tmp_path / "ui")
    (tmp_path / "forms" / "plan.ui").write_text(FORM, encoding="utf-8")
    return tmp_path


def _asked(path: Path) -> list[str]:
    return sorted(text for text, _broken in messages.in_code(path) if isinstance(text, str))


def test_the_code_asks_for_the_texts_that_the_form_marks(folders: Path) -> None:
    forms.compile_forms()
    asked = _asked(folders / "ui" / "plan.py")
    assert asked == ["&Place", 'The "plan"', "Two lines:\ntyöpaikka, näyttö"]
    assert asked == sorted(text for text, _broken in messages.in_form(folders / "forms" / "plan.ui"))


def test_texts_go_through_our_function_with_nothing_but_the_message(folders: Path) -> None:
    forms.compile_forms()
    tree = ast.parse((folders / "ui" / "plan.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_"]
    assert len(calls) == 3
    assert all(len(call.args) == 1 and not call.keywords for call in calls)
    imported = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "desktop.texts"]
    assert [name.name for node in imported for name in node.names] == ["_"]


def test_methods_are_typed_and_only_used_names_are_imported(folders: Path) -> None:
    forms.compile_forms()
    source = (folders / "ui" / "plan.py").read_text(encoding="utf-8")
    assert "def setupUi(self, Plan: QDialog) -> None:" in source
    assert "from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit\n" in source
    assert "QtGui" not in source


def test_a_form_is_compiled_again_only_when_it_changed(folders: Path) -> None:
    assert [path.name for path in forms.compile_forms()] == ["__init__.py", "plan.py"]
    assert forms.compile_forms() == []
    (folders / "forms" / "plan.ui").write_text(FORM.replace("Place", "Site"), encoding="utf-8")
    assert [path.name for path in forms.compile_forms()] == ["plan.py"]
    assert "&Site" in _asked(folders / "ui" / "plan.py")


def test_what_a_form_left_goes_with_the_form(folders: Path) -> None:
    forms.compile_forms()
    (folders / "forms" / "plan.ui").unlink()
    forms.compile_forms()
    assert [path.name for path in (folders / "ui").iterdir()] == ["__init__.py"]


def test_a_broken_form_is_named_and_leaves_no_code(folders: Path) -> None:
    (folders / "forms" / "plan.ui").write_text("<ui><widget", encoding="utf-8")
    with pytest.raises(forms.FormError, match=r"plan\.ui"):
        forms.compile_forms()
    assert not (folders / "ui" / "plan.py").exists()


def test_a_window_of_our_own_class_has_the_type_it_extends() -> None:
    source = "\nfrom PySide6.QtWidgets import (QApplication, QWidget)\nclass Ui_A(object):\n    def setupUi(self, A):\n"
    assert "def setupUi(self, A: QWidget) -> None:" in forms.polished(source, "QWidget")
