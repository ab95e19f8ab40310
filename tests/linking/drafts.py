"""Claims of many kinds from which the properties of linking draw."""

from itertools import product

from tests.made import Draft

DAYS = ("2025-03-04", "2025-03-05", "2025-06-20", None)
DRAFTS = [
    Draft(kind=kind, actors=actors, recipients=recipients, days=days, numbers=numbers, status=status, place=where)
    for (kind, actors, recipients), (days, numbers), (status, where) in product(
        [
            ("deploy", "NOR", "LVA"),
            ("mobilize", "NOR", ""),
            ("deploy", "SWE, NOR", "LVA"),
            ("meet", "NOR/Ida Berg", "LVA/Juris Ozols"),
            ("meet", "LVA/J. Ozols", "NOR"),
            ("attack", "", ""),
            ("fight", "Northern League", "LVA"),
        ],
        [
            ("", ()),
            ("2025-03-03", ((200, 200, "troops"),)),
            ("2025-03-01..2025-03-31", ((150, 250, "soldiers"), (2, 2, "ships"))),
            ("2025-06-01..", ((1000, None, "troops"),)),
        ],
        [("happened", ""), ("planned", "Riga"), ("denied", "Narvik"), ("possible", "Baltic Sea")],
    )
]
