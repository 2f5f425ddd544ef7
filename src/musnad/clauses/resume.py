"""Where a verb of saying resumes after what broke its clause: a relative clause, a longer aside."""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk

_LONG: Final = 8
"""Chunks from which a quotation is more than a name."""
_LEADING: Final = ("ala", "ila", "min")
"""Prepositions behind which a verb of saying has its complementiser."""
RESUME: Final = 26
"""How many chunks a verb of saying looks ahead for its complementiser past a relative clause or an aside."""


def leads(chunk: Chunk) -> frozenset[str]:
    """The prepositions by which a verb of saying leads to its content: «أشار إلى أن», «حذر من أن»."""
    found: list[str] = []
    for cue in chunk.head.analysis.lexeme.cues:
        if "clause" in cue.content:
            found += [prep for prep in _LEADING if prep in cue.content]
    return frozenset(found)


def resume(chunks: list[Chunk], position: int, leading: frozenset[str]) -> int | None:
    """The complementiser, colon or quotation mark behind a comma where a verb of saying resumes after what broke its clause."""
    said = acted = quoted = turned = False
    for index in range(position, min(len(chunks), position + RESUME)):
        tag = chunks[index].tag
        if tag == "." or (tag in "cN" and chunks[index].conj == "fa"):
            return None
        if quoted and tag == "c":
            continue  # «وأضاف قائلا: "سنعمل معهم، ليعلموا أننا"»
        if tag == "V" and chunks[index].head.analysis.lexeme.cues and chunks[index].conj:
            return None
        behind = chunks[index - 1].tag
        if tag in "c:" and (behind in ",)-" or (tag == "c" and behind == "t")):
            return index
        if tag == "c" and behind in "No" and not said and not chunks[index].conj:
            return index  # «الزعيم الذي يقود أكبر أحزاب المعارضة إن»
        if tag == ":" and behind == "N" and not said and not acted:
            return index  # «قال العميد، مدير القسم: "»
        if tag == ":" and behind in 'NtDo")' and not turned and index + 1 < len(chunks) and chunks[index + 1].tag in '"c':
            return index  # «أضاف الوزير، في تصريح أدلى به في العاصمة: "», «قال الوزير، في حفل حضره السفراء: إن»
        if tag == "c" and behind == "p" and not said and chunks[index].prep in leading and (
                chunks[index].prep == "ila" or (index > 1 and chunks[index - 2].tag in ",)")):
            return index  # «أشار الوزير، الذي يزور البلاد إلى أن», «حذر الوزير في خطاب، من أن»
        opens = tag == '"' and not quoted and behind == "N"
        spoken = next((chunk for chunk in chunks[index + 1 : index + 4] if chunk.tag == "V"), None) if opens else None
        if opens and acted and spoken is None:
            closing = next((i for i in range(index + 1, len(chunks)) if chunks[i].tag == '"'), index)
            spoken = next((chunk for chunk in chunks[index + 1 : closing] if chunk.tag == "V"), None) if (
                closing - index > _LONG) else None  # «قائلا عن المشروع الذي أطلقه "دائما في سياق مصلحة البلاد، بدأ …»
        if spoken is not None and (acted or (not said and 0 < spoken.head.analysis.form.person < 3)):
            return index  # «قال الوزير في تصريحات نشرت بموقع الوزارة "وضعنا …», «أوضحت عقب محادثات مع الوفد "أقول …»
        acted, quoted = acted or tag in "Vwr", quoted != (tag == '"')
        lexeme = chunks[index].head.analysis.lexeme
        if tag == "V":
            turned = turned or (behind == "," and any(not cue.object and "clause" in cue.content for cue in lexeme.cues))
            for cue in lexeme.cues:
                said = said or not cue.object  # «في حوار خص به الصحيفة» says nothing
        else:
            said = said or (tag in "Nw" and bool(lexeme.cues) and (tag != "N" or lexeme.pos != "participle"))
    return None
