import threading

import pytest
from django.core.checks import run_checks
from django.db import connection, transaction

from kiemkracht.base.checks import check_durability
from kiemkracht.base.models import Submission

sqlite_only = pytest.mark.skipif(
    "sqlite" not in connection.settings_dict["ENGINE"], reason="about SQLite"
)


@pytest.mark.django_db
def test_the_live_database_keeps_what_was_acknowledged():
    assert run_checks(databases=["default"], tags=["database"]) == []


@sqlite_only
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pragma", ["synchronous=NORMAL", "foreign_keys=OFF", "busy_timeout=0"])
def test_a_database_that_can_lose_votes_is_refused(pragma):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
    found = check_durability(databases=["default"])
    connection.close()  # the next one starts with the right settings again
    assert [error.id for error in found] == ["kiemkracht.E001"]


@sqlite_only
@pytest.mark.django_db
def test_deferred_transactions_are_refused(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    assert "transaction_mode" in str(check_durability(databases=["default"])[0])


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_eight_threads_of_fifty_read_modify_writes_lose_nothing():
    Submission.objects.create(key="counter", went_to="0")
    errors: list[Exception] = []

    def add_fifty() -> None:
        try:
            for _ in range(50):
                with transaction.atomic():
                    row = Submission.objects.select_for_update().get(key="counter")
                    row.went_to = str(int(row.went_to) + 1)
                    row.save(update_fields=["went_to"])
        except Exception as error:  # noqa: BLE001 - whatever went wrong must fail the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=add_fifty) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert errors == []
    assert Submission.objects.get(key="counter").went_to == "400"
