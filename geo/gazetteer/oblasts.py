"""GeoNames' codes of first-level divisions, as the names a reader knows them by."""

from __future__ import annotations

UKRAINE = {
    "01": "Cherkasy Oblast",
    "02": "Chernihiv Oblast",
    "03": "Chernivtsi Oblast",
    "04": "Dnipropetrovsk Oblast",
    "05": "Donetsk Oblast",
    "06": "Ivano-Frankivsk Oblast",
    "07": "Kharkiv Oblast",
    "08": "Kherson Oblast",
    "09": "Khmelnytskyi Oblast",
    "10": "Kirovohrad Oblast",
    "11": "Crimea",
    "12": "Kyiv City",
    "13": "Kyiv Oblast",
    "14": "Luhansk Oblast",
    "15": "Lviv Oblast",
    "16": "Mykolaiv Oblast",
    "17": "Odesa Oblast",
    "18": "Poltava Oblast",
    "19": "Rivne Oblast",
    "20": "Sevastopol City",
    "21": "Sumy Oblast",
    "22": "Ternopil Oblast",
    "23": "Vinnytsia Oblast",
    "24": "Volyn Oblast",
    "25": "Zakarpattia Oblast",
    "26": "Zaporizhzhia Oblast",
    "27": "Zhytomyr Oblast",
}
RUSSIA = {
    "01": "Adygea",
    "09": "Belgorod Oblast",
    "10": "Bryansk Oblast",
    "27": "Karachay-Cherkessia",
    "37": "Kostroma Oblast",
    "38": "Krasnodar Krai",
    "41": "Kursk Oblast",
    "43": "Lipetsk Oblast",
    "47": "Moscow Oblast",
    "48": "Moscow City",
    "56": "Oryol Oblast",
    "61": "Rostov Oblast",
    "65": "Samara Oblast",
    "67": "Saratov Oblast",
    "70": "Stavropol Krai",
    "72": "Tambov Oblast",
    "86": "Voronezh Oblast",
    "90": "Perm Krai",
}
OBLASTS = {"UA": UKRAINE, "RU": RUSSIA}


def oblast(country: str, code: str) -> str:
    """The readable name of a first-level division; a code not listed above stops the build."""
    return OBLASTS[country][code]


def short_slug(admin1: str) -> str:
    """An oblast as it is put behind the slug of a homonym: "Donetsk Oblast" gives "donetsk"."""
    words = [word for word in admin1.lower().split() if word not in {"oblast", "krai", "city"}]
    return "-".join(words)
