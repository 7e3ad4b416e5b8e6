import { command, group } from '../command/command.js';
import { completionScripts } from '../completion/scripts.js';
import { printLine } from '../session/session.js';

const script = (shell: keyof typeof completionScripts, use: string) =>
  command({
    summary: `Prints the completion for ${shell}.`,
    notes: `To have it in every shell: ${use}`,
    args: {},
    options: {},
    examples: [`completion ${shell}`],
    run: async ({ session }) => printLine(session, completionScripts[shell]),
  });

/** Completion for shells. */
export const completionCommands = group({
  summary: 'Completion for shells.',
  examples: ['completion bash', 'completion zsh', 'completion fish'],
  children: {
    bash: script('bash', `echo 'source <(qinling completion bash)' >> ~/.bashrc`),
    zsh: script('zsh', `echo 'source <(qinling completion zsh)' >> ~/.zshrc (after compinit)`),
    fish: script('fish', 'qinling completion fish > ~/.config/fish/completions/qinling.fish'),
  },
});
