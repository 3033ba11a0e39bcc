"""Steps of a kiem, and the look after six months."""

from django.db import models

from kiemkracht.base import clock


class Step(models.Model):
    """One small act: who, when, and afterwards what happened."""

    sprout = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="steps")
    text = models.CharField(max_length=140)
    who = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    who_else = models.CharField(max_length=80, blank=True, default="")
    due = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    what_happened = models.TextField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["sprout", "done_at"], name="step_sprout_done")]

    def __str__(self) -> str:
        return self.text

    @property
    def done(self) -> bool:
        """Taken."""
        return self.done_at is not None

    @property
    def who_name(self) -> str:
        """Whoever takes it, in a word; empty when nobody was named."""
        return self.who.name if self.who else self.who_else


class SixMonthCheck(models.Model):
    """Someone who does not carry it looked whether it is alive."""

    sprout = models.ForeignKey("sprouts.Sprout", on_delete=models.CASCADE, related_name="checks")
    by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    is_alive = models.BooleanField()
    note = models.CharField(max_length=300, blank=True, default="")
    on = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.sprout_id}: {self.is_alive}"
