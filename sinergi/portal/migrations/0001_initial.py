from django.db import migrations, models

import sinergi.kernel.clock


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("led_to", models.CharField(default="", max_length=500)),
                ("at", models.DateTimeField(default=sinergi.kernel.clock.now)),
            ],
            options={
                "db_table": "portal_sent_form",
                "indexes": [models.Index(fields=["at"], name="portal_sent_form_at")],
            },
        ),
    ]
