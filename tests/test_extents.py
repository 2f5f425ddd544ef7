from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.mentions.extents import CHUNK, extent

TAGS = st.text(st.sampled_from('dq#nuNUPmAaezLgy"~^vxpcjrDtow,.'), min_size=1, max_size=12)


@settings(max_examples=3000)
@given(TAGS)
def test_the_part_of_the_string_that_is_looked_at_gives_what_the_whole_gives(string):
    for start in range(len(string)):
        whole = next((m for m in [CHUNK.match(string, start)] if m is not None and m.end() > start), None) or next(
            m for m in CHUNK.finditer(string, start) if m.end() > start)
        found = extent(string, start)
        named = whole.start("name") - start if whole["name"] else -1
        assert (found.length, found.kind, found.name) == (whole.end() - start, whole.lastgroup or "", named)
