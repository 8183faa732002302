"""The words that fictional names are made of.

Given names are common ones of each language. Family names are no family names: two ordinary words (weather, plants,
things of the household) put together, so that nobody can be taken for a real person. A word in another script stands
as `word=romanised`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Word = tuple[str, str]  # as written in its own script, and in Latin letters


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the names of one language are made of; `join` stands between the two words of a family name."""

    women: tuple[Word, ...]
    men: tuple[Word, ...]
    first: tuple[Word, ...]
    second: tuple[Word, ...]
    join: Word = ("", "")


def _words(text: str) -> tuple[Word, ...]:
    pairs = (word.partition("=") for word in text.split())
    return tuple((own, roman or own) for own, _, roman in pairs)


def _language(women: str, men: str, first: str, second: str, join: str = "", own_join: str = "") -> NameWords:
    return NameWords(_words(women), _words(men), _words(first), _words(second), (own_join or join, join))


GERMAN_FIRST = tuple(
    """
    Apfel Birnen Pflaumen Kirsch Quitten Brombeer Himbeer Johannisbeer Stachelbeer Holunder Sanddorn Schlehen
    Hagebutten Walnuss Haselnuss Kastanien Mandel Eichel Kürbis Gurken Tomaten Zwiebel Möhren Rettich Radieschen
    Spinat Kohlrabi Linsen Bohnen Erbsen Mais Hafer Hirse Roggen Dinkel Grieß Reis Nudel Kräuter Salbei Thymian Minz
    Kamillen Lavendel Rosmarin Dill Petersilien Safran Zimt Nelken Vanille Ingwer Pfeffer Kümmel Anis Honig Zucker
    Sirup Kakao Tee Kaffee Milch Sahne Butter Quark Brot Brezel Kuchen Keks Waffel Regen Nebel Wind Wolken Sonnen
    Mond Sternen Schnee Eis Hagel Tau Donner Blitz Wetter Abend Morgen Mittags Nacht Frühlings Sommer Herbst Winter
    Januar April Mai Oktober Montags Sonntags Feiertags Wald Wiesen Garten Feld Heide Berg Tal Fluss Bach See Ufer
    Insel Küsten Meeres Wellen Sand Kiesel Stein Fels Lehm Moos Farn Gras Klee Distel Mohn Tulpen Dahlien Astern
    Primel Veilchen Flieder Ginster Efeu Hopfen Schilf Linden Birken Erlen Weiden Tannen Fichten Lärchen Ahorn Eschen
    Pappel Amsel Drossel Finken Meisen Spatzen Schwalben Lerchen Eulen Kranich Storchen Igel Hasen Dachs Hamster
    Frosch Libellen Hummel Grillen Käfer Karpfen Forellen Lachs Papier Bücher Brief Feder Tinten Kreide Farben Blau
    Grün Gelb Rot Silber Kupfer Bunt Woll Leinen Samt Filz Knopf Faden Nadel Laternen Lampen Kerzen Glocken Trommel
    Flöten Geigen Fahrrad Roller Eisenbahn Segel Ruder Wander Reise Zelt Schlüssel Löffel Teller Tassen Topf Kessel
    Rhabarber Pfirsich Aprikosen Melonen Zitronen Orangen Dattel Feigen Oliven Majoran Koriander Sesam Pistazien
    """.split()
)
GERMAN_SECOND = tuple(
    """
    laterne lampe kerze kanne tasse schale schüssel teller löffel kessel topf pfanne korb kiste truhe koffer rucksack
    beutel tasche schachtel dose flasche krug becher trichter sieb reibe mühle waage uhr wecker kompass karte kugel
    würfel kegel kreisel drachen ballon schaukel wippe rutsche karussell leiter treppe brücke laube hütte scheune
    veranda terrasse fensterbank haustür klinke klingel glocke trommel pfeife flöte geige harfe zither trompete orgel
    melodie lied reim märchen fabel rätsel brief zettel heft buch mappe feder kreide pinsel schere nadel faden knopf
    schleife schal mütze handschuh socke stiefel pantoffel jacke mantel schürze kissen decke teppich vorhang schirm
    hut besen eimer schaufel rechen harke gießkanne schubkarre fahrrad roller schlitten kahn boot floß segel anker
    ruder paddel angel netz muschel perle kiesel stein krümel flocke tropfen pfütze welle quelle strudel brise böe
    wolke nebel regen hagel funke glut schimmer glanz schatten dämmerung abend morgen sonntag feiertag spaziergang
    ausflug picknick kuchen torte keks waffel brezel semmel suppe brühe marmelade kompott saft sirup tee kakao butter
    quark strauß kranz girlande blüte knospe ranke wurzel zapfen beere nuss falter hummel libelle käfer grille igel
    spatz zaunkönig eule lerche schwalbe wiese lichtung hecke böschung mulde
    """.split()
)

_PERSIAN = _language(
    """
    فرشته=Fereshta زهره=Zohra مریم=Maryam پروین=Parwin شبنم=Shabnam لیلا=Laila نیلوفر=Nilofar مژگان=Mozhgan ثریا=Soraya
    شکیلا=Shakila رویا=Roya فریده=Farida حمیرا=Homaira نازنین=Nazanin یلدا=Yalda سحر=Sahar مینا=Mina شیرین=Shirin
    آرزو=Arezo بهار=Bahar
    """,
    """
    احمد=Ahmad فرهاد=Farhad جواد=Jawad رضا=Reza حمید=Hamid نوید=Nawid سهراب=Sohrab بهرام=Bahram کریم=Karim میلاد=Milad
    امید=Omid فرید=Farid جمشید=Jamshid رامین=Ramin داوود=Dawud یونس=Yunus الیاس=Elyas ناصر=Naser شهاب=Shahab آرش=Arash
    """,
    """
    باران=Baran ستاره=Setara ابر=Abr گل=Gol انار=Anar سیب=Sib بادام=Badam پسته=Pesta توت=Tut انگور=Angur چای=Chai
    نان=Nan عسل=Asal قند=Qand برف=Barf رود=Rud کوه=Koh ریگ=Reg موج=Mauj کاغذ=Kaghaz کتاب=Ketab قلم=Qalam چراغ=Cheragh
    شمع=Sham فانوس=Fanus کلید=Kelid قالین=Qalin نخ=Nakh پشم=Pashm ابریشم=Abresham کاسه=Kasa چاینک=Chainak
    بشقاب=Boshqab دوچرخه=Docharkha بادبادک=Badbadak قایق=Qayeq پروانه=Parwana لاله=Lala نرگس=Nargis پنجره=Panjara
    """,
    """
    فروش=forush باف=baf چین=chin دوست=dust شمار=shomar نگار=negar نویس=newis ساز=saz دوز=duz پز=paz کار=kar
    شناس=shenas دار=dar یاب=yab ریز=riz پرداز=pardaz آرا=ara سنج=sanj
    """,
    # The non-joiner keeps the two words apart without a space, as Persian spelling wants it.
    own_join="\u200c",
)
NAME_WORDS: Mapping[str, NameWords] = {
    "uk": _language(
        """
        Оксана=Oksana Олена=Olena Ірина=Iryna Наталія=Nataliia Тетяна=Tetiana Світлана=Svitlana Юлія=Yuliia Галина=Halyna
        Людмила=Liudmyla Катерина=Kateryna Софія=Sofiia Марія=Mariia Дарина=Daryna Вікторія=Viktoriia Лариса=Larysa
        Ганна=Hanna Поліна=Polina Злата=Zlata Соломія=Solomiia Надія=Nadiia Любов=Liubov Мирослава=Myroslava
        """,
        """
        Олександр=Oleksandr Сергій=Serhii Андрій=Andrii Дмитро=Dmytro Микола=Mykola Іван=Ivan Максим=Maksym Артем=Artem
        Богдан=Bohdan Тарас=Taras Юрій=Yurii Василь=Vasyl Павло=Pavlo Ігор=Ihor Назар=Nazar Данило=Danylo
        """,
        """
        Синьо=Synio Зелено=Zeleno Жовто=Zhovto Біло=Bilo Тихо=Tykho Тепло=Teplo Дощо=Doshcho Сніго=Sniho Вітро=Vitro
        Сонце=Sontse Зоре=Zore Місяце=Misiatse Медо=Medo Чае=Chaie Хлібо=Khlibo Яблуне=Yablune Груше=Hrushe Сливо=Slyvo
        Калино=Kalyno Мако=Mako Лісо=Liso Поле=Pole Море=More Хмаро=Khmaro Ранко=Ranko Вечоро=Vechoro Весно=Vesno
        Осене=Osene Книго=Knyho Скло=Sklo
        """,
        """
        парасолька=parasolka хмаринка=khmarynka лампа=lampa чашка=chashka ложка=lozhka тарілка=tarilka чайник=chainyk
        ліхтарик=likhtaryk книжка=knyzhka олівець=olivets ґудзик=gudzyk нитка=nytka подушка=podushka ковдра=kovdra
        шапка=shapka рукавичка=rukavychka дзвоник=dzvonyk бубон=bubon скрипка=skrypka казка=kazka пісня=pisnia
        загадка=zahadka крапля=kraplia хвиля=khvylia мушля=mushlia камінчик=kaminchyk сніжинка=snizhynka
        веселка=veselka промінь=promin метелик=metelyk горобчик=horobchyk їжачок=yizhachok вишенька=vyshenka
        грушка=hrushka диня=dynia морква=morkva пиріжок=pyrizhok варення=varennia вікно=vikno гойдалка=hoidalka
        човник=chovnyk вітрило=vitrylo валіза=valiza ключик=kliuchyk годинник=hodynnyk компас=kompas
        """,
    ),
    "ru": _language(
        """
        Анна=Anna Елена=Elena Ольга=Olga Ирина=Irina Наталья=Natalya Татьяна=Tatyana Светлана=Svetlana Юлия=Yulia
        Мария=Maria Екатерина=Ekaterina Людмила=Lyudmila Галина=Galina Вера=Vera Надежда=Nadezhda Ксения=Ksenia
        Дарья=Darya Алина=Alina Полина=Polina
        """,
        """
        Александр=Alexander Сергей=Sergey Андрей=Andrey Дмитрий=Dmitry Николай=Nikolay Иван=Ivan Максим=Maxim Артём=Artyom
        Юрий=Yury Василий=Vasily Павел=Pavel Игорь=Igor Михаил=Mikhail Олег=Oleg Роман=Roman
        """,
        """
        Сине=Sine Зелено=Zeleno Бело=Belo Жёлто=Zholto Тихо=Tikho Тепло=Teplo Дожде=Dozhde Снего=Snego Ветро=Vetro
        Солнце=Solntse Звездо=Zvezdo Луно=Luno Медо=Medo Чае=Chae Хлебо=Khlebo Яблоко=Yabloko Груше=Grushe Сливо=Slivo
        Лесо=Leso Поле=Pole Море=More Облако=Oblako Утро=Utro Вечеро=Vechero Весно=Vesno Книго=Knigo Бумаго=Bumago
        """,
        """
        зонтик=zontik облачко=oblachko лампа=lampa чашка=chashka ложка=lozhka тарелка=tarelka чайник=chaynik
        фонарик=fonarik книжка=knizhka карандаш=karandash пуговка=pugovka нитка=nitka подушка=podushka одеяло=odeyalo
        шапка=shapka варежка=varezhka колокольчик=kolokolchik барабан=baraban скрипка=skripka сказка=skazka
        песня=pesnya загадка=zagadka капля=kaplya волна=volna ракушка=rakushka камушек=kamushek снежинка=snezhinka
        радуга=raduga лучик=luchik бабочка=babochka стрекоза=strekoza воробушек=vorobushek ёжик=yozhik
        вишенка=vishenka дыня=dynya морковка=morkovka пирожок=pirozhok варенье=varenye окошко=okoshko качели=kacheli
        лодочка=lodochka парус=parus чемодан=chemodan ключик=klyuchik компас=kompas
        """,
    ),
    "ar": _language(
        """
        فاطمة=Fatima ليلى=Layla سلمى=Salma نور=Nour رنا=Rana هدى=Huda سمر=Samar ريم=Reem دعاء=Duaa أمل=Amal منى=Muna
        سعاد=Suad رغد=Raghad هبة=Hiba ياسمين=Yasmin خديجة=Khadija زينب=Zainab لمى=Lama ندى=Nada سارة=Sara
        """,
        """
        محمد=Mohammad أحمد=Ahmad يوسف=Yusuf خالد=Khaled عمر=Omar حسن=Hassan سامر=Samer باسل=Basel طارق=Tarek نبيل=Nabil
        فادي=Fadi وائل=Wael زياد=Ziad رامي=Rami إبراهيم=Ibrahim ماهر=Maher عماد=Imad كريم=Karim أنس=Anas بلال=Bilal
        """,
        """
        قمر=Qamar نجم=Najm غيم=Ghaym مطر=Matar شاي=Shay قهوة=Qahwat خبز=Khubz عسل=Asal ورق=Waraq كتاب=Kitab قلم=Qalam
        فانوس=Fanus مصباح=Misbah شمعة=Shamat نافذة=Nafidhat درج=Daraj حقيبة=Haqibat مظلة=Mizallat زورق=Zawraq
        شراع=Shira موج=Mawj رمل=Raml حصاة=Hasat جسر=Jisr بستان=Bustan زيتون=Zaytun ليمون=Laymun تفاح=Tuffah
        رمان=Rumman تين=Tin لوز=Lawz جوز=Jawz نعناع=Nana زعتر=Zatar ورد=Ward عصفور=Usfur فراشة=Farashat يمامة=Yamamat
        إبريق=Ibriq ملعقة=Milaqat
        """,
        """
        الياسمين=Yasmin الليمون=Laymun البرتقال=Burtuqal الرمان=Rumman التفاح=Tuffah الزعتر=Zatar النعناع=Nana الورد=Ward
        الغيم=Ghaym المطر=Matar الثلج=Thalj الريح=Rih البحر=Bahr النهر=Nahr الصباح=Sabah المساء=Masa الربيع=Rabi
        الصيف=Sayf الخريف=Kharif الشتاء=Shita القهوة=Qahwa الشاي=Shay العسل=Asal السكر=Sukkar الخبز=Khubz الورق=Waraq
        الحبر=Hibr الزجاج=Zujaj النحاس=Nuhas الحرير=Harir الصوف=Suf القطن=Qutn الحديقة=Hadiqa النافذة=Nafidha
        الشرفة=Shurfa المفتاح=Miftah الفراشة=Farasha العصفور=Usfur السنونو=Sununu الزيتون=Zaytun
        """,
        " ",
    ),
    "prs": _PERSIAN,
    "fa": _PERSIAN,
    "ps": _language(
        "زرغونه=Zarghuna سپوږمۍ=Spogmai پلوشه=Palwasha ملالۍ=Malalai وږمه=Wagma هیله=Hila شیما=Shima نازو=Nazo",
        "زلمی=Zalmai توریالی=Toryalai وحید=Wahid نجیب=Najib اکبر=Akbar بریالی=Baryalai هارون=Harun شفیق=Shafiq",
        """
        شین=Shin سور=Sur سپین=Spin ژیړ=Zher تور=Tor نوی=Nawi لوی=Loy خوږ=Khog تود=Tod سوړ=Sor کوچنی=Kochnay روښانه=Rokhana
        """,
        """
        باران=Baran ستوری=Storay چای=Chay کتاب=Ketab څراغ=Tsiragh ورېځ=Waredz سیند=Sind مڼه=Mana انار=Anar
        خربوزه=Kharboza کړکۍ=Karkey کیلي=Keli چتری=Chatrey کښتۍ=Kashtey پتنګ=Patang زینه=Zina کاسه=Kasa
        """,
        " ",
    ),
    "tr": _language(
        "Ayşe Elif Zeynep Fatma Emine Hatice Merve Büşra Selin Derya Gülay Nurcan Sevgi Özlem Şeyma İpek Çiğdem Yasemin",
        "Mehmet Mustafa Ahmet Ali Hasan Hüseyin Murat Emre Burak Okan Serkan Tuncay Ümit Özgür Çağlar İlker Kaan Yusuf",
        """
        Mavi Yeşil Sarı Beyaz Turuncu Küçük Sıcak Serin Sessiz Neşeli Yağmur Kar Rüzgar Bulut Güneş Ay Yıldız Deniz Dalga
        Kum Çakıl Orman Çayır Bahçe Elma Armut Kiraz İncir Ceviz Fındık Zeytin Limon Nane Bal Çay Kahve Ekmek Sabah Akşam
        Bahar Yaz Güz
        """,
        """
        şemsiye çaydanlık fincan kaşık tabak fener lamba düğme iplik yastık yorgan şapka çorap eldiven davul keman masal
        şarkı bilmece damla kabuk çakıl kelebek serçe kirpi uğurböceği karpuz havuç börek reçel pencere merdiven salıncak
        sandal yelken bavul anahtar saat pusula kalem defter
        """,
    ),
    "kmr": _language(
        "Rojîn Berfîn Zîlan Evîn Xezal Nêrgiz Dilan Şilan Gulistan Hêvî Jiyan Zerya Rozerîn Perwîn",
        "Azad Baran Rêber Şivan Serhad Diyar Cîwan Welat Ferhad Mîrza Hozan Rojhat Êrîş Şêrko",
        """
        Baran Stêrk Heyv Roj Ewr Berf Ba Av Çem Çiya Gul Sêv Hinar Tirî Hejîr Gûz Zeytûn Çay Nan Hingiv Kesk Sor Şîn Zer
        Spî Nû
        """,
        """
        sîwan fener lembe kevçî senîk çaydan pirtûk pênûs mifte pencere derenc gore destkêş balgî çîrok stran perperok
        çivîk masî kevok kulîlk zebeş gêzer keştî bahol demjimêr
        """,
    ),
    "en": _language(
        "Grace Blessing Joy Faith Precious Mercy Patience Favour Comfort Peace Priya Anjali Deepa Kavita Esther Ruth",
        "Emmanuel Samuel Daniel Godwin Victor Kwame Kofi Chidi Emeka Tunde Rahul Arjun Vikram Imran Peter Joseph",
        """
        Rain Cloud Moon Star Sun Snow Wind River Lake Meadow Garden Forest Apple Pear Plum Cherry Walnut Ginger Pepper Mint
        Honey Tea Coffee Bread Morning Evening April Autumn Summer Paper Copper Silver Velvet Cotton Blue Green Amber
        """,
        """
        teapot lantern umbrella spoon saucer kettle basket button thimble pillow blanket mitten whistle fiddle riddle rhyme
        drop pebble seashell flake rainbow butterfly ladybird sparrow hedgehog melon carrot muffin marmalade window ladder
        swing rowboat sail suitcase compass clock pencil notebook feather
        """,
    ),
    "ti": _language(
        "ሰላም=Selam ራሄል=Rahel ሳባ=Saba ትርሓስ=Tirhas ለተብርሃን=Letebrhan ሚዛን=Mizan ኣበባ=Abeba ኤደን=Eden ሄለን=Helen ፍዮሪ=Fiyori",
        "ዮናስ=Yonas ተስፋይ=Tesfay ሃይለ=Haile ኪዳነ=Kidane መሓሪ=Mehari ብርሃነ=Berhane ዳዊት=Dawit ሳሙኤል=Samuel ኣማኑኤል=Amanuel",
        """
        ቀይሕ=Keyih ጸሊም=Tselim ጻዕዳ=Tsaeda ሰማያዊ=Semayawi ቀጠልያ=Ketelya ብጫ=Bicha ሓድሽ=Hadish ንእሽቶ=Nishto ውዑይ=Wuuy
        ዝሑል=Zihul ጥዑም=Tium ህዱእ=Hidu
        """,
        """
        ኮኾብ=Kokob ወርሒ=Werhi ማይ=May ሻሂ=Shahi ቡን=Bun ዕምባባ=Imbaba ዑፍ=Uf ዓሳ=Asa ገዛ=Geza መጽሓፍ=Metshaf ደበና=Debena
        ዝናብ=Zinab ሩባ=Ruba ጎቦ=Gobo ሰማይ=Semay መፍትሕ=Mefteh ጽላል=Tsilal ብርጭቆ=Birchiko መስኮት=Meskot ጃልባ=Jalba ሰዓት=Seat
        """,
        " ",
    ),
    "so": _language(
        "Hodan Ifrah Sahra Fadumo Halimo Nasra Hibo Ayaan Deqa Ubah Khadra Ladan",
        "Abdi Cabdullahi Faarax Warsame Liban Guled Mahad Yuusuf Axmed Jaamac Bashir Said",
        """
        Roob Dayax Xiddig Buug Shaah Shimbir Geed Ubax Daruur Badweyn Webi Buur Bun Malab Timir Canab Liin Cambe Furaha
        Daaqad Doon Saacad Kalluun Koob
        """,
        "Cagaaran Buluugan Jaalle Casaan Caddaan Yar Weyn Cusub Macaan Qabow Diirran Dhalaalaya",
        " ",
    ),
    "fr": _language(
        "Aminata Mariam Fatou Chantal Josiane Brigitte Solange Awa Kadiatou Clarisse Bijou Nadège",
        "Mamadou Ibrahima Alpha Jean-Pierre Serge Patrice Ousmane Koffi Kodjo Didier Moussa Cédric",
        """
        Parapluie Lanterne Théière Cuillère Panier Bouton Coussin Mitaine Sifflet Violon Devinette Comptine Goutte Galet
        Coquillage Flocon Papillon Coccinelle Moineau Melon Carotte Brioche Confiture Fenêtre Échelle Balançoire Voilier
        Valise Boussole Horloge Crayon Cahier Plume Nuage Étoile Rivière
        """,
        """
        Turquoise Orange Tranquille Magique Sympathique Agréable Minuscule Rouge Jaune Rose Mauve Rapide Calme Tendre Utile
        Sucré Timide Pratique
        """,
        "-",
    ),
    "ckb": _language(
        "شیلان=Shilan ژیان=Zhyan نازدار=Nazdar هێرۆ=Hero ئاڤان=Avan ڕێزان=Rezan سۆما=Soma لانە=Lana",
        "ئازاد=Azad هێمن=Hemn کاروان=Karwan دیار=Diyar ڕێبوار=Rebwar سامان=Saman شوان=Shwan هەڵۆ=Halo",
        """
        باران=Baran ئەستێرە=Estere مانگ=Mang هەور=Hewr بەفر=Befr گوڵ=Gul سێو=Sew هەنار=Henar ترێ=Tre چا=Cha نان=Nan
        سەوز=Sewz سوور=Sur شین=Shin زەرد=Zerd سپی=Spi نوێ=Nwe
        """,
        """
        چەتر=chetr چرا=chra کتێب=kteb پێنووس=penus کلیل=klil پەنجەرە=penjere چیرۆک=chirok گۆرانی=gorani پەپوولە=pepule
        باڵندە=balinde ماسی=masi شووتی=shuti گێزەر=gezer کەشتی=keshti
        """,
        own_join="\u200c",
    ),
    "ka": _language(
        "ნინო=Nino თამარ=Tamar მარიამ=Mariam ეკატერინე=Ekaterine ლელა=Lela მაია=Maia ქეთევან=Ketevan სოფიო=Sopio",
        "გიორგი=Giorgi დავით=Davit ლევან=Levan ზურაბ=Zurab ირაკლი=Irakli ვახტანგ=Vakhtang თორნიკე=Tornike ბექა=Beka",
        """
        ლურჯი=Lurji მწვანე=Mtsvane წითელი=Tsiteli თეთრი=Tetri ყვითელი=Kviteli პატარა=Patara თბილი=Tbili ჩუმი=Chumi
        ახალი=Akhali ტკბილი=Tkbili ნათელი=Nateli
        """,
        """
        ქოლგა=kolga ფანარი=panari ლამპა=lampa ჩაიდანი=chaidani კოვზი=kovzi თეფში=tepshi წიგნი=tsigni ფანქარი=pankari
        ღილი=ghili ბალიში=balishi ქუდი=kudi ზღაპარი=zghapari სიმღერა=simghera წვეთი=tsveti ტალღა=talgha ნიჟარა=nizhara
        ფიფქი=pipki ცისარტყელა=tsisartkela პეპელა=pepela ჩიტი=chiti ზღარბი=zgharbi ვაშლი=vashli მსხალი=mskhali
        სტაფილო=stapilo ფანჯარა=panjara კიბე=kibe ნავი=navi აფრა=apra ჩემოდანი=chemodani გასაღები=gasaghebi საათი=saati
        """,
    ),
    "sq": _language(
        "Arta Besa Drita Elira Flutura Lindita Mimoza Shpresa Valbona Vjosa",
        "Agim Arben Besnik Dritan Fatmir Ilir Lulzim Valon Ylli Skënder",
        "Blu Gjelbër Verdhë Bardhë Kuqe Vogël Qetë Ngrohtë Shi Yll Hënë Diell Erë Lumë Mal Mollë Dardhë Fik Arrë Mjaltë Çaj",
        """
        çadër fener llambë lugë pjatë filxhan libër laps kopsë jastëk kapele përrallë këngë pikë valë guaskë flutur zog
        iriq pjepër karrotë dritare shkallë varkë valixhe çelës orë
        """,
    ),
    "sr": _language(
        "Jelena Milica Ivana Dragana Snežana Vesna Ljiljana Biljana Gordana Đurđa",
        "Dragan Milan Zoran Goran Nenad Slobodan Miloš Đorđe Željko Branko",
        """
        Plavo Zeleno Žuto Belo Tiho Toplo Kišo Snego Vetro Sunco Zvezdo Medo Čajo Hlebo Jabuko Kruško Šljivo Šumo Poljo Moro
        Oblako Jutro Večero
        """,
        """
        kišobran fenjer lampa kašika tanjir šolja čajnik knjižica olovka dugme jastuk kapa rukavica zvonce bubanj violina
        bajka pesma kap talas školjka pahulja duga leptir vrabac jež dinja šargarepa kolačić džem prozor ljuljaška čamac
        jedro kofer ključić sat kompas
        """,
    ),
    "ro": _language(
        "Ioana Elena Maria Andreea Cristina Mihaela Florentina Ștefania Lăcrămioara Daniela",
        "Andrei Ionuț Mihai Cristian Florin Ștefan Vasile Gheorghe Marius Dănuț",
        """
        Umbrela Lanterna Lampa Lingura Farfuria Ceainic Carte Creion Nasture Perna Căciula Poveste Cântec Picătura Scoica
        Curcubeu Fluture Vrabie Arici Pepene Morcov Plăcinta Fereastra Scara Barca Valiza Cheie
        """,
        "Verde Mare Dulce Moale Tandră Rece Mov Roz Gri Bej Turcoaz Vesel",
        "-",
    ),
    "bg": _language(
        "Елена=Elena Десислава=Desislava Радка=Radka Стефка=Stefka Цветелина=Tsvetelina Йорданка=Yordanka Виолета=Violeta",
        "Георги=Georgi Димитър=Dimitar Стоян=Stoyan Петър=Petar Красимир=Krasimir Тодор=Todor Живко=Zhivko",
        """
        Синьо=Sinyo Зелено=Zeleno Бяло=Byalo Тихо=Tiho Топло=Toplo Снежно=Snezhno Дъждо=Dazhdo Медо=Medo Хлебо=Hlebo
        Ябълко=Yabalko
        """,
        """
        чадър=chadar фенер=fener лампа=lampa чаша=chasha лъжица=lazhitsa чайник=chaynik книга=kniga молив=moliv
        копче=kopche шапка=shapka приказка=prikazka песен=pesen капка=kapka вълна=valna мида=mida дъга=daga
        пеперуда=peperuda врабче=vrabche пъпеш=papesh прозорец=prozorets стълба=stalba лодка=lodka куфар=kufar
        """,
    ),
    "pl": _language(
        "Agnieszka Katarzyna Małgorzata Barbara Ewa Joanna Zofia Elżbieta Grażyna Wioletta",
        "Krzysztof Tomasz Paweł Michał Łukasz Grzegorz Wojciech Sławomir Zbigniew Mirosław",
        """
        Modro Zielono Żółto Biało Cicho Ciepło Deszczo Śniego Wiatro Gwiazdo Miodo Herbato Chlebo Jabłko Gruszko Śliwko
        Leśno Polno
        """,
        """
        parasolka latarnia lampka łyżka talerz filiżanka czajnik książka ołówek guzik poduszka czapka rękawiczka dzwonek
        bębenek bajka piosenka kropla fala muszla tęcza motyl wróbelek jeżyk dynia marchewka pierożek okienko huśtawka
        łódka żagiel walizka kluczyk zegar kompas
        """,
    ),
    "vi": _language(
        "Lan Hương Thảo Mai Hằng Phượng Yến Ngân Quỳnh Loan",
        "Minh Dũng Hùng Tuấn Sơn Đức Khánh Quang Thắng Phúc",
        "Mây Mưa Sao Trăng Nắng Gió Sông Núi Biển Lá Cỏ Tre Trà Đèn Sách Bút Thuyền Diều Bướm Chim Cá",
        "Xanh Vàng Trắng Tím Nhỏ Ấm Mát Êm Thơm Lành",
        " ",
    ),
    "es": _language(
        "Carmen Lucía Yolanda Gabriela Valentina Daniela Rosario Ximena Pilar Nuria",
        "José Luis Carlos Andrés Rafael Héctor Iván Álvaro Rubén Julián",
        """
        Paraguas Linterna Lámpara Cuchara Taza Tetera Libro Lápiz Botón Almohada Gorro Cuento Canción Gota Ola Concha
        Mariposa Gorrión Erizo Melón Zanahoria Ventana Escalera Columpio Barca Maleta Llave Reloj Brújula
        """,
        "Azul Verde Amable Alegre Dulce Suave Breve Feliz Gris Celeste Marrón Naranja",
        " ",
    ),
    "de": _language(
        "Anna Petra Sabine Ursula Monika Heike Katrin Susanne Ingrid Gisela Lena Johanna Greta",
        "Thomas Michael Andreas Peter Klaus Jürgen Uwe Matthias Frank Jens Paul Jonas Emil",
        " ".join(GERMAN_FIRST),
        " ".join(GERMAN_SECOND),
    ),
}
