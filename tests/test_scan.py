from hypothesis import given
from hypothesis import strategies as st

from musnad.tokens.scan import TOKEN, scan

PIECES = (
    "قال", "قُتِلَ", "الـ", "»", "«", ".", "..", "...", "،", "15/4", "٣٫٥", "%", "_", "Reuters", "l’", "-", ":", "😀",
    " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u200f", "\u064b", "\ufb50",
)
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


@given(TEXTS)
def test_pieces_between_blanks_are_cut_as_the_whole_text_is(text):
    for _ in range(2):  # the pieces new, then known
        raw = scan(text)
        assert list(zip(raw.words, raw.starts, raw.ends, strict=True)) == [
            (found[1], *found.span(1)) for found in TOKEN.finditer(text)]
