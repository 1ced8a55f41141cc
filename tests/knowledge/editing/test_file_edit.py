"""Edits as values: their diff, and joining them with what others changed meanwhile."""

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.editing.file_edit import FileEdit, digest
from bot.knowledge.editing.merging import merged

TEXT = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=8).map(
    lambda lines: "".join(lines).encode()
)


def test_a_diff_shows_what_changed() -> None:
    edit = FileEdit("faq/x.md", b"one\ntwo\nthree\n", b"one\n2\nthree\n")
    assert edit.diff == "--- a/faq/x.md\n+++ b/faq/x.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"
    assert FileEdit("faq/x.md", b"a", b"a").diff == ""


def test_a_new_file_and_a_deleted_one_have_diffs_that_git_would_take() -> None:
    assert FileEdit("x.md", None, b"new").diff == (
        "--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n"
    )
    assert FileEdit("x.md", b"old\n", None).diff == "--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\n"


def test_an_edit_is_carried_over_to_what_somebody_else_saved_meanwhile() -> None:
    edit = FileEdit("x", b"1\n2\n3\n4\n5\n", b"one\n2\n3\n4\n5\n")
    assert edit.onto(b"1\n2\n3\n4\nfive\n") == FileEdit("x", b"1\n2\n3\n4\nfive\n", b"one\n2\n3\n4\nfive\n")


def test_two_edits_of_the_same_line_do_not_join() -> None:
    edit = FileEdit("x", b"1\n2\n3\n", b"1\ntwo\n3\n")
    assert edit.onto(b"1\nzwei\n3\n") is None
    assert edit.onto(None) is None
    assert FileEdit("x", None, b"new").onto(b"somebody was faster") is None


@given(TEXT, TEXT)
def test_joining_with_nothing_changes_nothing(base: bytes, ours: bytes) -> None:
    assert merged(base, ours, base) == ours
    assert merged(base, base, ours) == ours
    assert merged(base, ours, ours) == ours


@given(TEXT, TEXT, TEXT)
def test_the_order_of_two_edits_does_not_matter(base: bytes, ours: bytes, theirs: bytes) -> None:
    assert merged(base, ours, theirs) == merged(base, theirs, ours)


@given(st.binary(), st.binary())
def test_different_contents_have_different_names(one: bytes, other: bytes) -> None:
    assert (digest(one) == digest(other)) == (one == other)
