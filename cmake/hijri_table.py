#!/usr/bin/env python3
"""Writes core/text/hijri_table.inc from the month starts of the official Umm al-Qura calendar.

Run by hand:  python3 cmake/hijri_table.py tests/data/text/ummalqura_month_starts_1343_1500.csv core/text/hijri_table.inc
(The result is committed.) One number a year: two bits a month, lowest first, the month's length less 28.
"""
import csv
import datetime
import sys

rows = list(csv.DictReader(open(sys.argv[1])))
starts = [(datetime.date.fromisoformat(r['gregorian_first_day']) - datetime.date(1970, 1, 1)).days for r in rows]
lengths = [int(r['length']) for r in rows]
assert all(a + n == b for a, n, b in zip(starts, lengths, starts[1:])) and len(rows) % 12 == 0
years = [sum((n - 28) << (2 * i) for i, n in enumerate(lengths[y:y + 12])) for y in range(0, len(rows), 12)]
with open(sys.argv[2], 'w', encoding='utf-8') as out:
    out.write('// Written by cmake/hijri_table.py. Do not edit.\n'
              '// The month starts are those of hijridate (github.com/dralshehri/hijridate), Copyright (c) 2018 Khalid Alshehri,\n'
              '// MIT licence (see tests/data/text/NOTICE.md), which took them from the Umm al-Qura calendar.\n')
    out.write('inline constexpr int hijri_year_first = %s, hijri_day_first = %d;\n' % (rows[0]['h_year'], starts[0]))
    out.write('inline constexpr std::uint32_t hijri_month_lengths[%d] = {' % len(years))
    for i, y in enumerate(years):
        out.write('%s0x%06x,' % ('\n    ' if i % 10 == 0 else ' ', y))
    out.write('\n};\n')
