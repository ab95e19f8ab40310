import pytest

from reportedly.codebook import countries, leaders
from reportedly.codebook.phrases import key_of, listed, read_yaml
from reportedly.reading.actors.names import leader_country

# Surnames that everybody knows, and that no less known bearer may take away.
BARE = {
    "RUS": "Putin Yeltsin Medvedev Lavrov Peskov Gerasimov Navalny Prigozhin Basayev",
    "SUN": "Gorbachev Stalin",
    "USA": "Trump Biden Obama Bush Clinton Powell Rumsfeld Albright Cheney Kerry Pompeo Blinken Rubio Hegseth Vance Kissinger",
    "GBR": "Blair Thatcher Cameron Sunak Starmer Truss Lammy",
    "FRA": "Macron Chirac Sarkozy Hollande Mitterrand",
    "DEU": "Merkel Schroeder Schröder Kohl Scholz Merz Baerbock",
    "ITA": "Berlusconi Prodi Meloni",
    "ESP": "Aznar Zapatero Rajoy",
    "POL": "Tusk Duda Kaczynski",
    "HUN": "Orban Orbán",
    "UKR": "Zelensky Zelenskyy Zelenskiy Poroshenko Yanukovych Kuleba Zaluzhny",
    "BLR": "Lukashenko",
    "YUG": "Milosevic Milošević",
    "SRB": "Vucic Vučić Kostunica Djindjic",
    "BIH": "Karadzic Mladić Dodik",
    "XKX": "Thaci Rugova",
    "TUR": "Erdogan Erdoğan Ecevit Davutoglu Fidan Ocalan",
    "AZE": "Aliyev",
    "ARM": "Pashinyan",
    "GEO": "Saakashvili Shevardnadze",
    "ISR": "Netanyahu Sharon Barak Peres Rabin Olmert Gantz",
    "PSE": "Arafat Abbas Haniyeh Sinwar",
    "LBN": "Nasrallah Hariri Mikati",
    "SYR": "Assad al-Assad al-Sharaa",
    "IRQ": "Saddam Maliki al-Maliki Sadr Barzani",
    "IRN": "Khamenei Khatami Ahmadinejad Rouhani Zarif Araghchi Soleimani",
    "YEM": "Saleh Houthi",
    "EGY": "Mubarak Morsi al-Sisi el-Sisi",
    "LBY": "Gaddafi Gadhafi Qaddafi Haftar",
    "SDN": "Bashir Burhan al-Burhan Hemedti",
    "ETH": "Meles Abiy",
    "RWA": "Kagame",
    "COD": "Kabila Tshisekedi Mobutu",
    "ZWE": "Mugabe Mnangagwa",
    "ZAF": "Mandela Mbeki Zuma Ramaphosa",
    "NGA": "Obasanjo Buhari Tinubu",
    "CIV": "Gbagbo Ouattara",
    "AFG": "Karzai Ghani Hekmatyar",
    "PAK": "Musharraf Sharif Bhutto",
    "IND": "Modi Vajpayee Jaishankar",
    "CHN": "Xi Hu Jiang Wen Li",
    "TWN": "Tsai Lai",
    "JPN": "Koizumi Abe Kishida Ishiba Takaichi",
    "KOR": "Roh Moon Yoon",
    "PRK": "Choe",
    "PHL": "Arroyo Duterte Marcos",
    "IDN": "Suharto Megawati Widodo Prabowo",
    "MYS": "Mahathir Najib",
    "THA": "Thaksin Prayuth",
    "VEN": "Chavez Chávez Maduro Guaido",
    "COL": "Uribe Petro",
    "BRA": "Lula Bolsonaro Rousseff",
    "ARG": "Kirchner Milei",
    "CUB": "Castro Díaz-Canel",
}

# Borne by people of several countries, or words, names and places besides.
NO_ONE = (
    "Kim Lee Park Chen Brown Johnson Smith Major May Khan Singh Rahman Ali Hussein Mohamed Hassan Rodriguez Gonzalez Garcia "
    "Santos Silva Fischer William Joseph Wellington Lagos Cordoba Jackson Young Green White Chad Jordan Friday Yang"
)

WHOLE = [
    ("Joao Lourenco", "AGO"),
    ("Recep Tayyip Erdogan", "TUR"),
    ("Bashar Assad", "SYR"),
    ("Bashar al-Assad", "SYR"),
    ("Abdel Fattah al-Burhan", "SDN"),
    ("Kim Jong-un", "PRK"),
    ("Kim Jong Un", "PRK"),
    ("William Lai", "TWN"),
    ("Ferdinand Marcos Jr.", "PHL"),
    ("Michelle O’Neill", "GBR"),
    ("Muhammad Hosni", None),
]


@pytest.mark.parametrize(("surname", "code"), [(name, code) for code, names in BARE.items() for name in names.split()])
def test_a_famous_surname_tells_its_country(surname: str, code: str) -> None:
    assert leader_country(surname) == code


@pytest.mark.parametrize("surname", NO_ONE.split())
def test_a_surname_of_many_tells_none(surname: str) -> None:
    assert leader_country(surname) is None


@pytest.mark.parametrize(("name", "code"), WHOLE)
def test_a_whole_name_tells_its_country_however_it_is_spelt(name: str, code: str | None) -> None:
    assert leader_country(name) == code


@pytest.mark.parametrize("name", ["Guterres", "António Guterres", "Kofi Annan", "Ursula von der Leyen", "Jens Stoltenberg", "Rutte"])
def test_who_speaks_for_an_international_body_has_no_country(name: str) -> None:
    assert leader_country(name) is None
    found = leaders.full(key_of(name)) or leaders.surname(name)
    assert found is not None


def test_the_particles_of_a_surname() -> None:
    assert leader_country("Ben Ali") == "TUN"
    assert leader_country("Le Pen") == leader_country("Le Drian") == "FRA"
    assert leader_country("Villepin") == leader_country("de Villepin") == "FRA"
    assert leader_country("Pen") is None


def test_the_data_are_sound() -> None:
    rows = {str(code): listed(people) for code, people in read_yaml("leaders.yaml").items()}
    common, alone = rows.pop("common"), [name.rsplit(" ", 1) for name in rows.pop("alone")]
    assert {code for _, code in alone} <= {"none", *countries.codes()}
    assert all(leader_country(name) == (None if code == "none" else code) for name, code in alone)
    assert set(rows) <= {"none", *countries.codes()}
    assert sum(map(len, rows.values())) > 3500
    assert len(rows) > 220
    assert len(set(common)) == len(common)
    whole: dict[tuple[str, ...], str] = {}
    twice = set()
    for code, people in rows.items():
        for name in (name for row in people for name in row.split(" / ")):
            assert name == name.strip() != "", f"{code}: {name!r}"
            assert "," not in name and "/" not in name, f"{code}: {name!r}"
            key = tuple(word for word in key_of(name) if word != "-")
            if whole.setdefault(key, code) != code:
                twice.add(name)
    assert not twice, "a whole name of people of two countries tells none: leave one out"
