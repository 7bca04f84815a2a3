import json
import re

print(re.match(r'(\w+)-(\d+)', 'layer-12 x').groups(), re.search(r'\d+', 'ab 34').group(), re.findall(r'\d', 'a1b2'), re.findall(r'(\w)(\d)', 'a1b2'))
print(re.sub(r'(\w+)\.(\d+)', r'\2_\1', 'a.1 b.2'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.split(r'[,;]\s*', 'a, b;c'), re.fullmatch('a+', 'aab'))
p = re.compile(r'^(?P<name>[a-z]+)(?P<index>\d+)?$', re.I)
m = p.match('Conv2')
print(m['name'], m.groupdict(), m.span(), m.start('index') if False else m.end(), p.match('x y'), p.pattern, [x.group() for x in re.finditer('[aeiou]', 'education')])
print(re.escape('a.b'), re.match('x', 'y') is None, bool(re.match(r'\s*$', '  ')))
value = json.loads('{"a": [1, 2.0, true, null, "x\\n\\u00e9"], "b": {"c": -3e2}}')
print(value, type(value['a'][1]).__name__, json.dumps(value['a'][:4]), json.dumps({'k': (1, 'a'), 'f': 1.5}, indent=2))
try:
    json.dumps(object())
except TypeError as e:
    print(e)
