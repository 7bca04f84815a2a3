# Texts as bytes and back, long ones too, and patterns that are used again and again.
import re

for text in ('', 'plain', 'Größe', '日本', '🙂'):
    encoded = text.encode()
    print(encoded, len(encoded), encoded.decode() == text, bytes(text, 'utf-8') == encoded, encoded.hex())

long = 'ä' * 200_000
print(len(bytes(long, 'utf-8')), len(long.encode('utf-8')), len(bytes(range(256)) * 2), len(bytes([7] * 200_000)))

for text in ('conv1.weight', 'conv12.bias', 'norm.weight', 'conv1'):
    found = re.match(r'conv(\d+)\.', text)
    print(found.group(1) if found else None, bool(re.search(r'(?i)WEIGHT', text)), bool(re.fullmatch('conv1|conv', text)))
print(re.sub(r'(\w)\.', lambda found: re.sub('a', 'b', found.group(1)) + '-', 'a.a.c.'), re.findall('a', 'banana'))
name = re.compile(r'(\d+)')
print([found.span() for found in name.finditer('a1b22c333')], name.search('x9').group(), name.match('x9'))
