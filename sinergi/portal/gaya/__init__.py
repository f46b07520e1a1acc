"""The style guide for developers: every part of the pages, live, with the call that makes it."""
