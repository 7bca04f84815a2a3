// Writes the fixtures of exported networks as whole files: the elements that were cut out are zeros again.
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const archive = join(import.meta.dirname, '../test/golden/onnx/fixtures.br');

/** The bytes of a fixture by its name. */
function fixture(name) {
  const bytes = brotliDecompressSync(readFileSync(archive));
  const end = bytes.indexOf('\n');
  let start = end + 1;
  for (const [file, length] of JSON.parse(bytes.subarray(0, end).toString())) {
    if (file === `models/${name}.onnx`) return bytes.subarray(start, start + length);
    start += length;
  }
  throw new Error(`there is no fixture ${name}`);
}

/** Writes a fixture with zeros for its weights, and gives the size of the file. */
export function writeWithWeights(name, path) {
  const model = fields(fixture(name));
  const graph = fields(model.find(({ number }) => number === 7).payload);
  const tensors = graph.map((field) => (field.number === 5 ? filled(field) : field));
  const size = (list) =>
    list.reduce((sum, { head, payload, zeros = 0 }) => sum + head.length + payload.length + zeros, 0);
  const descriptor = openSync(path, 'w');
  let position = 0;
  const write = (bytes) => {
    writeSync(descriptor, bytes, 0, bytes.length, position);
    position += bytes.length;
  };
  for (const field of model) {
    if (field.number !== 7) {
      write(field.head);
      write(field.payload);
      continue;
    }
    write(headOf(7, size(tensors)));
    for (const { head, payload, zeros = 0 } of tensors) {
      write(head);
      write(payload);
      position += zeros;
    }
  }
  // What nothing was written to is zeros.
  ftruncateSync(descriptor, position);
  closeSync(descriptor);
  return position;
}

/** A tensor whose elements are in another file as one that has them, all zeros, in its last field. */
function filled(field) {
  const parts = fields(field.payload);
  if (!parts.some(({ number }) => number === 14)) return field;
  const dims = parts.filter(({ number }) => number === 1);
  const sizes = dims.flatMap(({ head, payload }) => varints(payload.length > 0 ? payload : head.subarray(1)));
  const zeros = 4 * sizes.reduce((product, dim) => product * dim, 1);
  const kept = parts.filter(({ number }) => number !== 13 && number !== 14);
  const payload = Buffer.concat([...kept.flatMap((part) => [part.head, part.payload]), headOf(9, zeros)]);
  return { number: 5, head: headOf(5, payload.length + zeros), payload, zeros };
}

/** The fields of a message; the value of one that is a number is part of its head. */
function fields(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    const [tag, afterTag] = varint(bytes, at);
    const [value, afterValue] = (tag & 7) === 5 ? [0, afterTag + 4] : varint(bytes, afterTag);
    const end = (tag & 7) === 2 ? afterValue + value : afterValue;
    found.push({
      number: tag >> 3,
      head: bytes.subarray(start, afterValue),
      payload: bytes.subarray(afterValue, end),
    });
    at = end;
  }
  return found;
}

function varint(bytes, start) {
  let value = 0;
  for (let at = start, factor = 1; ; at += 1, factor *= 128) {
    value += (bytes[at] & 0x7f) * factor;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

function varints(bytes) {
  const values = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = varint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** The tag of a field and the length of its value. */
function headOf(number, length) {
  const bytes = [number * 8 + 2];
  let rest = length;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
