import { describe, expect, it } from 'vitest';
import { net, smallRepository } from './small-repository';

const here = smallRepository();
const { diff } = here;

/** A Linear layer of 4 inputs has 5 parameters and 4 multiply-adds for each output. */
const PARAMS = 5;

describe('--stat', () => {
  it('has a line for each spec that is not the same, and one for all', () => {
    here.repository.write('nets/a.json', net(9));
    here.repository.write('nets/c.json', net(3));
    here.repository.git('rm', 'nets/deep/b.json');
    const { status, stdout } = diff('nets', '--stat');
    expect(status).toBe(1);
    const rows = stdout.split('\n').map((line) => line.split(/ +/).filter((word) => word !== ''));
    expect(rows).toEqual([
      ['Spec', 'Status', 'Old', 'params', 'New', 'params', '%', 'Old', 'mult-adds', 'New', 'mult-adds', '%'],
      [expect.stringMatching(/^-+$/), ...Array(7).fill(expect.stringMatching(/^-+$/))],
      ['nets/a.json', 'changed', `${6 * PARAMS}`, `${9 * PARAMS}`, '+50.0', '%', '24', '36', '+50.0', '%'],
      ['nets/c.json', 'added', `${3 * PARAMS}`, '12'],
      ['nets/deep/b.json', 'removed', `${7 * PARAMS}`, '28'],
      [],
      ['specs:', '1', 'added,', '1', 'removed,', '1', 'changed', 'against', 'HEAD'],
      [],
    ]);
  });

  it('of specs that are the same is one line', () => {
    expect(diff('nets', '--stat')).toEqual({
      status: 0,
      stdout: 'specs: 2 unchanged against HEAD\n',
      stderr: '',
    });
  });

  it('says what grew by more than it may', () => {
    here.repository.write('nets/a.json', net(9));
    const { status, stdout } = diff('nets', '--stat', '--max-growth', 'params=+2%');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^nets\/a\.json: .*params.*50\.0 %/im);
  });
});
