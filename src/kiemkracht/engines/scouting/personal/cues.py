"""The words around a name that give it away, and the words that speak against it."""

from kiemkracht.engines.scouting.personal.folding import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


# Whoever follows is a person, whatever the next word looks like.
TITLES = _set("""
    mevrouw mevr mevr. mw mw. meneer mijnheer menheer dhr dhr. hr. heer juffrouw juf meester zuster
    broeder dominee ds. pastor pastoor imam rabbi oom tante opa oma neef nicht familie fam. fam
    dr. drs. ir. ing. mr. prof. professor dokter weduwe weduwnaar echtpaar
    mr mrs mrs. ms ms. miss sir madam lady uncle aunt bay bayan sayin sayın ustaz hadji haci ome tant
    sheikh sjeik السيد السيدة الأستاذ الأستاذة الدكتور الدكتورة اسمي الحاج
""")
TURKISH_AFTER = _set("bey hanım hanim abla abi amca teyze hoca efendi")
# Whoever follows is a person when the word can be a name.
ROLES = _set("""
    wethouder burgemeester raadslid wijkagent agent agente collega collega's buurvrouw buurman buur buren
    directeur manager teamleider ambtenaar beleidsmedewerker medewerker medewerkster coördinator
    gebiedsmakelaar vrijwilliger bewoner bewoonster huisarts arts verpleegkundige ondernemer student
    stagiair stagiaire secretaris voorzitter penningmeester notulist vriend vriendin zoon dochter
    broer zus moeder vader man vrouw dochtertje zoontje kleinzoon kleindochter opbouwwerker
    jongerenwerker wijkverpleegkundige projectleider adviseur conciërge leraar lerares docent
    cliënt patiënt klant inwoner huurder mantelzorger begeleider trainer coach architect griffier
    gedeputeerde minister staatssecretaris commissaris inspecteur consulent consulente casemanager
    klantmanager regisseur boa handhaver ouderling kapper tuinman timmerman schilder partner
    ex-man ex-vrouw schoonzoon schoondochter leerling naam namelijk genaamd heet heette heten noemt
    neighbour neighbor colleague brother sister mother father friend son daughter wife husband named
    komşu komşum kızım oğlum annem babam eşim arkadaşım adım
""")
GREETINGS = _set("beste dag hoi hallo hai hey geachte lieve ha goedemorgen goedemiddag goedenavond "
                 "dear hello hi merhaba sevgili selam bedankt dank")  # fmt: skip
PORTFOLIOS = _set("""
    zorg wonen financiën sport jeugd cultuur ruimte economie onderwijs mobiliteit werk water groen
    klimaat sociaal welzijn verkeer milieu duurzaamheid participatie dienstverlening veiligheid
    handhaving inkomen energie natuur toerisme vastgoed beheer wijkbeheer buurtbeheer
""")
# Only people do these.
HUMAN_VERBS = _set("""
    zei zegt zegde vertelt vertelde vraagt vroeg belt belde mailt mailde appt appte schrijft schreef
    denkt dacht vindt vond woont woonde werkt werkte kookt kookte helpt hielp wil wilde wou lacht
    lachte organiseert organiseerde nam neemt begon gaf geeft kreeg krijgt kwam komt ging gaat
    antwoordt antwoordde reageert reageerde stelt stelde noemt noemde legt legde merkt merkte ziet zag
    hoort hoorde voelt voelde huilt huilde zucht zuchtte knikt knikte spreekt sprak praat praatte
    bedankt bedankte regelt regelde bezoekt bezocht haalt haalde brengt bracht maakt maakte bakt bakte
    leert leerde leest las luistert luisterde ontmoet ontmoette kent kende weet wist hoopt hoopte
    mist miste zorgt zorgde nodigt nodigde stuurt stuurde tekent tekende meldt meldde klopt klopte
    opperde oppert beaamt beaamde stemt stemde leidt leidde opent opende sluit sloot vergeet vergat
    heeft had is was kan kon moet moest mag mocht zal zou doet deed blijft bleef loopt liep fietst
    fietste speelt speelde zit zat staat stond wordt werd schuift schoof veegt veegde deelt deelde
    zingt zong stopt stopte start startte biedt bood pakt pakte houdt hield zoekt zocht viel koopt
    verhuisde verhuist overleed trouwde scheidde begint beheert beheerde verzorgt verzorgde
    said says told tells asked asks called calls thinks thought lives lived works worked wants wanted
    wrote writes helps helped cooks cooked came went explained feels knows has had is was
    dedi diyor söyledi anlattı sordu aradı istiyor geldi gitti çalışıyor yaşıyor yaşadı yazdı oturuyor
""")
# The same, without those that also go with things, weather and months.
TELLING_VERBS = _set("""
    zei zegt vertelt vertelde vraagt vroeg belt belde mailt mailde appt appte schrijft schreef denkt
    dacht vindt vond woont woonde werkt werkte kookt kookte helpt hielp lacht lachte organiseert
    organiseerde antwoordt antwoordde reageert reageerde merkt merkte hoort hoorde voelt voelde
    huilt huilde zucht zuchtte knikt knikte spreekt sprak praat praatte bedankt bedankte regelt
    regelde bezoekt bezocht bakt bakte leert leerde leest luistert luisterde kent kende weet wist hoopt
    hoopte nodigt nodigde stuurt stuurde meldt meldde opperde oppert beaamt beaamde stemt vergat
    fietst fietste zingt zong verhuisde overleed trouwde zocht deelde haalde bracht heeft had gaf
    said says told asked called thinks wants lives
""")
PERSON_PREPOSITIONS = _set("met aan van door voor bij namens volgens zonder tegen en of samen dat "
                           "als over rond tussen naast bezoekt belde bel belt sprak spreek vroeg vraag "
                           "zei mailde mail bedank bedankte ontmoette hielp help ken kent zag "
                           "with from by for and to")  # fmt: skip
PLACE_PREPOSITIONS = _set("in naar uit te richting nabij vanuit within into wijk buurt stad dorp "
                          "gemeente provincie regio kern flat plein gebied")  # fmt: skip
ARTICLES = _set("de het een ’t 't deze onze ons mijn jouw zijn haar hun jullie uw elke "
                "ieder iedere elk geen welke the a an")  # fmt: skip
PLAIN_ARTICLES = _set("de het een ’t 't the a an")
PARTICLES = _set("van de der den het ’t 't ten ter te op in uit aan bij over la le du di del della "
                 "da dos das do el al ul bin ben ibn abu von zu af y een thoe toe san st. st")  # fmt: skip
# After a capital De these are the rest of a surname: what people are and how they look.
AFTER_DE = _set("""
    vries groot jong boer wit haan graaf bruin bruijn bruyn lange ruiter wilde jonge leeuw vos wolf
    haas koning rooij rooy roos bie clercq cock gier goede groen heer jager kok koster kroon kort korte
    lang meijer mol nijs pater ridder rijk rooi smet swart vaan valk vet visser vogel vreede waard
    waal wael winter witte zeeuw zwart bakker beer beus bont bock boeck block blok geus hond
    laat man munnik neef nooijer raad regt reus ruijter snoo vroome weerd krom kat
""")
# And after Van, van der, ter…: where their forebears lived.
AFTER_PARTICLE = AFTER_DE | _set("""
    berg beek bosch dijk veen velde heijden heuvel brink broek hoek horst houten laan linden meer
    meulen molen schoot sluis steen veer ven vliet wal werf wijk zanden zande eijk kolk plas pol vaart
    pas hoeven kamp laar poel putten ploeg stelt wiel amrani khatib haddad idrissi ouali hamdaoui
    mansouri bakkali yousfi bouazzaoui aissati kaddouri morabet fassi
""")
# A run that starts or ends like this is the name of something else.
ORGANISATIONS = _set("""
    stichting vereniging gemeente provincie ministerie adviesbureau bureau bakkerij slagerij café cafe
    restaurant hotel basisschool school college lyceum museum theater winkel firma bv b.v. nv n.v. bv.
    club fonds bank garage apotheek supermarkt kwekerij uitgeverij drukkerij notariskantoor kantoor
    praktijk huisartsenpraktijk fysiotherapie kapsalon salon coöperatie corporatie woningcorporatie
    woningstichting verzorgingshuis zorgcentrum woonzorgcentrum buurthuis wijkcentrum dorpshuis
    speeltuin sportpark park zaal gebouw toren molen kerk moskee kasteel landgoed camping boerderij
    hoeve villa bouwbedrijf aannemer aannemersbedrijf transport holding groep group advies
    consultancy architecten advocaten makelaars makelaardij notarissen accountants installaties
    prijs beker cup bokaal fietsen schilders rotonde tunnel kanaal brug
    project team afdeling programma commissie werkgroep fractie partij lijst orkest koor band
    restaurant brasserie pizzeria lunchroom ijssalon foundation company street stadion ziekenhuis
    hospital university universiteit hogeschool mavo vmbo havo mbo roc wet plan methode model
    zaal route pad straat laan plein merk boek film lied schip boot veerpont festival hof huis
""")
STREET_ENDS = (
    "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "steeg", "plantsoen", "dreef",
    "park", "wijk", "buurt", "kwartier", "hofje", "flat", "school", "huis", "kerk", "zaal", "brug",
    "polder", "kanaal", "vaart", "haven", "dijkpark", "prijs", "fonds", "stichting", "bad", "wet",
)  # fmt: skip
LIST_LABELS = _set("""
    aanwezig aanwezigen afwezig afgemeld afmeldingen deelnemers deelnemer notulist voorzitter
    verslag genodigden cc bcc van aan naam namen opgesteld auteur contactpersoon contact aanspreekpunt
    spreker sprekers present absent attendees from to actiehouder trekker penningmeester secretaris
    gastheer gastvrouw begeleiding presentatie gespreksleider leden bestuursleden organisatie mkg
    contactgegevens voornaam achternaam afzender ontvanger ouders kinderen team katılımcılar mede ondertekend
    notulen interviewer geïnterviewde initiatiefnemers initiatiefnemer verhindering
""")
CLOSINGS = ("groet", "groeten", "mvg", "hartelijks", "liefs", "hoogachtend", "regards", "vr.gr",
            "gr.", "wishes", "selamlar", "saygılarımla", "sincerely", "knuffel", "dank")  # fmt: skip
ABBREVIATIONS = _set("mevr mw dhr hr dr drs ir ing mr prof fam ds st bijv o.a nr tel geb ca art blz "
                     "resp evt jl a.s t.a.v t.n.v m.b.t i.v.m d.d vs mrs ms jr sr wed red")  # fmt: skip
TIME_WORDS = _set("""
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter kerst pasen
    pinksteren hemelvaart ramadan suikerfeest offerfeest sinterklaas koningsdag bevrijdingsdag
    monday tuesday wednesday thursday friday saturday sunday january february march may june july
    august october pazartesi salı çarşamba perşembe cuma cumartesi pazar
""")
# Best-known first names that a word list also knows, and that are words indeed.
WORDS_TOO = _set("roos wil mark frans job ton jet lieve merel amber iris jasmijn ben bo lies jack dylan "
                 "rob will bob noor eva max lot mare bas dries puck storm mees linde hoop faith may "
                 "grace rose joy june april summer august art bill don pat sue ray guy drew")  # fmt: skip
# First names that the list counts once and a word list knows, yet hardly anyone uses as a word.
NAMES_AFTER_ALL = _set("""
    piet aad aafje arend astrid axel barry berend berber boudewijn carin corrie clement dolf donna douwe
    els elsje emir erica erika ester friso geertje ger greet hannes hein henry hilletje ida ineke janneke
    jantje jeanet joke joel joost justine karsten katja koert koos kees krijn lammert leentje liesje
    lotje mats meindert mie miep mieke mien mimi mohammed nel nies noortje olivier otto pauline peet petra
    pim rachel rein rieke riet rietje roosje rozemarijn rowan rutger sannie sanny sietje sjaan sjarel
    sjoeke stien taco tamme tjerk tommy toon trees trui truus tuur vicky wiebe wiep willempje wout jaapje
    charles aron abel gert grietje loes loek demi koen emiel lubbert meerten sieger siert stevens thijs
    wammes wessel zeger corry coby dirkje fokje foppe geurt hedde huig jent lieven
""")
# Words of our own trade that the lists take for names.
NO_NAMES = _set("""
    sociaal tweede derde name velden tijd gebruiker participant geboortedatum last partij mens individu
    patiënt senator forumlid lonen kosten laten werd min jullie prof verkies verkiest date nl la el al
    engels duits frans turks nederlands nederland europa europese turkije marokko lindehaven kiem
    wijkteam actie besluit vraag antwoord let onderwerp datum plaats locatie punt agenda bijlage
    opening mededelingen rondvraag sluiting inleiding doel samenvatting conclusie advies nota wmo avg
    ozb vve ggz ggd uwv svb nvt pdf html inwoner bewoners bewoner wijk buurt stad dorp straat plein
    huis park god allah islam christen moslim jood facebook google whatsapp instagram teams zoom excel
    word outlook youtube linkedin twitter microsoft android iphone apple samsung ikea hema jumbo lidl
    aldi albert heijn action blokker gamma praxis kruidvat etos
    anders straks ziens schade voort herrie modder stoute buit blote genot kleingeld vee chaos wiet
    ziezo welzijn toorn achterop nadien daarnaast haha hey hee jee oke okay oh eh hmm yo au noord oost zuid
    west boven beneden londen berlijn amerika rome barcelona rusland china cuba aleppo damascus istanbul
    ankara izmir rabat casablanca tanger paramaribo willemstad warschau krakau hanoi saigon bagdad kabul
    curaçao aruba bonaire oekraïne
    the and she he they we you it this that there when what who where why how today yesterday
    my our his her their if but or so then because after before
    ve bir bu şu ben sen biz siz onlar için ile çok dün bugün
""")
# Arabic script has no capitals, so without a title only the best-known names are found.
ARABIC_NAMES = _set("""
    محمد أحمد احمد علي حسن حسين فاطمة خديجة عائشة مريم زينب يوسف إبراهيم ابراهيم عمر خالد سعيد ليلى سارة
    نور سمير كريم رشيد حميد مصطفى عبدالله عبد ياسين أمينة امينة نادية سلمى هدى رنا ريم طارق بلال إسماعيل
""")
# What may stand between a first name and a surname.
JOINTS = frozenset(
    tuple(fold(joint).split())
    for joint in """van;van de;van der;van den;van het;van 't;de;der;den;ter;ten;te;op den;op 't;in 't;uit
    den;uit de;aan den;el;al;ul;la;le;du;di;del;della;da;dos;das;do;von;von der;zu;bin;ben;ibn;abu;'t;het;
    thoe;van la;af;y;e;von dem;vanden;in den;op ten;van ter;st""".replace("\n", " ").split(";")
)
SURE_JOINTS = frozenset(
    tuple(joint.split()) for joint in "van der;van den;ter;ten;op den;el;bin;ibn;abu;in 't;uit den;van 't;'t".split(";")
)
