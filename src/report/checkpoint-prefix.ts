/** A prefix of keys that only the checkpoint or only the network has. */
export interface PrefixHint {
  /** With its dot: `module.`. */
  readonly prefix: string;
  /** Whose keys begin with it. */
  readonly side: 'checkpoint' | 'model';
  /** How many missing entries are found once it is removed or added. */
  readonly matches: number;
}

/** A prefix is reported if it explains at least one in this many keys of the side that has fewer. */
const LEAST_SHARE = 2;

/**
 * The prefix that turns the most unexpected keys into missing ones; null if none explains half of the shorter
 * list. Prefixes end with a dot.
 */
export function prefixHint(missing: readonly string[], unexpected: readonly string[]): PrefixHint | null {
  const least = Math.max(1, Math.min(missing.length, unexpected.length) / LEAST_SHARE);
  const ofCheckpoint = mostCommon(unexpected, new Set(missing));
  const ofModel = mostCommon(missing, new Set(unexpected));
  const isOfModel = (ofModel?.matches ?? 0) > (ofCheckpoint?.matches ?? 0);
  const best = isOfModel ? ofModel : ofCheckpoint;
  if (best === null || best.matches < least) return null;
  return { ...best, side: isOfModel ? 'model' : 'checkpoint' };
}

/** The prefix without which the most keys are wanted. */
function mostCommon(keys: readonly string[], wanted: ReadonlySet<string>): Omit<PrefixHint, 'side'> | null {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return null;
  for (const key of keys) {
    for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      if (!wanted.has(key.slice(dot + 1))) continue;
      const prefix = key.slice(0, dot + 1);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  let best: Omit<PrefixHint, 'side'> | null = null;
  for (const [prefix, matches] of counts)
    if (best === null || matches > best.matches) best = { prefix, matches };
  return best;
}
