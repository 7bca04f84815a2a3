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
import { multiplyCounts } from '../counts/count';
import { flag, positive, probability } from './fields';
import { defineOp, type Example, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { formatShape, type Shape } from './shape';
const attentionExamples: readonly Example[] = stryMutAct_9fa48("314") ? [] : (stryCov_9fa48("314"), [stryMutAct_9fa48("315") ? {} : (stryCov_9fa48("315"), {
  args: stryMutAct_9fa48("316") ? {} : (stryCov_9fa48("316"), {
    embed_dim: 16,
    num_heads: 4,
    batch_first: stryMutAct_9fa48("317") ? false : (stryCov_9fa48("317"), true)
  }),
  inputs: stryMutAct_9fa48("318") ? [] : (stryCov_9fa48("318"), [stryMutAct_9fa48("319") ? [] : (stryCov_9fa48("319"), [1, 5, 16])]),
  output: stryMutAct_9fa48("320") ? [] : (stryCov_9fa48("320"), [1, 5, 16]),
  params: 1088,
  macs: 5920
}), stryMutAct_9fa48("321") ? {} : (stryCov_9fa48("321"), {
  args: stryMutAct_9fa48("322") ? {} : (stryCov_9fa48("322"), {
    embed_dim: 18,
    num_heads: 2,
    batch_first: stryMutAct_9fa48("323") ? false : (stryCov_9fa48("323"), true)
  }),
  inputs: stryMutAct_9fa48("324") ? [] : (stryCov_9fa48("324"), [stryMutAct_9fa48("325") ? [] : (stryCov_9fa48("325"), [1, 6, 18])]),
  output: stryMutAct_9fa48("326") ? [] : (stryCov_9fa48("326"), [1, 6, 18]),
  params: 1368,
  macs: 9072
}), stryMutAct_9fa48("327") ? {} : (stryCov_9fa48("327"), {
  args: stryMutAct_9fa48("328") ? {} : (stryCov_9fa48("328"), {
    embed_dim: 16,
    num_heads: 4
  }),
  inputs: stryMutAct_9fa48("329") ? [] : (stryCov_9fa48("329"), [stryMutAct_9fa48("330") ? [] : (stryCov_9fa48("330"), [5, 1, 16])]),
  output: stryMutAct_9fa48("331") ? [] : (stryCov_9fa48("331"), [5, 1, 16]),
  params: 1088,
  macs: 5920
}), stryMutAct_9fa48("332") ? {} : (stryCov_9fa48("332"), {
  args: stryMutAct_9fa48("333") ? {} : (stryCov_9fa48("333"), {
    embed_dim: 4,
    num_heads: 2,
    kdim: 3,
    vdim: 5,
    add_bias_kv: stryMutAct_9fa48("334") ? false : (stryCov_9fa48("334"), true),
    batch_first: stryMutAct_9fa48("335") ? false : (stryCov_9fa48("335"), true)
  }),
  inputs: stryMutAct_9fa48("336") ? [] : (stryCov_9fa48("336"), [stryMutAct_9fa48("337") ? [] : (stryCov_9fa48("337"), [2, 3, 4]), stryMutAct_9fa48("338") ? [] : (stryCov_9fa48("338"), [2, 6, 3]), stryMutAct_9fa48("339") ? [] : (stryCov_9fa48("339"), [2, 6, 5])]),
  output: stryMutAct_9fa48("340") ? [] : (stryCov_9fa48("340"), [2, 3, 4]),
  params: 88,
  macs: 912
})]);

/** MultiheadAttention. */
export function attentionOps(): readonly Op[] {
  if (stryMutAct_9fa48("341")) {
    {}
  } else {
    stryCov_9fa48("341");
    return stryMutAct_9fa48("342") ? [] : (stryCov_9fa48("342"), [multiheadAttention()]);
  }
}

/** The sizes of one call of attention with learned projections. */
export interface AttentionSizes {
  readonly embed: number;
  readonly heads: number;
  /** Features of the keys and of the values. */
  readonly keys: number;
  readonly values: number;
  readonly bias: boolean;
  readonly batch: number;
  /** Steps of the queries. */
  readonly queryLength: number;
  /** Steps of the keys and values that are projected. */
  readonly keyLength: number;
  /** Keys and values that are added to them without a projection. */
  readonly addedLength: number;
}

/** How a sequence is laid out; one with two dimensions has no batch. */
export function readSequence(shape: Shape, batchFirst: boolean): {
  readonly batch: number;
  readonly length: number;
} {
  if (stryMutAct_9fa48("343")) {
    {}
  } else {
    stryCov_9fa48("343");
    const [first, second] = shape as [number, number];
    if (stryMutAct_9fa48("346") ? shape.length !== 2 : stryMutAct_9fa48("345") ? false : stryMutAct_9fa48("344") ? true : (stryCov_9fa48("344", "345", "346"), shape.length === 2)) return stryMutAct_9fa48("347") ? {} : (stryCov_9fa48("347"), {
      batch: 1,
      length: first
    });
    return batchFirst ? stryMutAct_9fa48("348") ? {} : (stryCov_9fa48("348"), {
      batch: first,
      length: second
    }) : stryMutAct_9fa48("349") ? {} : (stryCov_9fa48("349"), {
      batch: second,
      length: first
    });
  }
}

/** Heads must share the features evenly. */
export function checkHeads(embed: number, heads: number, embedName: string, headsName: string): ShapeProblem | null {
  if (stryMutAct_9fa48("350")) {
    {}
  } else {
    stryCov_9fa48("350");
    if (stryMutAct_9fa48("353") ? embed % heads !== 0 : stryMutAct_9fa48("352") ? false : stryMutAct_9fa48("351") ? true : (stryCov_9fa48("351", "352", "353"), (stryMutAct_9fa48("354") ? embed * heads : (stryCov_9fa48("354"), embed % heads)) === 0)) return null;
    return stryMutAct_9fa48("355") ? {} : (stryCov_9fa48("355"), {
      problem: stryMutAct_9fa48("356") ? `` : (stryCov_9fa48("356"), `${embedName} ${embed} is not divisible by ${headsName} ${heads}`),
      help: stryMutAct_9fa48("357") ? `` : (stryCov_9fa48("357"), `choose ${headsName} that divides ${embed}`)
    });
  }
}

/** The last dimension of an input must be the features that it is projected from. */
export function checkFeatures(input: Shape, features: number, name: string): ShapeProblem | null {
  if (stryMutAct_9fa48("358")) {
    {}
  } else {
    stryCov_9fa48("358");
    if (stryMutAct_9fa48("361") ? input[input.length - 1] !== features : stryMutAct_9fa48("360") ? false : stryMutAct_9fa48("359") ? true : (stryCov_9fa48("359", "360", "361"), input[stryMutAct_9fa48("362") ? input.length + 1 : (stryCov_9fa48("362"), input.length - 1)] === features)) return null;
    return stryMutAct_9fa48("363") ? {} : (stryCov_9fa48("363"), {
      problem: stryMutAct_9fa48("364") ? `` : (stryCov_9fa48("364"), `${name} is ${features}, the last dimension of ${formatShape(input)} is ${input[stryMutAct_9fa48("365") ? input.length + 1 : (stryCov_9fa48("365"), input.length - 1)]}`),
      help: stryMutAct_9fa48("366") ? `` : (stryCov_9fa48("366"), `make ${name} ${input[stryMutAct_9fa48("367") ? input.length + 1 : (stryCov_9fa48("367"), input.length - 1)]}, or Permute the input`)
    });
  }
}

/** The projections of query, key and value, in one tensor where all have the same features. */
export function attentionTensors({
  embed,
  keys,
  values,
  bias
}: Pick<AttentionSizes, 'embed' | 'keys' | 'values' | 'bias'>, added: readonly Tensor[]): readonly Tensor[] {
  if (stryMutAct_9fa48("368")) {
    {}
  } else {
    stryCov_9fa48("368");
    const projections: readonly Tensor[] = (stryMutAct_9fa48("371") ? keys === embed || values === embed : stryMutAct_9fa48("370") ? false : stryMutAct_9fa48("369") ? true : (stryCov_9fa48("369", "370", "371"), (stryMutAct_9fa48("373") ? keys !== embed : stryMutAct_9fa48("372") ? true : (stryCov_9fa48("372", "373"), keys === embed)) && (stryMutAct_9fa48("375") ? values !== embed : stryMutAct_9fa48("374") ? true : (stryCov_9fa48("374", "375"), values === embed)))) ? stryMutAct_9fa48("376") ? [] : (stryCov_9fa48("376"), [stryMutAct_9fa48("377") ? {} : (stryCov_9fa48("377"), {
      name: stryMutAct_9fa48("378") ? "" : (stryCov_9fa48("378"), 'in_proj_weight'),
      shape: stryMutAct_9fa48("379") ? [] : (stryCov_9fa48("379"), [stryMutAct_9fa48("380") ? 3 / embed : (stryCov_9fa48("380"), 3 * embed), embed])
    })]) : stryMutAct_9fa48("381") ? [] : (stryCov_9fa48("381"), [stryMutAct_9fa48("382") ? {} : (stryCov_9fa48("382"), {
      name: stryMutAct_9fa48("383") ? "" : (stryCov_9fa48("383"), 'q_proj_weight'),
      shape: stryMutAct_9fa48("384") ? [] : (stryCov_9fa48("384"), [embed, embed])
    }), stryMutAct_9fa48("385") ? {} : (stryCov_9fa48("385"), {
      name: stryMutAct_9fa48("386") ? "" : (stryCov_9fa48("386"), 'k_proj_weight'),
      shape: stryMutAct_9fa48("387") ? [] : (stryCov_9fa48("387"), [embed, keys])
    }), stryMutAct_9fa48("388") ? {} : (stryCov_9fa48("388"), {
      name: stryMutAct_9fa48("389") ? "" : (stryCov_9fa48("389"), 'v_proj_weight'),
      shape: stryMutAct_9fa48("390") ? [] : (stryCov_9fa48("390"), [embed, values])
    })]);
    return stryMutAct_9fa48("391") ? [] : (stryCov_9fa48("391"), [...projections, ...(bias ? stryMutAct_9fa48("392") ? [] : (stryCov_9fa48("392"), [stryMutAct_9fa48("393") ? {} : (stryCov_9fa48("393"), {
      name: stryMutAct_9fa48("394") ? "" : (stryCov_9fa48("394"), 'in_proj_bias'),
      shape: stryMutAct_9fa48("395") ? [] : (stryCov_9fa48("395"), [stryMutAct_9fa48("396") ? 3 / embed : (stryCov_9fa48("396"), 3 * embed)])
    })]) : stryMutAct_9fa48("397") ? ["Stryker was here"] : (stryCov_9fa48("397"), [])), ...added, stryMutAct_9fa48("398") ? {} : (stryCov_9fa48("398"), {
      name: stryMutAct_9fa48("399") ? "" : (stryCov_9fa48("399"), 'out_proj.weight'),
      shape: stryMutAct_9fa48("400") ? [] : (stryCov_9fa48("400"), [embed, embed])
    }), ...(bias ? stryMutAct_9fa48("401") ? [] : (stryCov_9fa48("401"), [stryMutAct_9fa48("402") ? {} : (stryCov_9fa48("402"), {
      name: stryMutAct_9fa48("403") ? "" : (stryCov_9fa48("403"), 'out_proj.bias'),
      shape: stryMutAct_9fa48("404") ? [] : (stryCov_9fa48("404"), [embed])
    })]) : stryMutAct_9fa48("405") ? ["Stryker was here"] : (stryCov_9fa48("405"), []))]);
  }
}

/**
 * Each projection's weights are used once for each step; each head multiplies queries by keys, and the
 * softmax of that by values.
 */
export function attentionWork(sizes: AttentionSizes): Work {
  if (stryMutAct_9fa48("406")) {
    {}
  } else {
    stryCov_9fa48("406");
    const {
      embed,
      heads,
      batch,
      queryLength,
      keyLength
    } = sizes;
    const attended = stryMutAct_9fa48("407") ? keyLength - sizes.addedLength : (stryCov_9fa48("407"), keyLength + sizes.addedLength);
    const width = stryMutAct_9fa48("408") ? embed * heads : (stryCov_9fa48("408"), embed / heads);
    const weights = stryMutAct_9fa48("409") ? [] : (stryCov_9fa48("409"), [heads, queryLength, attended, batch]);
    return stryMutAct_9fa48("410") ? [] : (stryCov_9fa48("410"), [stryMutAct_9fa48("411") ? {} : (stryCov_9fa48("411"), {
      unit: stryMutAct_9fa48("412") ? "" : (stryCov_9fa48("412"), 'mac'),
      factors: stryMutAct_9fa48("413") ? [] : (stryCov_9fa48("413"), [multiplyCounts(embed, embed), queryLength, batch])
    }), stryMutAct_9fa48("414") ? {} : (stryCov_9fa48("414"), {
      unit: stryMutAct_9fa48("415") ? "" : (stryCov_9fa48("415"), 'mac'),
      factors: stryMutAct_9fa48("416") ? [] : (stryCov_9fa48("416"), [multiplyCounts(embed, sizes.keys), keyLength, batch])
    }), stryMutAct_9fa48("417") ? {} : (stryCov_9fa48("417"), {
      unit: stryMutAct_9fa48("418") ? "" : (stryCov_9fa48("418"), 'mac'),
      factors: stryMutAct_9fa48("419") ? [] : (stryCov_9fa48("419"), [multiplyCounts(embed, sizes.values), keyLength, batch])
    }), stryMutAct_9fa48("420") ? {} : (stryCov_9fa48("420"), {
      unit: stryMutAct_9fa48("421") ? "" : (stryCov_9fa48("421"), 'mac'),
      factors: stryMutAct_9fa48("422") ? [] : (stryCov_9fa48("422"), [width, ...weights])
    }), stryMutAct_9fa48("423") ? {} : (stryCov_9fa48("423"), {
      unit: stryMutAct_9fa48("424") ? "" : (stryCov_9fa48("424"), 'mac'),
      factors: stryMutAct_9fa48("425") ? [] : (stryCov_9fa48("425"), [width, ...weights])
    }), stryMutAct_9fa48("426") ? {} : (stryCov_9fa48("426"), {
      unit: stryMutAct_9fa48("427") ? "" : (stryCov_9fa48("427"), 'mac'),
      factors: stryMutAct_9fa48("428") ? [] : (stryCov_9fa48("428"), [multiplyCounts(embed, embed), queryLength, batch])
    }), ...(sizes.bias ? stryMutAct_9fa48("429") ? [] : (stryCov_9fa48("429"), [stryMutAct_9fa48("430") ? {} : (stryCov_9fa48("430"), {
      unit: 'bias_add' as const,
      factors: stryMutAct_9fa48("431") ? [] : (stryCov_9fa48("431"), [2, embed, queryLength, batch])
    }), stryMutAct_9fa48("432") ? {} : (stryCov_9fa48("432"), {
      unit: 'bias_add' as const,
      factors: stryMutAct_9fa48("433") ? [] : (stryCov_9fa48("433"), [2, embed, keyLength, batch])
    })]) : stryMutAct_9fa48("434") ? ["Stryker was here"] : (stryCov_9fa48("434"), [])), stryMutAct_9fa48("435") ? {} : (stryCov_9fa48("435"), {
      unit: stryMutAct_9fa48("436") ? "" : (stryCov_9fa48("436"), 'div'),
      factors: stryMutAct_9fa48("437") ? [] : (stryCov_9fa48("437"), [embed, queryLength, batch])
    }), ...softmaxWork(weights)]);
  }
}

/** The exponential of each weight, their sums, and the quotients. */
export function softmaxWork(weights: Shape): Work {
  if (stryMutAct_9fa48("438")) {
    {}
  } else {
    stryCov_9fa48("438");
    return stryMutAct_9fa48("439") ? [] : (stryCov_9fa48("439"), [stryMutAct_9fa48("440") ? {} : (stryCov_9fa48("440"), {
      unit: stryMutAct_9fa48("441") ? "" : (stryCov_9fa48("441"), 'exp'),
      factors: weights
    }), stryMutAct_9fa48("442") ? {} : (stryCov_9fa48("442"), {
      unit: stryMutAct_9fa48("443") ? "" : (stryCov_9fa48("443"), 'add'),
      factors: weights
    }), stryMutAct_9fa48("444") ? {} : (stryCov_9fa48("444"), {
      unit: stryMutAct_9fa48("445") ? "" : (stryCov_9fa48("445"), 'div'),
      factors: weights
    })]);
  }
}
function multiheadAttention(): Op {
  if (stryMutAct_9fa48("446")) {
    {}
  } else {
    stryCov_9fa48("446");
    return defineOp(stryMutAct_9fa48("447") ? {} : (stryCov_9fa48("447"), {
      type: stryMutAct_9fa48("448") ? "" : (stryCov_9fa48("448"), 'MultiheadAttention'),
      family: stryMutAct_9fa48("449") ? "" : (stryCov_9fa48("449"), 'attention'),
      summary: stryMutAct_9fa48("450") ? "" : (stryCov_9fa48("450"), 'Attention of several heads with learned projections: one input attends to itself, three are query, key and value.'),
      source: stryMutAct_9fa48("451") ? "" : (stryCov_9fa48("451"), 'https://pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html'),
      fields: stryMutAct_9fa48("452") ? () => undefined : (stryCov_9fa48("452"), z => stryMutAct_9fa48("453") ? {} : (stryCov_9fa48("453"), {
        embed_dim: positive(z).describe(stryMutAct_9fa48("454") ? "" : (stryCov_9fa48("454"), 'Features of the query and of the output, over all heads')),
        num_heads: positive(z).describe(stryMutAct_9fa48("455") ? "" : (stryCov_9fa48("455"), 'Heads that share the features')),
        dropout: probability(z, 0).describe(stryMutAct_9fa48("456") ? "" : (stryCov_9fa48("456"), 'Share of attention weights that is dropped while training')),
        bias: flag(z, stryMutAct_9fa48("457") ? false : (stryCov_9fa48("457"), true)).describe(stryMutAct_9fa48("458") ? "" : (stryCov_9fa48("458"), 'Adds learned numbers in the projections')),
        add_bias_kv: flag(z, stryMutAct_9fa48("459") ? true : (stryCov_9fa48("459"), false)).describe(stryMutAct_9fa48("460") ? "" : (stryCov_9fa48("460"), 'Adds a learned key and value to the sequence')),
        add_zero_attn: flag(z, stryMutAct_9fa48("461") ? true : (stryCov_9fa48("461"), false)).describe(stryMutAct_9fa48("462") ? "" : (stryCov_9fa48("462"), 'Adds a key and value of zeros to the sequence')),
        kdim: positive(z).nullable().default(null).describe(stryMutAct_9fa48("463") ? "" : (stryCov_9fa48("463"), 'Features of the key; embed_dim when not given')),
        vdim: positive(z).nullable().default(null).describe(stryMutAct_9fa48("464") ? "" : (stryCov_9fa48("464"), 'Features of the value; embed_dim when not given')),
        batch_first: flag(z, stryMutAct_9fa48("465") ? true : (stryCov_9fa48("465"), false)).describe(stryMutAct_9fa48("466") ? "" : (stryCov_9fa48("466"), 'Reads the inputs as [batch, step, feature] instead of [step, batch, feature]'))
      })),
      inputs: stryMutAct_9fa48("467") ? {} : (stryCov_9fa48("467"), {
        least: 1,
        most: 3
      }),
      ranks: stryMutAct_9fa48("468") ? [] : (stryCov_9fa48("468"), [2, 3]),
      output: stryMutAct_9fa48("469") ? () => undefined : (stryCov_9fa48("469"), (args, inputs) => stryMutAct_9fa48("470") ? (checkHeads(args.embed_dim, args.num_heads, 'embed_dim', 'num_heads') ?? checkSequences(args, inputs)) && inputs[0] as Shape : (stryCov_9fa48("470"), (stryMutAct_9fa48("471") ? checkHeads(args.embed_dim, args.num_heads, 'embed_dim', 'num_heads') && checkSequences(args, inputs) : (stryCov_9fa48("471"), checkHeads(args.embed_dim, args.num_heads, stryMutAct_9fa48("472") ? "" : (stryCov_9fa48("472"), 'embed_dim'), stryMutAct_9fa48("473") ? "" : (stryCov_9fa48("473"), 'num_heads')) ?? checkSequences(args, inputs))) ?? inputs[0] as Shape)),
      params: stryMutAct_9fa48("474") ? () => undefined : (stryCov_9fa48("474"), ({
        embed_dim,
        bias,
        add_bias_kv,
        kdim,
        vdim
      }) => attentionTensors(stryMutAct_9fa48("475") ? {} : (stryCov_9fa48("475"), {
        embed: embed_dim,
        keys: stryMutAct_9fa48("476") ? kdim && embed_dim : (stryCov_9fa48("476"), kdim ?? embed_dim),
        values: stryMutAct_9fa48("477") ? vdim && embed_dim : (stryCov_9fa48("477"), vdim ?? embed_dim),
        bias
      }), add_bias_kv ? stryMutAct_9fa48("478") ? [] : (stryCov_9fa48("478"), [stryMutAct_9fa48("479") ? {} : (stryCov_9fa48("479"), {
        name: stryMutAct_9fa48("480") ? "" : (stryCov_9fa48("480"), 'bias_k'),
        shape: stryMutAct_9fa48("481") ? [] : (stryCov_9fa48("481"), [1, 1, embed_dim])
      }), stryMutAct_9fa48("482") ? {} : (stryCov_9fa48("482"), {
        name: stryMutAct_9fa48("483") ? "" : (stryCov_9fa48("483"), 'bias_v'),
        shape: stryMutAct_9fa48("484") ? [] : (stryCov_9fa48("484"), [1, 1, embed_dim])
      })]) : stryMutAct_9fa48("485") ? ["Stryker was here"] : (stryCov_9fa48("485"), []))),
      work: stryMutAct_9fa48("486") ? () => undefined : (stryCov_9fa48("486"), (args, inputs) => attentionWork(attentionSizes(args, inputs))),
      reach: stryMutAct_9fa48("487") ? () => undefined : (stryCov_9fa48("487"), () => stryMutAct_9fa48("488") ? "" : (stryCov_9fa48("488"), 'everything')),
      furtherOutputs: (args, inputs) => {
        if (stryMutAct_9fa48("489")) {
          {}
        } else {
          stryCov_9fa48("489");
          const {
            batch,
            queryLength,
            keyLength,
            addedLength
          } = attentionSizes(args, inputs);
          return stryMutAct_9fa48("490") ? [] : (stryCov_9fa48("490"), [stryMutAct_9fa48("491") ? [] : (stryCov_9fa48("491"), [...((stryMutAct_9fa48("494") ? inputs[0]?.length !== 2 : stryMutAct_9fa48("493") ? false : stryMutAct_9fa48("492") ? true : (stryCov_9fa48("492", "493", "494"), (stryMutAct_9fa48("495") ? inputs[0].length : (stryCov_9fa48("495"), inputs[0]?.length)) === 2)) ? stryMutAct_9fa48("496") ? ["Stryker was here"] : (stryCov_9fa48("496"), []) : stryMutAct_9fa48("497") ? [] : (stryCov_9fa48("497"), [batch])), queryLength, stryMutAct_9fa48("498") ? keyLength - addedLength : (stryCov_9fa48("498"), keyLength + addedLength)])]);
        }
      },
      examples: attentionExamples
    }));
  }
}
interface MultiheadArgs {
  readonly embed_dim: number;
  readonly num_heads: number;
  readonly bias: boolean;
  readonly add_bias_kv: boolean;
  readonly add_zero_attn: boolean;
  readonly kdim: number | null;
  readonly vdim: number | null;
  readonly batch_first: boolean;
}
function attentionSizes(args: MultiheadArgs, [query = stryMutAct_9fa48("499") ? ["Stryker was here"] : (stryCov_9fa48("499"), []), key = query]: readonly Shape[]): AttentionSizes {
  if (stryMutAct_9fa48("500")) {
    {}
  } else {
    stryCov_9fa48("500");
    const {
      batch,
      length
    } = readSequence(query, args.batch_first);
    return stryMutAct_9fa48("501") ? {} : (stryCov_9fa48("501"), {
      embed: args.embed_dim,
      heads: args.num_heads,
      keys: stryMutAct_9fa48("502") ? args.kdim && args.embed_dim : (stryCov_9fa48("502"), args.kdim ?? args.embed_dim),
      values: stryMutAct_9fa48("503") ? args.vdim && args.embed_dim : (stryCov_9fa48("503"), args.vdim ?? args.embed_dim),
      bias: args.bias,
      batch,
      queryLength: length,
      keyLength: readSequence(key, args.batch_first).length,
      addedLength: stryMutAct_9fa48("504") ? (args.add_bias_kv ? 1 : 0) - (args.add_zero_attn ? 1 : 0) : (stryCov_9fa48("504"), (args.add_bias_kv ? 1 : 0) + (args.add_zero_attn ? 1 : 0))
    });
  }
}
function checkSequences(args: MultiheadArgs, inputs: readonly Shape[]): ShapeProblem | null {
  if (stryMutAct_9fa48("505")) {
    {}
  } else {
    stryCov_9fa48("505");
    if (stryMutAct_9fa48("508") ? inputs.length !== 2 : stryMutAct_9fa48("507") ? false : stryMutAct_9fa48("506") ? true : (stryCov_9fa48("506", "507", "508"), inputs.length === 2)) return notTwoInputs(stryMutAct_9fa48("509") ? "" : (stryCov_9fa48("509"), 'MultiheadAttention'));
    const [query = stryMutAct_9fa48("510") ? ["Stryker was here"] : (stryCov_9fa48("510"), []), key = query, value = query] = inputs;
    const problem = stryMutAct_9fa48("511") ? (checkFeatures(query, args.embed_dim, 'embed_dim') ?? checkFeatures(key, args.kdim ?? args.embed_dim, args.kdim === null ? 'embed_dim' : 'kdim')) && checkFeatures(value, args.vdim ?? args.embed_dim, args.vdim === null ? 'embed_dim' : 'vdim') : (stryCov_9fa48("511"), (stryMutAct_9fa48("512") ? checkFeatures(query, args.embed_dim, 'embed_dim') && checkFeatures(key, args.kdim ?? args.embed_dim, args.kdim === null ? 'embed_dim' : 'kdim') : (stryCov_9fa48("512"), checkFeatures(query, args.embed_dim, stryMutAct_9fa48("513") ? "" : (stryCov_9fa48("513"), 'embed_dim')) ?? checkFeatures(key, stryMutAct_9fa48("514") ? args.kdim && args.embed_dim : (stryCov_9fa48("514"), args.kdim ?? args.embed_dim), (stryMutAct_9fa48("517") ? args.kdim !== null : stryMutAct_9fa48("516") ? false : stryMutAct_9fa48("515") ? true : (stryCov_9fa48("515", "516", "517"), args.kdim === null)) ? stryMutAct_9fa48("518") ? "" : (stryCov_9fa48("518"), 'embed_dim') : stryMutAct_9fa48("519") ? "" : (stryCov_9fa48("519"), 'kdim')))) ?? checkFeatures(value, stryMutAct_9fa48("520") ? args.vdim && args.embed_dim : (stryCov_9fa48("520"), args.vdim ?? args.embed_dim), (stryMutAct_9fa48("523") ? args.vdim !== null : stryMutAct_9fa48("522") ? false : stryMutAct_9fa48("521") ? true : (stryCov_9fa48("521", "522", "523"), args.vdim === null)) ? stryMutAct_9fa48("524") ? "" : (stryCov_9fa48("524"), 'embed_dim') : stryMutAct_9fa48("525") ? "" : (stryCov_9fa48("525"), 'vdim')));
    if (stryMutAct_9fa48("528") ? problem === null : stryMutAct_9fa48("527") ? false : stryMutAct_9fa48("526") ? true : (stryCov_9fa48("526", "527", "528"), problem !== null)) return problem;
    const [asked, keyed, valued] = (stryMutAct_9fa48("529") ? [] : (stryCov_9fa48("529"), [query, key, value])).map(stryMutAct_9fa48("530") ? () => undefined : (stryCov_9fa48("530"), shape => readSequence(shape, args.batch_first)));
    const isOneBatch = stryMutAct_9fa48("533") ? key.length === query.length && value.length === query.length || asked?.batch === keyed?.batch : stryMutAct_9fa48("532") ? false : stryMutAct_9fa48("531") ? true : (stryCov_9fa48("531", "532", "533"), (stryMutAct_9fa48("535") ? key.length === query.length || value.length === query.length : stryMutAct_9fa48("534") ? true : (stryCov_9fa48("534", "535"), (stryMutAct_9fa48("537") ? key.length !== query.length : stryMutAct_9fa48("536") ? true : (stryCov_9fa48("536", "537"), key.length === query.length)) && (stryMutAct_9fa48("539") ? value.length !== query.length : stryMutAct_9fa48("538") ? true : (stryCov_9fa48("538", "539"), value.length === query.length)))) && (stryMutAct_9fa48("541") ? asked?.batch !== keyed?.batch : stryMutAct_9fa48("540") ? true : (stryCov_9fa48("540", "541"), (stryMutAct_9fa48("542") ? asked.batch : (stryCov_9fa48("542"), asked?.batch)) === (stryMutAct_9fa48("543") ? keyed.batch : (stryCov_9fa48("543"), keyed?.batch)))));
    if (stryMutAct_9fa48("546") ? isOneBatch && keyed?.batch === valued?.batch || keyed?.length === valued?.length : stryMutAct_9fa48("545") ? false : stryMutAct_9fa48("544") ? true : (stryCov_9fa48("544", "545", "546"), (stryMutAct_9fa48("548") ? isOneBatch || keyed?.batch === valued?.batch : stryMutAct_9fa48("547") ? true : (stryCov_9fa48("547", "548"), isOneBatch && (stryMutAct_9fa48("550") ? keyed?.batch !== valued?.batch : stryMutAct_9fa48("549") ? true : (stryCov_9fa48("549", "550"), (stryMutAct_9fa48("551") ? keyed.batch : (stryCov_9fa48("551"), keyed?.batch)) === (stryMutAct_9fa48("552") ? valued.batch : (stryCov_9fa48("552"), valued?.batch)))))) && (stryMutAct_9fa48("554") ? keyed?.length !== valued?.length : stryMutAct_9fa48("553") ? true : (stryCov_9fa48("553", "554"), (stryMutAct_9fa48("555") ? keyed.length : (stryCov_9fa48("555"), keyed?.length)) === (stryMutAct_9fa48("556") ? valued.length : (stryCov_9fa48("556"), valued?.length)))))) return null;
    return stryMutAct_9fa48("557") ? {} : (stryCov_9fa48("557"), {
      problem: stryMutAct_9fa48("558") ? `` : (stryCov_9fa48("558"), `query ${formatShape(query)}, key ${formatShape(key)} and value ${formatShape(value)} do not belong together`),
      help: stryMutAct_9fa48("559") ? "" : (stryCov_9fa48("559"), 'all need the same batch, key and value the same length')
    });
  }
}

/** Attention takes one input or three. */
export function notTwoInputs(type: string): ShapeProblem {
  if (stryMutAct_9fa48("560")) {
    {}
  } else {
    stryCov_9fa48("560");
    return stryMutAct_9fa48("561") ? {} : (stryCov_9fa48("561"), {
      problem: stryMutAct_9fa48("562") ? `` : (stryCov_9fa48("562"), `${type} is given 2 inputs`),
      help: stryMutAct_9fa48("563") ? "" : (stryCov_9fa48("563"), 'give one, or three: query, key and value')
    });
  }
}