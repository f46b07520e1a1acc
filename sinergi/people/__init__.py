"""Who acts: accounts, offices (perangkat daerah) as a tree, roles as named permissions with a scope, consent.

May import `places`, `files`, `ledger`, `hub`, `kernel`. Personal data is handled under UU 27/2022: consent
is a row of its own with its text and can be withdrawn; history holds no names.
"""
