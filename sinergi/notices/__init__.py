"""Messages to people: follow anything, an inbox, e-mail; at most one notice per person for one event.

May import `people`, `places`, `files`, `ledger`, `hub`, `kernel`. Stages ask by the jobs `notices.tell` and
`notices.tell_upstream` and word their notices in `NOTICES`; this package knows no stage.
"""
