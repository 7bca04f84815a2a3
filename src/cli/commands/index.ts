import type { RegisterCommand } from '../command';
import { registerList } from './list';
import { registerOps } from './ops';
import { registerSchema } from './schema';
import { registerShow } from './show';
import { registerSummary } from './summary';
import { registerValidate } from './validate';

/** Every command, in the order of the help. */
export const commands: readonly RegisterCommand[] = [
  registerSummary,
  registerList,
  registerShow,
  registerValidate,
  registerSchema,
  registerOps,
];
