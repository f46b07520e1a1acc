"""Where things are and when the city works: kota, kecamatan, kelurahan with geometry, and the working calendar.

May import `files`, `ledger`, `hub`, `kernel`. Codes follow Kepmendagri 300.2.2-2430/2025; polygons are
GeoJSON (RFC 7946, lon/lat). Working days are Monday to Friday without national holidays and cuti bersama.
"""
