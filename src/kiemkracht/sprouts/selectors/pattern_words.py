"""What each pattern that may hinder comes down to, in one plain sentence: about habits, no one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEANINGS: dict[str, str | Promise] = {
    "B01": _("Who refuses risks nothing, who allows may be blamed. So no wins."),
    "B02": _("A good idea is stopped for fear that everybody will want it."),
    "B03": _("A question travels from desk to desk, and nobody holds on to it."),
    "B04": _("There is thinking for so long that the energy is gone before it begins."),
    "B05": _("The organisation turns what people began into a project of its own."),
    "B06": _("People are heard when the choice has been made already."),
    "B07": _("Everything has to be the same everywhere, as if that were fair."),
    "B08": _("What fits into the system counts; the rest is not seen."),
    "B09": _("Office words turn people into files and shut them out."),
    "B10": _("Each demand makes sense, but all together can’t be met."),
    "B11": _("No answer comes, and so people learn to stop asking."),
    "B12": _("Everything hangs on one person, until that person is tired."),
    "B13": _("The same people talk each time, and nobody notices who is missing."),
    "B14": _("The trial works, the money stops, and all is as before."),
    "B15": _("Every place finds out the same thing again."),
    "B16": _("Departments and budgets cut up a question that is one."),
    "B17": _("Who thinks otherwise is called resistance, and what they know gets lost."),
    "B18": _("Help looks at what people lack, and makes them smaller than they are."),
    "B19": _("The calendar of the board hurries the pace of the street."),
    "B20": _("Much is talked over and nothing decided; nobody knows who does what."),
    "B21": _("Above they cheer, but at the counter nothing is allowed."),
    "B22": _("Who tries and misses is looked for; so nobody tries."),
    "B23": _("Small work only counts once it is made big."),
    "B24": _("An old disappointment shuts the door on a new try."),
    "B25": _("Something was decided, but nobody can read why and at what price."),
}
