"""The words that tell the role of somebody in the act that they govern (``rules/events/words``)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from musnad.attribution.words import Voices
from musnad.rulebook.tables import Rulebook

_ELSEWHERE: Final = {"witnessing": "clauses/words", "judging": "clauses/words", "civilians": "events/classes",
                     "localities": "events/classes"}
"""The folders of the lists that do not stand in ``events/words``."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Verbs that tell the role of their subject in the act that they govern.

    ``undergoing``: the subject suffers it, «تعرض لهجوم»; ``engaging``: the subject does it, behind «في», «استمرت في القصف»;
    ``witnessing``: it happens in or before the subject, «شهدت المدينة اشتباكات»; ``obliging``: it is for the party behind «على»
    to do, «يتعين على إيران السماح بـ»; ``answering``: it answers somebody's act, «استجابة لمناشدة الوزير». ``anaphors`` are
    adjectives that stand for a party named before: «الأخير». ``moving`` are acts of troops themselves: «انسحاب القوات», but
    «سحب القوات». ``partitives`` are nouns whose pronoun stands for those of whom they are some: «بعضهم».
    ``gathering`` verbs have all who meet as objects: «القمة التي جمعت الرئيسين». ``held`` are nouns of the state
    that somebody is put in: «وضعته الشرطة قيد الإقامة الجبرية». ``willing`` are nouns of trying, wanting, taking part, whose
    holder does what they are about: «سعي الجيش للسيطرة على», «حرص الملك على تقديم». ``claiming`` verbs own to an act:
    «تبنى التنظيم الهجوم». ``attending`` are nouns of chairing and attending: «برئاسة الوزير», «بمشاركة الآلاف».
    ``befalling`` attacks have in the genitive the town where they were made: «هجمات باريس».
    ``judging`` verbs have for their object what others do or say: «الهجوم الذي أدانته الحكومة», «الخطة التي رفضتها المعارضة».
    ``fights`` are those of two sides, «قتل مسلحون في اشتباكات مع الجيش», of which ``civilians`` are none. ``chances`` are time or
    room to do something, «أمام المشرعين مهلة لقبول الاتفاق». ``doing`` are masdars of doing an act named before: «هجوم اتهمت
    قوات النظام بشنه». ``making`` are verbs, and their masdars, whose object is made or helped to do the act, behind «في» and
    «لـ» as well: «ساعد الجيش في استعادة», «إقناع الحركة بتسليم». ``purposing`` are adverbs of purpose: «حشد قواته تمهيدا
    لاقتحام». ``committing`` verbs do the act that their object names, «رفع دعوى»; ``occurring`` verbs say that nobody named
    does it, «تم تفتيش المنزل». ``retaliating`` words answer what stands behind «على»: «الرد على القصف». ``reaching`` verbs
    tell whom an act befell: «اعتقالات طالت ناشطين». ``striking`` are masdars
    of what ``armies`` rather do than suffer: «قصف الجيش», «قمع النظام», but «قصف المستشفى».
    ``controlling`` verbs are of trying, wanting, going on, managing, whose subject does what they govern: «حاولت روسيا السيطرة».
    ``feeling`` are nouns of what somebody feels at what others do, «قلقها إزاء تصاعد العنف», and verbs of making it up.
    ``decrying`` are masdars and participles that say against what a protest is: «احتجاجا على», «منددة بـ».
    ``hiding`` verbs have who is in or uses a place as their subject: «مبنى يتحصن فيه مقاتلون», «مدرسة تستخدمها الميليشيات».
    ``implicated`` are those who had a hand in an act: «محاسبة المتورطين في قتل»; ``deeming`` verbs say what somebody is, «تعد
    الحركة مسؤولة»; ``ascribing`` verbs say whose an act was: «نسبت السلطات الهجوم إلى متشددين».
    ``helping`` are masdars of what is done for another: «تعهد بمساعدة ليبيا». ``localities`` may be called by somebody's name:
    «حي الأنصاري», ``sites`` by a word that is nobody known: «معسكر العند». ``homelands`` with a pronoun
    stand for their state: «قصف بلاده».
    ``awaiting`` adverbs say what is reckoned with from others: «تحسبا لهجوم», ``protecting`` words what others may do,
    «حماية المدنيين من القصف»; ``matters`` are nouns of what is only heard or told of an act: «يتولى القاضي ملف الهجوم».
    ``foiling`` verbs have for their object what others attempt: «أحبطت الشرطة محاولة تفجير». ``voices`` tell who issued a
    document: «بيان صدر عن الوزارة».
    """

    undergoing: frozenset[str]
    engaging: frozenset[str]
    witnessing: frozenset[str]
    obliging: frozenset[str]
    controlling: frozenset[str]
    answering: frozenset[str]
    anaphors: frozenset[str]
    moving: frozenset[str]
    gathering: frozenset[str]
    held: frozenset[str]
    claiming: frozenset[str]
    attending: frozenset[str]
    fights: frozenset[str]
    befalling: frozenset[str]
    judging: frozenset[str]
    chances: frozenset[str]
    doing: frozenset[str]
    civilians: frozenset[str]
    willing: frozenset[str]
    making: frozenset[str]
    purposing: frozenset[str]
    casualties: frozenset[str]
    committing: frozenset[str]
    occurring: frozenset[str]
    feeling: frozenset[str]
    decrying: frozenset[str]
    hiding: frozenset[str]
    helping: frozenset[str]
    implicated: frozenset[str]
    deeming: frozenset[str]
    ascribing: frozenset[str]
    awaiting: frozenset[str]
    protecting: frozenset[str]
    matters: frozenset[str]
    foiling: frozenset[str]
    localities: frozenset[str]
    sites: frozenset[str]
    homelands: frozenset[str]
    reaching: frozenset[str]
    retaliating: frozenset[str]
    armies: frozenset[str]
    striking: frozenset[str]
    partitives: frozenset[str]
    voices: Voices

    @classmethod
    def of(cls, book: Rulebook) -> RoleWords:
        """The words of a rulebook."""
        words = {field.name: book.forms(f"{_ELSEWHERE.get(field.name, 'events/words')}/{field.name}.tsv")
                 for field in fields(cls) if field.name != "voices"}
        words["feeling"] |= book.forms("events/words/fabricating.tsv")
        return cls(**words, voices=Voices.of(book))
