import type Jsep from 'jsep';

/** The expression parser, loaded when an expression is first read. */
export function loadJsep(): typeof Jsep {
  const loaded = require('jsep') as typeof Jsep & { readonly default?: typeof Jsep };
  return loaded.default ?? loaded;
}
