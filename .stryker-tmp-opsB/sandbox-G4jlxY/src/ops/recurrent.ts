// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { type Count, multiplyCounts, productOf } from '../counts/count';
import { choice, flag, inferredSize, LARGEST_SIZE, positive, probability } from './fields';
import { defineOp, type Example, ONE_INPUT, type Op, type ShapeProblem, type Tensor, type Work, type WorkTerm, type WorkUnit, type ZodModule } from './op';
import type { Shape } from './shape';

/** More layers than this are refused: each has tensors of its own. */
const MOST_LAYERS = 1000;
const lstmExamples: readonly Example[] = stryMutAct_9fa48("840") ? [] : (stryCov_9fa48("840"), [stryMutAct_9fa48("841") ? {} : (stryCov_9fa48("841"), {
  args: stryMutAct_9fa48("842") ? {} : (stryCov_9fa48("842"), {
    hidden_size: 16,
    batch_first: stryMutAct_9fa48("843") ? false : (stryCov_9fa48("843"), true)
  }),
  inputs: stryMutAct_9fa48("844") ? [] : (stryCov_9fa48("844"), [stryMutAct_9fa48("845") ? [] : (stryCov_9fa48("845"), [1, 5, 8])]),
  output: stryMutAct_9fa48("846") ? [] : (stryCov_9fa48("846"), [1, 5, 16]),
  params: 1664,
  macs: 7680
}), stryMutAct_9fa48("847") ? {} : (stryCov_9fa48("847"), {
  args: stryMutAct_9fa48("848") ? {} : (stryCov_9fa48("848"), {
    hidden_size: 16,
    batch_first: stryMutAct_9fa48("849") ? false : (stryCov_9fa48("849"), true),
    bias: stryMutAct_9fa48("850") ? true : (stryCov_9fa48("850"), false)
  }),
  inputs: stryMutAct_9fa48("851") ? [] : (stryCov_9fa48("851"), [stryMutAct_9fa48("852") ? [] : (stryCov_9fa48("852"), [1, 5, 8])]),
  output: stryMutAct_9fa48("853") ? [] : (stryCov_9fa48("853"), [1, 5, 16]),
  params: 1536,
  macs: 7680
}), stryMutAct_9fa48("854") ? {} : (stryCov_9fa48("854"), {
  args: stryMutAct_9fa48("855") ? {} : (stryCov_9fa48("855"), {
    hidden_size: 16,
    batch_first: stryMutAct_9fa48("856") ? false : (stryCov_9fa48("856"), true),
    bidirectional: stryMutAct_9fa48("857") ? false : (stryCov_9fa48("857"), true)
  }),
  inputs: stryMutAct_9fa48("858") ? [] : (stryCov_9fa48("858"), [stryMutAct_9fa48("859") ? [] : (stryCov_9fa48("859"), [1, 5, 8])]),
  output: stryMutAct_9fa48("860") ? [] : (stryCov_9fa48("860"), [1, 5, 32]),
  params: 3328,
  macs: 15360
}), stryMutAct_9fa48("861") ? {} : (stryCov_9fa48("861"), {
  args: stryMutAct_9fa48("862") ? {} : (stryCov_9fa48("862"), {
    hidden_size: 16,
    batch_first: stryMutAct_9fa48("863") ? false : (stryCov_9fa48("863"), true),
    num_layers: 2
  }),
  inputs: stryMutAct_9fa48("864") ? [] : (stryCov_9fa48("864"), [stryMutAct_9fa48("865") ? [] : (stryCov_9fa48("865"), [1, 5, 8])]),
  output: stryMutAct_9fa48("866") ? [] : (stryCov_9fa48("866"), [1, 5, 16]),
  params: 3840,
  macs: 17920
}), stryMutAct_9fa48("867") ? {} : (stryCov_9fa48("867"), {
  args: stryMutAct_9fa48("868") ? {} : (stryCov_9fa48("868"), {
    hidden_size: 4,
    proj_size: 3,
    bias: stryMutAct_9fa48("869") ? true : (stryCov_9fa48("869"), false)
  }),
  inputs: stryMutAct_9fa48("870") ? [] : (stryCov_9fa48("870"), [stryMutAct_9fa48("871") ? [] : (stryCov_9fa48("871"), [5, 2, 6])]),
  output: stryMutAct_9fa48("872") ? [] : (stryCov_9fa48("872"), [5, 2, 3]),
  params: 156,
  macs: 1560
})]);
interface RecurrentArgs {
  readonly input_size: number;
  readonly hidden_size: number;
  readonly num_layers: number;
  readonly bias: boolean;
  readonly batch_first: boolean;
  readonly bidirectional: boolean;
  /** Size that the hidden state is projected to; 0 for none. */
  readonly proj_size: number;
}

/** What one unit of one layer computes at one step, beside the weights. */
interface Cell {
  readonly gates: number;
  readonly steps: Partial<Readonly<Record<WorkUnit, number>>>;
}

/** tanh(W x + U h) or relu(W x + U h). */
const plainCells: Readonly<Record<'tanh' | 'relu', Cell>> = stryMutAct_9fa48("873") ? {} : (stryCov_9fa48("873"), {
  tanh: stryMutAct_9fa48("874") ? {} : (stryCov_9fa48("874"), {
    gates: 1,
    steps: stryMutAct_9fa48("875") ? {} : (stryCov_9fa48("875"), {
      add: 3,
      exp: 1,
      div: 1
    })
  }),
  relu: stryMutAct_9fa48("876") ? {} : (stryCov_9fa48("876"), {
    gates: 1,
    steps: stryMutAct_9fa48("877") ? {} : (stryCov_9fa48("877"), {
      add: 1,
      compare: 1
    })
  })
});

/** Four sums, three sigmoids and two tanh; c = f x c + i x g, h = o x tanh(c). */
const lstmCell: Cell = stryMutAct_9fa48("878") ? {} : (stryCov_9fa48("878"), {
  gates: 4,
  steps: stryMutAct_9fa48("879") ? {} : (stryCov_9fa48("879"), {
    add: 12,
    mul: 3,
    exp: 5,
    div: 5
  })
});

/** Three sums, two sigmoids and a tanh; n has r x (U h), h = (1 - z) x n + z x h. */
const gruCell: Cell = stryMutAct_9fa48("880") ? {} : (stryCov_9fa48("880"), {
  gates: 3,
  steps: stryMutAct_9fa48("881") ? {} : (stryCov_9fa48("881"), {
    add: 9,
    mul: 3,
    exp: 3,
    div: 3
  })
});

/** RNN, LSTM and GRU. */
export function recurrentOps(): readonly Op[] {
  if (stryMutAct_9fa48("882")) {
    {}
  } else {
    stryCov_9fa48("882");
    return stryMutAct_9fa48("883") ? [] : (stryCov_9fa48("883"), [rnn(), lstm(), gru()]);
  }
}
function rnn(): Op {
  if (stryMutAct_9fa48("884")) {
    {}
  } else {
    stryCov_9fa48("884");
    return defineOp(stryMutAct_9fa48("885") ? {} : (stryCov_9fa48("885"), {
      type: stryMutAct_9fa48("886") ? "" : (stryCov_9fa48("886"), 'RNN'),
      family: stryMutAct_9fa48("887") ? "" : (stryCov_9fa48("887"), 'recurrent'),
      summary: stryMutAct_9fa48("888") ? "" : (stryCov_9fa48("888"), 'A recurrent layer with one gate: each step adds a weighted input and the weighted last state.'),
      source: stryMutAct_9fa48("889") ? "" : (stryCov_9fa48("889"), 'https://pytorch.org/docs/stable/generated/torch.nn.RNN.html'),
      fields: stryMutAct_9fa48("890") ? () => undefined : (stryCov_9fa48("890"), z => stryMutAct_9fa48("891") ? {} : (stryCov_9fa48("891"), {
        ...sizeFields(z),
        nonlinearity: choice(z, stryMutAct_9fa48("892") ? [] : (stryCov_9fa48("892"), [stryMutAct_9fa48("893") ? "" : (stryCov_9fa48("893"), 'tanh'), stryMutAct_9fa48("894") ? "" : (stryCov_9fa48("894"), 'relu')]), stryMutAct_9fa48("895") ? "" : (stryCov_9fa48("895"), 'tanh')).describe(stryMutAct_9fa48("896") ? "" : (stryCov_9fa48("896"), 'Applied to the sum')),
        ...callFields(z)
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("897") ? [] : (stryCov_9fa48("897"), [2, 3]),
      inferred: stryMutAct_9fa48("898") ? {} : (stryCov_9fa48("898"), {
        input_size: lastDim
      }),
      output: stryMutAct_9fa48("899") ? () => undefined : (stryCov_9fa48("899"), (args, [input]) => sequenceOutput(stryMutAct_9fa48("900") ? {} : (stryCov_9fa48("900"), {
        ...args,
        proj_size: 0
      }), input as Shape)),
      params: stryMutAct_9fa48("901") ? () => undefined : (stryCov_9fa48("901"), args => recurrentTensors(stryMutAct_9fa48("902") ? {} : (stryCov_9fa48("902"), {
        ...args,
        proj_size: 0
      }), 1)),
      work: stryMutAct_9fa48("903") ? () => undefined : (stryCov_9fa48("903"), (args, [input]) => recurrentWork(stryMutAct_9fa48("904") ? {} : (stryCov_9fa48("904"), {
        ...args,
        proj_size: 0
      }), plainCells[args.nonlinearity], input as Shape)),
      reach: stryMutAct_9fa48("905") ? () => undefined : (stryCov_9fa48("905"), () => stryMutAct_9fa48("906") ? "" : (stryCov_9fa48("906"), 'everything')),
      furtherOutputs: stryMutAct_9fa48("907") ? () => undefined : (stryCov_9fa48("907"), (args, [input]) => stryMutAct_9fa48("908") ? [] : (stryCov_9fa48("908"), [lastState(args, args.hidden_size, input as Shape)])),
      examples: stryMutAct_9fa48("909") ? [] : (stryCov_9fa48("909"), [stryMutAct_9fa48("910") ? {} : (stryCov_9fa48("910"), {
        args: stryMutAct_9fa48("911") ? {} : (stryCov_9fa48("911"), {
          hidden_size: 16,
          batch_first: stryMutAct_9fa48("912") ? false : (stryCov_9fa48("912"), true)
        }),
        inputs: stryMutAct_9fa48("913") ? [] : (stryCov_9fa48("913"), [stryMutAct_9fa48("914") ? [] : (stryCov_9fa48("914"), [1, 5, 8])]),
        output: stryMutAct_9fa48("915") ? [] : (stryCov_9fa48("915"), [1, 5, 16]),
        params: 416,
        macs: 1920
      }), stryMutAct_9fa48("916") ? {} : (stryCov_9fa48("916"), {
        args: stryMutAct_9fa48("917") ? {} : (stryCov_9fa48("917"), {
          hidden_size: 16,
          nonlinearity: stryMutAct_9fa48("918") ? "" : (stryCov_9fa48("918"), 'relu')
        }),
        inputs: stryMutAct_9fa48("919") ? [] : (stryCov_9fa48("919"), [stryMutAct_9fa48("920") ? [] : (stryCov_9fa48("920"), [5, 1, 8])]),
        output: stryMutAct_9fa48("921") ? [] : (stryCov_9fa48("921"), [5, 1, 16]),
        params: 416,
        macs: 1920
      })])
    }));
  }
}
function lstm(): Op {
  if (stryMutAct_9fa48("922")) {
    {}
  } else {
    stryCov_9fa48("922");
    return defineOp(stryMutAct_9fa48("923") ? {} : (stryCov_9fa48("923"), {
      type: stryMutAct_9fa48("924") ? "" : (stryCov_9fa48("924"), 'LSTM'),
      family: stryMutAct_9fa48("925") ? "" : (stryCov_9fa48("925"), 'recurrent'),
      summary: stryMutAct_9fa48("926") ? "" : (stryCov_9fa48("926"), 'A recurrent layer with input, forget and output gates and a cell state.'),
      source: stryMutAct_9fa48("927") ? "" : (stryCov_9fa48("927"), 'https://pytorch.org/docs/stable/generated/torch.nn.LSTM.html'),
      fields: stryMutAct_9fa48("928") ? () => undefined : (stryCov_9fa48("928"), z => stryMutAct_9fa48("929") ? {} : (stryCov_9fa48("929"), {
        ...sizeFields(z),
        ...callFields(z),
        proj_size: stryMutAct_9fa48("931") ? z.int({
          error: 'a whole number of at least 0'
        }).max(0, {
          error: 'a whole number of at least 0'
        }).max(LARGEST_SIZE, {
          error: `a whole number of at most ${LARGEST_SIZE}`
        }).default(0).describe('Size that the hidden state is projected to; 0 for no projection') : stryMutAct_9fa48("930") ? z.int({
          error: 'a whole number of at least 0'
        }).min(0, {
          error: 'a whole number of at least 0'
        }).min(LARGEST_SIZE, {
          error: `a whole number of at most ${LARGEST_SIZE}`
        }).default(0).describe('Size that the hidden state is projected to; 0 for no projection') : (stryCov_9fa48("930", "931"), z.int(stryMutAct_9fa48("932") ? {} : (stryCov_9fa48("932"), {
          error: stryMutAct_9fa48("933") ? "" : (stryCov_9fa48("933"), 'a whole number of at least 0')
        })).min(0, stryMutAct_9fa48("934") ? {} : (stryCov_9fa48("934"), {
          error: stryMutAct_9fa48("935") ? "" : (stryCov_9fa48("935"), 'a whole number of at least 0')
        })).max(LARGEST_SIZE, stryMutAct_9fa48("936") ? {} : (stryCov_9fa48("936"), {
          error: stryMutAct_9fa48("937") ? `` : (stryCov_9fa48("937"), `a whole number of at most ${LARGEST_SIZE}`)
        })).default(0).describe(stryMutAct_9fa48("938") ? "" : (stryCov_9fa48("938"), 'Size that the hidden state is projected to; 0 for no projection')))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("939") ? [] : (stryCov_9fa48("939"), [2, 3]),
      inferred: stryMutAct_9fa48("940") ? {} : (stryCov_9fa48("940"), {
        input_size: lastDim
      }),
      output: stryMutAct_9fa48("941") ? () => undefined : (stryCov_9fa48("941"), (args, [input]) => stryMutAct_9fa48("942") ? checkProjection(args) && sequenceOutput(args, input as Shape) : (stryCov_9fa48("942"), checkProjection(args) ?? sequenceOutput(args, input as Shape))),
      params: stryMutAct_9fa48("943") ? () => undefined : (stryCov_9fa48("943"), args => recurrentTensors(args, 4)),
      work: stryMutAct_9fa48("944") ? () => undefined : (stryCov_9fa48("944"), (args, [input]) => recurrentWork(args, lstmCell, input as Shape)),
      reach: stryMutAct_9fa48("945") ? () => undefined : (stryCov_9fa48("945"), () => stryMutAct_9fa48("946") ? "" : (stryCov_9fa48("946"), 'everything')),
      furtherOutputs: stryMutAct_9fa48("947") ? () => undefined : (stryCov_9fa48("947"), (args, [input]) => stryMutAct_9fa48("948") ? [] : (stryCov_9fa48("948"), [lastState(args, stateSize(args), input as Shape), lastState(args, args.hidden_size, input as Shape)])),
      examples: lstmExamples
    }));
  }
}
function gru(): Op {
  if (stryMutAct_9fa48("949")) {
    {}
  } else {
    stryCov_9fa48("949");
    return defineOp(stryMutAct_9fa48("950") ? {} : (stryCov_9fa48("950"), {
      type: stryMutAct_9fa48("951") ? "" : (stryCov_9fa48("951"), 'GRU'),
      family: stryMutAct_9fa48("952") ? "" : (stryCov_9fa48("952"), 'recurrent'),
      summary: stryMutAct_9fa48("953") ? "" : (stryCov_9fa48("953"), 'A recurrent layer with reset and update gates.'),
      source: stryMutAct_9fa48("954") ? "" : (stryCov_9fa48("954"), 'https://pytorch.org/docs/stable/generated/torch.nn.GRU.html'),
      fields: stryMutAct_9fa48("955") ? () => undefined : (stryCov_9fa48("955"), z => stryMutAct_9fa48("956") ? {} : (stryCov_9fa48("956"), {
        ...sizeFields(z),
        ...callFields(z)
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("957") ? [] : (stryCov_9fa48("957"), [2, 3]),
      inferred: stryMutAct_9fa48("958") ? {} : (stryCov_9fa48("958"), {
        input_size: lastDim
      }),
      output: stryMutAct_9fa48("959") ? () => undefined : (stryCov_9fa48("959"), (args, [input]) => sequenceOutput(stryMutAct_9fa48("960") ? {} : (stryCov_9fa48("960"), {
        ...args,
        proj_size: 0
      }), input as Shape)),
      params: stryMutAct_9fa48("961") ? () => undefined : (stryCov_9fa48("961"), args => recurrentTensors(stryMutAct_9fa48("962") ? {} : (stryCov_9fa48("962"), {
        ...args,
        proj_size: 0
      }), 3)),
      work: stryMutAct_9fa48("963") ? () => undefined : (stryCov_9fa48("963"), (args, [input]) => recurrentWork(stryMutAct_9fa48("964") ? {} : (stryCov_9fa48("964"), {
        ...args,
        proj_size: 0
      }), gruCell, input as Shape)),
      reach: stryMutAct_9fa48("965") ? () => undefined : (stryCov_9fa48("965"), () => stryMutAct_9fa48("966") ? "" : (stryCov_9fa48("966"), 'everything')),
      furtherOutputs: stryMutAct_9fa48("967") ? () => undefined : (stryCov_9fa48("967"), (args, [input]) => stryMutAct_9fa48("968") ? [] : (stryCov_9fa48("968"), [lastState(args, args.hidden_size, input as Shape)])),
      examples: stryMutAct_9fa48("969") ? [] : (stryCov_9fa48("969"), [stryMutAct_9fa48("970") ? {} : (stryCov_9fa48("970"), {
        args: stryMutAct_9fa48("971") ? {} : (stryCov_9fa48("971"), {
          hidden_size: 16,
          batch_first: stryMutAct_9fa48("972") ? false : (stryCov_9fa48("972"), true)
        }),
        inputs: stryMutAct_9fa48("973") ? [] : (stryCov_9fa48("973"), [stryMutAct_9fa48("974") ? [] : (stryCov_9fa48("974"), [1, 5, 8])]),
        output: stryMutAct_9fa48("975") ? [] : (stryCov_9fa48("975"), [1, 5, 16]),
        params: 1248,
        macs: 5760
      }), stryMutAct_9fa48("976") ? {} : (stryCov_9fa48("976"), {
        args: stryMutAct_9fa48("977") ? {} : (stryCov_9fa48("977"), {
          hidden_size: 7,
          batch_first: stryMutAct_9fa48("978") ? false : (stryCov_9fa48("978"), true),
          bidirectional: stryMutAct_9fa48("979") ? false : (stryCov_9fa48("979"), true)
        }),
        inputs: stryMutAct_9fa48("980") ? [] : (stryCov_9fa48("980"), [stryMutAct_9fa48("981") ? [] : (stryCov_9fa48("981"), [1, 6, 26])]),
        output: stryMutAct_9fa48("982") ? [] : (stryCov_9fa48("982"), [1, 6, 14]),
        params: 1470,
        macs: 8316
      })])
    }));
  }
}
function sizeFields(z: ZodModule) {
  if (stryMutAct_9fa48("983")) {
    {}
  } else {
    stryCov_9fa48("983");
    return stryMutAct_9fa48("984") ? {} : (stryCov_9fa48("984"), {
      input_size: inferredSize(z, stryMutAct_9fa48("985") ? "" : (stryCov_9fa48("985"), 'Size of the last dimension of the input')),
      hidden_size: positive(z).describe(stryMutAct_9fa48("986") ? "" : (stryCov_9fa48("986"), 'Size of the hidden state')),
      num_layers: stryMutAct_9fa48("987") ? positive(z).min(MOST_LAYERS, {
        error: `a whole number of at most ${MOST_LAYERS}`
      }).default(1).describe('Layers, each of which reads the outputs of the one before') : (stryCov_9fa48("987"), positive(z).max(MOST_LAYERS, stryMutAct_9fa48("988") ? {} : (stryCov_9fa48("988"), {
        error: stryMutAct_9fa48("989") ? `` : (stryCov_9fa48("989"), `a whole number of at most ${MOST_LAYERS}`)
      })).default(1).describe(stryMutAct_9fa48("990") ? "" : (stryCov_9fa48("990"), 'Layers, each of which reads the outputs of the one before')))
    });
  }
}
function callFields(z: ZodModule) {
  if (stryMutAct_9fa48("991")) {
    {}
  } else {
    stryCov_9fa48("991");
    return stryMutAct_9fa48("992") ? {} : (stryCov_9fa48("992"), {
      bias: flag(z, stryMutAct_9fa48("993") ? false : (stryCov_9fa48("993"), true)).describe(stryMutAct_9fa48("994") ? "" : (stryCov_9fa48("994"), 'Adds two learned numbers to each gate')),
      batch_first: flag(z, stryMutAct_9fa48("995") ? true : (stryCov_9fa48("995"), false)).describe(stryMutAct_9fa48("996") ? "" : (stryCov_9fa48("996"), 'Reads the input as [batch, step, feature] instead of [step, batch, feature]')),
      dropout: probability(z, 0).describe(stryMutAct_9fa48("997") ? "" : (stryCov_9fa48("997"), 'Share of values that is dropped between layers while training')),
      bidirectional: flag(z, stryMutAct_9fa48("998") ? true : (stryCov_9fa48("998"), false)).describe(stryMutAct_9fa48("999") ? "" : (stryCov_9fa48("999"), 'Also reads the sequence from its end, with weights of its own'))
    });
  }
}
function lastDim(input: Shape): number {
  if (stryMutAct_9fa48("1000")) {
    {}
  } else {
    stryCov_9fa48("1000");
    return input[input.length - 1] as number;
  }
}
function checkProjection({
  proj_size,
  hidden_size
}: RecurrentArgs): ShapeProblem | null {
  if (stryMutAct_9fa48("1001")) {
    {}
  } else {
    stryCov_9fa48("1001");
    if (stryMutAct_9fa48("1005") ? proj_size >= hidden_size : stryMutAct_9fa48("1004") ? proj_size <= hidden_size : stryMutAct_9fa48("1003") ? false : stryMutAct_9fa48("1002") ? true : (stryCov_9fa48("1002", "1003", "1004", "1005"), proj_size < hidden_size)) return null;
    return stryMutAct_9fa48("1006") ? {} : (stryCov_9fa48("1006"), {
      problem: stryMutAct_9fa48("1007") ? `` : (stryCov_9fa48("1007"), `proj_size ${proj_size} is not smaller than hidden_size ${hidden_size}`),
      help: stryMutAct_9fa48("1008") ? `` : (stryCov_9fa48("1008"), `use a proj_size of at most ${stryMutAct_9fa48("1009") ? hidden_size + 1 : (stryCov_9fa48("1009"), hidden_size - 1)}, or 0 for none`)
    });
  }
}

/** Size of the state that is passed from step to step and to the next layer. */
function stateSize({
  hidden_size,
  proj_size
}: RecurrentArgs): number {
  if (stryMutAct_9fa48("1010")) {
    {}
  } else {
    stryCov_9fa48("1010");
    return (stryMutAct_9fa48("1013") ? proj_size !== 0 : stryMutAct_9fa48("1012") ? false : stryMutAct_9fa48("1011") ? true : (stryCov_9fa48("1011", "1012", "1013"), proj_size === 0)) ? hidden_size : proj_size;
  }
}
function directionsOf({
  bidirectional
}: Pick<RecurrentArgs, 'bidirectional'>): number {
  if (stryMutAct_9fa48("1014")) {
    {}
  } else {
    stryCov_9fa48("1014");
    return bidirectional ? 2 : 1;
  }
}
function sequenceOutput(args: RecurrentArgs, input: Shape): Shape {
  if (stryMutAct_9fa48("1015")) {
    {}
  } else {
    stryCov_9fa48("1015");
    return stryMutAct_9fa48("1016") ? [] : (stryCov_9fa48("1016"), [...(stryMutAct_9fa48("1017") ? input : (stryCov_9fa48("1017"), input.slice(0, stryMutAct_9fa48("1018") ? +1 : (stryCov_9fa48("1018"), -1)))), stryMutAct_9fa48("1019") ? stateSize(args) / directionsOf(args) : (stryCov_9fa48("1019"), stateSize(args) * directionsOf(args))]);
  }
}

/** The state after the last step of each layer and direction: [layers x directions, batch, size]. */
function lastState(args: Omit<RecurrentArgs, 'proj_size'>, size: number, input: Shape): Shape {
  if (stryMutAct_9fa48("1020")) {
    {}
  } else {
    stryCov_9fa48("1020");
    const batch = (stryMutAct_9fa48("1023") ? input.length !== 2 : stryMutAct_9fa48("1022") ? false : stryMutAct_9fa48("1021") ? true : (stryCov_9fa48("1021", "1022", "1023"), input.length === 2)) ? stryMutAct_9fa48("1024") ? ["Stryker was here"] : (stryCov_9fa48("1024"), []) : stryMutAct_9fa48("1025") ? [] : (stryCov_9fa48("1025"), [input[args.batch_first ? 0 : 1] as number]);
    return stryMutAct_9fa48("1026") ? [] : (stryCov_9fa48("1026"), [stryMutAct_9fa48("1027") ? args.num_layers / directionsOf(args) : (stryCov_9fa48("1027"), args.num_layers * directionsOf(args)), ...batch, size]);
  }
}

/** The weights of one direction of a layer that reads so many features, in PyTorch's order. */
function layerWeights(args: RecurrentArgs, gates: number, features: number): readonly Tensor[] {
  if (stryMutAct_9fa48("1028")) {
    {}
  } else {
    stryCov_9fa48("1028");
    const rows = stryMutAct_9fa48("1029") ? gates / args.hidden_size : (stryCov_9fa48("1029"), gates * args.hidden_size);
    return stryMutAct_9fa48("1030") ? [] : (stryCov_9fa48("1030"), [stryMutAct_9fa48("1031") ? {} : (stryCov_9fa48("1031"), {
      name: stryMutAct_9fa48("1032") ? "" : (stryCov_9fa48("1032"), 'weight_ih'),
      shape: stryMutAct_9fa48("1033") ? [] : (stryCov_9fa48("1033"), [rows, features])
    }), stryMutAct_9fa48("1034") ? {} : (stryCov_9fa48("1034"), {
      name: stryMutAct_9fa48("1035") ? "" : (stryCov_9fa48("1035"), 'weight_hh'),
      shape: stryMutAct_9fa48("1036") ? [] : (stryCov_9fa48("1036"), [rows, stateSize(args)])
    }), ...(args.bias ? stryMutAct_9fa48("1037") ? [] : (stryCov_9fa48("1037"), [stryMutAct_9fa48("1038") ? {} : (stryCov_9fa48("1038"), {
      name: stryMutAct_9fa48("1039") ? "" : (stryCov_9fa48("1039"), 'bias_ih'),
      shape: stryMutAct_9fa48("1040") ? [] : (stryCov_9fa48("1040"), [rows])
    }), stryMutAct_9fa48("1041") ? {} : (stryCov_9fa48("1041"), {
      name: stryMutAct_9fa48("1042") ? "" : (stryCov_9fa48("1042"), 'bias_hh'),
      shape: stryMutAct_9fa48("1043") ? [] : (stryCov_9fa48("1043"), [rows])
    })]) : stryMutAct_9fa48("1044") ? ["Stryker was here"] : (stryCov_9fa48("1044"), [])), ...((stryMutAct_9fa48("1048") ? args.proj_size <= 0 : stryMutAct_9fa48("1047") ? args.proj_size >= 0 : stryMutAct_9fa48("1046") ? false : stryMutAct_9fa48("1045") ? true : (stryCov_9fa48("1045", "1046", "1047", "1048"), args.proj_size > 0)) ? stryMutAct_9fa48("1049") ? [] : (stryCov_9fa48("1049"), [stryMutAct_9fa48("1050") ? {} : (stryCov_9fa48("1050"), {
      name: stryMutAct_9fa48("1051") ? "" : (stryCov_9fa48("1051"), 'weight_hr'),
      shape: stryMutAct_9fa48("1052") ? [] : (stryCov_9fa48("1052"), [args.proj_size, args.hidden_size])
    })]) : stryMutAct_9fa48("1053") ? ["Stryker was here"] : (stryCov_9fa48("1053"), []))]);
  }
}
function recurrentTensors(args: RecurrentArgs, gates: number): readonly Tensor[] {
  if (stryMutAct_9fa48("1054")) {
    {}
  } else {
    stryCov_9fa48("1054");
    const suffixes = args.bidirectional ? stryMutAct_9fa48("1055") ? [] : (stryCov_9fa48("1055"), [stryMutAct_9fa48("1056") ? "Stryker was here!" : (stryCov_9fa48("1056"), ''), stryMutAct_9fa48("1057") ? "" : (stryCov_9fa48("1057"), '_reverse')]) : stryMutAct_9fa48("1058") ? [] : (stryCov_9fa48("1058"), [stryMutAct_9fa48("1059") ? "Stryker was here!" : (stryCov_9fa48("1059"), '')]);
    const tensors: Tensor[] = stryMutAct_9fa48("1060") ? ["Stryker was here"] : (stryCov_9fa48("1060"), []);
    for (let layer = 0; stryMutAct_9fa48("1063") ? layer >= args.num_layers : stryMutAct_9fa48("1062") ? layer <= args.num_layers : stryMutAct_9fa48("1061") ? false : (stryCov_9fa48("1061", "1062", "1063"), layer < args.num_layers); stryMutAct_9fa48("1064") ? layer -= 1 : (stryCov_9fa48("1064"), layer += 1)) {
      if (stryMutAct_9fa48("1065")) {
        {}
      } else {
        stryCov_9fa48("1065");
        const features = (stryMutAct_9fa48("1068") ? layer !== 0 : stryMutAct_9fa48("1067") ? false : stryMutAct_9fa48("1066") ? true : (stryCov_9fa48("1066", "1067", "1068"), layer === 0)) ? args.input_size : stryMutAct_9fa48("1069") ? stateSize(args) / directionsOf(args) : (stryCov_9fa48("1069"), stateSize(args) * directionsOf(args));
        for (const suffix of suffixes) {
          if (stryMutAct_9fa48("1070")) {
            {}
          } else {
            stryCov_9fa48("1070");
            for (const {
              name,
              shape
            } of layerWeights(args, gates, features)) {
              if (stryMutAct_9fa48("1071")) {
                {}
              } else {
                stryCov_9fa48("1071");
                tensors.push(stryMutAct_9fa48("1072") ? {} : (stryCov_9fa48("1072"), {
                  name: stryMutAct_9fa48("1073") ? `` : (stryCov_9fa48("1073"), `${name}_l${layer}${suffix}`),
                  shape
                }));
              }
            }
          }
        }
      }
    }
    return tensors;
  }
}

/** Each weight is used once at each step, for each sample; the layers after the first are alike. */
function recurrentWork(args: RecurrentArgs, {
  gates,
  steps
}: Cell, input: Shape): Work {
  if (stryMutAct_9fa48("1074")) {
    {}
  } else {
    stryCov_9fa48("1074");
    const directions = directionsOf(args);
    const rows = stryMutAct_9fa48("1075") ? input : (stryCov_9fa48("1075"), input.slice(0, stryMutAct_9fa48("1076") ? +1 : (stryCov_9fa48("1076"), -1)));
    const uses = stryMutAct_9fa48("1077") ? () => undefined : (stryCov_9fa48("1077"), (() => {
      const uses = (weights: Count, times: number): WorkTerm => stryMutAct_9fa48("1078") ? {} : (stryCov_9fa48("1078"), {
        unit: stryMutAct_9fa48("1079") ? "" : (stryCov_9fa48("1079"), 'mac'),
        factors: stryMutAct_9fa48("1080") ? [] : (stryCov_9fa48("1080"), [multiplyCounts(weights, times), ...rows])
      });
      return uses;
    })());
    const matrices = stryMutAct_9fa48("1081") ? () => undefined : (stryCov_9fa48("1081"), (() => {
      const matrices = (features: number) => stryMutAct_9fa48("1082") ? layerWeights(args, gates, features) : (stryCov_9fa48("1082"), layerWeights(args, gates, features).filter(stryMutAct_9fa48("1083") ? () => undefined : (stryCov_9fa48("1083"), ({
        shape
      }) => stryMutAct_9fa48("1086") ? shape.length !== 2 : stryMutAct_9fa48("1085") ? false : stryMutAct_9fa48("1084") ? true : (stryCov_9fa48("1084", "1085", "1086"), shape.length === 2))));
      return matrices;
    })());
    const units = stryMutAct_9fa48("1087") ? [] : (stryCov_9fa48("1087"), [args.hidden_size, stryMutAct_9fa48("1088") ? directions / args.num_layers : (stryCov_9fa48("1088"), directions * args.num_layers), ...rows]);
    return stryMutAct_9fa48("1089") ? [] : (stryCov_9fa48("1089"), [...matrices(args.input_size).map(stryMutAct_9fa48("1090") ? () => undefined : (stryCov_9fa48("1090"), ({
      shape
    }) => uses(productOf(shape), directions))), ...((stryMutAct_9fa48("1093") ? args.num_layers !== 1 : stryMutAct_9fa48("1092") ? false : stryMutAct_9fa48("1091") ? true : (stryCov_9fa48("1091", "1092", "1093"), args.num_layers === 1)) ? stryMutAct_9fa48("1094") ? ["Stryker was here"] : (stryCov_9fa48("1094"), []) : matrices(stryMutAct_9fa48("1095") ? stateSize(args) / directions : (stryCov_9fa48("1095"), stateSize(args) * directions))).map(stryMutAct_9fa48("1096") ? () => undefined : (stryCov_9fa48("1096"), ({
      shape
    }) => uses(productOf(shape), stryMutAct_9fa48("1097") ? directions / (args.num_layers - 1) : (stryCov_9fa48("1097"), directions * (stryMutAct_9fa48("1098") ? args.num_layers + 1 : (stryCov_9fa48("1098"), args.num_layers - 1)))))), ...(args.bias ? stryMutAct_9fa48("1099") ? [] : (stryCov_9fa48("1099"), [stryMutAct_9fa48("1100") ? {} : (stryCov_9fa48("1100"), {
      unit: 'bias_add' as const,
      factors: stryMutAct_9fa48("1101") ? [] : (stryCov_9fa48("1101"), [stryMutAct_9fa48("1102") ? 2 / gates : (stryCov_9fa48("1102"), 2 * gates), ...units])
    })]) : stryMutAct_9fa48("1103") ? ["Stryker was here"] : (stryCov_9fa48("1103"), [])), ...(Object.keys(steps) as WorkUnit[]).map(stryMutAct_9fa48("1104") ? () => undefined : (stryCov_9fa48("1104"), unit => stryMutAct_9fa48("1105") ? {} : (stryCov_9fa48("1105"), {
      unit,
      factors: stryMutAct_9fa48("1106") ? [] : (stryCov_9fa48("1106"), [stryMutAct_9fa48("1107") ? steps[unit] && 0 : (stryCov_9fa48("1107"), steps[unit] ?? 0), ...units])
    })))]);
  }
}