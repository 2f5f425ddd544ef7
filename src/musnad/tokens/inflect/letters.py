"""Letters by name: rules of inflection are written with single letters, never with words."""

ALEF, ALEF_HAMZA, ALEF_BELOW, MADDA = "\u0627", "\u0623", "\u0625", "\u0622"
HAMZA, WAW_HAMZA, YEH_HAMZA = "\u0621", "\u0624", "\u0626"
BEH, TEH, THEH, DAL, THAL, REH, ZAIN = "\u0628", "\u062a", "\u062b", "\u062f", "\u0630", "\u0631", "\u0632"
SEEN, SAD, DAD, TAH, ZAH = "\u0633", "\u0635", "\u0636", "\u0637", "\u0638"
FEH, QAF, KAF, LAM, MEEM, NOON = "\u0641", "\u0642", "\u0643", "\u0644", "\u0645", "\u0646"
HEH, WAW, YEH, MAQSURA, MARBUTA = "\u0647", "\u0648", "\u064a", "\u0649", "\u0629"
AIN, KHAH = "\u0639", "\u062e"
KASRATAN = "\u064d"

UNJOINED = frozenset({ALEF, ALEF_HAMZA, ALEF_BELOW, MADDA, WAW, WAW_HAMZA, DAL, THAL, REH, ZAIN, HAMZA, MAQSURA, MARBUTA})
"""Letters that do not join to the left: a hamza after them keeps to the line (جزءا, but عبئا)."""
