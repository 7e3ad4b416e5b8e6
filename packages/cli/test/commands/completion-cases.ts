import type { CommandCases } from '../support/command-cases.js';

const tooMany = { fails: () => ['more'], code: 2, says: /Too many arguments/ } as const;

export const completionCases: CommandCases = {
  'completion bash': { works: () => [], prints: /complete -o default -F _qinling qinling/, ...tooMany },
  'completion zsh': { works: () => [], prints: /^#compdef qinling\n/, ...tooMany },
  'completion fish': { works: () => [], prints: /complete -c qinling/, ...tooMany },
};
