"""Make the section ``[given]`` of ``src/newsparse/lexicons/names.toml`` from the Faker package's locale data.

::

    python training/names.py src/newsparse/lexicons/names.toml      # with Faker installed, and newsparse

Faker (MIT licence) lists given names by country and gender. Russian, Ukrainian and Bulgarian ones are
transliterated as agencies do (Sergei, Sergey; Andriy, Andrii). Names that are also states, capitals, demonyms or months
are left out, and so are those that stand in seeds/, since nothing in the library may know its own example.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

MOST = 6_000
MARK = "# Given names, made by training/names.py from the locale data of Faker (MIT licence).\n"
SEEDS = Path(__file__).parent.parent / "seeds"

# The locales, those first whose names English news copy prints most.
LOCALES = """en_US en_GB ru_RU uk_UA es_MX es_ES fr_FR it_IT de_AT pt_BR en_IN ja_JP nl_NL pl_PL sv_SE no_NO da_DK en_IE en_NG ro_RO hr_HR
cs_CZ hu_HU fi_FI sk_SK sl_SI az_AZ id_ID en_KE de_DE bg_BG tr_TR"""
CYRILLIC = ("ru_RU", "uk_UA", "bg_BG")
ROMAJI = "ja_JP"

# As agencies spell them; Faker has Arabic names in Arabic letters only.
ARABIC = {
    "male": """Abbas Abdallah Abdel Abdelaziz Abdelkader Abdul Abdulaziz Abdullah Abdulrahman Abu Adel Adnan Ahmad Ahmed Ali Amin Amir Amjad Anas Anwar
    Ashraf Ayman Aziz Badr Bashar Bashir Basel Bassam Bilal Ehab Essam Fadi Fahd Faisal Farid Farouk Fawzi Fayez Fouad Ghassan Hadi Hafez Haitham Hakim
    Hamad Hamdi Hamid Hamza Hani Haroun Hasan Hashim Hassan Hazem Hisham Hossam Hossein Husam Hussain Hussam Hussein Ibrahim Idris Imad Imran Ismail Issa
    Jaber Jalal Jamal Jamil Kamal Karim Khaled Khalid Khalifa Khalil Mahdi Mahmoud Mahmud Majed Mansour Marwan Mehdi Moaz Moustafa Mohamed Mohammad Mohammed Mohsen
    Mousa Muhammad Muhammed Mukhtar Munir Murad Musa Mustafa Nabil Nader Naji Nasser Nasir Nizar Nouri Omar Osama Osman Qasem Qasim Rafiq Rami Rashid Reza Riad Riyad
    Saad Saddam Sadiq Said Saif Salah Salam Saleh Salem Salim Salman Sami Samir Sayed Shadi Sultan Tahir Talal Tamer Tareq Tariq Tawfiq Usama Wael
    Walid Waleed Wissam Yahya Yasin Yasser Yassin Younis Youssef Yousef Yusuf Zaid Zaki Ziad Zuhair""",
    "female": """Abeer Afaf Aisha Alia Amal Amina Amira Asma Aya Basma Dalia Dina Farah Farida Fatemeh Fatima Fatma Ghada Hala Hanan Hayat Heba Hiba Hoda Huda
    Iman Jamila Khadija Laila Lamia Latifa Layla Leila Lina Lubna Maha Malak Mariam Maryam May Mona Muna Nada Nadia Nagwa Nahla Najwa Nawal Nour Noura Rana Randa
    Rania Rasha Reem Rima Safa Sahar Salma Samar Samira Sanaa Sara Sawsan Shaima Shirin Soraya Suha Suzan Wafa Yasmin Yasmine Zahra Zainab Zaynab Zeinab""",
}

# Names that English news copy prints often and Faker's lists do not have.
MORE = {
    "male": """Abe Al Alexei Ariel Artem Barack Bernie Bibi Boris Brett Chuck Cory Danylo  Denys Dmytro Don Doug Ed Emmanuel  Evo Fumio Gabor Gavin Geert
    Giovanni Greg Haruki Heiko Hideki Hiroshi Hugo Igor Ilham Imran Jacinto Jair Janusz Jean-Claude Jean-Luc Jean-Pierre Jens Jeremy Jinping Joko Jong-un Juan Junichiro
    Keir Kenji Kevin Kyrylo Lech Leonid Lula Mahinda Manmohan Mario Matteo Mitt Mykhailo Mykhaylo Mykola Narendra Naoto Newt Nicolas Nicolás Nikolai Nikolay Nikolas
    Oleh Oleksii Oleksiy Oleg Olaf Petro Prayut Rajiv Ranil Raul Recep Rishi Rob Rodrigo  Roman Ron Ruslan Serhii Serhiy Shinzo Shigeru Silvio Stanislav Tad Taras
    Ted Tedros Tim Tom Uhuru Viktor Vitali Vitaly Vyacheslav  Will Wladimir Xi Yasuo Yevhen Yoshihide Yukio Yuriy Zoran""",
    "female": """Aung Benazir Carly Daryna Ewa Gulnara Halyna Hillary Ilhan Indira Iryna Jacinda Jill Kamala Kateryna Ketanji Kirsti Kyrsten Ludmila Lyudmila Magdalena
    Malala Mariana Marine Maryna Meghan Melania Michelle Mette Nadezhda Nikki Nataliia Nataliya Nancy Oksana Oleksandra Olena Olha Sanna Sonia Svitlana
    Tatiana Tatyana Tetiana Tetyana Theresa Tulsi Ursula Viktoriia Viktoriya Yulia Yuliia Yuliya Zuzana""",
}

_LETTERS = dict(
    zip(
        "абвгдезиклмнопрстуфыэіїєґё",
        "a b v g d e z i k l m n o p r s t u f y e i i ie g yo".split(),
        strict=True,
    )
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
    "'": "",
    "ʼ": "",
}
_RUSSIAN = [("ий", ("y", "iy")), ("ей", ("ei", "ey")), ("ай", ("ai", "ay")), ("ой", ("oi",)), ("й", ("i", "y"))]
_UKRAINIAN = [("ій", ("iy", "ii")), ("ий", ("yi", "y")), ("й", ("y", "i")), ("и", ("y",)), ("г", ("h",))]


def transliterate(name: str, locale: str) -> Iterator[str]:
    """Spell a Cyrillic name in the ways that agencies do."""
    endings = _UKRAINIAN if locale == "uk_UA" else _RUSSIAN
    spellings = [name.lower()]
    for letters, latin in endings:
        spellings = [one.replace(letters, way) for one in spellings for way in latin]
    for spelling in dict.fromkeys(spellings):
        latin = "".join(_LETTERS.get(letter, letter) for letter in spelling)
        latin = re.sub(r"^ie", "ye", latin) if locale == "uk_UA" else latin
        yield latin.capitalize()
        if locale == "ru_RU" and latin.startswith("e"):
            yield f"Y{latin}"


def faker_names(locale: str, gender: str) -> Iterator[str]:
    """Yield the given names that a locale lists for a gender, as news prints them."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for name in getattr(provider, f"first_names_{gender}", ()):
        if locale in CYRILLIC:
            yield from transliterate(name, locale)
        else:
            yield name
    if locale == ROMAJI:
        yield from getattr(provider, f"first_romanized_names_{gender}", ())


def _is_printed(name: str) -> bool:
    return re.fullmatch(r"[A-ZÀ-ÖØ-ÞČĐŁŚŠŽ][a-zß-öø-ÿāčćđęěğıłńňřśşšťůýźżžő-]{1,14}", name) is not None


def collect(left_out: frozenset[str]) -> dict[str, str]:
    """Collect names with their gender: the first locale that has one decides, `either` where it lists both."""
    genders: dict[str, str] = {}
    for locale in ["arabic", "more", *LOCALES.split()]:
        here = {gender: set(filter(_is_printed, _listed(locale, gender))) - left_out for gender in ("female", "male")}
        for name in sorted(here["female"] | here["male"]):
            if name not in genders and len(genders) < MOST:
                told = [gender for gender, names in here.items() if name in names]
                genders[name] = told[0] if len(told) == 1 else "either"
    return genders


def _listed(locale: str, gender: str) -> Iterator[str]:
    by_hand = {"arabic": ARABIC, "more": MORE}.get(locale)
    return iter(by_hand[gender].split()) if by_hand else faker_names(locale, gender)


def _left_out() -> frozenset[str]:
    from newsparse.lexicon import load

    places = load("places")
    known = {word for section in places.sections.values() for word in section}
    months = "January February March April May June July August September October November December Christmas"
    seeds = re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")))
    return frozenset([*known, *months.split(), *seeds])


def write(target: Path) -> None:
    """Replace the section at the end of the lexicon."""
    genders = collect(_left_out())
    head = target.read_text(encoding="utf-8").partition(MARK)[0]
    rows = [
        f"{gender} = '{','.join(sorted(name for name in genders if genders[name] == gender))}'\n"
        for gender in ("female", "male", "either")
    ]
    target.write_text(f"{head}{MARK}[given]\n{''.join(rows)}", encoding="utf-8")
    print({gender: list(genders.values()).count(gender) for gender in ("female", "male", "either")})


if __name__ == "__main__":
    write(Path(sys.argv[1]))
