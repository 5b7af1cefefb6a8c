#!/usr/bin/env python3
"""Writes the phone numbering plans of the world as compact C++ tables, for core/text/phones.cpp.

    python3 cmake/phone_metadata.py BUILD/core/text/phone_metadata.inc [DIRECTORY]

The plans are libphonenumber's (Google, Apache licence 2.0). They are read from the unpacked Debian package
php-giggsey-libphonenumber where DIRECTORY holds it (its data follows libphonenumber closely; no PHP is needed), else from
the Python package "phonenumbers" (Debian: python3-phonenumbers, some years behind). What the program does not ask for is
left out: examples, carriers, short numbers, as-you-type hints.

Patterns are kept as text in a smaller alphabet than the original's: "d" is any digit and "<" opens a group without a number.
"""
import os
import pathlib
import re
import sys
from types import SimpleNamespace

# In the order in which a number's type is decided; the same order as `PlanKind` in core/text/phone_plan.hpp.
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


# ---- reading the Python package

def plans_of_python():
    import phonenumbers
    from phonenumbers import PhoneMetadata

    plans = []
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        for region in regions:
            plan = PhoneMetadata.metadata_for_nongeo_region(code) if region == '001' else PhoneMetadata.metadata_for_region(region)
            plans.append(plan)
    return phonenumbers.__version__, plans


# ---- reading the PHP package: generated files of one shape

QUOTED = r"'((?:[^'\\]|\\.)*)'"


def unquoted(text):
    return re.sub(r"\\([\\'])", r'\1', text)


def php_value(source, name):
    found = re.search(r"(?:const|string) \$?%s = %s;" % (name, QUOTED), source)
    return unquoted(found.group(1)) if found else None


def php_call(source, name):
    found = re.search(r'->set%s\(%s\)' % (name, QUOTED), source)
    return unquoted(found.group(1)) if found else None


def php_numbers(source, name):
    found = re.search(r'->set%s\(\[([0-9, ]*)\]\)' % name, source)
    return [int(n) for n in re.findall(r'\d+', found.group(1))] if found else []


def php_texts(source, name):
    found = re.search(r"->set%s\(\[((?:\s*%s\s*,?)*)\s*\]\)" % (name, QUOTED), source)
    assert found or 'set' + name not in source, source
    return [unquoted(text) for text in re.findall(QUOTED, found.group(1))] if found else []


def php_description(source, name):
    found = re.search(r'\$this->%s = (.*?);\n' % name, source, re.S)
    pattern = php_call(found.group(1), 'NationalNumberPattern')
    if pattern is None:
        return None
    return SimpleNamespace(national_number_pattern=pattern,
                           possible_length=php_numbers(found.group(1), 'PossibleLength'),
                           possible_length_local_only=php_numbers(found.group(1), 'PossibleLengthLocalOnly'))


def php_formats(source, name):
    found = re.search(r'\$this->%s = \[\n(.*?)\n        \];' % name, source, re.S)
    if not found:
        return []
    formats = []
    for part in found.group(1).split('(new NumberFormat())')[1:]:
        formats.append(SimpleNamespace(pattern=php_call(part, 'Pattern'), format=php_call(part, 'Format'),
                                       leading_digits_pattern=php_texts(part, 'LeadingDigitsPattern'),
                                       national_prefix_formatting_rule=php_call(part, 'NationalPrefixFormattingRule')))
        assert formats[-1].pattern and formats[-1].format, part
    return formats


def php_plan(source):
    plan = SimpleNamespace(
        id=php_value(source, 'ID'), country_code=int(re.search(r'const COUNTRY_CODE = (\d+);', source).group(1)),
        international_prefix=php_value(source, 'internationalPrefix'), national_prefix_for_parsing=php_value(source, 'nationalPrefixForParsing'),
        national_prefix_transform_rule=php_value(source, 'nationalPrefixTransformRule'), leading_digits=php_value(source, 'LEADING_DIGITS'),
        preferred_extn_prefix=php_value(source, 'preferredExtnPrefix'),
        main_country_for_code='$mainCountryForCode = true' in source,
        same_mobile_and_fixed_line_pattern='$sameMobileAndFixedLinePattern = true' in source,
        general_desc=php_description(source, 'generalDesc'),
        number_format=php_formats(source, 'numberFormat'), intl_number_format=php_formats(source, 'intlNumberFormat'))
    for kind in KINDS:
        setattr(plan, kind, php_description(source, re.sub('_(.)', lambda m: m.group(1).upper(), kind)))
    assert plan.general_desc, plan.id
    return plan


def files_named(directory, name):  # an unpacked package holds links that lead nowhere
    return [file for file in pathlib.Path(directory).rglob(name) if file.exists()]


def plans_of_php(directory):
    files = sorted(files_named(directory, 'PhoneNumberMetadata_*.php'))
    if not files:
        return None
    plans = [php_plan(file.read_text(encoding='utf-8')) for file in files]
    versions = [found.group(1) for file in files_named(directory, 'METADATA-VERSION.php')
                if (found := re.search(r"return 'v([0-9.]+)'", file.read_text(encoding='utf-8')))]
    assert len(plans) > 240
    return versions[0] if versions else '9', plans


def in_order(plans):  # by code; the main country of a shared code first
    return sorted(plans, key=lambda plan: (plan.country_code, not plan.main_country_for_code, plan.id))


def main(path, directory):
    version, plans = directory and plans_of_php(directory) or plans_of_python()
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

    for plan in in_order(plans):
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

    out = ['// Written by cmake/phone_metadata.py from libphonenumber %s (Apache licence 2.0). Do not edit.' % version]
    out.append('inline constexpr int phone_plan_version = %d;' % int(version.split('.')[0]))
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
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None)
