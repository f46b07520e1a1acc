"""Uploaded and generated files under the rights of the row that owns them.

May import `ledger`, `hub`, `kernel`. Bytes lie in `$SINERGI_HOME/files`, durable before their row is.
"""
