"""The work sparks: all of them with a search, one of them, and a set on paper."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemkracht.base.requests import Request
from kiemkracht.learn.forms.finding import SparkWishesForm
from kiemkracht.learn.selectors.finding import SparkWishes, found_sparks
from kiemkracht.learn.selectors.sheets import sheet_of_number, sheets_of


@require_safe
def all_sparks(request: Request) -> HttpResponse:
    """All of them; everyone may read them."""
    return render(request, "learn/sparks.html", _asked(request))


@require_safe
def paper(request: Request) -> HttpResponse:
    """The same search on paper, two to a sheet of A4, nothing to click."""
    return render(request, "learn/paper.html", _asked(request))


@require_safe
def spark(request: Request, number: int) -> HttpResponse:
    """One, on a page that is also a sheet of A4."""
    sheet = sheet_of_number(number)
    if sheet is None:
        raise Http404
    paper_url = f"{reverse('learn:paper')}?nummers={number}"
    return render(request, "learn/spark.html", {"sheet": sheet, "paper_url": paper_url})


def _asked(request: Request) -> dict[str, object]:
    form = SparkWishesForm(request.GET)
    wishes = form.wishes()
    asked = urlencode({name: value for name, value in form.cleaned_data.items() if value})
    return {
        "form": form,
        "sheets": sheets_of(found_sparks(wishes)),
        "is_sought": wishes != SparkWishes(),
        "paper_url": f"{reverse('learn:paper')}?{asked}" if asked else reverse("learn:paper"),
    }
