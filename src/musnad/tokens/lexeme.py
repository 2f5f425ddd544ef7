"""What the lexicon knows of a word: lexemes with their senses, and the analyses of a surface form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

_NO_WORDS: Final[frozenset[str]] = frozenset()


@dataclass(slots=True, eq=False)
class Cue:
    """A sense of saying: how its content is introduced, whom it addresses, its stance, and the row it comes from."""

    rule: str
    stance: str
    content: frozenset[str]
    addressee: tuple[str, ...]
    prep: str
    object: str

    def __init__(self, rule: str, stance: str, content: frozenset[str], addressee: tuple[str, ...], prep: str,
                 object: str) -> None:
        self.rule = rule
        self.stance = stance
        self.content = content
        self.addressee = addressee
        self.prep = prep
        self.object = object

    def takes(self, *words: str) -> bool:
        """Whether one of these words is its object."""
        return self.object in words


@dataclass(slots=True, eq=False)
class Predicate:
    """A sense that codes an event (or only a change): PLOVER type and mode, roles, what must follow, its row.

    ``worded``: its object is an Arabic word, not a kind or condition, which have Latin names.
    ``members`` are the words of the class that ``object`` names, if it names one: any of them may be the object.
    """

    rule: str
    type: str
    mode: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    prep: str
    object: str
    change: str
    members: frozenset[str] = frozenset()
    worded: bool = field(init=False)

    def __init__(self, rule: str, type: str, mode: str, actor: tuple[str, ...], recipient: tuple[str, ...], prep: str,
                 object: str, change: str, members: frozenset[str] = _NO_WORDS) -> None:
        self.rule = rule
        self.type = type
        self.mode = mode
        self.actor = actor
        self.recipient = recipient
        self.prep = prep
        self.object = object
        self.change = change
        self.members = members
        self.worded = not object.isascii()

    def about(self, word: str) -> Predicate:
        """The sense with one word of its class as its object."""
        known = _ABOUT.get((id(self), word))
        if known is None or known[0] is not self:
            made = Predicate(self.rule, self.type, self.mode, self.actor, self.recipient, self.prep, word, self.change)
            known = _ABOUT[id(self), word] = (self, made)
        return known[1]

    def takes(self, *words: str) -> bool:
        """Whether one of these words is its object or of the class that its object names."""
        for word in words:  # noqa: SIM110 - a generator costs as much again
            if word == self.object or word in self.members:
                return True
        return False

    @property
    def affecting(self) -> bool:
        """Whether its object is one of its parties."""
        return "obj" in self.actor or "obj" in self.recipient


class Frames:
    """The event senses of a word, by their places in its list, by what they ask for.

    ``worded``: by the preposition, then by each word that may stand behind it (or without one); ``others`` ask for no word,
    ``plain`` are these, and some of them ask for one of the ``prepositions`` with anything behind it. ``places`` are all
    prepositions that some sense asks for, '' for none.
    """

    __slots__ = ("others", "places", "plain", "prepositions", "worded")

    def __init__(self, senses: list[Predicate]) -> None:
        found: dict[str, dict[str, list[int]]] = {}
        self.others: list[int] = []
        for place, sense in enumerate(senses):
            words: Iterable[str] = sense.members or ((sense.object,) if sense.worded else ())
            for word in words:
                found.setdefault(sense.prep, {}).setdefault(word, []).append(place)
            if not (sense.members or sense.worded):
                self.others.append(place)
        alike: dict[tuple[int, ...], tuple[int, ...]] = {}  # the words of a class mostly have the same places
        self.worded: dict[str, dict[str, tuple[int, ...]]] = {}
        for prep, worded in found.items():
            self.worded[prep] = {word: alike.setdefault(tuple(places), tuple(places)) for word, places in worded.items()}
        self.plain = [senses[place] for place in self.others]
        self.prepositions = frozenset([sense.prep for sense in senses if sense.prep and not sense.object])
        self.places = tuple(dict.fromkeys([sense.prep for sense in senses]))


@dataclass(slots=True)
class Lexeme:
    """A word of the lexicon.

    ``pos`` is one of verb, noun, masdar, participle, adjective, role, nationality, given, name, or a class of function
    word (prep, comp, conj, …). ``kind`` refines it (person, organisation, place; country, city; office, rank …);
    ``rule`` is the row it comes from, ``data`` holds facts by name (country, admin1 …).
    """

    pos: str
    lemma: str
    kind: str = ""
    rule: str = ""
    data: dict[str, str] = field(default_factory=dict)
    cues: list[Cue] = field(default_factory=list)
    events: list[Predicate] = field(default_factory=list)
    _frames: Frames | None = field(default=None, compare=False, repr=False)

    def __init__(self, pos: str, lemma: str, kind: str = "", rule: str = "", data: dict[str, str] | None = None,
                 cues: list[Cue] | None = None, events: list[Predicate] | None = None) -> None:
        self.pos = pos
        self.lemma = lemma
        self.kind = kind
        self.rule = rule
        self.data = {} if data is None else data
        self.cues = [] if cues is None else cues
        self.events = [] if events is None else events
        self._frames = None

    @property
    def frames(self) -> Frames:
        """Its event senses by what they ask for."""
        if self._frames is None:
            self._frames = Frames(self.events)
        return self._frames


_ABOUT: Final[dict[tuple[int, str], tuple[Predicate, Predicate]]] = {}
"""Senses with a class as their object, and what they are about one of its words; the first keeps its identity alive."""

FormRow = tuple[str, Lexeme, str, str, int, str, str, str]
"""A form while the lexicon is compiled: the fields of ``Form`` in order."""


class Form:
    """A surface form of a lexeme: its light spelling and grammatical features.

    ``tense`` past | present | imperative | '' ; ``voice`` active | passive | either | '' ; ``gender`` m | f | c | '' ;
    ``number`` s | d | p ; ``state`` any | construct | absolute | tanwin. ``words`` is what ``attribution.senses`` knows of it.
    """

    __slots__ = ("gender", "lexeme", "light", "number", "person", "state", "tense", "voice", "words")

    def __init__(self, light: str, lexeme: Lexeme, tense: str = "", voice: str = "", person: int = 0, gender: str = "",
                 number: str = "s", state: str = "any") -> None:
        self.light = light
        self.lexeme = lexeme
        self.tense = tense
        self.voice = voice
        self.person = person
        self.gender = gender
        self.number = number
        self.state = state
        self.words: tuple[str, ...] | None = None

    def of(self, lexeme: Lexeme) -> Form:
        """The same form of another lexeme."""
        return Form(self.light, lexeme, self.tense, self.voice, self.person, self.gender, self.number, self.state)


class Analysis:
    """One way to read a token: clitics around a form, whose lexeme it has at hand.

    ``offset`` is where the stem starts in the raw token (after conjunction and preposition, before the article);
    ``suffix`` the attached pronoun (3ms, 3fs, 3p, 1s, 1p …) or ''.
    """

    __slots__ = ("article", "conj", "cost", "form", "future", "lexeme", "offset", "prep", "suffix", "tag")

    def __init__(self, tag: str, form: Form, conj: str = "", prep: str = "", article: bool = False, future: bool = False,
                 suffix: str = "", offset: int = 0, cost: int = 0) -> None:
        self.tag = tag
        self.form = form
        self.lexeme = form.lexeme
        self.conj = conj
        self.prep = prep
        self.article = article
        self.future = future
        self.suffix = suffix
        self.offset = offset
        self.cost = cost

    def clitics(self) -> tuple[str, str, bool, bool, str]:
        """All that is attached to the form."""
        return self.conj, self.prep, self.article, self.future, self.suffix

    def but(self, *, form: Form | None = None, conj: str | None = None, cost: int | None = None) -> Analysis:
        """A copy with another form, conjunction or cost."""
        return Analysis(self.tag, self.form if form is None else form, self.conj if conj is None else conj, self.prep,
                        self.article, self.future, self.suffix, self.offset, self.cost if cost is None else cost)
