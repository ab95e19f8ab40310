from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger.sqlite import Store
from tests.made import Draft, dispatch, keep, relink

DEPLOY = Draft(
    "Norway has sent 200 to 300 troops to Latvia",
    actors="NOR/Ida Berg",
    by="NOR/Ida Berg",
    days="2025-03-03",
    place="Ventspils",
    numbers=((200, 300, "combat troops"), (2, 2, "ships"), (2, 2, "planes")),
    offices={"NOR/Ida Berg": "Defence Minister"},
)
PLAN = Draft("Norway will send troops to Latvia in March", by="NOR", status="planned", days="2025-03-01..2025-03-31")
DENIAL = Draft("No soldiers have come to Latvia", by="Fjord Post > LVA/Ozols", status="denied", trigger="come")
MEET = Draft("Berg met Juris Ozols in Riga", kind="meet", actors="NOR/Berg", recipients="LVA/Juris Ozols", days="2025-01-20", trigger="met")
COUNT = Draft(
    "About 450 soldiers are in Latvia", by="LVA/Juris Ozols > preliminary data", numbers=((450, 450, "soldiers"),), modifier="about"
)
SHELLS = Draft("The league shelled a village", kind="attack", actors="Northern League", recipients="EST", numbers=((9, None, "people"),))
COPY = Draft("A ship brought 5 tonnes of aid", kind="aid", numbers=((5, 5, "tonnes of aid"),), days="2025-02-01..", trigger="brought")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six reports of one story: told, denied, counted, copied, one of them undated."""
    path: Path = tmp_path_factory.mktemp("answers") / "ledger.sqlite"
    with Store.open(path) as store:
        keep(store, dispatch("desk-0", PLAN, MEET, day="2025-02-20"), PLAN, MEET)
        keep(store, dispatch("desk-1", DEPLOY), DEPLOY)
        keep(store, dispatch("fjord-1", DEPLOY, DENIAL, day="2025-03-05", outlet="Fjord Post"), DEPLOY, DENIAL)
        keep(store, dispatch("fjord-2", COUNT, day="2025-03-07", outlet="Fjord Post"), COUNT)
        keep(store, dispatch("wire-1", COPY, day="2025-02-03", outlet="Wire"), COPY)
        keep(store, dispatch("wire-2", COPY, SHELLS, day=None, outlet="Copyist"), COPY, SHELLS)
        relink(store)
        yield store
