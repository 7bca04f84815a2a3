import { expect, it } from 'vitest';
import { updateChecks } from '../../../src/language/checks/update-checks';

const TEXT = `{
  // budgets of the team\r
  "checks": [
    { "name": "a", "max": "200k" /* was 150k */, },
\t{ "name": "b",
      "equals":   [1, 2] }, // shapes
  ],
}
`;

it('changes limits and nothing else', () => {
  const changes = [
    { path: ['checks', 0, 'max'], value: 163_696 },
    { path: ['checks', 1, 'equals'], value: [256, 28, 28] },
  ];
  expect(updateChecks(TEXT, changes)).toBe(
    TEXT.replace('"200k"', '163696').replace('[1, 2]', '[256, 28, 28]'),
  );
});

it('writes a count beyond 2^53 as a text', () => {
  expect(updateChecks(TEXT, [{ path: ['checks', 0, 'max'], value: 2n ** 64n }])).toContain(
    '"max": "18446744073709551616"',
  );
});

it('changes nothing where there is nothing to change', () => expect(updateChecks(TEXT, [])).toBe(TEXT));
