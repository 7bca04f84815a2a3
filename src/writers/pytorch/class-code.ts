import { type Code, call, joined, statementLines } from '../python/layout';
import type { ClassDefinition, Classes } from './classes';
import { constructorLines } from './constructor-code';
import { docstringLines, type Figures } from './docstring';
import { forwardCode, type Unwritable } from './forward-code';
import type { Module } from './modules';
import { hasOwnForward } from './sequential';

/** A class as lines, with what it has no code for. */
export interface WrittenClass {
  readonly lines: readonly string[];
  readonly unwritable: readonly (Unwritable & { readonly module: Module })[];
}

/** Writes a class: its docstring, what its constructor makes, and its forward. */
export function classCode(
  definition: ClassDefinition,
  {
    classes,
    batch,
    figures,
    isNetwork,
    outputs,
    ties,
  }: {
    readonly classes: Classes;
    readonly batch: number;
    readonly figures: Figures;
    readonly isNetwork: boolean;
    /** Whether outputs with names of their own are given as a dict. */
    readonly outputs: 'named' | 'plain';
    /** Statements at the end of the constructor. */
    readonly ties: readonly string[];
  },
): WrittenClass {
  const { name, calls, arguments: args } = definition;
  const [module] = calls;
  const hasNames = isNetwork && outputs === 'named';
  if (module === undefined) return { lines: [], unwritable: [] };
  const docstring = docstringLines(definition, { batch, figures, isNetwork });
  const made = constructorLines(definition, classes, ties);
  const forward = hasOwnForward(module)
    ? forwardCode(module, { written: args.written, batch, hasNames, optional: definition.optional })
    : null;
  const method =
    forward === null ? [] : [...forwardHeader(module, forward.inputs, hasNames), ...forward.lines];
  const parts = [docstring, made, method].filter((lines) => lines.length > 0);
  return {
    lines: [
      `class ${name}(nn.${module.base}):`,
      ...parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])),
    ],
    unwritable: (forward?.unwritable ?? []).map((one) => ({ ...one, module })),
  };
}

function forwardHeader(module: Module, inputs: readonly string[], hasNames: boolean): readonly string[] {
  const parameters: readonly Code[] = ['self', ...inputs.map((input) => `${input}: Tensor`)];
  return statementLines(joined(call('def forward', parameters), ` -> ${hintOf(module, hasNames)}:`), 1);
}

function hintOf({ outputs }: Module, hasNames: boolean): string {
  if (hasNames && outputs.some(({ name }) => !/^(output_?)?\d*$/.test(name))) return 'dict[str, Tensor]';
  if (outputs.length < 2) return 'Tensor';
  return outputs.length > 3 ? 'tuple[Tensor, ...]' : `tuple[${outputs.map(() => 'Tensor').join(', ')}]`;
}
