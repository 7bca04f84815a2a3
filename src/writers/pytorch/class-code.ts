import { type Code, call, joined, statementLines } from '../python/layout';
import type { ClassDefinition, Classes } from './classes';
import { constructorLines } from './constructor-code';
import { type ClassRole, docstringLines, type Figures } from './docstring';
import { forwardCode } from './forward-code';
import { type GivenOutputs, givesDict } from './given-outputs';
import type { Module, Step } from './modules';
import { hasOwnForward } from './sequential';

/** A class as lines, with the steps that could not be written. */
export interface WrittenClass {
  readonly lines: readonly string[];
  readonly unwritable: readonly { readonly step: Step; readonly module: Module }[];
}

/** What the code of a class depends on besides its definition. */
interface ClassOptions {
  readonly classes: Classes;
  readonly batch: number;
  readonly figures: Figures;
  readonly role: ClassRole;
  readonly outputs: GivenOutputs;
  /** Statements at the end of the constructor. */
  readonly lastStatements: readonly string[];
}

/** Writes a class: its docstring, what its constructor makes, and its forward. */
export function classCode(definition: ClassDefinition, options: ClassOptions): WrittenClass {
  const { classes, batch, figures, role, outputs, lastStatements } = options;
  const { name, calls, arguments: args } = definition;
  const [module] = calls;
  if (module === undefined) return { lines: [], unwritable: [] };
  const docstring = docstringLines(definition, { batch, figures, role });
  const made = constructorLines(definition, classes, lastStatements);
  const forward = hasOwnForward(module)
    ? forwardCode(module, { written: args.written, batch, outputs, optional: definition.optional })
    : null;
  const method =
    forward === null ? [] : [...forwardHeader(module, forward.inputs, outputs), ...forward.lines];
  const parts = [docstring, made, method].filter((lines) => lines.length > 0);
  return {
    lines: [
      `class ${name}(nn.${module.base}):`,
      ...parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])),
    ],
    unwritable: (forward?.unwritable ?? []).map((step) => ({ step, module })),
  };
}

function forwardHeader(module: Module, inputs: readonly string[], given: GivenOutputs): readonly string[] {
  const parameters: readonly Code[] = ['self', ...inputs.map((input) => `${input}: Tensor`)];
  return statementLines(joined(call('def forward', parameters), ` -> ${hintOf(module, given)}:`), 1);
}

function hintOf({ outputs }: Module, given: GivenOutputs): string {
  if (givesDict(outputs, given)) return 'dict[str, Tensor]';
  if (outputs.length < 2) return 'Tensor';
  return outputs.length > 3 ? 'tuple[Tensor, ...]' : `tuple[${outputs.map(() => 'Tensor').join(', ')}]`;
}
