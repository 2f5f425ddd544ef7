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


def test_what_others_make_and_forget_meanwhile_is_told_all_the_same():
    def make(key):
        if key == "a" and not asked:
            asked.append(key)
            assert [memo.get(other) for other in ("a", "b", "c", "d")] == ["A", "B", "C", "D"]
        return key.upper()

    asked = []
    memo = Memo(make, 2)
    assert [memo.get(key) for key in ("a", "b", "a")] == ["A", "B", "A"]
