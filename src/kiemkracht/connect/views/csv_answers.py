"""Tables that a spreadsheet opens."""

import csv
import io

from django.http import HttpResponse


def csv_answer(rows: object, name: str) -> HttpResponse:
    """Rows as a CSV file that Dutch spreadsheets open as it is."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)  # type: ignore[arg-type] # rows of texts
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
