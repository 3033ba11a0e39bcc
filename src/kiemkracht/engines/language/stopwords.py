"""Words that say nothing about what a text is about."""

_DUTCH = """
    aan af al als alle alleen alles altijd ander andere anders ben bent bij binnen daar daarna
    daarom dan dat de deze die dit doe doen doet door dus een eens eerst elk elke en er erg gaan
    gaat geen geweest had hadden haar heb hebben hebt heeft heel hem het hier hij hoe hun iedere
    iets ik in is ja je jij jou jouw jullie kan konden kon kun kunnen kunt maar me meer men met
    mij mijn moet moeten mogen mag na naar net niet niets nog nu of om omdat ons onze ook op
    over per se te tegen ten ter toch toe toen tot tussen u uit uw van vanaf veel vaak verder
    via voor want waar waarom wanneer waren was wat we weer wel welke werd werden wie wij wil
    willen word worden wordt zal ze zeer zei zelf zich zij zijn zo zoals zonder zou zouden
    zullen
"""
_ENGLISH = """
    about after all also an and any are as at be been but by can could did do does for from had
    has have he her his how if in into is it its just me my no not of on or our out she should
    so some than that the their them then there these they this to up us was we were what when
    where which who why will with would you your
"""

STOP_WORDS: frozenset[str] = frozenset(_DUTCH.split())
"""Dutch, folded. English texts in a Dutch index lose only the words both languages leave out."""

ENGLISH_STOP_WORDS: frozenset[str] = frozenset(_ENGLISH.split())
