"""Turn rows into lexemes and inflected forms: verbs by principal parts, nouns by declension, names as written."""

from __future__ import annotations

from collections.abc import Callable

from musnad.kernel.fold import light
from musnad.kernel.letters import ARTICLE, MAQSURA, TEH, YEH
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.inflect.nominals import decline
from musnad.tokens.inflect.participles import participles
from musnad.tokens.inflect.verbs import conjugate
from musnad.tokens.lexeme import Cue, FormRow, Lexeme, Predicate

NOMINAL_FILES = (
    ("tokens/nouns.tsv", "noun"),
    ("mentions/roles.tsv", "role"),
)
NAME_FILES = (
    ("grounding/countries.tsv", "country"),
    ("grounding/admin1.tsv", "admin1"),
    ("grounding/cities.tsv", "city"),
    ("grounding/others.tsv", "other"),
    ("mentions/organisations.tsv", "organisation"),
    ("mentions/outlets.tsv", "outlet"),
    ("mentions/people.tsv", "person"),
)
UNSPOKEN = frozenset({"id", "name", "kind", "entity", "name_en", "role"})
"""Columns of a name's row that the stages up to events do not ask for."""
CLASSES = "events/classes/"
"""Folder of the classes of words that a predicate's object may be one of, a file each."""
_MANY = frozenset({"person", "group", "office", "occupation", "organisation"})
"""Kinds of nouns of those who act together."""
HUMAN = frozenset({"person", "office", "rank", "religious", "honorific", "occupation", "relative"})


class Compiler:
    """Collects lexemes and forms from a rulebook; ``forms`` and ``names`` are the result."""

    def __init__(self, book: Rulebook, told: Callable[[float], None] | None = None) -> None:
        self.book = book
        self._told = told
        self.forms: list[FormRow] = []
        self.names: list[tuple[str, Lexeme]] = []
        self.classes: dict[str, frozenset[str]] = {}
        self._verbs: dict[tuple[str, str], Lexeme] = {}
        self._measures: dict[tuple[str, str], dict[str, list[Cue | Predicate]]] = {}
        """Verbs, spelled as they are, and the senses that each has by its masdar: رحل is رحيل, and deporting is ترحيل."""
        self._nouns: dict[str, Lexeme] = {}
        self._plurals: dict[str, set[str]] = {}
        self._masdars: dict[tuple[str, str], Lexeme] = {}

    def run(self) -> None:
        """Compile every word list of the book."""
        for row in self.book.table("tokens/verbs.tsv"):
            self._verb(row)
        self.classes = {path.rpartition("/")[2].removesuffix(".tsv"): self.book.forms(path)
                   for path in self.book.rows if path.startswith(CLASSES)}
        for glob in ("attribution/cues/*.tsv", "events/predicates/*.tsv", "ledger/offices.tsv"):
            for row in self.book.table(glob):
                self._sense(row, _cue(row) if glob.startswith("attribution") else _predicate(row, self.classes))
        for glob, pos in NOMINAL_FILES:
            for row in self.book.table(glob):
                self._noun(row["singular"], row["plural"], row.cells.get("gender", ""), pos, row["kind"], row.rule)
        self._merge_plurals()
        self._everyday = {row["masculine"] for row in self.book.table("tokens/adjectives.tsv")}
        words = len(self._verbs) + len(self._nouns)
        for number, lexeme in enumerate(self._verbs.values()):
            self._inflect_verb(lexeme)
            self._tell(number / words)
        for number, (word, lexeme) in enumerate(self._nouns.items(), start=len(self._verbs)):
            self._inflect_noun(word, lexeme)
            self._tell(number / words)
        self._adjectives()
        self._function_words()
        self._proper_names()

    def _tell(self, share: float) -> None:
        if self._told is not None:
            self._told(share)

    def _verb(self, row: Row) -> Lexeme:
        parts = (row["past"], row["present"])
        lexeme = self._verbs.get(parts)
        if lexeme is None:
            lexeme = self._verbs[parts] = Lexeme("verb", row["past"], rule=row.rule, data={"present": row["present"]})
        if row["noun"]:
            noun = _full_masdar(row["past"], row["noun"])
            masdar = self._noun(noun, row.cells.get("plural", ""), "", "masdar", "act", row.rule)
            self._masdars[(*parts,)] = masdar
            lexeme.data.setdefault("masdar", noun)
        return lexeme

    def _sense(self, row: Row, sense: Cue | Predicate) -> None:
        """Give a sense to the row's verb and its masdar, or to its noun alone."""
        holders: list[Lexeme] = []
        if row["past"]:
            holders.append(self._verb(row))
            self._measures.setdefault((row["past"], row["present"]), {}).setdefault(row["noun"], []).append(sense)
        if row["noun"]:
            kind = "act" if isinstance(sense, Predicate) or row["past"] else "document"
            pos = "masdar" if row["past"] else "noun"
            noun = _full_masdar(row["past"], row["noun"]) if row["past"] else row["noun"]
            holders.append(self._noun(noun, row["plural"], "", pos, kind, row.rule))
        for holder in holders:
            target: list[Cue] | list[Predicate] = holder.cues if isinstance(sense, Cue) else holder.events
            if sense not in target:
                target.append(sense)  # type: ignore[arg-type]

    def _noun(self, word: str, plural: str, gender: str, pos: str, kind: str, rule: str) -> Lexeme:
        first = word.split()[0]
        if " " in word:
            lexeme = Lexeme(pos, word, kind, rule)
            self.names.append((word, lexeme))
            return lexeme
        known = self._nouns.get(first)
        lexeme = known or Lexeme(pos, word, kind, rule)
        if known is None:
            self._nouns[first] = lexeme
            self._plurals[first] = set()
        elif pos == "role" or (pos == "noun" and lexeme.pos == "masdar" and not lexeme.cues and not lexeme.events):
            lexeme.pos, lexeme.kind = pos, kind
        elif pos == "noun" and kind and lexeme.pos == "noun":
            lexeme.kind = kind
        elif pos == "noun" and kind and lexeme.kind == "act" and kind != "act":
            lexeme.data["other_kind"] = kind
        if pos == "masdar":
            lexeme.data["masdar"] = "yes"
        if gender:
            lexeme.data["gender"] = gender
        if plural:
            self._plurals[first].add(plural)
        return lexeme

    def _merge_plurals(self) -> None:
        """Give the senses of rows that name a noun by its plural («معارك») to the noun itself."""
        plurals = {plural: word for word, forms in self._plurals.items() for plural in forms if plural != word}
        for plural in [word for word in self._nouns if word in plurals]:
            lexeme, singular = self._nouns[plural], self._nouns[plurals[plural]]
            if (lexeme.cues or lexeme.events) and not lexeme.data.get("masdar"):
                singular.cues += [cue for cue in lexeme.cues if cue not in singular.cues]
                singular.events += [sense for sense in lexeme.events if sense not in singular.events]
                del self._nouns[plural]

    def _inflect_verb(self, lexeme: Lexeme) -> None:
        present = lexeme.data["present"]
        for form in conjugate(lexeme.lemma, present):
            self.forms.append((form.form, lexeme, form.tense, form.voice, form.person, form.gender, form.number, form.mood))
        usual = participles(lexeme.lemma, present, lexeme.data.get("masdar", ""))
        told: dict[tuple[str, str], list[Cue | Predicate]] = {usual: []}
        anyhow: list[Cue | Predicate] = []
        for masdar, senses in self._measures.get((lexeme.lemma, present), {}).items():
            (told.setdefault(participles(lexeme.lemma, present, masdar), []) if masdar else anyhow).extend(senses)
        for (active, passive), senses in told.items():
            cues = [cue for cue in lexeme.cues if cue in senses or cue in anyhow]
            events = [event for event in lexeme.events if event in senses or event in anyhow]
            self._participles(lexeme, active, passive, cues, events)

    def _participles(self, verb: Lexeme, active: str, passive: str, cues: list[Cue], events: list[Predicate]) -> None:
        """The participles of one measure of a verb, with its senses."""
        if active:
            pos = "participle" if cues or events else "adjective"
            data = {"adjective": "yes"} if light(active) in self._everyday else {}
            self._declined(active, "", Lexeme(pos, light(active), "active", verb.rule, data, cues, events), human=True)
        if passive and passive != active:
            word = Lexeme("adjective", light(passive), "passive", verb.rule, {"verb": verb.lemma}, [], events)
            self._declined(passive, "", word, human=True)

    def _inflect_noun(self, word: str, lexeme: Lexeme) -> None:
        for plural in sorted(self._plurals[word]) or [""]:
            self._declined(word, plural, lexeme, human=lexeme.kind in HUMAN)

    def _declined(self, word: str, plural: str, lexeme: Lexeme, *, human: bool, feminine: str = "") -> None:
        gender = lexeme.data.get("gender", "m")
        for form in decline(word, plural, gender, human_adjective=human, feminine=feminine):
            state = "tanwin" if form.tanwin else form.state
            self.forms.append((form.form, lexeme, "", "", 3, form.gender, form.number, state))

    def _adjectives(self) -> None:
        acting = {lexeme.lemma for _, lexeme, *_ in self.forms if lexeme.pos == "participle"}
        for row in self.book.table("tokens/adjectives.tsv"):
            if row["masculine"] in acting:
                continue  # the participle of a verb with senses serves as the adjective too
            lexeme = Lexeme("adjective", row["masculine"], "", row.rule)
            self._declined(row["masculine"], row["plural"], lexeme, human=True, feminine=row["feminine"])
        for row in self.book.table("mentions/nationalities.tsv"):
            data = {"country": row["country"]} if row["country"] else {}
            lexeme = Lexeme("nationality", row["masculine"], "nationality", row.rule, data)
            self._declined(row["masculine"], row["plural"], lexeme, human=True)

    def _function_words(self) -> None:
        for row in self.book.table("tokens/function_words.tsv"):
            lexeme = Lexeme(row["class"], row["form"], "", row.rule)
            if " " in row["form"]:
                self.names.append((row["form"], lexeme))
            else:
                self.forms.append(_agreeing(light(row["form"]), lexeme, row["agrees"]))

    def _proper_names(self) -> None:
        common = {row["name"] for row in self.book.table("grounding/ambiguous.tsv")}
        seats = {(row["name"], row["country"]) for row in self.book.table("grounding/seats.tsv")}
        for row in self.book.table("mentions/given_names.tsv"):
            data = {"gender": row["gender"][0]} | ({"ambiguous": "yes"} if row["gender"].endswith("w") else {})
            lexeme = Lexeme("given", row["name"], "given", row.rule, data)
            if " " in row["name"]:
                self.names.append((row["name"], lexeme))
            else:
                self.forms.append(_invariable(light(row["name"]), lexeme))
        for glob, kind in NAME_FILES:
            for row in self.book.table(glob):
                data = {key: value for key, value in row.cells.items() if value and key not in UNSPOKEN}
                if row["name"] in common:
                    data["ambiguous"] = "yes"
                if kind in ("city", "admin1") and (row["name"], row["country"]) in seats:
                    data["seat"] = "yes"
                lexeme = Lexeme("name", row["name"], kind, row.rule, data)
                if row.cells.get("kind"):
                    lexeme.data["subkind"] = row["kind"]
                self.names.append((row["name"], lexeme))
                if kind in ("city", "admin1") and " " in row["name"]:
                    self.names.append((row["name"].replace(" ", " - "), lexeme))
                if row.cells.get("short"):
                    self.names.append((row["short"], Lexeme("name", row["short"], "surname", row.rule, data)))
        self._collectives()

    def _collectives(self) -> None:
        """Names of several words of what many are, with the word that the first one is a form of: «مقاتلو المعارضة»: مقاتل."""
        rows = [row for row in self.book.table("mentions/collectives.tsv") if " " in row["form"]]
        wanted = {row["form"].split()[0].removeprefix(ARTICLE) for row in rows}
        heads: dict[str, str] = {}
        for form, lexeme, *_ in self.forms:
            if form in wanted and (lexeme.kind in _MANY or (form not in heads and lexeme.pos in ("noun", "role", "participle"))):
                heads[form] = lexeme.lemma
        for row in rows:
            word = row["form"].split()[0]
            first, head = self._nouns.get(word), heads.get(word.removeprefix(ARTICLE), "")
            cues, events = (first.cues, first.events) if first is not None else ([], [])
            data = {"head": head} if head else {}
            self.names.append((row["form"], Lexeme("collective", row["form"], row["kind"], row.rule, data, cues, events)))


def _full_masdar(past: str, masdar: str) -> str:
    """The masdar of a defective verb of measure V or VI with its final yaa, which the indefinite drops: تخلٍّ → تخلي."""
    bare = past.startswith(TEH) and past.endswith(MAQSURA) and not masdar.endswith(YEH)
    return masdar + YEH if bare else masdar


def _invariable(form: str, lexeme: Lexeme) -> FormRow:
    return form, lexeme, "", "", 0, "", "s", "any"


def _agreeing(form: str, lexeme: Lexeme, mark: str) -> FormRow:
    """A word of the closed class with the person, gender and number that it shows: «الذي» 3m, «هم» 3p, «نحن» 1p."""
    if not mark:
        return _invariable(form, lexeme)
    gender = mark[-1] if mark[-1] in "mf" else ""
    return form, lexeme, "", "", int(mark[0]), gender, mark[1] if mark[1] in "pd" else "s", "any"


def _arguments(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(",") if part and part != "none")


def _cue(row: Row) -> Cue:
    return Cue(row.rule, row["stance"], frozenset(_arguments(row["content"])), _arguments(row["addressee"]), row["prep"],
               row["object"])


def _predicate(row: Row, classes: dict[str, frozenset[str]]) -> Predicate:
    return Predicate(row.rule, row["type"], row["mode"], _arguments(row["actor"]), _arguments(row["recipient"]), row["prep"],
                     row["object"], row["change"], classes.get(row["object"], frozenset()))

