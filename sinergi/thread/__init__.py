"""The whole chain read from any row: who it hangs from, what came of it, and what comes next.

May import the `api` of every stage, `people`, `hub`, `ledger` and the kernel; only `portal`, `interop`
and `site` import it. It owns no row of the thread: it walks the ledger's edges and asks each stage to
describe its own rows, so a row that a viewer may not see is simply not there. Its one table names the
story that visitors are led through.

The chain follows the planning law from voice to result (UU 25/2004, Permendagri 86/2017); openness
about it is asked for by UU 14/2008.
"""
