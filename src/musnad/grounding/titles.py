"""Read a title: which office of which state or body it names.

«وزير الخارجية الروسي», «وزير خارجية روسيا» and «وزيرة الخارجية الروسية» are the office ``foreign-minister`` of RU; «الوزير» is
none that can be told. A title with anything else in it («السابق», «المنتخب», «نائب …») is not read.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.grounding.registry import Registry
from musnad.kernel.fold import fold, fold_words
from musnad.kernel.letters import HEH
from musnad.kernel.memo import Memo
from musnad.rulebook.tables import Rulebook


@dataclass(frozen=True, slots=True)
class Title:
    """An office and the state or body it belongs to, '' where the title does not say («وزير الخارجية»)."""

    office: str
    of: str


class Spoken:
    """A title as an article words it: how it is compared within the article (``key``), the office that all its words name."""

    __slots__ = ("key", "title")

    def __init__(self, key: str, title: Title | None) -> None:
        self.key = key
        self.title = title


class Named:
    """What the words of a phrase name: the words without article, and the id of the body of a state that they name, if any."""

    __slots__ = ("bare", "body")

    def __init__(self, bare: str, body: str | None) -> None:
        self.bare = bare
        self.body = body


class Titles:
    """Reads titles, and bodies of a state («الشرطة الكينية»), by their words without article."""

    def __init__(self, book: Rulebook, registry: Registry) -> None:
        self._registry = registry
        self._named: Memo[str, Named] = Memo(self._name, 20_000)
        self._spoken: Memo[str, Spoken] = Memo(self._understand, 20_000)
        clitics = {row["id"]: row["form"] for row in book.table("tokens/words/clitics.tsv")}
        self._article, self._li = fold(clitics["al"]), fold(clitics["li"])
        self._links = frozenset(map(fold, book.forms("grounding/words/office-links.tsv")))
        self._idle = frozenset(self.bare(fold(form)) for form in book.forms("grounding/words/idle-words.tsv"))
        self._honorifics = frozenset(map(fold, book.forms("grounding/words/honorifics.tsv")))
        self._forms: dict[str, list[tuple[list[str], str, str]]] = {}
        for row in book.table("grounding/offices/titles.tsv"):
            form = self._forms.setdefault(self._words(row["form"]), [])
            form.append((self._words(row["after"]).split(), row["office"], row["of"]))
        self._states: dict[str, str] = {}
        for row in book.table("grounding/countries.tsv"):
            self._states.setdefault(self._words(row["name"]), row["country"])
        self._nationalities: dict[str, str] = {}
        for row in book.table("mentions/nationalities.tsv"):
            if row["country"]:
                words = self._words(row["masculine"])
                self._nationalities[words] = row["country"]
                self._nationalities[" ".join([word + HEH for word in words.split()])] = row["country"]  # the feminine, folded
                first, _, rest = words.partition(" ")
                self._nationalities[(first + " " + rest + HEH).strip()] = row["country"]
        self._bodies = {self._words(row["name"]): row["body"] for row in book.table("grounding/bodies.tsv")}

    def bare(self, word: str) -> str:
        """A folded word without its article."""
        return word[len(self._article) :] if word.startswith(self._article) and len(word) > len(self._article) + 2 else word

    def full(self, words: str) -> str:
        """Words whose first has lost the alef of its article to «لل»: «لحكومة» → «الحكومة»."""
        return self._article[0] + words if words.startswith(self._li) else words

    def _words(self, text: str) -> str:
        return " ".join([self.bare(word) for word in fold_words(text)])

    def of(self, text: str) -> Spoken:
        """What a title's words say; the press repeats them."""
        return self._spoken.get(text)

    def _understand(self, text: str) -> Spoken:
        spoken = [word for word in fold_words(text) if self.bare(word) not in self._idle]
        return Spoken(" ".join([self.bare(word) for word in spoken]), self._title(spoken))

    def _title(self, spoken: list[str]) -> Title | None:
        while len(spoken) > 1 and spoken[-1] in self._honorifics:
            spoken.pop()  # «أمير قطر الشيخ تميم»
        words = [self.bare(word) for word in spoken]
        for length in range(len(words), 0, -1):
            for after, office, of in self._forms.get(" ".join(words[:length]), ()):
                last = len(words) - len(after)
                if after and (last < length or words[last:] != after):
                    continue
                if of:
                    if length == last:
                        return Title(office, of)
                    continue
                whose = self._whose(spoken[length:last], words[length:last])
                if whose is not None:
                    return Title(office, whose)
        return None

    def state(self, words: list[str]) -> str | None:
        """The state that bare folded words name: its name, or a nationality."""
        joined = " ".join(words)
        return self._states.get(joined) or self._nationalities.get(joined)

    def _whose(self, spoken: list[str], words: list[str]) -> str | None:
        """Whose office it is: '' for no words, None for words that are neither a state nor a known body."""
        if not words:
            return ""
        joined = " ".join(words)
        definite = spoken[0].startswith(self._article)
        state = self._states.get(joined) or (self._nationalities.get(joined) if definite else None)
        if state is not None:
            return state
        if spoken[0] in self._links:
            spoken, words = spoken[1:], words[1:]
        elif spoken[0].startswith(self._li) and len(spoken[0]) > 3:
            first = spoken[0][len(self._li) :]
            first = self._article + first[1:] if first.startswith(self._li) else first
            spoken, words = [first, *spoken[1:]], [self.bare(first), *words[1:]]
        if not words:
            return None
        return self._states.get(" ".join(words)) or self._registry.named(" ".join(spoken), "org/") or self.body(spoken)

    def body(self, spoken: list[str]) -> str | None:
        """The body of a state that folded words name, as an id: «الشرطة الكينية» is ``org/police-ke``."""
        return self.named(" ".join(spoken)).body

    def named(self, spoken: str) -> Named:
        """What the folded words of a phrase name; the press repeats them."""
        return self._named.get(spoken)

    def _name(self, spoken: str) -> Named:
        words = [self.bare(word) for word in spoken.split(" ")]
        return Named(" ".join(words), self._body(words))

    def _body(self, words: list[str]) -> str | None:
        for length in range(len(words) - 1, 0, -1):
            body = self._bodies.get(" ".join(words[:length]))
            if body is None:
                continue
            rest = words[length:]
            if len(rest) > 1 and rest[0] in self._links:
                rest = rest[1:]
            state = self.state(rest)
            if state is not None:
                return f"org/{body}-{state.lower()}"
        return None
