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


def test_what_another_thread_makes_meanwhile_is_the_value():
    class Raced(dict):
        def get(self, key):
            found = super().get(key)
            self.setdefault(key, "made meanwhile")
            return found

    memo = Memo(str, 2)
    memo.known = Raced()
    assert memo.get("a") == "made meanwhile"
