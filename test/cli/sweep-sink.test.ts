import { describe, expect, it } from 'vitest';
import { fileSink } from '../../src/cli/sweep-sink';

/** A file that is held here; a device takes all and has no size. */
function fileOf(text: string, kind: 'file' | 'device' = 'file') {
  const file = { text };
  const io = {
    appendFile: (_path: string, more: string) => {
      file.text += more;
      return null;
    },
    fileSize: () => (kind === 'device' ? 0 : Buffer.byteLength(file.text)),
  };
  return { file, io };
}

describe('a file that a sweep writes', () => {
  it.each(['file', 'device'] as const)('gets its lines at the end: %s', (kind) => {
    const { file, io } = fileOf('head\n', kind);
    const sink = fileSink('s.jsonl', io);
    for (const line of ['é\n', 'b\n']) {
      expect(sink.write(line)).toBeNull();
      expect(sink.flush()).toBeNull();
    }
    expect(file.text).toBe('head\né\nb\n');
  });

  it('is left alone where another run writes it too, so that nothing is doubled', () => {
    const { file, io } = fileOf('head\n');
    const [one, other] = [fileSink('s.jsonl', io), fileSink('s.jsonl', io)];
    one.write('a\n');
    other.write('a\n');
    expect(one.flush()).toBeNull();
    expect(other.flush()).toMatchObject({ code: 'file/unwritable' });
    one.write('b\n');
    expect(one.flush()).toBeNull();
    expect(file.text).toBe('head\na\nb\n');
  });

  it('is left alone where it was cut off', () => {
    const { file, io } = fileOf('head\na\n');
    const sink = fileSink('s.jsonl', io);
    file.text = '';
    sink.write('b\n');
    expect(sink.flush()).toMatchObject({ code: 'file/unwritable' });
    expect(file.text).toBe('');
  });
});
