"""The clause kernel alone, over random sentences: it never fails, is deterministic, and gives no phrase two slots of one verb."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.clauses.agreement import fits, marked, pronoun_of
from musnad.clauses.binder import agrees
from musnad.clauses.parse import Parser
from musnad.clauses.predication import Argument
from musnad.clauses.shared import share
from musnad.mentions.assemble import Assembler, Joined
from musnad.mentions.chunker import Chunker
from musnad.rulebook.tables import load_rulebook
from musnad.text.sentences import sentences
from musnad.tokens.analyse import Analyser
from musnad.tokens.lexicon import load_lexicon
from musnad.tokens.scan import scan

WORDS = (
    "قال أكد وأضاف وطالب قتل اعتقلت قصفت شنه شنتها نفذها فرضت زار التقى بحث يقاتلون انسحبوا استهدف كان وكانت أعلن رفض اتهم "
    "دعا الوزير الجيش القوات الحكومة المتمردون مسلحون جنديا جنود الرئيس الرئيسان الشرطة السفيرة متظاهرين هجوم هجوما الهجوم غارة "
    "قتله رفضه زيارته لقائهما اتهامات عقوبات محادثات انسحاب مقتل اغتيال إيران واشنطن القاهرة المدينة قرية الذي التي الذين أن "
    "إن إنه في على من إلى عن مع بين ضد خلال بعد لكن عليها معه منهم بهم له وهو ثلاثة عدد عشرات جديدة الجديد أمس الأحد قد لم "
    "لن سوف ، . : \" ( ) مشددا مضيفا منددا بغارة لقوات بدعم للجيش وعقوبات والجيش"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)
SETTINGS = settings(max_examples=250, deadline=None)

BOOK = load_rulebook()
ANALYSER = Analyser(BOOK, load_lexicon(BOOK))
ASSEMBLER, CHUNKER, PARSER = Assembler(BOOK), Chunker(BOOK), Parser(BOOK)


def parse(text):
    """The clauses of a text, without names, times or headlines."""
    raw = scan(text)
    words = [ANALYSER.word(word) for word in raw.words]
    found = []
    for sentence in sentences(raw.words):
        tokens = ASSEMBLER.tokens(raw, words, sentence, Joined(words, [], []))
        if tokens:
            found.append(PARSER.parse(tokens, CHUNKER.chunks(tokens, set()), sentence.paragraph, heading=False))
    share(found, frozenset(), frozenset())
    return found


def places(argument):
    """Where an argument's phrases start."""
    return tuple(chunk.start for chunk in argument.chunks) if argument is not None else None


def picture(document):
    """Everything that the kernel decided, as plain values."""
    return [
        (p.position, p.form, p.passive, p.negated, p.pluperfect, p.relative, p.complement, p.score, places(p.subject),
         places(p.object), places(p.genitive), places(p.implied), places(p.possessor), places(p.owner),
         sorted((k, places(a)) for k, a in (*p.oblique.items(), *p.recalled.items(), *p.owners.items())),
         p.governor.position if p.governor is not None else None)
        for clauses in document for p in clauses.predications
    ]


@SETTINGS
@given(SENTENCES)
def test_the_kernel_is_deterministic(text):
    assert picture(parse(text)) == picture(parse(text))


@SETTINGS
@given(SENTENCES)
def test_no_phrase_fills_two_slots_of_a_verb(text):
    for clauses in parse(text):
        for verb in clauses.verbs:
            subject, patient = places(verb.subject) or (), places(verb.object) or ()
            assert not {*subject} & {*patient}
            hanging = [start for argument in verb.oblique.values() for start in places(argument)]
            assert len(hanging) == len({*hanging})
            assert not {*hanging} & {*subject, *patient} - {c.start for c in clauses.chunks if c.index < verb.position}


@SETTINGS
@given(SENTENCES)
def test_slots_hold_what_the_form_allows(text):
    for clauses in parse(text):
        for predication in clauses.predications:
            form = predication.token.analysis.form
            assert clauses.chunks[predication.position].first <= predication.index < clauses.chunks[predication.position].last
            if predication.form != "verb":
                continue
            if predication.passive:
                assert predication.subject is None
            if form.person < 3:
                assert predication.subject is None
            if predication.subject is not None:
                assert predication.implied is None


@SETTINGS
@given(SENTENCES)
def test_pronouns_and_shared_subjects_agree(text):
    for clauses in parse(text):
        for predication in clauses.predications:
            form = predication.token.analysis.form
            if predication.form == "verb" and predication.implied is not None:
                assert fits(form.gender, form.number, predication.implied)
            for preposition, argument in predication.recalled.items():
                assert fits(*marked(pronoun_of(predication.pronominal[preposition])), argument)
                subject = predication.subject or predication.implied
                if predication.form == "verb" and subject is not None:
                    assert argument.first.start not in places(subject)


@SETTINGS
@given(SENTENCES)
def test_governors_form_no_circle(text):
    for clauses in parse(text):
        for predication in clauses.predications:
            seen, head = set(), predication
            while head is not None:
                assert id(head) not in seen
                seen.add(id(head))
                head = head.governor


@pytest.mark.parametrize(("text", "after", "expected"), [
    ("الوزير", False, {("m", "s")}),
    ("الجنود", False, {("m", "p")}),
    ("الشرطة", False, {("f", "s"), ("m", "p")}),
])
def test_agreement_of_a_verb_behind_its_subject(text, after, expected):
    subject = Argument([parse(text)[0].chunks[0]], "before")
    forms = {(gender, number) for gender, number in (("m", "s"), ("f", "s"), ("m", "p"), ("m", "d"))
             if agrees(gender, number, subject, after=after)}
    assert expected <= forms
    assert ("m", "d") not in forms
