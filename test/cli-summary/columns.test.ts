import { beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

async function printed(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runInFolder(['summary', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

async function refused(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runInFolder(['summary', ...args]);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
}

describe.concurrent('inception summary --columns', () => {
  it('puts them in the place of the multiply-adds in text, the rest as it is', async () => {
    const usual = (await printed('v2')).split('\n');
    const picked = (await printed('v2', '--columns', 'kernel, share')).split('\n');
    expect(picked.map((line) => line.slice(0, 64).trimEnd())).toEqual(
      usual.map((line) => line.slice(0, 64).trimEnd()),
    );
    expect(picked[1]?.slice(63)).toBe('     Kernel size           Share');
    expect(picked[9]?.slice(63)).toBe('             3x3          67.7 %');
    expect(picked[0]).toBe('-'.repeat(64 + 32));
  });

  it('counts functional calls too, whose row is then there', async () => {
    const text = await printed('v2', '--columns', 'activations');
    expect(text).toMatch(/^ +\(functional\) +0 +802,816$/m);
    expect(await printed('v2', '--columns', 'macs')).not.toContain('functional');
  });

  it('in csv and markdown stand beside the path and the type', async () => {
    const csv = (await printed('v2', '--format', 'csv', '--columns', 'kernel,macs,peak')).split('\n');
    expect(csv.slice(0, 3)).toEqual([
      'path,type,kernel_size,macs,peak_activation_bytes',
      'conv1x1.conv,Conv2d,1x1,9633792,802816',
      'conv1x1.relu,ReLU,,0,802816',
    ]);
    const markdown = await printed(
      'v2',
      '--format',
      'markdown',
      '--columns',
      'share',
      '--columns',
      'kernel,share',
    );
    expect(markdown).toContain('| Layer          | Type                  |       Share | Kernel size |\n');
  });

  it('takes the names that JSON, CSV and checks have, and the shorter ones', async () => {
    const csv = ['v2', '--format', 'csv', '--columns'];
    const long = 'kernel_size,trainable_params,activation_bytes,peak_activation_bytes,share_percent';
    const table = await printed(...csv, long);
    expect(table.split('\n')[0]).toBe(`path,type,${long}`);
    expect(await printed(...csv, 'kernel,trainable,activations,peak,share')).toBe(table);
  });

  it('does not change JSON', async () => {
    const json = await printed('v2', '--json');
    expect(await printed('v2', '--json', '--columns', 'kernel')).toBe(json);
  });

  it('says what is wrong with them', async () => {
    const stderr = await refused('v2', '--columns', 'shar,peak,,colour');
    expect(stderr).toContain('did you mean "share" or "share_percent"?');
    expect(stderr).toContain('not "colour"');
    expect(stderr).toContain('not ""');
    expect(stderr).toContain('3 errors');
    expect(await refused('v2', '--format', 'torchsummary', '--columns', 'macs')).toContain(
      '--columns cannot be combined with the torchsummary format',
    );
    const { error, diagnostics } = JSON.parse(await refused('v2', '--json', '--columns', 'shar'));
    expect(JSON.stringify(error ?? diagnostics)).toContain('usage/invalid-option');
  });
});

describe.concurrent('inception summary --format tree', () => {
  it('is nested as deep as is asked for', async () => {
    const text = await printed('resnet18', '--format', 'tree', '--depth', '1', '--columns', 'output,params');
    expect(text.split('\n').slice(3, 15)).toEqual([
      'ResNet                        [1, 1000]          11,689,512',
      '├─Conv2d: conv1               [1, 64, 112, 112]       9,408',
      '├─BatchNorm2d: bn1            [1, 64, 112, 112]         128',
      '├─ReLU: relu                  [1, 64, 112, 112]           0',
      '├─MaxPool2d: maxpool          [1, 64, 56, 56]             0',
      '├─Sequential: layer1          [1, 64, 56, 56]       147,968',
      '├─Sequential: layer2          [1, 128, 28, 28]      525,568',
      '├─Sequential: layer3          [1, 256, 14, 14]    2,099,712',
      '├─Sequential: layer4          [1, 512, 7, 7]      8,393,728',
      '├─AdaptiveAvgPool2d: avgpool  [1, 512, 1, 1]              0',
      '├─(Flatten)                   [1, 512]                    0',
      '└─Linear: fc                  [1, 1000]             513,000',
    ]);
  });

  it('has the figure of the convention', async () => {
    const text = await printed('resnet18', '--format', 'tree', '--depth', '0', '--convention', 'torchinfo');
    expect(text).toMatch(/^ResNet +\[1, 1000\] +11,689,512 +1,814,083,944$/m);
    expect(text).toContain('torchinfo MACs: 1,814,083,944\nConvention: torchinfo\n');
  });

  it('says what is wrong with its depth', async () => {
    expect(await refused('v2', '--format', 'tree', '--depth', '-1')).toContain(
      '--depth must be a whole number',
    );
    expect(await refused('v2', '--depth', '1')).toContain('add --format tree');
  });
});
