from django.db import migrations, models


class Migration(migrations.Migration):
    """What of a mailed text could not be read."""

    dependencies = [("sprouts", "0003_radar")]

    operations = [
        migrations.AddField(
            model_name="sourcetext",
            name="passed_over",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
