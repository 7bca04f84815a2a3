import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileBytes } from '../../src/cli/file-bytes';

it('gives all bytes of a file each time, and after it was closed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inception-bytes-'));
  const path = join(folder, 'net.json');
  writeFileSync(path, '{"layers": []}');
  const bytes = fileBytes(path, 14, {
    most: 100,
    tooLarge: () => ({ code: 'file/too-large', severity: 'error', message: 'too large' }),
  });
  const text = () => new TextDecoder().decode(bytes.all() as Uint8Array);
  expect(bytes.read(new Uint8Array(4), 2)).toBe(4);
  expect([text(), text()]).toEqual(['{"layers": []}', '{"layers": []}']);
  bytes.close();
  expect(text()).toBe('{"layers": []}');
  bytes.close();
  rmSync(folder, { recursive: true });
});
