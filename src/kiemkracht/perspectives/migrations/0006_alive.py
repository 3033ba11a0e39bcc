from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("perspectives", "0005_growth"),
    ]

    operations = [
        migrations.AddField(
            model_name='landscaperun',
            name='alive_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='landscaperun',
            name='attempts',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
