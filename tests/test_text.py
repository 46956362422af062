"""The text layer: decoding, home scripts, offsets, sentences, tokens. Every sentence here was made for it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kengash.decoding import UnreadableText, decode
from kengash.identify import LANGUAGES
from kengash.nouns import Span, Text
from kengash.segmentation import fold, sentences, tokens
from kengash.text import read_text, to_original


def home(original: str, language: str) -> str:
    text = read_text(original, language)
    assert text is not None
    return text.home


def parts(original: str, language: str) -> list[str]:
    text = home(original, language)
    return [text[s.start : s.end] for s in sentences(text, language)]


def words(original: str, language: str) -> list[str]:
    text = home(original, language)
    return [token.text for token in tokens(text, Span(0, len(text)), language)]


def quoted(text: Text, part: str) -> str:
    """The original of the first place where `part` stands in the home text."""
    at = text.home.index(part)
    span = to_original(text, Span(at, at + len(part)))
    return text.original[span.start : span.end]


# Decoding


def test_utf8_with_and_without_mark() -> None:
    assert decode("Кеңес".encode()) == "Кеңес"
    assert decode("Кеңес".encode("utf-8-sig")) == "Кеңес"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_by_its_mark(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + "Geňeş öz işine başlady".encode(encoding)) == "Geňeş öz işine başlady"


def test_windows_1251() -> None:
    text = "Министр принял посла. Стороны обсудили повестку."
    assert decode(text.encode("cp1251")) == text


def test_damaged_utf8_is_kept() -> None:
    data = "Стороны обсудили ".encode() + b"\xd0\xff" + " повестку дня встречи".encode()
    assert decode(data) == "Стороны обсудили \ufffd\ufffd повестку дня встречи"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", bytes(range(256)) * 4, b"\x7fELF\x02\x01\x01" + b"\x00" * 50],
)
def test_binary_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableText) as error:
        decode(data)
    assert isinstance(error.value, ValueError)
    assert "\n" not in str(error.value)


def test_empty_bytes() -> None:
    assert decode(b"") == ""


# Home scripts

UZBEK = {
    "Ўзбекистон": "Oʻzbekiston",
    "Қирғизистон": "Qirgʻiziston",
    "ташқи ишлар вазири": "tashqi ishlar vaziri",
    "Ёзёвон": "Yozyovon",
    "Европа": "Yevropa",
    "учрашувда": "uchrashuvda",
    "поезд": "poyezd",
    "делегацияси": "delegatsiyasi",
    "конференция": "konferensiya",
    "цирк": "sirk",
    "маъно": "maʼno",
    "объект": "obyekt",
    "премьера": "premyera",
    "октябрь": "oktabr",
    "сентябрь": "sentabr",
    "Июль": "Iyul",
    "Эрон": "Eron",
    "Исҳоқ": "Isʼhoq",
    "ШҲТ": "SHHT",
    "Мирзиёев": "Mirziyoyev",
    "Тошкент-Бухоро": "Toshkent-Buxoro",
}

KAZAKH_2018 = {
    "Syrtqy ister mınıstri": "Сыртқы істер министрі",
    "Memleket basshysy": "Мемлекет басшысы",
    "Ózbekstan": "Өзбекстан",
    "Túrkııa": "Түркия",
    "Ázerbaıjan": "Әзербайжан",
    "Ýkraına": "Украина",
    "Chehııa": "Чехия",
    "saıası": "саяси",
    "ıadrolyq": "ядролық",
    "dıalog": "диалог",
    "delegatsııa": "делегация",
    "vıtse-mınıstr": "вице-министр",
    "Premer-mınıstr": "Премьер-министр",
    "naýryz": "наурыз",
    "Toqaev": "Тоқаев",
    "Mırzıeev": "Мирзиёев",
    "Zelenskıı": "Зеленский",
    "Nıý-Iork": "Нью-Йорк",
    "Kremlde": "Кремльде",
    "SІM": "СІМ",
    "Іs-shara": "Іс-шара",
    "AQSh": "АҚШ",
    "ketse": "кетсе",
    "ekonomıka": "экономика",
    "eki el": "екі ел",
    "О\u0301zbekstan": "Өзбекстан",
}

KAZAKH_2021 = {
    "Syrtqy ıster ministrı": "Сыртқы істер министрі",
    "Özbekstan": "Өзбекстан",
    "Türkia": "Түркия",
    "Äzerbaijan": "Әзербайжан",
    "ūjym": "ұжым",
    "bağyt": "бағыт",
    "keñes": "кеңес",
    "şeşım": "шешім",
    "saiasi": "саяси",
    "naūryz": "наұрыз",
}

KAZAKH_ARABIC = {
    "سىرتقى ىستەر ءمينيسترى": "сыртқы істер министрі",
    "ءوزارا": "өзара",
    "وزبەكستان": "өзбекстан",
    "ازەربايجان": "әзербайжан",
    "تۇركيا": "түркия",
    "توراعا": "төраға",
    "كەلىسسوز": "келіссөз",
    "قۇجات": "құжат",
    "ۇكىمەت": "үкімет",
    "قىركۇيەك": "қыркүйек",
    "دەلەگاتسيا": "делегация",
    "جانە": "және",
    "ماسەلە": "мәселе",
    "قاسىم-جومارت توقايەۆ": "қасым-жомарт тоқаев",
    "ۆيتسە-ءمينيستر": "вице-министр",
    "ۇيىم": "ұйым",
    "ساياسات": "саясат",
    "ساپارىمەن": "сапарымен",
    "كەزدەسۋىمەن": "кездесуімен",
    "تاشكەنتكە": "ташкентке",
    "حاتشىسى": "хатшысы",
    "قاۋىپسىزدىك": "қауіпсіздік",
    "ب ۇ ۇ باس": "бұұ бас",
    "ءىس-قيمىل": "іс-қимыл",
}


@pytest.mark.parametrize(("written", "expected"), UZBEK.items())
def test_uzbek_cyrillic(written: str, expected: str) -> None:
    assert home(written, "uz-Cyrl") == expected


@pytest.mark.parametrize(("written", "expected"), KAZAKH_2018.items())
def test_kazakh_latin_with_acutes(written: str, expected: str) -> None:
    assert home(written, "kk-Latn") == expected


@pytest.mark.parametrize(("written", "expected"), KAZAKH_2021.items())
def test_kazakh_latin_with_umlauts(written: str, expected: str) -> None:
    assert home(f"{written} ñäü", "kk-Latn").removesuffix(" ңәү") == expected


@pytest.mark.parametrize(("written", "expected"), KAZAKH_ARABIC.items())
def test_kazakh_arabic(written: str, expected: str) -> None:
    assert home(written, "kk-Arab") == expected


def test_latin_words_stay_in_cyrillic_uzbek() -> None:
    assert home("ASTANA. Kazinform - Учрашув бўлди", "uz-Cyrl") == "ASTANA. Kazinform - Uchrashuv boʻldi"


def test_cyrillic_words_in_latin_uzbek_are_read() -> None:
    assert home("Yigʻilish: ташқи ишлар вазири", "uz-Latn") == "Yigʻilish: tashqi ishlar vaziri"


def test_offsets_point_at_the_cyrillic_letters() -> None:
    text = read_text("Янги йил: Шароф Ўзбекистонга келди.", "uz-Cyrl")
    assert text is not None
    assert quoted(text, "Oʻzbekiston") == "Ўзбекистон"
    assert quoted(text, "Sharof") == "Шароф"
    assert quoted(text, "Yangi yil") == "Янги йил"
    assert quoted(text, "S") == "Ш"


def test_dropped_letters_belong_to_their_word() -> None:
    text = read_text("ءبىر كرەمل", "kk-Arab")
    assert text is not None
    assert quoted(text, "бір") == "ءبىر"
    text = read_text("Июль, апрель", "uz-Cyrl")
    assert text is not None
    assert quoted(text, "Iyul") == "Июль"


# What is put right


@pytest.mark.parametrize("mark", "ʻ‘'’ʼ`")
def test_uzbek_letters_with_apostrophes(mark: str) -> None:
    text = read_text(f"O{mark}zbekiston bog{mark}i va tog{mark} yo{mark}li", "uz-Latn")
    assert text is not None
    assert text.home == "Oʻzbekiston bogʻi va togʻ yoʻli"
    assert not text.offsets


@pytest.mark.parametrize("mark", "ʼ’'‘`")
def test_uzbek_tutuq(mark: str) -> None:
    assert home(f"ma{mark}no, e{mark}lon, san{mark}at", "uz-Latn") == "maʼno, eʼlon, sanʼat"


def test_uzbek_quotation_after_g_stays() -> None:
    assert home("‘Yangi dialog’ anjumani", "uz-Latn") == "‘Yangi dialog’ anjumani"


def test_apostrophes_elsewhere() -> None:
    assert home("Türkiye’nin İstanbul\\'daki", "tr") == "Türkiye'nin İstanbul'daki"
    assert home("the minister’s visit", "en") == "the minister's visit"


def test_backslash_apostrophe_keeps_its_place() -> None:
    text = read_text("Ankara\\'da görüştü", "tr")
    assert text is not None
    assert quoted(text, "Ankara'da") == "Ankara\\'da"
    assert quoted(text, "görüştü") == "görüştü"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk-Cyrl", "Ресей елшісі келіссөз өткізді"),
        ("ru", "Российский министр, ёмкий обмен мнениями"),
        ("tr", "Dışişleri Bakanı görüştü, İçişleri öğrendi"),
        ("tk", "Türkmenistanyň Daşary işler ministri geňeşdi"),
    ],
)
def test_decomposed_letters(language: str, sentence: str) -> None:
    text = read_text(unicodedata.normalize("NFD", sentence), language)
    assert text is not None
    assert text.home == sentence
    for word in sentence.replace(",", "").split():
        assert unicodedata.normalize("NFC", quoted(text, word)) == word


def test_soft_hyphens_and_strange_spaces() -> None:
    text = read_text("Ми\u00adнистр\u00a0ино\u200bстранных\u2009дел", "ru")
    assert text is not None
    assert text.home == "Министр иностранных дел"
    assert quoted(text, "Министр") == "Ми\u00adнистр"
    assert quoted(text, "дел") == "дел"


def test_stress_marks_are_no_letters() -> None:
    assert home("Рахмо\u0301н принял посла", "ru") == "Рахмон принял посла"


def test_mixed_alphabets() -> None:
    assert home("Mинистр встретился c послом", "ru") == "Министр встретился с послом"
    assert home("A. Петров", "ru") == "А. Петров"
    assert home("Tоshkеntdа", "uz-Latn") == "Toshkentda"
    assert home("Әliyev Gәncәdә", "az") == "Əliyev Gəncədə"
    assert home("сiз", "kk-Cyrl") == "сіз"
    assert home("саммит BRICS, формат C5+1", "ru") == "саммит BRICS, формат C5+1"


def test_nothing_to_do_is_nothing_done() -> None:
    text = read_text("Стороны обсудили повестку дня.", "ru")
    assert text is not None
    assert text.home is text.original or text.home == text.original
    assert not text.offsets


def test_unknown_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown language 'xx'"):
        read_text("abc", "xx")


def test_language_without_script() -> None:
    text = read_text("Ўзбекистон Республикаси ташқи ишлар вазири билан учрашув бўлиб ўтди", "uz")
    assert text is not None
    assert text.language == "uz-Cyrl"


ODD = st.sampled_from("aoOgGşиИйьъцеё'’ʻʼ\u00ad\u0301\u0306\u200b\u00a0\\'\n.1٣-ءٴىاوۇءلıIİіІﬁﷺ\ufeff«»")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(ODD, max_size=60)))
@example("")
@example("\u00ad")
@example("ь")
def test_any_text(language: str, original: str) -> None:
    text = read_text(original, language)
    assert text is not None
    assert text.original == original
    if text.offsets:
        assert len(text.offsets) == len(text.home) + 1
        assert list(text.offsets) == sorted(text.offsets)
        assert text.offsets[-1] == len(original)
    else:
        assert len(text.home) == len(original)
    done = 0
    for sentence in sentences(text.home, language):
        assert done <= sentence.start < sentence.end <= len(text.home)
        done = sentence.end
        inner = sentence.start
        for token in tokens(text.home, sentence, language):
            assert inner <= token.start < token.end <= sentence.end
            assert text.home[token.start : token.end] == token.text
            inner = token.end
            place = to_original(text, Span(token.start, token.end))
            assert 0 <= place.start < place.end <= len(original)
    assert to_original(text, Span(0, 0)).start <= len(original)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_identified_or_not(original: str) -> None:
    text = read_text(original)
    assert text is None or text.language in LANGUAGES


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except UnreadableText as error:
        assert "\n" not in str(error)


# Folding


def test_folding() -> None:
    assert fold("IŞIK İRAN", "tr") == "ışık iran"
    assert fold("IRAN", "en") == "iran"
    assert fold("İlham", "az") == "ilham"
    assert fold("Maʼno", "uz-Latn") == "mano"
    assert fold("Oʻzbek", "uz-Latn") == "oʻzbek"
    assert fold("ҚЫТАЙ", "kk-Cyrl") == "қытай"


# Sentences

SENTENCES = {
    "initials": ("ru", ["А. Бакаев прибыл.", "Его встретил К.К. Иванов."]),
    "digraph initials": ("uz-Latn", ["Uni Sh. Karimov qabul qildi.", "Q. Tokayev soʻzladi.", "Sh.Mirziyoyev keldi."]),
    "dates": ("ru", ["Встреча прошла 25.07.2022 в Астане.", "Рост составил 3.5 процента."]),
    "turkish ordinals": ("tr", ["8. Toplantı 3. Gün sona erdi.", "Taraflar imzaladı."]),
    "turkmen ordinals": ("tk", ["Duşuşyk 16-njy martda geçirildi.", "Oňa ministr gatnaşdy."]),
    "english abbreviations": ("en", ["Mr. Smith met the U.S. Secretary.", "H.E. Mr. Khan left.", "Both agreed."]),
    "abbreviation at the end": ("en", ["They met in Washington, D.C.", "The talks went on."]),
    "russian abbreviations": ("ru", ["В 2022 г. состоялась встреча, т.е. саммит.", "Он был в г. Москве."]),
    "quotations": ("ru", ["«Мы согласны!» – сказал он.", "«Это верно.»", "Все ушли."]),
    "questions": ("az", ["Görüş nə vaxt olacaq?", "Nazir bildirdi ki, sabah.", "Bəs harada…", "Bakıda!"]),
    "no space": ("kk-Cyrl", ["Кездесу өтті.", "Тараптар келісті."]),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_sentences(case: str) -> None:
    language, expected = SENTENCES[case]
    between = "" if case == "no space" else " "
    assert parts(between.join(expected), language) == expected


def test_lines() -> None:
    assert parts("Баш сүйлөм\nКийинки сүйлөм", "ky") == ["Баш сүйлөм", "Кийинки сүйлөм"]
    assert parts("The minister met\nhis counterpart.", "en") == ["The minister met\nhis counterpart."]
    assert parts("Министр встретился с\nИ. Петровым", "ru") == ["Министр встретился с", "И. Петровым"]
    assert parts("Президент,\nМинистр и посол", "ru") == ["Президент,\nМинистр и посол"]
    assert parts("Рахмон\n, прибывший вчера", "ru") == ["Рахмон\n, прибывший вчера"]
    assert parts("Первый пункт.\nвторой пункт.", "ru") == ["Первый пункт.", "второй пункт."]
    assert parts("Уважаемые коллеги,\n\nМы встретились.", "ru") == ["Уважаемые коллеги,", "Мы встретились."]
    assert parts("1. Кириш\n2. Чыгуу", "ky") == ["1. Кириш", "2. Чыгуу"]


def test_text_without_capitals() -> None:
    assert parts("كەزدەسۋ ءوتتى. ەلشى كەتتى؟ جوق", "kk-Arab") == ["кездесу өтті.", "елші кетті؟", "жоқ"]


def test_marks_alone_are_no_sentence() -> None:
    assert parts("Все. ***\n—", "ru") == ["Все."]


# Tokens

TOKENS = {
    "kk-Cyrl": ("Қасым-Жомарт Премьер-министрмен, ШЫҰ-ға", ["Қасым-Жомарт", "Премьер-министрмен", ",", "ШЫҰ-ға"]),
    "ky": ("28-мартта (2026) келди.", ["28-мартта", "(", "2026", ")", "келди", "."]),
    "tk": ("16-njy martda Özbegistan-Türkmenistan", ["16-njy", "martda", "Özbegistan-Türkmenistan"]),
    "uz-Latn": ("8-iyul – tog‘da, Sh.Karimov ma’no", ["8-iyul", "–", "togʻda", ",", "Sh", ".", "Karimov", "maʼno"]),
    "tr": ("İstanbul’daki 2022'de 8. gün", ["İstanbul'daki", "2022'de", "8", ".", "gün"]),
    "az": ("ATƏT-in 1-2 may, “söz”", ["ATƏT-in", "1-2", "may", ",", "“", "söz", "”"]),
    "ru": (
        "25.07.2022: 1,5 млн, Нью-Йорк - да...",
        ["25.07.2022", ":", "1,5", "млн", ",", "Нью-Йорк", "-", "да", "..."],
    ),
    "en": ("G20's 20th C5+1; 10:30.", ["G20's", "20th", "C5", "+", "1", ";", "10:30", "."]),
    "kk-Latn": ("3-4 aqpanda Іs-shara", ["3-4", "ақпанда", "Іс-шара"]),
    "kk-Arab": ("ءبىر، ەكى", ["бір", "،", "екі"]),
    "uz-Cyrl": ("бўлиб ўтди 5–6 март", ["boʻlib", "oʻtdi", "5–6", "mart"]),
}


@pytest.mark.parametrize("language", TOKENS)
def test_tokens(language: str) -> None:
    original, expected = TOKENS[language]
    assert words(original, language) == expected


def test_what_tokens_say() -> None:
    text = "İstanbul'daki 8-iyul , ırmak"
    found = tokens(text, Span(0, len(text)), "tr")
    assert [(t.key, t.capital, t.kind) for t in found] == [
        ("istanbul'daki", True, "word"),
        ("8-iyul", False, "number"),
        (",", False, "mark"),
        ("ırmak", False, "word"),
    ]


def test_tokens_stay_in_their_span() -> None:
    assert [(t.start, t.text) for t in tokens("один два три", Span(5, 8), "ru")] == [(5, "два")]
