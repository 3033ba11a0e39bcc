"""What a facilitator plans: rules, codes, languages, and which statements need votes."""

import csv
import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.perspectives.forms import CodesForm, PolicyForm, TranslationForm
from kiemkracht.perspectives.selectors.attention import attention_of
from kiemkracht.perspectives.selectors.conversations import Head
from kiemkracht.perspectives.selectors.plan import codes_of, translations_of
from kiemkracht.perspectives.selectors.policy import moderation_rows, reasons_of
from kiemkracht.perspectives.services import entering, policing, rushing, translating
from kiemkracht.perspectives.views.desk import tended
from kiemkracht.perspectives.views.tabs import tabs_of

# Fresh codes wait here for the one page that shows them.
FRESH = "perspectives_codes"


@require_http_methods(["GET", "HEAD", "POST"])
def policy(request: Request, slug: str) -> HttpResponse:
    """Write the rules and the reasons."""
    head = tended(request, slug)
    row = head.conversation
    filled = {"policy": row.policy, "reasons": "\n".join(reasons_of(row))}
    form = PolicyForm(request.POST or None, initial=filled)

    def do() -> str:
        policing.set_policy(
            by=request.visitor,
            conversation=row,
            policy=form.cleaned_data["policy"],
            reasons=form.cleaned_data["reasons"],
        )
        messages.success(request, _("The rules are published."))
        return reverse("perspectives:policy", args=[slug])

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error("reasons", str(error.sentence))
    content = {"head": head, "tabs": tabs_of(head, "desk"), "form": form}
    return render(request, "perspectives/plan_policy.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: Request, slug: str) -> HttpResponse:
    """Make codes, and see them this once."""
    head = tended(request, slug)
    form = CodesForm(request.POST or None)

    def do() -> str:
        made = entering.make_codes(
            by=request.visitor, conversation=head.conversation, count=form.cleaned_data["count"]
        )
        request.session[FRESH] = {"slug": slug, "codes": made}
        return f"{reverse('perspectives:codes', args=[slug])}#nieuw"

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error("count", str(error.sentence))
    return _show_codes(request, head, form)


def _show_codes(request: Request, head: Head, form: CodesForm) -> HttpResponse:
    slug = head.conversation.slug
    kept = request.session.get(FRESH)
    fresh = kept["codes"] if kept and kept.get("slug") == slug else []
    if fresh and request.method == "GET":
        request.session.pop(FRESH)
    content = {
        "head": head,
        "tabs": tabs_of(head, "desk"),
        "form": form,
        "fresh": fresh,
        "door": request.build_absolute_uri(reverse("perspectives:conversation", args=[slug])),
        "codes": codes_of(request.visitor, head.conversation, request.GET.get("page")),
    }
    response = render(request, "perspectives/codes.html", content)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def block(request: Request, slug: str, number: int) -> HttpResponse:
    """Block one code."""
    head = tended(request, slug)
    url = reverse("perspectives:codes", args=[slug])

    def do() -> str:
        entering.block(by=request.visitor, conversation=head.conversation, number=number)
        messages.success(request, _("The code is blocked. Views already given still count."))
        return f"{url}#codes"

    try:
        return once(request, do)
    except LeaveDenied:
        raise
    except RoomError as error:
        messages.warning(request, str(error.sentence))
        return redirect(url)


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request: Request, slug: str) -> HttpResponse:
    """The question and the statements in another language, side by side."""
    head = tended(request, slug)
    wanted = request.POST.get("lang") or request.GET.get("taal", "")
    page = translations_of(request.visitor, head.conversation, wanted, request.GET.get("page"))
    filled = {"question": page.question, "intro": page.intro}
    form = TranslationForm(request.POST or None, initial=filled)

    def do() -> str:
        translating.translate(
            by=request.visitor,
            conversation=head.conversation,
            lang=page.lang,
            question=form.cleaned_data["question"],
            intro=form.cleaned_data["intro"],
            statements=_told(request),
        )
        messages.success(request, _("The translation is kept."))
        return f"{reverse('perspectives:translations', args=[slug])}?taal={page.lang}"

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, do)
        except LeaveDenied:
            raise
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    content = {"head": head, "tabs": tabs_of(head, "desk"), "form": form, "page": page}
    return render(request, "perspectives/translations.html", content)


def _told(request: Request) -> dict[int, str]:
    """The fields `stelling-<number>` of the form."""
    found = {}
    for key, text in request.POST.items():
        name, _dash, number = key.partition("-")
        if name == "stelling" and number.isascii() and number.isdigit() and len(number) < 9:
            found[int(number)] = str(text)
    return found


@require_safe
def attention(request: Request, slug: str) -> HttpResponse:
    """Which statements need votes."""
    head = tended(request, slug)
    content = {
        "head": head,
        "tabs": tabs_of(head, "desk"),
        "attention": attention_of(request.visitor, head.conversation, request.GET.get("page")),
    }
    return render(request, "perspectives/attention.html", content)


@require_POST
def seen(request: Request, slug: str) -> HttpResponse:
    """The facilitator saw the signals."""
    head = tended(request, slug)
    rushing.mark_seen(by=request.visitor, conversation=head.conversation)
    return redirect("perspectives:desk", slug)


@require_safe
def log(request: Request, slug: str) -> HttpResponse:
    """The log of moderation for a spreadsheet."""
    head = tended(request, slug)
    text = io.StringIO()
    csv.writer(text).writerows(moderation_rows(request.visitor, head.conversation))
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-logboek.csv"'
    return answer
