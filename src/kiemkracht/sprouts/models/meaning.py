"""What a kiem is about, as a vector, so that the same longing in other words is found."""

from django.db import models

from kiemkracht.base import clock


class SproutMeaning(models.Model):
    """The vectors of story and longing of a kiem; none for what is private.

    One byte per dimension, the largest number stretched to 127: only the direction counts.
    """

    sprout = models.OneToOneField(
        "sprouts.Sprout", on_delete=models.CASCADE, primary_key=True, related_name="meaning"
    )
    # Which model made it; vectors of different models are never compared.
    model = models.CharField(max_length=120)
    story = models.BinaryField()
    # Of who wrote no longing down, the story speaks for it.
    longing = models.BinaryField()
    noted_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.model} of {self.sprout_id}"
