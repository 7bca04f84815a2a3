import { commands } from '../src/cli/commands/index';
import { type DescribedCommand, describedCommands } from '../src/cli/described-commands';

/** The manual page, in the man macros of roff, from what the commands register. */
export function manualPage(): string {
  const described = describedCommands(commands);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['NAME', ['inception \\- what a neural network costs before anyone runs it']],
    [
      'SYNOPSIS',
      [
        '.B inception',
        '[\\-C',
        '.IR folder ]',
        '.I command',
        '[options] [arguments]',
        '.br',
        '.B inception \\-\\-help',
      ],
    ],
    ['DESCRIPTION', DESCRIPTION.map(escaped)],
    ['OPTIONS', tagged('\\fB\\-C \\fIfolder\\fR', OPTION_OF_FOLDER)],
    ['COMMANDS', described.flatMap(commandLines)],
    ['EXIT STATUS', EXIT_CODES.flatMap(([code, text]) => tagged(`\\fB${code}\\fR`, text))],
    ['ENVIRONMENT', ENVIRONMENT.flatMap(([name, text]) => tagged(`\\fB${name}\\fR`, text))],
    ['EXAMPLES', described.flatMap(exampleLines)],
  ];
  const lines = [
    '.\\" Written by "npm run docs".',
    '.TH INCEPTION 1 "" "inception" "User Commands"',
    ...sections.flatMap(([title, own]) => [`.SH ${title}`, ...own]),
  ];
  return `${lines.join('\n')}\n`;
}

const DESCRIPTION = [
  'Prints shapes, parameters, multiply-adds, memory and receptive fields of a network from its PyTorch source, an ONNX',
  'model, a JSON spec of its layers or a preset. Nothing is trained or run. Figures go to standard output, all else to standard error.',
];

const OPTION_OF_FOLDER =
  'Run the command as if it were started in this folder. It goes before the command; a further one is relative to the one before.';

const EXIT_CODES = [
  ['0', 'fine'],
  ['1', 'the answer is no: different, or over a budget'],
  ['2', 'wrong usage or input'],
  ['70', 'an internal error'],
] as const;

const ENVIRONMENT = [
  ['COLUMNS', 'the columns that lines may take, before those of the terminal'],
  ['NO_COLOR', 'no colour where it is not empty'],
  ['FORCE_COLOR', 'colour where no terminal is, unless it is 0 or false'],
  ['GITHUB_STEP_SUMMARY', 'the file that the github formats of diff and check add a summary to'],
  [
    'XDG_CACHE_HOME',
    'where the folder inception for compiled code of the program is made, in place of ~/.cache',
  ],
  ['NODE_DISABLE_COMPILE_CACHE', 'no compiled code is kept for the next run, nor taken from earlier ones'],
] as const;

function commandLines({ name, usage, description, args, options }: DescribedCommand): readonly string[] {
  const place = usage.slice(usage.indexOf(' ') + 1);
  return [
    `.SS ${escaped(`inception ${name} ${place}`)}`,
    escaped(description),
    ...args.flatMap((argument) => tagged(`\\fI${escaped(argument.name)}\\fR`, argument.description)),
    ...options.flatMap((option) => tagged(`\\fB${escaped(option.flags)}\\fR`, option.description)),
  ];
}

/** The lines of a command's examples as they are, but for their title. */
function exampleLines({ examples }: DescribedCommand): readonly string[] {
  const lines = examples.split('\n').slice(1);
  return lines.length === 0 ? [] : ['.PP', '.nf', ...lines.map((line) => escaped(line.trim())), '.fi'];
}

function tagged(tag: string, text: string): readonly string[] {
  return ['.TP', tag, escaped(text)];
}

/** A text without meaning for roff: no escapes, hyphens that can be copied, no request at the beginning. */
function escaped(text: string): string {
  const plain = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
