"""The candidates around a verb for its arguments."""

from __future__ import annotations

from musnad.clauses.predication import Argument
from musnad.mentions.chunk import Chunk


class Window:
    """Candidates around a verb: bare noun phrases after and before it, prepositional phrases, and what ends the clause.

    ``behind_comma``: a comma stands right before the verb, which goes on after another verb: «تقدم السودان بشكوى، يتهم فيها
    مصر». ``pronoun``: a pronoun right before the verb is its subject: «إنها ستدعو».
    ``joined``: a conjunction joins the verb to what was told before it: «و», «حيث».
    ``inner``: the second phrase before the verb stands in a clause with a verb of its own that describes the first.
    ``opens``: the verb opens its sentence or clause.
    ``resumed``: a pronoun in the clause stands for the noun phrase before it: «بيانا قالت فيه».
    ``resumed_by``: the preposition of that pronoun: «المدينة التي يسيطر عليها».
    ``other``: the verb's pronoun disagrees with the relative before it, and so stands for somebody else: «القوات التي فرقتهم».
    ``topical``: the noun phrase before the verb opens its clause: «الحركة، وهي الأكبر، هددت إسرائيل».
    """

    __slots__ = ("after", "antecedent", "asyndetic", "before", "behind_comma", "complement", "inner", "joined", "oblique",
                 "opens", "other", "pronominal", "pronoun", "resumed", "resumed_by", "topical")

    def __init__(self) -> None:
        self.after: list[Argument] = []
        self.before: list[Argument] = []
        self.oblique: dict[str, Argument] = {}
        self.pronominal: dict[str, Chunk] = {}
        self.complement: int | None = None
        self.antecedent: Argument | None = None
        self.asyndetic = False
        self.behind_comma = False
        self.pronoun = False
        self.opens = False
        self.inner = False
        self.joined = False
        self.resumed = False
        self.resumed_by = ""
        self.topical = False
        self.other = False
