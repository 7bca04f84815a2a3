import type { HostModule } from '../value';
import { abcModule } from './abc';
import { collectionsModules } from './collections';
import { copyModule } from './copy';
import { dataclassesModule } from './dataclasses';
import { enumModule } from './enum';
import { functoolsModule } from './functools';
import { importlibModules } from './importlib';
import { inspectModule } from './inspect';
import { itertoolsModule } from './itertools';
import { jsonModule } from './json';
import { mathModule } from './math';
import { operatorModule } from './operator';
import { osModules } from './os';
import { randomModule } from './random';
import { reModules } from './re';
import { smallModules } from './small-modules';
import { sourceModules } from './source-modules';
import { threadingModule } from './threads';
import { timeModules } from './time';
import { typingModules } from './typing';

/** The modules of Python's standard library. */
export const standardModules: readonly HostModule[] = [
  mathModule,
  abcModule,
  functoolsModule,
  itertoolsModule,
  ...collectionsModules,
  ...typingModules,
  enumModule,
  dataclassesModule,
  copyModule,
  operatorModule,
  ...osModules,
  ...importlibModules,
  inspectModule,
  ...reModules,
  jsonModule,
  randomModule,
  ...smallModules,
  threadingModule,
  ...timeModules,
  ...sourceModules,
];
