import { expect, it } from 'vitest';
import { roundTrip } from '../../support/export-round-trip';
import { exampleGraphs } from '../../support/keras-cases';

/** What is refused: stated figures, operators of ONNX, values put at places that are not known, and calls that torch itself refuses. */
const REFUSED = /^(Opaque|onnx\.|BitwiseNot|(ArgMax|ArgMin|Median)-[01]$|MaxUnpool|IndexPut-2$)/;

/** It has no forward that is the same for all targets, so that our reader has none. */
const NOT_READ = /^AdaptiveLogSoftmaxWithLoss/;

/** Of torch 1.13 every other one gives the same outputs and parameters, apart from functions that it has not yet. */
it('the examples of every layer type are the same again', () => {
  const results = exampleGraphs()
    .filter(({ name }) => !NOT_READ.test(name))
    .map(({ name, graph }) => ({ name, ...roundTrip(graph) }));
  expect(results.length).toBeGreaterThan(500);
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
  const refused = results.filter((one) => one.refused.length > 0).map(({ name }) => name);
  expect(refused.filter((name) => !REFUSED.test(name))).toEqual([]);
});
