from musnad.kernel.memo import Memo


def test_a_value_is_made_once_none_too():
    asked = []
    memo = Memo(lambda key: asked.append(key), 10)
    assert [memo.get("a"), memo.get("a"), memo.get("b")] == [None, None, None]
    assert asked == ["a", "b"]


def test_what_is_not_asked_for_is_forgotten_at_the_limit_and_made_again():
    asked = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(length, 4)
    assert [memo.get(word) for word in ("a", "bb", "ccc", "a", "dddd", "a", "bb")] == [1, 2, 3, 1, 4, 1, 2]
    assert asked == ["a", "bb", "ccc", "dddd", "bb"]
    for n in range(100):
        memo.get("x" * n)
        memo.get("often")
    assert asked.count("often") == 1
    assert len(memo.known) <= 2


def test_what_another_thread_put_there_meanwhile_is_found():
    memo = Memo(str.upper, 10)

    class Late(str):
        """A word that another thread makes known between two looks."""

        looks = 0

        def __hash__(self):
            self.looks += 1
            if self.looks == 2:
                memo.known[str(self)] = "THERE"
            return hash(str(self))

    assert memo.get(Late("word")) == "THERE"
