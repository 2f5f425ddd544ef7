"""Find the predicates of a sentence and bind their arguments."""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits
from musnad.clauses.attached import detach
from musnad.clauses.binder import AGENTS, Binder, agentive
from musnad.clauses.candidates import Window
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.described import reach_beyond, reach_over, reach_past
from musnad.clauses.filled import FRAME_WORTH, filled, leads
from musnad.clauses.governing import govern, hand_back, hand_over
from musnad.clauses.government import Governments
from musnad.clauses.joint import join
from musnad.clauses.masdars import behind_quotes, described_as, does, gathers, past_times, titled, told_behind
from musnad.clauses.no_longer import no_longer
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.clauses.tails import OWNED, Tails
from musnad.clauses.topic import told_in_quotes, told_inside, told_of
from musnad.clauses.window import collect_oblique, collect_pronouns, look
from musnad.kernel.letters import MEEM
from musnad.mentions.appose import is_name
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import JUSSIVE
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_NONE: Final[frozenset[str]] = frozenset()
_RIVALS: Final = 4
_NEAR: Final = 6
_VISIT_WORTH: Final = 12
_MOVING: Final = frozenset({"MOBILIZE", "RETREAT"})
"""Types of acts that move troops."""
_SIDING: Final = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of the participles that take their object behind «لـ»: «المعارضة للانقلاب», «الداعمة للمتمردين»."""
_MINDLESS: Final = frozenset({"quality", "quantity", "thing", "time"})
"""Kinds of what takes no side."""
_BY: Final = "bi"
_TO: Final = "li"
_FROM: Final = "min"
_FORCES: Final = frozenset({"group", "organisation", "government"})
"""Kinds of parties that sooner do something to somebody than look on: «حيث قتل عشرة» of a minister tells nothing that he did."""
GIVEN: Final = frozenset({"thing", "document"})
"""Kinds of what a masdar may have behind the one to whom it is given."""
_MEASURED: Final = frozenset({"act", "thing"})
"""Kinds of what a noun of quantity measures: «قيمة المساعدات»."""


class Parser:
    """Turns chunks into predications."""

    def __init__(self, book: Rulebook) -> None:
        self._binder = Binder(book)
        self._tails = Tails(book)
        self._governments = Governments(book)
        self._habitual = book.forms("clauses/words/habitual.tsv")
        self._each = book.forms("mentions/words/each-of.tsv")
        self._shares = book.forms("mentions/words/shares.tsv")
        self._auxiliaries = book.forms("clauses/words/auxiliaries.tsv")
        self._citing = book.forms("clauses/words/citing.tsv")
        self._returning = book.forms("clauses/words/returning.tsv")
        self._resuming = book.forms("clauses/words/resuming.tsv")
        self._whereupon = book.forms("clauses/words/whereupon.tsv")
        self._adding = book.forms("clauses/words/adding.tsv")
        self._witnessing = book.forms("clauses/words/witnessing.tsv") | book.forms("clauses/words/judging.tsv")
        self._issuing = book.forms("clauses/words/issuing.tsv")
        self._raging = book.forms("clauses/words/raging.tsv")
        self._having = book.forms("clauses/words/having.tsv")
        self._attending = book.forms("events/words/attending.tsv")
        self._motives = book.forms("clauses/words/motives.tsv")
        self._had = book.forms("clauses/words/had.tsv")
        self._alternatives = book.forms("clauses/words/alternatives.tsv")
        self._attached = book.pairs("clauses/attached.tsv", "prep", "noun")
        self._led = book.pairs("clauses/led.tsv", "verb", "prep")
        self._operating = frozenset(row["noun"] for row in book.table("ledger/operators.tsv") if row["noun"])
        self._measures = frozenset(row["word"].partition(" ")[0] for row in book.table("ledger/measures.tsv"))

    def parse(self, tokens: list[Token], chunks: list[Chunk], paragraph: int, *, heading: bool) -> Clauses:
        """The predications of one sentence, in text order."""
        clauses = Clauses(tokens, chunks, [], paragraph, heading)
        pluperfect = habitual = been = False
        owned = self._tails.tells_owner(tokens)
        for position, chunk in enumerate(chunks):
            if chunk.tag == "V":
                ended = no_longer(chunks, position, self._returning)
                lexeme = chunk.head.analysis.lexeme
                if ended or lexeme.lemma in self._auxiliaries:
                    pluperfect = chunk.head.analysis.form.tense == "past"
                    habitual = lexeme.lemma in self._habitual  # «كان يطالب» tells the past as well
                    been = pluperfect and habitual
                    beside = chunks[position + 1 : position + 2]
                    if beside and beside[0].tag == "N" and not beside[0].prep and agentive(beside[0]):
                        clauses.topics.append(Argument(coordinated(chunks, position + 1), "after"))
                    elif (told := told_of(chunks, position)) is not None:
                        clauses.topics.append(Argument([told], "before"))
                    continue
                verb = self._verb(chunks, position, clauses.verbs)
                past = chunk.head.analysis.form.tense == "past"
                if position and chunks[position - 1].tag == "r" and been:
                    verb.pluperfect = False  # «وكان الناشط الذي يحمل الجنسية البريطانية قد اعتقل»
                elif chunk.conj:
                    verb.pluperfect = past and _goes_on(verb, clauses.verbs)
                else:
                    verb.pluperfect = (pluperfect and (past or habitual)) or (been and past and _had(chunk, self._had))
                    been = False
                pluperfect = False
                cited = position > 0 and chunks[position - 1].head.lexeme.lemma in self._citing
                hand_over(verb, clauses.verbs, cited=cited)
                clauses.verbs.append(verb)
                clauses.predications.append(verb)
            elif chunk.tag == "w":
                participle = self._participle(chunks, position)
                hand_back(participle, clauses.verbs[-1] if clauses.verbs else None)
                clauses.predications.append(participle)
            elif chunk.tag == "N":
                may_own = chunk.kind in OWNED
                if may_own:
                    chunk.genitive = self._tails.owner(tokens, chunks, position) if owned else None
                if chunk.genitive is None and chunk.last - chunk.first > 1 and (
                        may_own or (chunk.kind == "quantity" and chunk.head.lexeme.pos == "noun")):
                    head = next((i for i in range(chunk.first, chunk.last) if tokens[i] is chunk.head), chunk.first)
                    tail = self._tails.genitive(tokens, chunk, head)
                    chunk.genitive = tail if may_own or (tail is not None and tail.kind in _MEASURED) else None
                self._nominals(tokens, chunks, position, clauses.predications)
            elif chunk.tag in ".c":
                pluperfect = been = False
        join(clauses, self._alternatives)
        detach(clauses, self._attached)
        reach_beyond(clauses.verbs)
        reach_over(clauses)
        reach_past(clauses.verbs)
        govern(clauses, self._led, self._witnessing, self._issuing, self._raging, self._having)
        return clauses

    def _verb(self, chunks: list[Chunk], position: int, before: list[Predication]) -> Predication:
        """The predication of a verb; of several verbs written alike («يخضع»: خضع, أخضع) the one whose frame is filled best."""
        chunk = chunks[position]
        chosen = chunk.head.analysis
        rivals = [chosen]
        for analysis in chunk.head.word.analyses:
            if analysis.tag != "v" or analysis is chosen or len(rivals) >= _RIVALS or analysis.cost - chosen.cost > _NEAR:
                continue
            form = analysis.form
            if form.state == JUSSIVE and chosen.form.state != JUSSIVE:
                continue  # «يجب» is a jussive of «أجاب» behind a particle only
            rare = (form.person, form.number) == (1, "s") or (form.gender, form.number) == ("f", "p")
            told = position > 0 and (chunks[position - 1].tag == "r" or chunks[position - 1].head.analysis.suffix[:1] == "1")
            if rare and not told:
                continue  # «أدين الوزير» is no form of «أدى»
            if analysis.clitics() == chosen.clitics() and all(analysis.lexeme is not rival.lexeme for rival in rivals):
                rivals.append(analysis)
        led = position > 0 and not chunk.conj and chunks[position - 1].tag == "V" and (
            chunks[position - 1].head.lexeme.lemma in self._auxiliaries or no_longer(chunks, position - 1, self._returning))
        best: Predication | None = None
        windows: dict[bool, Window] = {}
        for analysis in rivals:
            chunk.head.reread(analysis)
            quoting = bool(analysis.lexeme.cues)
            if quoting not in windows:
                windows[quoting] = look(chunks, position, self._having, quoting=quoting, led=led)
            made = self._bound(chunks, position, analysis.lexeme, before, windows[quoting])
            mark = made.complement
            says = quoting and ((mark is not None and chunks[mark].tag == "c") or leads(made, analysis.lexeme))
            made.score += (FRAME_WORTH if says else filled(made, analysis.lexeme)) - (analysis.cost - rivals[0].cost)
            if len(rivals) > 1 and made.object is not None and made.object.first.kind == "place" and (
                    self._governments.of(analysis.lexeme).visiting):
                made.score += _VISIT_WORTH  # «ستزور بيروت وزيرة» is no form of «زوّر»
            if best is None or made.score > best.score:
                best, chosen = made, analysis
        chunk.head.reread(chosen)
        assert best is not None
        return best

    def _bound(
        self, chunks: list[Chunk], position: int, lexeme: Lexeme, before: list[Predication], window: Window
    ) -> Predication:
        chunk = chunks[position]
        predication = Predication(chunk.head, chunk.last - 1, position, "verb", negated=chunk.negated)
        form = chunk.head.analysis.form
        government = self._governments.of(lexeme)
        linked = chunks[position - 1].head.lexeme.lemma if position > 0 and chunks[position - 1].tag == "j" else ""
        follows = form.voice == "active" and linked in (
            self._adding if government.needing or government.urging else self._resuming if government.strict else _NONE)
        window.joined = bool(chunk.conj) or follows  # «وصل الوزير إلى بغداد حيث التقى رئيس الوزراء»
        shared = False
        if window.joined or (linked in self._whereupon and form.gender == "f"):
            subjects = [verb.subject for verb in before[-3:] if verb.subject is not None]
            sharing = [s for s in subjects if s.first.kind in AGENTS and fits(form.gender, form.number, s)]
            window.joined = window.joined or any(s.first.kind in _FORCES for s in sharing)  # «دخلت قوات البلدة حيث اعتقلت»
            shared = bool(sharing)
        self._binder.bind(predication, chunk, window, government, shared)
        predication.oblique, predication.pronominal = window.oblique, window.pronominal
        if window.asyndetic and told_inside(predication):
            predication.subject = None
        if window.resumed_by:
            resumed = window.antecedent or _described(chunks, position)
            if resumed is not None and _free(resumed, predication):
                predication.oblique.setdefault(window.resumed_by, resumed)  # «المدينة التي يسيطر عليها»
        predication.complement = window.complement
        predication.relative = window.antecedent is not None or window.asyndetic
        return predication

    def _of_a_measure(self, tokens: list[Token], chunk: Chunk, index: int) -> bool:
        """Whether a noun of ending, beginning, … has in the genitive what can be in force: «انتهاء الهدنة»."""
        tail = self._tails.genitive(tokens, chunk, index)
        return tail is not None and tail.head.lexeme.lemma.partition(" ")[0] in self._measures

    def _nominals(self, tokens: list[Token], chunks: list[Chunk], position: int, found: list[Predication]) -> None:
        """Add the predications of the masdars, event nouns and participles inside a noun phrase."""
        chunk = chunks[position]
        for index in range(chunk.first, chunk.last):
            token = tokens[index]
            lexeme = token.analysis.lexeme
            operates = lexeme.lemma in self._operating and self._of_a_measure(tokens, chunk, index)
            if not (lexeme.events or lexeme.cues or operates) or token.name is not None:
                continue
            one = chunk.kind != "person" or chunk.number == "s"
            if index > chunk.first and token.prep == _TO and chunk.kind in AGENTS and one:
                break  # «اللجنة الوطنية لمكافحة الفساد»: what a body or an office is for
            if lexeme.pos in ("participle", "adjective"):
                described = self._describing(chunks, position, token, index) or self._backed(tokens, chunk, position, index)
                if described is not None:
                    found.append(described)
                continue
            form = "masdar" if lexeme.data.get("masdar") else "noun"
            predication = Predication(token, index, position, "masdar" if form == "masdar" else "noun")
            tail = self._tails.genitive(tokens, chunk, index)
            start = position
            if tail is not None and _moves(lexeme):
                tail = self._tails.counted(tokens, tail)
            if tail is None and (quoted := behind_quotes(tokens, chunks, position, index)) is not None:
                tail, start = quoted, quoted.index
            if tail is not None:
                group = [tail]
                following = chunks[position + 1] if position + 1 < len(chunks) else None
                if following is not None and tail.last == chunk.last and gathers(tail, following):
                    tail.kind = following.kind  # «بحث مجموعة من القضايا»
                each = tail.head.lexeme.lemma in self._each and tail.last - tail.first == 1
                if following is not None and following.prep == _FROM and not following.conj and (
                        each or (tail.head.lexeme.lemma in self._shares and _moves(lexeme))):
                    group, start = [following], position + 1  # «دعوة كل من فرنسا وبريطانيا», «سحب جزء من قواتها»
                group += coordinated(chunks, start, group[0])[1:]
                predication.genitive = Argument(group, "genitive")
            ending = predication.genitive.chunks[-1].index if predication.genitive is not None else position
            predication.oblique = collect_oblique(chunks, ending)  # «سيطرة الجيش والمقاومة على المدينة»
            if chunk.prep == _BY and tail is not None and chunk.head is token and lexeme.lemma in self._attending:
                predication.oblique.pop(_BY, None)  # «قيام المستوطنين بمشاركة الشرطة باقتحام المسجد»
            self._pass_over(chunks, predication)
            predication.pronominal = collect_pronouns(chunks, position)
            if tokens[chunk.last - 1].lexeme.lemma in self._tails.belonging:
                predication.pronominal.pop(_TO, None)  # «دعم الجماعات الموالية لها»
            predication.complement = told_behind(chunks, position, lexeme)
            behind = past_times(chunks, ending + 1)
            beside = chunks[behind] if behind < len(chunks) else None
            leading = index == chunk.first or (beside is not None and does(lexeme, beside) and all(
                before.tag == "n" for before in tokens[chunk.first:index]))  # «احتمال شن إسرائيل هجوما»
            acting = tail is not None and leading and (agentive(tail) or (tail.kind == "thing" and tail.definite))
            owned = token.analysis.suffix or acting  # «قصف الجيش المدينة», «قصف الطائرات التركية مواقع»
            bare = beside is not None and beside.bare and beside.kind != "time"
            telling = beside is not None and beside.head.lexeme.pos == "participle" and bool(beside.head.lexeme.cues)
            named = beside is not None and tail is not None and (
                titled(tail, beside, lexeme) or described_as(tail, beside, lexeme))
            why = beside is not None and beside.kind == "act" and beside.head.analysis.form.state == "tanwin" and (
                form == "noun" or (beside.head.lexeme.lemma in self._motives and any(
                    sense.affecting for sense in lexeme.events)))  # «استدعاء السفير احتجاجا على», but «انسحاب النواب احتجاجا»
            if owned and bare and beside is not None and not (telling or named or why) and not (  # «جلسة البرلمان احتجاجا»
                    is_name(beside) and not _named_body(tail)) and (
                    beside.kind != "unknown" or beside.head.analysis.article or beside.last - beside.first > 1):
                predication.object = Argument(coordinated(chunks, behind), "after")
                for preposition, argument in collect_oblique(chunks, predication.object.chunks[-1].index).items():
                    predication.oblique.setdefault(preposition, argument)  # «تزويد إيران الحوثيين بالصواريخ»
                given = predication.object.chunks[-1].index + 1
                if given < len(chunks) and chunks[given].bare and chunks[given].kind in GIVEN and agentive(beside):
                    predication.others = [Argument(coordinated(chunks, given), "after")]  # «تسليم روسيا أوكرانيا جثثا»
            found.append(predication)

    def _pass_over(self, chunks: list[Chunk], predication: Predication) -> None:
        """Give a masdar what stands behind those with whom its act is done: «قيام المستوطنين بمشاركة الشرطة باقتحام المسجد»."""
        by = predication.oblique.get(_BY)
        if by is None or by.first.head.lexeme.lemma not in self._attending or len(by.chunks) > 1:
            return
        behind = by.first.index + 1
        if behind < len(chunks) and chunks[behind].tag == "N" and chunks[behind].prep == _BY and not chunks[behind].conj:
            predication.oblique[_BY] = Argument(coordinated(chunks, behind), "oblique")

    def _participle(self, chunks: list[Chunk], position: int) -> Predication:
        """A participle that acts as a verb: «مضيفا أن», «منددا بـ»."""
        chunk = chunks[position]
        lexeme = chunk.head.analysis.lexeme
        predication = Predication(chunk.head, chunk.first, position, "participle")
        window = look(chunks, position, self._having, quoting=bool(lexeme.cues))
        predication.oblique, predication.complement = window.oblique, window.complement
        predication.pronominal = window.pronominal
        predication.object = window.after[0] if window.after else None
        if quoted := told_in_quotes(chunks, position):
            predication.subject = Argument([quoted], "described")
        return predication

    @staticmethod
    def _describing(chunks: list[Chunk], position: int, token: Token, index: int) -> Predication | None:
        """A participle with a complement that describes a noun: «قوات مدعومة من روسيا», «بلاده مستعدة للتحقيق»."""
        chunk = chunks[position]
        lexeme = token.analysis.lexeme
        siding = lexeme.kind == "active" and any(sense.type in _SIDING for sense in lexeme.events)
        if index != chunk.last - 1 or not (siding or any(sense.prep for sense in lexeme.events)):
            return None
        predication = Predication(token, index, position, "participle")
        predication.oblique = collect_oblique(chunks, position, reach=2)
        if not predication.oblique:
            return None
        if siding and _TO in predication.oblique and predication.oblique[_TO].first.index == position + 1:
            predication.object = predication.oblique[_TO]  # «القوى المعارضة للانقلاب»
        elif not any(sense.prep for sense in lexeme.events):
            return None
        before = chunks[position - 1] if position else None
        described = chunk if index > chunk.first else None
        tail = chunk.genitive if described is not None and chunk.kind == "act" else None
        if tail is not None and tail.kind in PARTIES and tail.definite and tail.number == "p":
            described = tail  # «تفريق العمال المضربين عن العمل»
        if described is None and before is not None and before.tag == "N" and not before.prep:
            described = before
        if described is None:
            resumed = before is not None and before.tag in "co" and bool(before.head.analysis.suffix or before.tag == "o")
            return predication if resumed and token.analysis.lexeme.kind != "passive" else None  # «إنه مستعد للتفاوض»
        if predication.object is not None and described.kind in _MINDLESS:
            if all(sense.prep != _TO for sense in lexeme.events):
                return None  # «مادة داعمة للمناعة», but «موقفه الرافض للشروط»
            predication.object = None
        argument = Argument([described], "described")
        if lexeme.kind == "passive" or (not described.definite and _undergoes(lexeme, predication)):
            predication.object, predication.passive = argument, True
            if "min" in predication.oblique:
                predication.oblique.setdefault("agent", predication.oblique["min"])
        else:
            predication.subject = argument
        return predication

    def _backed(self, tokens: list[Token], chunk: Chunk, position: int, index: int) -> Predication | None:
        """A passive participle whose agent stands in its own phrase: «قوات مدعومة من روسيا»."""
        token = tokens[index]
        first = index + 2
        if token.analysis.lexeme.kind != "passive" or first >= chunk.last or tokens[index + 1].tag != "p" or index == chunk.first:
            return None
        if not any(sense.prep == _FROM for sense in token.analysis.lexeme.events):
            return None
        agent = self._tails.phrase(tokens, chunk, first)
        predication = Predication(token, index, position, "participle")
        predication.object, predication.passive = Argument([chunk], "described"), True
        predication.oblique = {_FROM: Argument([agent], "oblique"), "agent": Argument([agent], "oblique")}
        return predication


def _had(chunk: Chunk, particles: frozenset[str]) -> bool:
    """Whether a verb group opens with a particle that puts it before what «كان» tells."""
    return not particles.isdisjoint(chunk.particles)


def _goes_on(verb: Predication, before: list[Predication]) -> bool:
    """Whether a verb goes on with what the verb before it tells of the same party: «كانوا قد هاجموا القرية وقتلوا»."""
    last = before[-1] if before else None
    if last is None or not last.pluperfect or last.relative or last.token.analysis.form.tense != "past":
        return False
    return verb.subject is None and not (last.token.lexeme.cues or verb.token.lexeme.cues)


def _described(chunks: list[Chunk], position: int) -> Argument | None:
    """The place that a verb right behind it describes without a relative pronoun: «مناطق يسيطر عليها المتمردون»."""
    before = chunks[position - 1] if position and not chunks[position].conj else None
    return Argument([before], "antecedent") if before is not None and before.kind == "place" else None


def _free(argument: Argument, predication: Predication) -> bool:
    """Whether a phrase fills no other slot of a verb."""
    filled = [chunk for place in (predication.subject, predication.object) if place is not None for chunk in place.chunks]
    return argument.first not in filled


def _undergoes(lexeme: Lexeme, predication: Predication) -> bool:
    """Whether a participle that is spelled alike in both voices lacks the object that it would act on: «شركات متهمة بانتهاك»."""
    framed = [sense for sense in lexeme.events if sense.prep in predication.oblique]
    return lexeme.lemma.startswith(MEEM) and predication.object is None and bool(framed) and all(
        "obj" in sense.recipient for sense in framed)


def _named_body(chunk: Chunk | None) -> bool:
    """Whether a phrase is the name of a state or body, behind which another name is no part of it: «تزويد إيران الحوثيين»."""
    return chunk is not None and chunk.name is not None and chunk.kind in ("place", "organisation", "government")



def _moves(lexeme: Lexeme) -> bool:
    """Whether a masdar may tell that troops are sent or withdrawn: «سحب», «نشر»."""
    types = {sense.type for sense in lexeme.events}
    return not _MOVING.isdisjoint(types) and "AID" not in types


