import { hostModule } from '../host';
import type { HostModule, Machine, PyModule } from '../value';
import { fromSource, type PythonText } from './source-module';
import argparse from './sources/argparse.py';
import argparseParts from './sources/argparse_parts.py';
import bisect from './sources/bisect.py';
import configparser from './sources/configparser.py';
import contextlib from './sources/contextlib.py';
import contextvars from './sources/contextvars.py';
import datetime from './sources/datetime.py';
import heapq from './sources/heapq.py';
import keyword from './sources/keyword.py';
import logging from './sources/logging.py';
import loggingParts from './sources/logging_parts.py';
import machinery from './sources/machinery.py';
import pathlib from './sources/pathlib.py';
import pprint from './sources/pprint.py';
import queues from './sources/queues.py';
import streams from './sources/streams.py';
import textwrap from './sources/textwrap.py';
import uuid from './sources/uuid.py';
import version from './sources/version.py';
import weakref from './sources/weakref.py';

const texts: Readonly<Record<string, PythonText>> = {
  argparse,
  _argparse_parts: argparseParts,
  bisect,
  configparser,
  contextlib,
  contextvars,
  datetime,
  heapq,
  io: streams,
  keyword,
  logging,
  pathlib,
  pprint,
  queue: queues,
  textwrap,
  uuid,
  weakref,
  'importlib.machinery': machinery,
  'logging.config': loggingParts,
  'logging.handlers': loggingParts,
  'packaging.version': version,
  'distutils.version': version,
};

/** Modules of Python's standard library that are kept as Python. */
export const sourceModules: readonly HostModule[] = [
  ...Object.entries(texts).map(([name, text]) => ({
    name,
    create: (machine: Machine) =>
      hostModule(name, {}, (wanted) =>
        wanted.startsWith('__') ? undefined : fromSource(machine, name, text, wanted),
      ),
  })),
  ...['packaging', 'distutils'].map((name) => ({
    name,
    create: (machine: Machine) => hostModule(name, {}, (part) => partOf(machine, name, part)),
  })),
];

/** A module of a package that other libraries import, so that code finds it there without importing it. */
function partOf(machine: Machine, name: string, part: string): PyModule | undefined {
  return part.startsWith('__')
    ? undefined
    : (machine.importModule(machine, `${name}.${part}`, 'at once') ?? undefined);
}
