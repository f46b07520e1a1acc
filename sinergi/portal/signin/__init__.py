"""Sign up, sign in and out, passwords: allauth's views under Indonesian paths, and our own sign-up."""
