import { hasErrors } from '../diagnostics/diagnostic';
import { bytesInMemory } from '../frontends/document-bytes';
import { type Graph, inputsOf } from '../graph/graph';
import type { Spec } from '../language/spec';
import { type Change, NO_VARIANTS, type Variant, type Variants } from '../writers/variants';
import { readingOptions } from './analyse';
import type { Io } from './io';
import { loadSource, type Source } from './load-graph';
import { readSettings, type SpecOptions } from './spec-options';

/** A source that can be read any number of times. */
export function keptSource(source: Source): Source {
  if (source.kind !== 'document') return source;
  const bytes = source.bytes.all();
  return bytes instanceof Uint8Array ? { ...source, bytes: bytesInMemory(bytes) } : source;
}

/**
 * Variants of the network, each with one number changed: a variable of the spec that it is built from, or the
 * channels of its input. Those that cannot be built are left out; a spec without variables has none.
 */
export function variantsOf(
  source: Source,
  { graph, spec }: { readonly graph: Graph; readonly spec: Spec | null },
  options: SpecOptions,
  io: Io,
): Variants {
  const variables = spec === null ? [] : wholeVariables(spec);
  if (variables.length === 0) return NO_VARIANTS;
  const { settings: measuring } = readSettings(options);
  const build = (changes: readonly Change[]): Graph | null => {
    const changed = { ...options, ...optionsWith(changes, options, graph) };
    const built = loadSource(source, readingOptions(changed, measuring), io);
    return built.graph === null || hasErrors(built.diagnostics) ? null : built.graph;
  };
  const settings: readonly Change['setting'][] = [
    ...channelsOf(graph),
    ...variables.filter(({ name }) => name !== IN_CHANNELS),
  ];
  const variants = settings.slice(0, MOST).flatMap((setting): readonly Variant[] => {
    const changed = setting.value * 2;
    const built = build([{ setting, changed }]);
    return built === null ? [] : [{ setting, changed, graph: built }];
  });
  return { variants, together: build };
}

/** At most this many numbers are changed. */
const MOST = 24;

const IN_CHANNELS = 'in_channels';

/** The variables of a spec that are positive whole numbers. */
function wholeVariables({ vars }: Spec): readonly Change['setting'][] {
  return vars.flatMap(({ name, value }) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? [{ name, value }] : [],
  );
}

function optionsWith(changes: readonly Change[], { set = [], in: inputs = [] }: SpecOptions, graph: Graph) {
  const channels = changes.find(({ setting }) => setting.name === IN_CHANNELS);
  const [input] = inputsOf(graph);
  const shape = input?.type.shape.slice(1) ?? [];
  const others = changes.filter((change) => change !== channels);
  return {
    set: [...set, ...others.map(({ setting, changed }) => `${setting.name}=${changed}`)],
    in: channels === undefined ? inputs : [[channels.changed, ...shape.slice(1)].join('x')],
  };
}

/** The channels of the input, if there is only one and it is a map. */
function channelsOf(graph: Graph): readonly Change['setting'][] {
  const [input, ...others] = inputsOf(graph);
  if (input === undefined || others.length > 0) return [];
  const { shape, dtype = 'float32' } = input.type;
  const [, channels] = shape;
  if (shape.length < 3 || channels === null || channels === undefined || !dtype.startsWith('float'))
    return [];
  return [{ name: IN_CHANNELS, value: channels }];
}
