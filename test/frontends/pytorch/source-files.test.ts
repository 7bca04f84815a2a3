import { describe, expect, test } from 'vitest';
import { HEAD, net, readFiles } from '../../support/python-files';

describe('files that a file imports', () => {
  const part = `${HEAD}WIDTH = 3\n`;
  const importing = (from: string) => `${HEAD}from ${from} import WIDTH\n${net('Net', '4', 'WIDTH')}`;
  test.each([
    ['beside it', { 'net.py': importing('part'), 'part.py': part }, 'net.py', undefined],
    ['beside it in a folder', { 'a/net.py': importing('part'), 'a/part.py': part }, 'a/net.py', undefined],
    [
      'of its package',
      { 'pkg/__init__.py': '', 'pkg/net.py': importing('.part'), 'pkg/part.py': part },
      'pkg/net.py',
      undefined,
    ],
    [
      'of the package above',
      { 'a/__init__.py': '', 'a/b/__init__.py': '', 'a/b/net.py': importing('..part'), 'a/part.py': part },
      'a/b/net.py',
      undefined,
    ],
    [
      'named by a folder above',
      { 'x/models/parts/net.py': importing('models.part'), 'x/models/part.py': part },
      'x/models/parts/net.py',
      undefined,
    ],
    [
      'of a folder that has a file of its own name',
      { 'x/model/model.py': importing('model.part'), 'x/model/part.py': part },
      'x/model/model.py',
      undefined,
    ],
    [
      'of a folder that has a file of its own name, below a root',
      { 'model/model.py': importing('model.part'), 'model/part.py': part },
      'model/model.py',
      '.',
    ],
    [
      'beside a folder above',
      { 'x/models/net.py': importing('utils.part'), 'x/utils/part.py': part },
      'x/models/net.py',
      undefined,
    ],
    [
      'beside its package',
      { 'x/pkg/__init__.py': '', 'x/pkg/net.py': importing('part'), 'x/part.py': part },
      'x/pkg/net.py',
      undefined,
    ],
    [
      'near it before those of the same name above',
      {
        'x/models/net.py': `${HEAD}from layers import WIDTH\nimport utils.part\n${net('Net', '4', 'WIDTH')}`,
        'x/models/layers.py': part,
        'x/layers.py': 'WIDTH = 5\n',
        'x/utils/part.py': '',
      },
      'x/models/net.py',
      undefined,
    ],
    [
      'below a package in a package',
      {
        'repo/__init__.py': '',
        'repo/pkg/__init__.py': '',
        'repo/pkg/net.py': importing('pkg.part'),
        'repo/pkg/part.py': part,
      },
      'repo/pkg/net.py',
      undefined,
    ],
    [
      'in a checkout that has the name of its package',
      {
        'pkg/pkg/__init__.py': '',
        'pkg/pkg/models/__init__.py': '',
        'pkg/pkg/models/net.py': importing('pkg.part'),
        'pkg/pkg/part.py': part,
      },
      'pkg/pkg/models/net.py',
      undefined,
    ],
    ['below a root', { 'a/b/net.py': importing('c.part'), 'a/c/part.py': part }, 'a/b/net.py', 'a'],
    [
      'below a root that ends in a slash',
      { 'a/b/net.py': importing('c.part'), 'a/c/part.py': part },
      'a/b/net.py',
      './a/',
    ],
    ['below the working folder', { 'a/net.py': importing('c.part'), 'c/part.py': part }, 'a/net.py', '.'],
    [
      'at a revision',
      {
        'git:HEAD:pkg/__init__.py': '',
        'git:HEAD:pkg/net.py': importing('pkg.part'),
        'git:HEAD:pkg/part.py': part,
      },
      'git:HEAD:pkg/net.py',
      undefined,
    ],
  ])('are found %s', (_where, files: Readonly<Record<string, string>>, reference, root) => {
    const found = readFiles(files, reference, root === undefined ? {} : { root });
    expect(found).toMatchObject({ message: undefined, params: 15 });
  });

  test('are those of a library before a folder of its name within the package that is read', () => {
    const files = {
      'pkg/__init__.py': '',
      'pkg/transformers/__init__.py': '',
      'pkg/math.py': '',
      'pkg/nets/__init__.py': '',
      'pkg/nets/net.py': `${HEAD}import math\nfrom transformers import PreTrainedModel\n${net('Net', '4', 'int(math.sqrt(9))')}`,
    };
    expect(readFiles(files, 'pkg/nets/net.py')).toMatchObject({ message: undefined, params: 15 });
  });

  test.each([
    ['outside of the root', { 'a/net.py': importing('..part'), 'part.py': part }, 'a/net.py'],
    [
      'beside an installed package',
      {
        'lib/site-packages/pkg/__init__.py': '',
        'lib/site-packages/pkg/net.py': importing('other'),
        'lib/site-packages/other.py': part,
      },
      'lib/site-packages/pkg/net.py',
    ],
    [
      'inside of an installed package, by a name that it has at the top',
      {
        'site-packages/pkg/__init__.py': '',
        'site-packages/pkg/models/__init__.py': '',
        'site-packages/pkg/models/net.py': importing('part'),
        'site-packages/pkg/models/part.py': part,
      },
      'site-packages/pkg/models/net.py',
    ],
    ['in a file that is no text', { 'net.py': importing('part'), 'part.py': '\0' }, 'net.py'],
  ])('are not found %s', (_where, files: Readonly<Record<string, string>>, reference) => {
    expect(readFiles(files, reference)).toMatchObject({ params: null });
  });
});
