"""Which language a text is in: ours by name, all others None. Every sentence here was made for it."""

from __future__ import annotations

import pytest

from kengash.identify import identify

HEADLINES = {
    "uz-Cyrl": [
        "Ташқи ишлар вазири Тошкентда элчини қабул қилди",
        "Икки давлат раҳбарлари телефон орқали мулоқот қилдилар",
        "Самарқандда халқаро анжуман бўлиб ўтди",
    ],
    "uz-Latn": [
        "Tashqi ishlar vaziri Toshkentda elchini qabul qildi",
        "Ikki davlat rahbarlari telefon orqali muloqot qildilar",
        "O'zbekiston va Yaponiya hamkorlikni kengaytiradi",
    ],
    "kk-Cyrl": [
        "Сыртқы істер министрі елшімен кездесті",
        "Мемлекет басшысы Түркияға сапармен барады",
        "Астанада халықаралық форум өтті",
    ],
    "kk-Latn": [
        "Syrtqy ister mınıstri elshimen kezdesti",
        "Memleket basshysy Túrkııaǵa saparmen barady",
        "Astanada halyqaralyq forým ótti",
        "Memleket basşysy Türkiağa saparmen barady",
    ],
    "kk-Arab": ["سىرتقى ىستەر ءمينيسترى ەلشىمەن كەزدەستى", "استانادا حالىقارالىق فورۋم ءوتتى"],
    "ky": [
        "Тышкы иштер министри элчи менен жолугушту",
        "Өлкө башчысы Түркияга иш сапары менен барат",
        "Бишкекте эл аралык жыйын өттү",
    ],
    "tk": [
        "Daşary işler ministri ilçi bilen duşuşdy",
        "Döwlet Baştutanymyz Türkiýä sapar bilen bardy",
        "Aşgabatda halkara maslahat geçirildi",
    ],
    "az": [
        "Xarici işlər naziri səfiri qəbul edib",
        "Dövlət başçısı Türkiyəyə səfərə gedir",
        "Bakıda beynəlxalq konfrans keçirilib",
    ],
    "tr": [
        "Dışişleri Bakanı büyükelçiyi kabul etti",
        "Cumhurbaşkanı yarın Astana'ya gidecek",
        "Ankara'da uluslararası toplantı düzenlendi",
    ],
    "ru": [
        "Министр иностранных дел принял нового посла",
        "Глава государства отправится с визитом в Турцию",
        "В Бишкеке прошла встреча секретарей",
    ],
    "en": [
        "Foreign Minister receives the new ambassador",
        "President to travel to Astana for talks next week",
        "Ministers agree on a joint statement",
    ],
}

BODIES = {
    "uz-Cyrl": (
        "Кеча пойтахтда икки мамлакат ташқи ишлар вазирлари учрашди. Мулоқотда савдо, транспорт "
        "ва таълим соҳаларидаги ҳамкорлик масалалари кўриб чиқилди. Томонлар келгуси йилда ҳам "
        "бундай учрашувларни давом эттиришга келишиб олдилар."
    ),
    "uz-Latn": (
        "Kecha poytaxtda ikki mamlakat tashqi ishlar vazirlari uchrashdi. Muloqotda savdo, "
        "transport va ta’lim sohalaridagi hamkorlik masalalari ko‘rib chiqildi. Tomonlar kelgusi "
        "yilda ham uchrashuvlarni davom ettirishga kelishdi."
    ),
    "kk-Cyrl": (
        "Кеше елордада екі елдің сыртқы істер министрлері кездесті. Кездесуде сауда, көлік және "
        "білім салаларындағы ынтымақтастық мәселелері қаралды. Тараптар келесі жылы да осындай "
        "кездесулерді жалғастыруға уағдаласты."
    ),
    "kk-Latn": (
        "Keshe elordada eki eldiń syrtqy ister mınıstrleri kezdesti. Kezdesýde saýda, kólik jáne "
        "bilim salalaryndaǵy yntymaqtastyq máseleleri qaraldy. Taraptar kelesi jyly da osyndaı "
        "kezdesýlerdi jalǵastyrýǵa ýaǵdalasty."
    ),
    "kk-Arab": (
        "كەشە ەلوردادا ەكى ەلدىڭ سىرتقى ىستەر مينيسترلەرى كەزدەستى. كەزدەسۋدە ساۋدا، كولىك جانە "
        "ءبىلىم سالالارىنداعى ىنتىماقتاستىق ماسەلەلەرى قارالدى. تاراپتار كەلەسى جىلى دا وسىنداي "
        "كەزدەسۋلەردى جالعاستىرۋعا ۋاعدالاستى."
    ),
    "ky": (
        "Кечээ борбордо эки өлкөнүн тышкы иштер министрлери жолугушту. Жолугушууда соода, "
        "транспорт жана билим берүү тармактарындагы кызматташтык маселелери каралды. Тараптар "
        "келерки жылы да мындай жолугушууларды улантууга макулдашты."
    ),
    "tk": (
        "Düýn paýtagtda iki ýurduň daşary işler ministrleri duşuşdy. Duşuşykda söwda, ulag we "
        "bilim ulgamlaryndaky hyzmatdaşlygyň meselelerine seredildi. Taraplar geljek ýylda hem "
        "şeýle duşuşyklary dowam etmek barada ylalaşdylar."
    ),
    "az": (
        "Dünən paytaxtda iki ölkənin xarici işlər nazirləri görüşüb. Görüşdə ticarət, nəqliyyat "
        "və təhsil sahələrində əməkdaşlıq məsələləri müzakirə olunub. Tərəflər gələn il də belə "
        "görüşləri davam etdirmək barədə razılığa gəliblər."
    ),
    "tr": (
        "Dün başkentte iki ülkenin dışişleri bakanları bir araya geldi. Görüşmede ticaret, "
        "ulaştırma ve eğitim alanlarındaki iş birliği konuları ele alındı. Taraflar gelecek yıl "
        "da bu tür görüşmeleri sürdürme konusunda mutabık kaldı."
    ),
    "ru": (
        "Вчера в столице встретились министры иностранных дел двух стран. На встрече были "
        "рассмотрены вопросы сотрудничества в торговле, транспорте и образовании. Стороны "
        "договорились продолжить такие встречи и в будущем году."
    ),
    "en": (
        "Yesterday the foreign ministers of the two countries met in the capital. They discussed "
        "cooperation in trade, transport and education, and agreed that such meetings should be "
        "continued in the coming year."
    ),
}

OTHERS = {
    "tt": (
        "Кичә башкалада ике илнең тышкы эшләр министрлары очрашты. Очрашуда сәүдә, транспорт һәм "
        "мәгариф өлкәсендә хезмәттәшлек мәсьәләләре каралды. Яклар киләсе елда да мондый "
        "очрашуларны дәвам итәргә килеште."
    ),
    "ba": (
        "Кисә баш ҡалала ике илдең тышҡы эштәр министрҙары осрашты. Осрашыуҙа сауҙа, транспорт "
        "һәм мәғариф өлкәһендә хеҙмәттәшлек мәсьәләләре ҡаралды. Яҡтар киләһе йылда ла бындай "
        "осрашыуҙарҙы дауам итергә килеште."
    ),
    "ug": (
        "تۈنۈگۈن پايتەختتە ئىككى دۆلەتنىڭ تاشقى ئىشلار مىنىستىرلىرى كۆرۈشتى. كۆرۈشۈشتە سودا، "
        "قاتناش ۋە مائارىپ ساھەسىدىكى ھەمكارلىق مەسىلىلىرى مۇزاكىرە قىلىندى."
    ),
    "tg": (
        "Дирӯз дар пойтахт вазирони корҳои хориҷии ду кишвар мулоқот карданд. Дар мулоқот "
        "масъалаҳои ҳамкорӣ дар соҳаҳои савдо, нақлиёт ва маориф баррасӣ шуданд. Ҷонибҳо барои "
        "идомаи чунин вохӯриҳо дар соли оянда мувофиқа карданд."
    ),
    "fa": (
        "دیروز وزیران امور خارجه دو کشور در پایتخت دیدار کردند. در این دیدار درباره همکاری در "
        "زمینه تجارت، حمل و نقل و آموزش گفتگو شد و دو طرف توافق کردند که این دیدارها ادامه یابد."
    ),
    "ar": (
        "التقى أمس وزيرا خارجية البلدين في العاصمة. وبحث الجانبان خلال اللقاء قضايا التعاون في "
        "مجالات التجارة والنقل والتعليم واتفقا على مواصلة هذه اللقاءات في العام المقبل."
    ),
    "bg": (
        "Вчера в столицата се срещнаха министрите на външните работи на двете страни. На срещата "
        "бяха разгледани въпроси на сътрудничеството в търговията, транспорта и образованието. "
        "Страните се договориха да продължат тези срещи."
    ),
    "uk": (
        "Учора в столиці зустрілися міністри закордонних справ двох країн. На зустрічі було "
        "розглянуто питання співпраці в торгівлі, транспорті та освіті. Сторони домовилися "
        "продовжити такі зустрічі й наступного року."
    ),
    "be": (
        "Учора ў сталіцы сустрэліся міністры замежных спраў дзвюх краін. На сустрэчы былі "
        "разгледжаны пытанні супрацоўніцтва ў гандлі, транспарце і адукацыі. Бакі дамовіліся "
        "працягнуць такія сустрэчы і ў наступным годзе."
    ),
    "mn": (
        "Өчигдөр нийслэлд хоёр орны Гадаад хэргийн сайд нар уулзав. Уулзалтаар худалдаа, тээвэр "
        "болон боловсролын салбарын хамтын ажиллагааны асуудлыг хэлэлцлээ. Талууд ирэх жил ч мөн "
        "ийм уулзалтыг үргэлжлүүлэхээр тохиролцов."
    ),
    "sr": (
        "Јуче су се у главном граду састали министри спољних послова две земље. На састанку је "
        "било речи о сарадњи у трговини, саобраћају и образовању. Стране су се договориле да се "
        "такви сусрети наставе и следеће године."
    ),
    "de": (
        "Gestern trafen sich in der Hauptstadt die Außenminister der beiden Länder. Bei dem "
        "Treffen ging es um die Zusammenarbeit in Handel, Verkehr und Bildung. Die Seiten "
        "vereinbarten, solche Treffen im nächsten Jahr fortzusetzen."
    ),
    "fr": (
        "Hier, les ministres des affaires étrangères des deux pays se sont réunis dans la "
        "capitale. Ils ont examiné la coopération dans le commerce, les transports et "
        "l’éducation, et sont convenus de poursuivre ces rencontres."
    ),
    "crh": (
        "Dünevin paytahtta eki memleketniñ tış işleri nazirleri körüştiler. Körüşüvde ticaret, "
        "naqliyat ve tasil saalarındaki işbirlik meseleleri baqıldı. Taraflar kelecek yılda da "
        "böyle körüşüvlerni devam etmege añlaştılar."
    ),
    "kaa": (
        "Keshe paytaxtta eki mámlekettiń sırtqı isler ministrleri ushırastı. Ushırasıwda sawda, "
        "transport hám bilimlendiriw tarawındaǵı birge islesiw máseleleri kórip shıǵıldı. "
        "Tárepler kelesi jılı da usınday ushırasıwlardı dawam ettiriwge kelisti."
    ),
    "kaa in Cyrillic": (
        "Кеше пайтахтта еки мәмлекеттиң сыртқы ислер министрлери ушырасты. Ушырасыўда саўда, "
        "транспорт ҳәм билимлендириў тараўындағы бирге ислесиў мәселелери көрип шығылды."
    ),
    "es": (
        "Ayer se reunieron en la capital los ministros de asuntos exteriores de los dos países y hablaron de comercio."
    ),
    "el": ("Χθες συναντήθηκαν στην πρωτεύουσα οι υπουργοί Εξωτερικών των δύο χωρών."),
    "ka": ("გუშინ დედაქალაქში ორი ქვეყნის საგარეო საქმეთა მინისტრები შეხვდნენ."),
    "zh": ("昨天，两国外交部长在首都举行了会谈。"),
    "so": (
        "Shalay caasimadda waxaa ku kulmay wasiirrada arrimaha dibadda ee labada dal, waxayna ka "
        "wada hadleen ganacsiga, gaadiidka iyo waxbarashada, waxayna ku heshiiyeen inay sii "
        "wadaan kulamada noocan oo kale ah sannadka soo socda."
    ),
}


@pytest.mark.parametrize(("language", "headline"), [(code, one) for code, many in HEADLINES.items() for one in many])
def test_headlines(language: str, headline: str) -> None:
    assert identify(headline) == language


@pytest.mark.parametrize("language", BODIES)
def test_bodies(language: str) -> None:
    assert identify(BODIES[language]) == language


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_none_of_ours(language: str) -> None:
    assert identify(OTHERS[language]) is None


@pytest.mark.parametrize("language", BODIES)
@pytest.mark.parametrize("quoted", ["ru", "en", "tr"])
def test_a_quoted_sentence_changes_nothing(language: str, quoted: str) -> None:
    sentence = BODIES[quoted].split(". ")[0]
    first, rest = BODIES[language].split(". ", 1) if ". " in BODIES[language] else BODIES[language].split(", ", 1)
    assert identify(f"{first}: «{sentence}». {rest} {BODIES[language]}") == language


NAMES = {
    "en": "Foreign Minister of Kazakhstan Yerlan Sarsenbai met Foreign Minister of Russia Gleb Morozov.",
    "ru": "Президент Азербайджана Рауф Самедов принял делегацию США.",
    "ky": "Германиянын элчиси Томас Вебер президент Садыр Сапаровго ишеним грамотасын тапшырды.",
    "kk-Cyrl": "Вице-премьер Әсел Нұрова бастаған қазақстандық делегация Анкараға барды.",
    "uz-Latn": "Energetika vaziri Dilshod Rahimov Rossiya energetika vaziri Igor Belov bilan muzokara oʻtkazdi.",
    "tr": "Macaristan Başbakanı Péter Kovács'ın Türkiye ziyareti ertelendi.",
}


@pytest.mark.parametrize("language", NAMES)
def test_foreign_names_do_not_decide(language: str) -> None:
    assert identify(NAMES[language]) == language


DIPLOMACY = [
    "Министърът на външните работи прие посланика на Азербайджан в София.",
    "Міністр закордонних справ України прийняв посла Туреччини, переговори відбулися у Києві.",
    "Тышкы эшләр министры Мәскәүдә илче белән очрашты һәм хезмәттәшлек турында сөйләште.",
    "De minister van Buitenlandse Zaken heeft in Den Haag de Turkse president ontvangen.",
    "Le ministre des Affaires étrangères a reçu l'ambassadeur du Kazakhstan à Paris.",
    "Ministar vanjskih poslova primio je veleposlanika Kazahstana u Zagrebu.",
    "Сыртқы ислер министри Нөкисте елши менен ушырасты ҳәм бирге ислесиў ҳаққында сөйлести.",
]


@pytest.mark.parametrize("text", DIPLOMACY)
def test_diplomacy_of_others_is_none_of_ours(text: str) -> None:
    assert identify(text) is None


def test_capitals_and_apostrophes_do_not_matter() -> None:
    assert identify(BODIES["uz-Latn"].replace("‘", "'").replace("’", "`").upper()) == "uz-Latn"
    assert identify(BODIES["kk-Cyrl"].upper()) == "kk-Cyrl"


@pytest.mark.parametrize("text", ["", " ", "12.03.2026", "— … —", "@@@"])
def test_no_letters_no_language(text: str) -> None:
    assert identify(text) is None


def test_markup_before_the_text() -> None:
    assert identify("XQ-WZ mso tbl px; " * 30 + BODIES["tr"] * 6) == "tr"
