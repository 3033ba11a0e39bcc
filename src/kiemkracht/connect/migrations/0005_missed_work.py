from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connect', '0004_two_routes'),
    ]

    operations = [
        migrations.CreateModel(
            name='MissedTally',
            fields=[
                ('key', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('waiting_there', models.PositiveIntegerField(default=0)),
                ('waiting_some', models.PositiveIntegerField(default=0)),
                ('waiting_missing', models.PositiveIntegerField(default=0)),
                ('told_there', models.PositiveIntegerField(default=0)),
                ('told_some', models.PositiveIntegerField(default=0)),
                ('told_missing', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'missed tallies',
                'ordering': ['key'],
            },
        ),
    ]
