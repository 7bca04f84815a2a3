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

# Bytes have the methods of texts.
data = bytes.fromhex('00ff 7a 41')
print(data, data.hex(), list(data), bytes([1, 2, 255]), bytes(3), bytes(b'ab'), bytes())
print(b'a,b,c'.split(b','), b' x '.strip(), b'ab'.upper(), b'-'.join([b'x', b'y']), b'banana'.count(b'an'))
print(b'model.pt'.endswith((b'.pt', b'.pth')), b'abc'.find(b'c'), b'a.b'.partition(b'.'), b'aXa'.replace(b'X', b'--'))
for wrong in (lambda: bytes([300]), lambda: bytes('x'), lambda: bytes(-1), lambda: bytes.fromhex('0g'), lambda: b'a'.split(',')):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)

print(b''.join(bytes([n]) for n in range(65, 70)), b', '.join((b'a', b'b')), b'-'.join(iter([b'x'])))
for wrong in (lambda: b','.join('ab'), lambda: b','.join([1]), lambda: b','.join(['a'])):
    try:
        print(wrong())
    except TypeError as error:
        print(type(error).__name__)
