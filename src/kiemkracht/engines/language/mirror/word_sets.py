"""The short lists of words that the mirror knows sentences and habits by."""


def _set_of(line: str) -> frozenset[str]:
    return frozenset(line.split())


DETERMINERS = _set_of(
    "de het een deze die dit dat onze ons uw hun haar zijn mijn ter tot bij na voor door via"
)
MOST_EVERYDAY = 4.6
PASSIVE = {"wordt": "now", "worden": "now", "word": "now", "werd": "then", "werden": "then"}
BE = _set_of("is zijn was waren")
HAVE_ACTOR = _set_of("door")
CLAUSE_SIGNS = _set_of(", ; : ( )")
FARTHEST = 14
# With zijn these are passives too; others may be active (is gekomen).
DONE_BY_OFFICES = _set_of(
    "aangevraagd aangewezen afgegeven afgehandeld afgesproken afgewezen bekendgemaakt bepaald "
    "besloten bevestigd doorgestuurd geconstateerd gecontroleerd geïnformeerd gemaakt genomen "
    "geregistreerd gerealiseerd gestuurd goedgekeurd ingediend ingesteld ingetrokken ontvangen "
    "opgelegd opgenomen opgesteld overeengekomen stopgezet toegekend toegewezen uitgevoerd "
    "vastgelegd vastgesteld verleend verplaatst verstrekt verwerkt verzonden voorgelegd gewijzigd "
    "gepubliceerd"
)
NO_PARTICIPLE = _set_of(
    "gebied gebouw gedrag geld geluid geluk gemak gemeente genoeg gelijk gerecht gesprek getal "
    "geval gevoel geweld gewicht gezicht gezin gezond geheim gewoon geworden gewend gelegen "
    "belang beleid bericht besluit bestand bestuur bewind bezoek bezit verband verkeer verkeerd "
    "verschil verzoek ontwerp onderzoek verstand verhaal ontbijt begin beeld verdriet verlies "
    "bekend verliefd vergeten verward bereid bevriend verslaafd verkouden getrouwd geboren "
    "beperkt bijvoorbeeld uitstekend beste best besten oudsten gasten gisteren groten kosten "
    "resten verleden bejaard bezorgd beroemd benieuwd verdrietig verrast verbaasd gewenst "
    "geschikt"
)
PREFIXES = (
    "aan", "achter", "af", "bekend", "bij", "door", "goed", "in", "mee", "mede", "na", "neer",
    "om", "op", "over", "samen", "stop", "tegen", "terug", "toe", "uit", "vast", "voor", "weg",
)  # fmt: skip
LIVING_ING = _set_of(
    "verklaring afdeling afbeelding afstamming beloning belasting bedoeling begeleiding behuizing "
    "bekleding "
    "bemanning betekenis bevolking beweging bijeenkomst bijlage buiging dagvaarding ervaring "
    "familie gemeenschap geschiedenis groepering heling herinnering houding instelling inzameling "
    "kleding koning kring landing leerling leiding lening mening middelen nakomeling neiging "
    "omgeving onderneming ontdekking opening opleiding oefening overtuiging paling puding "
    "regering rekening richting schepping schikking sparing spanning spiegeling stelling stemming "
    "stichting stroming tekening tekortkoming tentoonstelling toespeling training uitdrukking "
    "uitnodiging uitvinding verbazing verdieping verenging vereniging vergadering verhouding "
    "verkleding verleiding verloving verrassing vertelling vertoning verwarming vestiging viering "
    "voeding voorspelling voorstelling voorlezing wandeling warming waarneming waarschuwing "
    "winning woning zending ziting zitting ontmoeting bestemming verzameling aanleiding "
    "voorbereiding toelating steiger beperking aandoening opvoeding verandering verbinding "
    "werking afstammeling tweeling haring ketting honing omheining ring ding lezing zegening "
    "zuivering scheiding verdediging versiering vergoeding verzekering vergunning bevalling "
    "redding rotonding genezing verkiezing"
)
LIVING_ATIE = _set_of(
    "situatie organisatie informatie relatie generatie locatie operatie reputatie sensatie "
    "variatie vakantie natie station combinatie demonstratie presentatie reparatie inspiratie "
    "conversatie"
)
ACTS = _set_of(
    "acht achten beoogt besluit besloot biedt bevordert draagt dient faciliteert gaat geeft "
    "hanteert hecht heeft is kiest komt maakt neemt ondersteunt realiseert spant stelt stimuleert "
    "stopt streeft verleent vindt verwacht verzoekt voert wenst wijst wil zal zet zoekt "
    "onderzoekt vraagt werkt kan mag moet"
)
OFFICES = _set_of("gemeente college organisatie bestuur afdeling dienst instelling gemeenteraad")
FIRST_OR_SECOND = _set_of("ik wij we mijn ons onze mij jij je jullie")
LONG, VERY_LONG, MANY_PARTS, RARE = 17, 24, 3, 1.8

CLAUSE_ENDS = _set_of(
    ", ; : . ! ? ( ) – - omdat dat want die maar en of als terwijl zodat waar wie wat om"
)

# What may follow the loose part of a separable verb; before anything else it is a preposition.
AFTER_PART = CLAUSE_ENDS | _set_of(
    "aan achter bij binnen door in met na naar op over per rond te tegen tijdens tot tussen uit "
    "van vanaf via voor volgens zonder"
)

PARTS = _set_of(
    "aan achter af bij binnen bijeen deel door in los mede mee na neer om op over plaats samen "
    "terug toe uit vast voor voort voorbij vorm weg"
)

FUNCTION = _set_of(
    "aan achter af al alle alleen als altijd ander andere anders ben bent bij binnen boven buiten "
    "daar daarna daarom daarvan dan dat de den der deze die dit doch doe doen doet door dus een "
    "eens elk elke en er erbij ermee eronder erop erover ervan ervoor geen ga gaan gaat gewoon "
    "ging had hadden haar heb hebben hebt heeft heel hem hen het hier hierin hij hoe hoeveel hun "
    "iedereen iemand iets ik in is ja je jezelf jij jou jouw jullie kan kon konden kun kunnen "
    "kunt langs maar mag mee meer meest men met mij mijn misschien mocht mochten moest moesten "
    "moet moeten mogen na naar naast nee net niemand niet niets nog nooit nu of om omdat onder "
    "ons onze ook op over per samen sinds soms straks te tegen ten ter terug terwijl thans "
    "tijdens toch toe toen tot tussen u uit uw vaak van vanaf veel vervolgens via vol volgens "
    "voor voordat voorts waar waarbij waarin waarmee waarom waarop waarvan waarvoor wanneer want "
    "waren was wat we wel welk welke wie wij wil wilde wilden willen wilt word worden wordt werd "
    "werden ze zelf zich zij zijn zo zoals zodat zonder zou zouden zowel zul zullen zult zal "
    "zulke indien echter tevens eveneens alsmede hetgeen waarna waaronder mits tenzij hoewel "
    "ofwel danwel noch reeds slechts omtrent inzake middels jegens gedurende"
)

NEW_CLAUSE = _set_of(
    "als dat die hoewel indien maar nadat omdat of terwijl toen totdat voordat waar waardoor "
    "waarin wanneer want wat wie zoals zodat zodra mits tenzij hetgeen opdat waarbij waarmee "
    "waarop waarvan"
)

VERY_DUTCH = _set_of(
    "de het een en van ik je we wij zij ze dat die op te is niet met voor zijn aan er om ook als "
    "maar bij naar wat hebben heeft wordt worden door over uit of nog onze ons uw jullie mijn"
)

# Before these a noun shows its gender, and we do not know that of the other noun.
SHOWS_GENDER = _set_of(
    "de het een dit dat deze die ons onze elk elke ieder iedere welk welke geen dat mijn uw hun "
    "haar zijn jouw jullie"
)

ADVICE = _set_of("noem vraag zeg laat kies")

LIVING_RARE = _set_of(
    "ontkiemen schakering inzetbaar kliederen verdrogen barbecueën pureren doorleren aanleren "
    "afleren overschilderen repareren masseren trakteren schilderen fotograferen musiceren "
    "improviseren"
)
SUBJECTS = DETERMINERS | _set_of("ik je jij u hij zij ze we wij jullie er mensen iedereen niemand")
