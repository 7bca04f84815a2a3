import type { DescribedCommand } from '../described-commands';
import { type Completed, type CompletionSource, completedArgument, completedValue } from './completed';

/** The completion script for zsh: to be installed as `_inception` on the function path, or evaluated. */
export function zshScript({ commands, io }: CompletionSource): string {
  const described = commands.map(
    ({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}\n`,
  );
  const cases = commands.map((command) => {
    const specs = [...optionSpecs(command, io), ...argumentSpecs(command, io)];
    return `    ${command.name})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;\n`;
  });
  return `#compdef inception
# Completion of inception for zsh: source <(inception completion zsh), or as a file _inception of the fpath

_inception() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands
  commands=(
${described.join('')}    'help:print the help of a command'
  )
  _arguments -C \\
    '(- *)'{-h,--help}'[print this help]' \\
    '(- *)'{-V,--version}'[print the version]' \\
    '*-C[run in this folder]:folder:_files -/' \\
    '1: :->command' \\
    '*:: :->arguments'
  case $state in
    command) _describe -t commands command commands; return ;;
    arguments) ;;
    *) return ;;
  esac
  case $words[1] in
${cases.join('')}    help) _describe -t commands command commands ;;
  esac
}

if [ "$funcstack[1]" = _inception ]; then
  _inception "$@"
else
  compdef _inception inception
fi
`;
}

function optionSpecs(command: DescribedCommand, io: CompletionSource['io']): readonly string[] {
  return command.options.map((option) => {
    const text = `[${option.description.replaceAll(/[[\]:\\]/g, '\\$&')}]`;
    const names = option.short === null ? option.long : `{${option.short},${option.long}}`;
    if (option.value === null) return `${names}${quoted(text)}`;
    const action = actionOf(completedValue(option, io));
    return quoted(`*${option.long}=${text}:${option.value.replaceAll(':', ' ')}:${action}`);
  });
}

function argumentSpecs(command: DescribedCommand, io: CompletionSource['io']): readonly string[] {
  return command.args.map((argument, index) => {
    const place = argument.isVariadic ? '*' : String(index + 1);
    return quoted(`${place}:${argument.name}:${actionOf(completedArgument(argument, io))}`);
  });
}

/**
 * What _arguments does for a value: words, several of them, words or files, or nothing but a message. The space
 * keeps it from passing options to _alternative that it does not have.
 */
function actionOf({ words, files, form }: Completed): string {
  const list = words.join(' ');
  if (form === 'list') return `_sequence -s , compadd - ${list}`;
  if (files === 'with-files')
    return words.length === 0 ? '_files' : ` _alternative "words\\:name\\:(${list})" "files\\:file\\:_files"`;
  return words.length === 0 ? ' ' : `(${list})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
