from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("0001_tables.sql").read_text()

BACK = """
drop table hub_change, hub_gone, hub_kind, hub_history, hub_series, hub_entity_type, hub_entity,
    hub_token, hub_tenant cascade;
drop function hub_history_ready(timestamptz);
drop function hub_lock(smallint, text[], timestamptz);
drop function hub_write(smallint, timestamptz, jsonb, jsonb, boolean);
drop function hub_make(smallint, timestamptz, jsonb);
drop function hub_retype(smallint, jsonb, text[]);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(SQL, BACK)]
