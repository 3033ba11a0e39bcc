"""Sentences in which everything personal stands between double brackets.

DEVELOPMENT was used to write the rules. HELD_OUT was written before the rules ran for
the first time and is only measured. Nobody in them exists.
"""

import re

_MARK = re.compile(r"\[\[(.+?)\]\]")

DEVELOPMENT = """
Gisteren belde [[Joost]] met de bewoners van het plein.
[[Joost Terpstra]] en [[Sevda Aydin]] zijn samen begonnen.
Volgens mevrouw [[Aydin]] duurt het te lang.
Mw. [[de Vries]] wil geen brief meer krijgen.
Dhr. [[van der Berg]] heeft de sleutel van de zaal.
De heer [[J. de Groot]] diende een verzoek in.
We spraken af bij [[Fatma Yılmaz-de Boer]] thuis.
Dat was [[Joost's]] idee.
Dat was [[Joost]]s idee.
Wethouder [[De Groot]] komt zaterdag kijken.
Wethouder [[Mulder]] heeft ja gezegd.
Ik heb [[Bouchra El Amrani]] gevraagd om te helpen.
[[Nguyen Thi Hoa]] kookt elke donderdag.
Mijn buurvrouw [[Agnieszka]] spreekt Pools met de kinderen.
Vraag het aan [[Sjoukje Dijkstra-Veenstra]].
[[Mark]] zegt dat het wel kan.
[[Wil Jansen]] heeft de stoelen gebracht.
[[Roos]] vertelde over de tuin.
Gisteren was [[Mark]] er ook.
[[Bakker]] belde vanochtend over de zaal.
Ik sprak met [[Visser]] over de brug.
mevrouw [[bos]] wil de sleutel terug.
gisteren met [[fatma]] gesproken over de speeltuin
[[joost terpstra]] gaat het regelen
MEVROUW [[AYDIN]] HEEFT GEBELD
[[JOOST TERPSTRA]] IS DE CONTACTPERSOON
Aanwezig: [[Joost]], [[Sevda]], [[Kees Bos]] en [[Mei Lin Tan]]
Beste [[Lotte]], dank voor je bericht.
[[Ayşe Yıldız]] Hanım woont op nummer vier.
[[Mehmet]] Bey heeft de thee gezet.
Ik ben [[Rashid]] en ik woon hier drie jaar.
Samen met [[Khadija]] en [[Hatice]] veegt zij de stoep.
[[Winston]] en [[Shanella]] organiseren de barbecue.
Het idee kwam van [[Tjeerd Hoekstra]], al lang buurtbewoner.
Opa [[Henk]] leest voor op woensdag.
[[Ahmad Al-Khatib]] uit Syrië repareert fietsen.
[[P. van den Heuvel]] tekende bezwaar aan.
[[A.M. Jansen-Smit]] is de eigenaar.
De zoon van meneer [[Özdemir]] helpt mee.
[[Ruud]] appt dat hij later komt.
De bakker op de hoek geeft brood weg.
Het bos achter de flat is van ons allemaal.
Mei 2026 beginnen we met de tuin.
Wil jij een keer meelopen?
Hoop is geen plan.
Roos en tulpen staan in de bak.
In de maand mei is het feest.
De visser zat weer aan de kade.
We spraken met de wethouder Sociaal Domein.
Het Sociaal Wijkteam komt langs in Deventer.
Adviesbureau De Groot schreef het rapport.
Stichting De Hoop vraagt subsidie aan.
Bakkerij Jansen levert het brood.
De Gemeente heeft een brief gestuurd.
De afdeling Groen maait in juni.
Het college van Lindehaven beslist in december.
In De Linden wonen veel jonge gezinnen.
De Beatrixlaan is afgesloten.
We lopen naar het Lindenplein en de Kerkstraat.
Kan iemand de Wmo uitleggen?
Bos en water horen bij de wijk.
Kok gezocht voor de soeptafel.
Berg je spullen op in de kast.
Jong en oud eten samen.
Op maandag is het buurthuis open.
Met Pasen zoeken we eieren.
De Turkse bakker bakt ook voor de Syrische buren.
Mark de plek op de kaart.
Prins Bernhardstraat en omgeving krijgt nieuwe lantaarns.
De GGD en het UWV zaten aan tafel.
Vanmiddag waren er twaalf kinderen.
Besluit: we gaan door tot de zomer.
Vraag: wie heeft de sleutel?
Let op: de deur sluit om tien uur.
Een kok kookt, een bakker bakt.
Goed nieuws uit Groningen en Utrecht.
Bel mij op [[06-12345678]] of mail [[j.terpstra@lindehaven.example]].
Mijn bsn is [[111222333]].
Maak het over naar [[NL91 ABNA 0417 1643 00]].
De auto met kenteken [[12-ABC-3]] staat er al weken.
Zij woont op de [[Kerkstraat 12a]] in de stad.
Stuur het naar [[7411 KL 12]].
[[Sevda]] is geboren op [[3 mei 1961]].
Het cliëntnummer is [[C-204881]].
Volg ons via [[@lindenplein_samen]].
Twee weken later, op 01-02-2026 10:00, kwam er antwoord.
De begroting 2026 is 1.250.000 euro.
Er kwamen 123456789 stemmen binnen.
""".strip().splitlines()

HELD_OUT = """
Vanmorgen kwam [[Anneke]] met een pan soep aanlopen.
[[Hendrik Postma]] en zijn buurvrouw [[Saskia]] delen een bakfiets.
Mevrouw [[Yıldırım]] vroeg of het ook op zondag mag.
Mevr. [[van Dijk]] is bang dat het misgaat.
Dhr [[Bakker]] van de vierde etage doet de lampen.
Meneer [[Nguyen]] vouwt kranten met de kinderen.
Ik mailde [[K. van den Broek]] over de vergunning.
De moeder van [[Youssef]] stond te wachten bij de poort.
[[Jan Willem de Haan]] was de eerste die het hek openzette.
Het was [[Marloes]]’ plan om de muur te schilderen.
[[Kees]]’ schuur staat vol met gereedschap.
Dank aan [[Ingrid]], die de sleutels beheert.
Wethouder [[Van Leeuwen]] schoof aan bij de soep.
Wijkagent [[Smit]] kent iedereen bij naam.
[[Soufiane Ben Ali]] traint de jongens op het veldje.
[[Trần Minh]] opende een winkeltje in de hal.
[[Wojciech Kowalski]] legde de tegels recht.
[[Hiske de Boer]] spreekt Fries met haar hond.
Met [[Mohamed El Khattabi]] hebben we de container leeggehaald.
[[Rudsel]] en [[Sheryl-Ann]] komen van Curaçao.
[[Khaled]] heeft in Aleppo een bakkerij gehad.
[[Nadia]] zei dat ze niet nog een formulier invult.
Toen [[Wil]] ziek werd, nam [[Truus]] het over.
Ik hoorde van [[Frans]] dat de ketel kapot is.
[[Iris]] schreef een briefje voor alle bewoners.
[[Merel]] en [[Daan]] hebben de sleutel.
Op de bank zat [[Jet]] te wachten.
Gisteren belde [[De Jong]] over de speeltoestellen.
[[De Vries]] vroeg om uitstel.
Er is geklaagd door [[Kok]] en door [[Dekker]].
Familie [[Bos]] verhuist in de zomer.
vanmiddag belde [[youssef]] dat hij later is
ik heb met mw [[jansen]] en dhr [[de vries]] gepraat
[[sanne bakker]] doet de planning
NOTULIST: [[P. DE WIT]]
AANWEZIG: [[FATMA DEMIR]], [[JAN VISSER]]
Afwezig: [[Gerda]], [[Mustafa]] en [[Linde]]
Deelnemers: [[Hans]] (gemeente), [[Esra]] (bewoner), [[Piet van Oord]] (school)
Hoi [[Bas]], kun jij de tafels klaarzetten?
Geachte heer [[Sital]], wij hebben uw brief gelezen.
Actiehouder: [[Marieke]]
Tante [[Loes]] bakt elke week een cake.
Mijn collega [[Dewi]] neemt het woensdag over.
Onze huisarts dokter [[Verhoeven]] verwijst mensen door.
[[Karin]]: ik vind dat we moeten beginnen.
[[Abdi Hassan]] hangt de was van de hele galerij op.
[[Zeynep]] Hanım kent alle recepten.
Het briefje was ondertekend door [[M.J. Hofstra]].
Ze heet [[Xuân]] en ze woont hier sinds maart.
Vraag maar naar [[Ginny]] van de receptie.
Samen met [[Ömer]] bouwden we een bank.
[[Lieke van Zanten]] tekent de plattegrond.
Mijn naam is [[Perihan]] en ik ben de beheerder.
[[Siebren]] veegt, [[Gooitske]] harkt.
Mark the place where we plant.
Wil je meedoen, kom dan vrijdag.
Mei was koud en nat.
Hoop doet leven, zegt men hier.
De kok van de school maakt te veel.
Het bos is een plek om te spelen.
Bos, water en lucht: daar gaat het om.
Visser of niet, iedereen mag op de steiger.
De jong volwassenen willen een eigen plek.
Roos is ook een kleur.
De timmerman kwam de deur maken.
Vrijdag gaan we naar Zwolle en Kampen.
Timmerman gezocht voor een middag.
Brouwerij Vos schenkt fris op het feest.
De Van Goghstraat ligt open.
Op het Dijkveld staan twintig schapen.
De afdeling Beheer belt terug.
Het team Jeugd zit op de tweede verdieping.
Basisschool De Regenboog doet mee.
Café De Kroon blijft open tot elf uur.
In de Vinkenbuurt is een nieuwe bank gekomen.
Dank jullie wel voor de mooie avond.
Samen Doen is de naam van het programma.
De Kamer praat over de Jeugdwet.
Daan was het brood op.
Storm trok een boom om op het plein.
Het Franse gezin verhuisde naar Limburg.
Tijdens de ramadan eten we na zonsondergang.
Het Rode Kruis leende ons de tenten.
De Wijkraad en het Jongerenwerk zochten een ruimte.
Groen licht van de brandweer!
Lente op het plein: iedereen zit buiten.
Actie: nieuwe sleutels laten maken.
Datum: 12 maart, plaats: wijkcentrum.
De directeur Wonen was er ook bij.
Jansen is de meest voorkomende naam.
Ter voorbereiding lezen we het plan.
Den Haag heeft er geld voor.
Nieuw in de wijk: een kruidentuin.
App naar [[06 87 65 43 21]] als je mee wilt.
Ik ben te bereiken op [[+31 (0)6 1234 5678]] of [[0570-123456]].
Mail [[fatma.demir@wijk.example]] voor de lijst.
Haar burgerservicenummer ([[123456782]]) stond gewoon in de mail.
De borg kan naar [[NL02ABNA0123456789]].
Een busje met kenteken [[VX-123-K]] blokkeert de uitrit.
De overlast komt van [[Esdoornflat 214]].
Ze woont aan de [[Burgemeester de Witlaan 8-2]], derde deur.
Post kan naar postcode [[7411KL]].
[[Gerrit]], geb. [[12-04-1958]], zoekt een klusmaat.
Dossiernummer [[2024/00871]] ligt al maanden stil.
Zijn profiel is [[https://www.linkedin.com/in/voorbeeld-persoon]].
De vergadering is 12-03-2026 om 19.30 uur.
Artikel 2.1.4 van de wet geeft ruimte.
Er is 1500 m2 grond en 2024 uur gewerkt.
De rekening is 1.234,56 euro.
Bel 112 bij brand en 14 0570 voor de gemeente.
""".strip().splitlines()


def parted(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without brackets, and where its personal parts stand."""
    text, spans, position = "", [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[position : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        position = match.end()
    return text + sentence[position:], spans


def measure(sentences, find):
    """Spans found in full, all spans, finds that touch no span, all finds, and what went wrong."""
    whole = spans_in_all = wrong = finds = 0
    errors = []
    for sentence in sentences:
        text, spans = parted(sentence)
        found = find(text)
        covered = {place for one in found for place in range(one.start, one.end)}
        for start, end in spans:
            needed = set(range(start, end - 2 if text[start:end].endswith("'s") else end))
            whole += needed <= covered
            if not needed <= covered:
                errors.append(("missed", text[start:end], text))
        for one in found:
            if not any(one.start < end and start < one.end for start, end in spans):
                wrong += 1
                errors.append((f"not personal: {one.why}", one.text, text))
        spans_in_all += len(spans)
        finds += len(found)
    return whole, spans_in_all, wrong, finds, errors
