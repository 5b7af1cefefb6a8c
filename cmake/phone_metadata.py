#!/usr/bin/env python3
"""Writes the phone numbering plans of the world as compact C++ tables, for core/text/phones.cpp.

    python3 cmake/phone_metadata.py BUILD/core/text/phone_metadata.inc

The plans are libphonenumber's (Google, Apache licence 2.0), taken from the Python package "phonenumbers" (Debian:
python3-phonenumbers). What the program does not ask for is left out: examples, carriers, short numbers, as-you-type hints.

Patterns are kept as text in a smaller alphabet than the original's: "d" is any digit and "<" opens a group without a number.
"""
import os
import sys

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers.phonemetadata import NumberFormat  # noqa: F401  (says early when the package is not the one we know)

# In the order in which a number's type is decided; the same order as `PhoneKind` in core/text/phone_plan.hpp.
KINDS = ['premium_rate', 'toll_free', 'shared_cost', 'voip', 'personal_number', 'pager', 'uan', 'voicemail', 'fixed_line', 'mobile']


class Pool:
    """Texts, each once; number 0 is the empty text."""

    def __init__(self):
        self.texts, self.numbers = [''], {'': 0}

    def number(self, text):
        text = text or ''
        if text not in self.numbers:
            self.numbers[text] = len(self.texts)
            self.texts.append(text)
        return self.numbers[text]


class Rows:
    """Tuples, each once."""

    def __init__(self, *first):
        self.rows, self.numbers = [], {}
        for row in first:
            self.number(row)

    def number(self, row):
        if row not in self.numbers:
            self.numbers[row] = len(self.rows)
            self.rows.append(row)
        return self.numbers[row]


def compact(pattern):
    if not pattern:
        return ''
    text = pattern.replace('\\d', 'd').replace('(?:', '<')
    assert set(text) <= set('0123456789d<()[]{},|?-$'), pattern  # what the matcher of phones.cpp knows
    return text


def template(text):  # "\\1 \\2" -> "$1 $2"
    return (text or '').replace('\\', '$')


def length_bits(lengths):
    return sum(1 << n for n in lengths if n > 0)


def all_plans():
    plans = []
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:  # the main region of a shared code comes first
            if region == '001':
                plans.append(PhoneMetadata.metadata_for_nongeo_region(code))
            else:
                plans.append(PhoneMetadata.metadata_for_region(region))
    return plans


def main(path):
    patterns, templates = Pool(), Pool()
    lengths = Rows((0,))
    descriptions = Rows((0, 0))  # number 0: there are no such numbers
    formats, format_lists = [], {}
    regions = []

    def description(desc):
        if desc is None or not desc.national_number_pattern:
            return 0
        return descriptions.number((patterns.number(compact(desc.national_number_pattern)),
                                    lengths.number((length_bits(desc.possible_length),))))

    def format_list(items):
        rows = tuple((patterns.number(compact(f.leading_digits_pattern[-1] if f.leading_digits_pattern else '')),
                      patterns.number(compact(f.pattern)), templates.number(template(f.format)),
                      templates.number(template(f.national_prefix_formatting_rule))) for f in items)
        if rows not in format_lists:
            format_lists[rows] = len(formats)
            formats.extend(rows)
        return format_lists[rows], len(rows)

    for plan in all_plans():
        first, count = format_list(plan.number_format)
        intl_first, intl_count = format_list(plan.intl_number_format)
        kinds = [description(getattr(plan, kind)) for kind in KINDS]
        if plan.same_mobile_and_fixed_line_pattern:
            kinds[KINDS.index('mobile')] = kinds[KINDS.index('fixed_line')]
        letters = plan.id if len(plan.id) == 2 and plan.id.isalpha() else '\\0\\0'
        regions.append('{{\'%s\', \'%s\'}, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, {%s}},' % (
            *(('\\0', '\\0') if letters.startswith('\\') else letters), plan.country_code,
            patterns.number(compact(plan.international_prefix)), patterns.number(compact(plan.national_prefix_for_parsing)),
            templates.number(template(plan.national_prefix_transform_rule)), patterns.number(compact(plan.leading_digits)),
            description(plan.general_desc), lengths.number((length_bits(plan.general_desc.possible_length_local_only),)),
            first, intl_first, count, intl_count, templates.number(plan.preferred_extn_prefix), ','.join(map(str, kinds))))

    assert len(patterns.texts) < 65536 and len(descriptions.rows) < 65536 and len(formats) < 65536
    assert len(templates.texts) < 256 * 256 and len(lengths.rows) < 256

    out = ['// Written by cmake/phone_metadata.py from phonenumbers %s (libphonenumber, Apache licence 2.0). Do not edit.' % phonenumbers.__version__]
    write_pool(out, 'phone_pattern', patterns)
    write_pool(out, 'phone_template', templates)
    write_rows(out, 'std::uint32_t phone_lengths', ['%#x,' % row for row in lengths.rows])
    write_rows(out, 'PhoneDescription phone_descriptions', ['{%d,%d},' % row for row in descriptions.rows])
    write_rows(out, 'PhoneFormat phone_formats', ['{%d,%d,%d,%d},' % row for row in formats])
    write_rows(out, 'PhonePlan phone_plans', regions)
    write_if_changed(path, '\n'.join(out) + '\n')


def write_pool(out, name, pool):
    starts, at = [], 0
    lines = []
    for text in pool.texts:
        starts.append(at)
        at += len(text.encode()) + 1
        lines.append('    "%s\\0"' % text)  # a digit never follows: the next text is a literal of its own
    out.append('inline constexpr char %ss[] =\n%s;' % (name, '\n'.join(lines)))
    write_rows(out, '%s %s_starts' % ('std::uint32_t' if at >= 65536 else 'std::uint16_t', name), ['%d,' % s for s in starts])


def write_rows(out, declaration, items):
    kind, name = declaration.split(' ')
    lines, line = [], ''
    for item in items:
        if line and len(line) + len(item) > 116:
            lines.append('    ' + line)
            line = ''
        line += item
    lines.append('    ' + line)
    out.append('inline constexpr %s %s[%d] = {\n%s\n};' % (kind, name, len(items), '\n'.join(lines)))


def write_if_changed(path, content):
    if os.path.exists(path) and open(path, encoding='utf-8').read() == content:
        return
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(content)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
