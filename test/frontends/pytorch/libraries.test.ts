import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { paramsOf, readCode } from '../../support/pytorch-code';

/** A linear layer of `size` outputs of one input: 2 * size parameters. */
const ofSize = (setup: string, size: string) => `
${setup}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, ${size})

    def forward(self, x):
        return self.fc(x)
`;

describe('settings of libraries that make attributes of keys', () => {
  test.each([
    [
      'easydict',
      "from easydict import EasyDict as edict\ncfg = edict({'a': {'b': [{'c': 3}]}})",
      'cfg.a.b[0].c',
    ],
    [
      'yacs',
      'from yacs.config import CfgNode as CN\ncfg = CN()\ncfg.M = CN()\ncfg.M.W = 3\ncfg.freeze()',
      'cfg.clone().M.W',
    ],
    [
      'omegaconf',
      "from omegaconf import OmegaConf\ncfg = OmegaConf.create({'m': {'w': 3}, 'n': '${m.w}'})",
      'cfg.n',
    ],
    [
      'another setting of omegaconf',
      "from omegaconf import II, OmegaConf\ncfg = OmegaConf.create({'m': {'w': 3}, 'n': II('m.w')})",
      'cfg.n',
    ],
    [
      'merged omegaconf',
      "from omegaconf import OmegaConf as O\ncfg = O.merge({'m': {'w': 1}}, {'m': {'w': 3}})",
      'cfg.m.w',
    ],
    ['ml_collections', 'import ml_collections\ncfg = ml_collections.ConfigDict()\ncfg.w = 3', "cfg['w']"],
    ['addict', 'from addict import Dict\ncfg = Dict()\ncfg.a.b.c = 3', 'cfg.a.b.c'],
    ['munch', "from munch import munchify\ncfg = munchify({'a': {'b': 3}})", 'cfg.a.b'],
  ])('%s', (_name, setup, size) => {
    expect(paramsOf(ofSize(setup, size), 'Net', '1x1')).toBe(6);
  });

  test('a list of yacs is merged by paths', () => {
    const setup =
      "from yacs.config import CfgNode as CN\ncfg = CN({'M': {'W': 1}})\ncfg.merge_from_list(['M.W', 3])\ncfg.merge_from_other_cfg(CN({'N': 1}))";
    expect(paramsOf(ofSize(setup, 'cfg.M.W * cfg.N'), 'Net', '1x1')).toBe(6);
  });
});

describe('a script', () => {
  const net = ofSize('', 'WIDTH');

  test('that trains below its classes is read up to them', () => {
    const script = `import sklearn\nimport os\nos.makedirs('runs', exist_ok=True)\nWIDTH = 3\ndata = sklearn.load()\n${net}\nfor batch in data:\n    print(Net()(batch))\n`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  test('that assigns its sizes in its main block has them', () => {
    const script = `${net}\nif __name__ == '__main__':\n    import math\n    half = 1.5\n    WIDTH = int(2 * half)\n    model = Net()\n    open('log').write('x')\n`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  // torchvision's networks keep partial(ImageClassification, crop_size=224) with their weights.
  test.each([
    ['functools', 'partial(Transform, size=3)'],
    ['collections', 'defaultdict(Transform)'],
  ])('a function of %s keeps what is not at hand', (name, call) => {
    const script = `from ${name} import *\nfrom transforms import Transform\nKEPT = ${call}\nWIDTH = 3\n${net}`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  test('whose class needs what is not at hand says what that is', () => {
    const { diagnostics } = readCode(`import sklearn\nWIDTH = sklearn.width()\n${net}`, 'Net', '1x1');
    expect(diagnostics[0]).toMatchObject({
      code: 'python/unknown-import',
      message: 'sklearn.width() is unknown, so out_features of Linear cannot be computed',
    });
  });

  test.each([
    ['load', 'it reads a file'],
    ['savetxt', 'it writes a file'],
  ])('whose class needs numpy.%s says that files are not opened', (name, why) => {
    const within = net.replace('super().__init__()', `super().__init__()\n        np.${name}('x')`);
    expect(readCode(`import numpy as np\nWIDTH = 3\n${within}`, 'Net', '1x1').diagnostics[0]).toMatchObject({
      message: `numpy.${name} is unknown, so it cannot be called`,
      why: `${why}, and the source may compute, but do nothing outside the interpreter`,
    });
  });

  test('whose class is decorated says that, and not what else was left out', () => {
    const code =
      'import backbones\nTABLE = torch.load("x")\n@backbones.wrapped()\nclass Net(nn.Module):\n    pass\n';
    expect(readCode(code, 'Net', '1x1').diagnostics[0]).toMatchObject({
      code: 'python/unknown-import',
      message: 'Net is unknown',
      why: expect.stringContaining('Net is decorated by backbones.wrapped'),
      location: { range: expect.anything() },
    });
    expect(readCode(code, 'TABLE', '1x1').diagnostics[0]).toMatchObject({ code: 'python/outside' });
  });

  test('whose class cannot be made says why', () => {
    const { diagnostics } = readCode('import sklearn\nNet = sklearn.network()\n', 'Net', '1x1');
    expect(diagnostics[0]).toMatchObject({
      code: 'python/unknown-import',
      message: 'Net is sklearn.network(), which is unknown',
    });
  });
});

describe('what checks data', () => {
  test.each([
    ['assert', 'assert (x > 0).all(), "negative"'],
    ['an if that raises', 'if torch.isnan(x).any():\n            raise ValueError("nan")'],
    [
      'an if that warns',
      'if x.abs().mean() > 50:\n            logger = log()\n            logger.warning("large")',
    ],
    ['an if that prints', 'if x.max() > 1:\n            print("large")'],
  ])('is taken to pass: %s', (_name, check) => {
    const code = ofSize('', '3').replace('return', `${check}\n        return`);
    expect(paramsOf(code, 'Net', '1x1')).toBe(6);
  });

  test('an if that does more is refused', () => {
    const code = ofSize('', '3').replace('return', 'if x.max() > 1:\n            x = x / 2\n        return');
    expect(readCode(code, 'Net', '1x1').diagnostics[0]?.code).toBe('pytorch/values');
  });

  test('a check that is known to fail fails', () => {
    const code = ofSize('', '3').replace('return', 'assert x.size(0) == 2, "two"\n        return');
    expect(readCode(code, 'Net', '1x1').diagnostics[0]?.message).toBe('AssertionError: two');
  });
});

describe('small rules that files rely on', () => {
  test('a module that overrides train is told its mode', () => {
    const code = `
class Part(nn.Module):
    def train(self, mode=True):
        super().train(mode)
        self.size = 2 if mode else 3
        for one in self.parameters():
            one.requires_grad = False

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.part = nn.Sequential(Part())
        self.fc = nn.Linear(1, 8)

    def forward(self, x):
        return self.fc(x)[:, :self.part[0].size * 2]
`;
    const { graph, diagnostics } = readCode(code, 'Net', '[1, 1]');
    expect(diagnostics).toEqual([]);
    expect(graph && createReport(graph).model.outputs[0]?.shape).toEqual([1, 6]);
  });

  test.each([
    ['a tuple in torch.Tensor is elements', 'torch.Tensor((0.4, 0.5, 0.6)).size(0)'],
    ['a torch.Size in torch.Tensor is a shape', 'torch.Tensor(torch.zeros(3, 2).size()).size(0)'],
    ['torch.distributed is alone', 'torch.distributed.get_world_size() + 2'],
    ['chance without a choice is known', 'random.randrange(1) + 3'],
  ])('%s', (_name, size) => {
    const code = ofSize('import random\nimport torch.distributed', size);
    expect(paramsOf(code, 'Net', '1x1')).toBe(6);
  });

  test.each([
    ['time', 'import time\nt = time.time() - time.perf_counter()', '3 if t == 0 else 1'],
    ['platform', 'import platform', "3 if platform.system() == 'Linux' else 1"],
    [
      'packaging',
      'from packaging import version',
      "3 if version.parse(torch.__version__) >= version.parse('1.13') else 1",
    ],
    ['tqdm', 'from tqdm import tqdm, trange', 'sum(tqdm([1, 1])) + len(list(trange(1)))'],
    ['torch.utils.data', 'loader = torch.utils.data.DataLoader([])', '3'],
    ['pickle', 'import pickle\nclass Reader(pickle.Unpickler):\n    pass', '3'],
  ])('%s is there', (_name, setup, size) => {
    expect(paramsOf(ofSize(setup, size), 'Net', '1x1')).toBe(6);
  });
});

/** scipy documents the shapes: q of 6 rows and 6 columns, l and u of 6 and 4, the permutation of 6 and 6. */
test.each([
  ['from scipy import linalg as la\nq, r = la.qr(np.random.randn(6, 4))', 'q.shape[1] * 10 + r.shape[0]', 66],
  [
    "import scipy.linalg\nq, r = scipy.linalg.qr(np.zeros((6, 4)), mode='economic')",
    'q.shape[1] * 10 + r.shape[0]',
    44,
  ],
  ['import scipy.linalg as la\np, l, u = la.lu(np.zeros((6, 4)))', 'p.shape[1] * 10 + l.shape[1]', 64],
  [
    'from scipy.linalg import svd\nu, s, v = svd(np.zeros((6, 4)), full_matrices=False)',
    'u.shape[1] * 10 + len(s)',
    44,
  ],
])('factors of scipy: %s', (setup, size, count) => {
  expect(paramsOf(ofSize(`import numpy as np\n${setup}`, size), 'Net', '1x1')).toBe(2 * count);
});

/** What packaging 26.3 says. */
test.each([
  ['import packaging', "packaging.version.parse('1.3').minor", 3],
  ['from packaging.version import parse', "len(str(parse('1.0.alpha.1')))", 5],
  ['from packaging.version import parse', "len(str(parse('1.0-1')))", 9],
  ['from packaging.version import parse', "len(parse('2.1.0+cu118').public)", 5],
  [
    'from packaging.version import Version',
    "Version('1.0.post1').is_postrelease + 2 * Version('1.0').is_postrelease",
    1,
  ],
  ['from packaging.version import Version', "Version('1.0rc2').pre[1] + Version('1.0.post3').post", 5],
  [
    'from packaging.version import parse',
    "sorted(map(parse, ['1.0', '1.0.dev4', '1.0rc1', '1.0.post1']))[0].dev",
    4,
  ],
  [
    'from packaging.version import parse',
    "(parse('1.14.0a0+git1') < parse('1.14')) + (parse('2.1.0+cu118') >= parse('2.1'))",
    2,
  ],
])('%s: %s', (setup, size, count) => {
  expect(paramsOf(ofSize(setup, size), 'Net', '1x1')).toBe(2 * count);
});

/** What scipy 1.10.1 gives. */
test.each([
  ['from scipy.signal import firwin', 'len(firwin(numtaps=12, cutoff=0.3, width=0.2, fs=2))', 12],
  ['import scipy.signal', "len(scipy.signal.get_window('hann', 9, fftbins=True))", 9],
  ['from scipy.signal import windows', 'len(windows.kaiser(6, beta=4.0))', 6],
  ['from scipy import signal', 'len(signal.butter(3, 0.2)[0])', 4],
  ['from scipy import signal', "len(signal.butter(3, [0.1, 0.2], btype='band')[1])", 7],
  ['from scipy import signal', "signal.butter(3, 0.2, output='sos').size", 12],
  ['from scipy.signal import kaiser_beta', 'int(kaiser_beta(30.0) * 1000)', 2116],
  ['from scipy.signal import kaiser_beta', 'int(kaiser_beta(80.0) * 1000)', 7857],
  ['from scipy import signal', 'int(signal.kaiser_atten(12, 0.4))', 39],
  ['from scipy.special import comb', 'comb(5, 2, exact=True)', 10],
  ['from scipy.special import comb', 'comb(3, 2, exact=True, repetition=True)', 6],
  ['from scipy.special import comb, factorial', 'int(comb(5, 2) + factorial(4))', 34],
  ['from scipy import special', 'special.softmax(np.ones((2, 3)), axis=1).shape[1]', 3],
  ['import scipy.special', 'len(scipy.special.expit(np.ones(4)))', 4],
  ['from scipy import special', 'special.jv(1, np.ones(5)).size', 5],
])('%s: %s', (setup, size, count) => {
  expect(paramsOf(ofSize(`import numpy as np\n${setup}`, size), 'Net', '1x1')).toBe(2 * count);
});

describe('what a library without layers gives', () => {
  const keeping = (call: string, use: string) => `
from tensorflow.keras.callbacks import History
import sklearn.preprocessing as preprocessing
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = ${call}
        self.fc = nn.Linear(3, 1)

    def forward(self, x):
        ${use}
        return self.fc(x)
`;

  test.each(['History()', 'preprocessing.StandardScaler().fit([[1]])'])('%s is carried about', (call) => {
    expect(paramsOf(keeping(call, 'pass'), 'Net', '1x3')).toBe(4);
  });

  test('is refused where it decides what runs', () => {
    const { diagnostics } = readCode(keeping('History()', 'if self.kept: x = x + 1'), 'Net', '1x3');
    expect(diagnostics[0]?.code).toBe('python/unknown-import');
  });

  test('a call of another library may make layers, and is refused', () => {
    const code = keeping('History()', 'pass').replace('tensorflow.keras.callbacks', 'backbones');
    expect(readCode(code, 'Net', '1x3').diagnostics[0]?.message).toBe(
      'backbones.History is unknown, so it cannot be called',
    );
  });
});
