"""The queue's own upkeep: a job whose worker was killed in the middle of it is taken up again."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *", periodic_id="ledger.revive")
@app.task(name="ledger.revive", queueing_lock="ledger.revive", pass_context=True)
async def revive(context: Any, timestamp: int) -> None:
    """Every minute: what was being done by a worker without a heartbeat is to be done again."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
