"""Composition only: settings, urls, servers, the command line and the supervisor. No rules live here."""
