import { unknownChoice } from '../choice-option';
import type { RegisterCommand } from '../command';
import { bashScript } from '../completion/bash';
import { fishScript } from '../completion/fish';
import { zshScript } from '../completion/zsh';
import { describedCommands } from '../described-commands';
import { EXIT_OK } from '../exit-codes';
import { type Offers, oneOf } from '../offer';
import { refuse } from '../print-diagnostics';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
const shells = Object.keys(scripts);

export const offers: Offers = { shell: oneOf(() => shells) };

export const register: RegisterCommand = (command, action, commands) => {
  command
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('before', EXAMPLES)
    .action(
      action((io, shell: string) => {
        if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish') {
          const help = 'for example inception completion bash';
          return refuse([unknownChoice('SHELL', shell, `one of ${shells.join(', ')}`, shells, help)], {}, io);
        }
        io.out(scripts[shell]({ commands: describedCommands(commands), io }));
        return EXIT_OK;
      }, 'output'),
    );
};

const EXAMPLES = `Examples:
  eval "$(inception completion bash)"          in ~/.bashrc
  source <(inception completion zsh)           in ~/.zshrc, after compinit
  inception completion fish | source           in ~/.config/fish/config.fish
`;
