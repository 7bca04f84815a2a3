import {
  type Completed,
  type CompletionSource,
  completedArgument,
  completedValue,
  flagsOf,
} from './completed';

/** The completion script for bash 3.2 and later. */
export function bashScript({ commands, io }: CompletionSource): string {
  const values = commands.flatMap((command) =>
    command.options
      .filter(({ value }) => value !== null)
      .map((option) => `    '${command.name} ${option.long}') ${answerOf(completedValue(option, io))};;\n`),
  );
  const args = commands.flatMap((command) =>
    command.args.map((argument, index) => {
      const place = argument.isVariadic ? '*' : String(index);
      return `    '${command.name} '${place}) ${answerOf(completedArgument(argument, io))};;\n`;
    }),
  );
  const flags = commands.map((command) => `    ${command.name}) echo '${flagsOf(command).join(' ')}';;\n`);
  const valued = commands.map((command) => {
    const names = command.options.filter(({ value }) => value !== null).map(({ long }) => long);
    return `    ${command.name}) echo ' ${names.join(' ')} ';;\n`;
  });
  return `# Completion of inception for bash: eval "$(inception completion bash)"

_inception_flags() {
  case $1 in
${flags.join('')}  esac
}

_inception_valued() {
  case $1 in
${valued.join('')}  esac
}

# What completes the value of an option: kind, then words.
_inception_value() {
  case "$1 $2" in
${values.join('')}  esac
}

# What completes an argument by its place, the first being 0.
_inception_argument() {
  case "$1 $2" in
${args.join('')}    'help 0') echo 'words ${commands.map(({ name }) => name).join(' ')}';;
  esac
}

_inception() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local command='' place=0 answer kind words start='' word i IFS=$' \\t\\n'
  COMPREPLY=()
  # bash makes words of their own of the signs between words: --format=json is three
  if [ "$cur" = '=' ]; then
    cur=''
  elif [ "$prev" = '=' ]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [ -z "$command" ]; then
      case $word in -C) i=$((i + 1)) ;; -*) ;; *) command=$word ;; esac
    else
      case $word in
        = ) ;;
        -?*)
          if [ "\${COMP_WORDS[i+1]-}" = '=' ]; then
            i=$((i + 2))
          else
            case "$(_inception_valued "$command")" in *" $word "*) i=$((i + 1)) ;; esac
          fi ;;
        *) place=$((place + 1)) ;;
      esac
    fi
  done
  if [ -z "$command" ]; then
    answer='words ${commands.map(({ name }) => name).join(' ')} help --help --version -C'
    [ "$prev" != -C ] || answer=files
  else
    case "$(_inception_valued "$command")" in
      *" $prev "*) answer=$(_inception_value "$command" "$prev") ;;
      *)
        case $cur in
          -*) answer="words $(_inception_flags "$command")" ;;
          *) answer=$(_inception_argument "$command" "$place") ;;
        esac ;;
    esac
  fi
  kind=\${answer%% *}
  words=\${answer#"$kind"}
  if [ "$kind" = list ]; then
    case $cur in *,*) start=\${cur%,*}, ; cur=\${cur##*,} ;; esac
  fi
  while IFS= read -r word; do
    COMPREPLY[\${#COMPREPLY[@]}]=$start$word
  done < <(
    compgen -W "$words" -- "$cur"
    [ "$kind" = files ] && compgen -f -- "$cur"
  )
  if [ "$kind" = files ] && type compopt >/dev/null 2>&1; then compopt -o filenames 2>/dev/null; fi
  return 0
}

complete -F _inception inception
`;
}

/** A shell command that prints what can follow: its kind and its words. */
function answerOf({ words, files, form }: Completed): string {
  const kind = form === 'list' ? 'list' : files === 'with-files' ? 'files' : 'words';
  return `echo '${[kind, ...words].join(' ')}'`;
}
