"""The front page, the search by code, the glossary, and what every visitor may need first."""
