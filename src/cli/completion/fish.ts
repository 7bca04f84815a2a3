import { type Completed, type CompletionSource, completedArgument, completedValue } from './completed';

/** The completion script for fish 3 and later. */
export function fishScript({ commands, io }: CompletionSource): string {
  const lines = commands.flatMap((command) => {
    const { name, description, options, args } = command;
    const using = `-n ${quoted(`__inception_using ${name}`)}`;
    return [
      `complete -c inception -n __inception_needs_command -a ${name} -d ${quoted(description)}`,
      ...options.map((option) => {
        const { long, short, value } = option;
        const flags = `-l ${long.slice(2)}${short === null ? '' : ` -s ${short.slice(1)}`}`;
        const values = value === null ? '' : ` -x${wordsText(completedValue(option, io))}`;
        return `complete -c inception ${using} ${flags}${values} -d ${quoted(option.description)}`;
      }),
      ...args.map((argument, index) => {
        const place = argument.isVariadic ? `${index} or more` : String(index);
        const condition = `-n ${quoted(`__inception_using ${name}; and __inception_place ${place}`)}`;
        const completed = completedArgument(argument, io);
        const files = completed.files === 'with-files' ? ' -F' : '';
        return `complete -c inception ${condition}${files}${wordsText(completed)}`;
      }),
    ];
  });
  const valued = [
    ...new Set(
      commands.flatMap(({ options }) =>
        options.filter(({ value }) => value !== null).map(({ long }) => long),
      ),
    ),
  ];
  return `# Completion of inception for fish: inception completion fish | source

# The words before the one that is typed, without the folders before the command.
function __inception_words
    set -l words (commandline -opc)
    while test (count $words) -gt 2; and test $words[2] = -C
        set -e words[2..3]
    end
    printf '%s\\n' $words
end

function __inception_needs_command
    test (count (__inception_words)) -eq 1
end

function __inception_using
    set -l words (__inception_words)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end

# Whether the word that is typed is the argument of this place, the first being 0, or one from it on.
function __inception_place
    set -l place 0
    set -l is_value no
    for word in (__inception_words)[3..-1]
        if test $is_value = yes
            set is_value no
        else if contains -- $word ${valued.join(' ')}
            set is_value yes
        else if not string match -q -- '-?*' $word
            set place (math $place + 1)
        end
    end
    test $place -eq $argv[1]; or test (count $argv) -gt 1 -a $place -ge $argv[1]
end

complete -c inception -f
complete -c inception -n __inception_needs_command -s h -l help -d 'print this help'
complete -c inception -n __inception_needs_command -s V -l version -d 'print the version'
complete -c inception -n __inception_needs_command -s C -x -a '(__fish_complete_directories)' -d 'run in this folder'
complete -c inception -n __inception_needs_command -a help -d 'print the help of a command'
complete -c inception -n '__inception_using help' -a ${quoted(commands.map(({ name }) => name).join(' '))}
${lines.join('\n')}
`;
}

function wordsText({ words, form }: Completed): string {
  if (words.length === 0) return '';
  const list = words.join(' ');
  return ` -a ${quoted(form === 'list' ? `(__fish_append , ${list})` : list)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
