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
import { type AttentionSizes, attentionTensors, attentionWork, checkFeatures, checkHeads, readSequence } from './attention';
import { choice, coefficient, flag, positive, probability } from './fields';
import { defineOp, ONE_INPUT, type Op, type Tensor, type Work } from './op';
import type { Shape } from './shape';
interface EncoderArgs {
  readonly d_model: number;
  readonly nhead: number;
  readonly dim_feedforward: number;
  readonly activation: 'relu' | 'gelu';
  readonly batch_first: boolean;
}

/** TransformerEncoderLayer, as one layer with all its tensors. */
export function transformerOps(): readonly Op[] {
  if (stryMutAct_9fa48("2093")) {
    {}
  } else {
    stryCov_9fa48("2093");
    return stryMutAct_9fa48("2094") ? [] : (stryCov_9fa48("2094"), [defineOp(stryMutAct_9fa48("2095") ? {} : (stryCov_9fa48("2095"), {
      type: stryMutAct_9fa48("2096") ? "" : (stryCov_9fa48("2096"), 'TransformerEncoderLayer'),
      family: stryMutAct_9fa48("2097") ? "" : (stryCov_9fa48("2097"), 'attention'),
      summary: stryMutAct_9fa48("2098") ? "" : (stryCov_9fa48("2098"), 'Self-attention and a network of two linear layers, each with a shortcut and a layer norm.'),
      source: stryMutAct_9fa48("2099") ? "" : (stryCov_9fa48("2099"), 'https://pytorch.org/docs/stable/generated/torch.nn.TransformerEncoderLayer.html'),
      fields: stryMutAct_9fa48("2100") ? () => undefined : (stryCov_9fa48("2100"), z => stryMutAct_9fa48("2101") ? {} : (stryCov_9fa48("2101"), {
        d_model: positive(z).describe(stryMutAct_9fa48("2102") ? "" : (stryCov_9fa48("2102"), 'Features of the input and of the output')),
        nhead: positive(z).describe(stryMutAct_9fa48("2103") ? "" : (stryCov_9fa48("2103"), 'Heads that share the features')),
        dim_feedforward: positive(z).default(2048).describe(stryMutAct_9fa48("2104") ? "" : (stryCov_9fa48("2104"), 'Features between the two linear layers')),
        dropout: probability(z, 0.1).describe(stryMutAct_9fa48("2105") ? "" : (stryCov_9fa48("2105"), 'Share of values that is dropped while training')),
        activation: choice(z, stryMutAct_9fa48("2106") ? [] : (stryCov_9fa48("2106"), [stryMutAct_9fa48("2107") ? "" : (stryCov_9fa48("2107"), 'relu'), stryMutAct_9fa48("2108") ? "" : (stryCov_9fa48("2108"), 'gelu')]), stryMutAct_9fa48("2109") ? "" : (stryCov_9fa48("2109"), 'relu')).describe(stryMutAct_9fa48("2110") ? "" : (stryCov_9fa48("2110"), 'Function between the two linear layers')),
        layer_norm_eps: coefficient(z, 1e-5).describe(stryMutAct_9fa48("2111") ? "" : (stryCov_9fa48("2111"), 'Added to the variance in the layer norms')),
        batch_first: flag(z, stryMutAct_9fa48("2112") ? true : (stryCov_9fa48("2112"), false)).describe(stryMutAct_9fa48("2113") ? "" : (stryCov_9fa48("2113"), 'Reads the input as [batch, step, feature] instead of [step, batch, feature]')),
        norm_first: flag(z, stryMutAct_9fa48("2114") ? true : (stryCov_9fa48("2114"), false)).describe(stryMutAct_9fa48("2115") ? "" : (stryCov_9fa48("2115"), 'Normalises before attention and linear layers, not after'))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("2116") ? [] : (stryCov_9fa48("2116"), [2, 3]),
      output: stryMutAct_9fa48("2117") ? () => undefined : (stryCov_9fa48("2117"), ({
        d_model,
        nhead
      }, [input]) => stryMutAct_9fa48("2118") ? (checkHeads(d_model, nhead, 'd_model', 'nhead') ?? checkFeatures(input as Shape, d_model, 'd_model')) && input as Shape : (stryCov_9fa48("2118"), (stryMutAct_9fa48("2119") ? checkHeads(d_model, nhead, 'd_model', 'nhead') && checkFeatures(input as Shape, d_model, 'd_model') : (stryCov_9fa48("2119"), checkHeads(d_model, nhead, stryMutAct_9fa48("2120") ? "" : (stryCov_9fa48("2120"), 'd_model'), stryMutAct_9fa48("2121") ? "" : (stryCov_9fa48("2121"), 'nhead')) ?? checkFeatures(input as Shape, d_model, stryMutAct_9fa48("2122") ? "" : (stryCov_9fa48("2122"), 'd_model')))) ?? input as Shape)),
      params: stryMutAct_9fa48("2123") ? () => undefined : (stryCov_9fa48("2123"), args => encoderTensors(args)),
      work: stryMutAct_9fa48("2124") ? () => undefined : (stryCov_9fa48("2124"), (args, [input]) => encoderWork(args, input as Shape)),
      reach: stryMutAct_9fa48("2125") ? () => undefined : (stryCov_9fa48("2125"), () => stryMutAct_9fa48("2126") ? "" : (stryCov_9fa48("2126"), 'everything')),
      examples: stryMutAct_9fa48("2127") ? [] : (stryCov_9fa48("2127"), [stryMutAct_9fa48("2128") ? {} : (stryCov_9fa48("2128"), {
        args: stryMutAct_9fa48("2129") ? {} : (stryCov_9fa48("2129"), {
          d_model: 16,
          nhead: 4,
          dim_feedforward: 32,
          batch_first: stryMutAct_9fa48("2130") ? false : (stryCov_9fa48("2130"), true)
        }),
        inputs: stryMutAct_9fa48("2131") ? [] : (stryCov_9fa48("2131"), [stryMutAct_9fa48("2132") ? [] : (stryCov_9fa48("2132"), [1, 5, 16])]),
        output: stryMutAct_9fa48("2133") ? [] : (stryCov_9fa48("2133"), [1, 5, 16]),
        params: 2224,
        macs: 11040
      }), stryMutAct_9fa48("2134") ? {} : (stryCov_9fa48("2134"), {
        args: stryMutAct_9fa48("2135") ? {} : (stryCov_9fa48("2135"), {
          d_model: 8,
          nhead: 2,
          activation: stryMutAct_9fa48("2136") ? "" : (stryCov_9fa48("2136"), 'gelu')
        }),
        inputs: stryMutAct_9fa48("2137") ? [] : (stryCov_9fa48("2137"), [stryMutAct_9fa48("2138") ? [] : (stryCov_9fa48("2138"), [3, 2, 8])]),
        output: stryMutAct_9fa48("2139") ? [] : (stryCov_9fa48("2139"), [3, 2, 8]),
        params: 35144,
        macs: 198432
      })])
    }))]);
  }
}
function encoderTensors({
  d_model,
  dim_feedforward
}: EncoderArgs): readonly Tensor[] {
  if (stryMutAct_9fa48("2140")) {
    {}
  } else {
    stryCov_9fa48("2140");
    const attention = attentionTensors(stryMutAct_9fa48("2141") ? {} : (stryCov_9fa48("2141"), {
      embed: d_model,
      keys: d_model,
      values: d_model,
      bias: stryMutAct_9fa48("2142") ? false : (stryCov_9fa48("2142"), true)
    }), stryMutAct_9fa48("2143") ? ["Stryker was here"] : (stryCov_9fa48("2143"), []));
    return stryMutAct_9fa48("2144") ? [] : (stryCov_9fa48("2144"), [...attention.map(stryMutAct_9fa48("2145") ? () => undefined : (stryCov_9fa48("2145"), ({
      name,
      shape
    }) => stryMutAct_9fa48("2146") ? {} : (stryCov_9fa48("2146"), {
      name: stryMutAct_9fa48("2147") ? `` : (stryCov_9fa48("2147"), `self_attn.${name}`),
      shape
    }))), stryMutAct_9fa48("2148") ? {} : (stryCov_9fa48("2148"), {
      name: stryMutAct_9fa48("2149") ? "" : (stryCov_9fa48("2149"), 'linear1.weight'),
      shape: stryMutAct_9fa48("2150") ? [] : (stryCov_9fa48("2150"), [dim_feedforward, d_model])
    }), stryMutAct_9fa48("2151") ? {} : (stryCov_9fa48("2151"), {
      name: stryMutAct_9fa48("2152") ? "" : (stryCov_9fa48("2152"), 'linear1.bias'),
      shape: stryMutAct_9fa48("2153") ? [] : (stryCov_9fa48("2153"), [dim_feedforward])
    }), stryMutAct_9fa48("2154") ? {} : (stryCov_9fa48("2154"), {
      name: stryMutAct_9fa48("2155") ? "" : (stryCov_9fa48("2155"), 'linear2.weight'),
      shape: stryMutAct_9fa48("2156") ? [] : (stryCov_9fa48("2156"), [d_model, dim_feedforward])
    }), stryMutAct_9fa48("2157") ? {} : (stryCov_9fa48("2157"), {
      name: stryMutAct_9fa48("2158") ? "" : (stryCov_9fa48("2158"), 'linear2.bias'),
      shape: stryMutAct_9fa48("2159") ? [] : (stryCov_9fa48("2159"), [d_model])
    }), stryMutAct_9fa48("2160") ? {} : (stryCov_9fa48("2160"), {
      name: stryMutAct_9fa48("2161") ? "" : (stryCov_9fa48("2161"), 'norm1.weight'),
      shape: stryMutAct_9fa48("2162") ? [] : (stryCov_9fa48("2162"), [d_model])
    }), stryMutAct_9fa48("2163") ? {} : (stryCov_9fa48("2163"), {
      name: stryMutAct_9fa48("2164") ? "" : (stryCov_9fa48("2164"), 'norm1.bias'),
      shape: stryMutAct_9fa48("2165") ? [] : (stryCov_9fa48("2165"), [d_model])
    }), stryMutAct_9fa48("2166") ? {} : (stryCov_9fa48("2166"), {
      name: stryMutAct_9fa48("2167") ? "" : (stryCov_9fa48("2167"), 'norm2.weight'),
      shape: stryMutAct_9fa48("2168") ? [] : (stryCov_9fa48("2168"), [d_model])
    }), stryMutAct_9fa48("2169") ? {} : (stryCov_9fa48("2169"), {
      name: stryMutAct_9fa48("2170") ? "" : (stryCov_9fa48("2170"), 'norm2.bias'),
      shape: stryMutAct_9fa48("2171") ? [] : (stryCov_9fa48("2171"), [d_model])
    })]);
  }
}
function encoderWork({
  d_model,
  nhead,
  dim_feedforward,
  activation,
  batch_first
}: EncoderArgs, input: Shape): Work {
  if (stryMutAct_9fa48("2172")) {
    {}
  } else {
    stryCov_9fa48("2172");
    const {
      batch,
      length
    } = readSequence(input, batch_first);
    const attention: AttentionSizes = stryMutAct_9fa48("2173") ? {} : (stryCov_9fa48("2173"), {
      embed: d_model,
      heads: nhead,
      keys: d_model,
      values: d_model,
      bias: stryMutAct_9fa48("2174") ? false : (stryCov_9fa48("2174"), true),
      batch,
      queryLength: length,
      keyLength: length,
      addedLength: 0
    });
    const hidden = stryMutAct_9fa48("2175") ? [] : (stryCov_9fa48("2175"), [dim_feedforward, length, batch]);
    const outputs = stryMutAct_9fa48("2176") ? [] : (stryCov_9fa48("2176"), [d_model, length, batch]);
    return stryMutAct_9fa48("2177") ? [] : (stryCov_9fa48("2177"), [...attentionWork(attention), stryMutAct_9fa48("2178") ? {} : (stryCov_9fa48("2178"), {
      unit: stryMutAct_9fa48("2179") ? "" : (stryCov_9fa48("2179"), 'mac'),
      factors: stryMutAct_9fa48("2180") ? [] : (stryCov_9fa48("2180"), [multiplyCounts(d_model, dim_feedforward), length, batch])
    }), stryMutAct_9fa48("2181") ? {} : (stryCov_9fa48("2181"), {
      unit: stryMutAct_9fa48("2182") ? "" : (stryCov_9fa48("2182"), 'bias_add'),
      factors: hidden
    }), ...activationWork(activation, hidden), stryMutAct_9fa48("2183") ? {} : (stryCov_9fa48("2183"), {
      unit: stryMutAct_9fa48("2184") ? "" : (stryCov_9fa48("2184"), 'mac'),
      factors: stryMutAct_9fa48("2185") ? [] : (stryCov_9fa48("2185"), [multiplyCounts(d_model, dim_feedforward), length, batch])
    }), stryMutAct_9fa48("2186") ? {} : (stryCov_9fa48("2186"), {
      unit: stryMutAct_9fa48("2187") ? "" : (stryCov_9fa48("2187"), 'bias_add'),
      factors: outputs
    }), stryMutAct_9fa48("2188") ? {} : (stryCov_9fa48("2188"), {
      unit: stryMutAct_9fa48("2189") ? "" : (stryCov_9fa48("2189"), 'add'),
      factors: stryMutAct_9fa48("2190") ? [] : (stryCov_9fa48("2190"), [2, ...outputs])
    }), stryMutAct_9fa48("2191") ? {} : (stryCov_9fa48("2191"), {
      unit: stryMutAct_9fa48("2192") ? "" : (stryCov_9fa48("2192"), 'mul'),
      factors: stryMutAct_9fa48("2193") ? [] : (stryCov_9fa48("2193"), [2, 5, ...outputs])
    })]);
  }
}

/** The same steps as those of the layers ReLU and GELU. */
function activationWork(activation: 'relu' | 'gelu', elements: Shape): Work {
  if (stryMutAct_9fa48("2194")) {
    {}
  } else {
    stryCov_9fa48("2194");
    if (stryMutAct_9fa48("2197") ? activation !== 'relu' : stryMutAct_9fa48("2196") ? false : stryMutAct_9fa48("2195") ? true : (stryCov_9fa48("2195", "2196", "2197"), activation === (stryMutAct_9fa48("2198") ? "" : (stryCov_9fa48("2198"), 'relu')))) return stryMutAct_9fa48("2199") ? [] : (stryCov_9fa48("2199"), [stryMutAct_9fa48("2200") ? {} : (stryCov_9fa48("2200"), {
      unit: stryMutAct_9fa48("2201") ? "" : (stryCov_9fa48("2201"), 'compare'),
      factors: elements
    })]);
    return stryMutAct_9fa48("2202") ? [] : (stryCov_9fa48("2202"), [stryMutAct_9fa48("2203") ? {} : (stryCov_9fa48("2203"), {
      unit: stryMutAct_9fa48("2204") ? "" : (stryCov_9fa48("2204"), 'exp'),
      factors: elements
    }), stryMutAct_9fa48("2205") ? {} : (stryCov_9fa48("2205"), {
      unit: stryMutAct_9fa48("2206") ? "" : (stryCov_9fa48("2206"), 'add'),
      factors: elements
    }), stryMutAct_9fa48("2207") ? {} : (stryCov_9fa48("2207"), {
      unit: stryMutAct_9fa48("2208") ? "" : (stryCov_9fa48("2208"), 'mul'),
      factors: stryMutAct_9fa48("2209") ? [] : (stryCov_9fa48("2209"), [3, ...elements])
    })]);
  }
}