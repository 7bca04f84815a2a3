/** What was made for a key, made now where it was not before. */
export function madeOnce<Key, Made>(made: Map<Key, Made>, key: Key, make: (key: Key) => Made): Made {
  const before = made.get(key);
  if (before !== undefined) return before;
  const now = make(key);
  made.set(key, now);
  return now;
}
