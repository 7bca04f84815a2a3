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
import { coefficient, flag, LARGEST_SIZE, positive } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import type { Shape } from './shape';

/** Embedding. */
export function embeddingOps(): readonly Op[] {
  if (stryMutAct_9fa48("890")) {
    {}
  } else {
    stryCov_9fa48("890");
    return stryMutAct_9fa48("891") ? [] : (stryCov_9fa48("891"), [defineOp(stryMutAct_9fa48("892") ? {} : (stryCov_9fa48("892"), {
      type: stryMutAct_9fa48("893") ? "" : (stryCov_9fa48("893"), 'Embedding'),
      family: stryMutAct_9fa48("894") ? "" : (stryCov_9fa48("894"), 'linear'),
      summary: stryMutAct_9fa48("895") ? "" : (stryCov_9fa48("895"), 'Looks each index of the input up in a learned table: gives a row of it for every index.'),
      source: stryMutAct_9fa48("896") ? "" : (stryCov_9fa48("896"), 'https://pytorch.org/docs/stable/generated/torch.nn.Embedding.html'),
      fields: stryMutAct_9fa48("897") ? () => undefined : (stryCov_9fa48("897"), z => stryMutAct_9fa48("898") ? {} : (stryCov_9fa48("898"), {
        num_embeddings: positive(z).describe(stryMutAct_9fa48("899") ? "" : (stryCov_9fa48("899"), 'Rows of the table')),
        embedding_dim: positive(z).describe(stryMutAct_9fa48("900") ? "" : (stryCov_9fa48("900"), 'Size of a row, the last dimension of the output')),
        padding_idx: stryMutAct_9fa48("902") ? z.int({
          error: 'the number of a row'
        }).max(-LARGEST_SIZE, {
          error: 'the number of a row'
        }).max(LARGEST_SIZE, {
          error: 'the number of a row'
        }).nullable().default(null).describe('Row that is not trained, negative from the end') : stryMutAct_9fa48("901") ? z.int({
          error: 'the number of a row'
        }).min(-LARGEST_SIZE, {
          error: 'the number of a row'
        }).min(LARGEST_SIZE, {
          error: 'the number of a row'
        }).nullable().default(null).describe('Row that is not trained, negative from the end') : (stryCov_9fa48("901", "902"), z.int(stryMutAct_9fa48("903") ? {} : (stryCov_9fa48("903"), {
          error: stryMutAct_9fa48("904") ? "" : (stryCov_9fa48("904"), 'the number of a row')
        })).min(stryMutAct_9fa48("905") ? +LARGEST_SIZE : (stryCov_9fa48("905"), -LARGEST_SIZE), stryMutAct_9fa48("906") ? {} : (stryCov_9fa48("906"), {
          error: stryMutAct_9fa48("907") ? "" : (stryCov_9fa48("907"), 'the number of a row')
        })).max(LARGEST_SIZE, stryMutAct_9fa48("908") ? {} : (stryCov_9fa48("908"), {
          error: stryMutAct_9fa48("909") ? "" : (stryCov_9fa48("909"), 'the number of a row')
        })).nullable().default(null).describe(stryMutAct_9fa48("910") ? "" : (stryCov_9fa48("910"), 'Row that is not trained, negative from the end'))),
        max_norm: z.number(stryMutAct_9fa48("911") ? {} : (stryCov_9fa48("911"), {
          error: stryMutAct_9fa48("912") ? "" : (stryCov_9fa48("912"), 'a number')
        })).nullable().default(null).describe(stryMutAct_9fa48("913") ? "" : (stryCov_9fa48("913"), 'Rows are scaled down to this norm')),
        norm_type: coefficient(z, 2).describe(stryMutAct_9fa48("914") ? "" : (stryCov_9fa48("914"), 'Which norm max_norm limits')),
        scale_grad_by_freq: flag(z, stryMutAct_9fa48("915") ? true : (stryCov_9fa48("915"), false)).describe(stryMutAct_9fa48("916") ? "" : (stryCov_9fa48("916"), 'Divides gradients by how often an index occurs')),
        sparse: flag(z, stryMutAct_9fa48("917") ? true : (stryCov_9fa48("917"), false)).describe(stryMutAct_9fa48("918") ? "" : (stryCov_9fa48("918"), 'Gives sparse gradients'))
      })),
      inputs: ONE_INPUT,
      output: ({
        num_embeddings,
        embedding_dim,
        padding_idx
      }, [input]) => {
        if (stryMutAct_9fa48("919")) {
          {}
        } else {
          stryCov_9fa48("919");
          if (stryMutAct_9fa48("922") ? padding_idx !== null || padding_idx < -num_embeddings || padding_idx >= num_embeddings : stryMutAct_9fa48("921") ? false : stryMutAct_9fa48("920") ? true : (stryCov_9fa48("920", "921", "922"), (stryMutAct_9fa48("924") ? padding_idx === null : stryMutAct_9fa48("923") ? true : (stryCov_9fa48("923", "924"), padding_idx !== null)) && (stryMutAct_9fa48("926") ? padding_idx < -num_embeddings && padding_idx >= num_embeddings : stryMutAct_9fa48("925") ? true : (stryCov_9fa48("925", "926"), (stryMutAct_9fa48("929") ? padding_idx >= -num_embeddings : stryMutAct_9fa48("928") ? padding_idx <= -num_embeddings : stryMutAct_9fa48("927") ? false : (stryCov_9fa48("927", "928", "929"), padding_idx < (stryMutAct_9fa48("930") ? +num_embeddings : (stryCov_9fa48("930"), -num_embeddings)))) || (stryMutAct_9fa48("933") ? padding_idx < num_embeddings : stryMutAct_9fa48("932") ? padding_idx > num_embeddings : stryMutAct_9fa48("931") ? false : (stryCov_9fa48("931", "932", "933"), padding_idx >= num_embeddings)))))) {
            if (stryMutAct_9fa48("934")) {
              {}
            } else {
              stryCov_9fa48("934");
              return stryMutAct_9fa48("935") ? {} : (stryCov_9fa48("935"), {
                problem: stryMutAct_9fa48("936") ? `` : (stryCov_9fa48("936"), `padding_idx ${padding_idx} is not a row of a table with ${num_embeddings}`),
                help: stryMutAct_9fa48("937") ? `` : (stryCov_9fa48("937"), `use a padding_idx from ${stryMutAct_9fa48("938") ? +num_embeddings : (stryCov_9fa48("938"), -num_embeddings)} to ${stryMutAct_9fa48("939") ? num_embeddings + 1 : (stryCov_9fa48("939"), num_embeddings - 1)}`)
              });
            }
          }
          return stryMutAct_9fa48("940") ? [] : (stryCov_9fa48("940"), [...(input as Shape), embedding_dim]);
        }
      },
      params: stryMutAct_9fa48("941") ? () => undefined : (stryCov_9fa48("941"), ({
        num_embeddings,
        embedding_dim
      }) => stryMutAct_9fa48("942") ? [] : (stryCov_9fa48("942"), [stryMutAct_9fa48("943") ? {} : (stryCov_9fa48("943"), {
        name: stryMutAct_9fa48("944") ? "" : (stryCov_9fa48("944"), 'weight'),
        shape: stryMutAct_9fa48("945") ? [] : (stryCov_9fa48("945"), [num_embeddings, embedding_dim])
      })])),
      reach: stryMutAct_9fa48("946") ? () => undefined : (stryCov_9fa48("946"), () => stryMutAct_9fa48("947") ? "" : (stryCov_9fa48("947"), 'everything')),
      examples: stryMutAct_9fa48("948") ? [] : (stryCov_9fa48("948"), [stryMutAct_9fa48("949") ? {} : (stryCov_9fa48("949"), {
        args: stryMutAct_9fa48("950") ? {} : (stryCov_9fa48("950"), {
          num_embeddings: 20,
          embedding_dim: 16
        }),
        inputs: stryMutAct_9fa48("951") ? [] : (stryCov_9fa48("951"), [stryMutAct_9fa48("952") ? [] : (stryCov_9fa48("952"), [1, 5])]),
        output: stryMutAct_9fa48("953") ? [] : (stryCov_9fa48("953"), [1, 5, 16]),
        params: 320,
        macs: 0
      }), stryMutAct_9fa48("954") ? {} : (stryCov_9fa48("954"), {
        args: stryMutAct_9fa48("955") ? {} : (stryCov_9fa48("955"), {
          num_embeddings: 10,
          embedding_dim: 3,
          padding_idx: 0
        }),
        inputs: stryMutAct_9fa48("956") ? [] : (stryCov_9fa48("956"), [stryMutAct_9fa48("957") ? [] : (stryCov_9fa48("957"), [2, 4, 6])]),
        output: stryMutAct_9fa48("958") ? [] : (stryCov_9fa48("958"), [2, 4, 6, 3]),
        params: 30,
        macs: 0
      })])
    }))]);
  }
}