"""What each word list holds: the columns of every TSV file below ``rules/``, and the values each column takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

PREPOSITIONS = ("bi", "li", "ka", "fi", "ala", "ila", "an", "min", "maa", "didd", "bayn", "hawla", "towards", "agent",
                "at", "via", "led", "within", "without")
"""Latin names of the prepositions that frames may ask for."""

EVENT_TYPES = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking"
).split()
"""PLOVER's contexts."""
EVENT_MODES = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access"),
    "CONCEDE": ("resign",),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"),
    "ASSAULT": ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
}
"""The modes of each event type, as PLOVER names them; a resignation is a concession."""
CHANGE_KINDS = (
    "state_of_emergency curfew force_presence blockade closure ceasefire sanctions detention office control relations "
    "ban alert regulation"
).split()
SERVICES = ("alert", "entry", "level", "net", "price", "site", "study", "traffic", "work")
"""Groups of what verbs act on otherwise than on measures: levels of alert, which are raised; what stops when something is
closed: who or what goes in and out, networks, sites, schools, traffic, the work of a site."""
EFFECTS = ("starts", "ends", "extends", "in_force")
STANCES = (
    "says confirms denies warns promises demands accuses praises claims estimates announces predicts asks jokes "
    "condemns threatens rejects urges orders admits expects hopes worries explains reveals stresses suggests complains "
    "thanks welcomes apologises believes doubts reports"
).split()
DIRECTIONS = ("part", "point", "side")
"""How a word parts a place: a part with a name of its kind (the countryside of), a point of the compass, a side of its border."""
PAGE_KINDS = (
    "ad agency aside author body caption comments cookie counts follow footer hidden meta nav newsletter pages popup post "
    "related share tags toc top"
).split()
"""What a part of a page is, by its class name or its words: all but ``body`` and ``caption`` is left out of the text."""

Check = Callable[[str], str | None]
"""Takes a cell, returns what is wrong with it, or None."""


def _matching(pattern: str, meaning: str) -> Check:
    regex = re.compile(pattern)
    return lambda cell: None if regex.fullmatch(cell) else f"{cell!r} is not {meaning}"


def _one_of(values: tuple[str, ...] | list[str], *, empty: bool = False) -> Check:
    known = frozenset(values) | ({""} if empty else frozenset())
    return lambda cell: None if cell in known else f"{cell!r} is not one of: {' '.join(values)}"


def _list_of(values: tuple[str, ...] | list[str]) -> Check:
    known = frozenset(values)
    return lambda cell: (
        None if not cell or set(cell.split(",")) <= known else f"{cell!r} is not a comma list of: {' '.join(values)}"
    )


ARABIC_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d30-9 .\"'«»#_\-A-Za-z:]*")


def _arabic(cell: str) -> str | None:
    return None if ARABIC_WORD.fullmatch(cell) else f"{cell!r} is not one plain Arabic string"


_LATIN = re.compile(r"(?=.*[A-Za-z])[\u0020-\u007e\u00c0-\u024f\u2013\u2019]+")


def _latin(cell: str) -> str | None:
    return f"{cell!r} is not a name in Latin letters" if cell and not _LATIN.fullmatch(cell) else None


def _free(cell: str) -> str | None:
    return None


IDENTIFIER = _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a Latin id (a-z, 0-9, hyphens)")
ENTITY = _matching(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*|\?)?", "the id of the row that heads the entity, or ? where many bear the name")
FEATURE = _matching(r"[a-zA-Z0-9#-]+", "a name of a feature")
CODE = _matching(r"(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?)?", "an ISO 3166 code")
_DIGITS = _matching(r"\d*", "a whole number")
_DEGREES = _matching(r"(?:-?\d{1,3}\.\d\d)?", "degrees with two decimals")
_ZONE = _matching(r"[A-Z][A-Za-z_]+(?:/[A-Za-z_-]+)+", "an IANA time zone")
CHANGE = _matching(rf"(?:(?:{'|'.join(CHANGE_KINDS)}):(?:{'|'.join(EFFECTS)}))?", "kind:effect")
SECTORS = ("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC").split()
"""Sectors of PLOVER's actors (0.8, 2021)."""
SECTOR = _one_of(SECTORS, empty=True)
_SCOPE = _matching(r"(?:[A-Z]{2}|org/[a-z0-9]+(?:-[a-z0-9]+)*)?", "an ISO 3166 country or org/ and the id of an organisation")
_DATE = _matching(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?", "a date, a month or a year (ISO 8601)")
ARGUMENTS = ("subj", "obj", "gen", "self", "speaker", "none", *PREPOSITIONS)


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of the files that a glob names; ``stage`` is the stage that reads them."""

    glob: str
    columns: dict[str, Check]
    required: tuple[str, ...] = ()
    stage: str = ""


_VERB: dict[str, Check] = {"id": IDENTIFIER, "past": _arabic, "present": _arabic, "noun": _arabic}
_PREDICATE: dict[str, Check] = {
    **_VERB,
    "plural": _arabic,
    "prep": _one_of(PREPOSITIONS, empty=True),
    "object": _arabic,
    "type": _one_of(EVENT_TYPES, empty=True),
    "mode": _matching(r"[a-z-]*", "a PLOVER mode"),
    "actor": _list_of(ARGUMENTS),
    "recipient": _list_of(ARGUMENTS),
    "change": CHANGE,
    "example": _free,
}
_ID_NAME: dict[str, Check] = {"id": IDENTIFIER, "name": _arabic}

SCHEMAS = (
    Schema("tokens/nouns.tsv", {"id": IDENTIFIER, "singular": _arabic, "plural": _arabic,
                                "gender": _one_of(["m", "f"]), "kind": _free}, ("singular",)),
    Schema("tokens/adjectives.tsv", {"id": IDENTIFIER, "masculine": _arabic, "feminine": _arabic, "plural": _arabic},
           ("masculine",)),
    Schema("tokens/compounds.tsv", {"id": IDENTIFIER, "first": _arabic, "second": _arabic}, ("first", "second")),
    Schema("tokens/descriptions.tsv", {"id": IDENTIFIER, "noun": _arabic, "verb": _arabic}, ("noun", "verb")),
    Schema("tokens/verbs.tsv", _VERB, ("past", "present")),
    Schema("tokens/function_words.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _free,
                                         "agrees": _matching(r"([123](s|m|f|p|pf|d))?", "a pronoun's person and number")},
           ("form", "class")),
    Schema("mentions/roles.tsv", {"id": IDENTIFIER, "singular": _arabic, "plural": _arabic, "kind": _free}, ("singular",)),
    Schema("mentions/nationalities.tsv", {"id": IDENTIFIER, "country": CODE, "masculine": _arabic, "plural": _arabic},
           ("masculine",)),
    Schema("mentions/organisations.tsv", {**_ID_NAME, "entity": ENTITY, "kind": _free, "country": CODE, "name_en": _latin},
           ("name",)),
    Schema("mentions/outlets.tsv", {**_ID_NAME, "entity": ENTITY, "kind": _free, "country": CODE, "name_en": _latin}, ("name",)),
    Schema("mentions/people.tsv", {**_ID_NAME, "short": _arabic, "entity": ENTITY, "country": CODE, "role": _free,
                                   "name_en": _latin}, ("name",)),
    Schema("mentions/given_names.tsv", {**_ID_NAME, "gender": _one_of(["m", "f", "u", "mw", "fw", "uw"])}, ("name",)),
    Schema("mentions/collectives.tsv", {"id": IDENTIFIER, "form": _arabic, "kind": _free}, ("form",)),
    Schema("mentions/directions.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _one_of(DIRECTIONS)}, ("form", "class")),
    Schema("mentions/directions.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _one_of(DIRECTIONS)}, ("form", "class")),
    Schema("mentions/times/*.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _free, "value": _free}, ("form", "class")),
    Schema("attribution/cues/*.tsv", {**_VERB, "plural": _arabic, "prep": _one_of(PREPOSITIONS, empty=True),
                                      "object": _arabic,
                                      "content": _list_of(("clause", "quote", "obj", *PREPOSITIONS)),
                                      "addressee": _list_of(("obj", "none", *PREPOSITIONS)),
                                      "stance": _one_of(STANCES), "example": _free}, ("stance", "example")),
    Schema("clauses/led.tsv", {"id": IDENTIFIER, "verb": _arabic, "prep": _one_of(PREPOSITIONS)}, ("verb", "prep")),
    Schema("clauses/attached.tsv", {"id": IDENTIFIER, "noun": _arabic, "prep": _one_of(PREPOSITIONS)}, ("noun", "prep")),
    Schema("events/predicates/*.tsv", _PREDICATE, ("example",)),
    Schema("events/directives/words.tsv", {
        "id": IDENTIFIER, "verb": _arabic, "participle": _arabic, "noun": _arabic, "object": _arabic,
        "assignee": _list_of(("obj", *PREPOSITIONS)), "task": _list_of(("clause", "obj", "other", *PREPOSITIONS)),
        "kind": _one_of(["order", "assignment", "request"]), "genitive": _one_of(["issuer", "assignee"], empty=True),
        "unaddressed": _one_of(["keep", "none", "passive"]), "example": _free}, ("assignee", "task", "example")),
    Schema("export/codes.tsv", {"id": IDENTIFIER, "type": _one_of(EVENT_TYPES), "mode": _matching(r"[a-z-]*", "a mode"),
                                "context": _one_of(CONTEXTS, empty=True), "cameo": _matching(r"\d{3,4}", "a CAMEO code")}),
    Schema("export/countries.tsv", {"id": IDENTIFIER, "country": CODE, "alpha3": _matching(r"[A-Z]{3}", "three letters")}),
    Schema("export/goldstein.tsv", {"id": IDENTIFIER, "cameo": _matching(r"\d{3,4}", "a CAMEO code"),
                                    "score": _matching(r"-?\d+\.\d", "a score with one decimal")}),
    Schema("export/quads.tsv", {"id": IDENTIFIER, "type": _one_of(EVENT_TYPES), "quad": _one_of(["1", "2", "3", "4"])}),
    Schema("events/contexts.tsv", {"id": IDENTIFIER, "form": _arabic, "context": _one_of(CONTEXTS),
                                   "weight": _one_of(["1", "2", "3"])}, ("form",)),
    Schema("events/context-modes.tsv", {"id": IDENTIFIER, "type": _one_of(EVENT_TYPES), "mode": _matching(r"[a-z-]+", "a mode"),
                                        "context": _one_of(CONTEXTS)}),
    Schema("events/quantities/bounds.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _free}, ("form", "class")),
    Schema("events/quantities/currencies.tsv", {"id": IDENTIFIER, "singular": _free, "plural": _arabic, "adjective": _arabic,
                                                "unit": _matching(r"(?:[A-Z]{3})?", "an ISO 4217 code")}, ("singular",)),
    Schema("events/quantities/endings.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _free}, ("form",)),
    Schema("events/quantities/modes.tsv", {"id": IDENTIFIER, "type": _one_of(EVENT_TYPES), "mode": _free, "kind": _free,
                                           "counted": _one_of(["subj", "obj"]), "prep": _list_of(PREPOSITIONS)},
           ("type", "kind", "counted")),
    Schema("events/quantities/nouns.tsv", {"id": IDENTIFIER, "singular": _arabic, "feminine": _arabic, "plural": _arabic,
                                           "class": _one_of(["person", "state", "aid", "target"]), "kind": _free,
                                           "unit": _free}, ("singular", "class")),
    Schema("events/quantities/numerals.tsv", {"id": IDENTIFIER, "form": _arabic, "class": _free,
                                              "value": _matching(r"\d+(?:\.\d+)?", "a number")}, ("form", "class", "value")),
    Schema("events/quantities/triggers.tsv", {"id": IDENTIFIER, "word": _arabic, "object": _arabic, "kind": _free,
                                              "counted": _one_of(["subj", "obj", "after"]),
                                              "prep": _list_of(PREPOSITIONS)}, ("word", "counted")),
    Schema("events/quantities/words.tsv", {"id": IDENTIFIER, "form": _free, "class": _free}, ("form", "class")),
    Schema("ledger/offices.tsv", _PREDICATE, ("change", "example")),
    Schema("ledger/measures.tsv", {"id": IDENTIFIER, "word": _arabic, "second": _arabic, "change": _one_of(CHANGE_KINDS),
                                   "example": _free}, ("word", "change")),
    Schema("ledger/operators.tsv", {"id": IDENTIFIER, "past": _arabic, "present": _arabic, "noun": _arabic,
                                    "argument": _one_of(["subj", "obj", *PREPOSITIONS]), "with": _arabic,
                                    "effect": _one_of(EFFECTS)}, ("argument", "effect")),
    Schema("ledger/services.tsv", {"id": IDENTIFIER, "word": _arabic, "second": _arabic, "group": _one_of(SERVICES),
                                   "change": _one_of(CHANGE_KINDS), "example": _free}, ("word", "change")),
    Schema("ledger/examples.tsv", {"id": IDENTIFIER, "text": _free, "told": _free, "open": _free}, ("text",)),
    Schema("ledger/objects.tsv", {"id": IDENTIFIER, "row": IDENTIFIER, "kind": _one_of(CHANGE_KINDS), "object": IDENTIFIER},
           ("row", "kind", "object")),
    Schema("ledger/states.tsv", {"id": IDENTIFIER, "word": _arabic, "second": _arabic, "of": _free,
                                 "change": _one_of(CHANGE_KINDS), "type": _one_of(EVENT_TYPES, empty=True),
                                 "mode": _matching(r"[a-z-]*", "a mode"), "example": _free},
           ("word", "of", "change", "example")),
    Schema("ledger/copulas.tsv", {"id": IDENTIFIER, "past": _arabic, "present": _arabic, "of": _one_of(["subj", "obj"]),
                                  "effect": _one_of(EFFECTS)}, ("past", "of", "effect")),
    Schema("ledger/workings.tsv", {"id": IDENTIFIER, "past": _arabic, "present": _arabic, "noun": _arabic,
                                   "argument": _one_of(["subj", "obj", *PREPOSITIONS]), "with": _arabic,
                                   "groups": _list_of(SERVICES), "effect": _one_of(EFFECTS), "example": _free},
           ("argument", "effect", "groups", "example")),
    Schema("grounding/countries.tsv", {**_ID_NAME, "country": CODE}, ("country", "name")),
    Schema("grounding/admin1.tsv", {**_ID_NAME, "country": CODE, "admin1": CODE}, ("admin1", "name")),
    Schema("grounding/realm-offices.tsv", {"id": IDENTIFIER, "form": _arabic, "country": CODE}, ("form",)),
    Schema("grounding/cities.tsv", {**_ID_NAME, "country": CODE, "admin1": CODE, "geonames": _DIGITS, "lat": _DEGREES,
                                    "lon": _DEGREES, "population": _DIGITS}, ("name",)),
    Schema("grounding/others.tsv", {**_ID_NAME, "country": CODE, "admin1": CODE, "kind": _free}, ("name",)),
    Schema("grounding/realms.tsv", {"id": IDENTIFIER, "form": _arabic, "country": CODE}, ("form", "country")),
    Schema("grounding/successors.tsv", {"id": IDENTIFIER, "country": CODE, "since": _matching(r"\d{4}-\d\d-\d\d", "a date"),
                                        "former": CODE}, ("country", "since", "former")),
    Schema("grounding/zones.tsv", {"id": IDENTIFIER, "place": CODE, "zone": _ZONE}, ("place", "zone")),
    Schema("grounding/states.tsv", {"id": IDENTIFIER, "country": CODE, "name": _arabic, "name_en": _latin},
           ("country", "name", "name_en")),
    Schema("grounding/seats.tsv", {**_ID_NAME, "country": CODE}, ("name", "country")),
    Schema("grounding/bodies.tsv", {**_ID_NAME, "body": IDENTIFIER, "sector": SECTOR, "name_en": _latin},
           ("name", "body", "sector", "name_en")),
    Schema("grounding/sectors.tsv", {"id": IDENTIFIER, "list": _one_of(["organisations", "outlets", "people", "roles", "entity"]),
                                     "value": _free, "sector": SECTOR}, ("list", "sector")),
    Schema("grounding/offices/titles.tsv", {"id": IDENTIFIER, "office": IDENTIFIER, "form": _arabic, "after": _arabic,
                                            "of": _SCOPE}, ("office", "form")),
    Schema("grounding/offices/tenures.tsv", {"id": IDENTIFIER, "office": IDENTIFIER, "of": _SCOPE, "person": IDENTIFIER,
                                             "from": _DATE, "to": _DATE, "shared": _one_of(["yes"], empty=True)},
           ("office", "of", "person", "from")),
    Schema("grounding/ambiguous.tsv", {**_ID_NAME, "note": _free}, ("name",)),
    Schema("query/persistence.tsv", {"id": IDENTIFIER, "kind": _one_of(CHANGE_KINDS), "days": _DIGITS}, ("kind", "days")),
    Schema("page/classes.tsv", {"id": IDENTIFIER, "form": _free, "match": _one_of(["name", "part"]), "kind": _one_of(PAGE_KINDS)},
           ("form",)),
    Schema("page/common.tsv", {"id": IDENTIFIER, "form": _arabic}, ("form",)),
    Schema("page/furniture.tsv", {"id": IDENTIFIER, "form": _arabic, "match": _one_of(["whole", "start", "end"]),
                                  "kind": _one_of(PAGE_KINDS)}, ("form",)),
    Schema("page/hosts.tsv", {"id": IDENTIFIER, "host": _matching(r"[a-z0-9.-]+", "a host name"), "name": _arabic},
           ("host", "name")),
    Schema("page/labels.tsv", {"id": IDENTIFIER, "form": _free, "kind": _one_of(
        "published updated by source of corresponding issue hour page pages out-of".split())}, ("form",)),
    Schema("page/months.tsv", {"id": IDENTIFIER, "form": _free, "value": _matching(r"1?\d", "a month")}, ("form", "value")),
    Schema("events/classes/*.tsv", {"id": IDENTIFIER, "form": _arabic}, ("form",)),
    Schema("store/sites.tsv", {"id": IDENTIFIER, "form": _arabic, "kind": IDENTIFIER, "beside": _one_of(["yes"], empty=True)},
           ("form", "kind")),
    Schema("*/words/*.tsv", {"id": IDENTIFIER, "form": _arabic}, ("form",)),
    Schema("*/confidence.tsv", {"id": FEATURE, "weight": _matching(r"-?\d+", "an integer"), "meaning": _free},
           ("weight", "meaning")),
    Schema("*/weights.tsv", {"id": FEATURE, "weight": _matching(r"-?\d+", "an integer"), "meaning": _free}, ("weight",)),
)
