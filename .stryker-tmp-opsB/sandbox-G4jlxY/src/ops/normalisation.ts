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
import { type Count, productOf } from '../counts/count';
import { coefficient, flag, inferredSize, positive } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type Tensor, type Work, type ZodModule } from './op';
import { type Shape, spatialDims } from './shape';
type Axes = 1 | 2 | 3;

/** BatchNorm, InstanceNorm, GroupNorm and LocalResponseNorm: they normalise by channels. */
export function normalisationOps(): readonly Op[] {
  if (stryMutAct_9fa48("264")) {
    {}
  } else {
    stryCov_9fa48("264");
    return stryMutAct_9fa48("265") ? [] : (stryCov_9fa48("265"), [...([1, 2, 3] as const).map(batchNorm), ...([1, 2, 3] as const).map(instanceNorm), groupNorm(), localResponseNorm()]);
  }
}
function batchNorm(axes: Axes): Op {
  if (stryMutAct_9fa48("266")) {
    {}
  } else {
    stryCov_9fa48("266");
    const type = stryMutAct_9fa48("267") ? `` : (stryCov_9fa48("267"), `BatchNorm${axes}d`);
    return defineOp(stryMutAct_9fa48("268") ? {} : (stryCov_9fa48("268"), {
      type,
      family: stryMutAct_9fa48("269") ? "" : (stryCov_9fa48("269"), 'normalisation'),
      summary: stryMutAct_9fa48("270") ? "" : (stryCov_9fa48("270"), 'Shifts and scales each channel by its mean and variance over the batch; at inference by the running ones.'),
      source: stryMutAct_9fa48("271") ? `` : (stryCov_9fa48("271"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("272") ? () => undefined : (stryCov_9fa48("272"), z => channelNormFields(z, stryMutAct_9fa48("273") ? {} : (stryCov_9fa48("273"), {
        affine: stryMutAct_9fa48("274") ? false : (stryCov_9fa48("274"), true),
        track_running_stats: stryMutAct_9fa48("275") ? false : (stryCov_9fa48("275"), true)
      }))),
      inputs: ONE_INPUT,
      ranks: (stryMutAct_9fa48("278") ? axes !== 1 : stryMutAct_9fa48("277") ? false : stryMutAct_9fa48("276") ? true : (stryCov_9fa48("276", "277", "278"), axes === 1)) ? stryMutAct_9fa48("279") ? [] : (stryCov_9fa48("279"), [2, 3]) : stryMutAct_9fa48("280") ? [] : (stryCov_9fa48("280"), [stryMutAct_9fa48("281") ? axes - 2 : (stryCov_9fa48("281"), axes + 2)]),
      inferred: stryMutAct_9fa48("282") ? {} : (stryCov_9fa48("282"), {
        num_features: channelsOf
      }),
      output: stryMutAct_9fa48("283") ? () => undefined : (stryCov_9fa48("283"), ({
        track_running_stats
      }, [input]) => stryMutAct_9fa48("284") ? (track_running_stats ? null : checkSeveralValues(input as Shape, 'channel', valuesPerChannel(input as Shape))) && input as Shape : (stryCov_9fa48("284"), (track_running_stats ? null : checkSeveralValues(input as Shape, stryMutAct_9fa48("285") ? "" : (stryCov_9fa48("285"), 'channel'), valuesPerChannel(input as Shape))) ?? input as Shape)),
      params: stryMutAct_9fa48("286") ? () => undefined : (stryCov_9fa48("286"), args => learnedOfChannels(args)),
      buffers: stryMutAct_9fa48("287") ? () => undefined : (stryCov_9fa48("287"), args => statisticsOfChannels(args)),
      work: stryMutAct_9fa48("288") ? () => undefined : (stryCov_9fa48("288"), ({
        affine
      }, _inputs, output) => normalisationWork(output, affine ? 2 : 1)),
      reach: stryMutAct_9fa48("289") ? () => undefined : (stryCov_9fa48("289"), ({
        track_running_stats
      }) => track_running_stats ? stryMutAct_9fa48("290") ? "" : (stryCov_9fa48("290"), 'position') : stryMutAct_9fa48("291") ? "" : (stryCov_9fa48("291"), 'everything')),
      examples: stryMutAct_9fa48("292") ? [] : (stryCov_9fa48("292"), [stryMutAct_9fa48("293") ? {} : (stryCov_9fa48("293"), {
        args: {},
        inputs: stryMutAct_9fa48("294") ? [] : (stryCov_9fa48("294"), [channelled(axes)]),
        output: channelled(axes),
        params: 16,
        macs: 0
      }), stryMutAct_9fa48("295") ? {} : (stryCov_9fa48("295"), {
        args: stryMutAct_9fa48("296") ? {} : (stryCov_9fa48("296"), {
          affine: stryMutAct_9fa48("297") ? true : (stryCov_9fa48("297"), false)
        }),
        inputs: stryMutAct_9fa48("298") ? [] : (stryCov_9fa48("298"), [channelled(axes)]),
        output: channelled(axes),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/** What BatchNorm and InstanceNorm take; they differ in what is on when not given. */
function channelNormFields(z: ZodModule, byDefault: {
  readonly affine: boolean;
  readonly track_running_stats: boolean;
}) {
  if (stryMutAct_9fa48("299")) {
    {}
  } else {
    stryCov_9fa48("299");
    return stryMutAct_9fa48("300") ? {} : (stryCov_9fa48("300"), {
      num_features: inferredSize(z, stryMutAct_9fa48("301") ? "" : (stryCov_9fa48("301"), 'Channels of the input')),
      eps: coefficient(z, 1e-5).describe(stryMutAct_9fa48("302") ? "" : (stryCov_9fa48("302"), 'Added to the variance')),
      momentum: coefficient(z, 0.1).nullable().describe(stryMutAct_9fa48("303") ? "" : (stryCov_9fa48("303"), 'Share of a new batch in the running mean and variance')),
      affine: flag(z, byDefault.affine).describe(stryMutAct_9fa48("304") ? "" : (stryCov_9fa48("304"), 'Learns a scale and a shift for each channel')),
      track_running_stats: flag(z, byDefault.track_running_stats).describe(stryMutAct_9fa48("305") ? "" : (stryCov_9fa48("305"), 'Keeps a running mean and variance as buffers'))
    });
  }
}
interface ChannelNormArgs {
  readonly num_features: number;
  readonly affine: boolean;
  readonly track_running_stats: boolean;
}
function learnedOfChannels({
  affine,
  num_features
}: ChannelNormArgs): readonly Tensor[] {
  if (stryMutAct_9fa48("306")) {
    {}
  } else {
    stryCov_9fa48("306");
    return affine ? scaleAndShift(stryMutAct_9fa48("307") ? [] : (stryCov_9fa48("307"), [num_features])) : stryMutAct_9fa48("308") ? ["Stryker was here"] : (stryCov_9fa48("308"), []);
  }
}
function statisticsOfChannels({
  track_running_stats,
  num_features
}: ChannelNormArgs): readonly Tensor[] {
  if (stryMutAct_9fa48("309")) {
    {}
  } else {
    stryCov_9fa48("309");
    return track_running_stats ? runningStatistics(num_features) : stryMutAct_9fa48("310") ? ["Stryker was here"] : (stryCov_9fa48("310"), []);
  }
}
function instanceNorm(axes: Axes): Op {
  if (stryMutAct_9fa48("311")) {
    {}
  } else {
    stryCov_9fa48("311");
    const type = stryMutAct_9fa48("312") ? `` : (stryCov_9fa48("312"), `InstanceNorm${axes}d`);
    return defineOp(stryMutAct_9fa48("313") ? {} : (stryCov_9fa48("313"), {
      type,
      family: stryMutAct_9fa48("314") ? "" : (stryCov_9fa48("314"), 'normalisation'),
      summary: stryMutAct_9fa48("315") ? "" : (stryCov_9fa48("315"), 'Shifts and scales each channel of each sample by its own mean and variance.'),
      source: stryMutAct_9fa48("316") ? `` : (stryCov_9fa48("316"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("317") ? () => undefined : (stryCov_9fa48("317"), z => channelNormFields(z, stryMutAct_9fa48("318") ? {} : (stryCov_9fa48("318"), {
        affine: stryMutAct_9fa48("319") ? true : (stryCov_9fa48("319"), false),
        track_running_stats: stryMutAct_9fa48("320") ? true : (stryCov_9fa48("320"), false)
      }))),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("321") ? [] : (stryCov_9fa48("321"), [stryMutAct_9fa48("322") ? axes - 2 : (stryCov_9fa48("322"), axes + 2)]),
      inferred: stryMutAct_9fa48("323") ? {} : (stryCov_9fa48("323"), {
        num_features: channelsOf
      }),
      output: stryMutAct_9fa48("324") ? () => undefined : (stryCov_9fa48("324"), ({
        track_running_stats
      }, [input]) => stryMutAct_9fa48("325") ? (track_running_stats ? null : checkSeveralValues(input as Shape, 'channel of a sample', productOf(spatialDims(input as Shape)))) && input as Shape : (stryCov_9fa48("325"), (track_running_stats ? null : checkSeveralValues(input as Shape, stryMutAct_9fa48("326") ? "" : (stryCov_9fa48("326"), 'channel of a sample'), productOf(spatialDims(input as Shape)))) ?? input as Shape)),
      params: stryMutAct_9fa48("327") ? () => undefined : (stryCov_9fa48("327"), args => learnedOfChannels(args)),
      buffers: stryMutAct_9fa48("328") ? () => undefined : (stryCov_9fa48("328"), args => statisticsOfChannels(args)),
      work: stryMutAct_9fa48("329") ? () => undefined : (stryCov_9fa48("329"), ({
        affine
      }, _inputs, output) => normalisationWork(output, affine ? 5 : 4)),
      reach: stryMutAct_9fa48("330") ? () => undefined : (stryCov_9fa48("330"), ({
        track_running_stats
      }) => track_running_stats ? stryMutAct_9fa48("331") ? "" : (stryCov_9fa48("331"), 'position') : stryMutAct_9fa48("332") ? "" : (stryCov_9fa48("332"), 'everything')),
      examples: stryMutAct_9fa48("333") ? [] : (stryCov_9fa48("333"), [stryMutAct_9fa48("334") ? {} : (stryCov_9fa48("334"), {
        args: {},
        inputs: stryMutAct_9fa48("335") ? [] : (stryCov_9fa48("335"), [channelled(axes)]),
        output: channelled(axes),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("336") ? {} : (stryCov_9fa48("336"), {
        args: stryMutAct_9fa48("337") ? {} : (stryCov_9fa48("337"), {
          affine: stryMutAct_9fa48("338") ? false : (stryCov_9fa48("338"), true)
        }),
        inputs: stryMutAct_9fa48("339") ? [] : (stryCov_9fa48("339"), [channelled(axes)]),
        output: channelled(axes),
        params: 16,
        macs: 0
      })])
    }));
  }
}
function groupNorm(): Op {
  if (stryMutAct_9fa48("340")) {
    {}
  } else {
    stryCov_9fa48("340");
    return defineOp(stryMutAct_9fa48("341") ? {} : (stryCov_9fa48("341"), {
      type: stryMutAct_9fa48("342") ? "" : (stryCov_9fa48("342"), 'GroupNorm'),
      family: stryMutAct_9fa48("343") ? "" : (stryCov_9fa48("343"), 'normalisation'),
      summary: stryMutAct_9fa48("344") ? "" : (stryCov_9fa48("344"), 'Shifts and scales each group of channels of each sample by its own mean and variance.'),
      source: stryMutAct_9fa48("345") ? "" : (stryCov_9fa48("345"), 'https://pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html'),
      fields: stryMutAct_9fa48("346") ? () => undefined : (stryCov_9fa48("346"), z => stryMutAct_9fa48("347") ? {} : (stryCov_9fa48("347"), {
        num_groups: positive(z).describe(stryMutAct_9fa48("348") ? "" : (stryCov_9fa48("348"), 'Groups that the channels are divided into')),
        num_channels: inferredSize(z, stryMutAct_9fa48("349") ? "" : (stryCov_9fa48("349"), 'Channels of the input')),
        eps: coefficient(z, 1e-5).describe(stryMutAct_9fa48("350") ? "" : (stryCov_9fa48("350"), 'Added to the variance')),
        affine: flag(z, stryMutAct_9fa48("351") ? false : (stryCov_9fa48("351"), true)).describe(stryMutAct_9fa48("352") ? "" : (stryCov_9fa48("352"), 'Learns a scale and a shift for each channel'))
      })),
      inputs: ONE_INPUT,
      inferred: stryMutAct_9fa48("353") ? {} : (stryCov_9fa48("353"), {
        num_channels: channelsOf
      }),
      output: ({
        num_groups,
        num_channels
      }, [input]) => {
        if (stryMutAct_9fa48("354")) {
          {}
        } else {
          stryCov_9fa48("354");
          if (stryMutAct_9fa48("357") ? num_channels % num_groups === 0 : stryMutAct_9fa48("356") ? false : stryMutAct_9fa48("355") ? true : (stryCov_9fa48("355", "356", "357"), (stryMutAct_9fa48("358") ? num_channels * num_groups : (stryCov_9fa48("358"), num_channels % num_groups)) !== 0)) {
            if (stryMutAct_9fa48("359")) {
              {}
            } else {
              stryCov_9fa48("359");
              return stryMutAct_9fa48("360") ? {} : (stryCov_9fa48("360"), {
                problem: stryMutAct_9fa48("361") ? `` : (stryCov_9fa48("361"), `${num_channels} channels are not divisible by num_groups ${num_groups}`),
                help: stryMutAct_9fa48("362") ? `` : (stryCov_9fa48("362"), `choose num_groups that divides ${num_channels}`)
              });
            }
          }
          const [batch = 1, channels = 1, ...spatial] = input as Shape;
          const values = productOf(stryMutAct_9fa48("363") ? [] : (stryCov_9fa48("363"), [batch, stryMutAct_9fa48("364") ? channels * num_groups : (stryCov_9fa48("364"), channels / num_groups), ...spatial]));
          return stryMutAct_9fa48("365") ? checkSeveralValues(input as Shape, 'group', values) && input as Shape : (stryCov_9fa48("365"), checkSeveralValues(input as Shape, stryMutAct_9fa48("366") ? "" : (stryCov_9fa48("366"), 'group'), values) ?? input as Shape);
        }
      },
      params: stryMutAct_9fa48("367") ? () => undefined : (stryCov_9fa48("367"), ({
        affine,
        num_channels
      }) => affine ? scaleAndShift(stryMutAct_9fa48("368") ? [] : (stryCov_9fa48("368"), [num_channels])) : stryMutAct_9fa48("369") ? ["Stryker was here"] : (stryCov_9fa48("369"), [])),
      work: stryMutAct_9fa48("370") ? () => undefined : (stryCov_9fa48("370"), ({
        affine
      }, _inputs, output) => normalisationWork(output, affine ? 5 : 4)),
      reach: stryMutAct_9fa48("371") ? () => undefined : (stryCov_9fa48("371"), () => stryMutAct_9fa48("372") ? "" : (stryCov_9fa48("372"), 'everything')),
      examples: stryMutAct_9fa48("373") ? [] : (stryCov_9fa48("373"), [stryMutAct_9fa48("374") ? {} : (stryCov_9fa48("374"), {
        args: stryMutAct_9fa48("375") ? {} : (stryCov_9fa48("375"), {
          num_groups: 2
        }),
        inputs: stryMutAct_9fa48("376") ? [] : (stryCov_9fa48("376"), [stryMutAct_9fa48("377") ? [] : (stryCov_9fa48("377"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("378") ? [] : (stryCov_9fa48("378"), [1, 8, 10, 10]),
        params: 16,
        macs: 0
      }), stryMutAct_9fa48("379") ? {} : (stryCov_9fa48("379"), {
        args: stryMutAct_9fa48("380") ? {} : (stryCov_9fa48("380"), {
          num_groups: 4,
          affine: stryMutAct_9fa48("381") ? true : (stryCov_9fa48("381"), false)
        }),
        inputs: stryMutAct_9fa48("382") ? [] : (stryCov_9fa48("382"), [stryMutAct_9fa48("383") ? [] : (stryCov_9fa48("383"), [1, 8, 10])]),
        output: stryMutAct_9fa48("384") ? [] : (stryCov_9fa48("384"), [1, 8, 10]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function localResponseNorm(): Op {
  if (stryMutAct_9fa48("385")) {
    {}
  } else {
    stryCov_9fa48("385");
    return defineOp(stryMutAct_9fa48("386") ? {} : (stryCov_9fa48("386"), {
      type: stryMutAct_9fa48("387") ? "" : (stryCov_9fa48("387"), 'LocalResponseNorm'),
      family: stryMutAct_9fa48("388") ? "" : (stryCov_9fa48("388"), 'normalisation'),
      summary: stryMutAct_9fa48("389") ? "" : (stryCov_9fa48("389"), 'Divides each value by a power of the mean square of its neighbours in other channels.'),
      source: stryMutAct_9fa48("390") ? "" : (stryCov_9fa48("390"), 'https://pytorch.org/docs/stable/generated/torch.nn.LocalResponseNorm.html'),
      fields: stryMutAct_9fa48("391") ? () => undefined : (stryCov_9fa48("391"), z => stryMutAct_9fa48("392") ? {} : (stryCov_9fa48("392"), {
        size: positive(z).describe(stryMutAct_9fa48("393") ? "" : (stryCov_9fa48("393"), 'Channels that are looked at')),
        alpha: coefficient(z, 1e-4).describe(stryMutAct_9fa48("394") ? "" : (stryCov_9fa48("394"), 'Factor of the mean square')),
        beta: coefficient(z, 0.75).describe(stryMutAct_9fa48("395") ? "" : (stryCov_9fa48("395"), 'Exponent')),
        k: coefficient(z, 1).describe(stryMutAct_9fa48("396") ? "" : (stryCov_9fa48("396"), 'Added before the power'))
      })),
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("397") ? () => undefined : (stryCov_9fa48("397"), (_args, [input]) => (stryMutAct_9fa48("401") ? (input as Shape).length >= 3 : stryMutAct_9fa48("400") ? (input as Shape).length <= 3 : stryMutAct_9fa48("399") ? false : stryMutAct_9fa48("398") ? true : (stryCov_9fa48("398", "399", "400", "401"), (input as Shape).length < 3)) ? stryMutAct_9fa48("402") ? {} : (stryCov_9fa48("402"), {
        problem: stryMutAct_9fa48("403") ? `` : (stryCov_9fa48("403"), `the input has ${(input as Shape).length} dimensions, LocalResponseNorm needs at least 3`)
      }) : input as Shape),
      work: stryMutAct_9fa48("404") ? () => undefined : (stryCov_9fa48("404"), ({
        size
      }, _inputs, output) => stryMutAct_9fa48("405") ? [] : (stryCov_9fa48("405"), [stryMutAct_9fa48("406") ? {} : (stryCov_9fa48("406"), {
        unit: stryMutAct_9fa48("407") ? "" : (stryCov_9fa48("407"), 'mul'),
        factors: stryMutAct_9fa48("408") ? [] : (stryCov_9fa48("408"), [2, ...output])
      }), stryMutAct_9fa48("409") ? {} : (stryCov_9fa48("409"), {
        unit: stryMutAct_9fa48("410") ? "" : (stryCov_9fa48("410"), 'add'),
        factors: stryMutAct_9fa48("411") ? [] : (stryCov_9fa48("411"), [size, ...output])
      }), stryMutAct_9fa48("412") ? {} : (stryCov_9fa48("412"), {
        unit: stryMutAct_9fa48("413") ? "" : (stryCov_9fa48("413"), 'exp'),
        factors: output
      }), stryMutAct_9fa48("414") ? {} : (stryCov_9fa48("414"), {
        unit: stryMutAct_9fa48("415") ? "" : (stryCov_9fa48("415"), 'div'),
        factors: output
      })])),
      examples: stryMutAct_9fa48("416") ? [] : (stryCov_9fa48("416"), [stryMutAct_9fa48("417") ? {} : (stryCov_9fa48("417"), {
        args: stryMutAct_9fa48("418") ? {} : (stryCov_9fa48("418"), {
          size: 5
        }),
        inputs: stryMutAct_9fa48("419") ? [] : (stryCov_9fa48("419"), [stryMutAct_9fa48("420") ? [] : (stryCov_9fa48("420"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("421") ? [] : (stryCov_9fa48("421"), [1, 8, 10, 10]),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/** A learned scale and a learned shift of this shape. */
export function scaleAndShift(shape: Shape): readonly Tensor[] {
  if (stryMutAct_9fa48("422")) {
    {}
  } else {
    stryCov_9fa48("422");
    return stryMutAct_9fa48("423") ? [] : (stryCov_9fa48("423"), [stryMutAct_9fa48("424") ? {} : (stryCov_9fa48("424"), {
      name: stryMutAct_9fa48("425") ? "" : (stryCov_9fa48("425"), 'weight'),
      shape
    }), stryMutAct_9fa48("426") ? {} : (stryCov_9fa48("426"), {
      name: stryMutAct_9fa48("427") ? "" : (stryCov_9fa48("427"), 'bias'),
      shape
    })]);
  }
}
function runningStatistics(channels: number): readonly Tensor[] {
  if (stryMutAct_9fa48("428")) {
    {}
  } else {
    stryCov_9fa48("428");
    return stryMutAct_9fa48("429") ? [] : (stryCov_9fa48("429"), [stryMutAct_9fa48("430") ? {} : (stryCov_9fa48("430"), {
      name: stryMutAct_9fa48("431") ? "" : (stryCov_9fa48("431"), 'running_mean'),
      shape: stryMutAct_9fa48("432") ? [] : (stryCov_9fa48("432"), [channels])
    }), stryMutAct_9fa48("433") ? {} : (stryCov_9fa48("433"), {
      name: stryMutAct_9fa48("434") ? "" : (stryCov_9fa48("434"), 'running_var'),
      shape: stryMutAct_9fa48("435") ? [] : (stryCov_9fa48("435"), [channels])
    }), stryMutAct_9fa48("436") ? {} : (stryCov_9fa48("436"), {
      name: stryMutAct_9fa48("437") ? "" : (stryCov_9fa48("437"), 'num_batches_tracked'),
      shape: stryMutAct_9fa48("438") ? ["Stryker was here"] : (stryCov_9fa48("438"), [])
    })]);
  }
}

/** Elementary steps per element, one multiply and add counted as one. */
export function normalisationWork(output: Shape, steps: number): Work {
  if (stryMutAct_9fa48("439")) {
    {}
  } else {
    stryCov_9fa48("439");
    return stryMutAct_9fa48("440") ? [] : (stryCov_9fa48("440"), [stryMutAct_9fa48("441") ? {} : (stryCov_9fa48("441"), {
      unit: stryMutAct_9fa48("442") ? "" : (stryCov_9fa48("442"), 'mul'),
      factors: stryMutAct_9fa48("443") ? [] : (stryCov_9fa48("443"), [steps, ...output])
    })]);
  }
}
function channelsOf(input: Shape): number {
  if (stryMutAct_9fa48("444")) {
    {}
  } else {
    stryCov_9fa48("444");
    return input[1] as number;
  }
}
function valuesPerChannel(input: Shape): Count {
  if (stryMutAct_9fa48("445")) {
    {}
  } else {
    stryCov_9fa48("445");
    return productOf(stryMutAct_9fa48("446") ? [] : (stryCov_9fa48("446"), [input[0] as number, ...spatialDims(input)]));
  }
}

/** Statistics of one value would divide zero by zero; PyTorch refuses them. */
function checkSeveralValues(input: Shape, of: string, values: Count): ShapeProblem | null {
  if (stryMutAct_9fa48("447")) {
    {}
  } else {
    stryCov_9fa48("447");
    if (stryMutAct_9fa48("450") ? values === 1 : stryMutAct_9fa48("449") ? false : stryMutAct_9fa48("448") ? true : (stryCov_9fa48("448", "449", "450"), values !== 1)) return null;
    return stryMutAct_9fa48("451") ? {} : (stryCov_9fa48("451"), {
      problem: stryMutAct_9fa48("452") ? `` : (stryCov_9fa48("452"), `[${input.join(stryMutAct_9fa48("453") ? "" : (stryCov_9fa48("453"), ', '))}] has only one value per ${of}, so it has no variance`),
      help: stryMutAct_9fa48("454") ? "" : (stryCov_9fa48("454"), 'normalise before the spatial size is reduced to 1')
    });
  }
}
function channelled(axes: Axes): Shape {
  if (stryMutAct_9fa48("455")) {
    {}
  } else {
    stryCov_9fa48("455");
    return stryMutAct_9fa48("456") ? [] : (stryCov_9fa48("456"), [1, 8, ...(stryMutAct_9fa48("457") ? new Array() : (stryCov_9fa48("457"), new Array<number>(axes))).fill(4)]);
  }
}